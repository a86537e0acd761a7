/** Captions of photos that stand in one cell with the results: "ภาพที่ ๑ …". */
import { toArabicDigits } from '../thai/digits.ts';
import type { Cell } from './cell.ts';

const PHOTO_MARK = /^\(?ภาพ(?:กิจกรรม|ถ่าย|ประกอบ)?(?:ที่)?\s?\d{1,3}\)?\s*[.:)–-]?\s*/u;

/** The caption without "ภาพที่ ๑"; null for a text that is no caption. */
export function captionIn(text: string): string | null {
  const mark = PHOTO_MARK.exec(toArabicDigits(text));
  return mark && text.slice(mark[0].length);
}

/** Parts a cell into what was done and the captions of its photos. A further line or page goes on with its caption. */
export function partCaptions(cell: Cell): { results: Cell; captions: string[] } {
  const captions: string[] = [];
  let inCaption = false;
  const blocks = cell.blocks.filter(({ text, start }) => {
    const caption = captionIn(text);
    if (caption !== null) captions.push(caption);
    else if (inCaption && (start === 'line' || start === 'page')) captions.push(`${captions.pop()} ${text}`);
    inCaption = caption !== null || (inCaption && (start === 'line' || start === 'page'));
    return !inCaption;
  });
  return { results: { ...cell, blocks }, captions: captions.filter((caption) => caption !== '') };
}
