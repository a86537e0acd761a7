import type { Effects } from '../../../flows/effects.ts';
import type { Models } from '../../../models/index.ts';
import type { Answers } from '../../../models/update.ts';
import { type TestDatabase, testModels } from '../../support/database.ts';
import { effectsOn, type Office } from '../../support/effects.ts';
import { MONTH, NOW, openOffice, PEOPLE } from '../../support/office.ts';
import { addEvidence } from '../../support/stored-evidence.ts';

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

const DONE: Answers = {
  status: 'done',
  text: 'เผยแพร่แล้ว',
  reason: null,
  percent: null,
  count: null,
  until: null,
};
type Params = Effects['save-update']['params'];
const report = (given: Partial<Params> = {}): Params => ({
  assignment: 'o15-registry',
  month: MONTH,
  answers: DONE,
  evidence: [],
  replaces: null,
  ...given,
});
const save = (key: string, given: Partial<Params> = {}, who: string = PEOPLE.malee) =>
  office.perform(who, key, 'save-update', report(given));
const current = async (id = 'o15-registry') => (await models.assignments.findById(id).lean())!.current;

test('a report is saved with its evidence, shown on the assignment, and written into the audit', async () => {
  await addEvidence(models, { _id: 'p1' });
  await addEvidence(models, { _id: 'p2' });
  await addEvidence(models, { _id: 'f1', kind: 'file' });
  const evidence = [
    { id: 'p2', caption: 'หน้าสำนักงาน' },
    { id: 'f1', caption: null },
    { id: 'p1', caption: null },
  ];
  expect(await save('e1#0', { evidence })).toEqual({ ok: true, update: 'e1#0' });
  expect(await models.updates.findById('e1#0').lean()).toEqual({
    _id: 'e1#0',
    district: 'rom-yen',
    assignment: 'o15-registry',
    division: 'rom-yen/registry',
    month: MONTH,
    author: PEOPLE.malee,
    ...DONE,
    textMessage: null,
    reasonMessage: null,
    textParts: [],
    evidence: ['p2', 'f1', 'p1'],
    state: 'submitted',
    createdAt: new Date(NOW),
    history: [],
  });
  expect(await models.evidence.findById('p2').lean()).toMatchObject({
    update: 'e1#0',
    caption: 'หน้าสำนักงาน',
  });
  expect(await current()).toMatchObject({
    update: 'e1#0',
    status: 'done',
    photos: 2,
    files: 1,
    author: PEOPLE.malee,
  });
  expect(await models.audit.findById('e1#0').lean()).toMatchObject({
    action: 'update.saved',
    by: PEOPLE.malee,
    subject: 'e1#0',
  });
});

test('a repeat gives the same answer and saves once, also when the rights have ended meanwhile', async () => {
  const first = await save('e1#0');
  await models.officers.updateOne({ userId: PEOPLE.malee }, { $set: { state: 'blocked' } });
  expect(await save('e1#0')).toEqual(first);
  expect([await models.updates.countDocuments(), await models.audit.countDocuments()]).toEqual([1, 1]);
});

test('what was left undone by a crash is done by the repeat', async () => {
  await addEvidence(models, { _id: 'p1' });
  await save('e1#0', { evidence: [{ id: 'p1', caption: 'ก่อน' }] });
  await models.evidence.updateOne({ _id: 'p1' }, { $set: { update: null, caption: null } });
  await models.assignments.updateOne({ _id: 'o15-registry' }, { $set: { current: null } });
  await models.audit.deleteMany();
  await save('e1#0', { evidence: [{ id: 'p1', caption: 'ก่อน' }] });
  expect(await models.evidence.findById('p1').lean()).toMatchObject({ update: 'e1#0', caption: 'ก่อน' });
  expect(await current()).toMatchObject({ update: 'e1#0', photos: 1 });
  expect(await models.audit.countDocuments()).toBe(1);
});

test('a reason is kept with a postponed work only', async () => {
  await save('e1#0', { answers: { ...DONE, reason: 'left from before' } });
  expect(await current()).toMatchObject({ status: 'done', reason: null });
  office.clock.now += 1000;
  await save('e2#0', { answers: { ...DONE, status: 'postponed', reason: 'รองบประมาณ' } });
  expect(await current()).toMatchObject({ status: 'postponed', reason: 'รองบประมาณ' });
});

test.each<[string, Partial<Params>, string]>([
  ['a retired measure', { assignment: 'retired' }, 'retired'],
  ['a measure that is gone', { assignment: 'none' }, 'gone'],
  ['a correction of a report that is gone', { replaces: 'none' }, 'gone'],
])('%s is refused', async (_, given, problem) => {
  const { _id, ...other } = (await models.assignments.findById('o15-registry').lean())!;
  await models.assignments.create({ ...other, _id: 'retired', retired: true });
  expect(await save('e1#0', given)).toEqual({ ok: false, problem });
  expect(await models.updates.countDocuments()).toBe(0);
});

