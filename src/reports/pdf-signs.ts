/** The signs that a page of a PDF draws, as its operators name them (PDF 32000-1:2008, 7.3.4 and 9.4.3). */

/** The code of a sign, two bytes; or how far the next one moves, as it is written. */
export type Drawn = number | string;

/** What is drawn by the strings of `Tj` or `TJ`; all else between them is left out. */
export function drawnBy(operands: string): Drawn[] {
  const drawn: Drawn[] = [];
  for (let at = 0; at < operands.length; ) {
    const letter = operands.charCodeAt(at);
    if (letter === OPEN) at = literal(operands, at + 1, drawn);
    else if (letter === LESS) at = hexadecimal(operands, at + 1, drawn);
    else if (letter === SPACE || letter === BEGIN || letter === END) at++;
    else {
      const start = at;
      while (at < operands.length && operands.charCodeAt(at) !== SPACE) at++;
      drawn.push(operands.slice(start, at));
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

const HEX: string[] = [];

export function hexOf(code: number): string {
  HEX[code] ??= code.toString(16).toUpperCase().padStart(4, '0');
  return HEX[code];
}

const [SPACE, OPEN, CLOSE, LESS, BEGIN, END, ESCAPE] = [...' ()<[]\\'].map((one) => one.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];
const CONTROLS: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** A string in brackets, in which brackets may stand in pairs; what is no printable letter is escaped. Gives its end. */
function literal(text: string, start: number, drawn: Drawn[]): number {
  let depth = 1;
  let first = -1;
  let at = start;
  for (; at < text.length; at++) {
    let byte = text.charCodeAt(at);
    if (byte === ESCAPE) {
      const next = text[++at]!;
      if (next >= '0' && next <= '7') {
        byte = Number.parseInt(text.slice(at, at + 3), 8);
        at += 2;
      } else byte = CONTROLS[next] ?? next.charCodeAt(0);
    } else if (byte === OPEN) depth++;
    else if (byte === CLOSE && --depth === 0) break;
    if (first < 0) first = byte;
    else {
      drawn.push(first * 256 + byte);
      first = -1;
    }
  }
  return at + 1;
}

/** As {@link literal}, for one between < and >. */
function hexadecimal(text: string, start: number, drawn: Drawn[]): number {
  const end = text.indexOf('>', start);
  for (let at = start; at < end; at += 4) drawn.push(Number.parseInt(text.slice(at, at + 4), 16));
  return end + 1;
}
