import fc from 'fast-check';
import { parseNumber, toArabicDigits, toThaiDigits } from '../../src/thai/digits.ts';
import { cleanText, comparable, similarity } from '../../src/thai/text.ts';

test('what looks the same is the same', () => {
  expect(cleanText(' น\u0e4d\u0e32\u200b\u00a0 ใจ\t')).toBe('นำ ใจ');
  expect(cleanText('น\u0e4d\u200b\u0e32')).toBe('นำ');
  expect(comparable('น\u0e49\u0e4d\u0e32')).toBe(comparable('น้ำ'));
  expect(comparable('น\u0e4d\u0e49\u0e32')).toBe(comparable('น้ำ'));
});

test('likeness is symmetric, 1 for the same, and high for one letter lost', () => {
  const text = fc.string({ unit: fc.constantFrom(...'กขคงจชตนมรา ีูเแ'), minLength: 12, maxLength: 60 });
  fc.assert(
    fc.property(text, text, fc.nat(), (a, b, at) => {
      expect(similarity(a, b)).toBeCloseTo(similarity(b, a));
      expect(similarity(a, a)).toBe(1);
      const letters = comparable(a);
      if (letters.length < 12) return;
      const lost = letters.slice(0, at % letters.length) + letters.slice((at % letters.length) + 1);
      expect(similarity(letters, lost)).toBeGreaterThan(0.75);
    }),
  );
});

test('digits go both ways, and numbers are read with their commas', () => {
  fc.assert(fc.property(fc.nat(), (n) => expect(toArabicDigits(toThaiDigits(n))).toBe(String(n))));
  const amount = fc.integer({ min: 0, max: 10_000_000_000 }).map((satang) => satang / 100);
  fc.assert(
    fc.property(amount, fc.boolean(), fc.boolean(), (value, thai, commas) => {
      const printed = commas ? value.toLocaleString('en-US', { minimumFractionDigits: 2 }) : value.toFixed(2);
      expect(parseNumber(thai ? toThaiDigits(printed) : printed)).toBe(value);
    }),
  );
  expect(parseNumber('๑,๒๐๐.๕๐')).toBe(1200.5);
  expect(parseNumber('0')).toBe(0);
  expect([parseNumber('1,20'), parseNumber(''), parseNumber('ร้อยละ ๘๐')]).toEqual([null, null, null]);
});
