/** The workbook of a report: its structure, and what another program makes of it. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { openOffice } from '../../src/plan/sources/office.ts';
import { xlsxOf } from '../../src/reports/xlsx.ts';
import { DRAFT, HOSTILE, missingFrom, printedPhotos, REPORT, textsIn } from '../support/printed-report.ts';
import { openedByLibreOffice, pagesOf, testWith, wordsOf } from '../support/tools.ts';

const libreOffice = testWith(['soffice', 'pdftotext']);

let xlsx: Buffer;
let draft: Buffer;
let sheet: string;
let part: (path: RegExp) => string;
beforeAll(async () => {
  const photos = await printedPhotos();
  xlsx = await xlsxOf(REPORT, photos);
  draft = await xlsxOf(DRAFT, photos);
  const office = await openOffice(xlsx);
  part = (path) => office.texts(path)[0]!;
  sheet = part(/worksheets\/sheet1\.xml$/);
});

describe('structure', () => {
  test('prints across A4, one page wide, the header row on each page', () => {
    expect(sheet).toMatch(/<pageSetup[^>]*paperSize="9"[^>]*orientation="landscape"[^>]*fitToHeight="0"/);
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(part(/xl\/workbook\.xml$/)).toMatch(/_xlnm\.Print_Titles.*\$3:\$3</);
    expect(sheet).toMatch(/<oddFooter>.*&amp;P<\/oddFooter>/);
  });

  test('titles and headings go over all columns; cells that items share, over their rows', () => {
    const merged = [...sheet.matchAll(/<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)];
    const across = merged.filter(([, left, , right]) => left === 'A' && right === 'E');
    expect(across).toHaveLength(2 + 3);
    const shared = merged.filter(
      ([, left, top, right, bottom]) => left === right && Number(bottom) > Number(top),
    );
    expect(new Set(shared.map(([, column]) => column))).toEqual(new Set(['A', 'B', 'C', 'D', 'E']));
  });

  test('no row is higher than Excel lets it', () => {
    const heights = [...sheet.matchAll(/ ht="([\d.]+)"/g)].map(([, height]) => Number(height));
    expect(heights.length).toBeGreaterThan(10);
    expect(Math.max(...heights)).toBeLessThan(409);
  });

  test('each photo lies within the row that it is in, as wide as it is high', () => {
    const heights = new Map(
      [...sheet.matchAll(/<row r="(\d+)"[^>]*? ht="([\d.]+)"/g)].map(([, row, height]) => [
        Number(row),
        Number(height),
      ]),
    );
    const anchors = [
      ...part(/drawings\/drawing1\.xml$/).matchAll(
        /<xdr:(?:from|to)><xdr:col>\d+<\/xdr:col><xdr:colOff>(\d+)<\/xdr:colOff><xdr:row>(\d+)<\/xdr:row><xdr:rowOff>(\d+)</g,
      ),
    ].map(([, x, row, y]) => ({ x: Number(x), y: Number(y), row: Number(row) }));
    expect(anchors).toHaveLength(6);
    for (let i = 0; i < anchors.length; i += 2) {
      const [from, to] = [anchors[i]!, anchors[i + 1]!];
      expect(to.row).toBe(from.row);
      expect(to.y / 12_700).toBeLessThanOrEqual(heights.get(to.row + 1)!);
      expect((to.x - from.x) / (to.y - from.y)).toBeCloseTo(i === 2 ? 3 / 4 : 4 / 3, 1);
    }
  });
});

test('texts stay as they were typed, and stay texts', () => {
  const texts = part(/xl\/sharedStrings\.xml$/);
  for (const text of HOSTILE) {
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect([escaped, escaped.replaceAll('"', '&quot;')].some((form) => texts.includes(form))).toBe(true);
  }
  expect(sheet).not.toContain('<f>');
  expect(part(/xl\/styles\.xml$/)).toContain('numFmtId="49"');
});

test('a draft says so above each page, and has a sheet of what is missing', async () => {
  const office = await openOffice(draft);
  expect(office.texts(/worksheets\/sheet1\.xml$/)[0]).toMatch(/<oddHeader>[^<]*ร่าง<\/oddHeader>/);
  expect(office.texts(/worksheets\/sheet/)).toHaveLength(2);
  expect(sheet).not.toContain('<oddHeader>');
});

describe('in LibreOffice', () => {
  libreOffice(
    'it opens with all its texts, none of them cut off',
    () => {
      const pdf = openedByLibreOffice(draft, 'xlsx');
      const pages = pagesOf(pdf);
      const own = pages.slice(0, -1);
      expect(missingFrom(own, textsIn(REPORT))).toEqual([]);
      expect(missingFrom(pages.slice(-1), DRAFT.draft!.missing)).toEqual([]);
      for (const page of own) expect(page).toContain('ประเด็นการประเมิน');
      expect(wordsOf(pdf).sizes[0]!.width).toBeCloseTo(841.89, 0);
    },
    120_000,
  );
});
