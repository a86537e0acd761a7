/** Recognises what parts a document: indicators, their parts, instruments, the annex. */
import { toArabicDigits } from '../thai/digits.ts';
import { indicatorNamed, LAST_INDICATOR } from './indicators.ts';
import type { Instrument } from './reading.ts';
import { readScore } from './score.ts';

export type Heading =
  | { kind: 'indicator'; number: number; name: string }
  /** "๙.๑ ข้อมูลพื้นฐาน" */
  | { kind: 'part'; number: number; name: string }
  | { kind: 'instrument'; code: Instrument; name: string }
  /** What follows belongs to no indicator. */
  | { kind: 'annex'; name: string };

/** "ตัวชี้วัดที่", also with a mark lost or misread, or with the number before it. */
const WORD = /^(?:\(?\d{1,2}[.)]\s*)?ตัว\s?[ชซ][ีิ]?[้่]?\s?วัด\s?(?<part>ย่อย)?\s?(?:ที่|ที)?\s*/u;
const PART = /^(?<number>\d{1,2})\s?\.\s?\d{1,2}\s*[.):]?\s*(?=\D)(?<name>.+)$/u;
const INDICATOR = /^(?<number>\d{1,2})\s*(?<mark>[.):]|\s)\s*(?<name>[^\d\s].*)?$/u;
const LONGEST = 150;
/** "แบบวัด…", "ส่วนที่ ๑ การประเมิน…" */
const TOOL = /^(?:[\d.()\s]|ส่วนที่|เครื่องมือ)*(?:แบบ|การ)(?:วัด|ตรวจ|ประเมิน|สำรวจ)/u;
/** What the instruments are called where their letters are left out or misread. */
const ASKED: [Instrument, RegExp][] = [
  ['IIT', /ผู้มีส่วนได้(?:ส่วน)?เสีย\s?ภายใน/u],
  ['EIT', /ผู้มีส่วนได้(?:ส่วน)?เสีย\s?ภายนอก/u],
  ['OIT', /เปิดเผยข้อมูลสาธารณะ/u],
];

/**
 * The heading that a text is, or null. `where` says how much the place tells: in the indicator column nearly any
 * numbered text is a heading; a bare line or a lone cell must say "ตัวชี้วัด", carry a known name, or be set as a
 * heading.
 */
export function readHeading(
  text: string,
  where: 'indicator-column' | 'emphasised' | 'plain',
): Heading | null {
  const heading = toArabicDigits(text).trim();
  if (heading === '' || heading.length > LONGEST) return null;
  if (/^ภาคผนวก|^ผนวก\s/.test(heading)) return { kind: 'annex', name: text };
  const instrument = instrumentIn(heading);
  if (instrument) return { kind: 'instrument', code: instrument, name: text };
  const word = WORD.exec(heading);
  const rest = word ? heading.slice(word[0].length) : heading;
  const sure = word !== null || where === 'indicator-column';
  const part = PART.exec(rest);
  if (part) return numbered('part', part, text);
  const indicator = INDICATOR.exec(`${word ? rest.replace(/^(\d{1,2})(?=[ก-๙])/u, '$1 ') : rest} `);
  if (indicator && (sure || indicatorNamed(nameOf(indicator.groups!.name ?? '')) !== null)) {
    return numbered(word?.groups?.part ? 'part' : 'indicator', indicator, text);
  }
  const number = sure || where === 'emphasised' ? indicatorNamed(nameOf(rest)) : null;
  return number === null ? null : { kind: 'indicator', number, name: nameOf(rest) };
}

/** The headings that a text is, one after the other; null when it is anything else. */
export function readHeadings(text: string, where: Parameters<typeof readHeading>[1]): Heading[] | null {
  const parts = text.split(/(?<=\S)\s+(?=ตัว\s?[ชซ][ีิ]?[้่]?\s?วัด\s?ที่)/u);
  const headings = parts.map((part) => readHeading(part, where));
  return headings.every((heading) => heading !== null) ? headings : null;
}

function instrumentIn(heading: string): Instrument | null {
  const tool = TOOL.test(heading);
  const letters = /\b(IIT|EIT|OIT)\b/.exec(heading);
  if (letters && (tool || (heading.length < 30 && !WORD.test(heading)))) return letters[1] as Instrument;
  return (tool && ASKED.find(([, words]) => words.test(heading))?.[0]) || null;
}

function numbered(kind: 'part' | 'indicator', match: RegExpExecArray, text: string): Heading | null {
  const number = Number(match.groups!.number);
  if (number < 1 || number > LAST_INDICATOR) return null;
  // The name is cut from the text as printed: its digits stay Thai where they are.
  const name = match.groups!.name ? text.trim().slice(-match.groups!.name.trimEnd().length) : '';
  return { kind, number, name: nameOf(name) };
}

/** A name without its score, without "(ต่อ)" and what else a page break adds. */
const nameOf = (text: string) =>
  readScore(text.replace(/\s*\(?\s*ต่อ\s*\)\s*$/u, '')).rest.replace(/^[:\s]+|[:\s]+$/gu, '');
