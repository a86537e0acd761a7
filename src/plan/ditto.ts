/** Ditto marks: a cell that says the same as the one above it. */
import { type Cell, cellText } from './cell.ts';
import type { Role } from './reading.ts';
import type { RowEntry } from './rows.ts';

const DITTO = /^[-–—\s]*(?:["“”„″〃]|''|,,)[-–—\s]*$/u;

/** The row with the cells of the row above in place of ditto marks. */
export function withoutDittos(row: RowEntry, above: ReadonlyMap<Role, Cell> | null): RowEntry {
  const cells = new Map(row.cells);
  for (const [role, cell] of row.cells) {
    const same = above?.get(role);
    if (same && DITTO.test(cellText(cell))) cells.set(role, same);
  }
  return { ...row, cells };
}
