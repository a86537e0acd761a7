/** Takes last year's score out of a title: "(94.70 คะแนน)", "(๙๔.๗๐)", "คะแนน 0". */
import { parseNumber, toArabicDigits } from '../thai/digits.ts';

export interface ScoreReading {
  /** 0-100; 0 is a score, null is none. */
  score: number | null;
  /** The title without it. */
  rest: string;
  /** A score is printed but is no number from 0 to 100, or several are. */
  unreadable: boolean;
}

/** "คะแนน", also with two เ for แ, as it is often typed. */
const POINTS = 'คะ(?:แ|เเ)นน';
const NUMBER = '(?:\\d{2}\\.\\s\\d{2}(?!\\d)|\\d[^\\s()[\\]ก-ฮเ]*)';
const OF_ALL = '(?:\\s*(?:จาก|เต็ม)\\s*(?:คะแนนเต็ม\\s*)?100)?';
const NAMED = new RegExp(
  `[([]?\\s*(?:(?:ปี|พ\\.ศ\\.)\\s?\\d{4}\\s*)?[=:]?\\s*(?:(?<![ก-๙])(?:ได้|ผล))?\\s*(?:${POINTS}(?:เฉลี่ย|ที่ได้|รวม)?\\s*(?:ร้อยละ)?\\s*[:=]?\\s*(?<after>${NUMBER})|(?:ร้อยละ\\s*)?(?<before>${NUMBER})${OF_ALL}\\s*${POINTS})\\s*[)\\]]?\\s*$`,
  'u',
);
/** The word may be misread or left out in brackets. */
const BRACKETED = /[([]\s*(?:ร้อยละ\s*)?(?<before>\d{1,3}\.\d{1,2}|100|0)\s*(?:%|ค[ก-๙]{3,7})?\s*[)\]]\s*$/u;
const FIRST = new RegExp(`^[([]\\s*(?<before>${NUMBER})\\s*${POINTS}\\s*[)\\]]\\s*(?=\\S)`, 'u');
const SEVERAL = new RegExp(
  `[([]\\s*\\d{1,3}\\.\\d{1,2}(?:\\s*[,/]\\s*\\d{1,3}\\.\\d{1,2})+\\s*(?:${POINTS})?\\s*[)\\]]\\s*$`,
  'u',
);

/** After a coded title the number alone: "๙๔.๗๐", "= ๙๔". */
const BARE =
  /(?:(?:(?<=[ก-๙]\s)|^)(?<before>\d{2,3}\.\d{2})|(?<![^\sก-๙)])=\s?(?<after>\d{1,3}(?:\.\d{1,2})?))$/u;

/** `coded`: the title is that of a code, so that a number at its end is its score. */
export function readScore(title: string, { coded = false } = {}): ScoreReading {
  const digits = toArabicDigits(title);
  if (SEVERAL.test(digits)) return { score: null, rest: title, unreadable: true };
  const match =
    NAMED.exec(digits) ?? BRACKETED.exec(digits) ?? FIRST.exec(digits) ?? (coded ? BARE.exec(digits) : null);
  if (!match) return { score: null, rest: title, unreadable: false };
  const printed = (match.groups!.before ?? match.groups!.after)!;
  const score = parseNumber(printed.replace(/^(\d{1,2})(?:,|\.\s)(\d{2})$/, '$1.$2'));
  const readable = score !== null && score >= 0 && score <= 100;
  const rest = (title.slice(0, match.index) + title.slice(match.index + match[0].length)).trim();
  return readable ? { score, rest, unreadable: false } : { score: null, rest: title, unreadable: true };
}

/** A score without a title: its title stands in the row above. */
export function isScoreAlone(title: string): boolean {
  const { score, rest } = readScore(title);
  return score !== null && rest === '';
}
