/**
 * The rows of a report as rows of a table in a PDF, and which of them no page may part: headings stay with the row below,
 * short rows stay whole, a long one begins with its first photo, and who signs does so below the end of the table. Pure.
 */
import { bandFrom, type CellRow } from './bands.ts';
import { linesFor, type PdfLine } from './pdf-lines.ts';
import { toPrivate } from './private-letters.ts';
import type { PrintedBlock, PrintedCell, PrintedRow } from './table.ts';

export interface PdfRow {
  /** In cm; null for as high as its cells. */
  height: number | null;
  /** Over all columns. */
  heading: PdfLine[] | null;
  /** In the order of the columns; those that go on from a row above are left out. */
  cells: PdfCell[];
  /** The row of those who sign. */
  signatures: boolean;
  /** So many rows, this one among them, stay on one page; 0 where a tie of a row above goes on, null for none. */
  tie: number | null;
}

export interface PdfCell {
  rowSpan: number;
  parts: PdfPart[];
}

/** What no page may part. */
export interface PdfPart {
  mark: string | null;
  text: PdfLine[] | null;
  photo: PdfPhoto | null;
  /** Reckoned, in cm. */
  height: number;
}

/** In cm. */
export interface PdfPhoto {
  id: string;
  width: number;
  height: number;
}

/** Lengths in cm; those of the page as in `report.typ`. Three photos with captions stand on a page. */
export const TABLE_WIDTH = 26.7;
export const CELL_INSET = 0.16;
export const MARK_WIDTH = 0.54;
const PHOTO_HEIGHT = 4.1;
const LINE = 0.48;
const GAP = 0.15;

/** A row up to this stays whole. */
const SHORT = 6;
/** So much of a long row is its beginning, unless that is a photo. */
const BEGINNING = 1.5;
/** What is tied together fits on a page beside its header. */
const MOST_TIED = 11;

/** `widths` are those of the columns in cm, the insets included; `signed`: a row for those who sign stands at the end. */
export function pdfRows(
  rows: PrintedRow[],
  widths: number[],
  { known, signed }: { known: (id: string) => boolean; signed: boolean },
): PdfRow[] {
  const set: PdfRow[] = [];
  let headings: PdfRow[] = [];
  for (let i = 0; i < rows.length; ) {
    const row = rows[i]!;
    if (row.kind === 'heading') {
      headings.push(plainRow({ heading: linesFor(row.text, TABLE_WIDTH - 2 * CELL_INSET, { bold: true }) }));
      i++;
      continue;
    }
    const band = bandFrom(rows, i);
    i += band.length;
    set.push(...tiedBand(headings, bandOf(band, widths, known), signed && i === rows.length));
    headings = [];
  }
  return [...set, ...headings, ...(signed && rows.at(-1)?.kind !== 'cells' ? [SIGNATURES] : [])];
}

const plainRow = (given: Partial<PdfRow>): PdfRow => ({
  ...{ height: null, heading: null, cells: [], signatures: false, tie: null },
  ...given,
});

const SIGNATURES = plainRow({ signatures: true });

interface Laid {
  cell: PdfCell;
  row: number;
  /** The row after its last one. */
  end: number;
  height: number;
}

interface Band {
  rows: PdfRow[];
  laid: Laid[];
  /** Where each row begins and the last one ends. */
  tops: number[];
}

function bandOf(band: CellRow[], widths: number[], known: (id: string) => boolean): Band {
  const laid: Laid[] = [];
  const rows = band.map((cells, row) => {
    const set = cells.flatMap((cell, i): PdfCell[] => {
      if (!cell) return [];
      const one = cellOf(cell, widths[i]! - 2 * CELL_INSET, known);
      const height = 2 * CELL_INSET + sum(one.parts.map((part) => part.height));
      laid.push({ cell: one, row, end: Math.min(row + cell.rowSpan, band.length), height });
      return [one];
    });
    return plainRow({ cells: set });
  });
  const tops = [0];
  for (const row of rows.keys()) {
    const ending = laid.filter(({ end }) => end === row + 1);
    tops.push(Math.max(tops[row]!, ...ending.map((one) => tops[one.row]! + one.height)));
  }
  return { rows, laid, tops };
}

