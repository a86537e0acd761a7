/** Texts of plans and people made fit to show: they may hold anything, from line breaks to characters nobody sees. */
import { cleanText } from '../../thai/text.ts';
import { fit, fitUnits } from './limits.ts';

/** A grapheme cluster of honest text has at most so many UTF-16 units on average; bounds the bytes of a message. */
const UNITS_PER_CLUSTER = 4;
/** Control characters and marks that turn the direction of writing. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\p{Co}]/gu;

/** One line of at most `max` grapheme clusters, cut at a word with "…". Empty only when nothing can be seen. */
export function shorten(text: string, max: number): string {
  const seen = cleanText(text.toWellFormed().replace(UNSEEN, ' '));
  return fit(fitUnits(seen, max * UNITS_PER_CLUSTER), max);
}

/** Like {@link shorten}, with the line breaks of the writer; blank lines are left out. */
export function shortenLines(text: string, max: number): string {
  const lines = text.toWellFormed().split(/\r\n|[\n\r\u2028\u2029]/u);
  const kept: string[] = [];
  let left = max;
  for (const line of lines) {
    const shown = shorten(line, Math.max(left, 2));
    if (shown === '') continue;
    kept.push(shown);
    left -= shown.length + 1;
    if (left <= 0) break;
  }
  const whole = kept.join('\n');
  return left <= 0 && !whole.endsWith('…') ? `${whole.trimEnd()}…` : whole;
}
