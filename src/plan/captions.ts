/** Captions of photos: in a column of their own, or in one cell with the results ("ภาพที่ ๑ …"); and text of pictures. */
import type { Block, Cell } from './cell.ts';
import { entriesOf } from './lists.ts';
import { endsHere } from './lost-marks.ts';
import { isMarked, withoutMark } from './marks.ts';
import { goesOn, isOpen } from './open-end.ts';
import { asEntry, captionIn, numberOf, parted } from './photo-marks.ts';

export interface Captions {
  /** The blocks that are no captions. */
  results: Block[];
  captions: string[];
  /** Captions of a list that begins anew below the results, and so may be results as well. */
  assumed: string[];
}

/** "ภาพกิจกรรม", "(ภาพประกอบ)" alone: photos stand below it. */
const PHOTOS = /^\(?\s*(?:รูปภาพ|รูป|ภาพ)(?:กิจกรรม|ประกอบ|ถ่าย)?(?:การดำเนินการ|การดำเนินงาน)?\s*\)?\s*:?$/u;
/** "ภาพการประชุม", but no word that only begins so. */
const OF_PHOTO = /^(?:รูปภาพ|ภาพ|รูปถ่าย)(?!ลักษณ์|รวม|ยนตร์|พจน์)(?!ที่(?:ดี|ชัด))/u;
const LONGEST_CAPTION = 200;

/** A text that stands alone and speaks of photos: a caption, or the word above them. */
export const isOfPhotos = (text: string): boolean =>
  captionIn(text) !== null ||
  PHOTOS.test(text) ||
  (OF_PHOTO.test(text) && text.length <= LONGEST_CAPTION && !isMarked(text));

/** Parts a cell into what was done and the captions of its photos. A further line or page goes on with its caption. */
export function partCaptions(cell: Cell, { startsAnew = true } = {}): Captions {
  const found: Captions = { results: [], captions: [], assumed: [] };
  let inCaption = false;
  /** Below "ภาพกิจกรรม", or below a list that began anew, all are captions. */
  let below = false;
  let assumed = false;
  let last = { result: 0, caption: 0 };
  const blocks = parted(cell.blocks);
  const lined = blocks.some(({ text, start }) => start === 'line' && isMarked(text));
  const comesLast = new Map(blocks.map(({ text }, at) => [numberOf(text), at]));
  for (const [at, block] of blocks.entries()) {
    if (block.picture === 'text') continue;
    const { text } = block;
    const caption = captionIn(text);
    const number = numberOf(text);
    if (caption !== null || block.picture === 'caption') {
      found.captions.push(caption ?? withoutMark(text));
      // "(ภาพที่ ๑)" alone points at a photo
      inCaption = caption !== '' || !/^[([].*[)\]]$/u.test(text);
    } else if (PHOTOS.test(text)) {
      below ||= !text.startsWith('(');
      inCaption = false;
      last = { ...last, caption: 0 };
    } else if (isOwnCaption(block, lined)) {
      found.captions.push(withoutBrackets(text));
      inCaption = true;
    } else if (inCaption && goesOnWithCaption(block, found)) {
      found.captions.push(`${found.captions.pop()} ${text}`.trim());
    } else {
      // a number that was counted already begins or goes on with a list of captions
      const anew = startsAnew && number !== null && number <= last.result && number === last.caption + 1;
      assumed = (assumed && below) || (anew && !below);
      const again = comesLast.get(number)! > at;
      below = anew || (below && !goesBack(block, { number, last, again }));
      inCaption = below;
      const { texts } = entriesOf([block]);
      const end = number === null ? null : number + texts.length - 1;
      if (below) {
        found.captions.push(...texts);
        if (assumed) found.assumed.push(...texts);
        last.caption = end ?? last.caption;
      } else {
        found.results.push(block);
        last.result = end ?? last.result;
      }
    }
  }
  return { ...found, captions: found.captions.filter((caption) => caption !== '') };
}

/**
 * A line or a page goes on with the caption above it, unless a result was cut there; dashes below a caption are points
 * of it, unless results have dashes.
 */
function goesOnWithCaption({ text, start }: Block, { results, captions }: Captions): boolean {
  if (numberOf(text) !== null) return false;
  const result = results.at(-1)?.text ?? '';
  // "ภาพที่ ๑" alone stands above its caption, where results have marks
  if (captions.at(-1) === '' && !isMarked(text) && isMarked(result)) return true;
  if (start === 'page') return !isOpen(result);
  return isDash(text) ? start !== 'row' && !isDash(result) : start === 'line';
}

/**
 * Whether what follows on captions is a result again. A number that goes on with the results and with the captions is a
 * result's in a new row, and on a new page where it comes once more.
 */
function goesBack(
  { start }: Block,
  {
    number,
    last,
    again,
  }: { number: number | null; last: { result: number; caption: number }; again: boolean },
): boolean {
  if (start === 'row') return true;
  if (number === null) return start === 'page';
  if (number !== last.result + 1) return false;
  return number !== last.caption + 1 || (start === 'page' && again);
}

/** A column of photos: its captions, and what is rather text of a picture. */
export function inPhotos(cell: Cell): { captions: Block[]; pictures: string[] } {
  const all = parted(cell.blocks);
  const numbered = all.some(({ text }) => numberOf(text) !== null || captionIn(text) !== null);
  const blocks = all.filter(({ text, picture }) => picture !== 'text' && !PHOTOS.test(text));
  const pictures = blocks.filter((block, at) => numbered && at > 0 && isPicture(block));
  const captions = blocks
    .filter((block) => !pictures.includes(block))
    .map((block, at, list) => {
      const above = list[at - 1];
      return above && (isMarkAlone(above) || (!numbered && isNextPhoto(block, above)))
        ? { text: block.text, start: above.unmarkedList ? ('item' as const) : ('paragraph' as const) }
        : block;
    })
    .map(asEntry)
    .filter(({ text }) => text !== '');
  return { captions, pictures: pictures.map(({ text }) => text) };
}

/** Captions without numbers are short, and each stands below its photo: a new page begins with the next one. */
const isNextPhoto = ({ text, start }: Block, above: Block): boolean =>
  start === 'page' && !isMarked(text) && !goesOn(text) && endsHere(above.text);

/** "ภาพที่ ๑" above its caption. */
const isMarkAlone = ({ text }: Block): boolean => captionIn(text) === '';

/** Menus, addresses and codes that a picture shows; a text without Thai letters is one too. */
const SHOWN = /https?:|www\.|QR\s?code|scan me|@[a-z]|\b0\d[\d\s-]{7,}\d\b|หน้าแรก|เข้าสู่ระบบ|ติดต่อเรา|เมนูหลัก/iu;

const isPicture = ({ text, start, picture }: Block): boolean =>
  !picture &&
  !(isMarked(text) || captionIn(text) !== null || start === 'page' || start === 'row' || goesOn(text)) &&
  (SHOWN.test(text) || !/[ก-ฮ]/u.test(text));

/** `lined`: a line is what a paragraph is elsewhere. */
const isOwnCaption = ({ text, start }: Block, lined: boolean): boolean =>
  (start !== 'line' || lined) && OF_PHOTO.test(withoutBrackets(text)) && text.length <= LONGEST_CAPTION;

/** "(ภาพการประชุม)" as a whole. */
const withoutBrackets = (text: string): string => text.replace(/^\(([^()]+)\)$/u, '$1').trim();

const isDash = (text: string): boolean => /^[-–•]/u.test(text);
