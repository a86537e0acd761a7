import { mayBeEvidence, mayBePlan } from '../../flows/import-plan/files.ts';
import { importPlan } from '../../flows/import-plan.ts';
import type { ImportSummary, ImportView } from '../../flows/views/imports.ts';
import { drive } from '../support/drive.ts';
import { factsOf, NOW } from '../support/people.ts';
import { type Walked, type World, walk } from '../support/walk.ts';

const coordinator = factsOf({ role: 'coordinator', divisions: [] });

/** A file as it is seen in the chat: every text of it is `text`, every list as long as it is `full` or short. */
function fileOf(text: string, { full = false } = {}) {
  const list = <T>(most: number, one: (i: number) => T): T[] =>
    Array.from({ length: full ? most : 2 }, (_, i) => one(i));
  const summary: ImportSummary = {
    ...{ kind: 'plan', title: text, organisation: text, layout: 'plan-8', fiscalYearBE: 2570, period: null },
    ...{ items: 300, activities: 400, nobody: 3, noteCount: 90, notes: list(5, () => text) },
    indicators: list(11, (i) => ({ number: i === 0 ? null : i, name: text, items: i })),
    responsible: list(60, (i) => ({ name: `${text}${i}`, activities: i })),
  };
  const view = (changes: Partial<ImportView> = {}): ImportView => ({
    ...{ id: 'f1', name: `${text}.docx`, state: 'ready', problem: null },
    ...{ requestedAt: NOW, expiresAt: NOW + 7 * 86_400_000 },
    ...{ summary, questions: 4, answered: 0, question: null, last: null, changes: null },
    ...changes,
  });
  const about = { text, ask: 'ใช่หรือไม่', items: list(30, () => text) };
  const divisions = list(14, (i) => ({ value: `rom-yen/${i}`, label: `ฝ่ายที่ ${i} ${text}` }));
  const choices = [{ value: 'none', label: 'ไม่มี' }, ...divisions, { value: 'all', label: 'ทุกฝ่าย' }];
  const asks = {
    code: view({
      question: {
        ...{ ...about, id: 'q1', kind: 'one', typed: 'code', required: false },
        choices: [
          { value: 'O12', label: 'O12' },
          { value: 'none', label: 'ไม่ใส่รหัส' },
        ],
      },
    }),
    divisions: view({ question: { ...about, id: 'q2', kind: 'divisions', choices, required: false } }),
    required: view({
      question: {
        ...{ ...about, id: 'q3', kind: 'one', required: true },
        choices: [{ value: 'own', label: 'นำเข้า' }],
      },
    }),
  };
  const changes = {
    fiscalYearBE: 2571,
    added: 9,
    changed: 2,
    retired: 1,
    retiredWithReports: 1,
    returned: 1,
    kept: 5,
  };
  const confirmable = [
    { ...changes, version: 2, same: false, unassigned: 2 },
    { ...changes, version: 1, same: true, unassigned: 0 },
  ].map((known) => view({ changes: known, answered: 4 })) as [ImportView, ImportView];
  const outcome = {
    ...{ plan: 'rom-yen/2571/2', version: 2, fiscalYearBE: 2571, items: 300, assignments: 900 },
    ...{ added: 9, changed: 2, kept: 50, returned: 1, retiredCount: 60, unassignedCount: 20 },
    retired: list(10, () => text),
    unassigned: list(10, () => text),
  };
  const activity = { text, responsible: [text, text], due: '2026-11-30' };
  const answers = {
    'plan-import-items': {
      total: 300,
      items: list(6, () => ({ label: text, activityCount: 9, activities: list(3, () => activity) })),
    },
    'plan-import-changes': {
      total: 200,
      changes: list(15, () => ({
        ...{ kind: 'changed' as const, label: text, division: text, reported: true },
        fields: ['codes', 'title', 'text', 'outputs', 'channels', 'due', 'cadence', 'indicator'],
      })),
    },
  };
  const refused = view({ state: 'refused', problem: { code: 'password', text }, summary: null });
  return { view, asks, confirmable, refused, outcome, answers };
}

const file = fileOf('มาตรการ');

