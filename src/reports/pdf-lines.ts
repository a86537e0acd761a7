/**
 * The lines of a text in a PDF, by the widths of Sarabun's own letters. Typst is told where they end: to offer it an end
 * after every word would take it as long again as all else.
 */
import { readFileSync } from 'node:fs';
import { widthsOf } from './font-file.ts';
import { SARABUN } from './fonts.ts';
import { staysThai, toPrivate } from './private-letters.ts';
import { piecesFor } from './text-lines.ts';

/** Each line in runs: private letters, or a word that has none. */
export type PdfLine = string[];

export interface Setting {
  bold?: boolean;
  /** Of the letters, in points. */
  size?: number;
  /** In front of the first line, beyond where the others begin. */
  before?: string;
}

export const TEXT_SIZE = 10.5;
const CM_PER_POINT = 2.54 / 72;
/** Where a mark ends and the text beside it begins, in em. */
export const HANGING = 1.45;
/** Pairs of letters may stand a little further apart than their widths say. */
const ROOM = 0.985;
/** Of a letter that Sarabun does not have, in em: the pictures that people type are wider than others. */
const UNKNOWN = 1.3;

const widths = new Map(
  [SARABUN.regular, SARABUN.bold].map((file) => [file, widthsOf(readFileSync(file))] as const),
);

/** `width` in cm. */
export function linesFor(
  text: string,
  width: number,
  { bold = false, size = TEXT_SIZE, before }: Setting = {},
): PdfLine[] {
  const room = (ROOM * width) / (size * CM_PER_POINT);
  const known = widths.get(bold ? SARABUN.bold : SARABUN.regular)!;
  const widthOf = (letters: string) => {
    let sum = 0;
    for (const letter of letters) sum += known.get(letter.codePointAt(0)!) ?? UNKNOWN;
    return sum;
  };
  const lines: string[][] = [[]];
  let used = before === undefined ? 0 : widthOf(`${before} `) - HANGING;
  for (const piece of piecesFor(text, room, widthOf)) {
    // Typst finds room for the blank at the end of a line as well
    if (used > 0 && used + widthOf(piece) > room) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)!.push(piece);
    used += widthOf(piece);
  }
  return lines.map(runsOf);
}

function runsOf(pieces: string[]): PdfLine {
  const runs: PdfLine = [];
  for (const piece of pieces) {
    const word = piece.trimEnd();
    const isThai = staysThai(word);
    const last = runs.at(-1);
    if (isThai) runs.push(word, piece.slice(word.length));
    else if (last === undefined || staysThai(last)) runs.push(piece);
    else runs[runs.length - 1] = last + piece;
  }
  return runs.filter((run) => run !== '').map(toPrivate);
}
