/** An item while its rows are being gathered. */
import type { Cell } from './cell.ts';
import type { Doubt } from './doubts.ts';
import type { Instrument, Role } from './reading.ts';

/** What is said of the item itself; the other columns tell of its activities. */
export const ITEM_ROLES: Role[] = ['code', 'title', 'score', 'problem'];

export interface Draft {
  indicator: number | null;
  instrument: Instrument | null;
  cells: Map<Role, Cell>;
  activities: DraftActivity[];
  lines: number[];
  doubts: Doubt[];
}

export interface DraftActivity {
  cells: Map<Role, Cell>;
  /** Columns in which a dash says that there is nothing. */
  none: ReadonlySet<Role>;
  lines: number[];
}
