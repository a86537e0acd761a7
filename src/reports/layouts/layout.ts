/** What a layout is for printing: its title, its columns, and what stands in them. */

import type { ReportContent } from '../content.ts';
import type { Digits } from '../digits.ts';
import type { PrintedColumn, PrintedRow } from '../table.ts';

export type LayoutName = 'plan-8' | 'report-5' | 'report-5-2567' | 'report-4' | 'compilation-4';

export interface ReportLayout {
  name: LayoutName;
  /** As a coordinator knows it: "รายงานผลรอบหกเดือน (๕ คอลัมน์)". */
  label: string;
  /** Whether it shows what is to be done, and nothing of what was done. */
  isPlan: boolean;
  /** How it is usually printed. */
  digits: Digits;
  title(content: ReportContent): string[];
  columns: PrintedColumn[];
  rows(content: ReportContent, digits: Digits): PrintedRow[];
}
