/** Which number an output asks to be reported: "๑ ครั้ง/เดือน", "ร้อยละ ๘๐", "info graphic ๑ แผ่น". */
import { toArabicDigits } from '../thai/digits.ts';

export interface Target {
  asks: 'percent' | 'count' | null;
  /** What is counted, e.g. "ครั้ง"; with asks = count. */
  unit: string | null;
  /** The number to reach: percent, or a count. */
  target: number | null;
}

const NOTHING: Target = { asks: null, unit: null, target: null };

/** What can be counted as a result of work; the longer of two that begin alike comes first. */
const UNITS = [
  'ชิ้นงาน',
  'ชั้นงาน',
  'ชิ้น',
  'ครั้ง',
  'แผ่น',
  'แผน',
  'รายงาน',
  'รายการ',
  'เรื่อง',
  'ฉบับ',
  'เล่ม',
  'ชุด',
  'จุด',
  'ช่องทาง',
  'โครงการ',
  'กิจกรรม',
  'โรงเรียน',
  'ชุมชน',
  'แห่ง',
  'คน',
  'ราย',
  'ป้าย',
  'คลิป',
  'ภาพ',
  'หลักสูตร',
  'คู่มือ',
  'ประกาศ',
];
const MISREAD: Record<string, string> = { ชั้นงาน: 'ชิ้นงาน' };

const PERCENT =
  /(?:ร้อยละ|เปอร์เซ็นต์)\s*(?<before>\d{1,3}(?:\.\d+)?)|(?<after>\d{1,3}(?:\.\d+)?)\s*(?:%|เปอร์เซ็นต์)/u;
const COUNT = new RegExp(`(?<![\\d.,/])(?<number>\\d{1,4})\\s*(?<unit>${UNITS.join('|')})(?!ที่)`, 'u');

/** The first output that names a number decides. A number that only numbers ("รอบ ๖ เดือน", "ครั้งที่ ๑") asks for none. */
export function targetOf(outputs: string[]): Target {
  for (const output of outputs) {
    const text = toArabicDigits(output);
    const percent = PERCENT.exec(text)?.groups;
    const share = percent && Number(percent.before ?? percent.after);
    if (share && share <= 100) return { asks: 'percent', unit: null, target: share };
    const count = COUNT.exec(text)?.groups;
    if (count && Number(count.number) > 0) {
      return { asks: 'count', unit: MISREAD[count.unit!] ?? count.unit!, target: Number(count.number) };
    }
  }
  return NOTHING;
}
