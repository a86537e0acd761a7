/** The results of a compilation: each dash is that of an office; an office's name above dashes has these in common. */
import type { Block } from './cell.ts';
import { type Entries, entriesOf, pointsOf } from './lists.ts';
import { isMarked, withoutMark } from './marks.ts';

const OFFICE = /^(?:สำนัก|กอง(?!ทุน)|เขต|ศูนย์(?!ละ)|สถาบัน|โรงพยาบาล|ฝ่าย)/u;
/** "สำนักงานเขตร่มเย็น" and nothing else; "… ดำเนินการ ดังนี้" leads in what is no list of one office. */
const OFFICE_ALONE = new RegExp(`${OFFICE.source}(?!.*(?:ดังนี้|ได้แก่))[^-–•]{2,60}$`, 'u');

const isOffice = ({ text }: Block): boolean => !isMarked(text) && OFFICE_ALONE.test(text);
const isPoint = ({ text, start }: Block): boolean => isMarked(text) || start === 'item';

export function officeResults(blocks: Block[]): Pick<Entries, 'texts' | 'marksLost'> {
  const texts: string[] = [];
  let marksLost = false;
  let others: Block[] = [];
  const flush = () => {
    const found = entriesOf(others);
    // whatever leads them in, each dash is an office's
    texts.push(...found.texts.flatMap((text) => (found.withPoints.includes(text) ? pointsOf(text) : [text])));
    marksLost ||= found.marksLost;
    others = [];
  };
  for (let at = 0; at < blocks.length; at++) {
    const points = isOffice(blocks[at]!) ? pointsBelow(blocks, at) : [];
    if (points.length === 0) {
      others.push(blocks[at]!);
      continue;
    }
    flush();
    texts.push([blocks[at]!.text, ...points.map(pointText)].join(' '));
    at += points.length;
  }
  flush();
  return { texts, marksLost };
}

/** The dashes below an office's name, with what goes on with them on the next page; none where they are of offices. */
function pointsBelow(blocks: Block[], at: number): Block[] {
  const below = blocks.slice(at + 1);
  const goesOn = (block: Block) => block.start === 'line' || block.start === 'page';
  const end = below.findIndex((block) => !isPoint(block) && (!goesOn(block) || isOffice(block)));
  const points = end < 0 ? below : below.slice(0, end);
  const own = points[0] && isPoint(points[0]) && !points.some(({ text }) => OFFICE.test(withoutMark(text)));
  return own ? points : [];
}

const pointText = (block: Block): string =>
  isPoint(block) && !isMarked(block.text) ? `- ${block.text}` : block.text;
