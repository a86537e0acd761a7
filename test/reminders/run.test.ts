/** A month of reminders on the database: who gets what, by which way, at what cost. */
import type { LineMessage } from '../../flows/facts.ts';
import type { Models } from '../../models/index.ts';
import { setFields } from '../../src/database/once.ts';
import { checkLimits } from '../support/check-limits.ts';
import { type CountingLine, countingLine } from '../support/counting-line.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { addAssignment, addOfficer, openOffice, PEOPLE, REGISTRY, WORKS } from '../support/office.ts';
import { type Reminding, reminding } from '../support/reminding.ts';

let database: TestDatabase;
let models: Models;
let line: CountingLine;
let bot: Reminding;
let at: number;

const now = () => at;
const time = (local: string) => Date.parse(`${local}:00+07:00`);

beforeEach(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
  await models.districts.updateMany({}, { $set: { createdAt: new Date(time('2026-10-01T08:00')) } });
  await models.districts.deleteOne({ _id: 'thung-thong' });
  line = countingLine(now);
  bot = reminding({ models, line, now });
  at = time('2026-11-01T09:00');
});
afterEach(() => database.close());

/** The clock stands at a local time, and the bot has a look. */
async function goes(local: string): Promise<void> {
  at = time(local);
  await bot.step();
}

/** What was delivered since the last time it was asked for: `name: alternative text`. */
function heard(): string[] {
  const names = Object.entries(PEOPLE);
  const who = (to: string) => names.find(([, id]) => id === to)?.[0] ?? to;
  const all = line.delivered.splice(0);
  checkMessages(all.map(({ message }) => message));
  return all.map(({ to, message }) => `${who(to)}: ${message.altText}`).sort();
}

function checkMessages(messages: LineMessage[]): void {
  for (const message of messages) checkLimits([message]);
}

const report = (id: string, month: string, change: Record<string, unknown> = {}) =>
  setFields(models.assignments, id, {
    current: {
      ...{ update: 'u', month, at: new Date(at), author: PEOPLE.malee, photos: 0, files: 0 },
      ...{ status: 'in-progress', text: 'ทำแล้ว', reason: null, percent: null, count: null },
      ...change,
    } as never,
  });

test('the month of a district: first notice, due day, digest, escalation', async () => {
  await addOfficer(models, { userId: 'Uhead', name: 'ประยูร', role: 'head', divisions: ['works'] });
  await goes('2026-11-17T08:59');
  expect(heard()).toEqual([]);
  await goes('2026-11-17T09:00');
  expect(heard()).toEqual([
    'malee: ฝ่ายทะเบียน เหลือ ๒ เรื่อง ภายในวันศุกร์ที่ ๒๐ พ.ย.',
    'somchai: ฝ่ายโยธา เหลือ ๒ เรื่อง ภายในวันศุกร์ที่ ๒๐ พ.ย.',
  ]);
  await report('o15-registry', '2026-11');
  await goes('2026-11-20T09:00');
  await goes('2026-11-20T12:00');
  expect(heard()).toEqual([
    'malee: ฝ่ายทะเบียน เหลือ ๑ เรื่อง ครบกำหนดรายงานวันนี้',
    'somchai: ฝ่ายโยธา เหลือ ๒ เรื่อง ครบกำหนดรายงานวันนี้',
  ]);
  await report('o13-registry', '2026-11', { status: 'done' });
  await goes('2026-11-21T09:00');
  await goes('2026-11-22T09:00');
  await goes('2026-11-23T09:00');
  expect(heard()).toEqual([
    'coordinator: สรุปเดือนพฤศจิกายน รายงานแล้ว ๒ จาก ๔ เรื่อง',
    'secondCoordinator: สรุปเดือนพฤศจิกายน รายงานแล้ว ๒ จาก ๔ เรื่อง',
  ]);
  await goes('2026-11-24T09:00');
  expect(heard()).toEqual(['Uhead: ฝ่ายโยธา เลยกำหนดแล้ว ยังเหลือ ๒ เรื่อง ครบกำหนดไปเมื่อวันศุกร์ที่ ๒๐ พ.ย.']);
  await goes('2026-11-26T09:00');
  expect(heard()).toEqual([
    'coordinator: ยังไม่รายงาน ๑ ฝ่าย ๒ เรื่อง ครบกำหนดไปเมื่อวันศุกร์ที่ ๒๐ พ.ย.',
    'secondCoordinator: ยังไม่รายงาน ๑ ฝ่าย ๒ เรื่อง ครบกำหนดไปเมื่อวันศุกร์ที่ ๒๐ พ.ย.',
  ]);
  for (const day of ['27', '28', '30']) await goes(`2026-11-${day}T10:00`);
  expect(heard()).toEqual([]);
  const rows = await models.outbox.find().lean();
  expect(rows.map(({ state, messages }) => [state, messages])).toEqual(rows.map(() => ['sent', []]));
});

