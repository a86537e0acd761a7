/** Hours of the day as people say and write them: "9.00 น.", "09:00", "เก้าโมง", "บ่ายสอง", "๒ ทุ่ม", "เที่ยงคืน". */
import { numberWordsToDigits, toArabicDigits } from './digits.ts';

const HOUR =
  /(?<midnight>เที่ยงคืน)|(?<noon>เที่ยงวัน|เที่ยง)|(?<one>บ่ายโมง)|ตี\s*(?<night>\d{1,2})|บ่าย\s*(?<afternoon>\d{1,2})(?:\s*โมง)?|(?<evening>\d{1,2})\s*ทุ่ม|(?<bell>\d{1,2})\s*โมง\s*(?<part>เช้า|เย็น)?|(?<clock>\d{1,2})(?:[.:](?<minutes>\d{2}))?(?:\s*(?:นาฬิกา|น\.?))?/gu;
/** What may stand beside the hours and means nothing more. */
const BESIDE = /เวลา|ตั้งแต่|ระหว่าง|จาก|ตอน|ถึง|จน|ไป|ตรง|ทุก|วัน|ส่ง|[\s\-–—~.,]|ค่ะ|คะ|ครับ|นะ/gu;

/**
 * The hours (0-23) that a text is made of, in its order; null when anything else stands in it, when an hour has minutes
 * ("9.30") or can be two ("สามโมง" is nine or fifteen).
 */
export function readHours(text: string): number[] | null {
  const digits = numberWordsToDigits(toArabicDigits(text.normalize('NFC')));
  const hours: number[] = [];
  for (const { groups } of digits.matchAll(HOUR)) {
    const hour = hourOf(groups!);
    if (hour === null) return null;
    hours.push(hour);
  }
  const rest = digits.replace(HOUR, '').replace(BESIDE, '');
  return rest === '' ? hours : null;
}

function hourOf(found: Record<string, string | undefined>): number | null {
  if (found.midnight) return 0;
  if (found.noon) return 12;
  if (found.one) return 13;
  if (found.night) return within(Number(found.night), 1, 5);
  if (found.afternoon) return within(12 + Number(found.afternoon), 13, 18);
  if (found.evening) return Number(found.evening) === 6 ? 0 : within(18 + Number(found.evening), 19, 23);
  if (found.bell) return ofBell(Number(found.bell), found.part);
  if (found.minutes !== undefined && found.minutes !== '00') return null;
  return Number(found.clock) === 24 ? 0 : within(Number(found.clock), 0, 23);
}

/** "๙ โมง", "๒ โมงเช้า" (the second hour of the morning: eight), "๔ โมงเย็น". */
function ofBell(hour: number, part: string | undefined): number | null {
  if (part === 'เย็น') return within(12 + hour, 15, 18);
  if (part === 'เช้า' && hour <= 5) return within(6 + hour, 7, 11);
  return within(hour, 6, 11);
}

const within = (hour: number, least: number, most: number): number | null =>
  hour >= least && hour <= most ? hour : null;
