/** The table of a report in Word: its rows, its cells, and the photos in them. */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  ImageRun,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { bandFrom, type CellRow } from './bands.ts';
import type { ReportPhoto } from './content.ts';
import { HANGING } from './docx-styles.ts';
import type { PrintedBlock, PrintedCell, PrintedReport, PrintedRow } from './table.ts';
import { linesIn } from './text-lines.ts';

/** Inner margin of a cell. */
const INSET = 85;
/** A photo is at most so high, in pixels of 1/96 inch (4.1 cm): three of them stand on a page. */
const PHOTO_HEIGHT = 155;
const TWIPS_PER_PIXEL = 15;

/** `width` in twentieths of a point; `photos` are JPEG bytes by evidence id. */
export function tableOf(
  { columns, rows }: PrintedReport,
  photos: ReadonlyMap<string, Buffer>,
  width: number,
): Table {
  const widths = columns.map(({ share }) => Math.round(width * share));
  const short = shortRows(rows, widths);
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      ({ header: text }, i) =>
        new TableCell({
          width: { size: widths[i]!, type: WidthType.DXA },
          verticalAlign: VerticalAlign.CENTER,
          shading: { type: ShadingType.CLEAR, fill: 'E6E6E6' },
          children: [new Paragraph({ style: 'TableHeading', alignment: AlignmentType.CENTER, text })],
        }),
    ),
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    margins: { top: INSET / 2, bottom: INSET / 2, left: INSET, right: INSET, marginUnitType: WidthType.DXA },
    borders: BORDERS,
    rows: [
      header,
      ...rows.map((row) =>
        rowOf(row, widths, photos, { isShort: short.has(row), isLast: row === rows.at(-1) }),
      ),
    ],
  });
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
};

/** A short one stays whole; the last one stays with those who sign, unless it is longer than a page. */
function rowOf(
  row: PrintedRow,
  widths: number[],
  photos: ReadonlyMap<string, Buffer>,
  { isShort, isLast }: { isShort: boolean; isLast: boolean },
): TableRow {
  if (row.kind === 'heading') {
    return new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          columnSpan: widths.length,
          shading: { type: ShadingType.CLEAR, fill: 'F5F5F5' },
          children: [new Paragraph({ style: 'TableHeading', keepNext: true, text: row.text })],
        }),
      ],
    });
  }
  return new TableRow({
    height: { value: 300, rule: HeightRule.ATLEAST },
    cantSplit: isShort,
    keepNext: isLast,
    children: row.cells.flatMap((cell, i) => (cell ? [cellOf(cell, widths[i]!, photos)] : [])),
  });
}

/** Cells of so many lines at most, without photos, stay on one page. */
const SHORT = 12;
/** Of the text in cells, in twentieths of a point. */
const EM = 210;

/** The rows whose cells are short, those that they share with others as well. */
function shortRows(rows: PrintedRow[], widths: number[]): Set<PrintedRow> {
  const short = new Set<PrintedRow>();
  for (let i = 0; i < rows.length; ) {
    const band = bandFrom(rows, i);
    if (band.every((cells) => areShort(cells, widths)))
      for (const at of band.keys()) short.add(rows[i + at]!);
    i += Math.max(1, band.length);
  }
  return short;
}

function areShort(cells: CellRow, widths: number[]): boolean {
  return cells.every((cell, i) => {
    const texts = (cell?.blocks ?? []).flatMap((block) =>
      block.kind === 'text'
        ? [block.text]
        : block.kind === 'list'
          ? block.entries.map(({ text }) => text)
          : [block.caption],
    );
    const hasPhotos = cell?.blocks.some((block) => block.kind === 'photos' && block.photos.length > 0);
    const room = (widths[i]! - 2 * INSET - HANGING) / EM;
    return !hasPhotos && texts.reduce((sum, text) => sum + linesIn(text, room), 0) <= SHORT;
  });
}

function cellOf(
  { blocks, rowSpan }: PrintedCell,
  width: number,
  photos: ReadonlyMap<string, Buffer>,
): TableCell {
  const paragraphs = blocks.flatMap((block) => paragraphsOf(block, width, photos));
  return new TableCell({
    rowSpan,
    width: { size: width, type: WidthType.DXA },
    children: paragraphs.length > 0 ? paragraphs : [new Paragraph({ style: 'TableText', text: '' })],
  });
}

function paragraphsOf(block: PrintedBlock, width: number, photos: ReadonlyMap<string, Buffer>): Paragraph[] {
  switch (block.kind) {
    case 'text':
      return [new Paragraph({ style: 'TableText', text: block.text })];
    case 'list':
      return block.entries.map(({ mark, text }) => entry(mark, text));
    case 'photos': {
      const pictures = block.photos.flatMap((photo) => {
        const data = photos.get(photo.id);
        return data ? [picture(data, photo, width, block.caption)] : [];
      });
      const [first, ...others] = pictures;
      // in one paragraph, so that no page breaks between them
      const caption = [
        marked(block.mark, block.caption),
        ...(first ? [new TextRun({ break: 1 }), first] : []),
      ];
      return [
        new Paragraph({ style: 'PhotoCaption', children: caption }),
        ...others.map((other) => new Paragraph({ style: 'Photo', children: [other] })),
      ];
    }
  }
}

/** A paragraph with a mark in front. */
export const entry = (mark: string, text: string) =>
  new Paragraph({ style: 'TableEntry', children: [marked(mark, text)] });

const marked = (mark: string, text: string) => new TextRun({ children: [mark, new Tab(), text] });

/** As wide as the cell lets it beside the marks, and at most so high. */
function picture(data: Buffer, photo: ReportPhoto, cell: number, caption: string): ImageRun {
  const room = (cell - 2 * INSET - HANGING) / TWIPS_PER_PIXEL;
  const scale = Math.min(room / photo.width, PHOTO_HEIGHT / photo.height);
  const transformation = {
    width: Math.round(photo.width * scale),
    height: Math.round(photo.height * scale),
  };
  const altText = { name: caption, description: caption, title: caption };
  return new ImageRun({ type: 'jpg', data, transformation, altText });
}
