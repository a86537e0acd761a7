/** The plan of a year in eight columns. Each activity is a row; an item's cells go over its activities. */
import type { ReportContent, ReportItem, ReportWork } from '../content.ts';
import type { Digits } from '../digits.ts';
import type { PrintedCell, PrintedRow } from '../table.ts';
import { type Cells, cell, cellsIn, orDash, sharing } from './cells.ts';
import { ANNEX } from './headings.ts';
import type { ReportLayout } from './layout.ts';

export const plan8: ReportLayout = {
  name: 'plan-8',
  label: 'แผน 8 คอลัมน์',
  isPlan: true,
  digits: 'thai',
  title: ({ organisation, fiscalYearBE }) => [
    `มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงานของ${organisation}`,
    `ประจำปีงบประมาณ พ.ศ. ${fiscalYearBE}`,
  ],
  columns: [
    { header: 'ตัวชี้วัด', share: 0.1 },
    { header: 'ประเด็นที่ต้องเตรียมความพร้อม/ยกระดับ', share: 0.17 },
    { header: 'กิจกรรมที่จะดำเนินการ', share: 0.19 },
    { header: 'ผลผลิต', share: 0.13 },
    { header: 'วิธีการสร้างการรับรู้', share: 0.12 },
    { header: 'ระยะเวลาแล้วเสร็จ', share: 0.09 },
    { header: 'ผู้รับผิดชอบ', share: 0.12 },
    { header: 'ระยะเวลากำกับติดตาม', share: 0.08 },
  ],
  rows,
};

function rows(content: ReportContent, digits: Digits): PrintedRow[] {
  const cells = cellsIn(digits);
  const printed: PrintedRow[] = [];
  let indicator: number | null = null;
  for (const group of groupsOf(content.items)) {
    for (const row of rowsOf(group, cells)) {
      const { indicator: number } = group[0]!;
      const begins = number !== indicator && number !== null;
      if (number === null && indicator !== null) printed.push(cells.heading(ANNEX));
      const name = content.indicators.find((known) => known.number === number)?.name ?? '';
      const first = begins ? cells.text(`${number}) ${name}`.trim()) : [];
      printed.push({ kind: 'cells', cells: [cell(first), ...row] });
      indicator = number;
    }
  }
  return printed;
}

/** Items that share one activity; those that share several have each their own rows, so that each activity keeps its date. */
const groupsOf = (items: ReportItem[]): ReportItem[][] =>
  sharing(items).flatMap((group) => (group[0]!.works.length === 1 ? [group] : group.map((item) => [item])));

/** An item with several activities goes over their rows; several items go beside the cells that they share. */
function rowsOf(group: ReportItem[], cells: Cells): (PrintedCell | null)[][] {
  const [item] = group as [ReportItem];
  if (group.length === 1) {
    const works = item.works.length > 0 ? item.works : [NO_WORK];
    return works.map((work, i) => [
      i === 0 ? cell(cells.title(item), works.length) : null,
      ...workCells(work, cells, 1),
    ]);
  }
  const shared = workCells(item.works[0]!, cells, group.length);
  return group.map((one, i) => [cell(cells.title(one)), ...shared.map((each) => (i === 0 ? each : null))]);
}

const NO_WORK = { measures: [], outputs: [], channels: [], due: null, responsible: [], cadence: null };

function workCells(
  work: Omit<ReportWork, 'id' | 'results' | 'evidence'>,
  cells: Cells,
  rowSpan: number,
): PrintedCell[] {
  const { measures, outputs, channels, due, responsible, cadence } = work;
  return [
    cells.list(measures, 'dashes'),
    cells.list(outputs, 'dashes'),
    cells.list(channels, 'dashes'),
    ...[cells.date(due), cells.names(responsible), cells.point(cadence)].map(orDash),
  ].map((blocks) => cell(blocks, rowSpan));
}
