/** Reads an Excel workbook: the rows of its sheets with their merged ranges, real dates, and the results of formulas. */
import { type Cell, type CellValue, type Row, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { shortDate } from '../../thai/calendar.ts';
import { plainText } from '../cell.ts';
import type { Doubt } from '../doubts.ts';
import type { Source, SourceLine } from '../source.ts';
import { type GridCell, type GridColumns, gridLines } from './grid.ts';
import { escapeText, paragraphsHtml } from './html.ts';
import type { Office } from './office.ts';
import { fileProblem } from './problems.ts';

/** Larger sheets are no plan; what lies beyond is not read. */
const LIMITS = { maxRows: 20_100, maxCols: 200 };
/** What is no content of cells, and may name a million of them. */
const NOT_READ = [
  'dataValidations',
  'conditionalFormatting',
  'extLst',
  'drawing',
  'legacyDrawing',
  'picture',
];
/** Each cell of a merged range is held in memory. */
const MAX_MERGED = 500_000;

/** @throws PlanProblem for a workbook that is damaged, or merges more cells than a table can have */
export async function readXlsx(bytes: Buffer, office: Office): Promise<Source> {
  if (mergedCells(office) > MAX_MERGED) throw fileProblem('zip-bomb');
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes, { ...LIMITS, ignoreNodes: NOT_READ }).catch(() => {
    throw fileProblem('broken');
  });
  const lines: SourceLine[] = [];
  const doubts: Doubt[] = [];
  let columns: GridColumns | null = null;
  workbook.worksheets.forEach((sheet, index) => {
    if (sheet.state !== 'visible') {
      doubts.push({ code: 'hidden-sheet', line: null, detail: sheet.name });
      return;
    }
    const before = lines.at(-1)?.number ?? 0;
    const read = readSheet(sheet, index + 1, columns);
    columns = read.columns;
    lines.push(...read.lines.map((line) => ({ ...line, number: before + line.number })));
    if (read.hidden > 0)
      doubts.push({ code: 'hidden-rows', line: null, detail: `${sheet.name} ${read.hidden}` });
    doubts.push(...unreadCells(sheet));
  });
  return { lines, doubts };
}

const RANGE = /mergeCell\s[^>]*?ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"/g;

