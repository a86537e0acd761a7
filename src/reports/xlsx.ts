/** Writes a report as an Excel workbook: merged cells, header rows repeated on each page, pictures in their cells. */
import {
  type AddWorksheetOptions,
  type Cell,
  type Row,
  type Style,
  Workbook,
  type Worksheet,
} from '@cj-tech-master/excelts';
import { LINE, type PlacedPhoto, type SheetCell, sheetRows } from './sheet-rows.ts';
import { signatureLines } from './signature-lines.ts';
import type { PrintedReport, Signature } from './table.ts';
import { linesIn } from './text-lines.ts';

/** Width of all columns in pixels of 1/96 inch: A4 across within its margins. */
const TABLE_WIDTH = 1040;
const POINTS_PER_PIXEL = 0.75;
/** A column's width is counted in digits of the workbook's usual font, 7 pixels each in Sarabun, and 5 pixels besides. */
const inDigits = (pixels: number) => (pixels - 5) / 7;

const FONT = { name: 'Sarabun', family: 2 };
const USUAL = { ...FONT, size: 10 };
const TEXT: Partial<Style> = {
  font: USUAL,
  alignment: { vertical: 'top', wrapText: true },
  // As text, so that nothing turns into a formula or a date once somebody edits it.
  numFmt: '@',
};
const BOLD: Partial<Style> = { ...TEXT, font: { ...USUAL, bold: true } };
const CENTER = { horizontal: 'center', vertical: 'middle', wrapText: true } as const;
const TITLE: Partial<Style> = { ...TEXT, font: { ...FONT, size: 13, bold: true }, alignment: CENTER };
const LINED = { style: 'thin' } as const;
const BORDER = { top: LINED, bottom: LINED, left: LINED, right: LINED };
const filled = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const;
const HEADER: Partial<Style> = { ...BOLD, alignment: CENTER, border: BORDER, fill: filled('FFE6E6E6') };
const HEADING: Partial<Style> = { ...BOLD, border: BORDER, fill: filled('FFF5F5F5') };

/** `photos` are JPEG bytes by evidence id; a photo without bytes leaves its caption alone. */
export async function xlsxOf(report: PrintedReport, photos: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const workbook = new Workbook();
  workbook.defaultFont = USUAL;
  workbook.title = report.title.join(' ');
  const headerRow = report.title.length + 1;
  const sheet = workbook.addWorksheet('รายงาน', {
    ...pageOf(report),
    views: [{ state: 'frozen', ySplit: headerRow }],
  });
  sheet.pageSetup.printTitlesRow = `${headerRow}:${headerRow}`;
  const widths = report.columns.map(({ share }) => Math.round(TABLE_WIDTH * share));
  sheet.columns = widths.map((width) => ({ width: inDigits(width) }));
  const whole = TABLE_WIDTH * POINTS_PER_PIXEL;

  for (const [i, line] of report.title.entries()) {
    across(sheet, { row: i + 1, columns: widths.length }, line, TITLE);
    sheet.getRow(i + 1).height = linesIn(line, whole / 13) * 1.3 * LINE;
  }
  writeHeader(sheet.getRow(headerRow), report, widths);
  const end = writeRows(sheet, { from: headerRow + 1, report, widths }, { workbook, photos });
  signatures(sheet, report.signatures, { from: end + 1, columns: widths.length });
  annex(workbook, report);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function pageOf({ draft }: PrintedReport): AddWorksheetOptions {
  return {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: draft ? 0.6 : 0.4, bottom: 0.6, header: 0.2, footer: 0.3 },
    },
    headerFooter: {
      oddFooter: '&C&"Sarabun,Regular"&10 &P',
      ...(draft && { oddHeader: `&C&"Sarabun,Bold"&16 ${draft.mark.replaceAll('&', '&&')}` }),
    },
  };
}

/** A cell over all columns. */
function across(
  sheet: Worksheet,
  { row, columns }: { row: number; columns: number },
  text: string,
  style: Partial<Style>,
): void {
  write(sheet.getCell(row, 1), text, style);
  if (columns > 1) sheet.mergeCells(row, 1, row, columns);
}

function write(cell: Cell, text: string, style: Partial<Style>): void {
  if (text !== '') cell.value = text;
  cell.style = style;
}

