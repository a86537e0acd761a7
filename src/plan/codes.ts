/** Reads item codes (I3, E14, O1-O30) in the spellings that people and OCR give them. */
import { findDates } from '../thai/dates.ts';
import { toArabicDigits } from '../thai/digits.ts';

export type Letter = 'I' | 'E' | 'O';

export interface CodeReading {
  codes: string[];
  /** The title without the codes. */
  rest: string;
  /**
   * A number at the beginning that may be a code whose letter was lost or misread as 1 ("13" = I3, O13, or just 13):
   * only its neighbours can tell. `codes` is empty then, and `rest` still has it.
   */
  number: { printed: string; rest: string } | null;
  /** Codes as printed that cannot be what they seem: a range that runs backwards ("O9 - O1") or between letters. */
  doubtful?: string;
}

/** What is printed for the letters; a zero, Arabic or Thai, stands for O where digits follow. */
const LETTER = '(?<letter>[IilEeOo\\u0395\\u0399\\u039f\\u0415\\u041e|])';
const DIGITS = '\\d{1,2}(?![\\dA-Za-z])';
const LETTERED = new RegExp(`^${LETTER}\\s?[-.]?\\s?(?<digits>${DIGITS})`, 'u');
const ZEROED = /^0\s?(?<digits>\d{1,2})(?!\d|\.\d|[/:%A-Za-z])/u;
/** "1๓": the letter I read as an Arabic 1 before a Thai digit, or the other way round. */
const MIXED = /^(?:1[๐-๙]{1,2}|๑[0-9]{1,2})(?![0-9๐-๙.,/:%A-Za-z])/u;
/** "1 ๑๐": the same, parted. */
const MIXED_APART = /^1\s(?=[๐-๙]{1,2}\s+[ก-ฮเแโใไ])/u;
const NUMBER = /^[0-9๐-๙]{2,3}(?=\s+[^\s\d])/u;
const LAST = 60;
/** A number before one of these words counts something; not before one that only begins so ("ข้อมูล", "ขั้นตอนการ…"). */
const COUNTED =
  /^(?:ครั้ง|เดือน|วัน|ปี|คน|ราย|แผ่น|ชิ้น|ชุด|เรื่อง|โครงการ|แห่ง|ฉบับ|ช่อง|กิจกรรม|ฝ่าย|โรงเรียน|ข้อ|บาท|ร้อยละ|นาที|ชั่วโมง|ประการ|ด้าน|ขั้นตอน)(?![ก-๙])/u;

/** Reads the codes that a title begins with: one, a list ("O10, O15"), ranges ("0๑ - 0๒๒"); or has in brackets at its end. */
export function readCodes(title: string): CodeReading {
  const bracket = /^(?<open>[([])?\s*/.exec(title)![0].length;
  const lead = /^ข้อ(?:ที่)?\s*(?=[IiEeOo0๐])/u.exec(title)?.[0].length ?? bracket;
  const codes: string[] = [];
  let at = lead;
  let previous: Token | null = null;
  let odd = false;
  for (;;) {
    const joint: string = previous ? (/^\s*(?:,|และ|-|–|—|ถึง|\/)?\s*/u.exec(title.slice(at))?.[0] ?? '') : '';
    const range: boolean = previous !== null && /[-–—]|ถึง/u.test(joint);
    const text = title.slice(at + joint.length);
    const token: Token | null =
      readToken(text, range && joint.trim() === joint ? previous : null) ??
      (previous === null || (previous.letter === 'I' && joint.trim() !== '')
        ? misread(text, previous)
        : null);
    if (!token || (previous && joint.trim() === '' && !goesOnFrom(previous, token))) break;
    if (range && previous!.letter === token.letter && token.number > previous!.number) {
      for (let n = previous!.number + 1; n <= token.number; n++) codes.push(`${token.letter}${n}`);
    } else {
      odd ||= range;
      codes.push(`${token.letter}${token.number}`);
    }
    odd ||= token.guessed === true;
    previous = token;
    at += joint.length + token.length;
  }
  if (codes.length > 0) {
    const rest = title.slice(at).replace(/^\s*[)\],:;.]*\s*(?:[-–]\s+)?/u, '');
    const doubtful = odd ? { doubtful: title.slice(lead, at) } : {};
    return { codes: [...new Set(codes)], rest, number: null, ...doubtful };
  }
  const whole = title.replace(MIXED_APART, '1');
  return codesAtEnd(whole) ?? { codes: [], rest: whole, number: numberAtStart(whole) };
}

