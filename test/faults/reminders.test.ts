/** Every push of a reminder through all that LINE answers and wherever the process ends: each person gets it once. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Models } from '../../models/index.ts';
import { reminderDays } from '../../src/reminders/days.ts';
import { DEFAULT_REMINDERS } from '../../src/reminders/settings.ts';
import { momentOf } from '../../src/thai/calendar.ts';
import { type CountingLine, countingLine, type Mood } from '../support/counting-line.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { type FakeLine, fakeLine } from '../support/fake-line.ts';
import { addAssignment, addOfficer } from '../support/office.ts';
import { type Reminding, reminding } from '../support/reminding.ts';

const PEOPLE = ['Umali', 'Unapha', 'Upreecha'];
const MINUTE = 60_000;
const DUE = momentOf('2026-11-20', 9);

let database: TestDatabase;
let models: Models;
let at: number;
beforeEach(async () => {
  database = await testModels();
  models = database.models;
  at = DUE;
  const district = 'rom-yen';
  const createdAt = new Date(momentOf('2026-10-01', 8));
  await models.districts.create({ _id: district, name: 'สำนักงานเขตร่มเย็น', reportDay: 20, createdAt });
  const names = { name: 'ฝ่ายทะเบียน', shortName: 'ทะเบียน', aliases: [] };
  await models.divisions.create({
    ...{ _id: `${district}/registry`, district, slug: 'registry', kind: 'division', order: 0 },
    ...names,
  });
  await addAssignment(models, { _id: 'o15', codes: ['O15'], title: 'สถิติการให้บริการ' });
  for (const userId of PEOPLE) await addOfficer(models, { userId, name: userId, divisions: ['registry'] });
});
afterEach(() => database.close());

describe('LINE', () => {
  let line: CountingLine;
  let bot: Reminding;
  beforeEach(() => {
    line = countingLine(() => at);
    bot = reminding({ models, line, now: () => at });
  });

  const heard = () => line.delivered.map(({ to }) => to).sort();
  const stateOf = async () => (await models.outbox.find().lean()).map(({ state }) => state);

  /** A look every minute. */
  async function goesOn(minutes: number): Promise<void> {
    for (let i = 0; i < minutes; i++) {
      at += MINUTE;
      await bot.step();
    }
  }

  test.each<Mood>(['rate', 'error', 'gone', 'deaf'])(
    '%s for some minutes: tried again with the same people and key',
    async (mood) => {
      line.mood = mood;
      await bot.step();
      await goesOn(2);
      expect(heard()).toEqual(mood === 'deaf' ? PEOPLE : []);
      line.mood = 'ok';
      await goesOn(3);
      expect(heard()).toEqual(PEOPLE);
      expect(await stateOf()).toEqual(['sent', 'sent', 'sent']);
      expect(new Set(line.requests.map(({ to }) => to.join()))).toEqual(new Set([PEOPLE.join()]));
      if (mood !== 'rate') expect(new Set(line.requests.map(({ retryKey }) => retryKey)).size).toBe(1);
    },
  );

  test('the month is used up: never tried again, shown once with the next reply', async () => {
    line.mood = 'quota';
    await bot.step();
    line.mood = 'ok';
    await goesOn(3);
    expect(line.requests).toHaveLength(1);
    expect(await bot.contact(PEOPLE[0]!)).toHaveLength(1);
    expect(await bot.contact(PEOPLE[0]!)).toHaveLength(0);
  });

  test.each([
    ['nothing arrived: it waits for the next reply', 'rate', 'held', 1],
    ['it may have arrived: LINE is asked in the morning by the same key', 'deaf', 'sent', 0],
    ['it may have arrived, and did not: it goes in the morning', 'gone', 'sent', 0],
  ] as const)('away until the quiet hours; %s', async (_, mood, state, shown) => {
    line.mood = mood;
    await bot.step();
    at = momentOf('2026-11-20', 19);
    await bot.step();
    line.mood = 'ok';
    const before = line.requests.length;
    for (const hour of [20, 22, 24, 26, 31]) {
      at = momentOf('2026-11-20', hour);
      await bot.step();
    }
    expect(line.requests).toHaveLength(before);
    at = momentOf('2026-11-21', 8);
    await bot.step();
    expect(await stateOf()).toEqual([state, state, state]);
    expect(await bot.contact(PEOPLE[0]!)).toHaveLength(shown);
    expect(heard()).toEqual(state === 'sent' ? PEOPLE : []);
  });

  test('one of them makes LINE refuse the request: the others get theirs', async () => {
    const { multicast, push } = line;
    line.multicast = async () => ({ kind: 'rejected', status: 400, problem: 'to[1] invalid' });
    line.push = async (to, ...rest) =>
      to === PEOPLE[1] ? { kind: 'rejected', status: 400, problem: 'unknown' } : push(to, ...rest);
    bot = reminding({ models, line, now: () => at });
    await bot.step();
    await goesOn(2);
    expect(heard()).toEqual([PEOPLE[0], PEOPLE[2]]);
    expect((await stateOf()).sort()).toEqual(['failed', 'sent', 'sent']);
    line.multicast = multicast;
  });

  test('somebody who writes before the request is made is shown it, and is not in the request', async () => {
    await bot.reminders.look();
    expect(await bot.contact(PEOPLE[1]!)).toHaveLength(1);
    await bot.sends();
    expect(heard()).toEqual([PEOPLE[0], PEOPLE[2]]);
  });

  test('two processes at the same moment are one request', async () => {
    const other = reminding({ models, line, now: () => at });
    for (let i = 0; i < 5; i++) await Promise.all([bot.step(), other.step()]);
    expect(heard()).toEqual(PEOPLE);
  });
});

describe('kill -9', () => {
  let line: FakeLine;
  beforeEach(async () => {
    line = await fakeLine();
  });
  afterEach(() => line.close());

  /** One look in a process of its own; how it ended. */
  async function look(now: number, killPoint = ''): Promise<NodeJS.Signals | number> {
    const env = { DATABASE: database.uri, LINE: line.url, NOW: String(now), KILL_POINT: killPoint };
    const child = fork(join(import.meta.dirname, 'reminding-process.ts'), {
      env: { ...process.env, ...env, NODE_COMPILE_CACHE: join(tmpdir(), 'raingan-compile-cache') },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [code, signal] = await once(child, 'exit');
    return signal ?? code;
  }

  test('between deciding and sending, before and after the request: a later look finishes it, each gets it once', async () => {
    const points = ['decided', 'before multicast', 'after multicast'];
    for (const [i, point] of points.entries()) {
      const { due } = reminderDays(`2026-${10 + i}`, DEFAULT_REMINDERS);
      const now = momentOf(due, 9);
      expect([point, await look(now, point)]).toEqual([point, 'SIGKILL']);
      expect([point, await look(now + 5 * MINUTE)]).toEqual([point, 0]);
      expect([point, await look(now + 10 * MINUTE)]).toEqual([point, 0]);
      const heard = line.delivered.splice(0).map(({ to, words }) => `${to} ${words}`);
      const words = 'ฝ่ายทะเบียน เหลือ ๑ เรื่อง ครบกำหนดรายงานวันนี้';
      expect([point, heard.sort()]).toEqual([point, PEOPLE.map((to) => `${to} ${words}`)]);
    }
  }, 60_000);
});
