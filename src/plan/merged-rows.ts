/** What merged cells say of a row. Word, Excel and the lines of a PDF leave no doubt where a text has to guess. */
import { cellText, EMPTY_CELL, joinCells } from './cell.ts';
import type { Relation } from './continuation.ts';
import type { Draft } from './draft.ts';
import { ITEM_ROLES } from './draft.ts';
import type { Role } from './reading.ts';
import type { RowEntry } from './rows.ts';
import { readScore } from './score.ts';

const WHO: Role[] = ['due', 'responsible', 'followUp'];
const WORK: Role[] = [...WHO, 'measure', 'output', 'awareness', 'result', 'photo'];

/** Null where the source says nothing of merged cells, or where they leave it open. */
export function relationByMerging(row: RowEntry, above: Draft | null): Relation | null {
  const { merged, fresh } = row;
  if (merged === null) return null;
  const begins = (role: Role) => row.cells.has(role) && !merged.has(role);
  const named = begins('title') || begins('code');
  if (above === null) return named && !isScoreAlone(row) ? 'item' : null;
  if (merged.has('title')) {
    if (WHO.some((role) => begins(role) || row.none.has(role))) return 'activity';
    const sharesWho = WHO.some((role) => merged.has(role));
    return sharesWho || !begins('measure') ? 'continuation' : null;
  }
  const shares = WORK.some((role) => merged.has(role));
  if (!named || isScoreAlone(row) || (fresh && !shares)) return null;
  return shares && !WORK.some(begins) ? 'sharing-item' : 'item';
}

/** The row with the cells that it has in common with the item above, where they begin. */
export function withMergedCells(row: RowEntry, above: Draft | null): RowEntry {
  const work = above?.activities.at(-1)?.cells;
  const cells = new Map(row.cells);
  for (const role of row.merged ?? []) {
    const first = ITEM_ROLES.includes(role) ? above?.cells.get(role) : work?.get(role);
    const rest = cells.get(role);
    if (first) cells.set(role, rest ? joinCells(first, rest) : first);
  }
  return { ...row, cells };
}

function isScoreAlone({ cells }: RowEntry): boolean {
  const { score, rest } = readScore(cellText(cells.get('title') ?? EMPTY_CELL));
  return score !== null && rest === '';
}
