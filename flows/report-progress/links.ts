/** Addresses of web pages in a text, as evidence. */
const ADDRESS = /https?:\/\/[^\s<>"'“”]+/giu;
const TRAILING = /[.,;:!?)\]}…ฯ]+$/u;

/** The addresses in their order, each once, and what else the text says. Too long for a link is no link. */
export function findLinks(text: string): { urls: string[]; rest: string } {
  const urls = [...text.matchAll(ADDRESS)].map(([found]) => found.replace(TRAILING, ''));
  return {
    urls: [...new Set(urls)].filter((url) => url.length <= 1000 && URL.canParse(url)),
    rest: text.replace(ADDRESS, ' ').replace(/\s+/gu, ' ').trim(),
  };
}
