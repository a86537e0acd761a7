/** Whole documents: the sample, two made-up ones of other habits, a real one when it is at hand, and what is no plan. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPlan } from '../../src/plan/read.ts';
import { SAMPLE_PLAN } from '../../src/plan/sample.ts';
import { readable } from './readable.ts';

const here = (name: string) => join(import.meta.dirname, name);

/** Renewed by UPDATE_TRANSCRIPTS=1; read the difference against the document before keeping it. */
test.each([
  ['the sample', SAMPLE_PLAN, here('documents/sample.reading.txt')],
  [
    'responsible before measure, scores in a column, ranges of codes',
    here('documents/questions-first.txt'),
    here('documents/questions-first.reading.txt'),
  ],
  [
    'a header in two rows, codes without letters, cells lost',
    here('documents/broken-header.txt'),
    here('documents/broken-header.reading.txt'),
  ],
  [
    'the title in the table, headings in every cell, rows of work below one issue, signatures',
    here('documents/title-in-table.txt'),
    here('documents/title-in-table.reading.txt'),
  ],
  [
    'who and when missing, merged over a page end, a score cut from its title',
    here('documents/cells-missing.txt'),
    here('documents/cells-missing.reading.txt'),
  ],
  [
    'a half-year report: cells merged and cut by pages, tables between, pages missing, a result copied from elsewhere',
    here('documents/report-half-year.txt'),
    here('documents/report-half-year.reading.txt'),
  ],
  [
    'a half-year report in Thai digits: codes in every spelling, two issues in a cell, text of pictures',
    here('documents/report-thai-digits.txt'),
    here('documents/report-thai-digits.reading.txt'),
  ],
  [
    'a yearly report: captions of all kinds in the cell of the results',
    here('documents/report-yearly.txt'),
    here('documents/report-yearly.reading.txt'),
  ],
  [
    'a compilation: offices and departments, each with its result',
    here('documents/compilation.txt'),
    here('documents/compilation.reading.txt'),
  ],
])('%s is read as a careful person reads it', (_, file, golden) => {
  const read = readable(readPlan(readFileSync(file, 'utf8')));
  if (process.env.UPDATE_TRANSCRIPTS === '1') writeFileSync(golden, read);
  expect(read).toBe(readFileSync(golden, 'utf8'));
});

test('the sample warns of what is doubtful in it, and hardly of anything else', () => {
  const { items, warnings } = readPlan(readFileSync(SAMPLE_PLAN, 'utf8'));
  expect(items).toHaveLength(29);
  const codes = new Set(warnings.map(({ code }) => code));
  for (const doubt of [
    'sub-points',
    'foreign-table',
    'wrong-sum',
    'orphan',
    'missing-indicator',
    'second-activity',
    'merged-cells',
    'due-inexact',
    'due-unreadable',
    'refers-to-nothing',
    'responsible-unknown',
    'channels-unparted',
    'picture-text',
    'other-district',
    'code-assumed',
    'code-gap',
    'no-indicator',
  ]) {
    expect(codes).toContain(doubt);
  }
  expect(warnings.length).toBeLessThanOrEqual(codes.size + 2);
});

// The real documents are not part of the project; their folder stands beside it on the developers' machines.
const shared = join(import.meta.dirname, '../../../shared');
const real = existsSync(join(shared, 'seeds/plan-pathum-wan-2566.txt')) ? test : test.skip;

real.each(['plan-pathum-wan-2566', 'report-lak-si-2568'])(
  'a real document is read nearly whole, with a warning for every doubtful item (skipped without ../shared): %s',
  (name) => {
    const truthFile = join(shared, `truth/${name}.json`);
    const reading = readPlan(readFileSync(join(shared, `seeds/${name}.txt`), 'utf8'));
    const folder = mkdtempSync(join(tmpdir(), 'raingan-reading-'));
    const file = join(folder, 'reading.json');
    writeFileSync(file, JSON.stringify(reading));
    const score = execFileSync('node', [join(shared, 'tools/score-reading.mjs'), truthFile, file]).toString();
    rmSync(folder, { recursive: true });
    expect(Number(/([\d.]+) % \(\d+\/\d+\)\s*$/.exec(score)![1])).toBeGreaterThan(99);
    const { warned, doubtful } = /warned of (?<warned>\d+) \/ (?<doubtful>\d+)/.exec(score)!.groups!;
    expect(warned).toBe(doubtful);
    const truth = JSON.parse(readFileSync(truthFile, 'utf8')) as {
      items: { ambiguous?: string; rowsInSource: number[] }[];
    };
    const doubtfulLines = new Set(
      truth.items.filter(({ ambiguous }) => ambiguous).flatMap((item) => item.rowsInSource),
    );
    const others = reading.warnings.filter(({ line }) => line === null || !doubtfulLines.has(line));
    expect(others.length).toBeLessThanOrEqual(reading.items.length / 5);
  },
);

