/** Starts one database for all tests before the first of them, so that no test's time holds the start (or the build). */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseProgram } from '../../src/database/choose.ts';
import { type DatabaseServer, startServer } from '../../src/database/server.ts';

export interface TestServer {
  server: DatabaseServer;
  dataDir: string;
}

export default async function setup(): Promise<void> {
  if (process.env.RAINGAN_TEST_MONGODB_URI) return;
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const dataDir = await mkdtemp(join(tmpdir(), 'raingan-test-'));
  const { program, reason } = await chooseProgram(dataDir, say);
  say(reason);
  const server = await startServer({ program, dataDir, say });
  process.env.RAINGAN_TEST_MONGODB_URI = server.uri;
  Object.assign(globalThis, { testServer: { server, dataDir } satisfies TestServer });
}
