/**
 * What was printed as Word or Excel is read again as it was, in every layout, whatever stands in its texts.
 *
 * Not made, because a reader cannot tell: titles that begin with a number, a dash or a code, or end like a score; results
 * that begin with "ภาพที่ ๑" or say that there is none yet; captions that count on where the results in their cell end;
 * scores of more than two decimals; an item without an indicator between items that have one.
 */
import fc from 'fast-check';
import sharp from 'sharp';
import { openFile } from '../../src/plan/open-file.ts';
import { readDocument } from '../../src/plan/read.ts';
import type { ReadItem } from '../../src/plan/reading.ts';
import type { ReportContent, ReportItem, ReportWork } from '../../src/reports/content.ts';
import type { Digits } from '../../src/reports/digits.ts';
import { docxOf } from '../../src/reports/docx.ts';
import type { LayoutName, ReportLayout } from '../../src/reports/layouts/layout.ts';
import { layoutNamed } from '../../src/reports/layouts.ts';
import { USUAL_SIGNATURES } from '../../src/reports/signatures.ts';
import type { PrintedReport } from '../../src/reports/table.ts';
import { xlsxOf } from '../../src/reports/xlsx.ts';
import { toArabicDigits } from '../../src/thai/digits.ts';
import { cleanText } from '../../src/thai/text.ts';
import { madeReport, PHOTO } from './made-report.ts';

/** What each layout has a column for, beside the issue itself. */
const COLUMNS: Record<LayoutName, (keyof ReadItem)[]> = {
  'plan-8': ['measures', 'outputs', 'channels', 'due', 'cadence', 'responsible'],
  'report-5': ['problem', 'measures', 'results', 'captions'],
  'report-5-2567': ['problem', 'measures', 'results', 'captions'],
  'report-4': ['problem', 'measures', 'results', 'captions'],
  'compilation-4': ['measures', 'responsible', 'results', 'captions'],
};

const picture = { create: { width: 8, height: 6, channels: 3, background: '#888' } } as const;
const photos = new Map([[PHOTO, await sharp(picture).jpeg().toBuffer()]]);

const WRITERS = { docx: docxOf, xlsx: xlsxOf };
const layouts = Object.keys(COLUMNS) as LayoutName[];

describe.each(Object.keys(WRITERS) as (keyof typeof WRITERS)[])('%s', (format) => {
  test.each(layouts)('%s is read as it was printed', async (name) => {
    const layout = layoutNamed(name)!;
    await fc.assert(
      fc.asyncProperty(madeReport, fc.constantFrom<Digits>('thai', 'arabic'), async (content, digits) => {
        const bytes = await WRITERS[format](printed(layout, content, digits), photos, digits);
        const { document, items } = readDocument(await openFile(Buffer.from(bytes)));
        expect(document).toMatchObject({
          layout: name,
          organisation: content.organisation,
          fiscalYearBE: content.fiscalYearBE,
          ...(name.startsWith('report') && { period: content.period }),
        });
        expect(items.map((item) => seen(item, name))).toEqual(
          content.items.map((item) => seen(expected(item), name)),
        );
      }),
      { numRuns: 25 },
    );
  });
});

const printed = (layout: ReportLayout, content: ReportContent, digits: Digits): PrintedReport => ({
  title: layout.title(content),
  columns: layout.columns,
  rows: layout.rows(content, digits),
  signatures: [{ role: 'ผู้รายงาน', name: null, position: 'หัวหน้าฝ่ายปกครอง' }, ...USUAL_SIGNATURES],
  draft: digits === 'thai' ? { mark: 'ร่าง', title: 'รายการที่ยังขาด', missing: ['O1 - ยังไม่มีภาพ'] } : null,
});

type Seen = Partial<Record<keyof ReadItem, unknown>>;

/** The item as far as the layout shows it; digits and blanks are not told apart. */
function seen(item: Seen, layout: LayoutName): Seen {
  const roles: (keyof ReadItem)[] = [
    'codes',
    'indicator',
    'instrument',
    'title',
    'score',
    ...COLUMNS[layout],
  ];
  return Object.fromEntries(roles.map((role) => [role, plain(item[role])]));
}

const plain = (value: unknown): unknown =>
  typeof value === 'string'
    ? toArabicDigits(cleanText(value))
    : Array.isArray(value)
      ? value.map(plain)
      : value;

function expected({ works, ...item }: ReportItem): Seen {
  const all = <T>(list: (work: ReportWork) => T[]): T[] => works.flatMap(list);
  return {
    ...item,
    measures: all(({ measures }) => measures),
    outputs: all(({ outputs }) => outputs),
    channels: all(({ channels }) => channels),
    responsible: [...new Set(all(({ responsible }) => responsible))],
    due: works[0]?.due ?? null,
    cadence: works[0]?.cadence ?? null,
    results: all(({ results }) => results),
    captions: all(({ evidence }) => evidence.map(({ caption }) => caption)),
  };
}
