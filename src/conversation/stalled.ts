/** Whether a measure that was reported on stands where it stood a month before. Pure. */
import type { Assignment, CurrentState } from '../../models/assignment.ts';
import { toArabicDigits } from '../thai/digits.ts';
import { comparable } from '../thai/text.ts';

/**
 * Reported in `month` (`YYYY-MM`), neither done nor postponed, and nothing moved since the report of an earlier month:
 * the same number where the work asks for one, else the same words. A first report is never stalled.
 */
export function isStalled(
  { asks, current, previous }: Pick<Assignment, 'asks' | 'current' | 'previous'>,
  month: string,
): boolean {
  if (!current || !previous || current.month < month) return false;
  if (current.status === 'done' || current.status === 'postponed') return false;
  if (current.status !== previous.status) return false;
  if (current.status === 'not-started') return true;
  const [now, before] = [numberOf(current, asks), numberOf(previous, asks)];
  if (now !== null && before !== null) return now === before;
  return words(current.text) === words(previous.text);
}

const numberOf = ({ percent, count }: CurrentState, asks: Assignment['asks']): number | null =>
  asks === 'percent' ? percent : asks === 'count' ? count : null;

/** Without blanks and marks, digits of one kind: a full stop more is no progress. */
const words = (text: string): string => toArabicDigits(comparable(text)).replace(/[\p{P}\p{S}]/gu, '');
