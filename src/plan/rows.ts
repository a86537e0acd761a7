/** Reads one row of a table: its cells under their columns, or the headings that it is. */
import { findDates } from '../thai/dates.ts';
import { isOfOffices } from './agencies.ts';
import { isOfPhotos } from './captions.ts';
import { type Cell, cellText, plainText, readCell } from './cell.ts';
import type { Columns } from './columns.ts';
import { type Heading, readHeading, readHeadings } from './headings.ts';
import type { Role } from './reading.ts';
import { readResponsible } from './responsible.ts';
import { readScore } from './score.ts';
import { beginsIssue, eachIssue } from './several-issues.ts';
import type { SourceLine } from './source.ts';

export interface RowEntry {
  kind: 'row';
  line: number;
  /** The cells that are not empty. */
  cells: Map<Role, Cell>;
  /** Columns in which a dash says that there is nothing. */
  none: ReadonlySet<Role>;
  /** Columns in which a merged cell of a row above goes on; null when the source does not say. */
  merged: ReadonlySet<Role> | null;
  /** First row after a header or an interruption: what was cut by the end of a page goes on here. */
  fresh: boolean;
  /** The row has more or fewer cells than the header; how it was fitted is a guess. */
  misfit: boolean;
}

export interface HeadingEntry {
  kind: 'heading';
  line: number;
  heading: Heading;
}

/** A line outside of any table that is no heading. */
export interface TextEntry {
  kind: 'text';
  line: number;
  text: string;
}

interface Standing {
  fresh: boolean;
  /** Above the first header, where a lone text is the title's. */
  aboveHeader: boolean;
}

/**
 * A row with one text only may be headings, in whatever cell; so may one that repeats it in every merged cell. A row
 * whose issue begins with headings is these and the rest; one with several coded issues in its cell is a row for each.
 */
export function readRow(
  row: SourceLine,
  columns: Columns,
  { fresh, aboveHeader }: Standing,
): (RowEntry | HeadingEntry | TextEntry)[] {
  const line = row.number;
  const source = row.cells!;
  const { cells: placed, misfit } = place(source, columns);
  const texts = new Set(source.map((cell) => plainText(cell)).filter((text) => text !== ''));
  // no heading has a merged cell beside it
  if (texts.size === 1 && !row.merged?.includes(true)) {
    const role = columns.roles[placed.findIndex((cell) => cell.trim() !== '')];
    const emphasised = /<b>|<strong>|\*\*/.test(source.join('').slice(0, 1000));
    const where = role === 'indicator' ? 'indicator-column' : emphasised ? 'emphasised' : 'plain';
    const headings = readHeadings([...texts][0]!, where);
    const amongWork = role === 'measure' || role === 'result' || role === 'photo';
    if (headings && (!amongWork || SAYS_HEADING.test([...texts][0]!)))
      return headings.map((heading) => ({ kind: 'heading', line, heading }));
    if (aboveHeader) return [{ kind: 'text', line, text: [...texts][0]! }];
    const photos = role === 'title' ? photoRow([...texts][0]!, line, columns) : null;
    if (photos) return [{ ...photos, fresh }];
  }
  const cells = new Map<Role, Cell>();
  const none = new Set<Role>();
  placed.forEach((text, i) => {
    const cell = readCell(text);
    const role = columns.roles[i]!;
    if (role === 'other') return;
    const plain = cellText(cell);
    if (!NOTHING.test(plain) || cell.tables.length > 0) cells.set(role, cell);
    else if (plain !== '') none.add(role);
  });
  const merged = row.merged && !misfit ? new Set(columns.roles.filter((_, i) => row.merged![i])) : null;
  const entry: RowEntry = { kind: 'row', line, cells, none, merged, fresh, misfit };
  const headings = columns.roles.includes('indicator') ? [] : headingsAbove(entry);
  return [...headings, ...eachIssue(entry)];
}

/** Below the columns of work a number and a name ("๑.๑ งานทะเบียน") are the rest of a list. */
const SAYS_HEADING = /ตัว\s?[ชซ]|แบบ(?:วัด|ตรวจ|ประเมิน|สำรวจ)|[IEO]IT|ผนวก/u;

