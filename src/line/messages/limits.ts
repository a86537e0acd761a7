/**
 * LINE's limits on what is sent, and fitting of texts into them. Labels are counted in grapheme clusters, texts in
 * UTF-16 units (LINE: "Character counting in a text"); a Thai cluster is up to three units.
 */

export const LIMITS = {
  /** Messages in one reply or push. */
  messages: 5,
  /** Text message, UTF-16 units. */
  text: 5000,
  altText: 1500,
  /** Labels, grapheme clusters. */
  buttonLabel: 40,
  quickReplyLabel: 20,
  /** Postback displayText, grapheme clusters. */
  displayText: 300,
  quickReplies: 13,
  /** Bytes of JSON. */
  bubble: 30 * 1024,
  carousel: 50 * 1024,
  carouselBubbles: 12,
  uri: 1000,
} as const;

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });
const words = new Intl.Segmenter('th', { granularity: 'word' });

/** The number of grapheme clusters: what a person would count as characters. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count++;
  return count;
}

/** `text` cut at a word to at most `max` grapheme clusters, with "…" when something is left out. Never splits a cluster. */
export function fit(text: string, max: number): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  // a cluster is one unit at least, so most texts need no counting
  if (flat.length <= max || lengthOf(flat) <= max) return flat;
  let kept = '';
  let length = 0;
  for (const { segment } of words.segment(flat)) {
    length += lengthOf(segment);
    if (length > max - 1) break;
    kept += segment;
  }
  if (kept.trim() === '')
    kept = [...graphemes.segment(flat)]
      .slice(0, max - 1)
      .map((g) => g.segment)
      .join('');
  return `${kept.trimEnd()}…`;
}

/** `text` cut to at most `max` UTF-16 units without splitting a cluster; line breaks are kept. */
export function fitUnits(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
