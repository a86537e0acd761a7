import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import readExif from 'exif-reader';
import sharp from 'sharp';
import type { EvidenceResult } from '../../flows/views/evidence.ts';
import type { Evidence } from '../../models/evidence.ts';
import type { Models } from '../../models/index.ts';
import type { InternalEnvelope } from '../../src/conversation/inbox.ts';
import { createFetcher, type Fetcher } from '../../src/evidence/fetcher.ts';
import { createLineClient } from '../../src/line/client.ts';
import { createLog } from '../../src/log.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { effectsOn } from '../support/effects.ts';
import { MONTH, NOW, openOffice, PEOPLE, REGISTRY } from '../support/office.ts';
import { FROM_A_PHONE, jpeg } from '../support/photos.ts';
import { addEvidence } from '../support/stored-evidence.ts';

const log = createLog('error');
let database: TestDatabase;
let models: Models;
let line: Server;
/** What LINE answers about a message; a list is answered one by one, its last for good. */
const answers = new Map<string, RequestListener | RequestListener[]>();
const asked = new Map<string, number>();
let now: number;
let woken = 0;
const running: Fetcher[] = [];

beforeAll(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
  line = createServer((request, response) => {
    const id = request.url!.split('/')[4]!;
    const times = asked.get(id) ?? 0;
    asked.set(id, times + 1);
    const answer = answers.get(id) ?? status(404);
    const [first] = Array.isArray(answer) ? answer.slice(Math.min(times, answer.length - 1)) : [answer];
    first!(request, response);
  }).listen(0, '127.0.0.1');
  await once(line, 'listening');
});
afterAll(async () => {
  line.closeAllConnections();
  line.close();
  await database.close();
});
beforeEach(async () => {
  now = NOW;
  woken = 0;
  asked.clear();
  answers.clear();
  await Promise.all([models.evidence.deleteMany(), models.blobs.deleteMany(), models.inbox.deleteMany()]);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((fetcher) => fetcher.stop()));
});

const status =
  (code: number): RequestListener =>
  (_, response) =>
    response.writeHead(code).end();
const bytes =
  (content: Buffer): RequestListener =>
  (_, response) =>
    response.end(content);
/** The connection breaks in the middle of the photo. */
const cut =
  (content: Buffer): RequestListener =>
  (_, response) => {
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, content.length / 2), () => response.destroy());
  };

function startFetcher(over: Partial<Parameters<typeof createFetcher>[0]> = {}): Fetcher {
  const origin = `http://127.0.0.1:${(line.address() as AddressInfo).port}`;
  const fetcher = createFetcher({
    models,
    line: createLineClient({
      accessToken: 't',
      apiBaseUrl: origin,
      dataBaseUrl: origin,
      timeoutMs: 2_000,
      log: createLog('error'),
    }),
    now: () => now,
    log: { info: () => log, warn: () => log, error: log.error.bind(log) },
    wake: () => {
      woken++;
    },
    publicUrl: 'https://bot.example.go.th',
    linkKey: Buffer.from('a key of at least sixteen'),
    pollMs: 20,
    ...over,
  });
  fetcher.start();
  running.push(fetcher);
  return fetcher;
}

const sent = (_id: string, given: Partial<Omit<Evidence, 'blob'>> = {}) =>
  addEvidence(models, { _id, state: 'fetching', nextAttemptAt: new Date(NOW), ...given });

/** The results that wait in the inbox, by evidence. `step` ms pass at each look, as retries wait. */
async function results(count: number, step = 10_000): Promise<Record<string, EvidenceResult>> {
  for (const until = Date.now() + 15_000; Date.now() < until; await sleep(20)) {
    const events = await models.inbox.find().lean();
    const settled = await models.evidence.countDocuments({ state: { $ne: 'fetching' } });
    if (events.length >= count && settled >= count) {
      const found = events.map(({ event }) => (JSON.parse(event) as InternalEnvelope).input.event);
      return Object.fromEntries(
        found.flatMap((event) => (event.type === 'evidence' ? [[event.result.id, event.result]] : [])),
      );
    }
    now += step;
  }
  throw new Error('the photos did not arrive');
}

