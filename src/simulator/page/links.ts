/** Addresses in messages: which of them may be followed, and where they stand in a text. Pure. */

export type TextPart = { text: string; href: string | null };

/** The address if it is http or https; null for every other scheme (`javascript:`, `data:`, `line:` …) and for nonsense. */
export function safeHref(address: unknown): string | null {
  if (typeof address !== 'string') return null;
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

/** The path if it is one of this server's own pictures and files; null otherwise. */
export function ownPath(path: unknown): string | null {
  const own = /^\/control\/(content\/[\w-]+|rich-menus\/[\w-]+\/image)$/u;
  return typeof path === 'string' && own.test(path) ? path : null;
}

/** `text` cut into plain parts and links. Joined again, the parts give the text. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const found of text.matchAll(/https?:\/\/[^\s<>"'“”]+/giu)) {
    // Punctuation at the end belongs to the sentence.
    const address = found[0].replace(/[.,;:!?)\]}ฯ]+$/u, '');
    const href = safeHref(address);
    if (!href) continue;
    if (found.index > end) parts.push({ text: text.slice(end, found.index), href: null });
    parts.push({ text: address, href });
    end = found.index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}
