import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import type { Effects } from '../../flows/effects.ts';
import type { Models } from '../../models/index.ts';
import { createQuestions } from '../../src/conversation/questions/index.ts';
import { createLog } from '../../src/log.ts';
import { loadSample } from '../../src/plan/sample.ts';
import { createExportJob, KEPT_MS, TRIES } from '../../src/reports/export-job.ts';
import type { Render } from '../../src/reports/make.ts';
import { reportRouter } from '../../src/reports/routes.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { effectsOn } from '../support/effects.ts';
import { addOfficer, factsOf, NOW, PEOPLE } from '../support/office.ts';
import { addReport } from '../support/reported.ts';

const linkKey = Buffer.from('a key of at least sixteen');
const CHOICE: Effects['export-report']['params'] = {
  ...{ layout: 'report-5', from: '2026-10', to: '2026-11', format: 'pdf', digits: 'thai', draft: true },
};
const quiet = { ...createLog('error'), error: () => quiet } as unknown as ReturnType<typeof createLog>;

let database: TestDatabase;
let models: Models;
let server: Server;
let publicUrl: string;
let now = NOW;
const jobs: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  database = await testModels();
  models = database.models;
  await loadSample({ models, now: () => NOW });
  await addOfficer(models, { userId: PEOPLE.coordinator, role: 'coordinator' });
  await addOfficer(models, { userId: PEOPLE.secondCoordinator, role: 'coordinator' });
  server = createServer(express().use('/reports', reportRouter({ models, linkKey, now: () => now })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await addReport(models, {
    ...{ code: 'O7', division: 'registration', month: '2026-11', text: 'จัดทำคู่มือ', photos: 2 },
  });
});
afterEach(async () => {
  for (const job of jobs.splice(0)) await job.stop();
  now = NOW;
  for (const model of [models.exportedReports, models.exportedChunks, models.inbox]) await model.deleteMany();
});
afterAll(async () => {
  server.close();
  await database.close();
});

const wants = (key: string, by: string = PEOPLE.coordinator, choice = CHOICE) =>
  effectsOn(models).perform(by, key, 'export-report', choice);

function startJob(render: Render, loading = async () => ({ kind: 'ok' as const })) {
  const job = createExportJob({
    ...{ models, now: () => now, log: quiet, wake() {}, render, pollMs: 20 },
    line: { loading },
    forPrint: async (photo) => photo,
  });
  jobs.push(job);
  job.start();
  return job;
}
const writes =
  (text: string): Render =>
  async () =>
    Buffer.from(text);

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 300 && !(await condition()); i++) await sleep(20);
  expect(await condition()).toBe(true);
}
const stateOf = async (id: string) => (await models.exportedReports.findById(id).lean())?.state ?? null;
const isTold = async (id: string) => (await models.inbox.exists({ _id: `export:${id}` })) !== null;
const settled = (id: string) => until(() => isTold(id));

async function linkOf(by: string = PEOPLE.coordinator): Promise<string> {
  const { reminders } = effectsOn(models);
  const ask = createQuestions({ models, now: () => now, publicUrl, linkKey, reminders });
  const [newest] = await ask(await factsOf(models, by, now), 'exports', {});
  return newest!.url!;
}

