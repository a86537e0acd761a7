/**
 * Which assignments a person means by what was typed: a code in any spelling, an indicator, or words of the title.
 * Thai is written without blanks, so that words are compared by their neighbouring letters, not split. Pure.
 */
import type { Assignment } from '../../../models/assignment.ts';
import { toArabicDigits } from '../../thai/digits.ts';
import { comparable, letterPairs } from '../../thai/text.ts';

type Searched = Pick<Assignment, 'codes' | 'indicator' | 'indicatorName' | 'title' | 'text' | 'outputs'>;

/** The best value of {@link matchOf} is about 1; below this the likeness is an accident. */
export const LEAST_MATCH = 0.5;

/** Compares assignments with what was typed: a function that gives 0 (nothing alike) to 1 (the very code). */
export function matchOf(typed: string): (assignment: Searched) => number {
  const codes = codesIn(typed);
  const number = onlyNumber(typed);
  const indicator = indicatorIn(typed);
  const words = folded(withoutCodes(typed));
  const pairs = letterPairs(words);

  return (assignment) => {
    const own = assignment.codes.flatMap(codesIn);
    if (codes.length > 0) {
      if (own.some((code) => codes.includes(code))) return 1;
    } else if (number !== null && own.some((code) => Number(code.replace(/\D/g, '')) === number)) {
      return 0.9;
    }
    if (indicator !== null && assignment.indicator === indicator) return 0.8;
    if (words.length < 2) return 0;
    const likeness = Math.max(
      wordsMatch(words, pairs, assignment.title),
      0.95 * wordsMatch(words, pairs, assignment.text ?? ''),
      0.85 * wordsMatch(words, pairs, assignment.indicatorName ?? ''),
      ...assignment.outputs.map((output) => 0.85 * wordsMatch(words, pairs, output)),
    );
    // with a code, the rest is mostly "report" or "please"
    return codes.length > 0 ? 0.6 * likeness : likeness;
  };
}

/** Letters as their names are typed in Thai. */
const LETTER_NAMES: [RegExp, string][] = [
  [/โอ(?=[\s.-]*[0-9])/g, 'o'],
  [/ไอ(?=[\s.-]*[0-9])/g, 'i'],
  [/อี(?=[\s.-]*[0-9])/g, 'e'],
];
/** A letter or two and a number; a nought before the number, or in place of the letter O. */
const CODE = /(?<![a-z0-9.,/])(?:([a-z]{1,2})[\s.-]*0*|0+)([1-9][0-9]?)(?![0-9]|[.,/%][0-9])/g;

/** The codes in a text in one spelling: "O15", "o๑๕", "โอ15", "0๑๕" and "015" are all "o15". */
export const codesIn = (text: string): string[] =>
  [...latin(text).matchAll(CODE)].map(([, letters, number]) => `${letters ?? 'o'}${number}`);

const withoutCodes = (text: string) => latin(text).replace(CODE, ' ');

const latin = (text: string) =>
  LETTER_NAMES.reduce(
    (spelled, [name, letter]) => spelled.replace(name, letter),
    toArabicDigits(text.normalize('NFC')).toLowerCase(),
  );

function onlyNumber(text: string): number | null {
  const found = /^(?:ข้อ|เรื่อง|มาตรการ)?(?:ที่)?([0-9]{1,2})$/.exec(comparable(toArabicDigits(text)));
  return found && Number(found[1]);
}

function indicatorIn(text: string): number | null {
  const found = /ตัวชี้วัด(?:ที่)?([0-9]{1,2})(?![0-9])/.exec(comparable(toArabicDigits(text)));
  return found && Number(found[1]);
}

/** Without blanks, marks and tone marks, which are what people leave out or mistype most. */
const folded = (text: string) => comparable(text).replace(/[\u0e47-\u0e4c\p{P}\p{S}]/gu, '');

function wordsMatch(words: string, pairs: string[], text: string): number {
  const field = folded(text);
  if (field.length === 0) return 0;
  // the whole phrase; the more of the text it is, the surer
  if (field.includes(words)) return 0.75 + 0.2 * (words.length / field.length);
  const found = new Set(letterPairs(field));
  return 0.75 * (pairs.filter((pair) => found.has(pair)).length / Math.max(pairs.length, 4));
}
