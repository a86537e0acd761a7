/** Reads a PDF with a text layer: its letters by their places, its cells by the lines that are drawn around them. */
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { PlanProblem } from '../problem.ts';
import type { Source, SourceLine } from '../source.ts';
import { type GridColumns, type GridRow, gridLines } from './grid.ts';
import { paragraphsHtml } from './html.ts';
import { type PageCell, type PageTable, tablesOf } from './pdf-grid.ts';
import { type PageText, rulingsOf, textsOf } from './pdf-page.ts';
import { isOpenBelow, linesIn, paragraphsIn } from './pdf-text.ts';
import { fileProblem } from './problems.ts';

/** A report of the whole city has a hundred. */
const MAX_PAGES = 400;
/** A page with less text than this, on average, is a picture. */
const FEW_LETTERS = 30;

/** @throws PlanProblem for a PDF that is damaged, locked, a picture, or without lines around its cells */
export async function readPdf(bytes: Buffer): Promise<Source> {
  const pdf = await open(bytes);
  try {
    if (pdf.numPages > MAX_PAGES) throw fileProblem('too-large');
    const { OPS } = await getResolvedPDFJS();
    const reader = new PagesReader();
    let letters = '';
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const texts = await textsOf(page);
      letters += texts.map(({ text }) => text).join('');
      reader.page(texts, tablesOf(await rulingsOf(page, OPS)));
      page.cleanup();
    }
    checkLetters(letters.replace(/\s/g, ''), pdf.numPages);
    if (!reader.found) throw fileProblem('pdf-no-lines');
    return { lines: reader.lines, doubts: [] };
  } catch (error) {
    throw error instanceof PlanProblem ? error : fileProblem('broken');
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function open(bytes: Buffer) {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    throw fileProblem((error as Error).name === 'PasswordException' ? 'password' : 'broken');
  }
}

/** Without the table of its letters, a font gives other letters than it shows, or none. */
function checkLetters(text: string, pages: number): void {
  if (text.length < FEW_LETTERS * pages) throw fileProblem('pdf-scanned');
  const thai = text.match(/[\u0e00-\u0e7f\uf700-\uf71a]/g)?.length ?? 0;
  const odd = text.match(/[\p{Cc}\ufffd]/gu)?.length ?? 0;
  if (thai < text.length * 0.1 || odd > text.length * 0.01) throw fileProblem('pdf-letters');
}

class PagesReader {
  readonly lines: SourceLine[] = [];
  /** A table with three columns or more. */
  found = false;
  private number = 0;
  private tables = 0;
  private columns: GridColumns | null = null;
  /** The last row of the page before. */
  private last: Filled[] = [];

  page(texts: PageText[], tables: PageTable[]): void {
    const outside = texts.filter((text) => !tables.some((table) => placeIn(table, text)));
    const parts = [
      ...tables.map((table) => ({ top: table.ys[0]!, add: () => this.table(table, texts) })),
      ...linesIn(outside).map(({ y, text }) => ({ top: y, add: () => this.text(text) })),
    ];
    for (const { add } of parts.sort((a, b) => a.top - b.top)) add();
    // the end of a page interrupts a table
    this.text('');
  }

  private text(text: string): void {
    this.lines.push({ number: ++this.number, text, emphasised: false, cells: null });
  }

  private table(table: PageTable, texts: PageText[]): void {
    const { xs, ys, cells } = table;
    if (xs.length > 3) this.found = true;
    const filled = cells.map((cell): Filled => {
      const sides = { left: xs[cell.left]!, right: xs[cell.right]!, bottom: ys[cell.bottom]! };
      const lines = linesIn(texts.filter((text) => placeIn(table, text) === cell));
      const html = paragraphsHtml(paragraphsIn(lines, sides));
      return { ...cell, html, open: isOpenBelow(lines, sides) };
    });
    const inRow = (row: number) =>
      filled.filter(({ top, bottom }) => top <= row && row < bottom).sort((a, b) => a.left - b.left);
    const rows = ys.slice(1).map(
      (_, row): GridRow => ({
        number: ++this.number,
        cells: inRow(row).map(({ left, right, top, html }) => ({
          ...{ from: xs[left]!, to: xs[right]! },
          ...{ html: top === row ? html : '', merged: top < row },
        })),
      }),
    );
    const read = gridLines(rows, this.tables + 1, this.columns);
    const goesOn = read.columns !== null && read.columns === this.columns;
    if (!goesOn) this.tables++;
    const cut = isRest(inRow(read.body), this.last) ? rows[read.body]?.number : undefined;
    for (const line of read.lines) {
      if (goesOn && line.cells) line.table = this.tables;
      if (line.number === cut) line.merged = line.merged?.map(() => true) ?? [];
    }
    this.lines.push(...read.lines);
    this.columns = read.columns;
    this.last = inRow(rows.length - 1);
  }
}

/** A cell with its text, which may go on on the next page. */
interface Filled extends PageCell {
  html: string;
  open: boolean;
}

/**
 * Whether a row is the rest of the one that the page before ended with: wherever it has a text, that one had no room for
 * more, and elsewhere it was complete.
 */
function isRest(row: Filled[], last: Filled[]): boolean {
  const above = ({ left, right }: Filled) => last.find((cell) => cell.left === left && cell.right === right);
  const filled = row.filter(({ html }) => html !== '');
  return (
    filled.length > 0 &&
    filled.every((cell) => above(cell)?.open) &&
    row.some((cell) => cell.html === '' && (above(cell)?.html ?? '') !== '')
  );
}

/** The cell in which a text begins. */
function placeIn({ xs, ys, cells }: PageTable, { x, y, size }: PageText) {
  const column = xs.findLastIndex((place) => place <= x + 1);
  const row = ys.findLastIndex((place) => place <= y - size * 0.3);
  return cells.find(
    (cell) => cell.left <= column && column < cell.right && cell.top <= row && row < cell.bottom,
  );
}
