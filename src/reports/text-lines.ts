/** How many lines a text will take: spreadsheets do not make merged rows as high as their text, so it is reckoned. */
import { breakable } from '../thai/words.ts';

/** Advance widths of Sarabun in em, rounded up so that other fonts find room too. */
const MARK = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/u;
const NARROW = /[เแโใไาะำรงๅ\s!-/:;|[\]()_'"ijlftrI]/u;
const WIDE = /[ญฒณฌฑพฟฬ๐-๛A-HJ-Zmw@%]/u;
const EM = { narrow: 0.5, wide: 0.78, other: 0.64 };

/** Lines that a text takes in a column of `width` em, broken between words as the writers break it. */
export function linesIn(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + linesOf(line, width), 0);
}

function linesOf(line: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const piece of breakable(line)) {
    const blank = piece.length - piece.trimEnd().length;
    const wide = widthOf(piece) - blank * EM.narrow;
    if (used > 0 && used + wide > width) {
      lines++;
      used = 0;
    }
    used += wide;
    if (used > width) {
      const more = Math.ceil(used / width) - 1;
      lines += more;
      used -= more * width;
    }
    used += blank * EM.narrow;
  }
  return lines;
}

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (MARK.test(letter)) continue;
    width += NARROW.test(letter) ? EM.narrow : WIDE.test(letter) ? EM.wide : EM.other;
  }
  return width;
}
