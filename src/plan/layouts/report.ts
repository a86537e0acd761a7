/**
 * The reports of a half-year or a year: issue, problem, measure, result, photos under captions (layouts `report-5`,
 * `report-5-2567`), or the photos in the result's cell (`report-4`).
 */
import { checkCodes, resolveNumbers } from '../checks/codes.ts';
import { checkForeignTables } from '../checks/foreign-tables.ts';
import { checkTexts } from '../checks/texts.ts';
import { groupRows } from '../grouping.ts';
import { buildItem } from '../items.ts';
import type { Role } from '../reading.ts';
import { relationOfReportRow } from '../report-rows.ts';
import type { Table } from '../table.ts';
import type { Layout, LayoutReading } from './layout.ts';

export const report5: Layout = {
  name: 'report-5',
  kind: 'report',
  fits: (roles) => isReport(roles) && roles.includes('photo'),
  needs: ['problem', 'measure'],
  read: readReport,
};

export const report4: Layout = {
  name: 'report-4',
  kind: 'report',
  fits: (roles) => isReport(roles) && !roles.includes('photo'),
  needs: ['problem', 'measure'],
  read: readReport,
};

const isReport = (roles: Role[]): boolean =>
  roles.includes('title') && roles.includes('result') && !roles.includes('responsible');

function readReport(
  table: Table,
  { organisation, fiscalYearBE }: Parameters<Layout['read']>[1],
): LayoutReading {
  const { drafts, indicators, instruments, doubts } = groupRows(table.entries, relationOfReportRow);
  const context = { fiscalYearBE, doubts };
  const built = drafts.map((draft) => buildItem(draft, context));
  doubts.push(...resolveNumbers(built));
  const items = built.map(({ item }) => item);
  doubts.push(
    ...checkCodes(items),
    ...checkTexts(items, organisation),
    ...checkForeignTables(table.entries, drafts),
  );
  return { items, indicators, instruments, doubts };
}
