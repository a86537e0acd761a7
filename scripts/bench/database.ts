/**
 * Measures the database that the bot would use here: operations per second on a collection of 5,000 documents of the
 * size of an inbox event. `node scripts/bench/database.ts`; MONGODB_URI chooses another one.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/database/connect.ts';

interface Doc {
  _id: string;
  queue: string;
  version: number;
  body: string;
}

const DOCUMENTS = 5000;
const SECONDS = 2;
const SIDE_BY_SIDE = 8;

const dataDir = await mkdtemp(join(tmpdir(), 'raingan-bench-'));
const database = await openDatabase({ uri: process.env.MONGODB_URI, dataDir, say: console.log });
const docs = database.connection.collection<Doc>(`bench${Date.now()}`);
await docs.createIndex({ queue: 1 });

let made = 0;
const fresh = (): Doc => {
  made += 1;
  return { _id: `event-${made}`, queue: `q${made % 500}`, version: 0, body: 'ผลการดำเนินการ '.repeat(20) };
};
const many = (n: number) => Array.from({ length: n }, fresh);
const anyOf = (n: number) => Math.floor(Math.random() * n);
const anyId = () => `event-${1 + anyOf(DOCUMENTS)}`;

await docs.insertMany(many(DOCUMENTS));
const report: [string, string, string][] = [];
await measure('find by _id', 1, () => docs.findOne({ _id: anyId() }));
await measure('find 10 by an indexed field', 1, () => docs.find({ queue: `q${anyOf(500)}` }).toArray());
await measure('find by neither (a full scan)', 1, () => docs.findOne({ body: 'none' }));
await measure('update by _id and version', 1, () =>
  docs.updateOne({ _id: anyId(), version: { $gte: 0 } }, { $inc: { version: 1 } }),
);
await measure('update, 50 in one bulkWrite', 50, () =>
  docs.bulkWrite(
    Array.from({ length: 50 }, () => ({
      updateOne: { filter: { _id: anyId() }, update: { $inc: { version: 1 } } },
    })),
    { ordered: false },
  ),
);
await measure('insert', 1, () => docs.insertOne(fresh()));
await measure('insert, 50 in one insertMany', 50, () => docs.insertMany(many(50), { ordered: false }));

console.log('\n| operation | one at a time /s | eight at a time /s |\n|---|--:|--:|');
for (const row of report) console.log(`| ${row.join(' | ')} |`);
await docs.drop();
await database.close();
await rm(dataDir, { recursive: true, force: true });

async function measure(name: string, each: number, operation: () => Promise<unknown>): Promise<void> {
  const alone = await rate(1, each, operation);
  const together = await rate(SIDE_BY_SIDE, each, operation);
  report.push([name, Math.round(alone).toLocaleString('en'), Math.round(together).toLocaleString('en')]);
}

/** Documents per second, with so many operations under way at any time. */
async function rate(width: number, each: number, operation: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  const until = began + SECONDS * 1000;
  let done = 0;
  const lane = async () => {
    while (performance.now() < until) {
      await operation();
      done += each;
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return (done / (performance.now() - began)) * 1000;
}
