/** Puts the rows of a document under its columns, and tells the plan's own rows from all else that stands among them. */
import { findDates } from '../thai/dates.ts';
import { parseNumber } from '../thai/digits.ts';
import { cleanText } from '../thai/text.ts';
import { type Cell, cellText, plainText, readCell } from './cell.ts';
import { readCodes } from './codes.ts';
import { type Columns, completeRoles, readHeader } from './columns.ts';
import { type Heading, readHeading } from './headings.ts';
import { isFurniture } from './outside.ts';
import { PlanProblem } from './problem.ts';
import type { Role } from './reading.ts';
import { readResponsible } from './responsible.ts';
import type { SourceLine } from './source.ts';

export type Entry =
  | RowEntry
  | { kind: 'heading'; line: number; heading: Heading }
  /** A table of something else that stands among the rows. */
  | { kind: 'foreign'; line: number; rows: { line: number; cells: string[] }[] }
  /** A line outside of any table that is no heading. */
  | { kind: 'text'; line: number; text: string };

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

/** A longer row is no header. */
const LONGEST_ROW = 4000;
/** A plan has a hundred rows or two. */
const MOST_ROWS = 20_000;

export interface Table {
  /** Of the first header. */
  columns: Columns;
  entries: Entry[];
  /** Line of the first header. */
  headerLine: number;
}

/**
 * The table of the plan; null when no header is found.
 * @throws PlanProblem for far more rows than a plan can have
 */
export function readTable(lines: SourceLine[]): Table | null {
  if (lines.filter(({ cells }) => cells).length > MOST_ROWS) {
    throw new PlanProblem(
      'too-many-rows',
      'ตารางมีมากกว่า 20,000 แถว ไม่ใช่แผน (more than 20,000 rows: not a plan)',
    );
  }
  const headers = findHeaders(lines);
  const first = [...headers][0];
  if (!first) return null;
  const headed = new Set(lines.flatMap(({ table, number }) => (headers.has(number) ? [table] : [])));
  let { columns } = first[1];
  let fresh = true;
  const entries: Entry[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const header = headers.get(line.number);
    if (header) {
      columns = header.columns;
      at += header.rows - 1;
      fresh = true;
    } else if (!line.cells) {
      if (line.text !== '') entries.push(textEntry(line));
      fresh = true;
    } else {
      const run = runFrom(lines, at, headers);
      at = run.end;
      const apart = line.table !== undefined && !headed.has(line.table);
      entries.push(...entriesOf(run.rows, columns, { fresh, apart, aboveHeader: line.number < first[0] }));
      fresh = entries.at(-1)?.kind === 'foreign';
    }
  }
  return { columns: first[1].columns, entries, headerLine: first[0] };
}

/**
 * The rows from `at` on that have as many cells, blank lines passed over, up to a header, a line of text or another
 * table; and the place of the last.
 */
function runFrom(lines: SourceLine[], at: number, headers: Map<number, unknown>) {
  const rows = [lines[at]!];
  let end = at;
  for (let next = at + 1; next < lines.length; next++) {
    const { cells, text, number, table } = lines[next]!;
    const other = cells ? cells.length !== rows[0]!.cells!.length || table !== rows[0]!.table : text !== '';
    if (headers.has(number) || other) break;
    if (cells) {
      rows.push(lines[next]!);
      end = next;
    }
  }
  return { rows, end };
}

function entriesOf(run: SourceLine[], columns: Columns, { fresh, apart, aboveHeader }: Standing): Entry[] {
  const rows = run.filter(({ cells }) => !isEmptyOrRule(cells!));
  if (apart && rows.every(({ cells }) => cells!.every((cell) => isFurniture(plainText(cell))))) return [];
  if (isForeign(rows, columns) || (apart && isOther(rows, columns))) {
    const all = run.map(({ number, cells }) => ({ line: number, cells: cells! }));
    return [{ kind: 'foreign', line: run[0]!.number, rows: all }];
  }
  return rows.map((row, i) => {
    const interrupted = i === 0 ? fresh : row.number > rows[i - 1]!.number + 1;
    return rowEntry(row, columns, { fresh: interrupted, aboveHeader });
  });
}

