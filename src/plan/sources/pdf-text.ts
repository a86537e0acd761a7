/** Puts the pieces of text of a PDF together: to lines, and lines to paragraphs. */
import { breakable } from '../../thai/words.ts';
import { withoutMark } from '../marks.ts';
import { escapeText } from './html.ts';
import { type PageText, repaired } from './pdf-page.ts';

export interface TextLine {
  text: string;
  y: number;
  /** Of its letters. */
  size: number;
  left: number;
  right: number;
}

/** Lines from top to bottom; the pieces of a line stay in the order of the file. */
export function linesIn(texts: PageText[]): TextLine[] {
  const lines: TextLine[] = [];
  for (const { text, x, y, width, size } of texts) {
    const line = lines.findLast((each) => Math.abs(each.y - y) < size * 0.4);
    if (!line) {
      lines.push({ text, y, left: x, right: x + width, size });
      continue;
    }
    const gap = x - line.right > size * 0.25 && !/\s$/.test(line.text) && !/^\s/.test(text);
    line.text += gap ? ` ${text}` : text;
    line.left = Math.min(line.left, x);
    line.right = Math.max(line.right, x + width);
  }
  return lines
    .map((line) => ({ ...line, text: repaired(line.text) }))
    .filter(({ text }) => text !== '')
    .sort((a, b) => a.y - b.y);
}

/** A line that ends sooner than this share of the cell's width was ended by somebody, unless the next word had no room. */
const FULL = 0.72;

/** Its entry did not fit beside it. */
const LONE_MARK = /^(?:[-–•*]|\(?[0-9๐-๙]{1,2}[.)])$/u;

interface Sides {
  left: number;
  right: number;
}

/** The paragraphs of a cell as HTML: a line that fills its cell goes on in the next one, unless that begins with a mark. */
export function paragraphsIn(lines: TextLine[], cell: Sides): string[] {
  const paragraphs: string[] = [];
  const inset = Math.min(...lines.map(({ left }) => left)) - cell.left;
  let full = false;
  for (const [i, line] of lines.entries()) {
    const { text } = line;
    const last = paragraphs.at(-1);
    if (last !== undefined && LONE_MARK.test(last)) paragraphs[paragraphs.length - 1] = `${last} ${text}`;
    else if (last === undefined || !full || begins(text)) paragraphs.push(text);
    else paragraphs[paragraphs.length - 1] = joined(last, text);
    full = isFull(line, cell) || line.right + firstWord(lines[i + 1]) > cell.right - inset - line.size / 2;
  }
  return paragraphs.map(escapeText);
}

const isFull = ({ right }: TextLine, cell: Sides): boolean =>
  right - cell.left > (cell.right - cell.left) * FULL;

/** With a mark, or as a caption: "ภาพที่ ๒ …". */
const begins = (text: string): boolean =>
  withoutMark(text) !== text || /^ภาพ(?:ที่)?\s?[0-9๐-๙]{1,3}(?![0-9๐-๙])/u.test(text);

/** How wide about the first word of a line is; 0 without a line. */
function firstWord(line: TextLine | undefined): number {
  const word = line && breakable(line.text)[0]?.trim();
  return line && word ? ((line.right - line.left) * word.length) / line.text.length : 0;
}

/** The text fills its cell down to the end of the page, so that it may go on on the next one. */
export function isOpenBelow(lines: TextLine[], cell: Sides & { bottom: number }): boolean {
  const last = lines.at(-1);
  return last !== undefined && isFull(last, cell) && cell.bottom - last.y < last.size * 1.5;
}

/** Thai lines are broken between words, which no blank parts; a number is broken after its point, or anywhere when it does not fit. */
const joined = (first: string, next: string): string =>
  (/[ก-๎]$/u.test(first) && /^[ก-๎]/u.test(next)) ||
  (/(?:[0-9๐-๙][.,]|\([0-9๐-๙]+)$/u.test(first) && /^[0-9๐-๙]/u.test(next))
    ? first + next
    : `${first} ${next}`;
