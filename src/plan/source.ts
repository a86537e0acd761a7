/** What is read of a document before it is understood: numbered lines, which are rows of tables or lines of text. */
import { cleanText } from '../thai/text.ts';
import type { Doubt } from './doubts.ts';
import { PlanProblem } from './problem.ts';

/** A document as lines, with what its kind of file already leaves in doubt. */
export interface Source {
  lines: SourceLine[];
  doubts: Doubt[];
}

export interface SourceLine {
  /** 1-based, rising; the row of the sheet, where the document is a sheet. */
  number: number;
  /** The line without markup; empty for a blank line and for a row. */
  text: string;
  /** The line was marked as a heading (`#`) or set in bold. */
  emphasised: boolean;
  /** Cells as in the source, HTML and all; null for a line of text. */
  cells: string[] | null;
  /** For each cell, whether it goes on with the cell above it; only of rows whose source says so. */
  merged?: boolean[];
  /** Which table of the document the row is of; only where the source parts its tables. */
  table?: number;
}

/** A row of more cells is no table that a person made. */
const MAX_CELLS = 60;
const MAX_LENGTH = 20_000_000;

/**
 * Cuts a text into its lines; cells are parted by TABs.
 * @throws PlanProblem for what is not a text
 */
export function readSource(text: string): SourceLine[] {
  if (text.trim() === '') {
    throw new PlanProblem('empty', 'ไฟล์ว่างเปล่า (the file is empty)');
  }
  if (text.length > MAX_LENGTH) {
    throw new PlanProblem('too-large', 'ไฟล์ใหญ่เกินไป (the file is larger than 20 million characters)');
  }
  if (isBinary(text)) {
    throw new PlanProblem(
      'binary',
      'ไฟล์นี้ไม่ใช่ข้อความ โปรดบันทึกเป็นไฟล์ข้อความ UTF-8 (not a text file: save it as UTF-8 text)',
    );
  }
  return text.split(/\r\n|\n|\r/).map(readLine);
}

function readLine(line: string, index: number): SourceLine {
  const number = index + 1;
  const cells = line.includes('\t') ? line.split('\t', MAX_CELLS + 1) : null;
  if (cells && cells.length <= MAX_CELLS) return { number, text: '', emphasised: false, cells };
  const text = cleanText(withoutMarkup(line));
  return { number, text, emphasised: /^\s*(?:#|\*\*|<b>|<strong>)/.test(line), cells: null };
}

/** Heading marks, bold marks and tags off; what they hold stays. */
const withoutMarkup = (line: string) =>
  line
    .replace(/^\s*#{1,6}\s+/, '')
    .replaceAll('**', '')
    .replace(/<[^<>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ');

/** Texts have no NUL and hardly any other control characters (Cc) or letters that could not be decoded. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 100_000);
  if (start.includes('\0') || start.startsWith('%PDF-')) return true;
  const odd = start.match(/[\p{Cc}\ufffd]/gu)?.filter((letter) => !/\s/.test(letter)).length ?? 0;
  return odd > start.length / 50;
}
