/** Imports on the real database: what is stored when, who may decide, and what a crash leaves. */
import type { Effects } from '../../../flows/effects.ts';
import type { ImportView } from '../../../flows/views/imports.ts';
import type { Models } from '../../../models/index.ts';
import { createQuestions } from '../../../src/conversation/questions/index.ts';
import { loadSample } from '../../../src/plan/sample.ts';
import { type TestDatabase, testModels } from '../../support/database.ts';
import { effectsOn } from '../../support/effects.ts';
import { addOfficer, factsOf, NOW, PEOPLE } from '../../support/office.ts';
import { addPlanFile, CLEAR_PLAN, corrected, NEXT_YEAR, REPORT, SAMPLE } from '../../support/plan-files.ts';

let database: TestDatabase;
let models: Models;
beforeEach(async () => {
  database = await testModels();
  models = database.models;
  await loadSample({ models, now: () => NOW });
  for (const userId of [PEOPLE.coordinator, PEOPLE.secondCoordinator])
    await addOfficer(models, { userId, role: 'coordinator' });
});
afterEach(() => database.close());

const readFile = (_id: string, text: string) => addPlanFile(models, { _id, by: PEOPLE.coordinator }, text);

let effects = 0;
function does<E extends 'decide-import' | 'import-plan' | 'drop-import'>(
  type: E,
  params: Effects[E]['params'],
  { by = PEOPLE.coordinator as string, key = `e${++effects}`, through = models } = {},
) {
  return effectsOn(through).perform(by, key, type, params);
}
const decides = (id: string, question: string, choice: string | null) =>
  does('decide-import', { id, question, choice });

async function viewOf(id: string | null, by: string = PEOPLE.coordinator): Promise<ImportView | null> {
  const { reminders } = effectsOn(models);
  const ask = createQuestions({
    models,
    now: () => NOW,
    publicUrl: null,
    linkKey: Buffer.from('x'),
    reminders,
  });
  return ask(await factsOf(models, by, NOW), 'plan-import', { id });
}

/** All that a plan is made of. */
const planned = async () => ({
  plans: await models.plans.find().sort({ _id: 1 }).lean(),
  items: await models.items.find().sort({ _id: 1 }).lean(),
  measures: await models.measures.find().sort({ _id: 1 }).lean(),
  assignments: await models.assignments.find().sort({ _id: 1 }).lean(),
  divisions: await models.divisions.find().sort({ _id: 1 }).lean(),
});

/** Answers each open question with the choice of `choose`, until there is none. */
async function answersAll(id: string, choose: (view: ImportView) => string): Promise<ImportView> {
  let view = (await viewOf(id))!;
  for (let n = 0; view.question && n < 50; n++) view = (await decides(id, view.question.id, choose(view)))!;
  return view;
}

test('nothing is stored in the plan before it is confirmed, and then it is, once', async () => {
  const before = await planned();
  await readFile('f1', NEXT_YEAR);
  expect(await does('import-plan', { id: 'f1' })).toEqual({ ok: false, problem: 'open' });
  const view = await answersAll('f1', ({ question }) => question!.choices[0]!.value);
  expect(view).toMatchObject({
    answered: view.questions,
    question: null,
    changes: { version: 1, changed: 0 },
  });
  expect(await planned()).toEqual(before);

  const first = await does('import-plan', { id: 'f1' }, { key: 'confirm' });
  expect(first).toMatchObject({ ok: true, outcome: { fiscalYearBE: 2571, version: 1, items: 29 } });
  const stored = await planned();
  expect(stored.plans).toHaveLength(2);
  expect(await does('import-plan', { id: 'f1' }, { key: 'confirm' })).toEqual(first);
  // a second tap on the button is another effect
  expect(await does('import-plan', { id: 'f1' })).toEqual(first);
  expect(await planned()).toEqual(stored);
});

test('an answer can be taken back; what the question cannot have is no answer', async () => {
  await readFile('f1', NEXT_YEAR);
  const { question, questions } = (await viewOf('f1'))!;
  expect(await decides('f1', question!.id, 'no such choice')).toMatchObject({ answered: 0 });
  expect(await decides('f1', 'no such question', 'one')).toMatchObject({ answered: 0 });
  expect(await decides('f1', question!.id, question!.choices[1]!.value)).toMatchObject({
    answered: 1,
    questions,
  });
  expect(await decides('f1', question!.id, null)).toMatchObject({
    answered: 0,
    question: { id: question!.id },
  });
});

