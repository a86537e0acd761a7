/** Finds results that were copied under the wrong item: they answer another item's measure, and none of their own. */
import { comparable, similarity } from '../../thai/text.ts';
import type { Doubt } from '../doubts.ts';
import type { ReadItem } from '../reading.ts';

/** Texts that begin alike so far are looked at; a shorter text says too little. */
const BEGINNING = 24;
/** How alike a result is to the measure that it answers, and how little to those that it does not. */
const ANSWERS = 0.6;
const OTHER = 0.45;
const MARGIN = 0.3;

export function checkCopied(items: ReadItem[]): Doubt[] {
  const begun = new Map<string, ReadItem[]>();
  for (const item of items) {
    for (const text of new Set([...item.measures, ...item.results].map(beginning))) {
      const known = begun.get(text);
      if (known) known.push(item);
      else begun.set(text, [item]);
    }
  }
  return items.flatMap((item) =>
    item.results.flatMap((result): Doubt[] => {
      if (comparable(result).length < BEGINNING) return [];
      const known = begun.get(beginning(result)) ?? [];
      const others = known.length <= MOST ? known.filter((other) => !areOne(item, other)) : [];
      if (others.length === 0) return [];
      const own = likeness(result, [item.title, item.problem ?? '', ...item.measures]);
      const [best] = others
        .map((other) => ({ other, fit: likeness(result, other.measures) }))
        .sort((a, b) => b.fit - a.fit);
      const { other, fit: elsewhere } = best!;
      const copied = own < OTHER && elsewhere >= ANSWERS && elsewhere - own >= MARGIN;
      if (!copied) return [];
      return [{ code: 'copied-text', line: item.lines[0]!, detail: result, belongs: other.lines[0]! }];
    }),
  );
}

/** A text that stands under more items than this is a phrase of the office. */
const MOST = 8;

const beginning = (text: string): string => comparable(text).slice(0, BEGINNING);

/** The same item, or one that shares its cells. */
const areOne = (a: ReadItem, b: ReadItem): boolean =>
  a === b || a.activities.some(({ lines }) => b.activities.some((other) => other.lines[0] === lines[0]));

const likeness = (text: string, others: string[]): number =>
  Math.max(0, ...others.map((other) => similarity(text, other)));
