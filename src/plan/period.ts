/** The months that a report is about: "รอบ 6 เดือนแรก (ตุลาคม 2567 - มีนาคม 2568)", "ไตรมาสที่ ๒", "ประจำปีงบประมาณ". */
import { findDates } from '../thai/dates.ts';
import { toArabicDigits } from '../thai/digits.ts';

export interface Period {
  /** `YYYY-MM` */
  from: string;
  to: string;
}

interface PeriodReading {
  period: Period | null;
  /** A report of six months that does not say which: the half is a guess. */
  assumed?: true;
}

/**
 * Of the title; a report that names no months is about its whole fiscal year, and one of six months that names no half
 * about the one that all dates of its results are in. Null when the year is not known.
 */
export function periodOf(title: string, fiscalYearBE: number | null, results: string[]): PeriodReading {
  const text = toArabicDigits(title);
  const months = findDates(text, fiscalYearBE).flatMap(({ iso }) => (iso ? [iso.slice(0, 7)] : []));
  const [from, to] = [months[0], months.at(-1)];
  if (from && to && from < to) return { period: { from, to } };
  if (fiscalYearBE === null) return { period: null };
  const quarter = /ไตรมาส(?:ที่)?\s*([1-4])/u.exec(text);
  if (quarter) return { period: between(fiscalYearBE, ...QUARTERS[Number(quarter[1]) - 1]!) };
  const halves = halvesOf(fiscalYearBE);
  if (/(?:6|หก)\s*เดือน\s*หลัง|ครึ่งปีหลัง|รอบ(?:ที่)?\s*2\b/u.test(text)) return { period: halves.second };
  if (/(?:6|หก)\s*เดือน\s*แรก|ครึ่งปีแรก|รอบ(?:ที่)?\s*1\b/u.test(text)) return { period: halves.first };
  if (!/(?<!1)(?:6|หก)\s*เดือน/u.test(text)) return { period: between(fiscalYearBE, 10, 9) };
  const done = results.flatMap((result) =>
    findDates(result).flatMap(({ iso, exactYear }) => (iso && exactYear ? [iso.slice(0, 7)] : [])),
  );
  const allIn = (half: Period) => done.length > 0 && done.every((day) => half.from <= day && day <= half.to);
  if (allIn(halves.second)) return { period: halves.second };
  // it mostly comes in the middle of the year
  return allIn(halves.first) ? { period: halves.first } : { period: halves.first, assumed: true };
}

/** First and last month of the quarters of a fiscal year. */
const QUARTERS: [number, number][] = [
  [10, 12],
  [1, 3],
  [4, 6],
  [7, 9],
];

export const halvesOf = (fiscalYearBE: number): { first: Period; second: Period } => ({
  first: between(fiscalYearBE, 10, 3),
  second: between(fiscalYearBE, 4, 9),
});

function between(fiscalYearBE: number, first: number, last: number): Period {
  const monthOf = (month: number) =>
    `${fiscalYearBE - 543 - (month >= 10 ? 1 : 0)}-${String(month).padStart(2, '0')}`;
  return { from: monthOf(first), to: monthOf(last) };
}