test('an album arrives: kept without its place, the time kept, told to the run that waits', async () => {
  const photo = await jpeg({ seed: 7, exif: FROM_A_PHONE });
  answers.set('m1', bytes(photo));
  answers.set('m2', bytes(Buffer.from('not a photo')));
  await sent('m1', { run: 'r9' });
  await sent('m2', { run: 'r9' });
  startFetcher();

  expect(await results(2)).toEqual({
    m1: {
      id: 'm1',
      ok: true,
      takenAt: Date.parse('2026-11-05T09:30:00+07:00'),
      thumbnailUrl: expect.stringContaining('https://bot.example.go.th/evidence/m1/thumbnail?'),
      sameAs: null,
    },
    m2: { id: 'm2', ok: false, problem: 'not-supported' },
  });
  const event = await models.inbox.findById('evidence:m1').lean();
  expect(event!.conversation).toBe(PEOPLE.malee);
  expect(JSON.parse(event!.event)).toMatchObject({ type: 'internal', input: { run: 'r9' } });
  expect(woken).toBeGreaterThan(0);

  const sha256 = createHash('sha256').update(photo).digest('hex');
  expect(await models.evidence.findById('m1').lean()).toMatchObject({
    state: 'stored',
    kind: 'photo',
    blob: sha256,
    mime: 'image/jpeg',
    width: 64,
    takenAt: new Date('2026-11-05T09:30:00+07:00'),
  });
  expect(await models.evidence.findById('m2').lean()).toMatchObject({
    state: 'refused',
    problem: 'not-supported',
  });
  const blob = (await models.blobs.findById(sha256))!;
  expect(readExif((await sharp(photo).metadata()).exif!).GPSInfo).toBeDefined();
  expect((await sharp(blob.bytes).metadata()).exif).toBeUndefined();
  expect((await sharp(blob.thumbnail!).metadata()).format).toBe('jpeg');
});

test.each<[string, (photo: Buffer) => RequestListener[], number]>([
  ['is cut off in the middle', (photo) => [cut(photo), cut(photo), bytes(photo)], 3],
  ['is not ready yet', (photo) => [status(202), bytes(photo)], 2],
  ['fails at LINE', (photo) => [status(500), status(503), status(429), bytes(photo)], 4],
])('a photo that %s is fetched again', async (_, listeners, times) => {
  answers.set('m1', listeners(await jpeg({ seed: 3 })));
  await sent('m1');
  startFetcher();
  expect(await results(1)).toMatchObject({ m1: { ok: true } });
  expect(asked.get('m1')).toBe(times);
});

test.each([404, 410])('a photo that LINE no longer has (%i) is gone at once', async (code) => {
  answers.set('m1', status(code));
  await sent('m1');
  startFetcher();
  expect(await results(1)).toEqual({ m1: { id: 'm1', ok: false, problem: 'gone' } });
  expect(asked.get('m1')).toBe(1);
});

test('what cannot be had for an hour is given up; what was waiting while the bot was off is not', async () => {
  answers.set('m1', status(500));
  answers.set('late', [status(500), status(500), bytes(await jpeg())]);
  await sent('m1');
  await sent('late', { receivedAt: new Date(NOW - 5 * 3_600_000) });
  startFetcher();
  expect(await results(2, 90_000)).toMatchObject({
    m1: { ok: false, problem: 'unreachable' },
    late: { ok: true },
  });
  expect(asked.get('m1')).toBeGreaterThan(20);
  expect(asked.get('late')).toBe(3);
});

test('more than 20 MB are not even read to the end', async () => {
  let onTheWay = () => 0;
  answers.set('m1', (request, response) => {
    onTheWay = () => request.socket.bytesWritten;
    const writeOn = (parts: number) => {
      if (parts > 0) response.write(Buffer.alloc(1_000_000), () => writeOn(parts - 1));
    };
    writeOn(60);
  });
  await sent('m1');
  startFetcher();
  expect(await results(1)).toEqual({ m1: { id: 'm1', ok: false, problem: 'too-large' } });
  expect(onTheWay()).toBeLessThan(40_000_000);
});

test('a photo that lies elsewhere is fetched from there, but never from inside', async () => {
  await sent('m1', { externalUrl: `http://127.0.0.1:${(line.address() as AddressInfo).port}/x` });
  startFetcher();
  expect(await results(1)).toEqual({ m1: { id: 'm1', ok: false, problem: 'unreachable' } });
  expect(asked.size).toBe(0);
});

describe('the same photo again', () => {
  test('in one album is noticed once, and stored once', async () => {
    const photo = await jpeg({ seed: 11 });
    for (const id of ['m1', 'm2', 'm3']) answers.set(id, bytes(photo));
    await Promise.all(['m1', 'm2', 'm3'].map((id, i) => sent(id, { receivedAt: new Date(NOW + i) })));
    startFetcher();
    const all = Object.values(await results(3));
    const first = all.filter((result) => result.ok && result.sameAs === null);
    expect(first).toHaveLength(1);
    expect(all.filter((result) => result.ok && result.sameAs?.update === null)).toHaveLength(2);
    expect(await models.blobs.countDocuments()).toBe(1);
  });

  test('is noticed when a saved report of the district has it, not that of another district or draft', async () => {
    const photo = await jpeg({ seed: 12 });
    const blob = createHash('sha256').update(photo).digest('hex');
    await models.updates.create({
      _id: 'u1',
      district: 'rom-yen',
      assignment: 'o15-registry',
      division: REGISTRY,
      month: MONTH,
      author: PEOPLE.malee,
      status: 'done',
      text: 'x',
      reason: null,
      percent: null,
      count: null,
      evidence: ['old'],
      state: 'submitted',
      createdAt: new Date(NOW),
      history: [],
    });
    await addEvidence(models, { _id: 'old', update: 'u1', run: 'long-ago', state: 'stored' });
    await addEvidence(models, { _id: 'elsewhere', district: 'thung-thong', update: 'u2' });
    await addEvidence(models, { _id: 'draft', run: 'another' });
    await models.evidence.updateMany({}, { $set: { blob } });
    answers.set('m1', bytes(photo));
    await sent('m1', { run: 'r1' });
    const fetcher = startFetcher();
    const sameAs = { evidence: 'old', update: 'u1', label: 'O15', month: MONTH };
    expect(await results(1)).toMatchObject({ m1: { ok: true, sameAs } });
    await fetcher.stop();

    await models.inbox.deleteMany();
    await models.evidence.deleteOne({ _id: 'old' });
    answers.set('m2', bytes(photo));
    await sent('m2', { run: 'r2' });
    startFetcher();
    expect(await results(1)).toMatchObject({ m2: { ok: true, sameAs: null } });
  });
});

