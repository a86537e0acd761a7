/** What a measure is called when people talk about it: "O15 สถิติการให้บริการ", "ตัวชี้วัดที่ ๖ ให้บริการเป็นไปตาม…". */

import { plain } from '../../../flows/typed.ts';
import type { WorkItem } from '../../../flows/views/work.ts';
import { toThaiDigits } from '../../thai/digits.ts';
import { shorten } from './shorten.ts';

type Named = Pick<WorkItem, 'codes' | 'indicator' | 'title' | 'text'>;
type Listed = Named & Pick<WorkItem, 'division'>;

/** Grapheme clusters of a name in a list: two lines on a phone. */
export const NAME_LENGTH = 60;

/** The name on its own; in lists, where names must differ, use {@link namesOf}. */
export function measureName(item: Named, max = NAME_LENGTH): string {
  return named(item, item.title, max);
}

/** Only what stands first: "O15", "ตัวชี้วัดที่ ๖"; else the short name. */
export function measureLabel(item: Named): string {
  return codeOf(item) || measureName(item, 30);
}

/**
 * A name for each item, all different: where titles look the same, the activity's text stands instead, or the division
 * is added, whichever tells them apart; at last a number.
 */
export function namesOf(items: Listed[], max = NAME_LENGTH): string[] {
  const byTitle = items.map((item) => measureName(item, max));
  const byText = items.map((item) => named(item, item.text || item.title, max));
  const byDivision = items.map((item, i) => {
    const division = shorten(item.division.shortName, 15);
    return `${shorten(byTitle[i]!, max - division.length - 3)} (${division})`;
  });
  const names = byTitle.map((name, i) => {
    const group = byTitle.flatMap((other, j) => (plain(other) === plain(name) ? [j] : []));
    const apart = [byTitle, byText, byDivision].find((all) => areDifferent(group.map((j) => all[j]!)));
    return (apart ?? byText)[i]!;
  });
  return numbered(names, max);
}

const areDifferent = (names: string[]) => new Set(names.map(plain)).size === names.length;

function numbered(names: string[], max: number): string[] {
  const count = countOf(names);
  const taken = new Set(names.map(plain).filter((name) => count.get(name) === 1));
  return names.map((name) => {
    if (count.get(plain(name)) === 1) return name;
    for (let n = 1; ; n++) {
      const numberedName = `${shorten(name, max - 6)} (${toThaiDigits(n)})`;
      if (taken.has(plain(numberedName))) continue;
      taken.add(plain(numberedName));
      return numberedName;
    }
  });
}

function countOf(names: string[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const name of names) count.set(plain(name), (count.get(plain(name)) ?? 0) + 1);
  return count;
}

function named(item: Named, words: string, max: number): string {
  const text = shorten(words, max) || shorten(item.title, max) || shorten(item.text ?? '', max);
  return shorten(`${codeOf(item)} ${text}`, max) || '(ไม่มีชื่อ)';
}

function codeOf({ codes, indicator }: Named): string {
  const shown = shorten(codes.slice(0, 3).join(', '), 24);
  if (shown) return codes.length > 3 ? `${shown} …` : shown;
  return indicator === null ? '' : `ตัวชี้วัดที่ ${toThaiDigits(indicator)}`;
}
