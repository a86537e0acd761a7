/** Several issues in one cell, as OCR and careless tables have them. */
import { type Block, type Cell, cellText } from './cell.ts';
import { readCodes } from './codes.ts';
import type { Role } from './reading.ts';
import type { RowEntry } from './rows.ts';
import { readScore } from './score.ts';

/** The text begins with a code, or with a number that may be one. */
export function beginsIssue(text: string): boolean {
  const { codes, number } = readCodes(text);
  return codes.length > 0 || number !== null;
}

/** Where the code of another issue may begin. */
const CODE_AMONG = /(?<=[^\s,–-])\s+(?=[IEO0๐]\s?[0-9๐-๙]|1[๐-๙]|[1๑][0-9๐-๙]{1,2}\s)/gu;
const CODE_APART = /^[IEO0๐]\s?[0-9๐-๙]{1,2}[\s.:)]/u;
/** "ตามข้อ O3" names another issue. */
const NAMES_ANOTHER = /(?:ข้อ|ข้อที่|หัวข้อ|ตัวชี้วัด|และ|หรือ|ตาม|ของ|ใน|จาก|กับ)$/u;

/** The issues of one text: each begins with a code after the score of the one before, or with a later code. */
function titlesIn(text: string): string[] {
  const titles: string[] = [];
  let from = 0;
  for (const { index } of text.matchAll(CODE_AMONG)) {
    const title = text.slice(from, index);
    const rest = text.slice(index).trim();
    const scored = /คะแนน\s?\)$/u.test(title);
    if (!scored && (!CODE_APART.test(rest) || !isLater(rest, title) || NAMES_ANOTHER.test(title))) continue;
    titles.push(title);
    from = index;
  }
  return [...titles, text.slice(from).trim()];
}

function isLater(next: string, before: string): boolean {
  const [code, last] = [readCodes(next).codes[0], readCodes(before).codes.at(-1)];
  if (code === undefined || last === undefined) return false;
  return code[0] === last[0] && Number(code.slice(1)) > Number(last.slice(1));
}

/**
 * A row for each issue; they have the other cells in common. Those that have one score in common, below them all, are
 * one issue with several codes.
 */
export function eachIssue(row: RowEntry): RowEntry[] {
  const title = row.cells.get('title');
  const blocks = (title?.blocks ?? []).flatMap((block) =>
    titlesIn(block.text).map(
      (text, i): Block => (i === 0 ? { ...block, text } : { text, start: 'paragraph' }),
    ),
  );
  const titles: Block[][] = [];
  for (const block of blocks) {
    if (titles.length === 0 || beginsIssue(block.text)) titles.push([block]);
    else titles.at(-1)!.push(block);
  }
  if (titles.length < 2) return [row];
  const read = titles.map((each) => readCodes(cellText({ ...title!, blocks: each })));
  const codes = read.flatMap((each) => each.number?.printed ?? each.codes);
  const scores = read.map((each) => readScore(each.rest));
  // a number may be a code where its own score stands below it
  const whole = scores.every(({ score, rest }, at) =>
    read[at]!.codes.length > 0 ? rest !== '' || score !== null : read[at]!.number && score !== null,
  );
  const shared = scores.findIndex(({ score }) => score !== null) === scores.length - 1;
  if (!whole || shared || new Set(codes).size < codes.length) return [row];
  const problem = [...row.cells].filter(([role]) => role === 'problem');
  return titles.map((each, i) => {
    const own: [Role, Cell] = ['title', { ...title!, blocks: each }];
    return i === 0
      ? { ...row, cells: new Map([...row.cells, own]) }
      : { ...row, cells: new Map([...problem, own]), none: new Set(), merged: null, fresh: false };
  });
}
