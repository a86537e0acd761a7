/** Run by `scripts/setup.mjs`: fetches or builds the embedded database where one will be needed. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '../config.ts';
import { startProblemText } from '../errors.ts';
import { chooseProgram } from './choose.ts';

const { MONGODB_URI, DATA_DIR } = readEnvironment();
if (MONGODB_URI?.trim()) process.exit();

const say = (line: string) => process.stdout.write(`${line}\n`);
const folder = await mkdtemp(join(tmpdir(), 'raingan-prepare-'));
try {
  const dataDir = DATA_DIR?.trim() || 'data';
  await chooseProgram(existsSync(join(dataDir, 'database.kind')) ? dataDir : folder, say);
} catch (error) {
  say(startProblemText(error));
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}
