/** Thai text as OCR and word processors write it, made comparable. */

/**
 * One form for what looks the same: NFC, sara am composed (also when a tone mark stands between or before), no
 * zero-width characters, every kind of blank one space.
 */
export function cleanText(text: string): string {
  if (!UNUSUAL.test(text)) return text.trim();
  return text
    .normalize('NFC')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whatever is not plain Thai and Latin with single blanks; nearly every text is, and this is asked of all, many times. */
const UNUSUAL = /[^\u0020-\u007e\u0e01-\u0e39\u0e3f-\u0e4c\u0e4e-\u0e5b]| {2}|[\u0e48-\u0e4b][\u0e38\u0e39]/;

/** A vowel or mark above or below a letter, which takes no room of its own. */
export const MARK = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/u;

/** What two texts are compared by: blanks mean nothing in Thai, and case nothing in its Latin words. */
export const comparable = (text: string): string => cleanText(text).replace(/\s/g, '').toLowerCase();

/**
 * The neighbouring letter pairs of a text, each with its how-manyth occurrence, so that two texts can be compared as
 * sets.
 */
export function letterPairs(text: string): string[] {
  const letters = comparable(text);
  const seen = new Map<string, number>();
  const pairs: string[] = [];
  for (let i = 0; i < letters.length - 1; i++) {
    const pair = letters.slice(i, i + 2);
    const times = (seen.get(pair) ?? 0) + 1;
    seen.set(pair, times);
    pairs.push(pair + times);
  }
  return pairs;
}

/** A text made ready to be compared with many others. */
export interface Comparable {
  letters: string;
  pairs: ReadonlySet<string>;
}

export const toCompare = (text: string): Comparable => ({
  letters: comparable(text),
  pairs: new Set(letterPairs(text)),
});

/**
 * How alike two texts are, 0 to 1: the share of neighbouring letter pairs they have in common (Dice). Robust against
 * single letters lost or misread, and against words moved.
 */
export function likeness(a: Comparable, b: Comparable): number {
  if (a.letters === b.letters) return 1;
  if (a.pairs.size === 0 || b.pairs.size === 0) return 0;
  const [fewer, more] = a.pairs.size < b.pairs.size ? [a.pairs, b.pairs] : [b.pairs, a.pairs];
  let common = 0;
  for (const pair of fewer) if (more.has(pair)) common++;
  return (2 * common) / (fewer.size + more.size);
}

export const similarity = (a: string, b: string): number => likeness(toCompare(a), toCompare(b));
