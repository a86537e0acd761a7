/** The months that a report can be about, and how people write them. Months are `YYYY-MM`. Pure. */

import type { Period } from '../plan/period.ts';
import { fiscalYearBE } from '../thai/calendar.ts';
import { findDates, fullMonths } from '../thai/dates.ts';
import { toArabicDigits } from '../thai/digits.ts';

export type { Period };

export type PeriodProblem = 'backwards' | 'crosses-years';

/** Why no report can be about these months; a report is about one fiscal year, as its plan is. */
export function problemOf({ from, to }: Period): PeriodProblem | null {
  if (from > to) return 'backwards';
  return fiscalYearBE(from) === fiscalYearBE(to) ? null : 'crosses-years';
}

/** "2567-10", "2024-10" or "ตุลาคม 2567" as `YYYY-MM`; null for anything else. Years from 2400 on are of the Buddhist era. */
export function readMonth(text: string, fiscalYear: number | null = null): string | null {
  const digits = toArabicDigits(text).trim();
  const [, year, month] = /^(\d{4})[-/.](\d{1,2})$/.exec(digits) ?? [];
  if (year) return monthOf(Number(year) >= 2400 ? Number(year) - 543 : Number(year), Number(month));
  const days = findDates(digits, fiscalYear);
  // with a day, a month that is only an abbreviation is read too
  const found = days.length > 0 ? days : findDates(`1 ${digits.replace(/^เดือน/u, '')}`, fiscalYear);
  return found.length === 1 ? (found[0]!.iso?.slice(0, 7) ?? null) : null;
}

const monthOf = (year: number, month: number): string | null =>
  month >= 1 && month <= 12 && year >= 2000 && year < 2200
    ? `${year}-${String(month).padStart(2, '0')}`
    : null;

/** The six months of the round that a month is in. */
export function halfYearOf(month: string): Period {
  const year = fiscalYearBE(month) - 543;
  const isFirst = Number(month.slice(5)) >= 10 || Number(month.slice(5)) <= 3;
  return isFirst ? { from: `${year - 1}-10`, to: `${year}-03` } : { from: `${year}-04`, to: `${year}-09` };
}

/** The twelve months of a fiscal year of the Buddhist era. */
export const yearOf = (year: number): Period => ({ from: `${year - 544}-10`, to: `${year - 543}-09` });

export const monthBefore = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return monthOf(number === 1 ? year - 1 : year, number === 1 ? 12 : number - 1)!;
};

const BETWEEN = /\s*(?:-|–|—|จนถึง|ถึง|~)\s*/u;
const YEAR = /(?<!\d)(25\d\d)(?!\d)|ปี(?:งบประมาณ|งบ)?\s*(?:พ\.?\s?ศ\.?)?\s*(\d\d)(?!\d)/u;

/**
 * The months that a text names: "ต.ค. 68 - มี.ค. 69", "ตุลาคม ถึง มีนาคม", "พ.ย. 68", "6 เดือนแรก ปี 2569", "ไตรมาสที่ ๒",
 * "2567-10 ถึง 2568-03". Without a year the last ones that have begun by `month` are meant. Null when it names none.
 */
export function readPeriod(text: string, month: string): Period | null {
  const clean = fullMonths(toArabicDigits(byTheClock(text.normalize('NFC'), month))).replace(
    /^(?:ตั้งแต่|ช่วง)?(?:เดือน)?\s*/u,
    '',
  );
  const [first, second] = [fiscalYearBE(month), fiscalYearBE(month) - 1].map((year) => periodIn(clean, year));
  return first && first.from > month ? second! : first!;
}

/** "เดือนนี้", "ปีที่แล้ว" and the like by their number. */
function byTheClock(text: string, month: string): string {
  const year = fiscalYearBE(month);
  return text
    .replace(/เดือนนี้|ปัจจุบัน|ตอนนี้/gu, month)
    .replace(/เดือน(?:ที่แล้ว|ก่อน|ที่ผ่านมา)/gu, monthBefore(month))
    .replace(/(ปี(?:งบประมาณ|งบ)?)นี้/gu, `$1 ${year}`)
    .replace(/(ปี(?:งบประมาณ|งบ)?)(?:ที่แล้ว|ก่อน|ที่ผ่านมา)/gu, `$1 ${year - 1}`);
}

/** Years that are not said are `year`. */
function periodIn(text: string, year: number): Period | null {
  const named = roundIn(text, year);
  if (named) return named;
  // the dash of "2567-10" parts no months
  const parts = text.replace(/(\d{4})-(\d{2})(?!\d)/g, '$1/$2').split(BETWEEN);
  const [first, last = first] = parts as [string, string?];
  if (!last || parts.length > 2) return null;
  const known = [first, last].flatMap((part) => readMonth(part) ?? [])[0];
  const own = known ? fiscalYearBE(known) : year;
  const [from, to] = [readMonth(first, own), readMonth(last, own)];
  return from && to ? { from, to } : null;
}

/** A round, a quarter or a year by its name. */
function roundIn(text: string, current: number): Period | null {
  const [, full, short] = YEAR.exec(text) ?? [];
  const year = full ? Number(full) : short ? 2500 + Number(short) : current;
  const { from, to } = yearOf(year);
  const middle = to.slice(0, 4);
  if (/(?:6|หก)\s*เดือน\s*แรก|ครึ่งปีแรก|รอบ(?:ที่)?\s*(?:1|แรก)/u.test(text)) return { from, to: `${middle}-03` };
  if (/(?:6|หก)\s*เดือน\s*หลัง|ครึ่งปีหลัง|รอบ(?:ที่)?\s*(?:2|หลัง)/u.test(text)) return { from: `${middle}-04`, to };
  const quarter = /ไตรมาส(?:ที่)?\s*([1-4])/u.exec(text)?.[1];
  if (quarter) return quarterOf(year, Number(quarter));
  return /^(?:ทั้ง)?ปี|^25\d\d$/u.test(text) ? { from, to } : null;
}

function quarterOf(year: number, quarter: number): Period {
  const { from, to } = yearOf(year);
  const [before, after] = [from.slice(0, 4), to.slice(0, 4)];
  return [
    { from: `${before}-10`, to: `${before}-12` },
    { from: `${after}-01`, to: `${after}-03` },
    { from: `${after}-04`, to: `${after}-06` },
    { from: `${after}-07`, to: `${after}-09` },
  ][quarter - 1]!;
}
