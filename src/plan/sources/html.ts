/** Cells as HTML: what the readers of Word, Excel and PDF hand on, so that lists and paragraphs survive. */

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '*': '&#42;' };

/** Text as it is, whatever marks of HTML or Markdown are in it. */
export const escapeText = (text: string): string => text.replace(/[&<>*]/g, (letter) => ESCAPES[letter]!);

/** A cell of paragraphs; a single one needs no mark. */
export function paragraphsHtml(paragraphs: string[]): string {
  const filled = paragraphs.filter((html) => html.trim() !== '');
  return filled.length === 1 ? filled[0]! : filled.map((html) => `<p>${html}</p>`).join('');
}
