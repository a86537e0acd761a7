import type { Effects } from '../../../flows/effects.ts';
import type { Models } from '../../../models/index.ts';
import type { Answers } from '../../../models/update.ts';
import { type TestDatabase, testModels } from '../../support/database.ts';
import { effectsOn, type Office } from '../../support/effects.ts';
import { addOfficer, MONTH, NOW, openOffice, PEOPLE } from '../../support/office.ts';
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

const BLOB = { mime: 'image/jpeg', bytes: 'x', thumbnail: null };
const POSTPONED: Answers = {
  status: 'postponed',
  text: 'ประชุมแล้ว',
  reason: 'รองบประมาณ',
  percent: null,
  count: null,
};
type Params = Effects['save-update']['params'];
let saved = 0;
const save = (given: Partial<Params> = {}, who: string = PEOPLE.malee) => {
  office.clock.now += 1000;
  return office.perform(who, `save${++saved}#0`, 'save-update', {
    assignment: 'o15-registry',
    month: MONTH,
    answers: POSTPONED,
    evidence: [],
    replaces: null,
    typedIn: { text: 'm1', reason: 'm2' },
    ...given,
  });
};
const takeBack = (messageId: string, who: string = PEOPLE.malee, key = `back-${messageId}#0`) =>
  office.perform(who, key, 'take-back', { messageId });
const report = async (answer: Awaited<ReturnType<typeof save>>) =>
  (await models.updates.findById(answer.ok ? answer.update : '').lean())!;
const assignment = async () => (await models.assignments.findById('o15-registry').lean())!;
const removals = async () =>
  (await models.audit.find({ action: /taken-back$/ }).lean()).map(({ action, subject }) => [action, subject]);

test('a photo goes from report, counts and storage, and the audit knows only that it went', async () => {
  for (const id of ['p1', 'p2']) await addEvidence(models, { _id: id, blob: BLOB, name: 'x.jpg' });
  const evidence = ['p1', 'p2'].map((id) => ({ id, caption: 'ประชุม' }));
  const first = await save({ evidence });
  await takeBack('p1');
  expect((await report(first)).evidence).toEqual(['p2']);
  expect((await assignment()).current).toMatchObject({ photos: 1 });
  expect((await models.blobs.find({}, { _id: 1 }).lean()).map(({ _id }) => _id)).toEqual(['blob-p2']);
  expect(await models.evidence.findById('p1').lean()).toMatchObject({
    state: 'removed',
    ...{ blob: null, name: null, caption: null, update: null },
  });
  expect(await removals()).toEqual([['evidence.taken-back', 'p1']]);
  await takeBack('p1');
  expect(await removals()).toHaveLength(1);
});

test('a photo of a draft, one that is still fetched, and one that a colleague filed, go as well', async () => {
  await addEvidence(models, { _id: 'draft', blob: BLOB });
  await addEvidence(models, { _id: 'fetching', state: 'fetching' });
  await addEvidence(models, { _id: 'filed', conversation: 'C1', assignment: 'o15-registry', month: MONTH });
  const colleague = `U${'8'.repeat(32)}`;
  await addOfficer(models, { userId: colleague, divisions: ['registry'] });
  const theirs = await save({}, colleague);
  expect((await report(theirs)).evidence).toEqual(['filed']);
  for (const id of ['draft', 'fetching', 'filed']) await takeBack(id);
  for (const id of ['draft', 'fetching', 'filed'])
    expect(await models.evidence.findById(id).lean()).toMatchObject({ state: 'removed', update: null });
  expect((await report(theirs)).evidence).toEqual([]);
  expect(await models.blobs.countDocuments()).toBe(0);
});

test('a text goes from the report, its history, the assignment, and reports that took it over', async () => {
  const october = await save({ month: '2026-10' });
  const november = await save({ typedIn: { text: null, reason: 'm3' } });
  await save({
    replaces: october.ok ? october.update : '',
    answers: { ...POSTPONED, text: 'เขียนใหม่' },
    typedIn: { text: 'm4', reason: null },
  });
  await takeBack('m1');
  expect(await report(october)).toMatchObject({
    text: 'เขียนใหม่',
    history: [{ was: { text: '', reason: 'รองบประมาณ' } }],
  });
  expect(await report(november)).toMatchObject({ text: '', reason: 'รองบประมาณ' });
  expect(await assignment()).toMatchObject({ current: { text: '' }, previous: { text: 'เขียนใหม่' } });
  await takeBack('m4');
  expect(await assignment()).toMatchObject({ previous: { text: '', month: '2026-10' } });
  await takeBack('m2');
  expect((await report(october)).reason).toBe('');
  expect((await report(october)).history[0]!.was.reason).toBe('');
  expect((await report(november)).reason).toBe('รองบประมาณ');
  expect(JSON.stringify([await report(october), await removals()])).not.toMatch(/ประชุมแล้ว|เขียนใหม่/);
});