const HEADER = 'ประเด็นการประเมิน\tกิจกรรมที่จะดำเนินการ\tระยะเวลาแล้วเสร็จ\tผู้รับผิดชอบ';
const REPORT = 'ประเด็นการประเมิน\tมาตรการ/กิจกรรม\tผลการดำเนินการตามมาตรการ / ภาพ';
const ROW = 'จัดทำคู่มือ\tทบทวนและพิมพ์คู่มือ\t๓๐ มี.ค. ๖๙\tฝ่ายปกครอง';

test('two rows that sound like a header by chance are none', () => {
  const columns = 'ประเด็นการประเมิน\tประเด็นที่ต้องปรับปรุง\tมาตรการ/กิจกรรม\tผลการดำเนินการ\tภาพกิจกรรม';
  const rows = [
    'I1 การให้บริการ (๙๐ คะแนน)\tล่าช้า\t• ประกาศนโยบาย\t• ประกาศแล้ว\t• ประกาศ',
    '',
    columns,
    '\t\t• ติดป้ายประชาสัมพันธ์\t• ติดป้ายประชาสัมพันธ์แล้ว\t• ป้าย',
    '\tตัวชี้วัดที่ ๒ การใช้งบประมาณ\t\t\t',
    'I4 โปร่งใส (๙๑ คะแนน)\tไม่เป็นปัจจุบัน\t๑. เผยแพร่ข้อมูล\t๑. เผยแพร่แล้ว\t',
  ];
  const { items } = readPlan(`สำนักงานเขตร่มเย็น ปีงบประมาณ ๒๕๖๗\n${columns}\n${rows.join('\n')}`);
  expect(items.map(({ measures }) => measures)).toEqual([
    ['ประกาศนโยบาย', 'ติดป้ายประชาสัมพันธ์'],
    ['เผยแพร่ข้อมูล'],
  ]);
});

test('what stands in columns of money, of remarks and without a header is told', () => {
  const table = [`${HEADER}\tงบประมาณ\t\tหมายเหตุ`, `${ROW}\t5,000\tด่วน\t`].join('\n');
  const left = readPlan(table).warnings.filter(({ code }) => code === 'column-left');
  expect(left.map(({ detail }) => detail)).toEqual(['งบประมาณ', '']);
});

test('a word in the column of the codes is the title of a row that has none', () => {
  const { items } = readPlan(`รหัสข้อ\t${HEADER}\nO1\t${ROW}\nรวม\t\t๒ เรื่อง\t\t`);
  expect(items.map(({ codes, title }) => [codes[0], title])).toEqual([
    ['O1', 'จัดทำคู่มือ'],
    [undefined, 'รวม'],
  ]);
});

test.each([
  [['๖๐', '๓๐', '๙๕'], 'รวม 95 ≠ 90'],
  [['๖๐', '๓๙.๙', '๑๐๐'], undefined],
  // a mean
  [['๖๐', '๓๐', '๔๕'], undefined],
])('percentages alone: %j', ([much, some, all], told) => {
  const survey = `ระดับ\tร้อยละ\nพอใจมาก\t${much}\nพอใจ\t${some}\nรวม\t${all}`;
  const { warnings } = readPlan(`${HEADER}\n${ROW}\n\nผลสำรวจ\n\n${survey}\n`);
  expect(warnings.find(({ code }) => code === 'wrong-sum')?.detail).toBe(told);
});

test('a note below the table is told', () => {
  const { warnings } = readPlan(`${HEADER}\n${ROW}\n\nหมายเหตุ ทุกฝ่ายรายงานภายในวันที่ ๕ ของเดือน`);
  expect(warnings.map(({ code }) => code)).toContain('text-outside');
});

test('a number and a name below the results are the rest of a list, and no heading', () => {
  const columns = 'ประเด็นการประเมิน\tประเด็นที่ต้องปรับปรุง\tมาตรการ/กิจกรรม\tผลการดำเนินการ\tภาพกิจกรรม';
  const rows = [
    'E2 ให้ข้อมูลตรงไปตรงมา\tไม่ครบ\t๑. ทำรายการ\t๑. ทำรายการของ\t',
    '',
    columns,
    '\t\t\t๑.๑ งานทะเบียน\t',
    '(๘๔ คะแนน)\t\t๒. อบรม\t๒. อบรมแล้ว\t',
  ];
  const { items } = readPlan(`สำนักงานเขตร่มเย็น ปีงบประมาณ ๒๕๖๗\n${columns}\n${rows.join('\n')}`);
  expect(items).toMatchObject([
    { codes: ['E2'], score: 84, results: ['ทำรายการของ ๑.๑ งานทะเบียน', 'อบรมแล้ว'] },
  ]);
});

