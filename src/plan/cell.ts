/** Turns a cell with HTML into blocks of plain text, each knowing how it began. */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { cleanText } from '../thai/text.ts';
import { isRestOfItem } from './lost-marks.ts';

export interface Block {
  text: string;
  /**
   * A list item, a paragraph of its own, a further line of the same paragraph, or the rest from another page or from
   * another row that has the cell in common.
   */
  start: 'item' | 'paragraph' | 'line' | 'page' | 'row';
  /** Text of a list whose items are not marked: their numbers were lost. */
  unmarkedList?: true;
  /** Text that was found in a picture, or the caption that is set with it. */
  picture?: 'text' | 'caption';
}

/** A table inside a cell. */
export interface CellTable {
  rows: string[][];
  /** Printed right above it and below it; they are not among the blocks. */
  title: string | null;
  note: string | null;
}

export interface Cell {
  blocks: Block[];
  tables: CellTable[];
  /** The cell was too long to be the cell of a plan, and was cut. */
  tooLong: boolean;
}

export const EMPTY_CELL: Cell = { blocks: [], tables: [], tooLong: false };

/** Longer than any cell that a person would write; also bounds what hostile markup can cost. */
const MAX_LENGTH = 20_000;
const MAX_TAGS = 2_000;

const PARAGRAPHS = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'section',
  'blockquote',
  'figure',
  'figcaption',
]);
const SKIPPED = new Set(['script', 'style', 'img', 'svg', 'head', 'title', 'template', 'noscript']);

type Node = DefaultTreeAdapterTypes.ChildNode;

export function readCell(source: string): Cell {
  const tooLong = source.length > MAX_LENGTH;
  const html = source.slice(0, MAX_LENGTH).replaceAll('**', '');
  if (!/[<&]/.test(html)) {
    const text = cleanText(html);
    return text === '' && !tooLong
      ? EMPTY_CELL
      : { blocks: [{ text, start: 'paragraph' }], tables: [], tooLong };
  }
  const tags = html.split('<').length;
  const safe = tags > MAX_TAGS ? html.replace(/<[^<>]*>/g, ' ').replaceAll('<', ' ') : html;
  const collector = new Collector();
  collector.visit(parseFragment(safe).childNodes);
  collector.flush('paragraph');
  return { blocks: collector.blocks, tables: collector.tables, tooLong };
}

/** The text of a cell in one line. */
export const cellText = (cell: Cell): string => cell.blocks.map((block) => block.text).join(' ');

/** The text of a cell as in the source. */
export const plainText = (source: string): string => cellText(readCell(source));

/** Joins the piece of a cell that stands on the next page, or in the next row, to the piece before. */
export function joinCells(first: Cell, next: Cell, by: 'page' | 'row' = 'page'): Cell {
  const [head, ...tail] = next.blocks;
  const anew = head?.start === 'item' && !isRestOfItem(first.blocks, next.blocks);
  const joined: Block[] = head ? [{ ...head, start: anew ? 'item' : by }] : [];
  return {
    blocks: [...first.blocks, ...joined, ...tail],
    tables: [...first.tables, ...next.tables],
    tooLong: first.tooLong || next.tooLong,
  };
}

/** Walks the nodes; text gathers until an element begins or ends a block. */
class Collector {
  blocks: Block[] = [];
  tables: CellTable[] = [];
  private text = '';
  private start: Block['start'] = 'paragraph';
  private inList = false;
  private picture: Block['picture'];
  /** The table that the next text may be a note to. */
  private noted: CellTable | null = null;

  visit(nodes: Node[]): void {
    for (const node of nodes) {
      if (node.nodeName === '#text') {
        this.text += (node as DefaultTreeAdapterTypes.TextNode).value;
      } else if ('childNodes' in node && !SKIPPED.has(node.nodeName)) {
        this.element(node as DefaultTreeAdapterTypes.Element);
      }
    }
  }

  private element(element: DefaultTreeAdapterTypes.Element): void {
    const name = element.nodeName;
    if (name === 'br') {
      this.flush('line');
    } else if (name === 'table') {
      this.flush('paragraph');
      this.noted = { rows: rowsOf(element), title: this.tableTitle(), note: null };
      this.tables.push(this.noted);
    } else if (name === 'li' || PARAGRAPHS.has(name)) {
      // A paragraph that fills a list item does not end the item's start.
      if (this.text.trim() !== '' || this.start !== 'item') this.flush(name === 'li' ? 'item' : 'paragraph');
      const { inList, picture } = this;
      this.inList = name === 'ol';
      this.picture = pictureOf(element) ?? picture;
      this.visit(element.childNodes);
      this.flush('paragraph');
      Object.assign(this, { inList, picture });
    } else {
      this.visit(element.childNodes);
    }
  }

  /** What stands right above a table is its title where it says so, and where it is not numbered like all else. */
  private tableTitle(): string | null {
    const last = this.blocks.at(-1);
    if (!last || !TABLE_TITLE.test(last.text)) return null;
    const named = /^ตาราง|หน่วย\s?:/u.test(last.text);
    const among = this.blocks.slice(0, -1).some(({ text }) => isMarked(text));
    return named || among ? this.blocks.pop()!.text : null;
  }

  /** Ends the block that is gathered; the next one begins as `next`. */
  flush(next: Block['start']): void {
    const text = cleanText(this.text);
    const unmarked = this.inList && this.start !== 'item' && !isMarked(text);
    if (text !== '') {
      const { start, picture, noted } = this;
      if (noted && TABLE_NOTE.test(text)) noted.note = text;
      else
        this.blocks.push({
          text,
          start,
          ...(unmarked && { unmarkedList: true }),
          ...(picture && { picture }),
        });
      this.noted = null;
    }
    this.text = '';
    this.start = next;
  }
}

/** "ตารางสรุปผล", "รายงานการใช้จ่าย (หน่วย : บาท)": without a mark, right above a table. */
const TABLE_TITLE = /^(?:ตาราง|สรุป|รายงาน|ผล|แบบ|ข้อมูล|สถิติ|\(?หน่วย)[^-–•]{0,150}$/u;
const TABLE_NOTE = /^\(?(?:ข้อมูล\s?)?ณ\s|^\(?(?:ที่มา|หมายเหตุ|หน่วย)\s?:/u;

/** What a reader of pictures says of an element: `data-label="Image"`, `<figcaption>`. */
function pictureOf({ nodeName, attrs }: DefaultTreeAdapterTypes.Element): Block['picture'] {
  const label = attrs.find(({ name }) => name === 'data-label')?.value ?? nodeName;
  if (/caption/i.test(label)) return 'caption';
  return /^(?:image|picture|figure|photo|chart|diagram|logo)/i.test(label) ? 'text' : undefined;
}

function rowsOf(table: DefaultTreeAdapterTypes.Element): string[][] {
  const rows: string[][] = [];
  const visit = (nodes: Node[]) => {
    for (const node of nodes) {
      if (!('childNodes' in node)) continue;
      if (node.nodeName === 'tr') rows.push([]);
      if (node.nodeName === 'td' || node.nodeName === 'th') rows.at(-1)?.push(cleanText(textOf(node)));
      else visit(node.childNodes);
    }
  };
  visit(table.childNodes);
  return rows;
}

const isMarked = (text: string): boolean => /^(?:\(?[0-9๐-๙]{1,2}[.)]|[-–•])/u.test(text);

const textOf = (node: Node): string =>
  node.nodeName === '#text'
    ? (node as DefaultTreeAdapterTypes.TextNode).value
    : 'childNodes' in node
      ? node.childNodes.map(textOf).join(' ')
      : '';
