/** Our own PDF is read again as what was printed: the made-up documents, final and as drafts, whatever pages cut. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { openFile } from '../../src/plan/open-file.ts';
import { readDocument } from '../../src/plan/read.ts';
import type { ReadItem, Reading } from '../../src/plan/reading.ts';
import { SAMPLE_PLAN } from '../../src/plan/sample.ts';
import type { ReportContent } from '../../src/reports/content.ts';
import { contentOf } from '../../src/reports/from-reading.ts';
import { layoutNamed } from '../../src/reports/layouts.ts';
import { pdfOf } from '../../src/reports/pdf.ts';
import { printed } from '../../src/reports/print.ts';
import { USUAL_SIGNATURES } from '../../src/reports/signatures.ts';
import { toArabicDigits } from '../../src/thai/digits.ts';
import { comparable } from '../../src/thai/text.ts';

const DOCUMENTS = join(import.meta.dirname, '../plan/documents');
const read = async (file: Buffer): Promise<Reading> => readDocument(await openFile(file));

const ID = 'photo';
const photos = new Map([
  [
    ID,
    await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer(),
  ],
]);

/** With a photo under each caption, so that cells go over pages. */
function withPhotos(content: ReportContent): ReportContent {
  for (const { works } of content.items)
    for (const { evidence } of works)
      for (const one of evidence) one.photos = [{ id: ID, width: 40, height: 30 }];
  return content;
}

test.each([
  ['plan-8', SAMPLE_PLAN],
  ['report-5', join(DOCUMENTS, 'report-half-year.txt')],
  ['report-5-2567', join(DOCUMENTS, 'report-thai-digits.txt')],
  ['report-4', join(DOCUMENTS, 'report-yearly.txt')],
])('%s', async (name, file) => {
  const before = await read(readFileSync(file));
  const layout = layoutNamed(name)!;
  for (const digits of ['thai', 'arabic'] as const) {
    const draft = digits === 'thai';
    const missing = [{ kind: 'nobody', division: null, work: 'O1 เรื่อง', date: null }] as const;
    const given = { content: withPhotos(contentOf(before)), missing: [...missing] };
    const report = printed(given, { layout, digits, draft, signatures: USUAL_SIGNATURES });
    const after = await read(pdfOf(report, photos, digits));
    expect(after.document).toMatchObject({
      ...{ layout: name, organisation: before.document.organisation },
      fiscalYearBE: before.document.fiscalYearBE,
    });
    expect(after.items.map(plain)).toEqual(before.items.map(plain));
  }
});

/** Without places in the document; digits and blanks are not told apart. */
function plain({ lines: _, activities: __, ...item }: ReadItem): unknown {
  return JSON.parse(comparable(toArabicDigits(JSON.stringify(item))));
}
