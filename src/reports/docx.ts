/** Writes a report as a Word document: real tables, styles and pictures, so that the office can go on writing in it. */
import { readFileSync } from 'node:fs';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  ImageRun,
  Packer,
  PageOrientation,
  Paragraph,
  ShadingType,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Digits } from './digits.ts';
import { SARABUN } from './fonts.ts';
import type { PrintedBlock, PrintedCell, PrintedReport, PrintedRow, Signature } from './table.ts';

/** Lengths in twentieths of a point: A4 across, with margins of 1.5 cm. */
const PAGE = { width: 16_838, height: 11_906, margin: 850 };
const TABLE_WIDTH = PAGE.width - 2 * PAGE.margin;
/** Inner margin of a cell. */
const INSET = 85;
/** Room that the mark of an entry takes. */
const HANGING = 300;
/** A photo is at most so high, in pixels of 1/96 inch (5 cm). */
const PHOTO_HEIGHT = 190;
const TWIPS_PER_PIXEL = 15;

/** `photos` are JPEG bytes by evidence id; a photo without bytes leaves its caption alone. */
export async function docxOf(
  report: PrintedReport,
  photos: ReadonlyMap<string, Buffer>,
  digits: Digits,
): Promise<Buffer> {
  const document = new Document({
    title: report.title.join(' '),
    fonts: [{ name: 'Sarabun', data: readFileSync(SARABUN.regular) }],
    styles: STYLES,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.height, height: PAGE.width, orientation: PageOrientation.LANDSCAPE },
            margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
          },
        },
        footers: { default: footer(digits) },
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

const STYLES = {
  default: {
    document: { run: { font: 'Sarabun', size: 21 }, paragraph: { spacing: { after: 40, line: 250 } } },
  },
  paragraphStyles: [
    {
      id: 'ReportTitle',
      name: 'Report Title',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { bold: true, size: 26 },
      paragraph: { alignment: AlignmentType.CENTER },
    },
    {
      id: 'TableHeading',
      name: 'Table Heading',
      basedOn: 'Normal',
      quickFormat: true,
      run: { bold: true },
    },
    {
      id: 'TableEntry',
      name: 'Table Entry',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: {
        indent: { left: HANGING, hanging: HANGING },
        tabStops: [{ type: TabStopType.LEFT, position: HANGING }],
      },
    },
  ],
} as const;

/** Word numbers pages by itself; `\\* ThaiArabic` is its Thai digits. */
const footer = (digits: Digits) =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new SimpleField(digits === 'thai' ? 'PAGE \\* ThaiArabic' : 'PAGE', '1')],
      }),
    ],
  });

function tableOf({ columns, rows }: PrintedReport, photos: ReadonlyMap<string, Buffer>): Table {
  const widths = columns.map(({ share }) => Math.round(TABLE_WIDTH * share));
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
    rows: [header, ...rows.map((row) => rowOf(row, widths, photos))],
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

function rowOf(row: PrintedRow, widths: number[], photos: ReadonlyMap<string, Buffer>): TableRow {
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
    children: row.cells.flatMap((cell, i) => (cell ? [cellOf(cell, widths[i]!, photos)] : [])),
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
    children: paragraphs.length > 0 ? paragraphs : [new Paragraph('')],
  });
}

function paragraphsOf(block: PrintedBlock, width: number, photos: ReadonlyMap<string, Buffer>): Paragraph[] {
  switch (block.kind) {
    case 'text':
      return [new Paragraph({ text: block.text })];
    case 'list':
      return block.entries.map(({ mark, text }) => entry(mark, text));
    case 'photos':
      return [
        entry(block.mark, block.caption),
        ...block.photos.flatMap(({ id, width: wide, height: high }) => {
          const data = photos.get(id);
          return data ? [picture(data, { wide, high }, width, block.caption)] : [];
        }),
      ];
  }
}

const entry = (mark: string, text: string) =>
  new Paragraph({ style: 'TableEntry', children: [new TextRun(`${mark}\t${text}`)] });

function picture(
  data: Buffer,
  { wide, high }: { wide: number; high: number },
  cell: number,
  caption: string,
) {
  const room = (cell - 2 * INSET) / TWIPS_PER_PIXEL;
  const scale = Math.min(room / wide, PHOTO_HEIGHT / high);
  const transformation = { width: Math.round(wide * scale), height: Math.round(high * scale) };
  const altText = { name: caption, description: caption, title: caption };
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new ImageRun({ type: 'jpg', data, transformation, altText })],
  });
}

const DOTS = '.'.repeat(50);

function signatures(all: Signature[]): (Paragraph | Table)[] {
  if (all.length === 0) return [];
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const cells = all.map(
    ({ role, name, position }) =>
      new TableCell({
        children: [`ลงชื่อ ${DOTS} ${role}`, `(${name ?? DOTS})`, `ตำแหน่ง ${position ?? DOTS}`].map(
          (text) => new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, text }),
        ),
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
    new Paragraph(''),
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
