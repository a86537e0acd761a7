/** Writes a report with the writer of its format. Each is loaded only when it is needed. */
import type { RenderJob } from './render.ts';
import type { PrintedReport } from './table.ts';

export async function write({ report: given, photos, format, digits }: RenderJob): Promise<Buffer> {
  const report = printable(given);
  switch (format) {
    case 'pdf':
      return (await import('./pdf.ts')).pdfOf(report, photos, digits);
    case 'docx':
      return (await import('./docx.ts')).docxOf(report, photos, digits);
    case 'xlsx':
      return (await import('./xlsx.ts')).xlsxOf(report, photos);
  }
}

/** What XML cannot hold, and Word and Excel would call a damaged file: control characters and halves of letters. */
const UNPRINTABLE = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu;

/** The report without such characters in any of its texts. */
function printable(report: PrintedReport): PrintedReport {
  const clean = (_: string, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replace(UNPRINTABLE, '') : value;
  return JSON.parse(JSON.stringify(report), clean);
}
