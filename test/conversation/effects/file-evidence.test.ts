import type { Models } from '../../../models/index.ts';
import { type TestDatabase, testModels } from '../../support/database.ts';
import { effectsOn, type Office } from '../../support/effects.ts';
import { addGroup, addSeenPhoto, GROUP, SECOND_GROUP } from '../../support/groups.ts';
import { addAssignment, MONTH, openOffice, PEOPLE } from '../../support/office.ts';
import { addEvidence } from '../../support/stored-evidence.ts';

let database: TestDatabase;
let models: Models;
let office: Office;

beforeEach(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
  await addGroup(models, { divisions: ['registry'] });
  await addGroup(models, { _id: SECOND_GROUP, divisions: ['works'] });
  office = effectsOn(models);
});
afterEach(() => database.close());

const file = (
  photos: string[],
  { who = PEOPLE.malee, key = 'e1#1', to = 'o13-registry', group = GROUP } = {},
) => office.perform(who, key, 'file-evidence', { assignment: to, month: MONTH, photos }, group);
const report = (assignment: string, month = MONTH) =>
  office.perform(PEOPLE.malee, `report-${assignment}-${month}`, 'save-update', {
    ...{ assignment, month, evidence: [], replaces: null },
    answers: { status: 'done', text: 'ทำแล้ว', reason: null, percent: null, count: null },
  });
const evidenceOf = (id: string) => models.evidence.findById(id).lean();
const done = (filed: string[], into: 'report' | 'next-report' = 'next-report') => ({
  ...{ ok: true, filed, into, already: [] },
});

test('a photo of somebody who is no member is kept for the next report, under the name of its sender', async () => {
  await addSeenPhoto(models, { _id: 'p1', person: PEOPLE.stranger });
  expect(await file(['p1'])).toEqual(done(['p1']));
  expect(await evidenceOf('p1')).toMatchObject({
    ...{ sentBy: PEOPLE.stranger, conversation: `${GROUP}+${PEOPLE.malee}`, run: 'run-1', state: 'fetching' },
    ...{ assignment: 'o13-registry', month: MONTH, update: null, kind: 'photo' },
  });
  expect(office.woken).toBe(1);
  expect(await models.audit.find({ action: 'evidence.filed' }).lean()).toMatchObject([
    { subject: 'p1', by: PEOPLE.malee, district: 'rom-yen' },
  ]);
});

test('it goes into the saved report of that month, and not into its history', async () => {
  await report('o13-registry', '2026-10');
  await report('o13-registry');
  await addSeenPhoto(models, { _id: 'p1' });
  for (let repeat = 0; repeat < 2; repeat++) expect(await file(['p1'])).toEqual(done(['p1'], 'report'));
  const saved = await models.updates.findById(`report-o13-registry-${MONTH}`).lean();
  expect(saved).toMatchObject({ evidence: ['p1'], history: [] });
  expect(await evidenceOf('p1')).toMatchObject({ update: saved!._id });
  expect((await models.assignments.findById('o13-registry').lean())!.current).toMatchObject({ photos: 1 });
});

test('only photos of this group that were not taken back', async () => {
  await addSeenPhoto(models, { _id: 'p1' });
  await addSeenPhoto(models, { _id: 'gone', gone: true });
  await addSeenPhoto(models, { _id: 'elsewhere', group: SECOND_GROUP });
  await addSeenPhoto(models, { _id: 'words', kind: 'text' });
  expect(await file(['gone', 'elsewhere', 'words', 'never-seen', 'p1', 'p1'])).toEqual(done(['p1']));
  expect((await models.evidence.find().lean()).map(({ _id }) => _id)).toEqual(['p1']);
});

test('a photo is evidence once; who files it again learns of what', async () => {
  for (const _id of ['p1', 'p2', 'draft']) await addSeenPhoto(models, { _id });
  await report('o15-registry');
  await file(['p1']);
  await file(['p2'], { key: 'e2#1', to: 'o15-registry' });
  await addEvidence(models, { _id: 'draft' });
  const again = async (photos: string[], to: string) => {
    const answer = await office.perform(
      PEOPLE.malee,
      'e3#1',
      'file-evidence',
      { assignment: to, month: MONTH, photos },
      GROUP,
      'run-2',
    );
    return answer.ok ? [answer.filed, answer.already] : answer;
  };
  const o13 = { label: 'O13', month: MONTH };
  const o15 = { label: 'O15', month: MONTH };
  expect(await again(['p1', 'p2', 'draft'], 'o15-registry')).toEqual([
    [],
    [
      { photo: 'p1', here: false, ...o13 },
      { photo: 'p2', here: true, ...o15 },
      { photo: 'draft', here: false, label: null, month: null },
    ],
  ]);
  expect(await again(['p1'], 'o13-registry')).toEqual([[], [{ photo: 'p1', here: true, ...o13 }]]);
});

test('who files what is evidence of another division learns of which', async () => {
  await addSeenPhoto(models, { _id: 'p1' });
  await addEvidence(models, { _id: 'p1', assignment: 'o15-works', month: MONTH });
  expect(await file(['p1'])).toMatchObject({
    already: [{ here: false, label: 'O15', division: 'ฝ่ายโยธา', month: MONTH }],
  });
});

test('what was dropped, or could not be had, is fetched anew', async () => {
  for (const state of ['removed', 'refused'] as const) {
    await addSeenPhoto(models, { _id: state });
    await addEvidence(models, { _id: state, state, run: 'another', problem: 'unreachable' });
  }
  expect(await file(['removed', 'refused'])).toEqual(done(['removed', 'refused']));
  for (const id of ['removed', 'refused'])
    expect(await evidenceOf(id)).toMatchObject({
      state: 'fetching',
      run: 'run-1',
      assignment: 'o13-registry',
      problem: null,
    });
});

test("never into another division's measure, one that the group does not serve, or one that is retired", async () => {
  await addSeenPhoto(models, { _id: 'p1' });
  await addSeenPhoto(models, { _id: 'p2', group: SECOND_GROUP });
  await addAssignment(models, { _id: 'old', retired: true });
  const refused = (problem: string) => ({ ok: false, problem });
  expect(await file(['p1'], { to: 'o15-works' })).toEqual(refused('not-allowed'));
  expect(await file(['p1'], { who: PEOPLE.somchai, to: 'o15-works' })).toEqual(refused('not-allowed'));
  expect(await file(['p2'], { who: PEOPLE.malee, group: SECOND_GROUP })).toEqual(refused('not-allowed'));
  expect(await file(['p1'], { to: 'o15-elsewhere' })).toEqual(refused('gone'));
  expect(await file(['p1'], { to: 'old' })).toEqual(refused('retired'));
  expect(await models.evidence.countDocuments()).toBe(0);
});
