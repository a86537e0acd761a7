/** Recognises what parts a document: indicators, their parts, instruments, the annex. */
import { toArabicDigits } from '../thai/digits.ts';
import { indicatorNamed, LAST_INDICATOR } from './indicators.ts';
import type { Instrument } from './reading.ts';

export type Heading =
  | { kind: 'indicator'; number: number; name: string }
  /** "๙.๑ ข้อมูลพื้นฐาน" */
  | { kind: 'part'; number: number; name: string }
  | { kind: 'instrument'; code: Instrument; name: string }
  /** What follows belongs to no indicator. */
  | { kind: 'annex'; name: string };

const WORD = /^ตัว\s?ชี้\s?วัด\s?(?<part>ย่อย)?\s?(?:ที่)?\s*/u;
const PART = /^(?<number>\d{1,2})\s?\.\s?\d{1,2}\s*[.):]?\s*(?=\D)(?<name>.+)$/u;
const INDICATOR = /^(?<number>\d{1,2})\s*(?<mark>[.):]|\s)\s*(?<name>[^\d\s].*)?$/u;
const LONGEST = 150;

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
  const instrument = /\b(IIT|EIT|OIT)\b/.exec(heading);
  if (instrument && (/^แบบ/.test(heading) || heading.length < 30)) {
    return { kind: 'instrument', code: instrument[1] as Instrument, name: text };
  }
  const word = WORD.exec(heading);
  const rest = word ? heading.slice(word[0].length) : heading;
  const sure = word !== null || where === 'indicator-column';
  const part = PART.exec(rest);
  if (part) return numbered('part', part, text);
  const indicator = INDICATOR.exec(`${rest} `);
  if (indicator && (sure || indicatorNamed(nameOf(indicator.groups!.name ?? '')) !== null)) {
    return numbered(word?.groups?.part ? 'part' : 'indicator', indicator, text);
  }
  const number = sure || where === 'emphasised' ? indicatorNamed(nameOf(rest)) : null;
  return number === null ? null : { kind: 'indicator', number, name: nameOf(rest) };
}

function numbered(kind: 'part' | 'indicator', match: RegExpExecArray, text: string): Heading | null {
  const number = Number(match.groups!.number);
  if (number < 1 || number > LAST_INDICATOR) return null;
  // The name is cut from the text as printed: its digits stay Thai where they are.
  const name = match.groups!.name ? text.trim().slice(-match.groups!.name.trimEnd().length) : '';
  return { kind, number, name: nameOf(name) };
}

/** A name without "(ต่อ)" and what else a page break adds. */
const nameOf = (text: string) => text.replace(/\s*\(?\s*ต่อ\s*\)\s*$/u, '').replace(/^[:\s]+|[:\s]+$/gu, '');