test('of a text that was typed in several messages, one part goes', async () => {
  const parts = [
    { message: 'm1', text: 'ประชุมแล้ว' },
    { message: 'm5', text: 'ติดป้ายแล้ว' },
  ];
  const first = await save({
    answers: { ...POSTPONED, text: 'ประชุมแล้ว\nติดป้ายแล้ว' },
    typedIn: { text: 'm1', reason: null, parts },
  });
  await takeBack('m1');
  expect((await report(first)).text).toBe('ติดป้ายแล้ว');
  await takeBack('m5');
  expect((await report(first)).text).toBe('');
});

test('a caption and a link go with the message that they were typed in', async () => {
  await addEvidence(models, { _id: 'p1' });
  await addEvidence(models, { _id: 'link', kind: 'link', name: 'https://example.test', typedIn: 'm6' });
  const first = await save({
    evidence: [
      { id: 'p1', caption: 'ประชุม', typedIn: 'm7' },
      { id: 'link', caption: null },
    ],
  });
  await takeBack('m7');
  expect(await models.evidence.findById('p1').lean()).toMatchObject({
    caption: null,
    update: expect.any(String),
  });
  await takeBack('m6');
  expect((await report(first)).evidence).toEqual(['p1']);
  expect(await models.evidence.findById('link').lean()).toMatchObject({ state: 'removed', name: null });
});

test("nobody takes back what is somebody else's", async () => {
  await addEvidence(models, { _id: 'p1', blob: BLOB });
  await addEvidence(models, { _id: 'link', kind: 'link', name: 'https://example.test', typedIn: 'm6' });
  const first = await save({
    evidence: [
      { id: 'p1', caption: 'x', typedIn: 'm7' },
      { id: 'link', caption: null },
    ],
  });
  const before = JSON.stringify([
    await report(first),
    await assignment(),
    await models.evidence.find().lean(),
  ]);
  for (const who of [PEOPLE.coordinator, PEOPLE.somchai, PEOPLE.stranger, PEOPLE.elsewhere])
    for (const id of ['p1', 'm1', 'm2', 'm6', 'm7', 'none']) await takeBack(id, who, `${who}-${id}#0`);
  expect(JSON.stringify([await report(first), await assignment(), await models.evidence.find().lean()])).toBe(
    before,
  );
  expect(await removals()).toEqual([]);
});

test('who has left the office still takes back', async () => {
  const first = await save();
  await models.officers.updateOne({ userId: PEOPLE.malee }, { $set: { state: 'left' } });
  await takeBack('m1');
  expect((await report(first)).text).toBe('');
});

test('what a crash left undone is done by the repeat', async () => {
  await addEvidence(models, { _id: 'p1', blob: BLOB });
  const first = await save({ evidence: [{ id: 'p1', caption: null }] });
  const update = first.ok ? first.update : '';
  await models.evidence.updateOne({ _id: 'p1' }, { $set: { state: 'removed' } });
  await takeBack('p1');
  expect((await report(first)).evidence).toEqual([]);
  expect(await models.blobs.countDocuments()).toBe(0);
  await models.updates.updateOne({ _id: update }, { $set: { text: '' } });
  await takeBack('m1');
  expect((await assignment()).current).toMatchObject({ text: '' });
  expect(await removals()).toContainEqual(['update.taken-back', update]);
});

test('a correction keeps the messages of what it leaves as it was', async () => {
  const first = await save();
  const replaces = first.ok ? first.update : '';
  await save({
    replaces,
    answers: { ...POSTPONED, until: '2027-01-31' },
    typedIn: { text: null, reason: null, parts: [{ message: null, text: POSTPONED.text }] },
  });
  expect(await report(first)).toMatchObject({
    ...{ textMessage: 'm1', reasonMessage: 'm2', until: '2027-01-31', createdAt: new Date(NOW + 1000) },
  });
});
