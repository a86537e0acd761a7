/** Reads dates out of Thai text: "๓๐ มี.ค.๖๖", "20 เม.ย 2566", "ภายในเดือนมีนาคม ๒๕๖๗", "๓๐/๐๙/๒๕๖๗". */
import { toArabicDigits } from './digits.ts';

/** A date as printed. What is not printed is null. */
export interface PrintedDate {
  /** ISO date; null when it is no day of the calendar (31 เม.ย.) or the year is missing and cannot be known. */
  iso: string | null;
  /** The day was printed; otherwise `iso` is the last day of the month. */
  exactDay: boolean;
  /** The year was printed; otherwise it was taken from the fiscal year. */
  exactYear: boolean;
  printed: string;
}

/** Spellings of the months: letters only, since dots and blanks come and go. */
const MONTHS = [
  ['มกราคม', 'มค'],
  ['กุมภาพันธ์', 'กพ'],
  ['มีนาคม', 'มีค'],
  ['เมษายน', 'เมย'],
  ['พฤษภาคม', 'พค'],
  ['มิถุนายน', 'มิย'],
  ['กรกฎาคม', 'กค'],
  ['สิงหาคม', 'สค'],
  ['กันยายน', 'กย'],
  ['ตุลาคม', 'ตค'],
  ['พฤศจิกายน', 'พย'],
  ['ธันวาคม', 'ธค'],
];
const monthNumber = new Map(MONTHS.flatMap((names, i) => names.map((name) => [name, i + 1] as const)));

/** "มี.ค.", "มีค", "มี . ค ." */
const DOT = '\\s?\\.?\\s?';
const spelling = (name: string) =>
  name.length > 3 ? name : `${name.slice(0, -1)}${DOT}${name.slice(-1)}\\s?\\.?`;
const MONTH = `(?:${MONTHS.flat()
  .map(spelling)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;

const YEAR = '(?:\\s*(?:พ\\s?\\.?\\s?ศ\\s?\\.?)?\\s*(?<year>\\d{4}|\\d{2})(?![\\d,]))?';
const WORDS = new RegExp(
  `(?:(?<day>\\d{1,2})\\s*(?:เดือน\\s*)?|เดือน\\s*|(?<![ก-๙.]))(?<month>${MONTH})(?!(?!พ\\s?\\.\\s?ศ)[ก-๙])${YEAR}`,
  'gu',
);
const NUMBERS = /(?<![\d/])(?<day>\d{1,2})\s?\/\s?(?<month>\d{1,2})\s?\/\s?(?<year>\d{4}|\d{2})(?![\d/])/gu;
const ISO = /(?<!\d)(?<year>20\d\d|25\d\d)-(?<month>\d\d)-(?<day>\d\d)(?!\d)/gu;

/** Names of months as they are spoken, without their ending. */
const SPOKEN = [
  [/(มกรา|มีนา|พฤษภา|กรกฎา|สิงหา|ตุลา|ธันวา)(?!คม)/gu, '$1คม'],
  [/(เมษา|มิถุนา|กันยา|พฤศจิกา)(?!ยน)/gu, '$1ยน'],
  [/กุมภา(?!พันธ์)/gu, 'กุมภาพันธ์'],
] as const;

/** "สิ้นเดือนตุลา" -> "สิ้นเดือนตุลาคม" */
export const fullMonths = (text: string): string =>
  SPOKEN.reduce((all, [pattern, full]) => all.replace(pattern, full), text);

/**
 * Every date in the text, in its order. Two-digit years are of the Buddhist era (66 = 2566); four digits from 2400 on
 * too, below that they are Western. A missing year is taken from `fiscalYearBE` (October to September) when given.
 */
export function findDates(text: string, fiscalYearBE: number | null = null): PrintedDate[] {
  const digits = toArabicDigits(text);
  const found = [WORDS, NUMBERS, ISO].flatMap((pattern) => [...digits.matchAll(pattern)]);
  found.sort((a, b) => a.index - b.index || b[0].length - a[0].length);
  const dates: PrintedDate[] = [];
  let end = 0;
  for (const match of found) {
    if (match.index < end || isAbbreviation(match)) continue;
    end = match.index + match[0].length;
    dates.push(dateOf(match, fiscalYearBE, text.slice(match.index, end).trim()));
  }
  return dates;
}

/** "ก.ค." without a day and a year may be any abbreviation (ก.ค.ศ.). */
const isAbbreviation = ({ groups }: RegExpMatchArray) =>
  !groups!.day && !groups!.year && groups!.month!.replace(/[\s.]/g, '').length <= 3;

function dateOf(match: RegExpMatchArray, fiscalYear: number | null, printed: string): PrintedDate {
  const {
    day,
    month: name,
    year: digits,
  } = match.groups as Record<'day' | 'month' | 'year', string | undefined>;
  const month = monthNumber.get(name!.replace(/[\s.]/g, '')) ?? Number(name);
  const exactYear = digits !== undefined;
  const year = exactYear ? westernYear(digits) : fiscalYear && fiscalYear - 543 - (month >= 10 ? 1 : 0);
  const iso = year ? isoDate(year, month, day === undefined ? null : Number(day)) : null;
  return { iso, exactDay: day !== undefined, exactYear, printed };
}

/** The Western year of "66", "2566" or "2023". */
function westernYear(digits: string): number {
  const year = Number(digits);
  if (digits.length <= 2) return 2500 + year - 543;
  return year >= 2400 ? year - 543 : year;
}

/** ISO date of a day, or of the last day of the month; null for a day that the calendar does not have. */
function isoDate(year: number, month: number, day: number | null): string | null {
  if (month < 1 || month > 12) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const chosen = day ?? last;
  if (chosen < 1 || chosen > last) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(chosen).padStart(2, '0')}`;
}

/** Fiscal years (Buddhist era) named as such in a text: "ปีงบประมาณ พ.ศ. ๒๕๖๖", "ปีงบประมาณ 66". */
export function findFiscalYears(text: string): number[] {
  const pattern = /ปี\s?งบประมาณ(?:\s|พ|ศ|\.|ประจำปี)*(\d{4}|\d{2})(?!\d)/gu;
  return [...toArabicDigits(text).matchAll(pattern)].map((match) => westernYear(match[1]!) + 543);
}
