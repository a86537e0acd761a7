/** Takes the entries of a list out of a cell: dashes, numbers, list items and paragraphs. */
import { toArabicDigits } from '../thai/digits.ts';
import { dashes, joins } from './bullets.ts';
import type { Block } from './cell.ts';
import { beginsAnew, partedWithoutMarks } from './lost-marks.ts';
import { cutAt, isMarked, LEADING_DASH, LEADING_NUMBER, numbers, withoutMark } from './marks.ts';
import { goesOn } from './open-end.ts';

export interface Entries {
  texts: string[];
  /** Texts with marks inside that have none themselves: the marks may begin entries of their own, a person must say. */
  withPoints: string[];
  /** The marks of a list were lost; it was cut where its entries seem to begin. */
  marksLost: boolean;
  /** Paragraphs without a number that were joined to a numbered entry. */
  joined: string[];
  /** Numbers of a list between which others are missing. */
  skips: { from: number; to: number }[];
}

/**
 * The entries in their order, marks taken off. A text without a mark at its beginning is one entry, dashes inside it
 * or not; one that begins with a mark is cut at the further marks of the same kind.
 */
export function entriesOf(blocks: Block[]): Entries {
  const texts: string[] = [];
  const withPoints: string[] = [];
  const pieces = plainNumbers(partedWithoutMarks(blocks));
  const marksLost = pieces.some(({ unmarkedList }) => unmarkedList);
  const found = paragraphs(pieces);
  const isWhole = countsOn(found);
  found.forEach(({ text }, at) => {
    if (isWhole(at)) texts.push(text);
    else if (LEADING_DASH.test(text)) texts.push(...cutAt(text, dashes(text)));
    else if (LEADING_NUMBER.test(toArabicDigits(text))) texts.push(...cutAt(text, numbers(text)));
    else {
      texts.push(text);
      if (pointsOf(text).length > 1) withPoints.push(text);
    }
  });
  return {
    texts: texts.map(withoutMark).filter((text) => text !== ''),
    withPoints,
    marksLost,
    joined: joinedIn(pieces),
    skips: skipsIn(texts),
  };
}

function skipsIn(texts: string[]): Entries['skips'] {
  const numbers = texts.map((text) => Number(LEADING_NUMBER.exec(toArabicDigits(text))?.[1] ?? 0));
  return numbers.flatMap((to, at) => {
    const from = numbers[at - 1] ?? 0;
    return from > 0 && to > from + 1 ? [{ from, to }] : [];
  });
}

/** "๑.๒ ": a part of what ๑ numbers. */
const PART = /^\d{1,2}\.\d{1,2}\.?\s/;
/** "๑.๒ " at the beginning of a block or after a blank. */
const PART_NUMBER = /(?<=^|\s)(\d{1,2})\.(\d{1,2})\.?(?=\s+[^\d\s])/g;

/**
 * A list that is numbered 1.1, 1.2 … is one numbered 1, 2 …, where it has no plain numbers above: those have the parts
 * as points.
 */
function plainNumbers(blocks: Block[]): Block[] {
  const first = /^(\d{1,2})\.1\.?\s/.exec(toArabicDigits(blocks[0]?.text ?? ''));
  if (!first || blocks.some(({ text }) => LEADING_NUMBER.test(toArabicDigits(text)))) return blocks;
  let next = 1;
  const counted = blocks.map((block) => {
    let text = '';
    let at = 0;
    for (const match of toArabicDigits(block.text).matchAll(PART_NUMBER)) {
      if (match[1] !== first[1] || Number(match[2]) !== next) continue;
      text += `${block.text.slice(at, match.index)}${next}.`;
      at = match.index + match[0].length;
      next++;
    }
    return { ...block, text: text + block.text.slice(at) };
  });
  return next > 2 ? counted : blocks;
}

/**
 * Where the items of a list stand each on its own, marks inside them are part of what they say: the next one has a dash
 * too, or the next number.
 */
function countsOn(found: Found[]): (at: number) => boolean {
  const marks = found.map(({ text, item }) => {
    const number = item && LEADING_NUMBER.exec(toArabicDigits(text));
    if (number) return Number(number[1]);
    return item && LEADING_DASH.test(text) ? '-' : null;
  });
  const follows = (at: number): boolean => {
    const [before, mark] = [marks[at - 1], marks[at]];
    return mark === '-' ? before === '-' : typeof mark === 'number' && before === mark - 1;
  };
  return (at) => (at + 1 < found.length ? follows(at + 1) : follows(at));
}