test('two officers of a division, and the coordinators, are one request each', async () => {
  await addOfficer(models, { userId: 'Usecond', name: 'นภา', divisions: ['registry'] });
  await goes('2026-11-17T09:00');
  expect(line.requests.map(({ to }) => to).sort()).toEqual(
    [[PEOPLE.malee, 'Usecond'], [PEOPLE.somchai]].sort(),
  );
});

test('done, postponed to a day ahead, and a quarter that does not end are left alone; without progress is told', async () => {
  await report('o15-registry', '2026-10', { status: 'done' });
  await report('o13-registry', '2026-10', { status: 'postponed', until: '2026-12-01' });
  await addAssignment(models, { _id: 'quarterly', codes: ['O20'], cadence: 'ทุก ๓ เดือน', division: REGISTRY });
  await report('o15-works', '2026-11', { percent: 60 });
  const same = { ...(await models.assignments.findById('o15-works').lean())!.current!, month: '2026-10' };
  await setFields(models.assignments, 'o15-works', { previous: same, asks: 'percent' });
  await report('i6-works', '2026-11', { status: 'done' });
  await goes('2026-11-17T09:00');
  expect(heard()).toEqual(['somchai: ฝ่ายโยธา รายงานครบแล้ว แต่ ๑ เรื่องยังไม่คืบหน้า ภายในวันศุกร์ที่ ๒๐ พ.ย.']);
  await goes('2026-12-16T09:00');
  expect(heard()[0]).toBe('malee: ฝ่ายทะเบียน เหลือ ๒ เรื่อง ภายในวันจันทร์ที่ ๒๑ ธ.ค.');
});

test('somebody who serves two divisions gets one message with both', async () => {
  await addOfficer(models, { userId: 'Uboth', name: 'สองฝ่าย', divisions: ['registry', 'works'] });
  await goes('2026-11-20T09:00');
  const both = line.delivered.filter(({ to }) => to === 'Uboth');
  expect(both).toHaveLength(1);
  expect(both[0]!.message.altText).toContain('๒ ฝ่ายของคุณ เหลือ ๔ เรื่อง');
});

test('who has not added the account gets no push, is named to the coordinator, and sees it at the next contact', async () => {
  await models.officers.updateOne({ userId: PEOPLE.malee }, { $set: { follows: false } });
  await goes('2026-11-20T09:00');
  expect(heard()).toEqual(['somchai: ฝ่ายโยธา เหลือ ๒ เรื่อง ครบกำหนดรายงานวันนี้']);
  await goes('2026-11-23T09:00');
  expect(JSON.stringify(line.delivered.at(-1)!.message)).toContain('มาลี');
  const shown = await bot.contact(PEOPLE.malee);
  expect(shown.map(({ altText }) => altText)).toEqual(['ฝ่ายทะเบียน เหลือ ๒ เรื่อง ครบกำหนดไปเมื่อวันศุกร์ที่ ๒๐ พ.ย.']);
  expect(await bot.contact(PEOPLE.malee)).toEqual([]);
});

test('without messages left everybody sees it with the next reply, as it stands then; nothing when nothing is left', async () => {
  line.limit = 0;
  await goes('2026-11-17T09:00');
  await goes('2026-11-20T09:00');
  expect(heard()).toEqual([]);
  await report('o15-registry', '2026-11');
  at = time('2026-11-20T15:00');
  expect((await bot.contact(PEOPLE.malee)).map(({ altText }) => altText)).toEqual([
    'ฝ่ายทะเบียน เหลือ ๑ เรื่อง ครบกำหนดรายงานวันนี้',
  ]);
  for (const id of ['o15-works', 'i6-works']) await report(id, '2026-11');
  expect(await bot.contact(PEOPLE.somchai)).toEqual([]);
  expect(await models.outbox.countDocuments({ state: 'held' })).toBe(0);
});