test('captions that begin anew are asked about, unless many do in a column of photos', () => {
  const row = (n: number, result: string) => `I${n} ประเด็นที่ ${n} (90 คะแนน)\t1. ประชุม 2. รายงาน\t${result}`;
  const asked = (results: string[]) =>
    readPlan(
      ['สำนักงานเขตร่มเย็น ปีงบประมาณ 2568', REPORT, ...results.map((each, i) => row(i + 1, each))].join('\n'),
    ).warnings.filter(({ code }) => code === 'captions-assumed').length;
  const [anew, plain] = [
    '<p>1. ประชุมแล้ว</p><p>2. รายงานแล้ว</p><p>1. ห้องประชุม</p>',
    '1. ประชุมแล้ว 2. รายงานแล้ว',
  ];
  expect(asked([anew, plain, plain, plain])).toBe(1);
  expect(asked([anew, anew, anew, plain])).toBe(0);
});

test('who signed is nothing to ask about', () => {
  const signed = `${HEADER}\n${ROW}\n\nผู้จัดทำแผน .............................. \n(นางสาวใบบัว รักดี)\nหัวหน้าฝ่ายปกครอง`;
  expect(readPlan(signed).warnings.map(({ code }) => code)).not.toContain('text-outside');
});

test.each([
  ['empty', '', 'empty'],
  ['blank', ' \n\n ', 'empty'],
  ['binary', `\0\u0001${HEADER}\n${ROW}`, 'binary'],
  ['a PDF', '%PDF-1.7 ...', 'binary'],
  ['plain text', 'สวัสดี\nสำนักงานเขตร่มเย็น', 'no-table'],
  ['another table', 'ก\tข\tค\n1\t2\t3', 'no-table'],
  ['a header alone', HEADER, 'no-items'],
  ['a list of people and what they got', 'ประเด็น\tคะแนน\tหมายเหตุ\nก\t1\tค', 'unknown-layout'],
  ['far too many rows', `${HEADER}\n${`${ROW}\n`.repeat(20_001)}`, 'too-many-rows'],
])('no plan: %s', (_, text, code) => {
  expect(() => readPlan(text)).toThrow(
    expect.objectContaining({ name: 'PlanProblem', code, message: expect.not.stringContaining('\n') }),
  );
});

test.each([
  ['one cell of two million letters', `${HEADER}\n${ROW.replace('คู่มือ', 'คู่มือ'.repeat(333_000))}`],
  ['markup nested half a million deep', `${HEADER}\n${ROW.replace('ทบทวน', '<div>'.repeat(400_000))}`],
  ['six thousand pages', `${`${HEADER}\n${ROW}\n\n`.repeat(6000)}`],
  [
    'hundreds of lists and captions in every cell',
    `${REPORT}\n${`I1 คิว\t1. จัดคิว\t${'<p>1. จัดคิว</p><p>ภาพที่ 2 คิว</p>- คิว<br>'.repeat(200)}\n`.repeat(130)}`,
  ],
  [
    'hundreds of offices in every cell',
    `${HEADER}\n${ROW.replace('ฝ่ายปกครอง', 'สำนักการโยธา และสำนักอนามัย '.repeat(500))}\n`.repeat(70),
  ],
  ['twenty thousand codes', `${HEADER}\n${ROW.replace('จัดทำ', 'O1, '.repeat(20_000))}`],
])(
  'two megabytes and no hang, beside as much in plain rows: %s',
  (_, text) => {
    const plain = timeOf(`${HEADER}\n${`${ROW}\n`.repeat(6000)}`);
    expect(timeOf(text)).toBeLessThan(30 * plain);
  },
  60_000,
);

function timeOf(text: string): number {
  const start = performance.now();
  expect(readPlan(text).items.length).toBeGreaterThan(0);
  return performance.now() - start;
}

describe('the command', () => {
  const run = (...args: string[]) => {
    const script = join(import.meta.dirname, '../../scripts/plan-read.ts');
    const { stdout, stderr, status } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
    return { stdout, stderr, status };
  };

  test('prints the reading as JSON, or for a person', () => {
    const json = run(SAMPLE_PLAN, '--json');
    expect(json).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(json.stdout)).toEqual(readPlan(readFileSync(SAMPLE_PLAN, 'utf8')));
    expect(run(SAMPLE_PLAN).stdout).toMatch(
      /สำนักงานเขตร่มเย็น · ปีงบประมาณ พ.ศ. 2570[\s\S]*29 รายการ[\s\S]*บรรทัด 6:/,
    );
  });

  test('says in one line why a file cannot be read', () => {
    const failed = run('/nowhere/plan.txt', '--json');
    expect(failed).toEqual({ status: 1, stdout: '', stderr: '/nowhere/plan.txt: ไม่พบไฟล์ (no such file)\n' });
  });
});
