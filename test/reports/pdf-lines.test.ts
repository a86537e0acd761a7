/** Lines of a PDF: nothing is lost of the text, none is wider than its column, and they end between words. */
import { readFileSync } from 'node:fs';
import { widthsOf } from '../../src/reports/font-file.ts';
import { SARABUN } from '../../src/reports/fonts.ts';
import { linesFor, TEXT_SIZE } from '../../src/reports/pdf-lines.ts';
import { fromPrivate } from '../../src/reports/private-letters.ts';
import { HOSTILE, LONG, LONG_WORD, MARKS } from '../support/printed-report.ts';

const widths = widthsOf(readFileSync(SARABUN.regular));
const CM = (TEXT_SIZE * 2.54) / 72;
const widthOf = (line: string) =>
  [...line].reduce((sum, letter) => sum + (widths.get(letter.codePointAt(0)!) ?? 1) * CM, 0);
const shown = (text: string, width: number) =>
  linesFor(text, width).map((runs) => fromPrivate(runs.join('')));

test.each([LONG.join(' '), LONG_WORD, MARKS.join(''), ...HOSTILE])(
  'nothing is lost, and nothing too wide: %s',
  (text) => {
    for (const width of [1.8, 4.5, 12]) {
      const lines = shown(text, width);
      expect(lines.join('')).toBe(text);
      for (const line of lines) expect(widthOf(line.trimEnd())).toBeLessThanOrEqual(width);
    }
  },
);

test('a line has room for its last blank, or Typst would break it once more', () => {
  const text = 'เสร็จ ๑๒ คน '.repeat(20);
  for (let width = 2; width < 6; width += 0.1)
    for (const line of shown(text, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
});

test('words stay whole, and with them what makes nouns of them', () => {
  expect(shown('ยกระดับการพัฒนาความโปร่งใสของสำนักงานเขตและฝ่ายทะเบียน', 3.4)).toEqual([
    'ยกระดับการพัฒนา',
    'ความโปร่งใสของ',
    'สำนักงานเขตและ',
    'ฝ่ายทะเบียน',
  ]);
});

test('a narrow column takes nouns apart before it takes words apart', () => {
  expect(shown('ความโปร่งใส', 1.5)).toEqual(['ความ', 'โปร่งใส']);
});

test('a long mark takes its room from the first line alone', () => {
  const text = 'ประชุมชี้แจงเจ้าหน้าที่ทุกฝ่าย';
  const lines = linesFor(text, 4, { before: 'ภาพที่ ๑๒' }).map((runs) => fromPrivate(runs.join('')));
  expect(lines.join('')).toBe(text);
  expect(lines[0]!.length).toBeLessThan(shown(text, 4)[0]!.length);
});
