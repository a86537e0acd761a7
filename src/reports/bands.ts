/** The rows of a report that merged cells tie together. Pure. */
import type { PrintedCell, PrintedRow } from './table.ts';

export type CellRow = (PrintedCell | null)[];

/** Those from a row of cells on, as far as cells go over them. */
export function bandFrom(rows: PrintedRow[], from: number): CellRow[] {
  const band: CellRow[] = [];
  for (let end = from + 1; from + band.length < Math.min(end, rows.length); ) {
    const at = from + band.length;
    const row = rows[at]!;
    if (row.kind === 'heading') break;
    band.push(row.cells);
    for (const cell of row.cells) end = Math.max(end, at + (cell?.rowSpan ?? 1));
  }
  return band;
}
