/** The rows that part a table: instruments and indicators. */
import type { Instrument } from '../../plan/reading.ts';
import type { ReportContent, ReportItem } from '../content.ts';
import type { PrintedRow } from '../table.ts';
import type { Cells } from './cells.ts';

const INSTRUMENTS: Record<Instrument, string> = {
  IIT: 'แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)',
  EIT: 'แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)',
  OIT: 'แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)',
};

/** What stands before items of no indicator that follow on those of one. */
export const ANNEX = 'ภาคผนวก';

const isOfNothing = ({ indicator, instrument }: ReportItem): boolean =>
  indicator === null && instrument === null;

/** Puts a heading before every group of items that is of another instrument or indicator than the one above. */
export function withHeadings(
  { indicators }: ReportContent,
  groups: ReportItem[][],
  cells: Cells,
  rowsOf: (group: ReportItem[]) => PrintedRow[],
): PrintedRow[] {
  const rows: PrintedRow[] = [];
  let instrument: Instrument | null = null;
  let indicator: number | null = null;
  for (const group of groups) {
    const item = group[0]!;
    if (item.instrument !== null && item.instrument !== instrument) {
      rows.push(cells.heading(INSTRUMENTS[item.instrument]));
      indicator = null;
    }
    if (item.indicator !== null && item.indicator !== indicator) {
      const name = indicators.find(({ number }) => number === item.indicator)?.name ?? '';
      rows.push(cells.heading(`ตัวชี้วัดที่ ${item.indicator} ${name}`.trim()));
    }
    if (isOfNothing(item) && (instrument !== null || indicator !== null)) rows.push(cells.heading(ANNEX));
    instrument = isOfNothing(item) ? null : (item.instrument ?? instrument);
    indicator = item.indicator;
    rows.push(...rowsOf(group));
  }
  return rows;
}
