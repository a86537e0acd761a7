/** Finds what a person probably meant among a few known words, in spite of slips of the finger. */
import Fuse from 'fuse.js';
import { plain } from './typed.ts';

/** How different a text may be: 0 is the same, 1 anything. */
const TOLERANCE = 0.34;

/** The `items` whose words are nearest to `text`, best first, at most `limit`; empty when nothing is near. */
export function nearest<T>(text: string, items: T[], wordsOf: (item: T) => string[], limit = 3): T[] {
  const typed = plain(text);
  if (typed.length < 2) return [];
  const entries = items.map((item) => ({ item, words: wordsOf(item).map(plain) }));
  const fuse = new Fuse(entries, {
    keys: ['words'],
    threshold: TOLERANCE,
    ignoreLocation: true,
    ignoreFieldNorm: true,
    includeScore: true,
  });
  return fuse.search(typed.slice(0, 32), { limit }).map((found) => found.item.item);
}