function tiedBand(headings: PdfRow[], band: Band, signed: boolean): PdfRow[] {
  const { rows, tops } = band;
  if (tops.at(-1)! <= SHORT) {
    return tied([...headings, ...rows, ...(signed ? [SIGNATURES] : [])]);
  }
  const last = rows.length - 1;
  const [whole, beginning] = [last, 0].map((row) => tops[row]! + beginningOf(band, row)) as [number, number];
  const at = whole <= MOST_TIED ? last : 0;
  const first = plainRow({ height: (at === last ? whole : beginning) - tops[at]!, cells: rows[at]!.cells });
  rows[at]!.cells = [];
  for (const { cell, row, end } of band.laid) if (row <= at && at < end) cell.rowSpan++;
  const begun = tied([...headings, ...rows.slice(0, at), first]);
  return [...begun, ...rows.slice(at), ...(signed ? tied([...endOf(band), SIGNATURES]) : [])];
}

/** Keeps rows on one page. */
const tied = (rows: PdfRow[]): PdfRow[] => rows.map((row, i) => ({ ...row, tie: i === 0 ? rows.length : 0 }));

/** How much of a row, the last that is tied, is wanted on the page where it begins. */
function beginningOf({ laid, tops }: Band, row: number): number {
  const wanted = laid
    .filter((one) => one.row <= row && row < one.end)
    .map(({ cell: { parts }, row: first }) => {
      let height = 2 * CELL_INSET;
      for (const part of parts) {
        if (height >= BEGINNING) break;
        height += part.photo ? part.height : Math.min(part.height, BEGINNING);
      }
      return height - (tops[row]! - tops[first]!);
    });
  return Math.max(LINE, ...wanted);
}

/** A row as high as the last part of the longest cell, to stand on the page of those who sign. */
function endOf({ laid, tops, rows }: Band): PdfRow[] {
  const ending = laid.filter(({ end }) => end === rows.length);
  const ends = ending.map((one) => tops[one.row]! + one.height);
  const { parts } = ending[ends.indexOf(Math.max(...ends))]!.cell;
  const height = parts.at(-1)!.height + CELL_INSET;
  if (parts.length === 1 || height > SHORT) return [];
  for (const { cell } of ending) cell.rowSpan++;
  return [plainRow({ height })];
}

function cellOf({ blocks, rowSpan }: PrintedCell, width: number, known: (id: string) => boolean): PdfCell {
  const parts = blocks.flatMap((block) => partsOf(block, width, known));
  return { rowSpan, parts };
}

function partsOf(block: PrintedBlock, width: number, known: (id: string) => boolean): PdfPart[] {
  const written = (mark: string | null, text: string): PdfPart => {
    const before = mark !== null && isWide(mark) ? mark : undefined;
    const lines = linesFor(text, width - (mark === null ? 0 : MARK_WIDTH), before ? { before } : {});
    return { mark: mark && toPrivate(mark), text: lines, photo: null, height: lines.length * LINE + GAP };
  };
  switch (block.kind) {
    case 'text':
      return [written(null, block.text)];
    case 'list':
      return block.entries.map(({ mark, text }) => written(mark, text));
    case 'photos': {
      const caption = written(block.mark, block.caption);
      const [first, ...others] = block.photos.filter(({ id }) => known(id)).map((one) => sized(one, width));
      if (!first) return [caption];
      return [
        { ...caption, photo: first, height: caption.height + first.height + GAP },
        ...others.map((photo) => ({ mark: null, text: null, photo, height: photo.height + GAP })),
      ];
    }
  }
}

/** A long mark ("ภาพที่ ๑") has its text after it, not beside; see `report.typ`. */
const isWide = (mark: string): boolean => mark.length > 3;

function sized({ id, width, height }: PdfPhoto, room: number): PdfPhoto {
  const wide = Math.min(room, (PHOTO_HEIGHT * width) / height);
  return { id, width: wide, height: (wide * height) / width };
}

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
