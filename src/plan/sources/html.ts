/** Cells as HTML: what the readers of Word, Excel and PDF hand on, so that lists and paragraphs survive. */
import { plainText } from '../cell.ts';
import { withoutMark } from '../marks.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '*': '&#42;' };

/** Text as it is, whatever marks of HTML or Markdown are in it. */
export const escapeText = (text: string): string => text.replace(/[&<>*]/g, (letter) => ESCAPES[letter]!);

/** A cell of paragraphs; those with a mark are items of a list, which may go on in another cell. */
export function paragraphsHtml(paragraphs: string[]): string {
  const filled = paragraphs.filter((html) => html.trim() !== '');
  return filled
    .map((html) => (isMarked(html) ? `<li>${html}</li>` : filled.length > 1 ? `<p>${html}</p>` : html))
    .join('');
}

const isMarked = (html: string): boolean => {
  const text = plainText(html);
  return withoutMark(text) !== text;
};
