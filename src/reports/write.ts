/** Writes a report with the writer of its format. Each is loaded only when it is needed. */
import type { Format } from './formats.ts';
import type { RenderJob } from './render.ts';
import type { PrintedReport } from './table.ts';

const WRITERS = {
  pdf: () => import('./pdf.ts'),
  docx: () => import('./docx.ts'),
  xlsx: () => import('./xlsx.ts'),
};

/** Begins to load a writer that will be needed. */
export const prepare = (format: Format): Promise<unknown> => WRITERS[format]();

export async function write({ report: given, photos, format, digits }: RenderJob): Promise<Buffer> {
  const report = printable(given);
  switch (format) {
    case 'pdf':
      return (await WRITERS.pdf()).pdfOf(report, photos, digits);
    case 'docx':
      return (await WRITERS.docx()).docxOf(report, photos, digits);
    case 'xlsx':
      return (await WRITERS.xlsx()).xlsxOf(report, photos);
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
