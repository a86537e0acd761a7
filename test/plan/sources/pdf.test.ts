/**
 * PDFs with a text layer. Those in documents/ are the sample plan, printed as Word and saved as PDF by LibreOffice, with
 * and without the lines of its table: rows are cut by the ends of pages, words and numbers by the ends of lines.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pdf } from '@cj-tech-master/excelts/pdf';
import { openFile } from '../../../src/plan/open-file.ts';
import { readDocument, readPlan } from '../../../src/plan/read.ts';
import type { ReadItem } from '../../../src/plan/reading.ts';
import { SAMPLE_PLAN } from '../../../src/plan/sample.ts';
import { tablesOf } from '../../../src/plan/sources/pdf-grid.ts';
import { type Ruling, repaired } from '../../../src/plan/sources/pdf-page.ts';
import { toArabicDigits } from '../../../src/thai/digits.ts';
import { comparable } from '../../../src/thai/text.ts';

const fileNamed = (name: string) => readFileSync(join(import.meta.dirname, '../documents', name));

test('the sample is read from a PDF as from its text, whatever its pages cut', async () => {
  const { items, document } = readDocument(await openFile(fileNamed('plan-rom-yen-2570.pdf')));
  const sample = readPlan(readFileSync(SAMPLE_PLAN, 'utf8'));
  expect(document).toMatchObject({ organisation: 'สำนักงานเขตร่มเย็น', fiscalYearBE: 2570, layout: 'plan-8' });
  expect(items.map(plain)).toEqual(sample.items.map(plain));
});

/** Without places in the document, digits and blanks not told apart. */
const plain = ({ lines: _, activities, ...item }: ReadItem): unknown =>
  JSON.parse(
    comparable(
      toArabicDigits(
        JSON.stringify({ ...item, activities: activities.map(({ lines: _, ...rest }) => rest) }),
      ),
    ).replaceAll('\\n', ''),
  );

test.each([
  ['a PDF without lines around its cells', 'pdf-no-lines', async () => fileNamed('plan-without-lines.pdf')],
  [
    'a PDF whose letters are not the ones it shows',
    'pdf-letters',
    async () => Buffer.from(await pdf({ name: 'a', data: [['xit sdf ewr oiu zxc asd qwe rty fgh vbn']] })),
  ],
])('%s is refused, and the Word or Excel file asked for', async (_, code, file) => {
  await expect(openFile(await file())).rejects.toMatchObject({
    code,
    message: expect.stringMatching(/Word.*Excel/),
  });
});

test('lines drawn piece by piece enclose cells that go over rows and columns', () => {
  const across = (at: number, ...ends: number[][]): Ruling[] =>
    ends.map(([from, to]) => ({ across: true, at, from: from!, to: to! }));
  const down = (at: number, ...ends: number[][]): Ruling[] =>
    ends.map(([from, to]) => ({ across: false, at, from: from!, to: to! }));
  const [table, ...others] = tablesOf([
    ...across(0, [0, 50], [51, 100]),
    ...across(19.6, [0, 100]),
    ...across(20.2, [50, 100]),
    ...across(40, [50, 100]),
    ...across(60, [0, 100]),
    ...down(0, [0, 60]),
    ...down(50, [20, 60]),
    ...down(100, [0, 30], [29, 60]),
    ...across(300, [0, 500]),
  ]);
  expect(others).toEqual([]);
  expect(table!.cells).toEqual([
    { left: 0, right: 2, top: 0, bottom: 1 },
    { left: 0, right: 1, top: 1, bottom: 3 },
    { left: 1, right: 2, top: 1, bottom: 2 },
    { left: 1, right: 2, top: 2, bottom: 3 },
  ]);
});

test.each([
  ['ด\u0e33 \u0e32เนินการ', 'ดำเนินการ'],
  ['น\uf713\u0e32เชื\uf70bอ', 'น่าเชื้อ'],
  ['ท\u0e48\u0e35', 'ที่'],
  ['เเผน', 'แผน'],
])('letters are put right: %s', (given, right) => {
  expect(repaired(given)).toBe(right);
});
