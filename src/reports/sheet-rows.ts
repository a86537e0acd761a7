/**
 * The rows of a report as rows of a worksheet. A worksheet breaks pages between rows only, cuts pictures that lie over a
 * break, and lets no row be higher than 409 points: so what is long goes over several rows, merged, and each photo stands
 * in a row of its own. Pure.
 */
import { bandFrom, type CellRow } from './bands.ts';
import type { ReportPhoto } from './content.ts';
import type { PrintedBlock, PrintedCell, PrintedRow } from './table.ts';
import { linesIn } from './text-lines.ts';

export interface SheetRow {
  /** Points. */
  height: number;
  /** Over all columns; `cells` is empty then. */
  heading: string | null;
  /** One for each column; null where a cell above goes on. */
  cells: (SheetCell | null)[];
}

export interface SheetCell {
  text: string;
  photo: PlacedPhoto | null;
  rowSpan: number;
  /** Whether the cell goes on from the one above, or into the one below, without a line between. */
  opensAbove: boolean;
  opensBelow: boolean;
}

/** In points, from the top of the cell. */
export interface PlacedPhoto {
  id: string;
  top: number;
  width: number;
  height: number;
}

/** A line of 10 points Sarabun. What a cell goes over is cut after whole lines, so that no page breaks inside of one. */
export const LINE = 13;
const EM = 10;
/** Room beyond what is reckoned, for the fonts that stand in where Sarabun is missing. */
const RESERVE = 1.06;
/** Empty room at the sides of a cell, and below a text or around a photo. */
const SIDES = 8;
const MARGIN = 4;
const PHOTO_HEIGHT = 116;
/** What is higher is laid over several rows of at most `PART`, so that a page can break in it. */
const HIGHEST = 24 * LINE;
const PART = 8 * LINE;
/** Excel takes 32,767 letters in a cell. */
const LETTERS = 32_000;

/** Part of a cell that must stay in one piece. */
interface Part {
  text: string;
  photo: PlacedPhoto | null;
  height: number;
}

/** Where each part of a cell stands: the row of the report and the place among the pieces of that row. */
interface Laid {
  cell: PrintedCell;
  column: number;
  row: number;
  parts: Part[];
  places: { row: number; piece: number }[];
}

/** `widths` are those of the columns in points; `known` tells the photos that are there. */
export function sheetRows(rows: PrintedRow[], widths: number[], known: (id: string) => boolean): SheetRow[] {
  const all: SheetRow[] = [];
  for (let i = 0; i < rows.length; ) {
    const row = rows[i]!;
    if (row.kind === 'heading') {
      const whole = widths.reduce((sum, width) => sum + width, 0);
      all.push({ height: textHeight(row.text, whole), heading: row.text, cells: [] });
      i++;
      continue;
    }
    const band = bandFrom(rows, i);
    all.push(...rowsOfBand(band, widths, known));
    i += band.length;
  }
  return all;
}

function rowsOfBand(band: CellRow[], widths: number[], known: (id: string) => boolean): SheetRow[] {
  const laid = band.flatMap((cells, row) =>
    cells.flatMap((cell, column): Laid[] =>
      cell ? [{ cell, column, row, parts: partsOf(cell.blocks, widths[column]!, known), places: [] }] : [],
    ),
  );
  const pieces = piecesOf(band.length, laid);
  const starts = pieces.map((heights) => heights.map(() => 0));
  const flat: SheetRow[] = [];
  for (const [row, heights] of pieces.entries()) {
    for (const [piece, height] of heights.entries()) {
      starts[row]![piece] = flat.length;
      const step = height > HIGHEST ? PART : height;
      for (let left = height; left > 0; left -= step) {
        flat.push({ height: Math.min(step, left), heading: null, cells: widths.map(() => null) });
      }
    }
  }
  for (const { cell, column, row, parts, places } of laid) {
    const end = starts[Math.min(row + cell.rowSpan, band.length)]?.[0] ?? flat.length;
    const firsts = places.map((place) => starts[place.row]![place.piece]!);
    for (const [i, { text, photo }] of parts.entries()) {
      const from = firsts[i]!;
      flat[from]!.cells[column] = {
        text,
        photo,
        rowSpan: (firsts[i + 1] ?? end) - from,
        opensAbove: i > 0,
        opensBelow: i < parts.length - 1,
      };
    }
  }
  return flat;
}

