/** Where the lines of a text break, and how many they are: reckoned, since neither Typst nor spreadsheets do it well. */
import { MARK } from '../thai/text.ts';
import { breakable, narrowlyBreakable } from '../thai/words.ts';

/** Advance widths of Sarabun in em, rounded up so that other fonts find room too. */
const NARROW = /[เแโใไาะำรงๅ\s!-/:;|[\]()_'"ijlftrI]/u;
const WIDE = /[ญฒณฌฑพฟฬ๐-๛A-HJ-Zmw@%]/u;
const EM = { narrow: 0.5, wide: 0.78, other: 0.64 };

const letters = new Intl.Segmenter('th', { granularity: 'grapheme' });

/**
 * The pieces between which the lines of a column of `width` em break: words, and parts of what is wider than it.
 * `widthOf` tells the width of letters in em, as far as it is known better than here.
 */
export function piecesFor(text: string, width: number, widthOf = reckoned): string[] {
  // no letter is wider than 1.3 em
  const fits = (piece: string) => 1.3 * piece.length <= width || widthOf(piece.trimEnd()) <= width;
  return breakable(text).flatMap((piece) =>
    fits(piece)
      ? [piece]
      : narrowlyBreakable(piece).flatMap((word) => (fits(word) ? [word] : cut(word, width, widthOf))),
  );
}

function cut(word: string, width: number, widthOf: (letters: string) => number): string[] {
  const parts: string[] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const { segment } of letters.segment(word)) {
    const wide = widthOf(segment);
    if (used + wide > width) {
      parts.push('');
      used = 0;
    }
    parts.push(parts.pop() + segment);
    used += wide;
  }
  return parts;
}

/** Lines that a text takes in a column of `width` em. */
export function linesIn(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + linesOf(line, width), 0);
}

function linesOf(line: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const piece of piecesFor(line, width)) {
    if (used > 0 && used + reckoned(piece.trimEnd()) > width) {
      lines++;
      used = 0;
    }
    used += reckoned(piece);
  }
  return lines;
}

function reckoned(text: string): number {
  let width = 0;
  for (const letter of text) width += widths.get(letter) ?? widthOfLetter(letter);
  return width;
}

/** Of the letters met so far. */
const widths = new Map<string, number>();

function widthOfLetter(letter: string): number {
  const other = WIDE.test(letter) ? EM.wide : EM.other;
  const width = MARK.test(letter) ? 0 : NARROW.test(letter) ? EM.narrow : other;
  widths.set(letter, width);
  return width;
}