test('down at the hour is caught up the same day, with the newest only; after the quiet hours begin nothing is pushed', async () => {
  await goes('2026-11-17T16:30');
  expect(heard()).toHaveLength(2);
  await goes('2026-11-23T19:59');
  expect(heard().map((words) => words.split(':')[0])).toEqual([
    'coordinator',
    'malee',
    'secondCoordinator',
    'somchai',
  ]);
  await goes('2026-11-26T20:00');
  expect(heard()).toEqual([]);
  await goes('2026-11-27T09:00');
  expect(heard().map((words) => words.split(':')[0])).toEqual(['coordinator', 'secondCoordinator']);
});

test('what a district or its settings came after is not caught up', async () => {
  await setFields(models.districts, 'rom-yen', { remindersSetAt: new Date(time('2026-11-23T08:00')) });
  await goes('2026-11-23T09:00');
  expect(heard().map((words) => words.split(':')[0])).toEqual(['coordinator', 'secondCoordinator']);
});

test('by hand: the same key reminds once; the preview told the cost', async () => {
  at = time('2026-11-12T10:00');
  const scope = { kind: 'division', division: WORKS } as const;
  const preview = await bot.reminders.preview('rom-yen', scope);
  expect(preview).toMatchObject({ month: '2026-11', counted: 1, quota: { limit: 300, used: 0, left: 300 } });
  expect(preview!.divisions.map(({ division, people }) => [division.id, people])).toEqual([
    [WORKS, [PEOPLE.somchai]],
  ]);
  const given = { key: 'e1#1', district: 'rom-yen', scope, by: PEOPLE.coordinator };
  const sent = { sent: ['สมชาย'], waiting: [], unreachable: [], quota: { limit: 300, used: 1, left: 299 } };
  expect(await bot.reminders.send(given)).toEqual(sent);
  await bot.sends();
  expect(await bot.reminders.send(given)).toMatchObject({ sent: ['สมชาย'] });
  await bot.sends();
  expect(heard()).toEqual(['somchai: ฝ่ายโยธา เหลือ ๒ เรื่อง ภายในวันศุกร์ที่ ๒๐ พ.ย.']);
  expect((await bot.reminders.preview('rom-yen', scope))!.people).toMatchObject([{ remindedToday: true }]);
  const none = { ...given, key: 'e2#1', scope: { kind: 'assignment', assignment: 'gone' } as const };
  expect(await bot.reminders.send(none)).toBeNull();
});

test('the coordinators are warned at 80 %, and of each change of the plan, once a month', async () => {
  const told = () =>
    line.delivered.filter(({ to }) => to === PEOPLE.coordinator).map(({ message }) => message.altText);
  await goes('2026-11-12T10:00');
  expect(told()).toEqual([]);
  line.limit = 10;
  await goes('2026-11-12T10:06');
  expect(told()).toEqual(['แพ็กเกจของบัญชี LINE เปลี่ยนไป']);
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f'])
    await line.push('Uelse', [{ type: 'text', text: key }], key);
  await goes('2026-11-12T22:00');
  expect(told()).toHaveLength(1);
  await goes('2026-11-13T10:00');
  await goes('2026-11-16T10:00');
  line.limit = 300;
  await goes('2026-11-16T16:00');
  await goes('2026-11-16T16:06');
  expect(told().slice(1)).toEqual(['ใช้ไปแล้ว ๘ จาก ๑๐ ข้อความ', 'แพ็กเกจของบัญชี LINE เปลี่ยนไป']);
});

test('a warning that could not be pushed is shown at the next contact as long as it is true', async () => {
  const shown = async (local: string) => {
    at = time(local);
    return (await bot.contact(PEOPLE.coordinator)).map(({ altText }) => altText);
  };
  await goes('2026-11-12T10:00');
  line.limit = 1;
  await line.push('Uelse', [{ type: 'text', text: 'a' }], 'a');
  await goes('2026-11-12T10:06');
  expect(heard().filter((text) => text.startsWith('coordinator'))).toEqual([]);
  expect(await shown('2026-11-12T10:20')).toEqual(['แพ็กเกจของบัญชี LINE เปลี่ยนไป', 'ใช้ไปแล้ว ๑ จาก ๑ ข้อความ']);
  // of the next month, and untrue by the time the coordinator writes
  line.limit = 0;
  await goes('2026-12-01T10:00');
  const reminder = 'rom-yen/2026-12/quota-changed/1-0';
  expect(await models.outbox.countDocuments({ state: 'held', reminder })).toBeGreaterThan(0);
  line.limit = 300;
  expect((await shown('2026-12-01T10:20')).filter((text) => /แพ็กเกจ|ใช้ไปแล้ว/u.test(String(text)))).toEqual(
    [],
  );
});
