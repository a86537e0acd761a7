/**
 * Makes the text of a PDF of Typst one that every viewer copies and finds. Private letters become Thai again. Where a
 * sign is not one letter, Typst tells of a whole group of them what they are together (`ActualText`), and notes that as
 * the meaning of the group's first sign, so that viewers which do not know `ActualText` (Firefox, iPhones) read "เดำ" for
 * "เด". Here each sign gets the meaning of its own.
 */
import { deflateSync, inflateSync } from 'node:zlib';
import type { PdfFile } from './pdf-file.ts';
import { fromPrivate } from './private-letters.ts';

/** The letter that each sign of a font stands for. */
type Meanings = Map<number, string>;

/** Stands for every letter that the font does not have. */
const NO_SIGN = 0;
const GROUP = /\/Span <<\n {2}\/ActualText <FEFF([0-9A-F]+)>\n>> BDC\n(.*?)\nEMC\n/gs;

export function withCopyableText({ objects }: PdfFile): void {
  const fonts = new Map<number, Meanings>();
  for (const [number, { text }] of objects) if (text.includes('/ToUnicode ')) fonts.set(number, new Map());
  for (const { text } of [...objects.values()]) {
    const contents = /\/Type \/Page\n.*\/Contents (\d+) 0 R/s.exec(text);
    if (!contents) continue;
    const page = objects.get(Number(contents[1]))!;
    const used = new Map(
      [...text.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name, font]) => [name!, Number(font)]),
    );
    const drawn = inflateSync(page.stream!).toString('latin1');
    const known = drawn.replace(GROUP, (group, hex: string, signs: string) => {
      const meanings = fonts.get(used.get(/\/(f\d+) /.exec(signs)?.[1] ?? '') ?? 0);
      const codes = codesOf(signs);
      const meant = lettersOf(hex).find(({ length }) => length === codes.length);
      for (const [i, code] of codes.entries()) {
        if (meant && code !== NO_SIGN) meanings?.set(code, meant[i]!);
      }
      return group.replace(hex, utf16(lettersIn(hex)));
    });
    if (known !== drawn) page.stream = deflateSync(Buffer.from(known, 'latin1'));
  }
  for (const [font, meanings] of fonts) {
    const number = Number(/\/ToUnicode (\d+) 0 R/.exec(objects.get(font)!.text)![1]);
    const map = objects.get(number)!;
    map.stream = Buffer.from(withMeanings(map.stream!.toString('latin1'), meanings), 'latin1');
  }
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

const CONTROLS: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** The signs in the strings that are drawn, two bytes each; what is no printable letter is escaped in them. */
function codesOf(drawn: string): number[] {
  const bytes: number[] = [];
  for (let at = drawn.indexOf('('); at >= 0; at = drawn.indexOf('(', at)) {
    for (at++; at < drawn.length && drawn[at] !== ')'; at++) {
      if (drawn[at] !== '\\') bytes.push(drawn.charCodeAt(at));
      else if (drawn[at + 1]! >= '0' && drawn[at + 1]! <= '7') {
        bytes.push(Number.parseInt(drawn.slice(at + 1, at + 4), 8));
        at += 3;
      } else bytes.push(CONTROLS[drawn[++at]!] ?? drawn.charCodeAt(at));
    }
  }
  return Array.from({ length: bytes.length / 2 }, (_, i) => bytes[2 * i]! * 256 + bytes[2 * i + 1]!);
}

const hexOf = (code: number) => code.toString(16).toUpperCase().padStart(4, '0');
const lettersIn = (hex: string) => fromPrivate(Buffer.from(hex, 'hex').swap16().toString('utf16le'));
const utf16 = (letter: string) => Buffer.from(letter, 'utf16le').swap16().toString('hex').toUpperCase();

/** The font's map of signs to letters with these in it; a block of such a map holds a hundred. */
function withMeanings(map: string, meanings: Meanings): string {
  const begin = map.search(/\d+ beginbfchar/);
  const end = map.lastIndexOf('endbfchar') + 'endbfchar'.length;
  const known = [...map.slice(begin, end).matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/g)];
  const all = new Map(known.map(([, sign, letters]) => [sign!, utf16(lettersIn(letters!))]));
  for (const [code, letter] of meanings) all.set(hexOf(code), utf16(letter));
  const lines = [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([sign, hex]) => `<${sign}> <${hex}>`);
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += 100) {
    const block = lines.slice(i, i + 100);
    blocks.push([`${block.length} beginbfchar`, ...block, 'endbfchar'].join('\n'));
  }
  return map.slice(0, begin) + blocks.join('\n') + map.slice(end);
}
