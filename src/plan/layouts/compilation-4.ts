/** A compilation of many offices (layout `compilation-4`): issue, steps, who is responsible, results as dashes. */
import { checkCodes, resolveNumbers } from '../checks/codes.ts';
import { checkForeignTables } from '../checks/foreign-tables.ts';
import { relationOf } from '../continuation.ts';
import type { Doubt } from '../doubts.ts';
import { foreignTables } from '../foreign-tables.ts';
import { groupRows } from '../grouping.ts';
import { inheritWork } from '../inherit.ts';
import { buildItem } from '../items.ts';
import type { Layout } from './layout.ts';

export const compilation4: Layout = {
  name: 'compilation-4',
  kind: 'compilation',
  fits: ({ roles }) =>
    roles.includes('title') &&
    roles.includes('result') &&
    roles.includes('responsible') &&
    !roles.includes('photo') &&
    !roles.includes('problem'),
  needs: ['measure'],
  read(table, { fiscalYearBE }) {
    const { drafts, indicators, instruments, doubts } = groupRows(table.entries, relationOf);
    doubts.push(...inheritWork(drafts, table.columns.roles));
    const context = { fiscalYearBE, doubts, photosInResult: true, manyOffices: true };
    const built = drafts.map((draft) => buildItem(draft, context));
    doubts.push(...resolveNumbers(built));
    const items = built.map(({ item }) => item);
    const tables = foreignTables(table.entries, drafts);
    doubts.push(...checkCodes(items), ...checkForeignTables(tables));
    return { items, indicators, instruments, tables, doubts: unusual(agenciesAtOnce(doubts), items.length) };
  },
};

/** Agencies are usual in a compilation: they are told of once. */
function agenciesAtOnce(doubts: Doubt[]): Doubt[] {
  const named = doubts.filter(({ code }) => code === 'agency').map(({ detail }) => detail!);
  const others = doubts.filter(({ code }) => code !== 'agency');
  const detail = [...new Set(named)].join(', ');
  return named.length > 0 ? [{ code: 'agency', line: null, detail }, ...others] : others;
}

/** Where steps mostly stand in rows of their own, an empty issue leaves nothing to ask. */
function unusual(doubts: Doubt[], items: number): Doubt[] {
  const activities = doubts.filter(({ code }) => code === 'second-activity').length;
  return activities > items / 5 ? doubts.filter(({ code }) => code !== 'second-activity') : doubts;
}
