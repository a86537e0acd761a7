/** Writes a report as a Word document: real tables, styles and pictures, so that the office can go on writing in it. */
import { readFileSync } from 'node:fs';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HorizontalPositionAlign,
  HorizontalPositionRelativeFrom,
  ImageRun,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalPositionAlign,
  VerticalPositionRelativeFrom,
  WidthType,
} from 'docx';
import type { Digits } from './digits.ts';
import { STYLES } from './docx-styles.ts';
import { entry, tableOf } from './docx-table.ts';
import { DRAFT_MARK, draftMark } from './draft-mark.ts';
import { SARABUN } from './fonts.ts';
import { signatureLines } from './signature-lines.ts';
import type { PrintedReport, Signature } from './table.ts';

/** Lengths in twentieths of a point: A4 across, with margins of 1.5 cm. */
const PAGE = { width: 16_838, height: 11_906, margin: 850 };
const TABLE_WIDTH = PAGE.width - 2 * PAGE.margin;
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
          tableOf(report, photos, TABLE_WIDTH),
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
