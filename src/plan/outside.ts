/** Lines of text among the tables: captions and page marks are nothing to read, other texts are told of. */
import { comparable, similarity } from '../thai/text.ts';
import type { Doubt } from './doubts.ts';
import type { Table } from './table.ts';

/** Page numbers, dates of a table, where its numbers come from, signatures. */
const FURNITURE =
  /^(?:[-–\s]*(?:หน้า|page)?\s*[0-9๐-๙/\s]+(?:จาก\s?[0-9๐-๙]+)?[-–\s]*|ข้อมูล\s?ณ.*|ที่มา.*|\(?(?:ลงชื่อ|ตำแหน่ง|วันที่|ผู้อำนวยการเขต).*|(?:\([^()]*\)\s*)+|\(?ต่อ\)?|[-–—*_=.\s]+)$/iu;

/** Who signs, the dots to sign on, or the name below them. */
const SIGNED =
  /^\(?\s*(?:ลงชื่อ|ลงนาม|ผู้(?:รายงาน|อนุมัติ|จัดทำ|ตรวจสอบ|รับรอง|เสนอ)|(?<=\()(?:นาย|นาง|ว่าที่))|[.…_]{8}|…{3}/u;

export const isFurniture = (text: string): boolean => FURNITURE.test(text);

/** Whether the cells of a row are those of people who sign side by side: all of them, below another such row or not. */
export function isSignatures(cells: string[], below: boolean): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => (below ? isFurniture : isSigned)(cell));
}

const isSigned = (text: string): boolean => SIGNED.test(text);

/** One doubt for each run of lines that are neither heading nor caption of a foreign table. */
export function textsOutside({ entries, headerLine }: Table, title: string): Doubt[] {
  const doubts: Doubt[] = [];
  const lastRow = entries.findLastIndex(({ kind }) => kind !== 'text');
  const signed = entries.findIndex(
    (entry, at) => at > lastRow && entry.kind === 'text' && SIGNED.test(entry.text),
  );
  entries.forEach((entry, at) => {
    if (entry.kind !== 'text' || entry.line < headerLine || isFurniture(entry.text)) return;
    // the first signature, and names and positions below it
    if (signed >= 0 && at >= signed) return;
    const neighbours = [-3, -2, -1, 1, 2, 3].map((step) => entries[at + step]);
    const caption = neighbours.some((other) => other?.kind === 'foreign');
    const titleAgain =
      comparable(title).includes(comparable(entry.text)) || similarity(title, entry.text) > 0.6;
    const goesOn = entries[at - 1]?.kind === 'text' && doubts.at(-1)?.line === entries[at - 1]!.line;
    if (!caption && !titleAgain && !goesOn)
      doubts.push({ code: 'text-outside', line: entry.line, detail: entry.text });
  });
  return doubts;
}
