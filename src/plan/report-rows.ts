/** What a row of a report is to the item above it. Reports say by codes and by the numbers of their lists what belongs together. */
import { toArabicDigits } from '../thai/digits.ts';
import { cellText, EMPTY_CELL } from './cell.ts';
import { readCodes } from './codes.ts';
import { isOpen, type Place, type Relation } from './continuation.ts';
import type { Draft } from './draft.ts';
import { goesOn } from './lists.ts';
import type { Role } from './reading.ts';
import type { RowEntry } from './rows.ts';
import { readScore } from './score.ts';

export function relationOfReportRow(row: RowEntry, { above, afterHeading }: Place): Relation {
  const title = textIn(row, 'title');
  const { codes, number } = readCodes(title);
  const coded = codes.length > 0 || number !== null || row.cells.has('code');
  if (coded) return above && !afterHeading && !row.fresh && shares(row, above) ? 'sharing-item' : 'item';
  if (!above) return title === '' ? 'orphan' : 'item';
  if (title === '') return 'continuation';
  const score = readScore(title);
  if (score.score !== null && score.rest === '') return 'continuation';
  const cut = goesOn(title) || isOpen(cellText(above.cells.get('title') ?? EMPTY_CELL));
  if (row.fresh && cut) return 'continuation';
  if (row.cells.has('problem') || row.cells.has('measure')) {
    return !row.fresh && shares(row, above) ? 'sharing-item' : 'item';
  }
  return row.fresh ? 'doubtful-continuation' : 'sharing-item';
}

/** The row's measures are in the cell of the item above: it has none of its own, or their numbers go on. */
function shares(row: RowEntry, above: Draft): boolean {
  const work = above.activities.at(-1);
  if (!work) return false;
  const measure = textIn(row, 'measure');
  if (measure === '') return true;
  const before = numbersIn(cellText(work.cells.get('measure') ?? EMPTY_CELL)).at(-1);
  const first = /^\(?(\d{1,2})[.)]/.exec(toArabicDigits(measure));
  return first !== null && before !== undefined && Number(first[1]) === before + 1;
}

/** Numbers of a list, counted from 1 on. */
function numbersIn(text: string): number[] {
  const found: number[] = [];
  for (const [, number] of toArabicDigits(text).matchAll(/(?:^|\s)\(?(\d{1,2})[.)](?!\d)/g)) {
    if (Number(number) === (found.at(-1) ?? 0) + 1) found.push(Number(number));
  }
  return found;
}

const textIn = (row: RowEntry, role: Role): string => cellText(row.cells.get(role) ?? EMPTY_CELL);
