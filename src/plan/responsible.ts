/** Takes apart a cell that names who is responsible: several divisions, parted by a blank or by nothing at all. */
import { type Comparable, cleanText, comparable, likeness, toCompare } from '../thai/text.ts';
import { ALL_DIVISIONS, DIVISIONS, type DivisionName, SCHOOLS } from './divisions.ts';

export interface Responsible {
  /** Canonical names in the order printed; what is not known stays as printed. */
  names: string[];
  /** Parts that are no division, school or "ทุกฝ่าย". */
  unknown: string[];
  /** Parts taken for a division although they are written in no known way. */
  likely: { printed: string; name: string }[];
  /** What narrows or qualifies ("ที่เกี่ยวข้อง", "(หลัก)", "หัวหน้า…"): a person must say what it means. */
  qualified: string[];
}

/** Spellings without blanks -> canonical name; longer ones are tried first. */
const SPELLINGS: [spelling: string, name: string][] = [...DIVISIONS, SCHOOLS]
  .flatMap(({ name, aliases, kind }: DivisionName) =>
    [name, ...aliases].map((text): [string, string] => [
      kind === 'division' ? comparable(text).replace(/^ฝ่าย/, '') : comparable(text),
      name,
    ]),
  )
  .concat([
    ['ทุกฝ่าย', ALL_DIVISIONS],
    ['ทุกๆฝ่าย', ALL_DIVISIONS],
    ['ทุกหน่วยงานในสังกัดสำนักงานเขต', ALL_DIVISIONS],
  ])
  .sort((a, b) => b[0].length - a[0].length) as [string, string][];

/** Words between names, and marks of a list. */
const JOINT = /^(?:และ|กับ|รวมทั้ง|ร่วมกับ|พร้อมด้วย|[-–•·,/;+&]|\(?[0-9๐-๙]{1,2}[.)])+/u;
const QUALIFIER = /^(?:ที่เกี่ยวข้อง(?:ทั้งหมด)?|ที่รับผิดชอบ|เป็นหลัก|\([^()]*\)|หัวหน้า(?:ฝ่าย(?=ทุกฝ่าย)|(?=ฝ่าย|ทุกฝ่าย)))/u;
/** Whose division it is: the office's own. */
const OFFICE = /^(?:ของ)?สำนักงานเขต[^,;/&+]{0,20}?(?=$|ฝ่าย|โรงเรียน|และ|[,;/&+])/u;
/** Where an unknown part ends: at the next name or joint. */
const NEXT = /ฝ่าย|ทุกฝ่าย|โรงเรียน|หัวหน้าฝ่าย|และ|[,/;]/u;
const LIKELY = 0.72;
const LONGEST_NAME = 60;
/** All divisions of an office by their full names are a fifth of this; the rest of a longer cell names nobody. */
const LONGEST_CELL = 1500;

export function readResponsible(text: string): Responsible {
  const found: Responsible = { names: [], unknown: [], likely: [], qualified: [] };
  const { letters, printed } = compressed(text.slice(0, LONGEST_CELL));
  let rest = letters;
  const add = (name: string) => {
    if (!found.names.includes(name)) found.names.push(name);
  };
  while (rest !== '') {
    const skip = JOINT.exec(rest)?.[0].length ?? 0;
    if (skip > 0) {
      rest = rest.slice(skip);
      continue;
    }
    const qualifier = QUALIFIER.exec(rest)?.[0];
    if (qualifier) {
      found.qualified.push(qualifier);
      rest = rest.slice(qualifier.length);
      continue;
    }
    const known = knownAt(rest);
    if (known) {
      add(known.name);
      rest = rest.slice(known.length);
      rest = rest.slice(OFFICE.exec(rest)?.[0].length ?? 0);
      continue;
    }
    const length = unknownPart(rest).length;
    const part = printed(letters.length - rest.length, length);
    const name = likelyName(part);
    if (name) found.likely.push({ printed: part, name });
    else found.unknown.push(part);
    add(name ?? part);
    rest = rest.slice(length);
  }
  return found;
}

/** The letters that names are looked for in, and a way back to the text as printed. */
function compressed(text: string) {
  const clean = cleanText(text);
  const places = [...clean.matchAll(/\S/g)].map((match) => match.index);
  const letters = places.map((place) => clean[place]!.toLowerCase()).join('');
  const printed = (from: number, length: number) => clean.slice(places[from], places[from + length - 1]! + 1);
  return { letters, printed };
}

/** The name that the text begins with. A spelling ends where a word can end: "โยธา" is not found in "โยธาธิการ". */
function knownAt(text: string): { name: string; length: number } | null {
  const prefix = text.startsWith('ฝ่าย') ? 'ฝ่าย'.length : 0;
  const body = text.slice(prefix);
  for (const [spelling, name] of SPELLINGS) {
    const candidate = spelling.startsWith('ทุก') || spelling.startsWith('โรงเรียน') ? text : body;
    if (!candidate.startsWith(spelling)) continue;
    const length = text.length - candidate.length + spelling.length;
    const after = text.slice(length);
    if (endsHere(after)) return { name, length: length + (after.startsWith('ฯ') ? 1 : 0) };
  }
  return null;
}

const endsHere = (after: string) =>
  after === '' ||
  /^(?:ฯ|ทุก|โรงเรียน|หัวหน้า|ฝ่าย|ผู้|ผอ|คณะ|(?:ของ)?สำนักงานเขต)/u.test(after) ||
  JOINT.test(after) ||
  QUALIFIER.test(after) ||
  SPELLINGS.some(([spelling]) => after.startsWith(spelling));

function unknownPart(text: string): string {
  const next = NEXT.exec(text.slice(1));
  return next ? text.slice(0, next.index + 1) : text;
}

/** The names of all divisions with their spellings, ready to be compared. */
const NAMED = [...DIVISIONS, SCHOOLS].map(({ name, aliases }) => ({
  name,
  spellings: [name, ...aliases].map((text) => toCompare(withoutPrefix(text))),
}));

/** A division written with a letter or two lost or misread. */
function likelyName(part: string): string | null {
  const plain = toCompare(withoutPrefix(part));
  if (plain.letters.length > LONGEST_NAME) return null;
  const fits = NAMED.map(({ name, spellings }) => ({
    name,
    fit: Math.max(...spellings.map((spelling) => likenessOf(spelling, plain))),
  })).sort((a, b) => b.fit - a.fit);
  const [best, second] = fits as [{ name: string; fit: number }, { name: string; fit: number }];
  return best.fit >= LIKELY && best.fit - second.fit >= 0.15 ? best.name : null;
}

function withoutPrefix(text: string): string {
  return comparable(text).replace(/^ฝ่าย/, '');
}

/** In a short word one wrong letter already breaks two pairs. */
const likenessOf = (a: Comparable, b: Comparable) =>
  isOneLetterOff(a.letters, b.letters) ? 0.9 : likeness(a, b);

const isOneLetterOff = (a: string, b: string) =>
  a.length >= 4 && a.length === b.length && [...a].filter((letter, i) => letter !== b[i]).length === 1;
