/**
 * A bot process as far as the database is concerned: opens the one of the folder given, writes a document for every
 * line it reads, and prints a line for everything it did. For tests that kill such processes.
 */
import { createInterface } from 'node:readline';
import { openDatabase } from '../../src/database/connect.ts';

const tell = (what: string) => process.stdout.write(`${what}\n`);
const { connection, uri, close } = await openDatabase({ dataDir: process.argv[2]!, say: () => {} });
tell(`open ${uri}`);
for await (const line of createInterface({ input: process.stdin })) {
  await connection.collection<{ _id: string }>('notes').insertOne({ _id: line });
  tell(`stored ${line}`);
}
await close();
tell('closed');