/** A caption that stands over the whole table or outside of it belongs to the results above. */
export function photoRow(text: string, line: number, { roles }: Columns): RowEntry | null {
  const role = roles.find((each) => each === 'photo') ?? roles.find((each) => each === 'result');
  if (!role || !isOfPhotos(text)) return null;
  const cells = new Map([[role, readCell(text)]]);
  return { kind: 'row', line, cells, none: new Set(), merged: null, fresh: false, misfit: false };
}

/** An empty cell, or a dash in its place. */
const NOTHING = /^[\s:|–—-]*$/;

/** Rules ("---"), and rows without any text. */
export const isEmptyOrRule = (cells: string[]) =>
  cells.every((cell) => NOTHING.test(cell) || (cell.length < 200 && plainText(cell) === ''));

/** Takes the headings off that the issue begins with; a row of work below a heading alone is an issue of that name. */
function headingsAbove(row: RowEntry): HeadingEntry[] {
  const title = row.cells.get('title');
  const found: Heading[] = [];
  const blocks = [...(title?.blocks ?? [])];
  while (blocks[0]) {
    const headings = readHeadings(blocks[0].text, 'plain');
    // "๑.๑" alone numbers an issue as well
    if (!headings || headings.some(({ kind }) => kind === 'part')) break;
    found.push(...headings);
    blocks.shift();
  }
  if (!title || found.length === 0) return [];
  const name = blocks.length === 0 ? found.at(-1)!.name : '';
  row.cells.set('title', { ...title, blocks: name ? [{ text: name, start: 'paragraph' }] : blocks });
  return found.map((heading) => ({ kind: 'heading', line: row.line, heading }));
}

/**
 * Fits a row that has more or fewer cells than the header: cells are lost or added in one place, and dates, divisions
 * and headings show where.
 */
function place(cells: string[], { roles }: Columns): { cells: string[]; misfit: boolean } {
  const difference = roles.length - cells.length;
  if (difference === 0) return { cells, misfit: false };
  const places = Array.from({ length: Math.min(cells.length, roles.length) + 1 }, (_, i) => i).reverse();
  const ways = places.map((at) =>
    difference > 0
      ? [...cells.slice(0, at), ...Array<string>(difference).fill(''), ...cells.slice(at)]
      : [...cells.slice(0, at), ...cells.slice(at - difference)],
  );
  const whole = ways.filter((way) => filledIn(way) === filledIn(cells));
  const ranked = (whole.length > 0 ? whole : ways).map((way) => ({ way, fit: fit(way, roles) }));
  const best = ranked.reduce((a, b) => (b.fit > a.fit ? b : a));
  // Blank cells lost or added at the end, where another cell shows that the others stand right, leave nothing to guess.
  const sure = difference < 0 ? whole.includes(ways[0]!) : best.fit > 0 || cells[0]!.trim() === '';
  return { cells: best.way, misfit: best.way !== ways[0] || !sure };
}

const filledIn = (cells: string[]) => cells.filter((cell) => cell.trim() !== '').length;

/** How well texts fit the columns that tell: positive when something fits, negative when something does not. */
function fit(cells: string[], roles: Role[]): number {
  let sum = 0;
  cells.forEach((cell, i) => {
    const text = plainText(cell.slice(0, 500));
    if (text === '') return;
    const test = FITS[roles[i]!];
    if (test) sum += test(text) ? 2 : -1;
  });
  return sum;
}

const FITS: Partial<Record<Role, (text: string) => boolean>> = {
  indicator: (text) => readHeading(text, 'indicator-column') !== null,
  title: (text) => beginsIssue(text) || readScore(text).score !== null,
  due: (text) => findDates(text).length > 0,
  responsible: (text) => readResponsible(text).unknown.length === 0 || isOfOffices(text),
  followUp: (text) => /^ทุก(?!ฝ่าย)|เดือน|สัปดาห์|ไตรมาส/u.test(text),
};
