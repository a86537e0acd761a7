/**
 * Golden transcripts: whole conversations on the real engine and the real database, with LINE, the clock and the ids
 * stood in for. What was said is compared with `test/transcripts/<flow>/<story>.md`; `UPDATE_TRANSCRIPTS=1` renews the
 * files, and the difference is read in review.
 *
 *     transcript('join', 'with-a-code', async (stage) => {
 *       const mali = stage.person('มะลิ');
 *       await mali.follows();
 *       await mali.taps('ยินยอมและเริ่มใช้');
 *     });
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openStage, type Stage, type StageOptions } from './stage.ts';

export const TRANSCRIPTS = join(import.meta.dirname, '../transcripts');

/** A test that plays the story and compares what was said. */
export function transcript(
  flow: string,
  story: string,
  play: (stage: Stage) => Promise<void>,
  options?: StageOptions,
): void {
  test(`${flow}: ${story}`, async () => {
    const stage = await openStage(options);
    try {
      await play(stage);
    } finally {
      await stage.close();
    }
    await compare(join(TRANSCRIPTS, flow, `${story}.md`), `# ${flow}: ${story}\n\n${stage.text()}`);
  });
}

async function compare(file: string, said: string): Promise<void> {
  if (process.env.UPDATE_TRANSCRIPTS === '1') {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, said);
    return;
  }
  const golden = await readFile(file, 'utf8').catch(() => null);
  if (golden === null) throw new Error(`No ${file} yet: run with UPDATE_TRANSCRIPTS=1, then read it.`);
  expect(said).toBe(golden);
}
