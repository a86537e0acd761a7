import type { Models } from '../../../models/index.ts';
import type { Update } from '../../../models/update.ts';
import { createQuestions } from '../../../src/conversation/questions/index.ts';
import { type TestDatabase, testModels } from '../../support/database.ts';
import { effectsOn, type Office } from '../../support/effects.ts';
import {
  addAssignment,
  addOfficer,
  factsOf,
  MONTH,
  NOW,
  openOffice,
  PEOPLE,
  REGISTRY,
} from '../../support/office.ts';
import { addEvidence } from '../../support/stored-evidence.ts';

let database: TestDatabase;
let models: Models;
let office: Office;
let ask: ReturnType<typeof createQuestions>;

beforeEach(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
  office = effectsOn(models);
  ask = createQuestions({
    models,
    now: () => NOW,
    publicUrl: 'https://bot.example.go.th',
    linkKey: Buffer.from('a key of at least sixteen'),
    reminders: office.reminders,
  });
});
afterEach(() => database.close());

const facts = (who: string = PEOPLE.malee, now = NOW) => factsOf(models, who, now);
const report = (key: string, month: string, given: Partial<Update> = {}, evidence: string[] = []) => {
  const { status = 'in-progress', text = key } = given;
  return office.perform(PEOPLE.malee, key, 'save-update', {
    assignment: given.assignment ?? 'o15-registry',
    month,
    answers: { status, text, reason: null, percent: null, count: null },
    evidence: evidence.map((id) => ({ id, caption: id })),
    replaces: null,
  });
};

describe("a division's work", () => {
  test('is what the plan of the fiscal year asks for, in its order', async () => {
    await addAssignment(models, { _id: 'first', order: 0 });
    await addAssignment(models, { _id: 'retired', retired: true });
    await addAssignment(models, { _id: 'last-year', fiscalYearBE: 2569 });
    await addAssignment(models, { _id: 'next-year', fiscalYearBE: 2571 });
    const ids = async (now: number) =>
      (await ask(await facts(PEOPLE.malee, now), 'work', {})).map(({ id }) => id);
    expect(await ids(NOW)).toEqual(['first', 'o15-registry', 'o13-registry']);
    expect(await ids(Date.parse('2026-09-30T23:59:00+07:00'))).toEqual(['last-year']);
    expect(await ids(Date.parse('2026-10-01T00:00:00+07:00'))).toEqual([
      'first',
      'o15-registry',
      'o13-registry',
    ]);
    expect(await ids(Date.parse('2027-10-01T00:00:00+07:00'))).toEqual(['next-year']);
    // a plan that is older than the year is better than none
    expect(await ids(Date.parse('2030-01-01T00:00:00+07:00'))).toEqual(['next-year']);
  });

  test('shows what was reported last', async () => {
    await addEvidence(models, { _id: 'p1' });
    await report('e1', MONTH, { status: 'done' }, ['p1']);
    const [o15] = await ask(await facts(), 'work', {});
    expect(o15).toMatchObject({
      id: 'o15-registry',
      division: { id: REGISTRY, shortName: 'ทะเบียน' },
      codes: ['O15'],
      current: { update: 'e1', month: MONTH, at: NOW, mine: true, status: 'done', photos: 1, files: 0 },
    });
  });
});

