import { usualPeriods } from '../../flows/export-report/choices.ts';
import { exportReport as flow } from '../../flows/export-report.ts';
import type { ExportView, ReportPreview } from '../../flows/views/reports.ts';
import { drive } from '../support/drive.ts';
import { factsOf, NOW } from '../support/people.ts';
import { render } from '../support/render.ts';
import { type World, walk } from '../support/walk.ts';

const coordinator = factsOf({ role: 'coordinator', divisions: [] });
const preview: ReportPreview = {
  signatures: [{ role: 'ผู้รายงาน', name: null, position: null }],
  ...{ items: 53, withResults: 20, photos: 420, photosLeftOut: 60, canLink: true },
  missing: { results: 30, photos: 2, postponed: 1 },
};
const file = (given: Partial<ExportView> = {}): ExportView => ({
  ...{
    id: 'r1',
    layout: 'report-5',
    from: '2026-10',
    to: '2026-11',
    format: 'pdf',
    digits: 'thai',
    draft: false,
  },
  ...{ state: 'ready', url: 'https://bot.example.go.th/reports/r1?signature=x', size: 1_234_567 },
  ...{ requestedAt: NOW, expiresAt: NOW + 86_400_000, ...given },
});
const FILES = [
  file(),
  file({ id: 'r2', state: 'waiting', url: null, size: null }),
  file({ id: 'r3', draft: true }),
];

const world = (changes: Partial<World> = {}): World => ({
  facts: coordinator,
  answers: { 'report-preview': preview, exports: FILES },
  results: {
    'set-signatures': [{ ok: true }, { ok: false, problem: 'not-allowed' }],
    'export-report': [
      { ok: true, report: 'r1' },
      { ok: false, problem: 'busy' },
      { ok: false, problem: 'no-plan' },
      { ok: false, problem: 'not-allowed' },
    ],
  },
  texts: ['ต.ค. 69 - พ.ย. 69', 'เม.ย. 69 - มี.ค. 70', 'พ.ย. 69 - ต.ค. 69', 'pdf', 'ร่าง', 'ผู้รายงาน: มะลิ'],
  events: ({ value }) =>
    value === 'waiting' ? ['r1', 'r2'].map((report) => ({ type: 'exported', report })) : [],
  // which layout, months and format it is tells no two states apart, only what is asked because of them
  same: ({ misses, heard, note, layout, period, preview: held, report, show }) => ({
    ...{ misses: Math.min(Number(misses), 3), heard: misses === 1 ? heard : null, noted: note !== null },
    ...{ plan: layout === 'plan-8', months: period !== null, held: held !== null, report, show },
  }),
  ...changes,
});
const linesOf = ({ said }: { said: Parameters<typeof render>[0][] }) => said.flatMap(render);
const begin = (answers: World['answers'] = world().answers!) =>
  drive(flow, {
    facts: coordinator,
    answers: Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, () => answer])),
  });

test('every path of a coordinator', () => {
  const { ends } = walk(flow, world());
  expect(ends).toEqual(['busy', 'files', 'left', 'notAllowed', 'slow']);
});

test.each<[string, World['answers'], string]>([
  ['no plan', { 'report-preview': { problem: 'no-plan' }, exports: [] }, 'left'],
  ['no address', { 'report-preview': { ...preview, canLink: false }, exports: [] }, 'byCommand'],
  ['rights that ended meanwhile', { 'report-preview': null, exports: [] }, 'notAllowed'],
])('every path with %s', (_, answers, end) => {
  expect(walk(flow, world({ answers })).ends).toContain(end);
});

test.each([['officer'], ['head'], ['director']] as const)('not for %s, who hears whom to ask', (role) => {
  for (const start of [{}, { show: 'files' }]) {
    const { ends, said } = walk(flow, world({ facts: factsOf({ role }), start }));
    expect(ends).toEqual(['notAllowed']);
    expect(said.flatMap(render)).toContain('การส่งออกรายงานเป็นหน้าที่ของผู้ประสานงานของเขต');
  }
});

test('all of the choice goes to the job, as it was typed', () => {
  const run = begin();
  for (const answer of ['รวมผล', 'ตุลา ถึง พฤศจิกา', 'เอ็กเซล', 'เลขอารบิก']) run.type(answer);
  expect(run.type('ร่าง').effects).toEqual([
    {
      type: 'export-report',
      params: {
        ...{
          layout: 'compilation-4',
          from: '2026-10',
          to: '2026-11',
          format: 'xlsx',
          digits: 'arabic',
          draft: true,
        },
      },
    },
  ]);
});

