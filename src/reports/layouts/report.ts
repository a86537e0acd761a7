/** The reports: `report-5`, `report-5-2567`, and `report-4`, where the photos stand in the result's cell. */

import { NO_RESULT } from '../../plan/activities.ts';
import { longMonth } from '../../thai/calendar.ts';
import type { ReportContent, ReportItem } from '../content.ts';
import type { Digits } from '../digits.ts';
import type { PrintedBlock, PrintedColumn, PrintedRow } from '../table.ts';
import { cell, cellsIn, sharing } from './cells.ts';
import { withHeadings } from './headings.ts';
import type { ReportLayout } from './layout.ts';

function rows(content: ReportContent, digits: Digits, photosApart: boolean): PrintedRow[] {
  const cells = cellsIn(digits);
  const rowsOf = (group: ReportItem[]): PrintedRow[] => {
    const works = group[0]!.works;
    const results = works.flatMap((work) => work.results);
    const photos = cells.photos(works, !photosApart);
    const result: PrintedBlock[] =
      results.length > 0 ? cells.list(results, 'numbers') : cells.text(NO_RESULT);
    const shared = [
      cell(
        cells.list(
          works.flatMap(({ measures }) => measures),
          'numbers',
        ),
        group.length,
      ),
      ...(photosApart
        ? [cell(result, group.length), cell(photos, group.length)]
        : [cell([...result, ...photos], group.length)]),
    ];
    return group.map((item, i) => ({
      kind: 'cells',
      cells: [
        cell(cells.title(item)),
        cell(cells.point(item.problem)),
        ...shared.map((one) => (i === 0 ? one : null)),
      ],
    }));
  };
  return withHeadings(content, sharing(content.items), cells, rowsOf);
}

/** "รอบ 6 เดือนแรก (ตุลาคม 2567 - มีนาคม 2568)" */
export function periodText({ period, fiscalYearBE }: ReportContent): string {
  if (!period) return '';
  const months = `(${longMonth(period.from)} - ${longMonth(period.to)})`;
  const year = fiscalYearBE - 543;
  if (period.from === `${year - 1}-10` && period.to === `${year}-03`) return `รอบ 6 เดือนแรก ${months}`;
  if (period.from === `${year}-04` && period.to === `${year}-09`) return `รอบ 6 เดือนหลัง ${months}`;
  return period.from === period.to ? `เดือน${longMonth(period.from)}` : months;
}

const title = (content: ReportContent): string[] => [
  'การรายงานผลการดำเนินการตามมาตรการยกระดับคุณธรรมและความโปร่งใสภายในหน่วยงาน',
  `ของ${content.organisation} ประจำปีงบประมาณ พ.ศ. ${content.fiscalYearBE} ${periodText(content)}`.trim(),
];

const ISSUE = 'ประเด็นการประเมิน';
const PROBLEM = 'ประเด็นที่ต้องปรับปรุง/ ยกระดับการพัฒนา';
const MEASURE = 'มาตรการ/กิจกรรม ในการเตรียมความพร้อมรับการประเมิน';
const FULL_MEASURE = `${MEASURE}ในประเด็นที่ต้องปรับปรุง/ ยกระดับการพัฒนา`;
const RESULT = 'ผลการดำเนินการตามมาตรการยกระดับคุณธรรมและความโปร่งใส ภายในหน่วยงาน';
const PHOTO = 'ภาพกิจกรรมที่แสดงถึงการปฏิบัติจริงอย่างเป็นรูปธรรม';

const five = (measure: string, problem = PROBLEM): PrintedColumn[] => [
  { header: ISSUE, share: 0.16 },
  { header: problem, share: 0.18 },
  { header: measure, share: 0.22 },
  { header: RESULT, share: 0.2 },
  { header: PHOTO, share: 0.24 },
];

export const report5: ReportLayout = {
  name: 'report-5',
  label: 'รายงานผล 5 คอลัมน์',
  isPlan: false,
  digits: 'arabic',
  title,
  columns: five(FULL_MEASURE),
  rows: (content, digits) => rows(content, digits, true),
};

export const report5Of2567: ReportLayout = {
  ...report5,
  name: 'report-5-2567',
  label: 'รายงานผล 5 คอลัมน์ (แบบปี 2567)',
  digits: 'thai',
  columns: five(MEASURE, 'ประเด็นที่เป็นที่ต้องปรับปรุง/ ยกระดับการพัฒนา'),
};

export const report4: ReportLayout = {
  ...report5,
  name: 'report-4',
  label: 'รายงานผล 4 คอลัมน์ (ภาพอยู่ในช่องผล)',
  columns: [
    { header: ISSUE, share: 0.18 },
    { header: PROBLEM, share: 0.2 },
    { header: FULL_MEASURE, share: 0.26 },
    { header: 'ผลการดำเนินการตามมาตรการ / ภาพ', share: 0.36 },
  ],
  rows: (content, digits) => rows(content, digits, false),
};
