/** Divisions and districts as people name them. */
import { toArabicDigits } from '../src/thai/digits.ts';
import type { DistrictView, DivisionView } from './facts.ts';
import { plain } from './typed.ts';

/** The words by which a division is known: "ฝ่ายทะเบียน", "ทะเบียน", and the short name with or without "ฝ่าย". */
export const divisionWords = ({ name, shortName }: DivisionView): string[] => [
  name,
  shortName,
  name.replace(/^ฝ่าย/u, ''),
  `ฝ่าย${shortName}`,
];

/** "สำนักงานเขตร่มเย็น", "เขตร่มเย็น", "ร่มเย็น". */
export const districtWords = ({ name }: DistrictView): string[] => [
  name,
  name.replace(/^สำนักงานเขต/u, ''),
  name.replace(/^สำนักงาน/u, ''),
];

/** The item whose words `text` is, or null; a number names nothing. */
export const named = <T>(text: string, items: T[], wordsOf: (item: T) => string[]): T | null =>
  items.find((item) => wordsOf(item).some((word) => plain(word) === plain(text))) ?? null;

/**
 * All divisions that a list names by words or by their numbers in `divisions`: "ทะเบียน, โยธา", "๑ ๓", "ทะเบียนและโยธา".
 * Empty when any part of the list is unknown, so that nothing is left out unnoticed.
 */
export function namedDivisions(text: string, divisions: DivisionView[]): DivisionView[] {
  const one = named(text, divisions, divisionWords);
  if (one) return [one];
  const parts = toArabicDigits(text)
    .split(/[,/+\n]|\s+|และ|กับ/u)
    .filter((part) => part.trim() !== '');
  const found = parts.map((part) =>
    /^[0-9]{1,2}$/u.test(part)
      ? (divisions[Number(part) - 1] ?? null)
      : named(part, divisions, divisionWords),
  );
  return found.every((division) => division !== null) ? [...new Set(found)] : [];
}
