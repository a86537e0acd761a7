/** A fresh database for a test, on the server that Jest's global setup started. */
import { randomBytes } from 'node:crypto';
import { createModels, ensureIndexes, type Models } from '../../models/index.ts';
import { connect } from '../../src/database/connect.ts';

export interface TestDatabase {
  models: Models;
  /** Address with the database's name, for a second connection or process. */
  uri: string;
  /** Drops the database and closes the connection. */
  close(): Promise<void>;
}

/** A database of its own with all indexes made. */
export async function testModels(): Promise<TestDatabase> {
  const server = process.env.RAINGAN_TEST_MONGODB_URI;
  if (!server) throw new Error('RAINGAN_TEST_MONGODB_URI is not set: run the tests through Jest.');
  const uri = new URL(server);
  uri.pathname = `/test-${randomBytes(6).toString('hex')}`;
  const connection = await connect(uri.href);
  const models = createModels(connection);
  await ensureIndexes(models);
  return {
    models,
    uri: uri.href,
    async close() {
      await connection.dropDatabase();
      await connection.close();
    },
  };
}
