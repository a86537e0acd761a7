/** How often a plan wants to hear of a measure: "ทุกเดือน", "ทุก ๓ เดือน", "รายไตรมาส". Pure. */
import { toArabicDigits } from '../thai/digits.ts';

const WORDS: [RegExp, months: number][] = [
  [/ไตรมาส/u, 3],
  [/ครึ่งปี|ราย\s*6\s*เดือน/u, 6],
  [/ทุก\s*ปี|ราย\s*ปี|ปีละ/u, 12],
];

/** The months from one report to the next; 1 for anything that says nothing else. */
export function monthsBetween(cadence: string | null): number {
  const text = toArabicDigits(cadence ?? '');
  const every = /(?:ทุก|ราย)\s*(\d{1,2})\s*เดือน/u.exec(text)?.[1];
  if (every) return Math.min(Math.max(Number(every), 1), 12);
  return WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? 1;
}

/**
 * The first month (`YYYY-MM`) of the round that ends with `month`; null when none ends with it. Rounds are counted from
 * October, as the quarters and halves of the fiscal year are.
 */
export function roundEndingWith(month: string, cadence: string | null): string | null {
  const length = monthsBetween(cadence);
  const [year, number] = month.split('-').map(Number) as [number, number];
  const ofFiscalYear = ((number + 2) % 12) + 1;
  if (ofFiscalYear % length !== 0 && ofFiscalYear !== 12) return null;
  const covered = ofFiscalYear % length || length;
  const first = new Date(Date.UTC(year, number - covered, 1));
  return first.toISOString().slice(0, 7);
}