function mergedCells(office: Office): number {
  let sum = 0;
  for (const sheet of office.texts(/worksheets\/[^/]*\.xml$/)) {
    for (const [, left, top, right, bottom] of sheet.matchAll(RANGE)) {
      sum += (columnNumber(right!) - columnNumber(left!) + 1) * (Number(bottom) - Number(top) + 1);
    }
  }
  return sum;
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

interface SheetRow {
  number: number;
  hidden: boolean;
  bordered: boolean;
  cells: SheetCell[];
}

interface SheetCell extends GridCell {
  /** A line stands above, or below. */
  top: boolean;
  bottom: boolean;
}

/** Rows without any border, in a sheet whose table has borders, are title lines, signatures and notes. */
function readSheet(sheet: Worksheet, table: number, before: GridColumns | null) {
  const edges = edgesOf(sheet);
  const all: SheetRow[] = [];
  sheet.eachRow((row) => {
    const cells = cellsOf(row, edges);
    all.push({ number: row.number, hidden: row.hidden, bordered: isBordered(row), cells });
  });
  const filled = withOpenCells(all).filter(({ cells }) =>
    cells.some((cell) => isFilled(cell) || cell.merged),
  );
  const rows = filled.filter(({ hidden }) => !hidden);
  const framed = rows.some(({ bordered }) => bordered);
  const wide = rows.some(({ cells }) => cells.filter(isFilled).length > 2);
  const isOfTable = ({ bordered, cells }: SheetRow) =>
    framed ? bordered || cells.filter(isFilled).length > 2 : wide;
  const grid = gridLines(rows.filter(isOfTable), table, before);
  const texts = rows.filter((row) => !isOfTable(row)).map(textLine);
  return {
    columns: grid.columns,
    lines: [...grid.lines, ...texts].sort((a, b) => a.number - b.number),
    hidden: filled.length - rows.length,
  };
}

/** Columns that are hidden, and formulas whose value is not in the file: told, for they look empty where they are not. */
function unreadCells(sheet: Worksheet): Doubt[] {
  const hidden = new Set<string>();
  const formulas: string[] = [];
  sheet.eachRow((row) => {
    row.eachCell((cell) => {
      const column = sheet.getColumn(Number(cell.col));
      if (row.hidden || cell.master !== cell) return;
      if (column.hidden && htmlOf(cell) !== '') hidden.add(column.letter);
      if (!column.hidden && isWithoutValue(cell.value)) formulas.push(cell.address);
    });
  });
  const found = { 'hidden-columns': [...hidden], 'formula-empty': formulas };
  return Object.entries(found).flatMap(([code, places]): Doubt[] =>
    places.length > 0
      ? [{ code: code as keyof typeof found, line: null, detail: `${sheet.name} ${places.join(' ')}` }]
      : [],
  );
}

/** A formula that no program has calculated, or one that came to "#REF!". */
function isWithoutValue(value: CellValue): boolean {
  if (value === null || typeof value !== 'object' || value instanceof Date) return false;
  if ('formula' in value || 'sharedFormula' in value) {
    return value.result === undefined || isWithoutValue(value.result as CellValue);
  }
  return 'error' in value;
}

/**
 * Beside a merged cell, cells without a line between them are one cell too: people give each line of a long text, and
 * each photo, a row of its own.
 */
function withOpenCells(rows: SheetRow[]): SheetRow[] {
  return rows.map((row, i) => {
    const above = rows[i - 1];
    if (!above || above.number !== row.number - 1 || !row.cells.some(({ merged }) => merged)) return row;
    const cells = row.cells.map((cell) => {
      const over = above.cells.find(({ from }) => from === cell.from);
      const open = !cell.merged && !cell.top && over !== undefined && !over.bottom && over.to === cell.to;
      return open ? { ...cell, merged: true } : cell;
    });
    return { ...row, cells };
  });
}

const isFilled = ({ html }: GridCell): boolean => html !== '';

/** Where the columns begin and end; those that are hidden have no width. */
function edgesOf(sheet: Worksheet): number[] {
  const last = Math.min(sheet.columnCount, LIMITS.maxCols);
  const edges = [0];
  for (let column = 1; column <= last; column++) {
    const { hidden, width } = sheet.getColumn(column);
    edges.push(edges.at(-1)! + (hidden ? 0 : width || USUAL_WIDTH));
  }
  return edges;
}

/** Of a column without a width of its own. */
const USUAL_WIDTH = 9;

function cellsOf(row: Row, edges: number[]): SheetCell[] {
  const cells: SheetCell[] = [];
  let master: Cell | null = null;
  for (let column = 1; column < edges.length; column++) {
    const cell = row.findCell(column);
    const [from, to] = [edges[column - 1]!, edges[column]!];
    const previous = cells.at(-1);
    if (cell?.isMerged && master !== null && cell.master === master && previous) {
      previous.to = to;
    } else {
      const merged = cell?.isMerged === true && Number(cell.master.row) < row.number;
      const { top, bottom } = cell?.border ?? {};
      cells.push({
        ...{ from, to, merged, html: cell && !merged ? htmlOf(cell) : '' },
        ...{ top: top?.style !== undefined, bottom: bottom?.style !== undefined },
      });
      master = cell?.isMerged ? cell.master : null;
    }
  }
  return cells.filter(({ from, to }) => to > from);
}

function isBordered(row: Row): boolean {
  let bordered = false;
  row.eachCell({ includeEmpty: true }, ({ border }) => {
    bordered ||= [border?.top, border?.bottom, border?.left, border?.right].some(
      (line) => line?.style !== undefined,
    );
  });
  return bordered;
}

function htmlOf(cell: Cell): string {
  const format = typeof cell.numFmt === 'string' ? cell.numFmt : '';
  const text = textOf(cell.value, format);
  const paragraphs = text.split(/\r\n|\n|\r/).map(escapeText);
  const html = paragraphsHtml(paragraphs);
  return html !== '' && cell.font?.bold ? `<b>${html}</b>` : html;
}

/** The value as it is shown: dates by the Thai calendar, shares as percent. */
function textOf(value: CellValue, format: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    const shown = format.includes('%') ? value * 100 : value;
    return `${Number(shown.toPrecision(12))}${format.includes('%') ? '%' : ''}`;
  }
  if (typeof value === 'boolean') return value ? 'ใช่' : '';
  if (value instanceof Date) return dateText(value);
  if ('richText' in value && value.richText) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return value.text ?? '';
  if ('result' in value) return textOf(value.result as CellValue, format);
  return '';
}

/** A year of the Buddhist era that was typed as one of the common era is taken for what it means. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const iso = date.toISOString().slice(0, 10);
  const year = date.getUTCFullYear();
  return year >= 2400
    ? shortDate(`${year - 543}${iso.slice(-6)}`, { year: true })
    : shortDate(iso, { year: true });
}

function textLine({ number, cells }: { number: number; cells: GridCell[] }): SourceLine {
  const filled = cells.filter(isFilled);
  const text = filled.map(({ html }) => plainText(html)).join(' ');
  return { number, text, emphasised: filled.every(({ html }) => html.startsWith('<b>')), cells: null };
}
