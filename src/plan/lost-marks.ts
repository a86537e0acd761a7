/** Lists whose marks OCR lost: parted where their entries seem to begin. */
import { toArabicDigits } from '../thai/digits.ts';
import { dashes } from './bullets.ts';
import type { Block } from './cell.ts';
import { cutAt, isMarked, LEADING_DASH, LEADING_NUMBER, numbers } from './marks.ts';
import { goesOn, isOpen, WANTS_MORE } from './open-end.ts';

/** The blocks, those without marks in pieces that are `unmarkedList`. */
export const partedWithoutMarks = (blocks: Block[]): Block[] =>
  goingOn(withLostMarks(blocks)).flatMap(cutOverPage);

/** On the next page a list without marks may not be set as one any more. */
function goingOn(blocks: Block[]): Block[] {
  const at = blocks.findIndex(({ unmarkedList }) => !unmarkedList);
  const head = blocks[at];
  const goesOnThere = at > 0 && head?.start === 'page' && !isMarked(head.text);
  return goesOnThere ? blocks.with(at, { ...head, unmarkedList: true }) : blocks;
}

/** Words with which a measure or a result begins. */
const BEGINS =
  /(?<=\s)(?:การ)?(?:เผยแพร่|จัด(?:ทำ|อบรม|ประชุม|กิจกรรม|ให้มี|ตั้ง|เจ้าหน้าที่)|อบรม|ทบทวน|วิเคราะห์|สำรวจ|สุ่มตรวจ|ติดตั้ง|เพิ่ม(?:ช่อง|จุด|การ)|เปิด(?:โอกาส|ช่อง|ให้)|แจ้งเวียน|กำหนด|กำชับ|มอบหมาย|ประชาสัมพันธ์|เวียนแจ้ง|แต่งตั้ง|ประกาศ|ดำเนินการ|ตรวจสอบ|ติดตาม|ปรับปรุง|รายงาน|ประชุม|ส่งเสริม|เปิดเผย|ผู้บริหาร|ผู้บังคับบัญชา|มีการ)/gu;
/** An entry is longer than this; what follows sooner goes on with it. */
const SHORTEST_ENTRY = 18;

/** With whose name the results of offices begin. */
const OFFICES = /(?<=\s)(?:สำนัก|กอง(?!ทุน)|เขต|สถาบัน|โรงพยาบาล)/gu;
const first = ({ source }: RegExp) => new RegExp(`^${source.replace('(?<=\\s)', '')}`, 'u');
const [BEGINS_FIRST, OFFICE_FIRST] = [first(BEGINS), first(OFFICES)];
const beginsEntry = (text: string): boolean => BEGINS_FIRST.test(text) || OFFICE_FIRST.test(text);
/** How far it has come, alone in a cell. */
const STATE = /^(?:อยู่ระหว่าง|ยังไม่|ไม่มีการ|ไม่ได้|(?:ได้)?ดำเนินการ)/u;

/** In a further row of a merged cell: an entry of its own, and not the rest of the one that the row above breaks off. */
export const beginsAnew = (text: string, above: string): boolean =>
  (beginsEntry(text) || STATE.test(text)) && endsHere(above);

/** No word at the text's end wants another. */
export const endsHere = (text: string): boolean => !isOpen(text) && !LEADS_ON.test(text);

const NUMBER_INSIDE = /\s\(?(\d{1,2})[.)]\s*(?=[^\d\s])/u;

/**
 * A list without marks at the top of a page begins with the rest of the entry that the page cut where the next number
 * follows in it, or where nothing begins like an entry; then it is cut after that.
 */
function cutOverPage(block: Block, at: number, all: Block[]): Block[] {
  const { text, start, unmarkedList } = block;
  if (!unmarkedList || start === 'item') return [block];
  const rest = start === 'page' ? restIn(text, all.slice(0, at)) : 'none';
  if (rest === 'all') return [{ text, start }];
  const pieces = cutUnmarked(text);
  return rest === 'first' ? [{ text: pieces[0]!.text, start }, ...pieces.slice(1)] : pieces;
}

/** How much of the text is the rest of what stands above: all where its marks go on in it, and it is cut later. */
function restIn(text: string, above: Block[]): 'none' | 'first' | 'all' {
  const inside = NUMBER_INSIDE.exec(toArabicDigits(text))?.[1];
  const numbered = above.findLast((block) => LEADING_NUMBER.test(toArabicDigits(block.text)))?.text;
  if (inside !== undefined && numbered !== undefined) {
    const last = Number(LEADING_NUMBER.exec(toArabicDigits(numbered))![1]) + numbers(numbered).length;
    return Number(inside) === last + 1 ? 'all' : 'none';
  }
  const dashed = numbered === undefined && above.some((block) => LEADING_DASH.test(block.text));
  if (dashed && (dashes(text).length > 0 || !BEGINS_FIRST.test(text))) return 'all';
  if (goesOn(text) || isOpen(above.at(-1)?.text ?? '')) return 'first';
  const listed = numbered !== undefined || above.some(({ unmarkedList }) => unmarkedList);
  return listed && !beginsEntry(text) ? 'first' : 'none';
}

/** An item without a mark at the top of a page, among items with marks, is the rest of the one that the page cut. */
export function isRestOfItem(above: Block[], [head, ...others]: Block[]): boolean {
  if (head?.start !== 'item' || isMarked(head.text) || !above.some(({ text }) => isMarked(text)))
    return false;
  const marksLost = others.some(({ text, start }) => start === 'item' && !isMarked(text));
  return !marksLost && (isOpen(above.at(-1)!.text) || !beginsEntry(head.text));
}

/** The text of a list without marks, cut where a blank and such a word stand. */
function cutUnmarked(text: string): Block[] {
  const cuts: number[] = [];
  for (const { index } of text.matchAll(OFFICE_FIRST.test(text) ? OFFICES : BEGINS)) {
    const entry = text.slice(cuts.at(-1) ?? 0, index).trim();
    if (entry.length >= SHORTEST_ENTRY && !LEADS_ON.test(entry)) cuts.push(index);
  }
  return cutAt(text, cuts).map((piece) => ({ text: piece, start: 'item', unmarkedList: true }));
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
  const entries = cutUnmarked(text);
  return entries.length === missing ? [...entries, ...blocks.slice(at)] : blocks;
}

/** Words within which an entry hardly ends; "มาตรการ" and "เจ้าหน้าที่" end with one and are whole. */
const LEADS_ON = new RegExp(
  `(?:${WANTS_MORE}|ให้|(?<!มาตร|โครง|ราย|ราช|บริ|กรรม|พิ|ประ|สวัสดิ|ดำเนิน)การ|ใน|ระบบ|สื่อ|กำกับ|กำชับ|(?<!หน้า|พื้น|สถาน)ที่)$`,
  'u',
);
