import type { Effects } from '../../../flows/effects.ts';
import type { ReminderSettings } from '../../../flows/views/reminders.ts';
import type { Models } from '../../../models/index.ts';
import { type TestDatabase, testModels } from '../../support/database.ts';
import { effectsOn, type Office } from '../../support/effects.ts';
import { openOffice, PEOPLE, REGISTRY } from '../../support/office.ts';

let database: TestDatabase;
let models: Models;
let office: Office;

beforeEach(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
  office = effectsOn(models);
});
afterEach(() => database.close());

const set = (key: string, change: Partial<ReminderSettings>) =>
  office.perform(PEOPLE.coordinator, key, 'set-reminders', { change });
const send = (key: string, scope: Effects['send-reminders']['params']['scope']) =>
  office.perform(PEOPLE.coordinator, key, 'send-reminders', { scope });
const stored = async () => (await models.districts.findById('rom-yen').lean())!;

describe('set-reminders', () => {
  test('changes what it names, tells the days that follow, and is written down', async () => {
    await set('e1', { hour: 10, dueDay: 25 });
    const answer = await set('e2', {
      headAfter: 0,
      extraHolidays: [{ date: '2026-11-25', name: 'วันหยุดพิเศษ' }],
    });
    expect(answer).toMatchObject({
      ok: true,
      settings: { dueDay: 25, hour: 10, headAfter: 0, firstBefore: 3 },
      days: { month: '2026-11', due: '2026-11-26', head: null },
    });
    expect(await stored()).toMatchObject({ reportDay: 25, reminders: { hour: 10, headAfter: 0 } });
    expect(await models.audit.findById('e1').lean()).toMatchObject({
      ...{
        district: 'rom-yen',
        by: PEOPLE.coordinator,
        action: 'reminders.set',
        subject: 'rom-yen/dueDay+hour',
      },
    });
  });

  test('a repeat does not undo what another coordinator has set since', async () => {
    await set('e1', { hour: 10 });
    await office.perform(PEOPLE.secondCoordinator, 'e2', 'set-reminders', { change: { hour: 11 } });
    expect(await set('e1', { hour: 10 })).toMatchObject({ ok: true, settings: { hour: 11 } });
  });

  test.each<Partial<ReminderSettings>>([
    { dueDay: 0 },
    { dueDay: 32 },
    { firstBefore: 16 },
    { hour: 21 },
    { quietFrom: 8, quietTo: 12 },
    { monthlyMessages: 0 },
    { extraWorkdays: ['31/12/2569'] },
    { something: 1 } as never,
  ])('refuses %j, whatever a flow made of it', async (change) => {
    const before = await stored();
    expect(await set('e1', change)).toEqual({ ok: false, problem: 'not-valid' });
    expect(await stored()).toEqual(before);
  });
});

describe('send-reminders', () => {
  test('sends once for its key, to whom can be reached, and is written down', async () => {
    office.clock.now = Date.parse('2026-11-23T10:00:00+07:00');
    await models.officers.updateOne({ userId: PEOPLE.somchai }, { $set: { follows: false } });
    const answer = await send('e1', { kind: 'all' });
    expect(answer).toMatchObject({ ok: true, sent: ['มาลี'], waiting: [], unreachable: ['สมชาย'] });
    expect(await send('e1', { kind: 'all' })).toEqual(answer);
    expect(await models.outbox.countDocuments({ to: PEOPLE.malee })).toBe(1);
    expect(await models.audit.findById('e1').lean()).toMatchObject({
      action: 'reminders.sent',
      subject: 'rom-yen',
    });
    const one = await send('e2', { kind: 'assignment', assignment: 'o13-registry' });
    expect(one).toMatchObject({ ok: true, sent: ['มาลี'], unreachable: [] });
    expect(await send('e3', { kind: 'division', division: REGISTRY })).toMatchObject({ ok: true });
    expect(await models.audit.findById('e3').lean()).toMatchObject({ subject: REGISTRY });
  });

  test('without any message left, and in quiet hours, it waits for the next contact', async () => {
    office.clock.now = Date.parse('2026-11-23T10:00:00+07:00');
    Object.assign(office.quota, { limit: 300, used: 300 });
    expect(await send('e1', { kind: 'division', division: REGISTRY })).toMatchObject({
      ok: true,
      sent: [],
      waiting: ['มาลี'],
    });
    Object.assign(office.quota, { limit: null, used: 0 });
    office.clock.now = Date.parse('2026-11-23T21:00:00+07:00');
    expect(await send('e2', { kind: 'division', division: REGISTRY })).toMatchObject({ waiting: ['มาลี'] });
    expect(await models.outbox.countDocuments({ state: 'waiting' })).toBe(0);
  });

  test('nothing to remind of leaves nothing behind', async () => {
    expect(await send('e1', { kind: 'assignment', assignment: 'o15-elsewhere' })).toEqual({
      ok: false,
      problem: 'nothing',
    });
    expect(await models.audit.countDocuments()).toBe(0);
  });
});