describe('the history', () => {
  test('holds the newest twelve reports with photos, captions and addresses', async () => {
    for (let month = 1; month <= 13; month++) {
      await report(`e${month}`, `2025-${String(month).padStart(2, '0')}`);
    }
    await addEvidence(models, { _id: 'p1', takenAt: new Date(NOW) });
    await addEvidence(models, { _id: 'p2' });
    await addEvidence(models, { _id: 'f1', kind: 'file', name: 'ผล.pdf' });
    await addEvidence(models, { _id: 'l1', kind: 'link', name: 'https://example.go.th/' });
    await report('new', MONTH, {}, ['p2', 'f1', 'l1', 'p1']);
    await models.evidence.updateOne({ _id: 'p2' }, { $set: { state: 'removed' } });

    const { item, updates } = (await ask(await facts(), 'history', { assignment: 'o15-registry' }))!;
    expect(item.id).toBe('o15-registry');
    expect(updates).toHaveLength(12);
    expect(updates.map(({ id }) => id).slice(0, 3)).toEqual(['new', 'e13', 'e12']);
    const address = (id: string, shown: string) =>
      expect.stringMatching(new RegExp(`^https://bot.example.go.th/evidence/${id}/${shown}\\?`));
    expect(updates[0]!.evidence).toEqual([
      {
        id: 'f1',
        kind: 'file',
        name: 'ผล.pdf',
        caption: 'f1',
        takenAt: null,
        thumbnailUrl: null,
        url: address('f1', 'content'),
      },
      {
        id: 'l1',
        kind: 'link',
        name: 'https://example.go.th/',
        caption: 'l1',
        takenAt: null,
        thumbnailUrl: null,
        url: 'https://example.go.th/',
      },
      {
        id: 'p1',
        kind: 'photo',
        name: null,
        caption: 'p1',
        takenAt: NOW,
        thumbnailUrl: address('p1', 'thumbnail'),
        url: address('p1', 'content'),
      },
    ]);
    expect(updates[0]).toMatchObject({ mine: true, authorName: 'มาลี', corrections: 0 });
  });

  test('of somebody who withdrew has no name', async () => {
    await report('e1', MONTH);
    await office.perform(PEOPLE.malee, 'e2', 'withdraw-consent', {});
    const found = await ask(await facts(PEOPLE.coordinator), 'update', { id: 'e1' });
    expect(found!.update).toMatchObject({ authorName: '', mine: false });
  });
});

test('the overview counts each division', async () => {
  await report('e1', '2026-10');
  await report('e2', MONTH, { assignment: 'o13-registry', status: 'done' });
  expect(await ask(await facts(PEOPLE.director), 'overview', {})).toEqual([
    {
      division: { id: REGISTRY, name: 'ฝ่ายทะเบียน', shortName: 'ทะเบียน' },
      total: 2,
      done: 1,
      inProgress: 1,
      notStarted: 0,
      postponed: 0,
      missing: 1,
      overdue: 0,
      officers: 1,
    },
    expect.objectContaining({ total: 2, done: 0, notStarted: 2, missing: 2, officers: 1 }),
  ]);
});

test('a search finds own work first, and of a measure that all do only the own', async () => {
  const own = await ask(await facts(), 'find-work', { text: 'โอ15' });
  expect([own.own, own.others].map((items) => items.map(({ id }) => id))).toEqual([['o15-registry'], []]);
  const other = await ask(await facts(), 'find-work', { text: 'เป็นไปตามขั้นตอน' });
  expect([other.own, other.others].map((items) => items.map(({ id }) => id))).toEqual([[], ['i6-works']]);
  for (let i = 0; i < 15; i++) await addAssignment(models, { _id: `more-${i}`, title: 'ซ่อมถนน' });
  expect((await ask(await facts(), 'find-work', { text: 'ซ่อมถนน' })).own).toHaveLength(10);
});

test('who waits is shown in the order of asking', async () => {
  const waiting = (n: number) => `U${String(300 + n).padStart(32, '0')}`;
  await addOfficer(models, {
    userId: waiting(1),
    state: 'pending',
    divisions: ['registry'],
    requestedAt: new Date(NOW),
  });
  await addOfficer(models, {
    userId: waiting(2),
    state: 'pending',
    divisions: ['works'],
    requestedAt: new Date(NOW - 9),
  });
  await models.officers.updateOne(
    { userId: PEOPLE.malee },
    { $set: { asksFor: ['works'], requestedAt: new Date(NOW + 9) } },
  );
  const requests = await ask(await facts(PEOPLE.coordinator), 'requests', {});
  expect(requests.map(({ userId }) => userId)).toEqual([waiting(2), waiting(1), PEOPLE.malee]);
  expect(requests[2]).toMatchObject({
    state: 'active',
    divisions: [{ id: REGISTRY }],
    asksFor: [{ shortName: 'โยธา' }],
  });
});
