import type { Effects } from '../../flows/effects.ts';
import type { Facts, GroupView } from '../../flows/facts.ts';
import { filePhoto } from '../../flows/file-photo.ts';
import type { EvidenceResult } from '../../flows/views/evidence.ts';
import type { WorkItem } from '../../flows/views/work.ts';
import { type Drive, drive } from '../support/drive.ts';
import { factsOf, works } from '../support/people.ts';
import { render } from '../support/render.ts';
import { type World, walk } from '../support/walk.ts';
import { workItem } from '../support/work-items.ts';

const GROUP = `C${'1'.repeat(32)}`;
const group: GroupView = { id: GROUP, name: null, state: 'linked', district: 'rom-yen', divisions: [] };
const facts: Facts = { ...factsOf({}), group };
const o13 = workItem('o13', { codes: ['O13'], title: 'คู่มือสำหรับประชาชน' });
const o15 = workItem('o15', { codes: ['O15'], title: 'สถิติการให้บริการ' });
const theirs = workItem('o9', { codes: ['O9'], title: 'แผนที่', division: works });
const work = [o13, o15, ...[1, 2, 3, 4, 5, 6].map((n) => workItem(`m${n}`))];
const seen = (...ids: string[]) => ({
  photos: ids.map((messageId) => ({ messageId, sentBy: 'U9', at: facts.now })),
});
const findWork = ({ text }: { text: string }): { own: WorkItem[]; others: WorkItem[] } => {
  if (text === 'O13') return { own: [o13], others: [] };
  if (text === 'O9') return { own: [], others: [theirs] };
  return text === 'คู่มือ' ? { own: [o13, o15], others: [] } : { own: [], others: [] };
};
const kept = (id: string): EvidenceResult => ({
  id,
  ok: true,
  takenAt: null,
  thumbnailUrl: null,
  sameAs: null,
});
type Filed = Effects['file-evidence']['answer'];
const filed = (...ids: string[]): Filed => ({ ok: true, filed: ids, into: 'next-report', already: [] });
const before = { photo: 'p1', here: true, label: 'O13', month: '2026-11' };

const world = (changes: Partial<World> = {}): World => ({
  facts,
  start: { photo: 'p1', search: '' },
  answers: {
    'seen-photo': seen('p1', 'p2'),
    work,
    'find-work': findWork,
    assignment: ({ id }) => work.find((item) => item.id === id && id !== 'm6') ?? null,
  },
  results: {
    'file-evidence': [
      filed('p1'),
      { ...filed('p1', 'p2'), into: 'report', already: [] } as Filed,
      { ok: true, filed: [], into: 'report', already: [before] },
      { ok: false, problem: 'not-allowed' },
      { ok: false, problem: 'retired' },
    ],
  },
  texts: ['O13', 'คู่มือ', 'O9', 'ไม่มีเรื่องนี้'],
  events: ({ value }) =>
    value === 'fetching'
      ? [
          { type: 'evidence', result: kept('p1') },
          { type: 'evidence', result: { id: 'p2', ok: false, problem: 'gone' } },
          { type: 'evidence', result: kept('of another run') },
        ]
      : [],
  same: ({ misses, heard, search, opens, item, results, ...context }) => ({
    ...context,
    item: item !== null,
    misses: Math.min(Number(misses), 3),
    results: (results as EvidenceResult[]).map(({ id }) => id).sort(),
  }),
  ...changes,
});

test('every path from the list', () => {
  expect(walk(filePhoto, world()).ends).toEqual(['dropped', 'foreign', 'refused', 'told']);
});

test.each([
  ['unknown', { answers: { 'seen-photo': { problem: 'unknown' } } }, 'notThere'],
  ['taken back', { answers: { 'seen-photo': { problem: 'gone' } } }, 'notThere'],
  ["another division's", { start: { photo: 'p1', search: 'O9' } }, 'foreign'],
  [
    'quoted by somebody without a division here',
    { facts: { ...facts, person: { ...facts.person!, divisions: [] } } },
    'notForYou',
  ],
  ['quoted where nothing is to be done', { answers: { 'seen-photo': seen('p1'), work: [] } }, 'notForYou'],
] as [string, Partial<World>, string][])('a photo that is %s', (_, changes, end) => {
  expect(
    walk(filePhoto, world({ ...changes, answers: { ...world().answers, ...changes.answers } })).ends,
  ).toEqual([end]);
});

const quoted = (search: string, album = ['p1']): Drive =>
  drive(filePhoto, {
    facts,
    start: { photo: 'p1', search },
    answers: {
      'seen-photo': () => seen(...album),
      work: () => work,
      'find-work': findWork,
      assignment: ({ id }) => work.find((item) => item.id === id) ?? null,
    },
  });
