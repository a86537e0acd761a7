/** The worker that fetches and reads files of plans. */
import { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Models } from '../../../models/index.ts';
import type { createLog } from '../../../src/log.ts';
import { createImportJob, type ImportJobOptions, KEPT_MS } from '../../../src/plan/pending/import-job.ts';
import { readingOf } from '../../../src/plan/pending/parts.ts';
import { PlanProblem } from '../../../src/plan/problem.ts';
import { readPlan } from '../../../src/plan/read.ts';
import { type TestDatabase, testModels } from '../../support/database.ts';
import { effectsOn } from '../../support/effects.ts';
import { NOW, openOffice, PEOPLE } from '../../support/office.ts';
import { CLEAR_PLAN } from '../../support/plan-files.ts';

const quiet = { info: () => quiet, warn: () => quiet, error: () => quiet } as unknown as ReturnType<
  typeof createLog
>;

let database: TestDatabase;
let models: Models;
let now = NOW;
const jobs: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
});
afterEach(async () => {
  for (const job of jobs.splice(0)) await job.stop();
  now = NOW;
  for (const model of [models.planImports, models.planImportParts, models.inbox]) await model.deleteMany();
});
afterAll(() => database.close());

const sent = (messageId: string) =>
  effectsOn(models).perform(PEOPLE.coordinator, `e-${messageId}`, 'fetch-plan', {
    messageId,
    name: 'แผน.txt',
  });

type Answer = { status: number; bytes?: Buffer };
function startJob(
  options: { content?: (id: string) => Promise<Answer>; read?: ImportJobOptions['read'] } = {},
) {
  const { content = async () => ({ status: 200, bytes: Buffer.from(CLEAR_PLAN) }) } = options;
  const job = createImportJob({
    ...{ models, now: () => now, log: quiet, wake() {}, pollMs: 10 },
    read: options.read ?? (async (bytes) => readPlan(bytes.toString())),
    line: {
      loading: async () => ({ kind: 'ok' }),
      async content(id) {
        const { status, bytes } = await content(id);
        return { status, contentType: '', body: bytes ? (ReadableStream.from([bytes]) as never) : null };
      },
    },
  });
  jobs.push(job);
  job.start();
  return job;
}

async function settled(id: string) {
  for (let i = 0; i < 300 && !(await models.inbox.exists({ _id: `import:${id}` })); i++) await sleep(20);
  return (await models.planImports.findById(id).lean())!;
}

test('reads a file once, keeps what it read, and tells the run', async () => {
  await sent('m1');
  startJob();
  startJob();
  const read = await settled('m1');
  expect(read).toMatchObject({
    state: 'ready',
    attempts: 1,
    problem: null,
    bytes: Buffer.byteLength(CLEAR_PLAN),
  });
  expect(await readingOf(models, read)).toEqual(readPlan(CLEAR_PLAN));
  const told = await models.inbox.findById('import:m1').lean();
  expect(JSON.stringify(told)).toContain('plan-read');
});

test('a reading that needs several documents comes back whole', async () => {
  const reading = readPlan(CLEAR_PLAN);
  const [item] = reading.items;
  const long = { ...reading, items: Array(2000).fill({ ...item!, title: 'ประเด็น '.repeat(200) }) };
  await sent('m1');
  startJob({ read: async () => long });
  const read = await settled('m1');
  expect(read.parts).toBeGreaterThan(1);
  expect(await readingOf(models, read)).toEqual(long);
  await models.planImportParts.deleteOne({ _id: 'm1/1' });
  expect(await readingOf(models, read)).toBeNull();
});

test.each([
  ['a file that LINE has no more', async () => ({ status: 404 }), undefined, 'gone'],
  [
    'a file that is too large',
    async () => ({ status: 200, bytes: Buffer.alloc(20_000_001) }),
    undefined,
    'too-large',
  ],
  [
    'a table with more items than any plan has',
    undefined,
    async () => {
      const reading = readPlan(CLEAR_PLAN);
      return { ...reading, items: Array(2001).fill(reading.items[0]!) };
    },
    'too-large',
  ],
  [
    'a file that cannot be read',
    undefined,
    async () => {
      throw new PlanProblem('password', 'มีรหัสผ่าน (locked)');
    },
    'password',
  ],
])('%s is refused with the reason, in Thai', async (_, content, read, code) => {
  await sent('m1');
  startJob({ ...(content && { content }), ...(read && { read }) });
  const refused = await settled('m1');
  expect(refused).toMatchObject({ state: 'refused', problem: { code }, parts: 0 });
  expect(refused.problem!.text).not.toMatch(/\([a-z]/);
});

describe('in time', () => {
  let clock: NodeJS.Timeout;
  beforeEach(() => {
    clock = setInterval(() => {
      now += 1_000;
    }, 10);
  });
  afterEach(() => clearInterval(clock));

  test('LINE that is away for a while is asked again', async () => {
    const status = [503, 202, 200];
    await sent('m1');
    startJob({ content: async () => ({ status: status.shift()!, bytes: Buffer.from(CLEAR_PLAN) }) });
    expect(await settled('m1')).toMatchObject({ state: 'ready', attempts: 3 });
  });

  test('what fails each time is given up, and the next file is read', async () => {
    await sent('m1');
    await sent('m2');
    startJob({
      content: async (id) => ({ status: 200, bytes: Buffer.from(id === 'm1' ? 'breaks' : CLEAR_PLAN) }),
      read: async (bytes) => {
        if (bytes.toString() === 'breaks') throw new Error('the reader broke');
        return readPlan(bytes.toString());
      },
    });
    expect(await settled('m2')).toMatchObject({ state: 'ready' });
    expect(await settled('m1')).toMatchObject({
      state: 'refused',
      problem: { code: 'unreachable' },
      attempts: 4,
    });
  });
});

test('of a file that is given up while it is read nothing is kept', async () => {
  await sent('m1');
  const reading = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  startJob({
    read: async (bytes) => {
      reading.resolve();
      await goOn.promise;
      return readPlan(bytes.toString());
    },
  });
  await reading.promise;
  await effectsOn(models).perform(PEOPLE.coordinator, 'e-drop', 'drop-import', { id: 'm1' });
  goOn.resolve();
  await jobs[0]!.stop();
  expect(await models.planImports.find().lean()).toEqual([]);
  expect(await models.planImportParts.find().lean()).toEqual([]);
  expect(await models.inbox.exists({ _id: 'import:m1' })).toBeNull();
});

test('what nobody confirmed is deleted after a week, with what was read', async () => {
  await sent('m1');
  startJob();
  await settled('m1');
  now += KEPT_MS;
  for (let i = 0; i < 200 && (await models.planImports.exists({ _id: 'm1' })); i++) await sleep(10);
  expect([await models.planImports.find().lean(), await models.planImportParts.find().lean()]).toEqual([
    [],
    [],
  ]);
});
