/** Sets a report as PDF: Typst, with Sarabun. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { breakable } from '../thai/words.ts';
import { type Digits, withDigits } from './digits.ts';
import { SARABUN } from './fonts.ts';
import type { PrintedBlock, PrintedReport } from './table.ts';

/** A page number is set for each page up to this. */
const MOST_PAGES = 2_000;

/** `photos` are JPEG bytes by evidence id; a photo without bytes leaves its caption alone. */
export function pdfOf(report: PrintedReport, photos: ReadonlyMap<string, Buffer>, digits: Digits): Buffer {
  const compiler = NodeCompiler.create({
    workspace: import.meta.dirname,
    fontArgs: [{ fontBlobs: [SARABUN.regular, SARABUN.bold].map((file) => readFileSync(file)) }],
  });
  for (const [id, bytes] of photos) compiler.mapShadow(join(import.meta.dirname, 'photos', id), bytes);
  const pdf = compiler.pdf({
    mainFilePath: join(import.meta.dirname, 'report.typ'),
    inputs: { report: JSON.stringify(forTemplate(report, photos, digits)) },
  });
  compiler.evictCache(0);
  return pdf;
}

/** The report as `report.typ` reads it: texts cut where lines may break. */
function forTemplate(report: PrintedReport, photos: ReadonlyMap<string, Buffer>, digits: Digits) {
  const { title, columns, rows, signatures, draft } = report;
  return {
    name: title.join(' '),
    title: title.map(breakable),
    columns: columns.map(({ header, share }) => ({ header: breakable(header), share })),
    rows: rows.map((row) =>
      row.kind === 'heading'
        ? { ...row, text: breakable(row.text) }
        : {
            ...row,
            cells: row.cells.map(
              (cell) => cell && { ...cell, blocks: cell.blocks.map((block) => blockOf(block, photos)) },
            ),
          },
    ),
    signatures,
    draft: draft && { ...draft, missing: draft.missing.map(breakable) },
    pages: Array.from({ length: MOST_PAGES }, (_, i) => withDigits(String(i + 1), digits)),
  };
}

function blockOf(block: PrintedBlock, photos: ReadonlyMap<string, Buffer>) {
  switch (block.kind) {
    case 'text':
      return { ...block, text: breakable(block.text) };
    case 'list':
      return { ...block, entries: block.entries.map(({ mark, text }) => ({ mark, text: breakable(text) })) };
    case 'photos': {
      const known = block.photos.filter(({ id }) => photos.has(id)).map(({ id }) => id);
      return { ...block, caption: breakable(block.caption), photos: known };
    }
  }
}
