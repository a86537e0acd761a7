/** What a row of a report is to the item above it. Reports say by codes and by the numbers of their lists what belongs together. */
import { cellText, EMPTY_CELL } from './cell.ts';
import { readCodes } from './codes.ts';
import type { Place, Relation } from './continuation.ts';
import type { Draft } from './draft.ts';
import { firstNumber, goesOnCounting, lastNumber } from './numbering.ts';
import { goesOn, isOpen } from './open-end.ts';
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
  if (isScoreAlone(title) || isCodeAlone(above)) return 'continuation';
  if (row.fresh) return freshTitle(row, above, place);
  if (row.cells.has('problem') || row.cells.has('measure')) {
    return shares(row, above, next) ? 'sharing-item' : 'item';
  }
  return 'sharing-item';
}

/** The code stands in a row of its own above its title. */
function isCodeAlone({ cells }: Draft): boolean {
  const { codes, rest } = readCodes(cellText(cells.get('title') ?? EMPTY_CELL));
  return codes.length > 0 && rest === '';
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
  return goesOnCounting(row, above);
}

/** The rest of the row stands in this one, on a new page or below the score, with a list of measures from its beginning. */
function isBegunBy(next: RowEntry | null): boolean {
  if (next === null || firstNumber(next) !== 1) return false;
  const title = textIn(next, 'title');
  return title === '' ? next.fresh : isScoreAlone(title);
}

/** A list of measures that begins again is hardly the rest of the one above. */
const beginsAnew = (row: RowEntry, above: Draft): boolean => firstNumber(row) === 1 && lastNumber(above) > 0;

const textIn = (row: RowEntry, role: Role): string => cellText(row.cells.get(role) ?? EMPTY_CELL);