/** Every row that is a header, by its line; a header may be broken into two rows. */
function findHeaders(lines: SourceLine[]): Map<number, { columns: Columns; rows: number }> {
  const headers = new Map<number, { columns: Columns; rows: number }>();
  // The header of every page is the same but for OCR: what was looked at once need not be looked at again.
  const seen = new Map<string, Columns | null>();
  const read = (cells: string[]): Columns | null => {
    const key = cells.join('\t').slice(0, LONGEST_ROW);
    if (!seen.has(key)) seen.set(key, readHeader(cells));
    return seen.get(key)!;
  };
  const known = ({ roles }: Columns) => roles.filter((role) => role !== 'other').length;
  for (let at = 0; at < lines.length; at++) {
    const { cells, number } = lines[at]!;
    if (!cells) continue;
    const next = lines[at + 1]?.cells;
    const one = read(cells);
    const both =
      next?.length === cells.length && !read(next)
        ? read(cells.map((cell, i) => `${cell} ${next[i]}`))
        : null;
    if (both && known(both) > (one ? known(one) : 2)) headers.set(number, { columns: both, rows: 2 });
    else if (one) headers.set(number, { columns: one, rows: 1 });
    at += (headers.get(number)?.rows ?? 1) - 1;
  }
  completeRoles([...headers.values()].map(({ columns }) => columns));
  return headers;
}

function textEntry({ number, text, emphasised }: SourceLine): Entry {
  const heading = readHeading(text, emphasised ? 'emphasised' : 'plain');
  return heading ? { kind: 'heading', line: number, heading } : { kind: 'text', line: number, text };
}

interface Standing {
  fresh: boolean;
  /** A table that the document sets apart and that has no header of its own. */
  apart: boolean;
  /** Above the first header, where a lone text is the title's. */
  aboveHeader: boolean;
}

/** A row with one text only may be a heading, in whatever cell; so may one that repeats it in every merged cell. */
function rowEntry(row: SourceLine, columns: Columns, { fresh, aboveHeader }: Omit<Standing, 'apart'>): Entry {
  const line = row.number;
  const source = row.cells!;
  const { cells: placed, misfit } = place(source, columns);
  const texts = new Set(source.map((cell) => plainText(cell)).filter((text) => text !== ''));
  if (texts.size === 1) {
    const role = columns.roles[placed.findIndex((cell) => cell.trim() !== '')];
    const emphasised = /<b>|<strong>|\*\*/.test(source.join('').slice(0, 1000));
    const where = role === 'indicator' ? 'indicator-column' : emphasised ? 'emphasised' : 'plain';
    const heading = readHeading([...texts][0]!, where);
    if (heading) return { kind: 'heading', line, heading };
    if (aboveHeader) return { kind: 'text', line, text: [...texts][0]! };
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
  return { kind: 'row', line, cells, none, merged, fresh, misfit };
}

/** An empty cell, or a dash in its place. */
const NOTHING = /^[\s:|–—-]*$/;

/** Rules ("---"), and rows without any text. */
const isEmptyOrRule = (cells: string[]) =>
  cells.every((cell) => NOTHING.test(cell) || (cell.length < 200 && plainText(cell) === ''));

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
    const text = cleanText(cell.slice(0, 500));
    if (text === '') return;
    const test = FITS[roles[i]!];
    if (test) sum += test(text) ? 2 : -1;
  });
  return sum;
}

const FITS: Partial<Record<Role, (text: string) => boolean>> = {
  indicator: (text) => readHeading(text, 'indicator-column') !== null,
  title: (text) => readCodes(text).codes.length > 0,
  due: (text) => findDates(text).length > 0,
  responsible: (text) => readResponsible(text).unknown.length === 0,
  followUp: (text) => /^ทุก(?!ฝ่าย)|เดือน|สัปดาห์|ไตรมาส/u.test(text),
};

/** So many rows show what a table is. */
const ENOUGH = 20;

/** Another table: full of numbers, or of another width and without anything that a row of a plan has. */
function isForeign(rows: SourceLine[], { roles }: Columns): boolean {
  if (rows.length < 2) return false;
  const texts = rows.slice(0, ENOUGH).map(({ cells }) => cells!.map((cell) => plainText(cell)));
  return (
    texts.slice(1).every(isNumeric) ||
    (texts[0]!.length !== roles.length && !texts.some((row) => row.some(isOfPlan)))
  );
}

/** A table that stands apart goes on with the plan's only when it is as wide and has what a row of a plan has. */
function isOther(rows: SourceLine[], { roles }: Columns): boolean {
  const texts = rows.slice(0, ENOUGH).map(({ cells }) => cells!.map(plainText));
  return rows[0]?.cells?.length !== roles.length || !texts.some((row) => row.some(isOfPlan));
}

/** A date, a division, a rhythm or a heading. */
const isOfPlan = (text: string): boolean =>
  /ฝ่าย|^ทุก|ตัวชี้วัด/u.test(text) || findDates(text).length > 0 || readCodes(text).codes.length > 0;

/** Half of the cells or more are numbers. */
function isNumeric(row: string[]): boolean {
  const filled = row.filter((cell) => cell !== '');
  return (
    filled.length > 1 &&
    filled.filter((cell) => parseNumber(cell.replace('%', '')) !== null).length * 2 >= filled.length
  );
}
