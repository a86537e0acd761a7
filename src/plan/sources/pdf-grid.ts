/** Finds the tables that straight lines draw on a page, and their cells. */
import type { Ruling } from './pdf-page.ts';

export interface PageTable {
  /** Places of its lines, from left to right and from top to bottom. */
  xs: number[];
  ys: number[];
  cells: PageCell[];
}

/** The columns and rows over which a cell goes, the last ones not included. */
export interface PageCell {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Lines nearer than this, in points, are one. */
const NEAR = 3;
/** A page with more lines is a drawing. */
const MOST_LINES = 400;

export function tablesOf(rulings: Ruling[]): PageTable[] {
  const lines = joined(rulings).filter(({ from, to }) => to - from > 2 * NEAR);
  return groupsOf(lines).flatMap((group) => tableOf(group));
}

/** Pieces of one line as one: a line is often drawn cell by cell. */
function joined(rulings: Ruling[]): Ruling[] {
  const result: Ruling[] = [];
  for (const across of [true, false]) {
    const sorted = rulings.filter((line) => line.across === across).sort((a, b) => a.at - b.at);
    const bands: Ruling[][] = [];
    for (const line of sorted) {
      const band = bands.at(-1);
      if (band && line.at - band[0]!.at <= NEAR) band.push(line);
      else bands.push([line]);
    }
    for (const band of bands) {
      const at = band.reduce((sum, line) => sum + line.at, 0) / band.length;
      let last: Ruling | null = null;
      for (const { from, to } of band.toSorted((a, b) => a.from - b.from)) {
        if (last && from - last.to <= NEAR) last.to = Math.max(last.to, to);
        else {
          last = { across, at, from, to };
          result.push(last);
        }
      }
    }
  }
  return result;
}

/** Lines that meet, directly or over others. */
function groupsOf(lines: Ruling[]): Ruling[][] {
  const groups: Ruling[][] = [];
  const left = new Set(lines);
  for (const first of lines) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const line of group) {
      for (const other of left) {
        if (meet(line, other)) {
          left.delete(other);
          group.push(other);
        }
      }
    }
    groups.push(group);
  }
  return groups;
}

const meet = (a: Ruling, b: Ruling): boolean =>
  a.across !== b.across &&
  b.at >= a.from - NEAR &&
  b.at <= a.to + NEAR &&
  a.at >= b.from - NEAR &&
  a.at <= b.to + NEAR;

/** Nothing for lines that enclose no cells. */
function tableOf(lines: Ruling[]): PageTable[] {
  const places = (across: boolean) =>
    [...new Set(lines.filter((line) => line.across === across).map(({ at }) => at))].sort((a, b) => a - b);
  const [xs, ys] = [places(false), places(true)];
  if (xs.length < 2 || ys.length < 2 || xs.length + ys.length > MOST_LINES) return [];
  const covers = (across: boolean, at: number, from: number, to: number) =>
    lines.some(
      (line) =>
        line.across === across &&
        line.at === at &&
        Math.min(line.to, to) - Math.max(line.from, from) >= (to - from) * 0.6,
    );
  const parted = (column: number, row: number, side: 'right' | 'below') =>
    side === 'right'
      ? covers(false, xs[column + 1]!, ys[row]!, ys[row + 1]!)
      : covers(true, ys[row + 1]!, xs[column]!, xs[column + 1]!);
  return [{ xs, ys, cells: cellsOf(xs.length - 1, ys.length - 1, parted) }];
}

/** The fields of the grid that no line parts are one cell. */
function cellsOf(
  columns: number,
  rows: number,
  parted: (column: number, row: number, side: 'right' | 'below') => boolean,
): PageCell[] {
  const owner = new Map<number, PageCell>();
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (owner.has(row * columns + column)) continue;
      const cell = { left: column, right: column + 1, top: row, bottom: row + 1 };
      while (
        cell.right < columns &&
        !owner.has(row * columns + cell.right) &&
        !parted(cell.right - 1, row, 'right')
      )
        cell.right++;
      const open = (below: number) =>
        Array.from({ length: cell.right - cell.left }, (_, i) => cell.left + i).every(
          (at) => !parted(at, below - 1, 'below') && !owner.has(below * columns + at),
        );
      while (cell.bottom < rows && open(cell.bottom)) cell.bottom++;
      for (let at = cell.top; at < cell.bottom; at++)
        for (let over = cell.left; over < cell.right; over++) owner.set(at * columns + over, cell);
    }
  }
  return [...new Set(owner.values())];
}