function writeHeader(row: Row, { columns }: PrintedReport, widths: number[]): void {
  const lines = columns.map(({ header }, i) => linesIn(header, (widths[i]! * POINTS_PER_PIXEL - 8) / 10.5));
  row.height = Math.max(...lines) * LINE + 6;
  for (const [i, { header }] of columns.entries()) write(row.getCell(i + 1), header, HEADER);
}

/** Gives the row after the last one. */
function writeRows(
  sheet: Worksheet,
  { from, report, widths }: { from: number; report: PrintedReport; widths: number[] },
  { workbook, photos }: { workbook: Workbook; photos: ReadonlyMap<string, Buffer> },
): number {
  const points = widths.map((width) => width * POINTS_PER_PIXEL);
  const rows = sheetRows(report.rows, points, (id) => photos.has(id));
  for (const [i, { height, heading, cells }] of rows.entries()) {
    const row = from + i;
    sheet.getRow(row).height = height;
    if (heading !== null) across(sheet, { row, columns: widths.length }, heading, HEADING);
    for (const [column, cell] of cells.entries()) {
      if (!cell) continue;
      write(sheet.getCell(row, column + 1), cell.text, { ...TEXT, border: borderOf(cell) });
      if (cell.rowSpan > 1) sheet.mergeCells(row, column + 1, row + cell.rowSpan - 1, column + 1);
      if (!cell.photo) continue;
      const image = workbook.addImage({ buffer: photos.get(cell.photo.id)!, extension: 'jpeg' });
      sheet.addImage(image, placeOf(cell.photo, { row, column, width: points[column]! }));
    }
  }
  return from + rows.length;
}

const borderOf = ({ opensAbove, opensBelow }: SheetCell): Style['border'] => ({
  left: LINED,
  right: LINED,
  ...(!opensAbove && { top: LINED }),
  ...(!opensBelow && { bottom: LINED }),
});

const EMU_PER_POINT = 12_700;

/** In the middle of its cell, by two corners: a picture by one corner is written in a way that some readers pass over. */
function placeOf(photo: PlacedPhoto, { row, column, width }: { row: number; column: number; width: number }) {
  const cell = { col: column, row: row - 1, nativeCol: column, nativeRow: row - 1 };
  const corner = (x: number, y: number) => ({
    ...cell,
    nativeColOff: Math.round(x * EMU_PER_POINT),
    nativeRowOff: Math.round(y * EMU_PER_POINT),
  });
  const left = (width - photo.width) / 2;
  return {
    tl: corner(left, photo.top),
    br: corner(left + photo.width, photo.top + photo.height),
    editAs: 'oneCell' as const,
  };
}

/** Side by side under the table, each over its share of the columns. */
function signatures(
  sheet: Worksheet,
  all: Signature[],
  { from, columns }: { from: number; columns: number },
): void {
  const style = { ...TEXT, alignment: { ...CENTER, wrapText: false, shrinkToFit: true } };
  for (const [i, signature] of all.entries()) {
    const beside = Math.min(columns, all.length);
    const place = i % beside;
    const left = Math.floor((place * columns) / beside) + 1;
    const right = Math.floor(((place + 1) * columns) / beside);
    const top = from + 4 * Math.floor(i / beside);
    for (const [line, text] of signatureLines(signature).entries()) {
      sheet.getRow(top + line).height = 1.5 * LINE;
      write(sheet.getCell(top + line, left), text, style);
      if (right > left) sheet.mergeCells(top + line, left, top + line, right);
    }
  }
}

/** What is missing, on a sheet of its own. */
function annex(workbook: Workbook, report: PrintedReport): void {
  const { draft } = report;
  if (!draft || draft.missing.length === 0) return;
  const sheet = workbook.addWorksheet('ภาคผนวก', pageOf(report));
  sheet.columns = [{ width: inDigits(TABLE_WIDTH) }];
  for (const [i, text] of [draft.title, ...draft.missing.map((line) => `- ${line}`)].entries()) {
    write(sheet.getCell(i + 1, 1), text, i === 0 ? BOLD : TEXT);
    sheet.getRow(i + 1).height = linesIn(text, (TABLE_WIDTH * POINTS_PER_PIXEL) / 10.5) * LINE + 4;
  }
}
