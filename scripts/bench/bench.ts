/**
 * Events to replies per second and webhook times of Raingan, beside a floor (floor.ts) and a peer (bottender/), all on
 * the same database in the same run. Only the ratios mean something on another machine. `npm run bench`.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createModels } from '../../models/index.ts';
import { connect, openDatabase } from '../../src/database/connect.ts';
import { loadSample } from '../../src/plan/sample.ts';
import { startFakeLine } from './fake-line.ts';
import { type LoadResult, percentile, run } from './load.ts';

interface Contender {
  name: string;
  command: string[];
  /** The address that answers once it is ready. */
  ready: string;
  env?: Record<string, string>;
  /** The collection of the reports that it stores. */
  reports?: string;
  /** Before it starts, on its own database. */
  prepare?: (uri: string) => Promise<void>;
}

const SECRET = 'bench-channel-secret-0000000000000';
const PEOPLE = Array.from({ length: 100 }, (_, i) => `U${i.toString(16).padStart(32, '0')}`);
/** A whole report: which measure, status, what was done, no photos, save. */
const MESSAGES = ['รายงาน', '1', '1', 'จัดทำและเผยแพร่บนเว็บไซต์ของเขตแล้ว', '1', 'บันทึก'];
const ROUNDS = 4;

const here = import.meta.dirname;
const root = join(here, '../..');
const peerFolder = join(here, 'bottender');

const contenders: Contender[] = [
  { name: 'floor', command: [join(here, 'floor.ts')], ready: '/' },
  {
    name: 'raingan',
    command: [join(root, 'src/main.ts')],
    ready: '/healthz',
    reports: 'updates',
    prepare: prepareRaingan,
  },
  { name: 'bottender', command: [join(peerFolder, 'server.cjs')], ready: '/', reports: 'reports' },
];

installPeer();
const dataDir = await mkdtemp(join(tmpdir(), 'raingan-bench-'));
const database = await openDatabase({ uri: process.env.MONGODB_URI, dataDir, say: console.log });
const results = new Map<string, LoadResult>();
try {
  for (const contender of contenders) results.set(contender.name, await measure(contender));
} finally {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
}
report();

async function measure(contender: Contender): Promise<LoadResult> {
  const uri = new URL(database.uri);
  uri.pathname = `/bench-${contender.name}-${Date.now()}`;
  await contender.prepare?.(uri.href);
  const line = await startFakeLine();
  const port = await freePort();
  const child = spawn(process.execPath, contender.command, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      PORT: String(port),
      DATA_DIR: join(dataDir, contender.name),
      MONGODB_URI: uri.href,
      LINE_CHANNEL_SECRET: SECRET,
      LINE_CHANNEL_ACCESS_TOKEN: 'bench-access-token',
      LINE_API_BASE_URL: line.url,
      LINE_DATA_BASE_URL: line.url,
    },
  });
  try {
    await untilReady(`http://127.0.0.1:${port}${contender.ready}`, child);
    const load = {
      webhookUrl: `http://127.0.0.1:${port}/webhook`,
      channelSecret: SECRET,
      line,
      messages: MESSAGES,
    };
    await run({ ...load, people: PEOPLE.slice(0, 20), rounds: 2 });
    const before = await countReports(contender, uri.href);
    const result = await run({ ...load, people: PEOPLE, rounds: ROUNDS });
    const reports = (await countReports(contender, uri.href)) - before;
    if (contender.reports && reports !== PEOPLE.length * ROUNDS)
      throw new Error(`${contender.name} stored ${reports} reports, not ${PEOPLE.length * ROUNDS}.`);
    return result;
  } finally {
    child.kill('SIGKILL');
    await line.close();
  }
}

/** The sample district with the bench's people spread over its divisions; no output asks for a number. */
async function prepareRaingan(uri: string): Promise<void> {
  const connection = await connect(uri);
  const models = createModels(connection);
  const now = new Date();
  await loadSample({ models, now: () => now.getTime() });
  await models.assignments.updateMany({}, { $set: { asks: null } });
  const divisions = await models.divisions.find({ kind: 'division' }).lean();
  await models.officers.insertMany(
    PEOPLE.map((userId, i) => {
      const { district, slug } = divisions[i % divisions.length]!;
      return {
        _id: `${district}/${userId}`,
        district,
        userId,
        name: `เจ้าหน้าที่ ${i}`,
        role: 'officer' as const,
        state: 'active' as const,
        divisions: [slug],
        follows: true,
        consent: { version: 1, at: now },
        requestedAt: null,
        decidedBy: null,
        decidedAt: now,
      };
    }),
  );
  await connection.close();
}

/** Reports stored by now; a correction of an earlier one counts as one more. */
async function countReports(contender: Contender, uri: string): Promise<number> {
  if (!contender.reports) return 0;
  const connection = await connect(uri);
  const stored = await connection.collection<{ history?: unknown[] }>(contender.reports).find().toArray();
  await connection.close();
  return stored.reduce((count, { history = [] }) => count + 1 + history.length, 0);
}

function report(): void {
  const floor = results.get('floor')!;
  const rate = (result: LoadResult) => result.replies / result.seconds;
  console.log(`\n${PEOPLE.length} people at once, ${MESSAGES.length * ROUNDS} messages each\n`);
  console.log(
    '| bot | replies/s | of the floor | webhook p50 ms | p99 ms | reply p50 ms | p99 ms | silent | refused |',
  );
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|');
  for (const [name, result] of results) {
    const times = [result.webhooks, result.answers].flatMap((sorted) => [
      percentile(sorted, 0.5).toFixed(1),
      percentile(sorted, 0.99).toFixed(1),
    ]);
    const share = `${((100 * rate(result)) / rate(floor)).toFixed(0)} %`;
    console.log(
      `| ${[name, rate(result).toFixed(0), share, ...times, result.silent, result.refused].join(' | ')} |`,
    );
  }
  const [raingan, peer] = [results.get('raingan')!, results.get('bottender')!];
  console.log(
    `\nRaingan to Bottender: ${(rate(raingan) / rate(peer)).toFixed(2)} times the replies per second.`,
  );
}

function installPeer(): void {
  if (existsSync(join(peerFolder, 'node_modules'))) return;
  console.log('Installing Bottender for the comparison, once …');
  execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: peerFolder, stdio: 'ignore' });
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until; await sleep(100)) {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode} before it was ready.`);
    const ready = await fetch(url).then(
      (answer) => answer.status !== 503,
      () => false,
    );
    if (ready) return;
  }
  throw new Error('It was not ready within 30 s.');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
