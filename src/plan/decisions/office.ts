/** Whether a document is the own office's. */
import { MARK } from '../../thai/text.ts';
import { bareName, isDistrict } from '../districts.ts';
import type { World } from './question.ts';

/**
 * A misread letter or lost marks aside, the name in the document must be the district's. One of Bangkok's other
 * districts is never meant, however alike their names are (บางกอกน้อย, บางกอกใหญ่).
 */
export function isOwnOffice(organisation: string, { office }: Pick<World, 'office'>): boolean {
  const [named, own] = [bareName(organisation), bareName(office)];
  if (named === own) return true;
  return !isDistrict(named) && (withoutMarks(named) === withoutMarks(own) || isOneLetterOff(named, own));
}

/** Vowels and tones above and below the letters, which scans lose first. */
const withoutMarks = (name: string): string => name.replaceAll(new RegExp(MARK, 'gu'), '');

/** One letter is another, or one too many. */
function isOneLetterOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  const at = [...long].findIndex((letter, i) => letter !== short[i]);
  return long.slice(at + 1) === short.slice(at + (long.length === short.length ? 1 : 0));
}
