/** The months that a report is about: "รอบ 6 เดือนแรก (ตุลาคม 2567 - มีนาคม 2568)", "ไตรมาสที่ ๒", "ประจำปีงบประมาณ". */
import { findDates } from '../thai/dates.ts';
import { toArabicDigits } from '../thai/digits.ts';

export interface Period {
  /** `YYYY-MM` */
  from: string;
  to: string;
}

/** Of the title; a report that names no months is about its whole fiscal year. Null when the year is not known. */
export function periodOf(title: string, fiscalYearBE: number | null): Period | null {
  const text = toArabicDigits(title);
  const months = findDates(text, fiscalYearBE).flatMap(({ iso }) => (iso ? [iso.slice(0, 7)] : []));
  const [from, to] = [months[0], months.at(-1)];
  if (from && to && from < to) return { from, to };
  if (fiscalYearBE === null) return null;
  const first = (month: number) => {
    const year = fiscalYearBE - 543 - (month >= 10 ? 1 : 0);
    return `${year}-${String(month).padStart(2, '0')}`;
  };
  const quarter = /ไตรมาส(?:ที่)?\s*([1-4])/u.exec(text);
  if (quarter) {
    const [begin, end] = QUARTERS[Number(quarter[1]) - 1]!;
    return { from: first(begin), to: first(end) };
  }
  if (/(?:6|หก)\s*เดือน\s*หลัง|ครึ่งปีหลัง|รอบ(?:ที่)?\s*2\b/u.test(text)) return { from: first(4), to: first(9) };
  // the report of six months that names no half comes in the middle of the year
  if (/(?<!1)(?:6|หก)\s*เดือน|ครึ่งปีแรก|รอบ(?:ที่)?\s*1\b/u.test(text)) return { from: first(10), to: first(3) };
  return { from: first(10), to: first(9) };
}

/** First and last month of the quarters of a fiscal year. */
const QUARTERS: [number, number][] = [
  [10, 12],
  [1, 3],
  [4, 6],
  [7, 9],
];
