/** The compilation: issue, steps, who is responsible, results of all units as dashes. */
import { NO_RESULT } from '../../plan/activities.ts';
import type { ReportContent, ReportItem } from '../content.ts';
import type { PrintedRow } from '../table.ts';
import { cell, cellsIn, orDash, sharing } from './cells.ts';
import { withHeadings } from './headings.ts';
import type { ReportLayout } from './layout.ts';

export const compilation4: ReportLayout = {
  name: 'compilation-4',
  label: 'รวมผลทุกหน่วยงาน 4 คอลัมน์',
  isPlan: false,
  digits: 'thai',
  title: ({ organisation, fiscalYearBE }: ReportContent) => [
    'สรุปผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน',
    `ของ${organisation} ประจำปีงบประมาณ พ.ศ. ${fiscalYearBE}`,
  ],
  columns: [
    { header: 'ประเด็นการประเมิน', share: 0.22 },
    { header: 'ขั้นตอนหรือวิธีการ', share: 0.28 },
    { header: 'ผู้รับผิดชอบ', share: 0.16 },
    { header: 'ผลการดำเนินการ', share: 0.34 },
  ],
  rows(content, digits) {
    const cells = cellsIn(digits);
    const rowsOf = (group: ReportItem[]): PrintedRow[] => {
      const works = group[0]!.works;
      const results = works.flatMap((work) => work.results);
      const shared = [
        cells.list(
          works.flatMap(({ measures }) => measures),
          'numbers',
        ),
        orDash(cells.names([...new Set(works.flatMap(({ responsible }) => responsible))])),
        [
          ...(results.length > 0 ? cells.list(results, 'dashes') : cells.text(NO_RESULT)),
          ...cells.photos(works, true),
        ],
      ].map((blocks) => cell(blocks, group.length));
      return group.map((item, i) => ({
        kind: 'cells',
        cells: [cell(cells.title(item)), ...shared.map((one) => (i === 0 ? one : null))],
      }));
    };
    return withHeadings(content, sharing(content.items), cells, rowsOf);
  },
};