const world = (pending: ImportView | null, more: Partial<World> = {}): World => ({
  facts: coordinator,
  answers: { 'plan-import': pending, ...file.answers },
  results: {
    'decide-import': [...Object.values(file.asks), ...file.confirmable, null],
    'import-plan': [
      { ok: true, outcome: file.outcome },
      { ok: false, problem: 'not-allowed' },
      { ok: false, problem: 'gone' },
      { ok: false, problem: 'open' },
    ],
  },
  texts: ['O11', 'ถือตามที่อ่านได้ทั้งหมด'],
  events: ({ context }: Walked) => [
    { type: 'plan-read', id: String(context.id) },
    { type: 'plan-read', id: 'another file' },
  ],
  same: ({ misses, view, chosen, from, id }) => {
    const { state, question, last, changes: known } = (view as ImportView | null) ?? {};
    const where = [state, question?.id, known?.version, id !== null];
    const said = [(chosen as string[]).length > 0, last !== null, Number(from) > 0];
    // how it was misunderstood is the same wherever one stands otherwise
    return [Math.min(Number(misses), 3), ...where, ...(Number(misses) > 0 ? [] : said)];
  },
  ...more,
});

const FILE = { messageId: 'f1', name: 'แผน.docx', size: 1000 };

test.each([
  ['nothing that waits', world(null), ['dropped', 'evidence', 'gone', 'left']],
  ['a file that is read still', world(file.view({ state: 'fetching', summary: null })), ['slow']],
  ['a file that cannot be read', world(file.refused), ['dropped', 'left']],
  ['a file that was read', world(file.asks.code), ['dropped', 'gone', 'imported', 'left', 'notAllowed']],
  [
    'a file that is sent unasked',
    world(file.asks.code, { start: { file: FILE } }),
    ['dropped', 'evidence', 'gone', 'imported', 'left', 'notAllowed'],
  ],
])('every path from %s', (_, given, expected) => {
  const { ends } = walk(importPlan, given);
  expect(expected).toEqual(expect.arrayContaining(ends));
  expect(ends).toEqual(
    expect.arrayContaining(expected.filter((end) => end !== 'evidence' && end !== 'gone')),
  );
});

test('whoever is no coordinator is told whose task it is', () => {
  expect(walk(importPlan, { facts: factsOf({ role: 'officer' }) }).ends).toEqual(['notAllowed']);
});

test('what came together with a file that is no plan goes to the report', () => {
  const chat = drive(importPlan, {
    facts: coordinator,
    start: { file: FILE },
    answers: { 'plan-import': () => file.refused },
  });
  const photo = { messageId: 'p1', set: null, externalUrl: null };
  chat.send({ type: 'photo', photo });
  chat.send({ type: 'file', file: { ...FILE, messageId: 'f2' } });
  chat.send({ type: 'plan-read', id: 'f1' });
  expect(chat.output()).toEqual({
    next: {
      flow: 'report-progress',
      start: { files: [FILE, { ...FILE, messageId: 'f2' }], photos: [photo] },
    },
  });
});

test('LINE takes every message of the longest texts and lists', () => {
  const long = fileOf('มาตรการส่งเสริมคุณธรรมและความโปร่งใส '.repeat(12), { full: true });
  const [newer] = long.confirmable;
  for (const view of [...Object.values(long.asks), newer, long.refused]) {
    const answers = Object.entries({ 'plan-import': view, ...long.answers });
    const chat = drive(importPlan, {
      facts: coordinator,
      answers: Object.fromEntries(answers.map(([name, answer]) => [name, () => answer])),
    });
    if (view === long.refused) continue;
    chat.tap('ทำต่อ');
    chat.tap('ดูรายการที่อ่านได้');
    chat.tap('หน้าถัดไป');
    chat.tap('กลับไปตรวจ');
    expect(chat.send({ type: 'tap', name: 'go', value: '' }).said).toHaveLength(1);
    if (view !== newer) continue;
    chat.tap('ดูว่าเปลี่ยนเรื่องใด');
    chat.tap('กลับไปยืนยัน');
    chat.tap('ยืนยันนำเข้า');
    const { said } = chat.send({ type: 'done.import-plan', answer: { ok: true, outcome: long.outcome } });
    expect(said).toHaveLength(1);
  }
});

