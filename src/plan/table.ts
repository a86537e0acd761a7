/** Puts the rows of a document under its columns, and tells the plan's own rows from all else that stands among them. */
import { findDates } from '../thai/dates.ts';
import { parseNumber } from '../thai/digits.ts';
import { plainText } from './cell.ts';
import { readCodes } from './codes.ts';
import { agree, type Columns, completeRoles, readHeader } from './columns.ts';
import { readHeadings } from './headings.ts';
import { isFurniture, isSignatures } from './outside.ts';
import { PlanProblem } from './problem.ts';
import {
  type HeadingEntry,
  isEmptyOrRule,
  photoRow,
  type RowEntry,
  readRow,
  type TextEntry,
} from './rows.ts';
import type { SourceLine } from './source.ts';

export type Entry =
  | RowEntry
  | HeadingEntry
  | TextEntry
  /** A table of something else that stands among the rows. */
  | { kind: 'foreign'; line: number; rows: { line: number; cells: string[] }[] };

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
      if (line.text !== '') entries.push(...textEntries(line, line.number > first[0] ? columns : null));
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
  const entries: Entry[] = [];
  const filled = new Set(rows);
  let last: number | null = null;
  let signed = false;
  for (const row of run) {
    const texts = row.cells!.map(plainText);
    signed = isSignatures(texts, signed) || (signed && !filled.has(row));
    if (signed) {
      if (filled.has(row)) entries.push({ kind: 'text', line: row.number, text: texts.join(' ').trim() });
      continue;
    }
    const interrupted = last === null ? fresh : row.number > last + 1;
    if (filled.has(row)) entries.push(...readRow(row, columns, { fresh: interrupted, aboveHeader }));
    // a row of nothing but merged cells goes on with the one above
    if (filled.has(row) || row.merged?.includes(true)) last = row.number;
  }
  return entries;
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
    const wanted = both !== null && known(both) > (one ? known(one) : 2);
    // two rows of the table may sound like a header by chance
    const first = [...headers.values()][0]?.columns;
    if (wanted && (!first || agree(first, both))) headers.set(number, { columns: both, rows: 2 });
    else if (one) headers.set(number, { columns: one, rows: 1 });
    at += (headers.get(number)?.rows ?? 1) - 1;
  }
  completeRoles([...headers.values()].map(({ columns }) => columns));
  return headers;
}

/** `columns`: of the table that the line stands below; null above the first. */
function textEntries({ number: line, text, emphasised }: SourceLine, columns: Columns | null): Entry[] {
  const headings = readHeadings(text, emphasised ? 'emphasised' : 'plain');
  if (headings) return headings.map((heading) => ({ kind: 'heading', line, heading }));
  return [(columns && photoRow(text, line, columns)) || { kind: 'text', line, text }];
}

interface Standing {
  fresh: boolean;
  /** A table that the document sets apart and that has no header of its own. */
  apart: boolean;
  /** Above the first header, where a lone text is the title's. */
  aboveHeader: boolean;
}

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
