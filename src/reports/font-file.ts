/** What is read of a TrueType font: where its tables lie, the glyphs of its characters, and how wide they are. */

/** Place of a table's entry in the directory. */
export function entryOf(font: Buffer, tag: string): number {
  for (let entry = 12; entry < 12 + 16 * font.readUInt16BE(4); entry += 16) {
    if (font.toString('latin1', entry, entry + 4) === tag) return entry;
  }
  throw new Error(`The font has no table ${tag}.`);
}

export const tableOf = (font: Buffer, tag: string): number => font.readUInt32BE(entryOf(font, tag) + 8);

/** The glyph of each character, of the map in format 4 that every font has. */
export function glyphsOf(font: Buffer): Map<number, number> {
  const table = tableOf(font, 'cmap');
  const map = Array.from(
    { length: font.readUInt16BE(table + 2) },
    (_, i) => table + font.readUInt32BE(table + 8 + 8 * i),
  ).find((at) => font.readUInt16BE(at) === 4);
  if (map === undefined) throw new Error('The font has no map of characters in format 4.');
  const count = font.readUInt16BE(map + 6) / 2;
  const [ends, starts] = [map + 14, map + 16 + 2 * count];
  const [deltas, offsets] = [starts + 2 * count, starts + 4 * count];
  const glyphs = new Map<number, number>();
  for (let i = 0; i < 2 * count; i += 2) {
    const [start, end] = [font.readUInt16BE(starts + i), font.readUInt16BE(ends + i)];
    const [delta, offset] = [font.readUInt16BE(deltas + i), font.readUInt16BE(offsets + i)];
    for (let code = start; code <= end && code < 0xffff; code++) {
      const found = offset === 0 ? code : font.readUInt16BE(offsets + i + offset + 2 * (code - start));
      if (found !== 0) glyphs.set(code, (found + delta) & 0xffff);
    }
  }
  return glyphs;
}

/** How wide each character is, in em. */
export function widthsOf(font: Buffer): Map<number, number> {
  const em = font.readUInt16BE(tableOf(font, 'head') + 18);
  const count = font.readUInt16BE(tableOf(font, 'hhea') + 34);
  const advances = tableOf(font, 'hmtx');
  const widths = new Map<number, number>();
  for (const [code, glyph] of glyphsOf(font)) {
    widths.set(code, font.readUInt16BE(advances + 4 * Math.min(glyph, count - 1)) / em);
  }
  return widths;
}
