/** Writes a report as a Word document: real tables, styles and pictures, so that the office can go on writing in it. */
import { readFileSync } from 'node:fs';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeightRule,
  HorizontalPositionAlign,
  HorizontalPositionRelativeFrom,
  ImageRun,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  VerticalPositionAlign,
  VerticalPositionRelativeFrom,
  WidthType,
} from 'docx';
import { bandFrom, type CellRow } from './bands.ts';
import type { ReportPhoto } from './content.ts';
import type { Digits } from './digits.ts';
import { HANGING, STYLES } from './docx-styles.ts';
import { DRAFT_MARK, draftMark } from './draft-mark.ts';
import { SARABUN } from './fonts.ts';
import { signatureLines } from './signature-lines.ts';
import type { PrintedBlock, PrintedCell, PrintedReport, PrintedRow, Signature } from './table.ts';
import { linesIn } from './text-lines.ts';

/** Lengths in twentieths of a point: A4 across, with margins of 1.5 cm. */
const PAGE = { width: 16_838, height: 11_906, margin: 850 };
const TABLE_WIDTH = PAGE.width - 2 * PAGE.margin;
/** Inner margin of a cell. */
const INSET = 85;
/** A photo is at most so high, in pixels of 1/96 inch (4.1 cm): three of them stand on a page. */
const PHOTO_HEIGHT = 155;
const TWIPS_PER_PIXEL = 15;

/** `photos` are JPEG bytes by evidence id; a photo without bytes leaves its caption alone. */
export async function docxOf(
  report: PrintedReport,
  photos: ReadonlyMap<string, Buffer>,
  digits: Digits,
): Promise<Buffer> {
  const document = new Document({
    title: report.title.join(' '),
    fonts: [{ name: 'Sarabun', data: readFileSync(SARABUN.regular), bold: readFileSync(SARABUN.bold) }],
    styles: STYLES,
    compatibility: { version: 15 },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.height, height: PAGE.width, orientation: PageOrientation.LANDSCAPE },
            margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
            pageNumbers: {
              formatType: digits === 'thai' ? NumberFormat.THAI_NUMBERS : NumberFormat.DECIMAL,
            },
          },
        },
        headers: report.draft ? { default: header(report.draft.mark) } : {},
        footers: { default: FOOTER },
        children: [
          ...report.title.map((line) => new Paragraph({ style: 'ReportTitle', text: line })),
          tableOf(report, photos),
          ...signatures(report.signatures),
          ...annex(report),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const FOOTER = new Footer({
  children: [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ children: [PageNumber.CURRENT] })],
    }),
  ],
});

/** The mark lies behind the text of each page. */
function header(mark: string): Header {
  const picture = new ImageRun({
    type: 'png',
    data: draftMark(mark),
    transformation: DRAFT_MARK,
    altText: { name: mark, description: mark, title: mark },
    floating: {
      behindDocument: true,
      horizontalPosition: {
        relative: HorizontalPositionRelativeFrom.PAGE,
        align: HorizontalPositionAlign.CENTER,
      },
      verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, align: VerticalPositionAlign.CENTER },
    },
  });
  return new Header({ children: [new Paragraph({ children: [picture] })] });
}

function tableOf({ columns, rows }: PrintedReport, photos: ReadonlyMap<string, Buffer>): Table {
  const widths = columns.map(({ share }) => Math.round(TABLE_WIDTH * share));
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
    width: { size: TABLE_WIDTH, type: WidthType.DXA },
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

const entry = (mark: string, text: string) =>
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

function signatures(all: Signature[]): (Paragraph | Table)[] {
  if (all.length === 0) return [];
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const cells = all.map(
    (one) =>
      new TableCell({
        children: signatureLines(one).map((text) => new Paragraph({ style: 'Signature', text })),
      }),
  );
  const borders = {
    top: none,
    bottom: none,
    left: none,
    right: none,
    insideHorizontal: none,
    insideVertical: none,
  };
  return [
    new Paragraph({ keepNext: true }),
    new Table({
      width: { size: TABLE_WIDTH, type: WidthType.DXA },
      borders,
      rows: [new TableRow({ cantSplit: true, children: cells })],
    }),
  ];
}

function annex({ draft }: PrintedReport): Paragraph[] {
  if (!draft || draft.missing.length === 0) return [];
  return [
    new Paragraph({ style: 'TableHeading', pageBreakBefore: true, text: draft.title }),
    ...draft.missing.map((text) => entry('-', text)),
  ];
}
