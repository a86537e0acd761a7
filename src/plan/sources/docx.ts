/** Reads a Word document: its paragraphs, and the rows of its tables with their merged cells. */
import { plainText } from '../cell.ts';
import type { Source, SourceLine } from '../source.ts';
import { numberingOf } from './docx-numbering.ts';
import { ParagraphReader } from './docx-text.ts';
import { type GridCell, type GridColumns, type GridRow, gridLines } from './grid.ts';
import { paragraphsHtml } from './html.ts';
import type { Office } from './office.ts';
import { fileProblem } from './problems.ts';
import { elements, find, type XmlNode } from './xml.ts';

/** @throws PlanProblem for a document whose XML is damaged */
export function readDocx(office: Office): Source {
  const body = find(office.part(office.main) ?? undefined, 'w:body');
  if (!body) throw fileProblem('broken');
  const folder = office.main.replace(/[^/]*$/, '');
  const reader = new ParagraphReader(
    numberingOf(office.part(`${folder}numbering.xml`), office.part(`${folder}styles.xml`)),
  );
  const lines = new BodyReader(reader);
  lines.blocks(body);
  lines.footnotes(office.part(`${folder}footnotes.xml`));
  return { lines: lines.lines, doubts: [] };
}

/** Wrappers that say nothing about what is in them. */
const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:ins', 'w:moveTo', 'w:customXml', 'w:smartTag']);

const rowsOf = (table: XmlNode): XmlNode[] =>
  within(table, 'w:tr').filter((row) => !find(row, 'w:trPr', 'w:del'));

const cellsOf = (row: XmlNode): XmlNode[] => within(row, 'w:tc');

const within = (parent: XmlNode, name: string): XmlNode[] =>
  elements(parent).flatMap((child) =>
    child.name === name ? [child] : WRAPPERS.has(child.name) ? within(child, name) : [],
  );

/** Word itself has no more columns. */
const MAX_COLUMNS = 63;

class BodyReader {
  readonly lines: SourceLine[] = [];
  private readonly reader: ParagraphReader;
  private number = 0;
  private tables = 0;
  private columns: GridColumns | null = null;

  constructor(reader: ParagraphReader) {
    this.reader = reader;
  }

  blocks(parent: XmlNode): void {
    for (const node of elements(parent)) {
      if (node.name === 'w:p') this.paragraph(node);
      else if (node.name === 'w:tbl') this.table(node);
      else if (WRAPPERS.has(node.name)) this.blocks(node);
    }
  }

  /** What stands below the pages belongs to no cell, but is not left unsaid. */
  footnotes(part: XmlNode | null): void {
    for (const note of part ? elements(part, 'w:footnote') : []) {
      if (note.attributes.type === undefined) this.blocks(note);
    }
  }

  private paragraph(node: XmlNode): void {
    for (const { html, emphasised } of this.reader.read(node)) {
      const text = plainText(html);
      this.lines.push({ number: ++this.number, text, emphasised: emphasised && text !== '', cells: null });
    }
  }

  private table(node: XmlNode): void {
    const rows = rowsOf(node);
    const only = rows.length === 1 ? cellsOf(rows[0]!) : [];
    // a frame around the page, or around a title
    if (only.length === 1) {
      this.blocks(only[0]!);
      return;
    }
    const columns = elements(find(node, 'w:tblGrid') ?? node, 'w:gridCol');
    const edges = edgesOf(columns.map(({ attributes }) => Number(attributes.w)));
    const grid = rows.map((row) => this.row(row, edges)).filter(({ cells }) => cells.length > 0);
    const read = gridLines(grid, ++this.tables, this.columns);
    this.lines.push(...read.lines);
    this.columns = read.columns;
  }

  private row(node: XmlNode, edges: number[]): GridRow {
    let at = numberOf(find(node, 'w:trPr', 'w:gridBefore'), 0);
    const cells = cellsOf(node).map((cell): GridCell => {
      const from = at;
      at += Math.max(1, numberOf(find(cell, 'w:tcPr', 'w:gridSpan'), 1));
      const merge = find(cell, 'w:tcPr', 'w:vMerge');
      const merged = merge !== undefined && merge.attributes.val !== 'restart';
      return { from: edges[from]!, to: edges[at]!, html: merged ? '' : this.cell(cell), merged };
    });
    return { number: ++this.number, cells };
  }

  /** Paragraphs and nested tables of a cell, in their order. */
  private cell(node: XmlNode): string {
    const parts: string[] = [];
    let outer: number | null = null;
    const visit = (parent: XmlNode) => {
      for (const child of elements(parent)) {
        if (child.name === 'w:tbl') parts.push(this.nested(child));
        else if (WRAPPERS.has(child.name)) visit(child);
        else if (child.name === 'w:p') {
          for (const { html, level, emphasised } of this.reader.read(child)) {
            const whole = emphasised && html !== '' ? `<b>${html}</b>` : html;
            // a point below a point stays with it
            if (level !== null && outer !== null && level > outer) parts.push(`${parts.pop()}<br>${whole}`);
            else parts.push(whole);
            if (level !== null) outer = Math.min(level, outer ?? level);
          }
        }
      }
    };
    visit(node);
    return paragraphsHtml(parts);
  }

  private nested(table: XmlNode): string {
    const rows = rowsOf(table).map((row) => cellsOf(row).map((cell) => `<td>${this.cell(cell)}</td>`));
    return `<table>${rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('')}</table>`;
  }
}

const numberOf = (node: XmlNode | undefined, otherwise: number): number => {
  const value = Number(node?.attributes.val ?? otherwise);
  return Number.isInteger(value) && value >= 0 ? Math.min(value, MAX_COLUMNS) : otherwise;
};

/** Where the columns of the table's grid begin and end; columns without a width are all as wide. */
function edgesOf(widths: number[]): number[] {
  const known = widths.length > 0 && widths.every((width) => width > 0);
  const edges = [0];
  // a row may have more cells than the grid has columns
  for (let i = 0; i < 40 * MAX_COLUMNS; i++)
    edges.push(edges[i]! + (known ? (widths[i] ?? widths.at(-1)!) : 1));
  return edges;
}
