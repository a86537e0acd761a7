/** Checks the codes of all items together: what a doubtful number means, gaps, doubles, codes in the wrong place. */
import { meanings } from '../codes.ts';
import type { Doubt } from '../doubts.ts';
import { type BuiltItem, belongs } from '../items.ts';
import type { ReadItem } from '../reading.ts';

/**
 * Decides numbers that may be codes ("13") by their neighbours: where just one meaning goes on from the code before or
 * leads to the one after, it is taken, and said where the letter had to be guessed. In a document without codes a
 * number is part of the title.
 */
export function resolveNumbers(built: BuiltItem[]): Doubt[] {
  const doubts: Doubt[] = [];
  const undecided = built.filter(({ number }) => number !== null);
  const coded = built.some(({ item }) => item.codes.length > 0) || undecided.length >= built.length / 2;
  if (!coded) return [];
  built.forEach(({ item, number }, at) => {
    if (!number) return;
    const line = item.lines[0]!;
    const possible = meanings(number.printed).filter((code) => belongs(code, item));
    const before = built[at - 1]?.item.codes.at(-1) ?? null;
    const after = built[at + 1]?.item.codes[0] ?? null;
    const fitting = possible.filter((code) => follows(before, code) || follows(code, after));
    // An I read as 1 is the commonest misreading: among the staff's items it needs no neighbour.
    const asLetter = possible.filter(
      (code) => code.startsWith('I') && number.printed.length > code.length - 1,
    );
    const guess = fitting.length === 0 && item.instrument === 'IIT' ? asLetter[0] : undefined;
    const chosen = fitting.length === 1 ? fitting[0]! : guess;
    item.title = item.title.startsWith(number.printed)
      ? item.title.slice(number.printed.length).trim()
      : item.title;
    if (!chosen) {
      doubts.push({ code: 'code-doubtful', line, detail: number.printed });
      return;
    }
    item.codes = [chosen];
    // "13" is an I and a 3 by order; of three digits ("110") a person is asked all the same, but for "1๑๐"
    const short = number.printed.length <= 2;
    const byOrder = short && (fitting.length === 1 || possible.length === 1);
    const certain = asLetter[0] === chosen && (byOrder || MIXED_DIGITS.test(number.printed));
    if (!certain) doubts.push({ code: 'code-assumed', line, detail: number.printed, read: chosen });
  });
  return doubts;
}

/** A digit of the other script shows that it was a letter. */
const MIXED_DIGITS = /^(?:1[๐-๙]+|๑[0-9]+)$/u;

const numberOf = (code: string) => Number(code.slice(1));

const follows = (before: string | null, after: string | null): boolean =>
  before !== null && after !== null && before[0] === after[0] && numberOf(after) === numberOf(before) + 1;

/** How many of the steps from code to code must be by one for a longer step to be a gap. */
const MOSTLY = 0.8;

export function checkCodes(items: ReadItem[]): Doubt[] {
  const doubts: Doubt[] = [];
  const seen = new Set<string>();
  for (const item of items) {
    const line = item.lines[0]!;
    for (const code of item.codes) {
      if (seen.has(code)) doubts.push({ code: 'code-repeated', line, detail: code });
      seen.add(code);
    }
    const elsewhere = item.codes.filter((code) => !belongs(code, item));
    if (elsewhere.length > 0) doubts.push({ code: 'code-elsewhere', line, detail: elsewhere.join(', ') });
  }
  for (const letter of ['I', 'E', 'O']) doubts.push(...gaps(items, letter));
  return doubts;
}

function gaps(items: ReadItem[], letter: string): Doubt[] {
  const steps: { from: number; to: number; line: number }[] = [];
  let last: number | null = null;
  const present = new Set(items.flatMap(({ codes }) => codes));
  for (const item of items) {
    const numbers = item.codes.filter((each) => each.startsWith(letter)).map(numberOf);
    if (numbers.length === 0) continue;
    // within one item codes are left out on purpose
    if (last !== null) steps.push({ from: last, to: numbers[0]!, line: item.lines[0]! });
    last = numbers.at(-1)!;
  }
  const single = steps.filter(({ from, to }) => to === from + 1).length;
  if (steps.length < 3 || single < steps.length * MOSTLY) return [];
  return steps.flatMap(({ from, to, line }): Doubt[] => {
    const missing = Array.from({ length: Math.max(0, to - from - 1) }, (_, i) => `${letter}${from + 1 + i}`);
    const lost = missing.filter((code) => !present.has(code));
    const detail = lost.length > 3 ? `${lost[0]} - ${lost.at(-1)}` : lost.join(', ');
    return lost.length > 0 ? [{ code: 'code-gap', line, detail }] : [];
  });
}
