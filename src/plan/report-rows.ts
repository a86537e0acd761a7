/** What a row of a report is to the item above it. Reports say by codes and by the numbers of their lists what belongs together. */
import { toArabicDigits } from '../thai/digits.ts';
import { cellText, EMPTY_CELL } from './cell.ts';
import { readCodes } from './codes.ts';
import { isOpen, type Place, type Relation } from './continuation.ts';
import type { Draft } from './draft.ts';
import { goesOn } from './lists.ts';
import type { Role } from './reading.ts';
import type { RowEntry } from './rows.ts';
import { isScoreAlone, readScore } from './score.ts';

export function relationOfReportRow(row: RowEntry, place: Place): Relation {
  const { above, afterHeading, next } = place;
  const title = textIn(row, 'title');
  const { codes, number } = readCodes(title);
  const coded = codes.length > 0 || number !== null || row.cells.has('code');
  if (coded) return above && !afterHeading && shares(row, above, next) ? 'sharing-item' : 'item';
  if (!above) return title === '' ? 'orphan' : 'item';
  if (title === '') return beginsAnew(row, above) ? 'doubtful-continuation' : 'continuation';
  if (isScoreAlone(title)) return 'continuation';
  if (row.fresh) return freshTitle(row, above, place);
  if (row.cells.has('problem') || row.cells.has('measure')) {
    return shares(row, above, next) ? 'sharing-item' : 'item';
  }
  return 'sharing-item';
}

/** A title without a code at the top of a page: the rest of the one above, or one of its own. */
function freshTitle(row: RowEntry, above: Draft, { codesUsual }: Place): Relation {
  const title = textIn(row, 'title');
  const before = cellText(above.cells.get('title') ?? EMPTY_CELL);
  if (goesOn(title) || isOpen(before)) return 'continuation';
  const scored = readScore(before).score !== null;
  if (codesUsual && !scored && readScore(title).score !== null) return 'continuation';
  const own = row.cells.has('problem') || row.cells.has('measure');
  if (codesUsual && !scored) return firstNumber(row) === 1 ? 'item' : 'doubtful-continuation';
  return own ? 'item' : 'doubtful-continuation';
}

/**
 * The row's measures are in the cell of the item above: it has none of its own, or their numbers go on. Over the end of
 * a page only numbers tell.
 */
function shares(row: RowEntry, above: Draft, next: RowEntry | null): boolean {
  const work = above.activities.at(-1);
  if (!work) return false;
  if (textIn(row, 'measure') === '') return !row.fresh && !row.none.has('measure') && !isBegunBy(next);
  const first = firstNumber(row);
  const before = numbersIn(cellText(work.cells.get('measure') ?? EMPTY_CELL)).at(-1);
  return first !== null && before !== undefined && first === before + 1;
}

/** The score of the row above stands in this one, with a list of measures from its beginning. */
const isBegunBy = (next: RowEntry | null): boolean =>
  next !== null && isScoreAlone(textIn(next, 'title')) && firstNumber(next) === 1;

/** A list of measures that begins again is hardly the rest of the one above. */
const beginsAnew = (row: RowEntry, above: Draft): boolean =>
  firstNumber(row) === 1 &&
  numbersIn(cellText(above.activities.at(-1)?.cells.get('measure') ?? EMPTY_CELL)).length > 0;

function firstNumber(row: RowEntry): number | null {
  const first = /^\(?(\d{1,2})[.)]/.exec(toArabicDigits(textIn(row, 'measure')));
  return first ? Number(first[1]) : null;
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
