import fc from 'fast-check';
import { numberWordsToDigits } from '../../src/thai/digits.ts';

const UNITS = ['', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'];

/** 1 to 99 as they are said. */
function said(number: number): string {
  const [tens, unit] = [Math.trunc(number / 10), number % 10];
  if (tens === 0) return UNITS[unit]!;
  const ten = `${tens === 1 ? '' : tens === 2 ? 'ยี่' : UNITS[tens]}สิบ`;
  return ten + (unit === 1 ? 'เอ็ด' : UNITS[unit]);
}

test('numbers in words become digits, and what stands around them stays', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), fc.constantFrom('', 'วันที่', 'ก่อน '), (number, before) => {
      expect(numberWordsToDigits(`${before}${said(number)} วันทำการ`)).toBe(`${before}${number} วันทำการ`);
    }),
  );
});
