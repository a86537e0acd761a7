/**
 * The reports of a half-year or a year: issue, problem, measure, result, and photos under captions in a column of their
 * own (`report-5`, `report-5-2567`) or in the result's cell (`report-4`).
 */
import { checkCodes, resolveNumbers } from '../checks/codes.ts';
import { checkCopied } from '../checks/copied.ts';
import { checkForeignTables } from '../checks/foreign-tables.ts';
import { checkTexts } from '../checks/texts.ts';
import type { Columns } from '../columns.ts';
import type { Doubt } from '../doubts.ts';
import { foreignTables } from '../foreign-tables.ts';
import { groupRows } from '../grouping.ts';
import { buildItem } from '../items.ts';
import { relationOfReportRow } from '../report-rows.ts';
import type { Layout } from './layout.ts';

export const report5: Layout = {
  name: 'report-5',
  kind: 'report',
  fits: (columns) => isReport(columns) && columns.roles.includes('photo') && !isShort(columns),
  needs: ['problem', 'measure'],
  read: readReport,
};

/** As it was in 2567: the measures' header ends with "รับการประเมิน". */
export const report5Of2567: Layout = {
  ...report5,
  name: 'report-5-2567',
  fits: (columns) => isReport(columns) && columns.roles.includes('photo') && isShort(columns),
};

export const report4: Layout = {
  ...report5,
  name: 'report-4',
  fits: (columns) => isReport(columns) && !columns.roles.includes('photo'),
};

/** With problems or photos beside its results; a compilation has who is responsible instead. */
const isReport = ({ roles }: Columns): boolean =>
  roles.includes('title') &&
  roles.includes('result') &&
  (!roles.includes('responsible') || roles.includes('problem') || roles.includes('photo'));

function isShort({ roles, headers }: Columns): boolean {
  const measure = headers[roles.indexOf('measure')] ?? '';
  return /รับการประเมิน\s*$/u.test(measure);
}

function readReport(
  table: Parameters<Layout['read']>[0],
  { organisation, fiscalYearBE }: Parameters<Layout['read']>[1],
): ReturnType<Layout['read']> {
  const { drafts, indicators, instruments, doubts } = groupRows(table.entries, relationOfReportRow);
  const photosInResult = !table.columns.roles.includes('photo');
  const context = { fiscalYearBE, doubts, photosInResult };
  const built = drafts.map((draft) => buildItem(draft, context));
  doubts.push(...resolveNumbers(built));
  const items = built.map(({ item }) => item);
  const tables = foreignTables(table.entries, drafts);
  doubts.push(
    ...checkCodes(items),
    ...checkTexts(items, organisation),
    ...checkCopied(items),
    ...checkForeignTables(tables),
  );
  return { items, indicators, instruments, tables, doubts: unusual(doubts, table.columns, items.length) };
}

/** Where many lists begin anew in a column that is called the photos' too, that is how captions are printed here. */
function unusual(doubts: Doubt[], { headers, roles }: Columns, items: number): Doubt[] {
  const anew = doubts.filter(({ code }) => code === 'captions-assumed').length;
  const named = /ภาพ/u.test(headers[roles.indexOf('result')] ?? '');
  return named && anew > Math.max(2, items / 3)
    ? doubts.filter(({ code }) => code !== 'captions-assumed')
    : doubts;
}
