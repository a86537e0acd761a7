/** What a layout is: how it is recognised, and what it makes of the rows of its table. */
import type { Columns } from '../columns.ts';
import type { Doubt } from '../doubts.ts';
import type { ReadItem, Reading, Role } from '../reading.ts';
import type { Table } from '../table.ts';

export interface LayoutReading {
  items: ReadItem[];
  indicators: Reading['indicators'];
  instruments: Reading['instruments'];
  tables: Reading['tables'];
  doubts: Doubt[];
}

export interface Layout {
  name: string;
  kind: Reading['document']['kind'];
  fits(columns: Columns): boolean;
  /** Columns without which a reader asks. */
  needs: Role[];
  /** `about`: what is known of the document as a whole. */
  read(table: Table, about: { organisation: string | null; fiscalYearBE: number | null }): LayoutReading;
}
