/** Takes apart who is responsible where the work is that of a whole city: offices and departments beside divisions. */
import { type Cell, cellText } from './cell.ts';
import { entriesOf } from './lists.ts';
import { readResponsible } from './responsible.ts';

export interface Agencies {
  /** In the order printed: divisions by their names, all else as printed. */
  names: string[];
  /** Those that are no divisions. */
  agencies: string[];
}

/** With what the name of an office begins. */
const UNIT =
  '(?:สำนัก|กอง|ฝ่าย|ศูนย์|สถาบัน|โรงพยาบาล|โรงเรียน|ส่วนราชการ|กลุ่มงาน|คณะ|หน่วยงาน|ทุก|(?:รอง)?ผู้ว่าราชการ|ปลัดกรุงเทพ|ผู้อำนวยการ|หัวหน้า|(?!กทม)[ก-ฮ]{2,5}\\.(?:\\s|$))';
const JOINT = new RegExp(`\\s*[,;/]\\s*|\\s*(?:และ|กับ|รวมทั้ง|ร่วมกับ)\\s*(?=${UNIT})`, 'u');
/** "สำนักงาน ปลัด…" and "ในสังกัด สำนัก…" are one name, as is what stands in brackets. */
const BLANK = new RegExp(
  `(?:(?<!สำนักงาน|สำนัก|สังกัด)|(?<=(?:^|\\s)สำนัก(?=\\s+สำนักงานเขต)))\\s+(?=${UNIT})(?![^()]{0,60}\\))`,
  'u',
);
/** A part of an office; the office is named after it. */
const PART = /^(?:กอง|ฝ่าย|ศูนย์|ส่วน(?!ราชการ)|กลุ่มงาน)/u;
/** The office that has offices of that rank as its parts. */
const WHOLE = /^(?:สำนักปลัดกรุงเทพมหานคร|สนป\.)/u;
/** An office of the rank of a กอง, which has none: "สำนักงานกฎหมายและคดี". */
const OF_EQUAL_RANK = /^สำนักงาน(?!เขต|ปลัด|ก\.\s?ก\.|คณะกรรมการ)/u;
/** "สำนักงานเขต", "สำนักงานเขต ๕๐ เขต", but no office by its name. */
const ANY_DISTRICT = /^สำนักงานเขต(?:\s?[0-9๐-๙]+\s?เขต|ทุก(?:แห่ง|เขต)|ทั้ง\s?[0-9๐-๙]+\s?(?:เขต|แห่ง))?$/u;

export function readAgencies(cell: Cell): Agencies {
  const whole = readResponsible(cellText(cell));
  if (whole.unknown.length === 0 && whole.likely.length === 0) return { names: whole.names, agencies: [] };
  const printed = entriesOf(cell.blocks).texts.flatMap((text) => text.split(JOINT).flatMap(partsOf));
  const names: string[] = [];
  const agencies: string[] = [];
  for (const text of new Set(printed.filter((each) => each !== ''))) {
    const division = divisionIn(text);
    const name = division ?? text;
    if (names.includes(name)) continue;
    names.push(name);
    if (name !== division) agencies.push(name);
  }
  return { names, agencies };
}

const LONGEST_LIST = 120;

/** Whether a text can be a list of offices, and nothing that they did. */
export const isOfOffices = (text: string): boolean =>
  text.length <= LONGEST_LIST && new RegExp(`^${UNIT}`, 'u').test(text);

/** The one division that a text names; an office is none for being spelled much like one. */
function divisionIn(text: string): string | null {
  const { names, unknown, likely } = readResponsible(text);
  const guessed = likely.length > 0 && !text.startsWith('ฝ่าย');
  return names.length === 1 && unknown.length === 0 && !guessed ? names[0]! : null;
}

/** The names that only blanks part; a part of an office goes with its office. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (const part of text.trim().split(BLANK)) {
    const last = parts.at(-1);
    const equals = last?.startsWith('กอง') && OF_EQUAL_RANK.test(part);
    const isPart = last !== undefined && (PART.test(last) || (OF_EQUAL_RANK.test(last) && WHOLE.test(part)));
    const apart = !isPart || equals || /\sสำนัก/u.test(last);
    if (apart || !(part.startsWith('สำนัก') || WHOLE.test(part))) parts.push(part);
    // which districts' division it is says nothing of the division
    else if (!ANY_DISTRICT.test(part) || !isDivision(last)) parts[parts.length - 1] = `${last} ${part}`;
  }
  return parts;
}

const isDivision = (text: string): boolean => readResponsible(text).unknown.length === 0;
