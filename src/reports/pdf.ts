/** Sets a report as PDF: Typst, with Sarabun. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { type Digits, withDigits } from './digits.ts';
import { EMOJI, SARABUN } from './fonts.ts';
import { withLevelMarks } from './level-marks.ts';
import { readPdfFile, writePdfFile } from './pdf-file.ts';
import { linesFor, type Setting } from './pdf-lines.ts';
import { putPhotos, standIns } from './pdf-photos.ts';
import { CELL_INSET, MARK_WIDTH, pdfRows, TABLE_WIDTH } from './pdf-rows.ts';
import { withCopyableText } from './pdf-text.ts';
import { withPrivateLetters } from './private-letters.ts';
import { signatureLines } from './signature-lines.ts';
import type { PrintedReport } from './table.ts';

/** A page number is set for each page up to this. */
const MOST_PAGES = 2_000;
/** In points, as in `report.typ`. */
const TITLE_SIZE = 13;
/** `photos` are JPEG bytes by evidence id; a photo without bytes leaves its caption alone. */
export function pdfOf(report: PrintedReport, photos: ReadonlyMap<string, Buffer>, digits: Digits): Buffer {
  const inputs = { report: JSON.stringify(forTemplate(report, photos, digits)) };
  const compiler = NodeCompiler.create({
    workspace: import.meta.dirname,
    fontArgs: [{ fontBlobs: fontsFor(inputs.report) }],
  });
  for (const [id, shown] of standIns(photos)) {
    compiler.mapShadow(join(import.meta.dirname, 'photos', id), shown);
  }
  const mainFilePath = join(import.meta.dirname, 'report.typ');
  // 1.4: its objects stand one by one, where later versions pack them
  const pdf = compiler.pdf({ mainFilePath, inputs }, { pdfStandard: '1.4' });
  const file = readPdfFile(pdf);
  withCopyableText(file);
  putPhotos(file, [...photos.values()]);
  return writePdfFile(file);
}

/** A font that is given is searched, whether it is needed or not. */
function fontsFor(text: string): Buffer[] {
  const fonts = [SARABUN.regular, SARABUN.bold].map((file) => withLevelMarks(readFileSync(file)));
  const emoji = /\p{Extended_Pictographic}/u.test(text) ? [readFileSync(EMOJI)] : [];
  return [...fonts.flatMap((font) => [font, withPrivateLetters(font)]), ...emoji];
}

/** The report as `report.typ` reads it: texts in the pieces between which their lines may break. */
function forTemplate(report: PrintedReport, photos: ReadonlyMap<string, Buffer>, digits: Digits) {
  const { title, columns, rows, signatures, draft } = report;
  const widths = columns.map(({ share }) => share * TABLE_WIDTH);
  const across = (text: string, setting: Setting = {}) => linesFor(text, TABLE_WIDTH - MARK_WIDTH, setting);
  return {
    name: title.join(' '),
    title: title.map((line) => across(line, { bold: true, size: TITLE_SIZE })),
    columns: columns.map(({ header, share }, i) => ({
      header: linesFor(header, widths[i]! - 2 * CELL_INSET, { bold: true }),
      share,
    })),
    rows: pdfRows(rows, widths, { known: (id) => photos.has(id), signed: signatures.length > 0 }),
    signatures: signatures.map((one) => signatureLines(one).map((line) => across(line))),
    draft: draft && {
      mark: across(draft.mark),
      title: across(draft.title),
      missing: draft.missing.map((line) => across(line)),
    },
    pages: Array.from({ length: MOST_PAGES }, (_, i) => withDigits(String(i + 1), digits)),
  };
}
