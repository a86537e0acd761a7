/** The child process in which a file is read: see read-aside.ts. It reads one file and ends. */
import { openFile } from '../open-file.ts';
import { PlanProblem } from '../problem.ts';
import { readDocument } from '../read.ts';
import type { ChildAnswer } from './read-aside.ts';

process.once('message', async (bytes: Uint8Array) => {
  const answer = await read(Buffer.from(bytes));
  process.send?.(answer, () => process.disconnect?.());
});
// the bot is gone: nobody waits for the answer
process.once('disconnect', () => process.exit());

async function read(bytes: Buffer): Promise<ChildAnswer> {
  try {
    return { reading: readDocument(await openFile(bytes)) };
  } catch (error) {
    if (!(error instanceof PlanProblem)) throw error;
    return { problem: { code: error.code, message: error.message } };
  }
}