test('a report that is asked for is made with what it was chosen to be, and the run is told', async () => {
  const given: Parameters<Render>[] = [];
  const loading: unknown[] = [];
  expect(await wants('e1#1')).toEqual({ ok: true, report: 'e1#1' });
  startJob(
    async (...all) => {
      given.push(all);
      return Buffer.from('%PDF');
    },
    async (...all: unknown[]) => {
      loading.push(all);
      return { kind: 'ok' };
    },
  );
  await settled('e1#1');
  const [[report, photos, how]] = given as [Parameters<Render>];
  expect(report.draft!.missing.length).toBeGreaterThan(50);
  expect(JSON.stringify(report.rows)).toContain('จัดทำคู่มือ');
  expect([...photos.values()].map((bytes) => bytes.subarray(0, 2).toString('hex'))).toEqual(['ffd8', 'ffd8']);
  expect(how).toEqual({ format: 'pdf', digits: 'thai' });
  expect(loading).toEqual([[PEOPLE.coordinator, 20]]);
  const [event] = await models.inbox.find().lean();
  expect(JSON.parse(event!.event)).toEqual({
    ...{ type: 'internal', input: { run: 'run-1', event: { type: 'exported', report: 'e1#1' } } },
  });
  const file = await fetch(await linkOf());
  expect([file.status, await file.text()]).toEqual([200, '%PDF']);
  expect(Object.fromEntries(file.headers)).toMatchObject({
    ...{ 'content-type': 'application/pdf', 'content-length': '4', 'cache-control': 'private, no-store' },
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('รายงานผล เขตร่มเย็น ต.ค. 69 - พ.ย. 69 ')}%28${encodeURIComponent('ร่าง')}%29.pdf`,
  });
});

test('a file larger than a document of the database comes back whole', async () => {
  const bytes = Buffer.alloc(17_000_001, 'รายงาน');
  await wants('e1#1', PEOPLE.coordinator, { ...CHOICE, format: 'docx' });
  startJob(async () => bytes);
  await settled('e1#1');
  expect(await models.exportedChunks.countDocuments()).toBe(3);
  const served = Buffer.from(await (await fetch(await linkOf())).arrayBuffer());
  expect(served.equals(bytes)).toBe(true);
});

test('one at a time, in the order asked for; one person has so many waiting at most', async () => {
  let running = 0;
  const order: string[] = [];
  for (const n of [1, 2, 3]) {
    now += 1000;
    await wants(`e${n}`, PEOPLE.coordinator, { ...CHOICE, to: `2026-1${n - 1}` });
  }
  expect(await wants('e4')).toEqual({ ok: false, problem: 'busy' });
  expect(await wants('other', PEOPLE.secondCoordinator)).toMatchObject({ ok: true });
  expect(await wants('e2')).toEqual({ ok: true, report: 'e2' });
  now += 60_000;
  startJob(async ({ title }) => {
    expect(++running).toBe(1);
    order.push(title.join(' '));
    await sleep(30);
    running--;
    return Buffer.from('x');
  });
  await settled('other');
  expect(order.map((title) => /[^ (-]+(?= ๒๕๖๙\)?$)/.exec(title)![0])).toEqual([
    ...['เดือนตุลาคม', 'พฤศจิกายน', 'ธันวาคม', 'พฤศจิกายน'],
  ]);
});

test('what fails is tried again, then given up and told', async () => {
  let tries = 0;
  await wants('e1');
  const failing = startJob(async () => {
    tries++;
    throw new Error('no');
  });
  await settled('e1');
  expect([tries, await stateOf('e1')]).toEqual([TRIES, 'failed']);
  await failing.stop();
  let again = 0;
  await wants('e2');
  startJob(async () => {
    if (++again === 1) throw new Error('no');
    return Buffer.from('x');
  });
  await settled('e2');
  expect(await stateOf('e2')).toBe('ready');
});

test('a crash in the middle: the next process makes it, but not for ever', async () => {
  await wants('e1');
  // as a process leaves it that died while it wrote
  const died = (attempts: number) =>
    models.exportedReports.updateOne(
      { _id: 'e1' },
      { $set: { state: 'waiting', attempts, nextAttemptAt: new Date(now + 300_000) } },
    );
  await died(1);
  const job = startJob(writes('the report'));
  await sleep(100);
  expect(await stateOf('e1')).toBe('waiting');
  now += 300_000;
  job.wake();
  await settled('e1');
  expect(await stateOf('e1')).toBe('ready');
  await models.inbox.deleteMany();
  await died(TRIES);
  now += 300_000;
  job.wake();
  await settled('e1');
  expect(await stateOf('e1')).toBe('failed');
});

test('a stop does not wait for a file that takes long; the next start makes it', async () => {
  await wants('e1');
  let begun = false;
  const job = startJob(() => {
    begun = true;
    return new Promise(() => {});
  });
  await until(async () => begun);
  await job.stop();
  startJob(writes('the report'));
  await settled('e1');
  expect(await models.exportedReports.findById('e1').lean()).toMatchObject({ state: 'ready', attempts: 1 });
});

test('two processes make it once', async () => {
  let made = 0;
  await wants('e1');
  const render: Render = async () => {
    made++;
    await sleep(50);
    return Buffer.from('x');
  };
  startJob(render);
  startJob(render);
  await settled('e1');
  await sleep(100);
  expect(made).toBe(1);
});

test('it expires: the link ends, and all of it is deleted', async () => {
  await wants('e1');
  const job = startJob(writes('the report'));
  await settled('e1');
  const link = await linkOf();
  now += KEPT_MS - 1;
  expect((await fetch(link)).status).toBe(200);
  now += 1;
  const ended = await fetch(link);
  expect([ended.status, await ended.text()]).toEqual([404, expect.stringContaining('หมดอายุ')]);
  job.wake();
  await until(async () => (await stateOf('e1')) === null);
  expect(await models.exportedChunks.countDocuments()).toBe(0);
});

describe('a link', () => {
  beforeEach(async () => {
    await wants('mine');
    await wants('theirs', PEOPLE.secondCoordinator);
    startJob(writes('the report'));
    await settled('mine');
    await settled('theirs');
  });

  test.each<[string, (url: URL) => void]>([
    ['to the file of somebody else', (url) => (url.pathname = url.pathname.replace('mine', 'theirs'))],
    ['without a signature', (url) => url.searchParams.delete('signature')],
    ['with two signatures', (url) => url.searchParams.append('signature', 'x')],
    ['with another signature', (url) => url.searchParams.set('signature', 'x')],
  ])('%s serves nothing', async (_, change) => {
    const url = new URL(await linkOf());
    change(url);
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([403, expect.not.stringContaining('the report')]);
  });

  test('serves nothing any more when its owner is no coordinator any more', async () => {
    const link = await linkOf();
    const change = (fields: object) =>
      models.officers.updateOne({ userId: PEOPLE.coordinator }, { $set: fields });
    await change({ role: 'officer' });
    expect((await fetch(link)).status).toBe(403);
    await change({ role: 'coordinator', state: 'left' });
    expect((await fetch(link)).status).toBe(403);
    await change({ state: 'active' });
    expect((await fetch(link)).status).toBe(200);
  });

  test('that nobody made leads nowhere', async () => {
    expect((await fetch(`${publicUrl}/reports/none?signature=x`)).status).toBe(404);
    expect((await fetch(`${publicUrl}/reports`)).status).toBe(404);
  });
});

test.each<[string, Partial<typeof CHOICE>, object]>([
  ['a year without a plan', { from: '2025-10', to: '2026-03' }, { problem: 'no-plan' }],
  ['two fiscal years', { from: '2026-09', to: '2026-10' }, { problem: 'not-allowed' }],
  ['no months', { from: '2026-13', to: '2026-13' }, { problem: 'not-allowed' }],
  ['a layout that is none', { layout: 'x' as never }, { problem: 'not-allowed' }],
])('nothing is begun for %s', async (_, choice, answer) => {
  expect(await wants('e1', PEOPLE.coordinator, { ...CHOICE, ...choice })).toEqual({ ok: false, ...answer });
  expect(await models.exportedReports.countDocuments()).toBe(0);
});
