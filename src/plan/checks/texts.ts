/** Checks what the texts say: another district's name, phrases printed twice, references to nothing, unparted channels. */
import { comparable, similarity } from '../../thai/text.ts';
import { bareName, officesNamed } from '../districts.ts';
import type { Doubt } from '../doubts.ts';
import type { ReadItem } from '../reading.ts';

export function checkTexts(items: ReadItem[], organisation: string | null): Doubt[] {
  return items.flatMap((item) => {
    const line = item.lines[0]!;
    const planned = [item.title, item.problem ?? '', ...item.measures, ...item.outputs, ...item.channels];
    const texts = [...planned, ...item.results];
    return [
      ...otherDistricts([...texts, ...item.captions], organisation).map(
        (detail): Doubt => ({ code: 'other-district', line, detail }),
      ),
      ...texts
        .flatMap((text) => repeated(text))
        .map((detail): Doubt => ({ code: 'repeated-words', line, detail })),
      ...references(item).map((detail): Doubt => ({ code: 'refers-to-nothing', line, detail })),
      ...item.channels
        .filter(isUnparted)
        .map((detail): Doubt => ({ code: 'channels-unparted', line, detail })),
    ];
  });
}

/** Names that are not the district's own, a misread letter aside. */
function otherDistricts(texts: string[], organisation: string | null): string[] {
  if (!organisation) return [];
  const own = bareName(organisation);
  const named = texts.flatMap((text) => officesNamed(text)).map(bareName);
  return [...new Set(named)].filter(
    (name) => !name.startsWith(own) && !own.startsWith(name) && similarity(name, own) < 0.6,
  );
}

/** A phrase of eight letters or more, said twice in a row. */
function repeated(text: string): string[] {
  const letters = comparable(text.slice(0, 600));
  let first: { at: number; length: number } | null = null;
  for (let length = 8; length <= 60; length++) {
    let same = 0;
    for (let at = 0; at + length < letters.length && (!first || at - length + 1 < first.at); at++) {
      same = letters[at] === letters[at + length] ? same + 1 : 0;
      if (same === length) {
        first = { at: at - length + 1, length };
        break;
      }
    }
  }
  const phrase = first ? letters.slice(first.at, first.at + first.length) : '';
  return phrase === '' || /^(.)\1*$/u.test(phrase) ? [] : [phrase];
}

/** "กลุ่มดังกล่าว" in a channel or output, where neither title nor activity speaks of a กลุ่ม: copied from elsewhere. */
function references({ title, measures, problem, channels, outputs }: ReadItem): string[] {
  const context = comparable([title, problem ?? '', ...measures].join(' '));
  const found = [...channels, ...outputs].flatMap((text) => {
    const at = text.search(/\s?ดังกล่าว/u);
    const noun = at > 0 ? lastWord(text.slice(Math.max(0, at - 60), at)) : '';
    const earlier = comparable(text.slice(0, Math.max(0, at - noun.length)));
    return noun.length >= 3 && !context.includes(noun) && !earlier.includes(noun) ? [`${noun}ดังกล่าว`] : [];
  });
  return [...new Set(found)];
}

const words = new Intl.Segmenter('th', { granularity: 'word' });
const lastWord = (text: string): string =>
  [...words.segment(text)].filter(({ isWordLike }) => isWordLike).at(-1)?.segment ?? '';

/** A channel by its name, as several stand in one text. */
export const CHANNEL =
  /(?:line\s*(?:group|official|oa)?|ไลน์(?:กลุ่ม)?|facebook|fb|เฟซบุ๊ก|เฟสบุ๊ค|website|web|เว็บไซต์|youtube|tiktok|instagram|x)(?![a-z])/giu;

/** Nothing but names of channels, two or more, with no mark between. */
function isUnparted(text: string): boolean {
  const rest = text.replace(CHANNEL, '').trim();
  return rest === '' && (text.match(CHANNEL)?.length ?? 0) >= 2;
}