test("evidence of somebody else's chat, of another report, or refused, does not get into a report", async () => {
  await addEvidence(models, { _id: 'mine' });
  await addEvidence(models, { _id: 'theirs', conversation: PEOPLE.somchai });
  await addEvidence(models, { _id: 'used', update: 'another' });
  await addEvidence(models, { _id: 'refused', state: 'refused' });
  const evidence = ['theirs', 'mine', 'used', 'refused', 'none', 'mine'].map((id) => ({ id, caption: 'x' }));
  await save('e1#0', { evidence });
  expect((await models.updates.findById('e1#0').lean())!.evidence).toEqual(['mine']);
  for (const [id, update] of [
    ['theirs', null],
    ['used', 'another'],
  ] as const)
    expect(await models.evidence.findById(id).lean()).toMatchObject({ update, caption: null });
});

describe('the current state', () => {
  test('is the newest month, whatever is saved or corrected later', async () => {
    await save('nov#0', { month: '2026-11' });
    office.clock.now += 60_000;
    await save('oct#0', { month: '2026-10', answers: { ...DONE, status: 'in-progress', text: 'ตุลาคม' } });
    expect(await current()).toMatchObject({ update: 'nov#0', month: '2026-11' });
    await save('fix#0', { replaces: 'oct#0', answers: { ...DONE, text: 'แก้เดือนตุลาคม' } });
    expect(await current()).toMatchObject({ update: 'nov#0', text: DONE.text });
    await save('fix#1', { replaces: 'nov#0', answers: { ...DONE, text: 'แก้เดือนพฤศจิกายน' } });
    expect(await current()).toMatchObject({ update: 'nov#0', text: 'แก้เดือนพฤศจิกายน' });
  });

  test('is right after many people reported at the same moment', async () => {
    const people = Array.from({ length: 8 }, (_, i) => `U${String(100 + i).padStart(32, '0')}`);
    for (const userId of people) {
      const { _id, ...malee } = (await models.officers.findOne({ userId: PEOPLE.malee }).lean())!;
      await models.officers.create({ ...malee, _id: `rom-yen/${userId}`, userId });
    }
    await Promise.all(people.map((who, i) => save(`e${i}#0`, { month: `2026-0${i + 1}` }, who)));
    expect(await current()).toMatchObject({ update: 'e7#0', month: '2026-08' });
  });
});

describe('a correction', () => {
  beforeEach(async () => {
    for (const id of ['p1', 'p2', 'p3']) await addEvidence(models, { _id: id });
    const evidence = ['p1', 'p2'].map((id) => ({ id, caption: id }));
    await save('e1#0', { answers: { ...DONE, status: 'in-progress', percent: 60 }, evidence });
    office.clock.now += 60_000;
  });
  const correct = () =>
    save('e2#0', {
      replaces: 'e1#0',
      answers: DONE,
      evidence: ['p2', 'p3'].map((id) => ({ id, caption: 'ใหม่' })),
    });

  test('keeps the earlier answers, lets go of photos taken out, and happens once', async () => {
    expect(await correct()).toEqual({ ok: true, update: 'e1#0' });
    const saved = await models.updates.findById('e1#0').lean();
    expect(saved).toMatchObject({
      ...DONE,
      month: MONTH,
      createdAt: new Date(NOW),
      evidence: ['p2', 'p3'],
      history: [
        {
          at: new Date(NOW + 60_000),
          by: PEOPLE.malee,
          key: 'e2#0',
          was: { ...DONE, status: 'in-progress', percent: 60 },
          evidence: ['p1', 'p2'],
        },
      ],
    });
    expect(await models.evidence.findById('p1').lean()).toMatchObject({ update: null, state: 'stored' });
    expect(await models.evidence.findById('p3').lean()).toMatchObject({ update: 'e1#0', caption: 'ใหม่' });
    expect(await current()).toMatchObject({ update: 'e1#0', status: 'done', photos: 2 });

    expect(await correct()).toEqual({ ok: true, update: 'e1#0' });
    expect(await models.updates.findById('e1#0').lean()).toEqual(saved);
    expect(await models.updates.countDocuments()).toBe(1);
    expect(await models.audit.find({ _id: 'e2#0' }).lean()).toMatchObject([{ action: 'update.corrected' }]);
  });

  test('is for the author alone, not for a colleague, a coordinator or a person who left', async () => {
    const { _id, ...malee } = (await models.officers.findOne({ userId: PEOPLE.malee }).lean())!;
    await models.officers.create({ ...malee, _id: `rom-yen/${PEOPLE.stranger}`, userId: PEOPLE.stranger });
    for (const who of [PEOPLE.stranger, PEOPLE.coordinator]) {
      expect(await save(`${who}#0`, { replaces: 'e1#0' }, who)).toEqual({
        ok: false,
        problem: 'not-allowed',
      });
    }
    expect(await save('far#0', { replaces: 'e1#0' }, PEOPLE.elsewhere)).toEqual({
      ok: false,
      problem: 'gone',
    });
    await models.officers.updateOne({ userId: PEOPLE.malee }, { $set: { divisions: ['works'] } });
    expect(await save('e3#0', { replaces: 'e1#0' })).toEqual({ ok: false, problem: 'not-allowed' });
    expect((await models.updates.findById('e1#0').lean())!.history).toEqual([]);
  });
});
