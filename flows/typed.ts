/** Text as people type it on a phone, brought into one form so that it can be compared. */
import { toArabicDigits } from '../src/thai/digits.ts';

/** Said at the end out of politeness; carries no meaning of its own. */
const POLITE_END = /(?:ค่ะ|คะ|ค่า|ครับผม|ครับ|คับ|ค้าบ|ฮะ|จ้ะ|จ้า|จ๊ะ)+$/u;
/** Blanks, invisible characters, quotes and marks of all kinds. */
const BETWEEN = /[\s\u200b-\u200d\u2060\ufeff"'“”‘’«».,!?…:;()[\]{}/\\|#@*~^_\-–—ฯๆ]+/gu;

/**
 * One spelling for what looks the same in Thai: two sara e for sara ae, and sara am in two parts ("นํ้า", "น้ํา"),
 * as some keyboards and PDF files write them. Digits become Arabic.
 */
export function oneSpelling(text: string): string {
  return toArabicDigits(text.normalize('NFC'))
    .replaceAll('เเ', 'แ')
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/gu, '$1\u0e33')
    .replace(/([\u0e48-\u0e4b])\u0e4d\u0e32/gu, '$1\u0e33');
}

/** Without the polite word at its end. */
export const withoutPolite = (text: string): string => text.trim().replace(POLITE_END, '').trim();

/** Comparable form: no blanks, no marks, small letters, without a polite ending. Empty when nothing is left. */
export function plain(text: string): string {
  return oneSpelling(text.toLowerCase().replace(BETWEEN, '')).replace(POLITE_END, '');
}
