/**
 * The plan of a year in eight columns (layout `plan-8`): indicator, issue, activity, output, channel, due date,
 * responsible ฝ่าย, follow-up. Columns may be missing or stand in another order.
 */

import { checkCodes, resolveNumbers } from '../checks/codes.ts';
import { checkForeignTables } from '../checks/foreign-tables.ts';
import { checkItems } from '../checks/items.ts';
import { checkTexts } from '../checks/texts.ts';
import { relationOf } from '../continuation.ts';
import { foreignTables } from '../foreign-tables.ts';
import { groupRows } from '../grouping.ts';
import { inheritWork } from '../inherit.ts';
import { buildItem } from '../items.ts';
import type { Layout } from './layout.ts';

export const plan8: Layout = {
  name: 'plan-8',
  kind: 'plan',
  fits: ({ roles }) =>
    roles.includes('title') &&
    !roles.includes('result') &&
    !roles.includes('photo') &&
    (roles.includes('responsible') || roles.includes('due')),
  // without these nobody knows what to do, by when, or who
  needs: ['measure', 'due', 'responsible'],
  read(table, { organisation, fiscalYearBE }) {
    const { roles } = table.columns;
    const { drafts, indicators, instruments, doubts } = groupRows(table.entries, relationOf);
    doubts.push(...inheritWork(drafts, roles));
    const context = { fiscalYearBE, doubts };
    const built = drafts.map((draft) => buildItem(draft, context));
    doubts.push(...resolveNumbers(built));
    const items = built.map(({ item }) => item);
    const tables = foreignTables(table.entries, drafts);
    doubts.push(
      ...checkCodes(items),
      ...checkItems(items, { roles, fiscalYearBE, doubts }),
      ...checkTexts(items, organisation),
      ...checkForeignTables(tables),
    );
    return { items, indicators, instruments, tables, doubts };
  },
};
