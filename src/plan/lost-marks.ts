/** Lists whose marks OCR lost: parted where their entries seem to begin. */
import { toArabicDigits } from '../thai/digits.ts';
import type { Block } from './cell.ts';
import { cutAt, isMarked, LEADING_NUMBER, numbers } from './marks.ts';
import { isOpen, WANTS_MORE } from './open-end.ts';

/** The blocks, those without marks in pieces that are `unmarkedList`. */
export const partedWithoutMarks = (blocks: Block[]): Block[] =>
  withLostMarks(blocks.map(restOfPage)).flatMap(cutUnmarked);

/** Words with which a measure or a result begins. */
const BEGINS =
  /(?<=\s)(?:การ)?(?:เผยแพร่|จัด(?:ทำ|อบรม|ประชุม|กิจกรรม|ให้มี|ตั้ง|เจ้าหน้าที่)|อบรม|ทบทวน|วิเคราะห์|สำรวจ|สุ่มตรวจ|ติดตั้ง|เพิ่ม(?:ช่อง|จุด|การ)|เปิด(?:โอกาส|ช่อง|ให้)|แจ้งเวียน|กำหนด|กำชับ|มอบหมาย|ประชาสัมพันธ์|เวียนแจ้ง|แต่งตั้ง|ประกาศ|ดำเนินการ|ตรวจสอบ|ติดตาม|ปรับปรุง|รายงาน|ประชุม|ส่งเสริม|เปิดเผย|ผู้บริหาร|ผู้บังคับบัญชา|มีการ)/gu;
/** An entry is longer than this; what follows sooner goes on with it. */
const SHORTEST_ENTRY = 18;

const BEGINS_FIRST = new RegExp(`^${BEGINS.source.replace('(?<=\\s)', '')}`, 'u');
const NUMBER_INSIDE = /\s\(?(\d{1,2})[.)]\s*(?=[^\d\s])/u;

/**
 * A list without a mark at the top of a page begins with the rest of the numbered entry that the page cut: where the
 * next number follows in it, or where nothing begins like an entry.
 */
function restOfPage(block: Block, at: number, all: Block[]): Block {
  if (block.start !== 'page' || !block.unmarkedList) return block;
  const above = all.slice(0, at).findLast(({ text }) => LEADING_NUMBER.test(toArabicDigits(text)));
  if (!above) return block;
  const last = Number(LEADING_NUMBER.exec(toArabicDigits(above.text))![1]) + numbers(above.text).length;
  const inside = NUMBER_INSIDE.exec(toArabicDigits(block.text))?.[1];
  const isRest = inside === undefined ? !BEGINS_FIRST.test(block.text) : Number(inside) === last + 1;
  const { unmarkedList: _, ...rest } = block;
  return isRest ? rest : block;
}

/** An item without a mark at the top of a page, among items with marks, is the rest of the one that the page cut. */
export function isRestOfItem(above: Block[], [head, ...others]: Block[]): boolean {
  if (head?.start !== 'item' || isMarked(head.text) || !above.some(({ text }) => isMarked(text)))
    return false;
  const marksLost = others.some(({ text, start }) => start === 'item' && !isMarked(text));
  return !marksLost && (isOpen(above.at(-1)!.text) || !BEGINS_FIRST.test(head.text));
}

/** The block of a list without marks, cut where a blank and such a word stand. */
function cutUnmarked(block: Block): Block[] {
  if (!block.unmarkedList || block.start === 'item') return [block];
  const cuts: number[] = [];
  for (const { index } of block.text.matchAll(BEGINS)) {
    const entry = block.text.slice(cuts.at(-1) ?? 0, index).trim();
    if (entry.length >= SHORTEST_ENTRY && !LEADS_ON.test(entry)) cuts.push(index);
  }
  return cutAt(block.text, cuts).map((text) => ({ text, start: 'item', unmarkedList: true }));
}

/** A number that no other comes before shows that the marks above it were lost, where so many entries begin there. */
function withLostMarks(blocks: Block[]): Block[] {
  const at = blocks.findIndex(({ text }) => isMarked(text));
  const first = LEADING_NUMBER.exec(toArabicDigits(blocks[at]?.text ?? ''));
  const missing = Number(first?.[1] ?? 0) - 1;
  const above = blocks.slice(0, Math.max(0, at));
  if (above.length === 0 || above.length >= missing || above.some(({ start }) => start === 'item'))
    return blocks;
  const text = above.map((block) => block.text).join(' ');
  const entries = cutUnmarked({ text, start: 'paragraph', unmarkedList: true });
  return entries.length === missing ? [...entries, ...blocks.slice(at)] : blocks;
}

/** Words within which an entry hardly ends; "มาตรการ" and "เจ้าหน้าที่" end with one and are whole. */
const LEADS_ON = new RegExp(
  `(?:${WANTS_MORE}|ให้|(?<!มาตร|โครง|ราย|ราช|บริ|กรรม|พิ|ประ|สวัสดิ|ดำเนิน)การ|ใน|ระบบ|สื่อ|กำกับ|กำชับ|(?<!หน้า|พื้น|สถาน)ที่)$`,
  'u',
);
