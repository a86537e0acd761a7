/**
 * Puts the cells of a table under its columns. In Word, Excel and PDF a cell is a stretch of its row's width; which
 * stretch is which column is told by the header of a plan, whatever narrow columns lie between.
 */
import { plainText } from '../cell.ts';
import { type Columns, readHeader } from '../columns.ts';
import type { SourceLine } from '../source.ts';

/** A cell from one place to another of the row's width, in any unit. */
export interface GridCell {
  from: number;
  to: number;
  html: string;
  /** Goes on with the cell above. */
  merged: boolean;
}

export interface GridRow {
  number: number;
  cells: GridCell[];
}

/** The columns of a plan's table, from left to right. */
export type GridColumns = { from: number; to: number }[];

/**
 * The rows of one table as lines; those above its header are lines of text. `before`: the columns of the plan's table
 * that stands before this one. A table without a header goes on with it when its rows have as many cells. `body`: the
 * place of the first row below the header.
 */
export function gridLines(
  given: GridRow[],
  table: number,
  before: GridColumns | null,
): { lines: SourceLine[]; columns: GridColumns | null; body: number } {
  const rows = ofWidthOne(given);
  const headers = findHeaders(rows);
  const first = Math.min(...headers.keys(), rows.length);
  const headed = first < rows.length;
  const goesOn = !headed && before !== null && rows.some(({ cells }) => cells.length === before.length);
  let columns = goesOn ? before : headed ? [] : columnsOf(rows);
  const lines: SourceLine[] = headed ? rows.slice(0, first).map(textLine) : [];
  for (let at = headed ? first : 0; at < rows.length; at++) {
    const header = headers.get(at);
    if (header) {
      ({ columns } = header);
      lines.push(rowLine({ ...rows[at]!, cells: header.cells }, columns, table));
      at += header.rows - 1;
    } else {
      lines.push(rowLine(rows[at]!, columns, table));
    }
  }
  const body = headed ? first + headers.get(first)!.rows : 0;
  return { lines, columns: headed ? columns : before, body };
}

/** The places as shares of the table's width, so that tables can be compared. */
function ofWidthOne(rows: GridRow[]): GridRow[] {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (const { cells } of rows) {
    from = Math.min(from, cells[0]?.from ?? from);
    to = Math.max(to, cells.at(-1)?.to ?? to);
  }
  const width = to - from;
  const share = (place: number) => (place - from) / width;
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, from: share(cell.from), to: share(cell.to) })),
  }));
}

interface Header {
  columns: GridColumns;
  cells: GridCell[];
  /** How many rows it takes. */
  rows: 1 | 2;
}

/** Every header, by the place of its row. */
function findHeaders(rows: GridRow[]): Map<number, Header> {
  const headers = new Map<number, Header>();
  const whole = rows.map(({ cells }) =>
    cells.filter((cell) => cell.html !== '' || cell.to - cell.from > SPACER),
  );
  const read = whole.map(readCells);
  for (let at = 0; at < rows.length; at++) {
    const [cells, one, next] = [whole[at]!, read[at]!, rows[at + 1]?.cells ?? []];
    const goesOn = one !== null && next.some(({ merged }) => merged);
    // a header in two rows of which neither is one alone is looked for at the beginning only
    const tried = goesOn || (headers.size === 0 && cells.length <= next.length && !read[at + 1]);
    const both = tried ? bestOf(dividedBy(cells, next)) : null;
    if (both && (goesOn || known(readCells(both)) > known(one)))
      headers.set(at, { columns: both, cells: both, rows: 2 });
    else if (one) headers.set(at, { columns: cells, cells, rows: goesOn ? 2 : 1 });
    at += (headers.get(at)?.rows ?? 1) - 1;
  }
  return headers;
}

/** Without a header, a column narrower than this share of the width is only there to part others. */
const SPACER = 0.02;

const readCells = (cells: GridCell[]): Columns | null => readHeader(cells.map(({ html }) => html));

const known = (columns: Columns | null): number =>
  columns ? columns.roles.filter((role) => role !== 'other').length : 0;

/**
 * A header in two rows in each way it can be meant: the upper cell is the beginning of those below it ("ระยะเวลา" over
 * "แล้วเสร็จ"), or only says what they have in common ("การดำเนินการ" over "ผล" and "ภาพ").
 */
function dividedBy(cells: GridCell[], next: GridCell[]): GridCell[][] {
  const pairs = next.map((cell) => {
    const above = cells[coveredBy({ ...cell, from: middle(cell), to: middle(cell) }, cells)[0]!];
    return { cell, upper: above?.html ?? '', lower: cell.merged ? '' : cell.html };
  });
  return [
    pairs.map(({ cell, upper, lower }) => headerCell(cell, [upper, lower].filter(Boolean).join(' '))),
    pairs.map(({ cell, upper, lower }) => headerCell(cell, lower || upper)),
  ];
}

const headerCell = (cell: GridCell, html: string): GridCell => ({ ...cell, html, merged: false });

/** The header of which most is known; null where none is one. */
function bestOf(headers: GridCell[][]): GridCell[] | null {
  const [best] = headers
    .map((cells) => ({ cells, known: known(readCells(cells)) }))
    .sort((a, b) => b.known - a.known);
  return best && best.known > 0 ? best.cells : null;
}

const middle = ({ from, to }: { from: number; to: number }) => (from + to) / 2;

/** Every stretch between two edges of any cells. */
function columnsOf(rows: GridRow[]): GridColumns {
  const edges = [...new Set(rows.flatMap(({ cells }) => cells.flatMap(({ from, to }) => [from, to])))].sort(
    (a, b) => a - b,
  );
  const apart = edges.filter((edge, i) => i === 0 || edge - edges[i - 1]! > NARROW);
  return apart.slice(1).map((to, i) => ({ from: apart[i]!, to }));
}

/** Edges nearer than this share of the width are the same edge. */
const NARROW = 0.004;

function rowLine({ number, cells }: GridRow, columns: GridColumns, table: number): SourceLine {
  const html = columns.map((): string[] => []);
  const merged = columns.map(() => false);
  for (const cell of cells) {
    const covered = coveredBy(cell, columns);
    if (cell.html !== '') html[covered[0]!]?.push(cell.html);
    for (const column of covered) merged[column] ||= cell.merged;
  }
  const joined = html.map((parts) =>
    parts.length > 1 ? parts.map((part) => `<p>${part}</p>`).join('') : (parts[0] ?? ''),
  );
  return { number, text: '', emphasised: false, cells: joined, merged, table };
}

/** The columns of which a cell covers half or more; at least the one that it covers most of. */
function coveredBy({ from, to }: { from: number; to: number }, columns: GridColumns): number[] {
  const shares = columns.map((column) => {
    const common = Math.min(to, column.to) - Math.max(from, column.from);
    return common / (column.to - column.from);
  });
  const covered = shares.flatMap((share, i) => (share >= 0.5 ? [i] : []));
  return covered.length > 0 ? covered : [shares.indexOf(Math.max(...shares))];
}

function textLine({ number, cells }: GridRow): SourceLine {
  const text = cells
    .filter(({ merged }) => !merged)
    .map(({ html }) => plainText(html))
    .filter((part) => part !== '')
    .join(' ');
  return { number, text, emphasised: false, cells: null };
}
