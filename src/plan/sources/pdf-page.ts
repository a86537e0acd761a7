/** Takes apart a page of a PDF: the pieces of text and the straight lines on it, by their places from the upper left. */
import type { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { cleanText } from '../../thai/text.ts';

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;
type Ops = Awaited<ReturnType<typeof getResolvedPDFJS>>['OPS'];
type Matrix = number[];

export interface PageText {
  text: string;
  /** The beginning of its baseline, in points; y grows downwards. */
  x: number;
  y: number;
  width: number;
  /** Of the letters. */
  size: number;
}

/** A straight line, across or down. */
export interface Ruling {
  across: boolean;
  /** Its y when it goes across, else its x. */
  at: number;
  from: number;
  to: number;
}

/** In the order of the file, which is the order in which cells are filled. What slants lies behind the page, as "ร่าง". */
export async function textsOf(page: Page): Promise<PageText[]> {
  const { transform } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  return items.flatMap((item): PageText[] => {
    if (!('str' in item) || item.str === '') return [];
    const [a, b, , , x, y] = multiply(transform, item.transform);
    const size = Math.hypot(a!, b!) || item.height;
    if (Math.min(Math.abs(a!), Math.abs(b!)) > size * SLANTED) return [];
    // blanks that are no wider than this are none: letters were placed one by one
    if (item.str.trim() === '' && item.width < size * NARROW) return [];
    return [{ text: item.str, x: x!, y: y!, width: item.width, size }];
  });
}

const NARROW = 0.12;
/** A page that was scanned a little askew is none. */
const SLANTED = 0.1;

export async function rulingsOf(page: Page, ops: Ops): Promise<Ruling[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const { transform } = page.getViewport({ scale: 1 });
  const strokes = new Set([
    ops.stroke,
    ops.closeStroke,
    ops.fillStroke,
    ops.eoFillStroke,
    ops.closeFillStroke,
  ]);
  const fills = new Set([ops.fill, ops.eoFill]);
  const rulings: Ruling[] = [];
  const saved: Matrix[] = [];
  let matrix: Matrix = transform;
  fnArray.forEach((operator: number, i: number) => {
    const args = argsArray[i];
    if (operator === ops.save) saved.push(matrix);
    else if (operator === ops.restore) matrix = saved.pop() ?? transform;
    else if (operator === ops.transform) matrix = multiply(matrix, args);
    else if (operator === ops.constructPath) {
      const [painted, [path]] = args as [number, [ArrayLike<number> | null]];
      if (!path) return;
      for (const points of pathsIn(path)) {
        const placed = points.map(([x, y]) => apply(matrix, x, y));
        if (strokes.has(painted)) rulings.push(...sidesOf(placed));
        else if (fills.has(painted)) rulings.push(...thinBox(placed));
      }
    }
  });
  return rulings;
}

/** How many numbers follow each of the marks of a path: move, line, two kinds of curves, close. */
const NUMBERS = [2, 2, 6, 4, 0];
const CLOSE = 4;

/** The corners of each part of a path. */
function pathsIn(path: ArrayLike<number>): [number, number][][] {
  const parts: [number, number][][] = [];
  for (let i = 0; i < path.length; ) {
    const mark = path[i++]!;
    const count = NUMBERS[mark];
    if (count === undefined) return parts;
    const part = parts.at(-1);
    if (mark === 0) parts.push([[path[i]!, path[i + 1]!]]);
    else if (mark === CLOSE) part?.push(part[0]!);
    else part?.push([path[i + count - 2]!, path[i + count - 1]!]);
    i += count;
  }
  return parts;
}

/** Lines may be so much askew, and boxes so thin, in points. */
const ASKEW = 0.8;
const THIN = 3;

function sidesOf(points: [number, number][]): Ruling[] {
  return points.slice(1).flatMap(([x, y], i): Ruling[] => {
    const [fromX, fromY] = points[i]!;
    if (Math.abs(y - fromY) <= ASKEW) {
      return [{ across: true, at: (y + fromY) / 2, from: Math.min(x, fromX), to: Math.max(x, fromX) }];
    }
    if (Math.abs(x - fromX) <= ASKEW) {
      return [{ across: false, at: (x + fromX) / 2, from: Math.min(y, fromY), to: Math.max(y, fromY) }];
    }
    return [];
  });
}

/** Many programs paint a line as a box. */
function thinBox(points: [number, number][]): Ruling[] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= THIN) return [{ across: true, at: (top + bottom) / 2, from: left, to: right }];
  return right - left <= THIN ? [{ across: false, at: (left + right) / 2, from: top, to: bottom }] : [];
}

const apply = ([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] => [
  a! * x + c! * y + e!,
  b! * x + d! * y + f!,
];

function multiply(m: Matrix, n: Matrix): Matrix {
  const [a, b, c, d, e, f] = m as [number, number, number, number, number, number];
  const [a2, b2, c2, d2, e2, f2] = n as [number, number, number, number, number, number];
  return [
    a * a2 + c * b2,
    b * a2 + d * b2,
    a * c2 + c * d2,
    b * c2 + d * d2,
    a * e2 + c * f2 + e,
    b * e2 + d * f2 + f,
  ];
}

/** Older fonts have the marks of Thai a second time, lowered or moved to the left, in the private use area. */
const MOVED = 'ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู';

/** Thai as it is written: marks back in their places, ำ in one piece. */
export const repaired = (text: string): string =>
  cleanText(
    text
      .replace(/[\uf700-\uf71a]/g, (letter) => MOVED[letter.charCodeAt(0) - 0xf700]!)
      .replace(/\u0e33\s?\u0e32/g, '\u0e33')
      .replace(/([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e39])/g, '$2$1')
      .replace(/เเ/g, 'แ'),
  );
