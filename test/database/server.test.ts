/** The embedded database as a child process: it survives its own death and that of the process that started it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseProgram } from '../../src/database/choose.ts';
import { type Database, openDatabase } from '../../src/database/connect.ts';
import { tryLock } from '../../src/database/folder-lock.ts';
import { startServer } from '../../src/database/server.ts';
import { StartProblem } from '../../src/errors.ts';

let dataDir: string;
const opened: Database[] = [];
const others: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'raingan-server-'));
});
afterEach(async () => {
  for (const other of others.splice(0)) other.kill('SIGKILL');
  for (const database of opened.splice(0)) await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function open(say: (line: string) => void = () => {}): Promise<Database> {
  const database = await openDatabase({ dataDir, say });
  opened.push(database);
  return database;
}

const notes = ({ connection }: Database) => connection.collection<{ _id: string }>('notes');
const stored = async (database: Database) =>
  (await notes(database).find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);

/** Writes until it succeeds, as the parts of the bot do. */
async function storeAtLast(database: Database, _id: string): Promise<void> {
  for (const until = Date.now() + 20_000; Date.now() < until; await sleep(100)) {
    const ok = await notes(database)
      .insertOne({ _id })
      .catch(() => null);
    if (ok) return;
  }
  throw new Error('the database did not come back');
}

async function killServer(): Promise<void> {
  const { pid } = JSON.parse(await readFile(join(dataDir, 'database.json'), 'utf8'));
  process.kill(pid, 'SIGKILL');
  await sleep(100);
}

/** Another bot process on the same folder. */
async function openElsewhere() {
  const script = new URL('../support/open-elsewhere.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  others.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value as string | undefined;
  expect(await next()).toMatch(/^open mongodb:/);
  return { child, next, write: (line: string) => child.stdin.write(`${line}\n`) };
}

test('data are there after a stop and a start', async () => {
  const first = await open();
  await notes(first).insertOne({ _id: 'a' });
  await first.close();
  expect(await stored(await open())).toEqual(['a']);
});

test('a killed server is started again, and the same connection goes on with all that was stored', async () => {
  const database = await open();
  for (let round = 0; round < 3; round++) {
    await storeAtLast(database, `before-${round}`);
    await killServer();
    await storeAtLast(database, `after-${round}`);
  }
  expect(await stored(database)).toEqual([
    ...['after-0', 'after-1', 'after-2'],
    ...['before-0', 'before-1', 'before-2'],
  ]);
});

test('a second process joins the running server and takes over when the first is killed', async () => {
  const first = await openElsewhere();
  const said: string[] = [];
  const second = await open((line) => said.push(line));
  first.write('one');
  expect(await first.next()).toBe('stored one');
  await storeAtLast(second, 'two');
  first.child.kill('SIGKILL');
  while (!said.some((line) => line.includes('running it here'))) await sleep(50);
  await storeAtLast(second, 'three');
  expect(await stored(second)).toEqual(['one', 'three', 'two']);
  expect(tryLock(join(dataDir, 'database.lock'))).toBeNull();
});

test('what a killed process left behind keeps nobody from starting', async () => {
  const killed = await openElsewhere();
  killed.write('one');
  expect(await killed.next()).toBe('stored one');
  killed.child.kill('SIGKILL');
  expect(await stored(await open())).toEqual(['one']);
});

test('a data folder stays with the kind of database that made it', async () => {
  await writeFile(join(dataDir, 'database.kind'), 'mongod');
  const nowhere = { PATH: dataDir };
  await expect(chooseProgram(dataDir, () => {}, nowhere)).rejects.toThrow(StartProblem);
  await writeFile(join(dataDir, 'mongod'), '#!/bin/sh\n', { mode: 0o755 });
  const { program, reason } = await chooseProgram(dataDir, () => {}, nowhere);
  expect(program.command).toBe(join(dataDir, 'mongod'));
  expect(reason).toContain('were made with it');
  await writeFile(join(dataDir, 'database.kind'), 'ferretdb');
  expect((await chooseProgram(dataDir, () => {}, nowhere)).reason).toContain('FerretDB');
});

test('a named database that does not answer is told of in one sentence, without its password', async () => {
  const uri = 'mongodb://bot:secret@127.0.0.1:1/x';
  const opening = openDatabase({ uri, dataDir, say: () => {}, patienceMs: 0 });
  await expect(opening).rejects.toThrow(/^The database of MONGODB_URI \(mongodb:\/\/127\.0\.0\.1:1\/x\)/);
  await expect(opening).rejects.not.toThrow(/secret/);
});

test('a server that does not come up: one line, with the reason of its last words', async () => {
  const words = [
    'level=ERROR msg="earlier"',
    'level=ERROR msg="failed to construct handler: [pool.go:106 pool.New] file is not a database (26)"',
  ];
  const args = () => ['-e', `console.error(${JSON.stringify(words.join('\n'))}); process.exit(1)`];
  const folder = join(dataDir, 'damaged');
  const program = { command: process.execPath, args, folder, endsBy: 'end-of-input' } as const;
  await expect(startServer({ program, dataDir, say: () => {} })).rejects.toThrow(
    new StartProblem(
      `The embedded database in ${folder} does not start (file is not a database (26)): see that this user can write the folder and that its files are whole, or set DATA_DIR to another one.`,
    ),
  );
});
