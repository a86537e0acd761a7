/** The marks of photos ("ภาพที่ ๑ …") in the texts of a cell, and the numbers of its lists. */
import { toArabicDigits } from '../thai/digits.ts';
import type { Block } from './cell.ts';
import { entriesOf } from './lists.ts';

const PHOTO_MARK =
  /^[([]?(?:ภาพ|รูป|รูปภาพ)(?:กิจกรรม|ถ่าย|ประกอบ)?\s?(?:ที่)?\s?\d{1,3}(?:\s?(?:[-–,]|และ)\s?\d{1,3})*[)\]]?\s*[.:)–-]?\s*/u;
/** "ภาพประกอบ : …", without a number. */
const PHOTO_NAMED = /^\(?(?:ภาพ|รูป|รูปภาพ)(?:กิจกรรม|ถ่าย|ประกอบ)?\s?:\s*(?=\S)/u;
/** A mark after other words, but not "ดังภาพที่ ๑", "ตาม ภาพที่ ๑" or "(ภาพที่ ๑)", which point at one. */
const MARK_AMONG =
  /(?<=\s)(?<!(?:(?<!ติด)ตาม|ดัง|ใน|จาก|และ|ถึง|เห็น)\s)(?:\[|\((?!(?:ภาพ|รูป)[^)]{0,12}[\d๐-๙]\s?\)))?(?:ภาพ|รูป|รูปภาพ)(?:กิจกรรม|ถ่าย|ประกอบ)?ที่\s?[\d๐-๙]/gu;

/** The caption without "ภาพที่ ๑"; null for a text that is no caption. */
export function captionIn(text: string): string | null {
  const mark = PHOTO_MARK.exec(toArabicDigits(text)) ?? PHOTO_NAMED.exec(text);
  if (!mark) return null;
  const caption = text.slice(mark[0].length);
  const bracketed = mark[0].startsWith('(') && !mark[0].includes(')') && caption.endsWith(')');
  return bracketed ? caption.slice(0, -1).trim() : caption;
}

/** "ภาพที่ ๒ การประชุม" as an entry of a numbered list, which it is in a column of photos. */
export function asEntry(block: Block): Block {
  const { text } = block;
  const caption = captionIn(text);
  if (caption === null) return block;
  const number = /^\D*(\d{1,2})/.exec(toArabicDigits(text.slice(0, text.length - caption.length)))?.[1];
  return { text: caption && number ? `${number}. ${caption}` : caption, start: 'paragraph' };
}

/** Captions that run on in one text, each a block of its own; so is what goes on counting the results between them. */
export function parted(blocks: Block[]): Block[] {
  if (!blocks.some(({ text }) => /ภาพ|รูป/u.test(text))) return blocks;
  let last = 0;
  let inCaption = false;
  const cutAtNext = (text: string): string[] => {
    const caption = captionIn(text);
    inCaption = caption !== null || (inCaption && numberOf(text) === null);
    const mark = caption === null ? 0 : text.length - caption.length;
    const back = inCaption ? positionOf(last + 1, text, mark) : 0;
    if (back < 0 || (inCaption && last === 0)) return [text];
    inCaption = false;
    last = lastNumberOf(text.slice(back), last);
    return back > 0 ? [text.slice(0, back).trim(), text.slice(back)] : [text];
  };
  return blocks.flatMap((block) => {
    const cuts = [0, ...[...block.text.matchAll(MARK_AMONG)].map(({ index }) => index)];
    return cuts
      .flatMap((from, i) => cutAtNext(block.text.slice(from, cuts[i + 1]).trim()))
      .map((text, i): Block => (i === 0 ? { ...block, text } : { text, start: 'paragraph' }));
  });
}

/** The number that a text begins with. */
export function numberOf(text: string): number | null {
  const number = /^\(?(\d{1,2})[.)](?!\d)/u.exec(toArabicDigits(text));
  return number ? Number(number[1]) : null;
}

/** The number of the last entry of a text that begins with a number, or goes on with the entry of `before`; 0 for none. */
function lastNumberOf(text: string, before: number): number {
  const number = numberOf(text) ?? before;
  if (number === 0) return 0;
  const list = numberOf(text) === null ? `${number}. ${text}` : text;
  return number + entriesOf([{ text: list, start: 'paragraph' }]).texts.length - 1;
}

/** Where the number begins an entry after `from`; -1 where it does not. */
function positionOf(number: number, text: string, from: number): number {
  const found = toArabicDigits(text.slice(from)).search(new RegExp(`(?<=\\s)\\(?${number}[.)]\\s`));
  return found < 0 ? -1 : from + found;
}
