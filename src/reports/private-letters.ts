/**
 * Thai letters as letters of private use, for Typst alone. It looks for the words of Thai by itself, with a network that
 * takes longer than all else together, and breaks lines inside of words all the same; private letters it leaves alone.
 * The font shows them as it shows the letters that they stand for, and in the PDF they are Thai again (`pdf-text.ts`).
 */

import { entryOf, glyphsOf, tableOf } from './font-file.ts';

/** Letters, vowels and marks; digits and signs need no dictionary. */
const FIRST = 0x0e01;
const LAST = 0x0e4e;
const PRIVATE = /[\ue001-\ue04e]/g;
const SHIFT = 0xd200;
/** Shapers take it apart: it has to stay what it is, and so has its word, whose letters are shaped with it. */
const SARA_AM = '\u0e33';

/** Whether a word stays as it is. */
export const staysThai = (word: string): boolean => word.includes(SARA_AM);

/** A part of a line. */
export function toPrivate(part: string): string {
  if (staysThai(part)) return part;
  let letters = '';
  for (let i = 0; i < part.length; i++) {
    const code = part.charCodeAt(i);
    letters += isLetter(code) ? String.fromCharCode(code + SHIFT) : part[i];
  }
  return letters;
}

/** The sign of the baht lies between them. */
const isLetter = (code: number): boolean => code >= FIRST && code <= LAST && code !== 0x0e3f;

export const fromPrivate = (text: string): string =>
  text.replace(PRIVATE, (letter) => String.fromCharCode(letter.codePointAt(0)! - SHIFT));

/** Of the font with private letters; as long as the name that it stands for. */
export const PRIVATE_FAMILY = 'Private';

/**
 * The TrueType font with the private letters in its map of characters, which is written anew at its end. It gets a name of
 * its own: a sign of one font is one letter in a PDF, and other words show the same signs for letters that are not private.
 */
export function withPrivateLetters(font: Buffer): Buffer {
  const glyphs = glyphsOf(font);
  for (let code = FIRST; code <= LAST; code++) {
    const glyph = glyphs.get(code);
    if (glyph !== undefined) glyphs.set(code + SHIFT, glyph);
  }
  const map = mapOf(glyphs);
  const whole = Buffer.concat([font, Buffer.alloc(-font.length & 3), map]);
  const entry = entryOf(whole, 'cmap');
  whole.writeUInt32BE(whole.length - map.length, entry + 8);
  whole.writeUInt32BE(map.length, entry + 12);
  nameFamily(whole);
  return whole;
}

/** Numbers of the names of families. */
const FAMILIES = [1, 16];

function nameFamily(font: Buffer): void {
  const table = tableOf(font, 'name');
  const texts = table + font.readUInt16BE(table + 4);
  for (let i = 0; i < font.readUInt16BE(table + 2); i++) {
    const record = table + 6 + 12 * i;
    if (!FAMILIES.includes(font.readUInt16BE(record + 6))) continue;
    const name = Buffer.from(PRIVATE_FAMILY, 'utf16le').swap16();
    name.copy(font, texts + font.readUInt16BE(record + 10), 0, font.readUInt16BE(record + 8));
  }
}

/** A table with one map in format 12, which holds characters beyond the first 65,536. */
function mapOf(glyphs: Map<number, number>): Buffer {
  const HEADER = 28;
  const LENGTH = 12;
  const table = Buffer.alloc(HEADER + LENGTH * glyphs.size);
  // one map, of platform 3 in encoding 10, at byte 12
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(table.length - 12, 16);
  table.writeUInt32BE(glyphs.size, 24);
  for (const [i, [code, glyph]] of [...glyphs].sort(([a], [b]) => a - b).entries()) {
    const group = HEADER + LENGTH * i;
    table.writeUInt32BE(code, group);
    table.writeUInt32BE(code, group + 4);
    table.writeUInt32BE(glyph, group + 8);
  }
  return table;
}
