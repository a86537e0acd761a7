/** The whole bot as `npm start` runs it, with its simulator, on a database and a data folder of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testModels } from '../../support/database.ts';
import { until } from '../../support/simulator.ts';

const MAIN = join(import.meta.dirname, '../../../src/main.ts');
const START_MS = 60_000;

export type RunningBot = Awaited<ReturnType<typeof runBot>>;

export async function runBot() {
  const database = await testModels();
  const dataDir = await mkdtemp(join(tmpdir(), 'raingan-e2e-'));
  const settings = Object.entries(process.env).filter(
    ([name]) => !/^(LINE_|PUBLIC_URL|NODE_ENV)/u.test(name),
  );
  const bot = spawn(process.execPath, [MAIN], {
    cwd: dataDir,
    env: {
      ...Object.fromEntries(settings),
      PORT: '0',
      SIMULATOR_PORT: '0',
      DATA_DIR: dataDir,
      MONGODB_URI: database.uri,
      LOG_LEVEL: 'info',
    },
  });
  let output = '';
  for (const stream of [bot.stdout, bot.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  const ended = once(bot, 'exit');
  const pageUrl = await until(
    () => {
      if (bot.exitCode !== null) throw new Error(`the bot did not start:\n${output}`);
      return /Open (http:\S+)/u.exec(output)?.[1];
    },
    START_MS,
    'the bot to be ready',
  );
  return {
    pageUrl,
    models: database.models,
    /** What the bot printed and logged so far. */
    output: () => output,
    /** Stops it as an operator does, and removes its data. Fails when it does not end by itself with 0. */
    async stop() {
      bot.kill('SIGTERM');
      const [code] = await ended;
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
      if (code !== 0) throw new Error(`the bot ended with ${code}:\n${output}`);
    },
  };
}