test('divisions are chosen one by one, or named together', () => {
  const chat = drive(importPlan, {
    facts: coordinator,
    answers: { 'plan-import': () => fileOf('', { full: true }).asks.divisions },
  });
  chat.tap('ทำต่อ');
  chat.type('ตอบทีละข้อ');
  chat.tap('ฝ่ายที่ 3');
  chat.type('ฝ่ายที่5, ฝ่ายที่7');
  expect(chat.type('ครบแล้ว').effects).toEqual([
    { type: 'decide-import', params: { id: 'f1', question: 'q2', choice: 'rom-yen/3 rom-yen/5 rom-yen/7' } },
  ]);
});

test('a file that is cancelled while it is read is given up, whatever was sent before it', () => {
  const chat = drive(importPlan, { facts: coordinator, answers: { 'plan-import': () => file.asks.code } });
  chat.tap('ส่งไฟล์อื่น');
  chat.send({ type: 'file', file: { ...FILE, messageId: 'f2' } });
  const { effects, said } = chat.send({ type: 'cancel' });
  expect(effects).toEqual([{ type: 'drop-import', params: { id: 'f2' } }]);
  expect(JSON.stringify(said)).toContain('ไม่นำเข้าไฟล์นี้');
});

test('a file that would end most of the work is asked about in red', () => {
  const said = (retired: number) => {
    const [newer] = file.confirmable;
    const view = { ...newer, changes: { ...newer.changes!, retired, changed: 1, kept: 5 } };
    const chat = drive(importPlan, { facts: coordinator, answers: { 'plan-import': () => view } });
    chat.tap('ทำต่อ');
    return JSON.stringify(chat.type('ต่อไป').said);
  };
  expect(said(7)).toContain('เลิกเกินครึ่ง');
  expect(said(6)).not.toContain('เลิกเกินครึ่ง');
});

test('the way back leads to the answer before, on whatever day it was given', () => {
  const chat = drive(importPlan, {
    facts: coordinator,
    answers: { 'plan-import': () => ({ ...file.asks.code, answered: 1, last: 'q0' }) },
  });
  chat.tap('ทำต่อ');
  chat.type('ตอบทีละข้อ');
  const taken = { id: 'f1', question: 'q0', choice: null };
  expect(chat.send({ type: 'back' }).effects).toEqual([{ type: 'decide-import', params: taken }]);
  chat.send({ type: 'done.decide-import', answer: file.asks.code });
  expect([chat.value(), chat.send({ type: 'back' }).effects]).toEqual(['asking', []]);
  expect(chat.value()).toBe('summary');
});

test('a file is given up in the middle of its questions', () => {
  const chat = drive(importPlan, { facts: coordinator, answers: { 'plan-import': () => file.asks.code } });
  chat.tap('ทำต่อ');
  chat.type('ตอบทีละข้อ');
  expect(chat.type('ไม่นำเข้า').effects).toEqual([{ type: 'drop-import', params: { id: 'f1' } }]);
});

test('a button of an earlier question does not answer the one that is open', () => {
  const view = { ...file.asks.code, answered: 2 };
  const chat = drive(importPlan, { facts: coordinator, answers: { 'plan-import': () => view } });
  chat.tap('ทำต่อ');
  chat.send({ type: 'tap', name: 'go', value: '' });
  expect(chat.choices()[0]).toMatchObject({ name: 'answer-2', value: 'O12' });
  chat.send({ type: 'tap', name: 'answer-1', value: 'none' });
  expect([chat.value(), chat.context().answer]).toEqual(['asking', null]);
});

test.each([
  ['แผน.docx', true, true],
  ['แผน.XLSX', true, true],
  ['แผน.pdf ', true, true],
  ['แผน.txt', true, false],
  ['แผน.xls', true, false],
  ['สไลด์.pptx', false, false],
  ['ภาพ.jpg', false, false],
  ['pdf', false, false],
])('%s may be a plan: %s, and evidence: %s', (name, plan, evidence) => {
  expect([mayBePlan({ ...FILE, name }), mayBeEvidence({ ...FILE, name })]).toEqual([plan, evidence]);
});
