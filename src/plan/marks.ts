/** The marks with which the entries of a list begin: dashes and numbers in any look. */
import { toArabicDigits } from '../thai/digits.ts';
import { DASHES } from './bullets.ts';

/** An asterisk without a blank after it is a sign in a text. */
export const LEADING_DASH = new RegExp(`^(?:[${DASHES.replace('*', '')}]\\s?(?=\\S)|\\*\\s(?=\\S))`);
/** Another mark may follow, where the entry begins with one itself. */
export const LEADING_NUMBER = /^\(?(\d{1,2})[.)](?:\s*(?=[^\d\s])|\s+(?=\(?\d{1,2}[.)]\s*[^\d\s]))/;

/** The text begins with the mark of a list. */
export const isMarked = (text: string): boolean =>
  LEADING_DASH.test(text) || LEADING_NUMBER.test(toArabicDigits(text));

/** The text without the mark that it begins with ("๑.", "(2)", "-"). */
export function withoutMark(text: string): string {
  const number = LEADING_NUMBER.exec(toArabicDigits(text));
  return (number ? text.slice(number[0].length) : text.replace(LEADING_DASH, '')).trim();
}

/** "ข้อ ๒." and "ครั้ง ๒." name one; after "หัวข้อ", "พื้นที่", "ทุกครั้ง" and "๑ ครั้ง" a number begins an entry. */
const NAMES_A_NUMBER = /(?:(?<!หน้า|พื้น|สถาน)ที่|(?<!\d\s?|หัว|ทุก|ละ|ราย|หลาย|บ่อย)(?:ข้อ|หมวด|มาตรา|ชั้น|ครั้ง))$/u;
/** Numbers that may begin an entry, each with the word before it, and the digit before that. */
const MARKS = /(?<=((?:\d\s)?\S*)\s)\(?(\d{1,2})[.)](?!\d)/g;
const TIGHT_MARKS = /(?<=((?:\d\s?)?[^\s\d]*)(?:\s|(?<=[ก-๙])))\(?(\d{1,2})[.)](?!\d)/g;

/** Positions of the numbers that go on counting, from the one after that at the beginning, or from `first`. */
export function numbers(text: string, first?: number): number[] {
  const digits = toArabicDigits(text);
  const leading = first === undefined ? LEADING_NUMBER.exec(digits) : null;
  let expected = first ?? Number(leading![1]) + 1;
  const found: number[] = [];
  // where no blank follows the first mark, none may stand before the others
  const marks = leading && !leading[0].endsWith(' ') ? TIGHT_MARKS : MARKS;
  for (const match of digits.matchAll(marks)) {
    const named = NAMES_A_NUMBER.test(match[1]!);
    // "1)" after "1." numbers points below it
    const below = leading !== null && /[.)]/.exec(leading[0])![0] !== match[0].at(-1);
    if (named || below || Number(match[2]) !== expected || match.index === leading?.[0].length) continue;
    found.push(match.index);
    expected++;
  }
  return found;
}

/** The text in pieces that begin at these positions. */
export function cutAt(text: string, positions: number[]): string[] {
  const bounds = [0, ...positions, text.length];
  return bounds.slice(1).map((end, i) => text.slice(bounds[i], end).trim());
}
