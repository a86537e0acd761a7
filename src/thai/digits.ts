/** Thai digits (๐-๙) and Arabic digits. */

export function toThaiDigits(text: string | number): string {
  return String(text).replace(/[0-9]/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
}

export function toArabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

/** The number printed in Thai or Arabic digits with thousands commas, e.g. "๑,๒๐๐.๕๐"; null for anything else. */
export function parseNumber(text: string): number | null {
  const digits = toArabicDigits(text).trim();
  return /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(digits) ? Number(digits.replaceAll(',', '')) : null;
}