interface Token {
  letter: Letter;
  number: number;
  length: number;
  /** The letter is printed, as a letter or as a zero. */
  lettered: boolean;
  /** The letter was read as a 1. */
  guessed?: true;
}

/** Codes of a list may be parted by nothing but a blank ("O21 O23"). */
const goesOnFrom = (before: Token, next: Token): boolean =>
  next.lettered && next.letter === before.letter && next.number > before.number;

/** `after`: the code before a range's dash; its end may go without the letter ("O1-9"). */
function readToken(text: string, after: { letter: Letter } | null): Token | null {
  const digits = toArabicDigits(text);
  const match =
    LETTERED.exec(digits) ??
    ZEROED.exec(digits) ??
    (after ? /^(?<digits>\d{1,2})(?!\d)/u.exec(digits) : null);
  if (!match) return null;
  const number = Number(match.groups!.digits);
  if (number < 1 || number > LAST) return null;
  const letter = match.groups!.letter
    ? letterOf(match.groups!.letter)
    : match[0].startsWith('0')
      ? 'O'
      : after!.letter;
  const lettered = match.groups!.letter !== undefined || match[0].startsWith('0');
  return { letter, number, length: match[0].length, lettered };
}

/** "110 - I12", "I5, 16": an I that was read as 1, where the code beside it shows it. */
function misread(text: string, before: Token | null): Token | null {
  const digits = toArabicDigits(text);
  const match = /^1(\d{1,2})(?![\d./:%A-Za-z])/u.exec(digits);
  const rest = match ? text.slice(match[0].length) : '';
  if (!match || COUNTED.test(rest.trim()) || findDates(text.slice(0, 40)).length > 0) return null;
  const possible = [Number(match[1]), Number(match[0])];
  const number = possible.find((each) => each > (before?.number ?? 0) && each <= LAST);
  if (number === undefined) return null;
  const token: Token = { letter: 'I', number, length: match[0].length, lettered: true, guessed: true };
  if (before) return token;
  const next = /^\s*(?:,|และ|-|–|—|ถึง)\s*/u.exec(rest);
  const after = next && rest.slice(next[0].length);
  return after && (readToken(after, null)?.letter === 'I' || misread(after, token)) ? token : null;
}

function letterOf(printed: string): Letter {
  if (/[Ee\u0395\u0415]/u.test(printed)) return 'E';
  return /[Oo\u039f\u041e]/u.test(printed) ? 'O' : 'I';
}

const AT_END =
  /[([]\s*(?<codes>(?:[IiEeOo]\s?[0-9๐-๙]|[0๐][0-9๐-๙]{1,2}(?![0-9๐-๙.]))[^()[\]ก-ฮ]*)[)\]]\s*$/u;

function codesAtEnd(title: string): CodeReading | null {
  const match = AT_END.exec(title);
  if (!match) return null;
  const inner = readCodes(match.groups!.codes!);
  return inner.codes.length > 0 && inner.rest === ''
    ? { codes: inner.codes, rest: title.slice(0, match.index).trim(), number: null }
    : null;
}

function numberAtStart(title: string): CodeReading['number'] {
  const match = MIXED.exec(title) ?? NUMBER.exec(title);
  if (!match) return null;
  const rest = title.slice(match[0].length).trim();
  const counts = !MIXED.test(title) && COUNTED.test(rest);
  return counts ? null : { printed: match[0], rest };
}

/** What a number may mean as a code: the letter was read as its first digit, or was lost. Without doubles. */
export function meanings(printed: string): string[] {
  const digits = toArabicDigits(printed);
  const asLetter = digits.startsWith('1') ? Number(digits.slice(1)) : 0;
  const lost = Number(digits);
  return [
    ...(asLetter >= 1 && asLetter <= LAST ? [`I${asLetter}`] : []),
    ...(lost >= 1 && lost <= LAST ? (['I', 'E', 'O'] as const).map((letter) => `${letter}${lost}`) : []),
  ];
}