/** The heights that each row of the band is made of; tells the parts of the cells their places. */
function piecesOf(count: number, laid: Laid[]): number[][] {
  const pieces: number[][] = Array.from({ length: count }, () => []);
  const total = (heights: number[]) => heights.reduce((sum, height) => sum + height, 0);
  const own = pieces.map((_, row) =>
    Math.max(
      LINE + MARGIN,
      ...laid
        .filter((one) => one.row === row && one.cell.rowSpan === 1 && !isInSteps(one))
        .map(({ parts }) => parts[0]!.height),
    ),
  );
  for (const { cell, row, parts, places } of laid.filter(isInSteps)) {
    const last = Math.min(row + cell.rowSpan, count) - 1;
    let next = 0;
    for (let at = row; at <= last; at++) {
      let used = 0;
      for (let piece = 0; next < parts.length; piece++) {
        const isFull = at < last && used >= own[at]!;
        if (isFull && next > 0) break;
        const height = Math.max(pieces[at]![piece] ?? 0, parts[next++]!.height);
        pieces[at]![piece] = height;
        places.push({ row: at, piece });
        used += height;
      }
    }
  }
  for (const [row, heights] of pieces.entries()) grow(heights, own[row]! - total(heights));
  for (const { cell, row, parts, places } of laid.filter((one) => !isInSteps(one))) {
    places.push({ row, piece: 0 });
    const under = pieces.slice(row, row + cell.rowSpan);
    grow(under.at(-1)!, parts[0]!.height - total(under.flat()));
  }
  return pieces;
}

/** Whether its parts stand one below another, each in a piece of its own. */
const isInSteps = ({ parts }: Laid): boolean => parts.length > 1 || parts[0]!.photo !== null;

/** Adds to the last piece of a row, or another piece where it would be too high to stay whole. */
function grow(heights: number[], by: number): void {
  if (by <= 0) return;
  const last = heights.at(-1) ?? 0;
  if (last > 0 && last + by > HIGHEST) heights.push(by);
  else heights.splice(-1, 1, last + by);
}

/** Texts in one part as far as they fit in, each photo in one with its caption. */
function partsOf(blocks: PrintedBlock[], width: number, known: (id: string) => boolean): Part[] {
  const parts: Part[] = [];
  const write = (text: string) => {
    const last = parts.at(-1);
    const joined = last && `${last.text}\n${text}`;
    if (!last || last.photo || joined!.length > LETTERS) parts.push({ text, photo: null, height: 0 });
    else last.text = joined!;
  };
  for (const block of blocks) {
    if (block.kind === 'text') write(block.text);
    else if (block.kind === 'list') for (const { mark, text } of block.entries) write(`${mark} ${text}`);
    else {
      const caption = `${block.mark} ${block.caption}`;
      const photos = block.photos.filter(({ id }) => known(id));
      if (photos.length === 0) write(caption);
      for (const [i, photo] of photos.entries()) {
        const text = i === 0 ? caption : '';
        parts.push({ text, photo: placed(photo, text, width), height: 0 });
      }
    }
  }
  if (parts.length === 0) parts.push({ text: '', photo: null, height: 0 });
  for (const part of parts) {
    const height = part.photo ? part.photo.top + part.photo.height : textHeight(part.text, width);
    part.height = parts.length === 1 && !part.photo ? height : Math.ceil(height / LINE) * LINE;
  }
  return parts;
}

const textHeight = (text: string, width: number) =>
  Math.round(linesIn(text, (width - SIDES) / EM) * RESERVE) * LINE + MARGIN;

function placed({ id, width, height }: ReportPhoto, caption: string, room: number): PlacedPhoto {
  const scale = Math.min((room - SIDES) / width, PHOTO_HEIGHT / height);
  const top = caption === '' ? MARGIN : textHeight(caption, room);
  return { id, top, width: width * scale, height: height * scale };
}