test('two processes on one queue tell each result once', async () => {
  const ids = Array.from({ length: 12 }, (_, i) => `m${i}`);
  for (const [i, id] of ids.entries()) answers.set(id, bytes(await jpeg({ seed: 20 + i })));
  await Promise.all(ids.map((id) => sent(id)));
  startFetcher();
  startFetcher();
  const all = await results(12);
  expect(Object.values(all).every(({ ok }) => ok)).toBe(true);
  expect(await models.inbox.countDocuments()).toBe(12);
});

test.each(['blob', 'event'] as const)(
  'killed after the %s was written, it is done again without harm',
  async (last) => {
    const photo = await jpeg({ seed: 50 });
    answers.set('m1', bytes(photo));
    await sent('m1');
    // the first process dies: nothing that it does after its last write reaches the database
    const dies = () => {
      throw new Error('killed');
    };
    const broken: Models = {
      ...models,
      inbox: last === 'blob' ? ({ collection: { insertMany: dies } } as never) : models.inbox,
      evidence: new Proxy(models.evidence, {
        get: (target, name) =>
          name !== 'updateOne'
            ? Reflect.get(target, name)
            : (filter: object, changes: { $set: Partial<Evidence> }) =>
                changes.$set.state ? dies() : target.updateOne(filter, changes),
      }),
    };
    const killed = startFetcher({
      models: broken,
      log: { info: () => log, warn: () => log, error: () => log },
    });
    const written = last === 'blob' ? models.blobs : models.inbox;
    while ((await written.countDocuments()) === 0) await sleep(20);
    await killed.stop();
    expect(await models.evidence.findById('m1').lean()).toMatchObject({ state: 'fetching' });

    startFetcher();
    expect(await results(1)).toMatchObject({ m1: { ok: true, sameAs: null } });
    expect(await models.evidence.findById('m1').lean()).toMatchObject({ state: 'stored' });
    expect([await models.inbox.countDocuments(), await models.blobs.countDocuments()]).toEqual([1, 1]);
  },
);

test('a draft given up while its photo was on its way leaves no bytes', async () => {
  const photo = await jpeg({ seed: 60 });
  answers.set('m1', async (_, response) => {
    await models.evidence.updateOne({ _id: 'm1' }, { $set: { state: 'removed' } });
    response.end(photo);
  });
  await sent('m1');
  startFetcher();
  await results(1);
  expect(await models.evidence.findById('m1').lean()).toMatchObject({ state: 'removed', blob: null });
  expect(await models.blobs.countDocuments()).toBe(0);
});

test('a photo refused after the report was saved is no longer counted', async () => {
  answers.set('m1', bytes(await jpeg()));
  answers.set('m2', status(410));
  await sent('m1');
  await sent('m2');
  await effectsOn(models).perform(PEOPLE.malee, 'saved', 'save-update', {
    assignment: 'o13-registry',
    month: MONTH,
    answers: { status: 'done', text: 'x', reason: null, percent: null, count: null },
    evidence: ['m1', 'm2'].map((id) => ({ id, caption: null })),
    replaces: null,
  });
  const photos = async () => (await models.assignments.findById('o13-registry').lean())!.current!.photos;
  expect(await photos()).toBe(2);
  const fetcher = startFetcher();
  await results(2);
  await fetcher.stop();
  expect(await photos()).toBe(1);
});

test('stops at once in the middle of a download, and goes on after the next start', async () => {
  const photo = await jpeg({ seed: 70 });
  answers.set('m1', [(_, response) => response.writeHead(200).write(photo.subarray(0, 9)), bytes(photo)]);
  await sent('m1');
  const fetcher = startFetcher();
  while (!asked.has('m1')) await sleep(10);
  const began = Date.now();
  await fetcher.stop();
  expect(Date.now() - began).toBeLessThan(1_000);
  startFetcher();
  expect(await results(1)).toMatchObject({ m1: { ok: true } });
});
