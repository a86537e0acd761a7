/** Thai digits (๐-๙) and Arabic digits. */

export function toThaiDigits(text: string | number): string {
  return String(text).replace(/[0-9]/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
}

export function toArabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

const UNITS = ['หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'];
const UNIT = UNITS.join('|');
const NUMBER_WORDS = new RegExp(`(ยี่|${UNIT})?สิบ(เอ็ด|${UNIT})?|${UNIT}`, 'gu');

/** Numbers up to ninety-nine that are written in words: "ยี่สิบห้าวัน" -> "25วัน", "สองทุ่ม" -> "2ทุ่ม". */
export function numberWordsToDigits(text: string): string {
  const value = (word: string | undefined) => UNITS.indexOf(word ?? '') + 1;
  return text.replace(NUMBER_WORDS, (word: string, tens?: string, unit?: string) => {
    if (!word.includes('สิบ')) return String(value(word));
    const ten = tens === 'ยี่' ? 2 : value(tens) || 1;
    return String(10 * ten + (unit === 'เอ็ด' ? 1 : value(unit)));
  });
}

/** The number printed in Thai or Arabic digits with thousands commas, e.g. "๑,๒๐๐.๕๐"; null for anything else. */
export function parseNumber(text: string): number | null {
  const digits = toArabicDigits(text).trim();
  return /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(digits) ? Number(digits.replaceAll(',', '')) : null;
}
