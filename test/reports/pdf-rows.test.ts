/** What no page of a PDF may part, told by the rows that are tied. */
import { type PdfRow, pdfRows } from '../../src/reports/pdf-rows.ts';
import type { PrintedBlock, PrintedCell, PrintedRow } from '../../src/reports/table.ts';

const WIDTHS = [8, 8, 8];
const cell = (blocks: PrintedBlock[], rowSpan = 1): PrintedCell => ({ blocks, rowSpan });
const text = (words: string): PrintedBlock => ({ kind: 'text', text: words });
const photos = (count: number): PrintedBlock => ({
  ...{ kind: 'photos', mark: '1.', caption: 'ประชุม' },
  photos: Array.from({ length: count }, (_, i) => ({ id: `p${i}`, width: 400, height: 300 })),
});
const row = (...cells: (PrintedCell | null)[]): PrintedRow => ({ kind: 'cells', cells });
const heading: PrintedRow = { kind: 'heading', text: 'ตัวชี้วัดที่ 1' };
const short = row(cell([text('ก')]), cell([text('ข')]), cell([]));
const long = row(cell([text('ก')]), cell([text('ข')]), cell([photos(5)]));

const set = (rows: PrintedRow[], signed = false): PdfRow[] =>
  pdfRows(rows, WIDTHS, { known: (id) => id !== 'gone', signed });
/** What each row is, and its tie. */
const seen = (rows: PdfRow[]): string[] =>
  rows.map(({ heading: title, signatures, height, tie }) => {
    const kind = title ? 'heading' : signatures ? 'signatures' : height === null ? 'row' : 'strip';
    return `${kind} ${tie}`;
  });

test('headings stay with the whole of a short row', () => {
  expect(seen(set([heading, heading, short, short]))).toEqual(['heading 3', 'heading 0', 'row 0', 'row 1']);
});

test('a long row begins with its first photo, below its headings', () => {
  const rows = set([heading, long]);
  expect(seen(rows)).toEqual(['heading 2', 'strip 0', 'row null']);
  expect(rows[1]!.height).toBeGreaterThan(4.5);
  expect(rows[1]!.height).toBeLessThan(6);
  expect(rows[1]!.cells.map(({ rowSpan }) => rowSpan)).toEqual([2, 2, 2]);
  expect(rows[2]!.cells).toEqual([]);
});

test('items that share photos begin on one page, as far as they fit on one', () => {
  const shared = (count: number): PrintedRow[] =>
    Array.from({ length: count }, (_, i) =>
      row(cell([text('ก')]), cell([text('ข')]), i === 0 ? cell([photos(9)], count) : null),
    );
  const few = set(shared(3));
  expect(seen(few)).toEqual(['row 3', 'row 0', 'strip 0', 'row null']);
  expect(few[0]!.cells.map(({ rowSpan }) => rowSpan)).toEqual([1, 1, 4]);
  expect(few[2]!.cells.map(({ rowSpan }) => rowSpan)).toEqual([2, 2]);
  const many = set(shared(40));
  expect(seen(many).slice(0, 3)).toEqual(['strip 1', 'row null', 'row null']);
  expect(many[0]!.cells.map(({ rowSpan }) => rowSpan)).toEqual([2, 2, 41]);
});

test('those who sign stand below the last row, or below the last photo of a long one', () => {
  expect(seen(set([long, short], true)).slice(-2)).toEqual(['row 2', 'signatures 0']);
  const rows = set([long], true);
  expect(seen(rows)).toEqual(['strip 1', 'row null', 'strip 2', 'signatures 0']);
  expect(rows[0]!.cells.map(({ rowSpan }) => rowSpan)).toEqual([3, 3, 3]);
  expect(seen(set([], true))).toEqual(['signatures null']);
});

test('a photo that is not there leaves its caption alone', () => {
  const lost: PrintedBlock = {
    ...{ kind: 'photos', mark: '1.', caption: 'ประชุม' },
    photos: [{ id: 'gone', width: 400, height: 300 }],
  };
  expect(set([row(cell([lost]), cell([]), cell([]))])[0]!.cells[0]!.parts).toMatchObject([
    { mark: '1.', photo: null },
  ]);
});
