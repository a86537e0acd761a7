/** Run by `scripts/setup.mjs`: fetches or builds the embedded database where one will be needed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartProblem } from '../errors.ts';
import { chooseProgram } from './choose.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const folder = await mkdtemp(join(tmpdir(), 'raingan-prepare-'));
try {
  await chooseProgram(folder, say);
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  say(error.message);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}
