/** Writes a report as a file. */
import type { Digits } from './digits.ts';
import { docxOf } from './docx.ts';
import type { Format } from './formats.ts';
import { pdfOf } from './pdf.ts';
import type { PrintedReport } from './table.ts';
import { xlsxOf } from './xlsx.ts';

/** `photos` are JPEG bytes by evidence id. */
export async function render(
  report: PrintedReport,
  photos: ReadonlyMap<string, Buffer>,
  { format, digits }: { format: Format; digits: Digits },
): Promise<Buffer> {
  switch (format) {
    case 'pdf':
      return pdfOf(report, photos, digits);
    case 'docx':
      return docxOf(report, photos, digits);
    case 'xlsx':
      return xlsxOf(report, photos);
  }
}
