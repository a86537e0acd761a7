import fc from 'fast-check';
import { safeHref, splitLinks } from '../../../src/simulator/page/links.ts';

const links = (text: string) =>
  splitLinks(text)
    .filter((part) => part.href)
    .map((part) => part.text);

describe('safeHref', () => {
  it('follows http and https only', () => {
    expect(safeHref('https://example.test/ก?b=1')).toBe('https://example.test/%E0%B8%81?b=1');
    expect(safeHref('http://127.0.0.1:3000/x')).toBe('http://127.0.0.1:3000/x');
    for (const bad of [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'file:///etc/passwd',
      'blob:https://example.test/1',
      'line://msg/text',
      '/control/state',
      'nonsense',
      '',
      undefined,
      { toString: () => 'https://example.test' },
    ])
      expect(safeHref(bad)).toBeNull();
  });
});

describe('splitLinks', () => {
  it('finds addresses and leaves the punctuation of the sentence outside', () => {
    expect(splitLinks('ดูที่ https://example.test/a, แล้วตอบ')).toEqual([
      { text: 'ดูที่ ', href: null },
      { text: 'https://example.test/a', href: 'https://example.test/a' },
      { text: ', แล้วตอบ', href: null },
    ]);
    expect(links('(http://a.test/x?y=1&z=2) และ https://b.test/ค.')).toEqual([
      'http://a.test/x?y=1&z=2',
      'https://b.test/ค',
    ]);
  });

  it('leaves other schemes and broken addresses as text', () => {
    expect(links('javascript:alert(1) ftp://a.test http:// https://[x')).toEqual([]);
  });

  it('gives back the whole text for any text', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('https://a.test/', 'http://', ' ', 'รายงาน\n', '<b>', '")'),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join('');
        const parts = splitLinks(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const { href } of parts) if (href) expect(href).toMatch(/^https?:\/\//u);
      }),
    );
  });
});