/** An entry, or several that are not parted yet. */
interface Found {
  text: string;
  /** An item of a list in the source, with nothing of another page in it. */
  item: boolean;
}

/**
 * List items, marked lines and paragraphs begin a text; other lines and pages go on with it. A list after a text without
 * a mark is led in by that text: the points stay within it, whether they stand on lines of their own or not.
 */
function paragraphs(blocks: Block[]): Found[] {
  const [first, ...others] = blocks;
  const isPoint = ({ text, start }: Block) => isMarked(text) || start === 'item';
  if (first && others.length > 0 && !isPoint(first) && others.every((each) => isPoint(each))) {
    const text = [first.text, ...others.map(({ text }) => (isMarked(text) ? text : `- ${text}`))].join(' ');
    return [{ text, item: false }];
  }
  const found: Found[] = [];
  let inList = false;
  for (const block of blocks) {
    const { text, start } = block;
    const last = found.at(-1);
    const below = last !== undefined && (isBelow(text, last.text) || isRestOfRange(block, last.text));
    const anew =
      (start === 'paragraph' && !inList && !goesOn(text)) ||
      (start === 'row' && last !== undefined && beginsAnew(text, last.text));
    const begins = !below && (isPoint(block) || anew);
    if (!last || begins) found.push({ text, item: start === 'item' });
    else
      found[found.length - 1] = {
        text: `${last.text} ${text}`,
        item: last.item && start !== 'page' && start !== 'row',
      };
    if (begins) inList = isPoint(block);
  }
  return found;
}

/** "ข้อ ๒๐๗" and on the next page "- ๒๑๑". */
const isRestOfRange = ({ text, start }: Block, above: string): boolean =>
  start === 'page' &&
  LEADING_DASH.test(text) &&
  joins(toArabicDigits(above), withoutMark(toArabicDigits(text)));

/** After this a list of numbers is that of the dash above it. */
const LEADS_IN = /(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย)\s*:?$/u;

/**
 * Dashes below a number are points of what it numbers, as are numbers of another look that count from 1: "(๑)" below
 * "๑."; and numbers below a dash that leads them in.
 */
function isBelow(text: string, above: string): boolean {
  const outer = LEADING_NUMBER.exec(toArabicDigits(above));
  const inner = LEADING_NUMBER.exec(toArabicDigits(text));
  if (!outer && !(inner && LEADING_DASH.test(above))) return false;
  if (!inner) return LEADING_DASH.test(text);
  const [look, other] = [lookOf(inner[0]), lookOf(outer?.[0] ?? '-')];
  const before = [...toArabicDigits(above).matchAll(/(?<=\s)\(?(\d{1,2})[.)](?!\d)/g)].filter(
    ([mark]) => lookOf(mark) === look,
  );
  if (!outer && before.length === 0 && !LEADS_IN.test(above)) return false;
  return look !== other && Number(inner[1]) === Number(before.at(-1)?.[1] ?? 0) + 1;
}

/** "๑.", "๑)" and "(๑)" are different looks. */
const lookOf = (mark: string): string => mark.replace(/[\d\s]/g, '');

/** No entry of its own begins so: "(ตามหนังสือที่ …)", "ณ จุดบริการ". */
const GOES_ON_SURELY = /^(?:\(|ณ\s|และ|หรือ|ซึ่ง|โดย|รวมทั้ง|ตลอดจน)/u;

function joinedIn(blocks: Block[]): string[] {
  const numbered = blocks.findIndex(({ text }) => LEADING_NUMBER.test(toArabicDigits(text)));
  if (numbered < 0) return [];
  const joined = blocks.slice(numbered + 1).filter(({ text, start }) => {
    const asks = start === 'paragraph' && !isMarked(text) && !GOES_ON_SURELY.test(text);
    return asks && !PART.test(toArabicDigits(text));
  });
  return joined.map(({ text }) => text);
}

/** The text cut at the marks inside it: at dashes, else at numbers that count on from 1. */
export function pointsOf(text: string): string[] {
  const counted = numbers(text, 1);
  const cuts = dashes(text);
  const positions = cuts.length > 0 ? cuts : counted.length >= 2 ? counted : [];
  return cutAt(text, positions).map(withoutMark);
}
