/**
 * The given documents, read and printed again in their layout: every text of every item stands on the pages. Beside each
 * page `test/reports/pages/` shows what the document says, row by row as it was given, to be looked at.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { plainText } from '../../src/plan/cell.ts';
import { openFile } from '../../src/plan/open-file.ts';
import { readDocument } from '../../src/plan/read.ts';
import type { ReadItem } from '../../src/plan/reading.ts';
import { SAMPLE_PLAN } from '../../src/plan/sample.ts';
import { withDigits } from '../../src/reports/digits.ts';
import { contentOf } from '../../src/reports/from-reading.ts';
import { layoutNamed } from '../../src/reports/layouts.ts';
import { pdfOf } from '../../src/reports/pdf.ts';
import { printed } from '../../src/reports/print.ts';
import { USUAL_SIGNATURES } from '../../src/reports/signatures.ts';
import type { PrintedReport, PrintedRow } from '../../src/reports/table.ts';
import { missingFrom } from '../support/printed-report.ts';
import { pagesOf, picturesOf, testWith } from '../support/tools.ts';

const SEEDS = join(import.meta.dirname, '../../../shared/seeds');
const OUT = join(import.meta.dirname, 'pages');
const poppler = testWith(['pdftotext', 'pdftoppm']);

describe.each([
  ['report-5', 'arabic', join(SEEDS, 'report-lak-si-2568.txt')],
  ['plan-8', 'thai', join(SEEDS, 'plan-pathum-wan-2566.txt')],
  ['plan-8', 'arabic', SAMPLE_PLAN],
] as const)('%s in %s digits', (name, digits, file) => {
  const isThere = existsSync(file);
  (isThere ? poppler : test.skip)(
    isThere ? basename(file) : `${basename(file)} is skipped: it is not there`,
    async () => {
      const reading = readDocument(await openFile(readFileSync(file)));
      const how = { layout: layoutNamed(name)!, digits, draft: false, signatures: USUAL_SIGNATURES };
      const report = printed({ content: contentOf(reading), missing: [] }, how);
      const pdf = pdfOf(report, new Map(), digits);
      const texts = reading.items.flatMap(textsOf).map((text) => withDigits(text, digits));
      expect(texts.length).toBeGreaterThan(100);
      expect(missingFrom(pagesOf(pdf), texts)).toEqual([]);
      await lookAt(pdf, pdfOf(asGiven(file, report), new Map(), digits), `${name}-${digits}`);
    },
  );
});

const textsOf = ({ title, problem, measures, results, captions, outputs, channels, responsible }: ReadItem) =>
  [
    title,
    problem ?? '',
    ...measures,
    ...results,
    ...captions,
    ...outputs,
    ...channels,
    ...responsible,
  ].filter(Boolean);

/** The rows of the file, each cell as it stands there. */
function asGiven(file: string, { title, columns }: PrintedReport): PrintedReport {
  const rows = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
    .filter(({ length }) => length === columns.length)
    .map((cells): PrintedRow => {
      const blocks = (cell: string) => [{ kind: 'text' as const, text: plainText(cell) }];
      return { kind: 'cells', cells: cells.map((cell) => ({ blocks: blocks(cell), rowSpan: 1 })) };
    });
  return { title, columns, rows, signatures: [], draft: null };
}

/** Page by page: what was given to the left, what is printed to the right. */
async function lookAt(pdf: Buffer, given: Buffer, name: string): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  const [left, right] = [picturesOf(given, 60), picturesOf(pdf, 60)];
  const { width, height } = await sharp(right[0]).metadata();
  const sheet = { width: 2 * width!, height: height!, channels: 3 as const, background: '#888' };
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const beside = [left[i], right[i]].flatMap((input, at) =>
      input ? [{ input, left: at * width!, top: 0 }] : [],
    );
    await sharp({ create: sheet })
      .composite(beside)
      .png()
      .toFile(join(OUT, `${name}-${String(i + 1).padStart(2, '0')}.png`));
  }
}
