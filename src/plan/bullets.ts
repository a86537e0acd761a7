/** Dashes that begin the entries of a list, told from those that join words. */
import { toArabicDigits } from '../thai/digits.ts';

/** Marks of lists by their kinds; a list has marks of one kind. */
const KINDS = ['-–—', '•·●', '▪', '◦', '✓', '➢', '*'];
export const DASHES = KINDS.join('');

/** Positions after the first character at which a dash begins an entry: one of the kind that the text begins with. */
export function dashes(text: string): number[] {
  const marks = KINDS.find((kind) => kind.includes(text[0] ?? ' ')) ?? DASHES;
  const found: number[] = [];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')') depth = Math.max(0, depth - 1);
    else if (i > 0 && depth === 0 && marks.includes(text[i]!) && text[i - 1] === ' ' && isBullet(text, i)) {
      found.push(i);
    }
  }
  return found;
}

const MONTH =
  '(?:ม\\.?ค|ก\\.?พ|มี\\.?ค|เม\\.?ย|พ\\.?ค|มิ\\.?ย|ก\\.?ค|ส\\.?ค|ก\\.?ย|ต\\.?ค|พ\\.?ย|ธ\\.?ค|[ก-ฮ][^\\s]{2,7}(?:คม|ยน|พันธ์))';
/** Words that go in pairs: "การยืม - คืน", "ถาม - ตอบ". */
const PAIRS = [
  ['ยืม', 'คืน'],
  ['ถาม', 'ตอบ'],
  ['รับ', 'ส่ง|จ่าย'],
  ['เข้า', 'ออก'],
  ['ไป', 'กลับ|มา'],
  ['ซื้อ', 'ขาย'],
  ['เปิด', 'ปิด'],
  ['เบิก', 'จ่าย'],
] as const;
/** Dashes that join what stands on both sides: "๒๐๗ - ๒๑๑", "ต.ค. ๖๙ - มี.ค. ๗๐", "โควิด - 19", "E - Service", "จันทร์ - ศุกร์". */
const JOINTS: [before: RegExp, after: RegExp][] = [
  [/\d$/, /^\d/],
  [new RegExp(`(?:\\d|${MONTH}\\.?)$`), new RegExp(`^(?:\\d{1,2}\\s?)?${MONTH}`)],
  [/(?:โควิด|โควิค|covid)$/i, /^\d/],
  [/(?:^|[^a-z])(?:[a-z]|info|check|anti|non|co|on|pre|one|drive)$/i, /^[a-z]/i],
  [/(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)$/, /^(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)/],
  ...PAIRS.map(([left, right]): [RegExp, RegExp] => [new RegExp(`${left}$`), new RegExp(`^(?:${right})`)]),
];

function isBullet(text: string, at: number): boolean {
  const before = toArabicDigits(text.slice(Math.max(0, at - 24), at)).trimEnd();
  const after = toArabicDigits(text.slice(at + 1, at + 25)).trimStart();
  if (after === '' || (text[at] === '*' && text[at + 1] !== ' ')) return false;
  return !joins(before, after);
}

/** Whether a dash between the texts joins words. */
export const joins = (before: string, after: string): boolean =>
  JOINTS.some(([left, right]) => left.test(before) && right.test(after));
