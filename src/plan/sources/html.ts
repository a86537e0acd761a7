/** Cells as HTML: what the readers of Word, Excel and PDF hand on, so that lists and paragraphs survive. */
import { plainText } from '../cell.ts';
import { withoutMark } from '../lists.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '*': '&#42;' };

/** Text as it is, whatever marks of HTML or Markdown are in it. */
export const escapeText = (text: string): string => text.replace(/[&<>*]/g, (letter) => ESCAPES[letter]!);

/** A cell of paragraphs, those with a mark as items of a list; a single one needs no tag. */
export function paragraphsHtml(paragraphs: string[]): string {
  const filled = paragraphs.filter((html) => html.trim() !== '');
  if (filled.length === 1) return filled[0]!;
  return filled.map((html) => (isMarked(html) ? `<li>${html}</li>` : `<p>${html}</p>`)).join('');
}

/** A lone text with a mark as the item of a list whose other items stand elsewhere. */
export const asPoint = (html: string): string =>
  !html.startsWith('<li>') && isMarked(html) ? `<li>${html}</li>` : html;

const isMarked = (html: string): boolean => {
  const text = plainText(html);
  return withoutMark(text) !== text;
};
