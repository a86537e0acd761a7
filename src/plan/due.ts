/** Reads the due date out of its cell, and says what is not certain about it. */
import { findDates } from '../thai/dates.ts';
import { cleanText } from '../thai/text.ts';

export interface Due {
  /** ISO date; null when there is none to be had. */
  iso: string | null;
  doubt: null | 'due-unreadable' | 'due-inexact' | 'due-several' | 'due-year-assumed';
}

/** The fiscal year completes a date that is printed without its year. */
export function readDue(text: string, fiscalYearBE: number | null): Due {
  if (cleanText(text) === '') return { iso: null, doubt: null };
  const dates = findDates(text, fiscalYearBE);
  // Of a range, and of several dates, the last is when all of it is done.
  const last = dates.at(-1);
  if (!last?.iso) return { iso: null, doubt: 'due-unreadable' };
  if (!last.exactYear) return { iso: last.iso, doubt: 'due-year-assumed' };
  if (!last.exactDay) return { iso: last.iso, doubt: 'due-inexact' };
  return {
    iso: last.iso,
    doubt:
      dates.length > 1 &&
      !isRange(
        text,
        dates.map((date) => date.printed),
      )
        ? 'due-several'
        : null,
  };
}

/** True when only a dash or a word for "until" stands between two dates. */
function isRange(text: string, printed: string[]): boolean {
  if (printed.length !== 2) return false;
  const clean = cleanText(text);
  const from = clean.indexOf(cleanText(printed[0]!)) + cleanText(printed[0]!).length;
  const between = clean.slice(from, clean.lastIndexOf(cleanText(printed[1]!)));
  return /^\s*\.?\s*(?:-|–|—|ถึง|จนถึง)\s*(?:วันที่|เดือน)?\s*$/u.test(between);
}
