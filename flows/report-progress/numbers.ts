/** Reads a percentage or a count as people type it: "ร้อยละ ๖๐", "60%", "1,200 ครั้ง", "หกสิบ", "หกสิบเปอร์เซ็นต์". */
import { toArabicDigits } from '../../src/thai/digits.ts';
import { oneSpelling, withoutPolite } from '../typed.ts';

export type NumberRead =
  | { ok: true; value: number }
  | { ok: false; problem: 'none' | 'several' | 'out-of-range' };

/** A percentage from 0 to 100, at most two decimals. */
export function readPercent(text: string): NumberRead {
  const words = simplified(text).replace(/^(?:ร้อยละ|ประมาณร้อยละ)\s*(?=\S)/u, '');
  const read = readNumber(words.replace(/\s*(?:%|เปอร์เซ็นต์|เปอร์เซนต์|เปอร์เซ็น|เปอร์เซน)/gu, ''));
  if (!read.ok) return read;
  const value = Math.round(read.value * 100) / 100;
  return value > 100 ? { ok: false, problem: 'out-of-range' } : { ok: true, value };
}

/** A whole number of times or pieces, up to a million; `unit` ("ครั้ง") may follow it. */
export function readCount(text: string, unit: string | null): NumberRead {
  const words = simplified(text);
  if (PERCENT.test(words)) return { ok: false, problem: 'out-of-range' };
  const read = readNumber(unit && words.endsWith(unit) ? words.slice(0, -unit.length) : words);
  if (!read.ok) return read;
  return Number.isInteger(read.value) && read.value <= 1_000_000
    ? read
    : { ok: false, problem: 'out-of-range' };
}

/** A share is no count. "ร้อย" alone is a hundred. */
const PERCENT = /%|ร้อยละ|เปอร์เซ/u;

const simplified = (text: string) => toArabicDigits(withoutPolite(oneSpelling(text))).trim();

function readNumber(text: string): NumberRead {
  const found = text.match(/-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?/gu) ?? [];
  if (found.length > 1) return { ok: false, problem: 'several' };
  const value = found.length === 1 ? Number(found[0].replaceAll(',', '')) : thaiNumber(text);
  if (value === null) return { ok: false, problem: 'none' };
  return value < 0 ? { ok: false, problem: 'out-of-range' } : { ok: true, value };
}

const DIGITS = ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'];
const OTHER_DIGITS: Record<string, number> = { เอ็ด: 1, ยี่: 2 };
const PLACES: Record<string, number> = { สิบ: 10, ร้อย: 100, พัน: 1000, หมื่น: 10_000, แสน: 100_000 };
const WORD = new RegExp([...DIGITS, ...Object.keys(OTHER_DIGITS), ...Object.keys(PLACES)].join('|'), 'uy');

/** The number written in words ("หกสิบห้า" is 65); null when there is anything else in the text. */
function thaiNumber(text: string): number | null {
  const words = text.replace(/\s/gu, '');
  let total = 0;
  let digit: number | null = null;
  let at = 0;
  while (at < words.length) {
    WORD.lastIndex = at;
    const word = WORD.exec(words)?.[0];
    if (!word) return null;
    at += word.length;
    const place = PLACES[word];
    if (place) {
      total += (digit ?? 1) * place;
      digit = null;
    } else digit = OTHER_DIGITS[word] ?? DIGITS.indexOf(word);
  }
  return at === 0 ? null : total + (digit ?? 0);
}