test('an answer to what is not asked any more can be taken back', async () => {
  await readFile('f1', NEXT_YEAR);
  const decisions = [{ question: 'asked before another answer', choice: 'one' }];
  await models.planImports.updateOne({ _id: 'f1' }, { $set: { decisions } });
  expect(await viewOf('f1')).toMatchObject({ last: 'asked before another answer' });
  expect(await decides('f1', 'asked before another answer', null)).toMatchObject({ last: null });
  expect(await models.planImports.findById('f1').lean()).toMatchObject({ decisions: [] });
});

test('a name that was confirmed is known to the next file; a unit of its own has work then', async () => {
  await readFile('f1', NEXT_YEAR);
  const named = (view: ImportView, choice: string) =>
    view.question!.id.startsWith('responsible-unknown') ? choice : view.question!.choices[0]!.value;
  await answersAll('f1', (view) => named(view, 'rom-yen/registration'));
  await does('import-plan', { id: 'f1' });
  const division = await models.divisions.findById('rom-yen/registration').lean();
  expect(division!.aliases).toEqual(['คณะทำงานพัฒนาบริการ']);

  const other = corrected(NEXT_YEAR, ['คณะทำงานพัฒนาบริการ', 'คณะทำงานริมคลอง'], ['๒๕๗๑', '๒๕๗๒']);
  await readFile('f2', other);
  await answersAll('f2', (view) => named(view, 'new'));
  expect(await does('import-plan', { id: 'f2' })).toMatchObject({ outcome: { unassignedCount: 0 } });
  const unit = (await models.divisions.find({ kind: 'unit' }).lean())[0]!;
  expect(unit).toMatchObject({ name: 'คณะทำงานริมคลอง', district: 'rom-yen' });
  expect(await models.assignments.countDocuments({ division: unit._id })).toBe(1);

  await readFile('f3', corrected(NEXT_YEAR, ['๒๕๗๑', '๒๕๗๓']));
  const asked = new Set<string>();
  await answersAll('f3', ({ question }) => {
    asked.add(question!.id.split('-').slice(0, 2).join('-'));
    return question!.choices[0]!.value;
  });
  expect(asked).not.toContain('responsible-unknown');
});

test('the same file with other answers is a further version', async () => {
  await readFile('f1', NEXT_YEAR);
  await answersAll('f1', ({ question }) => question!.choices[0]!.value);
  await does('import-plan', { id: 'f1' });
  await readFile('f2', NEXT_YEAR);
  const merged = (view: ImportView) =>
    view.question!.id.startsWith('merged-cells') ? 'own' : view.question!.choices[0]!.value;
  expect(await answersAll('f2', merged)).toMatchObject({ changes: { version: 2, same: false } });
  await readFile('f3', NEXT_YEAR);
  const same = await answersAll('f3', ({ question }) => question!.choices[0]!.value);
  expect(same.changes).toMatchObject({ version: 1, same: true, added: 0, changed: 0, retired: 0 });
});

test('work with reports in other words is asked about: the same work keeps them', async () => {
  const corrections: [string, string][] = [
    [
      'การสื่อสารกับชุมชนริมคลองเรื่องการเก็บขยะชิ้นใหญ่\tนัดวันเก็บขยะชิ้นใหญ่ล่วงหน้าและแจ้งผลหลังเก็บ',
      'การเก็บขยะชิ้นใหญ่ในชุมชน\tนัดวันล่วงหน้าและแจ้งผลหลังเก็บขยะทุกครั้ง',
    ],
  ];
  const reported = (await models.assignments.find({ title: /ขยะชิ้นใหญ่/u }).lean())[0]!;
  const current = {
    ...{ update: 'u', month: '2026-11', at: new Date(NOW), author: 'U', photos: 0, files: 0 },
    ...{ status: 'done' as const, text: 'ทำแล้ว', reason: null, percent: null, count: 1 },
  };
  await models.assignments.updateOne({ _id: reported._id }, { $set: { current } });
  await readFile('f1', corrected(SAMPLE, ...corrections));
  let asked: ImportView['question'] = null;
  await answersAll('f1', ({ question }) => {
    if (!question!.id.startsWith('match')) return question!.choices[0]!.value;
    asked = question;
    return 'same';
  });
  expect(asked).toMatchObject({ required: true });
  expect(await does('import-plan', { id: 'f1' })).toMatchObject({ outcome: { added: 0, retiredCount: 0 } });
  expect(await models.assignments.findById(reported._id).lean()).toMatchObject({
    title: 'การเก็บขยะชิ้นใหญ่ในชุมชน',
    retired: false,
    current: { text: 'ทำแล้ว' },
  });
});

