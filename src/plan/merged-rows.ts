/** What merged cells say of a row. Word, Excel and the lines of a PDF leave no doubt where a text has to guess. */
import { cellText, EMPTY_CELL } from './cell.ts';
import type { Relation } from './continuation.ts';
import type { Draft } from './draft.ts';
import { ITEM_ROLES } from './draft.ts';
import type { Role } from './reading.ts';
import { readScore } from './score.ts';
import type { RowEntry } from './table.ts';

const WHO: Role[] = ['due', 'responsible', 'followUp'];
const WORK: Role[] = [...WHO, 'measure', 'output', 'awareness', 'result', 'photo'];

/** Null where the source says nothing of merged cells, or where they leave it open. */
export function relationByMerging(row: RowEntry, above: Draft | null): Relation | null {
  const { cells, merged, fresh } = row;
  if (merged === null) return null;
  const named = cells.has('title') || cells.has('code');
  if (above === null) return named && !isScoreAlone(row) ? 'item' : null;
  if (merged.has('title')) {
    if (WHO.some((role) => cells.has(role))) return 'activity';
    const sharesWho = WHO.some((role) => merged.has(role));
    return sharesWho || !cells.has('measure') ? 'continuation' : null;
  }
  const shares = WORK.some((role) => merged.has(role));
  if (!named || isScoreAlone(row) || (fresh && !shares)) return null;
  return shares && !WORK.some((role) => cells.has(role)) ? 'sharing-item' : 'item';
}

/** The row with the cells that it has in common with the item above, where they begin. */
export function withMergedCells(row: RowEntry, above: Draft | null): RowEntry {
  const work = above?.activities.at(-1)?.cells;
  const cells = new Map(row.cells);
  for (const role of row.merged ?? []) {
    const cell = ITEM_ROLES.includes(role) ? above?.cells.get(role) : work?.get(role);
    if (cell && !cells.has(role)) cells.set(role, cell);
  }
  return { ...row, cells };
}

function isScoreAlone({ cells }: RowEntry): boolean {
  const { score, rest } = readScore(cellText(cells.get('title') ?? EMPTY_CELL));
  return score !== null && rest === '';
}