const words = ({ said }: { said: Parameters<typeof render>[0][] }) => said.flatMap(render).join('\n');

test('one certain measure needs no question, and "kept" is said when it is kept', () => {
  const run = quoted('O13');
  expect(run.started).toEqual({
    said: [],
    effects: [{ type: 'file-evidence', params: { assignment: 'o13', month: '2026-11', photos: ['p1'] } }],
  });
  expect(run.send({ type: 'done.file-evidence', answer: filed('p1') }).said).toEqual([]);
  expect(words(run.send({ type: 'timer', name: 'slow' }))).toContain('ยังมาไม่ถึง');
  const told = words(run.send({ type: 'evidence', result: kept('p1') }));
  expect(told).toContain('เก็บภาพนี้เป็นหลักฐาน O13 คู่มือสำหรับประชาชน ของฝ่ายทะเบียนแล้ว');
  expect(told).toContain('▸ เขียนผลการดำเนินการ');
});

test('a report that was being written goes on afterwards, one that was left lately does not', () => {
  const output = (hours: number) => {
    const draft = { flow: 'report-progress', title: '', step: '', touchedAt: facts.now - hours * 3_600_000 };
    return walk(filePhoto, world({ draft, start: { photo: 'p1', search: 'O9' } })).states.at(-1)?.output;
  };
  expect([output(0.5), output(2)]).toEqual([{ resume: { replay: [] } }, {}]);
});

test('of an album, the quoted photo or all of them', () => {
  const photosOf = (label: string) => quoted('O13', ['p0', 'p1', 'p2']).tap(label).effects[0]?.params.photos;
  expect(photosOf('ภาพนี้ภาพเดียว')).toEqual(['p1']);
  expect(photosOf('ทั้งชุด')).toEqual(['p0', 'p1', 'p2']);
});

test('of several photos each has its own end', () => {
  const run = quoted('O13', ['p0', 'p1', 'p2', 'p3', 'p4']);
  run.tap('ทั้งชุด');
  const already = [{ photo: 'p3', here: false, label: 'O15', month: '2026-10' }];
  run.send({
    type: 'done.file-evidence',
    answer: { ok: true, filed: ['p0', 'p1', 'p2'], into: 'report', already },
  });
  run.send({ type: 'evidence', result: kept('p0') });
  run.send({ type: 'evidence', result: { id: 'p1', ok: false, problem: 'gone' } });
  const sameAs = { evidence: 'x', update: 'u', label: 'O15', month: '2026-10' };
  const told = words(run.send({ type: 'evidence', result: { ...kept('p2'), sameAs } as EvidenceResult }));
  for (const part of [
    'เก็บ ๒ ภาพเป็นหลักฐาน O13',
    'เพิ่มในรายงานเดือนพฤศจิกายน',
    '๑ ภาพไม่มีใน LINE แล้ว',
    '๑ ภาพเป็นหลักฐานอยู่แล้ว',
    'อีก ๑ ภาพไม่มีในกลุ่มแล้ว',
    'ภาพเดียวกันนี้มีใน O15 เดือนตุลาคม',
    '▸ ดูรายงาน',
  ])
    expect(told).toContain(part);
});

test.each([
  [{ here: true, label: 'O13', month: '2026-11' }, 'อยู่แล้ว ไม่ต้องเก็บซ้ำ'],
  [{ here: false, label: 'O15', month: '2026-10' }, 'O15 เดือนตุลาคม อยู่แล้ว ถ้าจะใช้กับเรื่องนี้ด้วย'],
  [{ here: false, label: 'O13', division: 'ฝ่ายโยธา', month: '2026-11' }, 'O13 ของฝ่ายโยธา เดือนพฤศจิกายน อยู่แล้ว'],
  [{ here: false, label: null, month: null }, 'ผู้ส่งกำลังเขียน'],
])('a photo that is evidence already: %j', (use, said) => {
  const run = quoted('O13');
  const answer: Filed = { ok: true, filed: [], into: 'report', already: [{ photo: 'p1', ...use }] };
  expect(words(run.send({ type: 'done.file-evidence', answer }))).toContain(said);
});

test.each([
  ['gone', 'ไม่มีใน LINE แล้ว'],
  ['too-large', 'ใหญ่เกินไป'],
] as const)('a photo that cannot be had (%s): why, and what to do', (problem, said) => {
  const run = quoted('O13');
  run.send({ type: 'done.file-evidence', answer: filed('p1') });
  expect(words(run.send({ type: 'evidence', result: { id: 'p1', ok: false, problem } }))).toContain(said);
});
