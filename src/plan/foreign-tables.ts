/** Tables of something else (budget, survey) that stand among the rows of a plan or in its cells, with their numbers. */
import { findDates } from '../thai/dates.ts';
import { parseNumber } from '../thai/digits.ts';
import { plainText } from './cell.ts';
import type { Draft } from './draft.ts';
import { isFurniture } from './outside.ts';
import type { ReadTable } from './reading.ts';
import type { Entry } from './table.ts';

/** In the order of the document. */
export function foreignTables(entries: Entry[], drafts: Draft[]): ReadTable[] {
  const among = entries.flatMap((entry, at) =>
    entry.kind === 'foreign' && entry.rows.length > 0 ? [tableAmong(entry, at, entries, drafts)] : [],
  );
  const seen = new Set<unknown>();
  const inside = drafts.flatMap(({ cells, activities, lines }, item) =>
    [cells, ...activities.map((activity) => activity.cells)]
      .flatMap((map) => [...map.values()].flatMap((cell) => cell.tables))
      // items that share a cell share its tables
      .filter((table) => table.rows.length > 0 && !seen.has(table) && seen.add(table))
      .map(({ rows, title, note }) =>
        typed(
          rows.map((cells) => ({ line: lines[0]!, cells })),
          { title, notes: note ? [note] : [], item },
        ),
      ),
  );
  return [...among, ...inside].sort((a, b) => a.lines[0]! - b.lines[0]!);
}

/** Texts that belong to a table stand no farther from it. */
const NEAR = 4;

function tableAmong(
  { rows, line }: Extract<Entry, { kind: 'foreign' }>,
  at: number,
  entries: Entry[],
  drafts: Draft[],
): ReadTable {
  const end = rows.at(-1)!.line;
  const textAt = (index: number, from: number) => {
    const entry = entries[index];
    return entry?.kind === 'text' && Math.abs(entry.line - from) <= NEAR ? entry : null;
  };
  const above: string[] = [];
  for (let i = at - 1, from = line; ; i--) {
    const entry = textAt(i, from);
    if (!entry || (isFurniture(entry.text) && !UNIT_NOTE.test(entry.text))) break;
    above.unshift(entry.text);
    from = entry.line;
  }
  const below: string[] = [];
  for (let i = at + 1, from = end; ; i++) {
    const entry = textAt(i, from);
    if (!entry || !(AS_OF.test(entry.text) || UNIT_NOTE.test(entry.text))) break;
    below.push(entry.text);
    from = entry.line;
  }
  const cells = rows.map((row) => ({ line: row.line, cells: row.cells.map(plainText) }));
  const title = above.filter((text) => !UNIT_NOTE.test(text)).join(' ');
  return typed(cells, {
    title: title === '' ? null : title,
    notes: [...above, ...below],
    item: drafts.findLastIndex(({ lines }) => lines[0]! < line),
  });
}

interface About {
  title: string | null;
  notes: string[];
  /** Place among the items; -1 for none. */
  item: number;
}

function typed(rows: { line: number; cells: string[] }[], { title, notes, item }: About): ReadTable {
  const valued = rows.map((row) => ({ ...row, values: row.cells.map(numberIn) }));
  const headed = valued.length > 1 && valued[0]!.values.every((value) => value === null);
  const headers = headed ? valued[0]!.cells : [];
  const unit = notes.map((note) => UNIT_NOTE.exec(note)?.groups?.unit).find((found) => found) ?? null;
  const texts = [title ?? '', ...notes];
  const words = [...texts, ...headers].join(' ');
  const dated = texts.find((text) => AS_OF.test(text));
  return {
    title,
    kind: /งบ|เบิกจ่าย|คงเหลือ/u.test(words)
      ? 'budget'
      : /พอใจ|แบบสอบถาม|ผู้ตอบ|ก่อน.*หลัง/u.test(words)
        ? 'survey'
        : 'other',
    columns: headers.map((header, i) => ({ header, unit: unitOf(header) ?? (i > 0 ? unit : null) })),
    rows: (headed ? valued.slice(1) : valued).map((row) => ({
      ...row,
      total: TOTAL.test(row.cells[0] ?? ''),
    })),
    asOf: (dated && findDates(dated).findLast(({ iso }) => iso)?.iso) || null,
    item: item < 0 ? null : item,
    lines: [...new Set(rows.map(({ line }) => line))],
  };
}

const TOTAL = /^(?:รวม|ผลรวม|ยอดรวม|total)/iu;
const AS_OF = /(?:^|\s|\()ณ\s|ข้อมูล\s?ณ/u;
const UNIT_NOTE = /หน่วย\s?:?\s?(?<unit>[ก-๙]+)/u;

/** "จำนวน (คน)" -> คน; percentages are told by their name. */
function unitOf(header: string): string | null {
  if (/ร้อยละ|%/u.test(header)) return 'ร้อยละ';
  return /\(\s*(?<unit>บาท|คน|ราย|ครั้ง|เรื่อง|แห่ง|รายการ)\s*\)/u.exec(header)?.groups?.unit ?? null;
}

const numberIn = (cell: string): number | null => parseNumber(cell.replace(/[%\s]/g, ''));
