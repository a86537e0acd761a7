/**
 * Makes the text of a PDF of Typst one that every viewer copies and finds. Private letters become Thai again.
 *
 * - Where a sign is not one letter, Typst tells of a whole group of them what they are together (`ActualText`), and notes
 *   that as the meaning of the group's first sign, so that viewers which do not know `ActualText` (Firefox, iPhones) read
 *   "เดำ" for "เด". Here each sign gets the meaning of its own.
 * - Viewers that put the signs of a line in order by where they stand (Poppler) tear marks from their letter, since both
 *   may begin at the same place: "ทีต ่อง" for "ที่ตอง". A letter with its marks is told of as one.
 */
import { deflateSync, inflateSync } from 'node:zlib';
import { MARK } from '../thai/text.ts';
import type { PdfFile, PdfObject } from './pdf-file.ts';
import { type Drawn, drawing, drawnBy, hexOf } from './pdf-signs.ts';
import { fromPrivate } from './private-letters.ts';

/** The letters that each sign of a font stands for. */
type Meanings = Map<number, string>;

interface Page {
  object: PdfObject;
  /** What it draws. */
  drawn: string;
  /** By the name that the page has for the font. */
  fonts: Map<string, Meanings>;
}

/** Half of the usual time for a fifth more bytes, of which photos have far more. */
const QUICK = { level: 2 };
/** Stands for every letter that the font does not have. */
const NO_SIGN = 0;
const GROUP = /\/Span <<\n {2}\/ActualText <FEFF([0-9A-F]+)>\n>> BDC\n(.*?)\nEMC\n/gs;
/** A group, the choice of a font, or signs that are drawn. */
const STEP = new RegExp(`${GROUP.source}|^/(f\\d+) [\\d.]+ Tf$|^([[(<][^\\n]*) T[jJ]$`, 'gms');

export function withCopyableText({ objects }: PdfFile): void {
  const fonts = new Map<number, { map: PdfObject; meanings: Meanings }>();
  for (const [number, { text }] of objects) {
    const [, toUnicode] = /\/ToUnicode (\d+) 0 R/.exec(text) ?? [];
    if (toUnicode === undefined) continue;
    const map = objects.get(Number(toUnicode))!;
    fonts.set(number, { map, meanings: meaningsIn(map.stream!.toString('latin1')) });
  }
  const pages = [...objects.values()].flatMap(({ text }): Page[] => {
    const [, contents] = /\/Type \/Page\n.*\/Contents (\d+) 0 R/s.exec(text) ?? [];
    if (contents === undefined) return [];
    const object = objects.get(Number(contents))!;
    const used = [...text.matchAll(/\/(f\d+) (\d+) 0 R/g)];
    return [
      {
        object,
        drawn: inflateSync(object.stream!).toString('latin1'),
        fonts: new Map(used.map(([, name, font]) => [name!, fonts.get(Number(font))!.meanings])),
      },
    ];
  });
  for (const page of pages) page.drawn = withOwnMeanings(page);
  for (const page of pages)
    page.object.stream = deflateSync(Buffer.from(withWholeLetters(page), 'latin1'), QUICK);
  for (const { map, meanings } of fonts.values()) {
    map.stream = Buffer.from(withMeanings(map.stream!.toString('latin1'), meanings), 'latin1');
  }
}

/** Notes what the signs of groups mean, each by itself, and says the groups in Thai. */
function withOwnMeanings({ drawn, fonts }: Page): string {
  return drawn.replace(GROUP, (group, hex: string, signs: string) => {
    const meanings = fonts.get(/\/(f\d+) /.exec(signs)?.[1] ?? '');
    const strings = [...signs.matchAll(/^([[(<].*) T[jJ]$/gm)];
    const codes = strings
      .flatMap(([, operands]) => drawnBy(operands!))
      .filter((one) => typeof one === 'number');
    const meant = lettersOf(hex).find(({ length }) => length === codes.length);
    for (const [i, code] of codes.entries()) if (meant && code !== NO_SIGN) meanings?.set(code, meant[i]!);
    return group.replace(hex, utf16(lettersIn(hex)));
  });
}

/** Tells of each letter with marks what they are together, outside of groups. */
function withWholeLetters({ drawn, fonts }: Page): string {
  let meanings: Meanings | undefined;
  return drawn.replace(
    STEP,
    (step, group: string | undefined, _signs, font: string | undefined, operands: string | undefined) => {
      if (group !== undefined) return step;
      if (font !== undefined) meanings = fonts.get(font);
      return operands === undefined || !meanings ? step : clustered(drawnBy(operands), meanings);
    },
  );
}

/** Draws the same, with each letter that has marks told of. */
function clustered(drawn: Drawn[], meanings: Meanings): string {
  const isMark = (one: Drawn | undefined) =>
    typeof one === 'number' && MARK.test(meanings.get(one)?.[0] ?? '');
  const parts: string[] = [];
  let plain: Drawn[] = [];
  for (let at = 0; at < drawn.length; ) {
    let end = at + 1;
    // a shift between a letter and its mark is theirs, one after the last mark is not
    for (let next = end; typeof drawn[at] === 'number'; end = ++next) {
      if (typeof drawn[next] === 'string') next++;
      if (!isMark(drawn[next])) break;
    }
    if (end === at + 1) plain.push(drawn[at]!);
    else {
      if (plain.length > 0) parts.push(drawing(plain));
      plain = [];
      const cluster = drawn.slice(at, end);
      const letters = cluster.map((one) => (typeof one === 'number' ? meanings.get(one) : '')).join('');
      parts.push(`/Span <</ActualText <FEFF${utf16(letters)}>>> BDC\n${drawing(cluster)}\nEMC`);
    }
    at = end;
  }
  if (plain.length > 0) parts.push(drawing(plain));
  return parts.join('\n');
}

/**
 * What the signs of a group may stand for, in the order in which they are drawn: sara am in its two parts, the first of
 * them below the tone mark or in one sign with it.
 */
function lettersOf(hex: string): string[][] {
  const text = lettersIn(hex);
  const drawn = text.replace(/([\u0e31\u0e34-\u0e37\u0e47-\u0e4e]*)\u0e33/g, '\u0e4d$1\u0e32');
  return [[...drawn], drawn.match(/\u0e4d[\u0e48-\u0e4b]|./gsu)!];
}

const lettersIn = (hex: string) => fromPrivate(Buffer.from(hex, 'hex').swap16().toString('utf16le'));
const utf16 = (letters: string) => Buffer.from(letters, 'utf16le').swap16().toString('hex').toUpperCase();

/** Where a font's map of signs to letters lists them; a block of it holds a hundred. */
function listOf(map: string): { begin: number; end: number } {
  const end = map.lastIndexOf('endbfchar') + 'endbfchar'.length;
  return { begin: map.search(/\d+ beginbfchar/), end };
}

function meaningsIn(map: string): Meanings {
  const { begin, end } = listOf(map);
  const known = map.slice(begin, end).matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/g);
  return new Map([...known].map(([, sign, letters]) => [Number.parseInt(sign!, 16), lettersIn(letters!)]));
}

/** The font's map with these meanings. */
function withMeanings(map: string, meanings: Meanings): string {
  const { begin, end } = listOf(map);
  const lines = [...meanings]
    .sort(([a], [b]) => a - b)
    .map(([sign, letters]) => `<${hexOf(sign)}> <${utf16(letters)}>`);
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += 100) {
    const block = lines.slice(i, i + 100);
    blocks.push([`${block.length} beginbfchar`, ...block, 'endbfchar'].join('\n'));
  }
  return map.slice(0, begin) + blocks.join('\n') + map.slice(end);
}