test('a report becomes the start of a year, its results the history of the measures', async () => {
  await readFile('f1', REPORT);
  await answersAll('f1', ({ question }) =>
    question!.id === 'plan-of'
      ? '2571'
      : question!.kind === 'divisions'
        ? 'rom-yen/registration'
        : question!.choices[0]!.value,
  );
  expect(await does('import-plan', { id: 'f1' })).toMatchObject({ outcome: { assignments: 2, items: 3 } });
  const items = await models.items.find({ plan: 'rom-yen/2571/1' }).sort({ order: 1 }).lean();
  expect(items.map(({ score }) => score)).toEqual([94.7, 0, 88.1]);
  expect(items[2]!.history).toMatchObject({ period: { from: '2025-10', to: '2026-03' } });
});

test("a crash after any write of the import is repaired by the effect's repeat, which tells the same", async () => {
  const text = corrected(SAMPLE, ['ให้บริการทุกคนด้วยมาตรฐานเดียวกัน', 'ให้บริการทุกคนอย่างเสมอภาค']);
  await readFile('f1', text);
  await answersAll('f1', ({ question }) =>
    question!.id.startsWith('responsible-unknown') ? 'new' : question!.choices[0]!.value,
  );
  let told: unknown = null;
  for (let writes = 0; told === null; writes++) {
    expect(writes).toBeLessThan(40);
    const attempt = { key: 'confirm', through: crashingAfter(models, writes) };
    told = await does('import-plan', { id: 'f1' }, attempt).catch(() => null);
  }
  expect(told).toMatchObject({ ok: true, outcome: { version: 2, changed: 2, added: 1, retiredCount: 0 } });
  expect(await does('import-plan', { id: 'f1' }, { key: 'confirm' })).toEqual(told);
  const { plans, assignments, divisions } = await planned();
  expect(plans.map(({ version, current }) => [version, current])).toEqual([
    [1, false],
    [2, true],
  ]);
  expect(assignments.filter(({ retired, plan }) => !retired && plan === 'rom-yen/2570/2')).toHaveLength(77);
  expect(divisions.filter(({ kind }) => kind === 'unit')).toHaveLength(1);
});

test('who did not send the file knows nothing of it; who gave it up neither', async () => {
  await readFile('f1', CLEAR_PLAN);
  const other = { by: PEOPLE.secondCoordinator };
  expect(await viewOf(null, PEOPLE.secondCoordinator)).toBeNull();
  expect(await does('import-plan', { id: 'f1' }, other)).toEqual({ ok: false, problem: 'gone' });
  expect(await does('decide-import', { id: 'f1', question: 'rest', choice: 'as-read' }, other)).toBeNull();
  await does('drop-import', { id: 'f1' }, other);
  expect(await viewOf(null)).toMatchObject({ id: 'f1' });
  await does('drop-import', { id: 'f1' });
  expect([await viewOf(null), await models.planImportParts.find().lean()]).toEqual([null, []]);
});

/** The models, of which every write after the first `writes` fails as if the process had ended. */
function crashingAfter(real: Models, writes: number): Models {
  let left = writes;
  const WRITES = new Set(['create', 'bulkWrite', 'updateOne', 'insertMany', 'collection']);
  const crash = () => {
    if (left-- <= 0) throw new Error('crash');
  };
  const wrap = <T extends object>(model: T): T =>
    new Proxy(model, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (!WRITES.has(String(name))) return value;
        if (name === 'collection') return wrap(value as object);
        return async (...given: unknown[]) => {
          crash();
          return (value as (...given: unknown[]) => unknown).apply(target, given);
        };
      },
    });
  const wrapped = Object.entries(real).map(([name, model]) => [
    name,
    name === 'connection' ? model : wrap(model),
  ]);
  return Object.fromEntries(wrapped) as Models;
}
