/** A report as it is set: what the writers of PDF, Word and Excel are given. They know nothing of plans and layouts. */
import type { ReportPhoto } from './content.ts';

export interface PrintedReport {
  /** Lines above the table, in the middle, bold. */
  title: string[];
  columns: PrintedColumn[];
  rows: PrintedRow[];
  /** Under the table; empty for none. */
  signatures: Signature[];
  /** Shown across a draft, and its list of what is missing; null for a final report. */
  draft: { mark: string; title: string; missing: string[] } | null;
}

export interface PrintedColumn {
  header: string;
  /** Share of the width; the shares of all columns add up to 1. */
  share: number;
}

export type PrintedRow =
  /** An instrument or an indicator, over all columns. */
  | { kind: 'heading'; text: string }
  /** One for each column; null where a merged cell of a row above goes on. */
  | { kind: 'cells'; cells: (PrintedCell | null)[] };

export interface PrintedCell {
  blocks: PrintedBlock[];
  /** 1 for a cell that is not merged. */
  rowSpan: number;
}

export type PrintedBlock =
  | { kind: 'text'; text: string }
  /** Entries with the marks that they are printed with ("1.", "๑.", "-"). */
  | { kind: 'list'; entries: { mark: string; text: string }[] }
  /** Photos below their caption. */
  | { kind: 'photos'; mark: string; caption: string; photos: ReportPhoto[] };

export interface Signature {
  /** "ลงชื่อ ........ ผู้รายงาน" without the dots. */
  role: string;
  name: string | null;
  position: string | null;
}
