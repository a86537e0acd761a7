/** The PDF of a report as a viewer sees it: every text, in its place, on pages across A4. */
import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { extractText } from 'unpdf';
import { pdfOf } from '../../src/reports/pdf.ts';
import { cleanText } from '../../src/thai/text.ts';
import { jpeg } from '../support/photos.ts';
import { DRAFT, LONG_WORD, missingFrom, printedPhotos, REPORT, textsIn } from '../support/printed-report.ts';
import { pagesOf, testWith, wordsOf } from '../support/tools.ts';

const poppler = testWith(['pdftotext']);
/** A4 across, and the margins of its page, in points. */
const A4 = { width: 841.89, height: 595.28, margin: 42.5 };

let pdf: Buffer;
let draft: Buffer;
beforeAll(async () => {
  const photos = await printedPhotos();
  pdf = pdfOf(REPORT, photos, 'thai');
  draft = pdfOf(DRAFT, photos, 'arabic');
});

describe('texts', () => {
  poppler('all come out as they were typed', () => {
    expect(missingFrom(pagesOf(pdf), textsIn(REPORT))).toEqual([]);
  });

  poppler.each(['-layout', '-nodiag'] as const)(
    'keep their marks in the order of the page, too (%s)',
    (order) => {
      const text = pagesOf(pdf, order).join('');
      expect(text.match(/(?:^|\s)[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e].*/gmu)).toBeNull();
      expect(text).toContain('ประเด็นที่ต้องปรับปรุง');
    },
  );

  test('are found by a viewer that reads sign by sign, too', async () => {
    const { text } = await extractText(new Uint8Array(pdf));
    expect(missingFrom(text.map(cleanText), textsIn(REPORT))).toEqual([]);
  });

  poppler('of a draft hold its mark on every page, and what is missing', () => {
    const pages = pagesOf(draft);
    for (const page of pages) expect(page).toContain('ร่าง');
    expect(missingFrom(pages, [...DRAFT.draft!.missing, DRAFT.draft!.title])).toEqual([]);
    expect(pagesOf(pdf).join('')).not.toContain('ร่าง');
  });

  poppler('hold who signs', () => {
    const last = pagesOf(pdf).at(-1)!;
    expect(last).toContain('(นางสาวสมใจ ใจดี)');
    expect(last).toMatch(/ลงชื่อ \.{20,} ผู้รายงาน/u);
  });
});

test('pictures that people type have a font, and are no boxes', () => {
  expect(pdf.toString('latin1')).toMatch(/\/FontName \/[A-Z]{6}\+NotoEmoji/);
});

describe('pages', () => {
  poppler('lie across A4, each with the header and its number', () => {
    const { sizes } = wordsOf(pdf);
    expect(sizes.length).toBeGreaterThan(3);
    for (const { width, height } of sizes) {
      expect(width).toBeCloseTo(A4.width, 0);
      expect(height).toBeCloseTo(A4.height, 0);
    }
    for (const [i, page] of pagesOf(pdf).entries()) {
      expect(page).toContain('ประเด็นการประเมิน');
      expect(page.trim().split('\n').at(-1)).toBe(String.fromCharCode(0x0e51 + i));
    }
    expect(pagesOf(draft)[1]!.trim().split('\n').at(-1)).toBe('2');
  });

  poppler('hold every word within their margins, and a long one within its column', () => {
    const { words } = wordsOf(pdf);
    for (const { xMin, xMax, yMin, yMax } of words) {
      expect(xMin).toBeGreaterThanOrEqual(A4.margin - 1);
      expect(xMax).toBeLessThanOrEqual(A4.width - A4.margin + 1);
      expect(yMin).toBeGreaterThanOrEqual(A4.margin - 6);
      expect(yMax).toBeLessThanOrEqual(A4.height - 15);
    }
    const left = A4.margin + 0.16 * (A4.width - 2 * A4.margin);
    const right = left + 0.18 * (A4.width - 2 * A4.margin);
    const parts = words.filter(({ text }) => /^a{5,}$/.test(text) && LONG_WORD.includes(text));
    expect(parts.length).toBeGreaterThan(1);
    for (const { xMin, xMax } of parts) {
      expect(xMin).toBeGreaterThan(left);
      expect(xMax).toBeLessThan(right);
    }
  });
});

test('holds each photo as it was given, the missing one left out', async () => {
  const pictures = pdf.toString('latin1').match(/\/Subtype\s*\/Image/g);
  expect(pictures).toHaveLength(3);
  for (const photo of (await printedPhotos()).values()) expect(pdf.includes(photo)).toBe(true);
});

test('takes photos that Typst has to turn or to convert', async () => {
  const turned = await jpeg({ width: 400, height: 300, orientation: 6 });
  const grey = await sharp(await jpeg({ width: 400, height: 300 }))
    .greyscale()
    .jpeg()
    .toBuffer();
  const png = await sharp(grey).png().toBuffer();
  const file = pdfOf(
    REPORT,
    new Map([
      ['a', turned],
      ['b', grey],
      ['c', png],
    ]),
    'thai',
  );
  expect(file.toString('latin1').match(/\/Subtype\s*\/Image/g)).toHaveLength(3);
});

testWith(['pdfinfo'])('is whole: nothing has to be repaired', () => {
  const { stderr } = spawnSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8' });
  expect(stderr.replace('Syntax Error: Suspects object is wrong type (boolean)\n', '')).toBe('');
});
