/** Addresses of web pages in a text, as evidence. */
import { linkOf } from '../../src/line/messages/pictures.ts';

const ADDRESS = /https?:\/\/[^\s<>"'“”]+/giu;
const TRAILING = /[.,;:!?)\]}…ฯ]+$/u;

/** The addresses in their order, each once, and what else the text says. Too long for a link is no link. */
export function findLinks(text: string): { urls: string[]; rest: string } {
  const urls = [...text.matchAll(ADDRESS)].map(([found]) => found.replace(TRAILING, ''));
  return {
    urls: [...new Set(urls)].filter((url) => linkOf(url) !== null),
    rest: text.replace(ADDRESS, ' ').replace(/\s+/gu, ' ').trim(),
  };
}

/** Whether a text says nothing besides addresses. */
export function isOnlyLinks(text: string): boolean {
  const { urls, rest } = findLinks(text);
  return urls.length > 0 && rest === '';
}
