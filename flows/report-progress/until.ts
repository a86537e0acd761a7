/** To when work is postponed, as people write it: "เลื่อนไป ๑๕ ม.ค. ๗๐", "เดือนมกราคม", "สิ้นเดือนหน้า". Days are ISO dates. Pure. */
import { daysBetween, fiscalYearBE } from '../../src/thai/calendar.ts';
import { findDates } from '../../src/thai/dates.ts';
import { toArabicDigits } from '../../src/thai/digits.ts';

export type UntilRead = { ok: true; date: string } | { ok: false; problem: 'none' | 'past' | 'no-such-day' };

/** Later than this is a slip of the finger. */
const MOST_DAYS = 3 * 365;

/** The last date in the text that is still to come; a date without a year is the next one of that name. */
export function readUntil(text: string, today: string): UntilRead {
  const year = fiscalYearBE(today);
  const [now, next] = [findDates(text, year), findDates(text, year + 1)];
  const printed = now.map((date, i) =>
    !date.exactYear && date.iso !== null && date.iso < today ? next[i]! : date,
  );
  const days = printed.flatMap(({ iso }) => iso ?? []).concat(spoken(text, today) ?? []);
  const ahead = days.filter((day) => day >= today && daysBetween(today, day) <= MOST_DAYS).sort();
  if (ahead.length > 0) return { ok: true, date: ahead.at(-1)! };
  if (days.length > 0) return { ok: false, problem: days.some((day) => day < today) ? 'past' : 'none' };
  return { ok: false, problem: printed.length > 0 ? 'no-such-day' : 'none' };
}

/** A date where only a date is asked: also "15/1", "15 ม.ค", "ก.พ.", "เดือนนี้". */
export function readUntilAnswer(text: string, today: string): UntilRead {
  const read = readUntil(text, today);
  if (read.ok || read.problem !== 'none') return read;
  if (/^เดือนนี้/u.test(text.trim())) return { ok: true, date: monthEnd(today, 0) };
  const year = Number(today.slice(0, 4)) + 543;
  const short = toArabicDigits(text).replace(/^\s*(\d{1,2})\s?\/\s?(\d{1,2})\s*$/u, '$1/$2/');
  const reads = [year, year + 1].map((one) =>
    readUntil(`${short}${short.endsWith('/') ? '' : ' '}${one}`, today),
  );
  return reads.find(({ ok }) => ok) ?? reads[0]!;
}

const SPOKEN: [words: RegExp, date: (today: string) => string][] = [
  [/เดือนหน้า|เดือนถัดไป/u, (today) => monthEnd(today, 1)],
  [/สิ้นปีงบ/u, (today) => `${fiscalYearBE(today) - 543}-09-30`],
  [/สิ้นปี/u, (today) => `${today.slice(0, 4)}-12-31`],
  [/สิ้นเดือน/u, (today) => monthEnd(today, 0)],
];

function spoken(text: string, today: string): string | null {
  return SPOKEN.find(([words]) => words.test(text))?.[1](today) ?? null;
}

/** The last day of the month that comes so many months after today's. */
export function monthEnd(today: string, months: number): string {
  const [year, month] = today.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month + months, 0)).toISOString().slice(0, 10);
}