test('a plan is not asked for months, and has no draft', () => {
  const run = begin();
  run.type('๕');
  expect(run.value()).toBe('format');
  run.type('Word');
  expect(run.choices().map(({ label }) => label)).toEqual([
    ...['ทำไฟล์', 'เปลี่ยนเป็นเลขอารบิก (1 2 3)', 'เปลี่ยนผู้ลงนาม', 'ยังไม่ทำ'],
  ]);
  expect(run.type('ทำเลย').effects[0]!.params).toMatchObject({
    from: '2026-10',
    to: '2027-09',
    layout: 'plan-8',
  });
});

test('the preview says what is in it and what is not', () => {
  const run = begin();
  for (const answer of ['๑', '๑']) run.type(answer);
  expect(linesOf(run.type('pdf'))).toEqual(
    expect.arrayContaining([
      '๕๓ รายการ มีผลแล้ว ๒๐ รายการ · ๔๒๐ ภาพ',
      'ที่ยังขาด: ยังไม่มีผล ๓๐ เรื่อง · ไม่มีภาพ ๒ เรื่อง · เลื่อน ๑ เรื่อง',
      'ภาพมากเกินกว่าจะพิมพ์ได้ทั้งหมด จะเว้น ๖๐ ภาพท้าย ๆ ของแต่ละเรื่อง',
    ]),
  );
});

test('signers are typed a line each, and stay for the reports to come', () => {
  const run = begin();
  for (const answer of ['๑', '๑', 'pdf', 'ผู้ลงนาม']) run.type(answer);
  expect(run.type('มะลิ').effects).toEqual([]);
  const typed = '๑. ผู้รายงาน: นางสาวมะลิ ใจดี (นักจัดการงานทั่วไป)\nผู้ตรวจสอบ\nผู้อำนวยการเขต : นายประเสริฐ ตำแหน่ง ผอ.';
  expect(run.type(typed).effects).toEqual([
    {
      type: 'set-signatures',
      params: {
        signatures: [
          { role: 'ผู้รายงาน', name: 'นางสาวมะลิ ใจดี', position: 'นักจัดการงานทั่วไป' },
          { role: 'ผู้ตรวจสอบ', name: null, position: null },
          { role: 'ผู้อำนวยการเขต', name: 'นายประเสริฐ', position: 'ผอ.' },
        ],
      },
    },
  ]);
  const saved = run.send({ type: 'done.set-signatures', answer: { ok: true } });
  expect(linesOf(saved)).toContain('เปลี่ยนผู้ลงนามแล้ว ใช้กับรายงานต่อ ๆ ไปด้วย');
  run.tap('เปลี่ยนผู้ลงนาม');
  expect(run.tap('เว้นชื่อไว้ให้เขียนเอง').effects[0]!.params).toMatchObject({ signatures: { length: 3 } });
});

test('nothing is said while it is made, so that the file comes with the free reply', () => {
  const run = begin();
  for (const answer of ['๑', '๑', 'pdf', 'ทำ']) run.type(answer);
  const made = run.send({ type: 'done.export-report', answer: { ok: true, report: 'r1' } });
  expect([made.said, made.effects]).toEqual([[], [{ type: 'later', params: { name: 'slow', seconds: 20 } }]]);
  expect(run.send({ type: 'exported', report: 'another' }).said).toEqual([]);
  expect(linesOf(run.send({ type: 'exported', report: 'r1' }))).toEqual(
    expect.arrayContaining(['ไฟล์พร้อมแล้ว', 'รายงานผล ๕ คอลัมน์ ต.ค. - พ.ย. ๖๙ PDF (๑.๒ MB)', '🔗 เปิดไฟล์ PDF']),
  );
  expect(run.ended()).toBe(true);
});

test.each([
  ['2026-10', ['2026-10/2026-10', '2026-04/2026-09', '2025-10/2026-09']],
  ['2026-11', ['2026-10/2026-11', '2026-04/2026-09', '2026-11/2026-11', '2025-10/2026-09']],
  ['2027-03', ['2026-10/2027-03', '2026-04/2026-09', '2027-03/2027-03', '2025-10/2026-09']],
  ['2027-05', ['2027-04/2027-05', '2026-10/2027-03', '2027-05/2027-05', '2026-10/2027-05']],
  ['2027-09', ['2027-04/2027-09', '2026-10/2027-03', '2027-09/2027-09', '2026-10/2027-09']],
])('the months offered in %s', (month, periods) => {
  expect(usualPeriods(month).map(({ from, to }) => `${from}/${to}`)).toEqual(periods);
});

test('several files are numbered as their buttons are', () => {
  const answers = { exports: [FILES[0]!, FILES[2]!] };
  const lines = walk(flow, world({ answers, start: { show: 'files' } }))
    .said.flatMap(render)
    .join('\n');
  expect(lines).toMatch(/๑\. รายงานผล ๕ คอลัมน์ ต\.ค\. - พ\.ย\. ๖๙ PDF \(/u);
  expect(lines).toMatch(/๒\. .* ฉบับร่าง/u);
  expect(lines).toMatch(/เปิดไฟล์ที่ ๒/u);
});
