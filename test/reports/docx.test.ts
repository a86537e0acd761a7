/** The Word document of a report: its marks of structure, and what another program makes of it. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { openOffice } from '../../src/plan/sources/office.ts';
import { docxOf } from '../../src/reports/docx.ts';
import { DRAFT, HOSTILE, missingFrom, printedPhotos, REPORT, textsIn } from '../support/printed-report.ts';
import { openedByLibreOffice, pagesOf, testWith, wordsOf } from '../support/tools.ts';

const libreOffice = testWith(['soffice', 'pdftotext']);

let docx: Buffer;
let draft: Buffer;
let xml: string;
let styles: string;
beforeAll(async () => {
  const photos = await printedPhotos();
  docx = await docxOf(REPORT, photos, 'thai');
  draft = await docxOf(DRAFT, photos, 'arabic');
  const office = await openOffice(docx);
  xml = office.texts(/^word\/document\.xml$/)[0]!;
  styles = office.texts(/^word\/styles\.xml$/)[0]!;
});

const count = (pattern: RegExp) => xml.match(pattern)?.length ?? 0;

describe('structure', () => {
  test('one header row, which is repeated', () => {
    expect(count(/<w:tblHeader\/>/g)).toBe(1);
    expect(xml.slice(xml.indexOf('<w:tblHeader/>')).match(/<w:t[ >].*?<\/w:t>/)![0]).toContain(
      REPORT.columns[0]!.header,
    );
  });

  test('cells that two items share are merged; headings go over all columns', () => {
    expect(count(/<w:vMerge w:val="restart"\/>/g)).toBe(3);
    expect(count(/<w:vMerge(?: w:val="continue")?\/>/g)).toBe(3);
    expect(count(/<w:gridSpan w:val="5"\/>/g)).toBe(3);
  });

  test('paragraphs have styles that exist', () => {
    const used = new Set([...xml.matchAll(/<w:pStyle w:val="(\w+)"/g)].map(([, style]) => style!));
    expect([...used]).toEqual(
      expect.arrayContaining(['ReportTitle', 'TableText', 'TableEntry', 'PhotoCaption']),
    );
    for (const style of used) expect(styles).toContain(`w:styleId="${style}"`);
  });

  test('photos are pictures as wide as they are high', () => {
    const sizes = [...xml.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/g)].map(
      ([, width, height]) => Number(width) / Number(height),
    );
    expect(sizes).toHaveLength(3);
    for (const [i, ratio] of [4 / 3, 3 / 4, 4 / 3].entries()) expect(sizes[i]).toBeCloseTo(ratio, 1);
  });

  test('both faces of the font come with it', async () => {
    const fonts = (await openOffice(docx)).texts(/^word\/fontTable\.xml$/)[0]!;
    expect(fonts).toMatch(/<w:font w:name="Sarabun">.*<w:embedRegular.*<w:embedBold/s);
  });

  test('the page lies across A4 and is numbered in Thai digits', () => {
    expect(xml).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
    expect(xml).toContain('w:fmt="thaiNumbers"');
  });
});

test('texts stay as they were typed', () => {
  const texts = [...xml.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/g)].map(([, text]) => plain(text!));
  for (const text of HOSTILE) expect(texts).toContain(text);
});

const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

describe('in LibreOffice', () => {
  libreOffice(
    'it opens with all its texts, on pages across A4 with their header and number',
    () => {
      const pdf = openedByLibreOffice(docx, 'docx');
      const pages = pagesOf(pdf);
      expect(missingFrom(pages, textsIn(REPORT))).toEqual([]);
      expect(wordsOf(pdf).sizes[0]!.width).toBeCloseTo(841.89, 0);
      expect(pages.length).toBeGreaterThan(3);
      for (const page of pages.slice(0, -1)) expect(page).toContain('ประเด็นการประเมิน');
      // which has no Thai digits for pages
      expect(pages[1]).toMatch(/^2$/m);
    },
    120_000,
  );

  libreOffice(
    'a draft shows what is missing',
    () => {
      const pages = pagesOf(openedByLibreOffice(draft, 'docx'));
      expect(missingFrom(pages.slice(-1), [...DRAFT.draft!.missing, DRAFT.draft!.title])).toEqual([]);
      expect(pages[1]).toMatch(/^2$/m);
    },
    120_000,
  );
});

test('the mark of a draft lies behind each page', async () => {
  const header = (await openOffice(draft)).texts(/^word\/header1\.xml$/)[0]!;
  expect(header).toMatch(/<wp:anchor[^>]*behindDoc="1"/);
  expect(xml).not.toContain('w:headerReference');
});
