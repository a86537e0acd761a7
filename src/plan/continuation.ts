/** Decides what a row is to the item above it: a new item, a further activity, or the rest of cells cut by a page. */
import { findDates } from '../thai/dates.ts';
import { toArabicDigits } from '../thai/digits.ts';
import { comparable } from '../thai/text.ts';
import { cellText } from './cell.ts';
import { readCodes } from './codes.ts';
import type { Draft } from './draft.ts';
import { withoutMark } from './marks.ts';
import { goesOnCounting } from './numbering.ts';
import { goesOn, isOpen } from './open-end.ts';
import type { Role } from './reading.ts';
import { readResponsible } from './responsible.ts';
import type { RowEntry } from './rows.ts';
import { isScoreAlone } from './score.ts';

export type Relation =
  | 'item'
  /** An item whose other cells are merged with those of the item above. */
  | 'sharing-item'
  | 'activity'
  | 'continuation'
  | 'doubtful-continuation'
  | 'picture'
  /** The rest of something that is not there. */
  | 'orphan';

/** Where the row stands. */
export interface Place {
  /** The item above, when no heading parts them. */
  above: Draft | null;
  /** A heading stands right above. */
  afterHeading: boolean;
  /** The next indicator does not follow on this one: pages are missing between. */
  indicatorGap: boolean;
  /** Nearly every issue of the document begins with a code. */
  codesUsual: boolean;
  /** The row right below. */
  next: RowEntry | null;
}

export function relationOf(row: RowEntry, { above, afterHeading, indicatorGap }: Place): Relation {
  const title = textIn(row, 'title');
  const lettered = readCodes(title).codes.length > 0 || row.cells.has('code');
  if (lettered) return shares(row, above) ? 'sharing-item' : 'item';
  if (!above) {
    const begins = afterHeading || ownWork(row, null) || row.cells.has('measure');
    return title !== '' && begins ? 'item' : 'orphan';
  }
  return title !== '' ? titled(row, above, indicatorGap) : untitled(row, above);
}

/**
 * A title without anything else, or one whose measures go on counting, shares the cells of the item above, where that
 * one has work.
 */
function shares(row: RowEntry, above: Draft | null): boolean {
  if (!above?.activities.some(({ cells }) => cells.has('responsible'))) return false;
  const filled = [...row.cells.keys()].filter(
    (role) => !['indicator', 'code', 'title', 'score', 'order'].includes(role),
  );
  return filled.length === 0 || (!ownWork(row, above) && goesOnCounting(row, above));
}

function titled(row: RowEntry, above: Draft, indicatorGap: boolean): Relation {
  const title = textIn(row, 'title');
  const own = ownWork(row, above);
  if (own && !(waitsForWork(above) && row.fresh && fitsOn(row, above))) return 'item';
  if (own || isScoreAlone(title) || fitsOn(row, above)) return 'continuation';
  const work = [...row.cells.keys()].filter((role) => WORK.includes(role)).length;
  const alone = work === 0;
  const lost = indicatorGap && alone && !waitsForWork(above);
  if (lost && (row.fresh || withoutMark(title) !== title)) return 'orphan';
  if (!row.fresh)
    return (alone && above.activities.length > 0) || shares(row, above) ? 'sharing-item' : 'item';
  // At the top of a page the row's short cells (who, when) would be printed with it if it were a row of its own; but
  // that several cells go on at once without a sign of it is less likely than that who and when are merged.
  return work >= 2 && !waitsForWork(above) ? 'item' : 'doubtful-continuation';
}

function untitled(row: RowEntry, above: Draft): Relation {
  const measure = textIn(row, 'measure');
  if (ownWork(row, above) && (measure !== '' || row.cells.has('due'))) {
    return row.fresh && waitsForWork(above) ? 'continuation' : 'activity';
  }
  if (measure === '') return 'continuation';
  const before = above.activities.map(({ cells }) => cells.get('measure')).find((cell) => cell !== undefined);
  const alone = [...row.cells.keys()].every((role) => role === 'measure' || role === 'indicator');
  if (!before && alone) return isPicture(row, above) || !row.fresh ? 'picture' : 'doubtful-continuation';
  // In the middle of a page it is a row of its own, whose other cells are merged with those above.
  const cut = row.fresh || !before || fitsOn(row, above);
  return cut || withoutMark(measure) !== measure ? 'continuation' : 'activity';
}

const WORK: Role[] = ['measure', 'output', 'awareness', 'due', 'responsible', 'followUp'];

/** The row says itself who does it, how it is followed up, or until when. */
function ownWork(row: RowEntry, above: Draft | null): boolean {
  const responsible = textIn(row, 'responsible');
  if (row.cells.has('followUp')) return true;
  // "และ…" goes on with who is responsible above
  const cut = row.fresh && goesOn(responsible) && above?.activities.at(-1)?.cells.has('responsible');
  if (cut) return false;
  if (responsible !== '' && (row.cells.has('title') || row.cells.has('measure'))) return true;
  if (responsible !== '' && readResponsible(responsible).unknown.length > 0) return false;
  const due = textIn(row, 'due');
  const dated = findDates(due).some((date) => date.exactYear);
  const pending = above !== null && !dueIsComplete(above);
  return dated && !pending && (row.cells.has('measure') || row.cells.has('title') || responsible !== '');
}

/** Who and when of the item above are still to come: its short cells stand on the next page. */
function waitsForWork(above: Draft): boolean {
  const last = above.activities.at(-1);
  return !last || (!last.cells.has('responsible') && !last.cells.has('followUp'));
}

/** Signs that the row goes on where the item above was cut. */
function fitsOn(row: RowEntry, above: Draft): boolean {
  const title = textIn(row, 'title');
  const last = above.activities.at(-1);
  if (title !== '' && (goesOn(title) || isOpen(cellText(above.cells.get('title') ?? NONE)))) return true;
  if (row.cells.has('due') && !dueIsComplete(above) && last?.cells.has('due')) return true;
  return WORK.some((role) => {
    const before = last?.cells.get(role);
    return (
      before !== undefined && row.cells.has(role) && (isOpen(cellText(before)) || goesOn(textIn(row, role)))
    );
  });
}

function dueIsComplete(above: Draft): boolean {
  const due = above.activities.at(-1)?.cells.get('due');
  return due !== undefined && findDates(cellText(due)).some((date) => date.exactYear);
}

const NONE = { blocks: [], tables: [], tooLong: false };

const textIn = (row: RowEntry, role: Role): string => cellText(row.cells.get(role) ?? NONE);

/** Text of a picture says again what the item is called, or is a longer list than the item has anything for. */
function isPicture(row: RowEntry, above: Draft): boolean {
  const title = comparable(withoutMark(readCodes(cellText(above.cells.get('title') ?? NONE)).rest));
  const measure = comparable(toArabicDigits(textIn(row, 'measure')));
  return title.length >= 6 && measure.startsWith(title.slice(0, 20));
}
