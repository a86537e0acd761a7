/** The numbers of the measures' lists, which run on over the rows of one issue. */
import { toArabicDigits } from '../thai/digits.ts';
import { cellText, EMPTY_CELL } from './cell.ts';
import type { Draft } from './draft.ts';
import type { RowEntry } from './rows.ts';

/** The number with which the measures of a row begin. */
export function firstNumber(row: RowEntry): number | null {
  const first = /^\(?(\d{1,2})[.)]/.exec(toArabicDigits(cellText(row.cells.get('measure') ?? EMPTY_CELL)));
  return first ? Number(first[1]) : null;
}

/** The number of the last measure of an item; 0 where they have none. */
export function lastNumber({ activities }: Draft): number {
  const measures = activities.map(({ cells }) => cellText(cells.get('measure') ?? EMPTY_CELL));
  return numbersIn(measures.join(' ')).at(-1) ?? 0;
}

/** The row's measures begin with the number after the last of the item above. */
export const goesOnCounting = (row: RowEntry, above: Draft): boolean =>
  lastNumber(above) > 0 && firstNumber(row) === lastNumber(above) + 1;

/** Numbers of a list, counted from 1 on. */
function numbersIn(text: string): number[] {
  const found: number[] = [];
  for (const [, number] of toArabicDigits(text).matchAll(/(?:^|\s)\(?(\d{1,2})[.)](?!\d)/g)) {
    if (Number(number) === (found.at(-1) ?? 0) + 1) found.push(Number(number));
  }
  return found;
}
