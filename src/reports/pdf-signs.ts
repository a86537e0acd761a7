/** The signs that a page of a PDF draws, as its operators name them (PDF 32000-1:2008, 7.3.4 and 9.4.3). */

/** The code of a sign, two bytes; or how far the next one moves, as it is written. */
export type Drawn = number | string;

const CONTROLS: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };
const NUMBER = /[-+.\d]+/y;

/** What is drawn by the strings of `Tj` or `TJ`; all else between them is left out. */
export function drawnBy(operands: string): Drawn[] {
  const drawn: Drawn[] = [];
  for (let at = 0; at < operands.length; at++) {
    if (operands[at] === '(') {
      const { bytes, end } = literalAt(operands, at);
      drawn.push(...codesOf(bytes));
      at = end;
    } else if (operands[at] === '<') {
      const end = operands.indexOf('>', at);
      drawn.push(...codesOf([...Buffer.from(operands.slice(at + 1, end), 'hex')]));
      at = end;
    } else {
      NUMBER.lastIndex = at;
      const [shift] = NUMBER.exec(operands) ?? [];
      if (shift === undefined) continue;
      drawn.push(shift);
      at += shift.length - 1;
    }
  }
  return drawn;
}

/** The operator that draws all this. */
export function drawing(drawn: Drawn[]): string {
  let operands = '';
  let isOpen = false;
  for (const one of drawn) {
    if (typeof one === 'number') operands += isOpen ? hexOf(one) : `<${hexOf(one)}`;
    else operands += isOpen ? `> ${one} ` : `${one} `;
    isOpen = typeof one === 'number';
  }
  return `[${operands}${isOpen ? '>' : ''}] TJ`;
}

export const hexOf = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');

/** A string in brackets, in which brackets may stand in pairs; what is no printable letter is escaped. */
function literalAt(text: string, start: number): { bytes: number[]; end: number } {
  const bytes: number[] = [];
  let depth = 1;
  let at = start + 1;
  for (; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === '\\') {
      const next = text[++at]!;
      if (next >= '0' && next <= '7') {
        bytes.push(Number.parseInt(text.slice(at, at + 3), 8));
        at += 2;
      } else bytes.push(CONTROLS[next] ?? next.charCodeAt(0));
      continue;
    }
    if (letter === '(') depth++;
    if (letter === ')' && --depth === 0) break;
    bytes.push(letter.charCodeAt(0));
  }
  return { bytes, end: at };
}

const codesOf = (bytes: number[]): number[] =>
  Array.from({ length: bytes.length / 2 }, (_, i) => bytes[2 * i]! * 256 + bytes[2 * i + 1]!);
