/** Stops the database that the setup started and removes its data. */
import { rm } from 'node:fs/promises';
import type { TestServer } from './global-setup.ts';

export default async function teardown(): Promise<void> {
  const { testServer } = globalThis as { testServer?: TestServer };
  if (!testServer) return;
  await testServer.server.stop();
  await rm(testServer.dataDir, { recursive: true, force: true });
}
