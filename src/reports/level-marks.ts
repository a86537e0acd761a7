/**
 * A Thai font whose marks keep their height when they are placed: its glyphs are drawn at the right heights already
 * (a tone mark has a higher form for standing on a vowel), and the few units that GPOS adds make Typst cut a word into
 * two runs in the middle of a letter, which copies of the text then hold twice ("ซึ่ซึ่ง").
 */

import { tableOf } from './font-file.ts';

/** Lookup types of GPOS: mark on base, mark on mark, and the one that only points to another. */
const MARK_TO_BASE = 4;
const MARK_TO_MARK = 6;
const EXTENSION = 9;

/** The TrueType font with the heights of all anchors of its marks the same; sideways they place as before. */
export function withLevelMarks(font: Buffer): Buffer {
  const level = Buffer.from(font);
  const gpos = tableOf(level, 'GPOS');
  const lookups = gpos + level.readUInt16BE(gpos + 8);
  for (const lookup of offsetsAt(level, lookups, lookups)) {
    const type = level.readUInt16BE(lookup);
    for (const subtable of offsetsAt(level, lookup + 4, lookup)) {
      if (type !== EXTENSION) levelSubtable(level, type, subtable);
      else
        levelSubtable(level, level.readUInt16BE(subtable + 2), subtable + level.readUInt32BE(subtable + 4));
    }
  }
  return level;
}

/** The places that a counted list of 16-bit offsets points to. */
const offsetsAt = (font: Buffer, list: number, from: number): number[] =>
  Array.from({ length: font.readUInt16BE(list) }, (_, i) => from + font.readUInt16BE(list + 2 + 2 * i));

function levelSubtable(font: Buffer, type: number, subtable: number): void {
  if (type !== MARK_TO_BASE && type !== MARK_TO_MARK) return;
  const classes = font.readUInt16BE(subtable + 6);
  const marks = subtable + font.readUInt16BE(subtable + 8);
  const bases = subtable + font.readUInt16BE(subtable + 10);
  for (let i = 0; i < font.readUInt16BE(marks); i++) {
    levelAnchor(font, marks, font.readUInt16BE(marks + 2 + 4 * i + 2));
  }
  for (let i = 0; i < font.readUInt16BE(bases) * classes; i++) {
    levelAnchor(font, bases, font.readUInt16BE(bases + 2 + 2 * i));
  }
}

function levelAnchor(font: Buffer, table: number, offset: number): void {
  if (offset !== 0) font.writeInt16BE(0, table + offset + 4);
}
