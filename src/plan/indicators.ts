/** The ten indicators of the assessment (ตัวชี้วัด ITA): what number and name belong together, who is asked. */
import { similarity } from '../thai/text.ts';
import type { Instrument } from './reading.ts';

/** Wordings of each name; they vary a little from year to year. */
const NAMES: [number, ...string[]][] = [
  [1, 'การปฏิบัติหน้าที่'],
  [2, 'การใช้งบประมาณ'],
  [3, 'การใช้อำนาจ'],
  [4, 'การใช้ทรัพย์สินของราชการ'],
  [5, 'การแก้ไขปัญหาการทุจริต'],
  [6, 'คุณภาพการดำเนินงาน'],
  [7, 'ประสิทธิภาพการสื่อสาร', 'ประสิทธิภาพในการสื่อสาร'],
  [8, 'การปรับปรุงระบบการทำงาน', 'การปรับปรุงการทำงาน'],
  [9, 'การเปิดเผยข้อมูล'],
  [10, 'การป้องกันการทุจริต'],
];

export const LAST_INDICATOR = 10;
const LONGEST_NAME = 40;

/** Indicators 1-5 are asked of the staff, 6-8 of the public, 9-10 are looked up. */
export function instrumentOf(indicator: number | null): Instrument | null {
  if (indicator === null || indicator < 1 || indicator > LAST_INDICATOR) return null;
  if (indicator <= 5) return 'IIT';
  return indicator <= 8 ? 'EIT' : 'OIT';
}

export const indicatorName = (number: number): string => NAMES.find(([known]) => known === number)?.[1] ?? '';

/** The number of the indicator that is called so, or nearly so; null for none. */
export function indicatorNamed(name: string): number | null {
  if (name.length > LONGEST_NAME) return null;
  let best: { number: number; fit: number } = { number: 0, fit: 0.8 };
  for (const [number, ...names] of NAMES) {
    const fit = Math.max(...names.map((known) => similarity(known, name)));
    if (fit >= best.fit) best = { number, fit };
  }
  return best.number || null;
}
