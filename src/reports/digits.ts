/** Thai or Arabic digits in a text, as the office chose. */
import { toArabicDigits, toThaiDigits } from '../thai/digits.ts';

export type Digits = 'thai' | 'arabic';

/** Addresses, and words with Latin letters ("COVID19", "mp3"), where digits are part of a name; codes of items are not. */
const NAMES =
  /(?:https?:\/\/|www\.)\S+|\S+@\S+|(?![IEO]\d{1,2}(?!\w))[A-Za-z][\w.-]*\d[\w.-]*|\d+[A-Za-z][\w.-]*/g;

/** The text with its digits turned, except in addresses and Latin words. */
export function withDigits(text: string, digits: Digits): string {
  if (digits === 'arabic') return toArabicDigits(text);
  let out = '';
  let at = 0;
  for (const { index, 0: name } of text.matchAll(NAMES)) {
    out += toThaiDigits(text.slice(at, index)) + name;
    at = index + name.length;
  }
  return out + toThaiDigits(text.slice(at));
}
