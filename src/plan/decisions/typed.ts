/** Answers that are typed where no button has them. Pure. */
import { findDates } from '../../thai/dates.ts';
import { toArabicDigits } from '../../thai/digits.ts';
import { cleanText } from '../../thai/text.ts';
import { readCodes } from '../codes.ts';

/** An item's code, several of them, a day, a score. */
export type Typed = 'code' | 'codes' | 'day' | 'score';

/** The answer that a text is, as it is kept; null for none. */
export function readTyped(typed: Typed, text: string): string | null {
  const clean = cleanText(text);
  if (typed === 'day') return dayIn(clean);
  if (typed === 'score') return scoreIn(toArabicDigits(clean));
  const { codes, rest } = readCodes(clean.toUpperCase());
  const fits = typed === 'code' ? codes.length === 1 : codes.length > 0;
  return fits && rest === '' ? codes.join(' ') : null;
}

/** Whether an answer is one that could have been typed. */
export const isTyped = (typed: Typed, answer: string): boolean => FORMS[typed].test(answer);

const CODE = '[IEO][1-9][0-9]?';
const FORMS: Record<Typed, RegExp> = {
  code: new RegExp(`^${CODE}$`),
  codes: new RegExp(`^${CODE}(?: ${CODE})*$`),
  day: /^20\d\d-\d\d-\d\d$/,
  score: /^(?:100(?:\.0+)?|\d{1,2}(?:\.\d{1,2})?)$/,
};

/** One day with its year and nothing else; of a month alone its last. */
function dayIn(text: string): string | null {
  const [date, ...others] = findDates(text);
  return date?.iso && others.length === 0 && date.printed === text && isTyped('day', date.iso)
    ? date.iso
    : null;
}

function scoreIn(text: string): string | null {
  const number = text.replace(/^คะแนน\s*|\s*คะแนน$/gu, '');
  return isTyped('score', number) ? number : null;
}
