/** Cells that the layouts have in common. */

import type { Block } from '../../plan/cell.ts';
import { entriesOf } from '../../plan/lists.ts';
import { withoutMark } from '../../plan/marks.ts';
import { captionIn } from '../../plan/photo-marks.ts';
import { shortDate } from '../../thai/calendar.ts';
import { cleanText } from '../../thai/text.ts';
import type { ReportItem, ReportWork } from '../content.ts';
import { type Digits, withDigits } from '../digits.ts';
import type { PrintedBlock, PrintedCell, PrintedRow } from '../table.ts';

/** How cells of one report are set. */
export interface Cells {
  text(text: string | null): PrintedBlock[];
  /** A text that begins with a mark of its own gets a dash in front: one mark is taken off when it is read. */
  point(text: string | null): PrintedBlock[];
  /** "1. …", or "- …"; see {@link marksFor}. */
  list(entries: string[], marks: 'numbers' | 'dashes'): PrintedBlock[];
  /** `named`: "ภาพที่ 1", where the photos stand in one cell with something else. */
  photos(works: ReportWork[], named?: boolean): PrintedBlock[];
  /** "I1 ชื่อประเด็น (94.70 คะแนน)" */
  title(item: ReportItem): PrintedBlock[];
  /** Names, each on a line of its own. */
  names(names: string[]): PrintedBlock[];
  /** "๓๐ มี.ค. ๖๖" */
  date(iso: string | null): PrintedBlock[];
  heading(text: string): PrintedRow;
}

export function cellsIn(digits: Digits): Cells {
  const set = (text: string) => withDigits(text, digits);
  const text = (given: string | null): PrintedBlock[] =>
    given === null || given === '' ? [] : [{ kind: 'text', text: set(given) }];
  return {
    text,
    point: (given) => text(given && (withoutMark(given) === given.trim() ? given : `- ${given}`)),
    list(entries, usual) {
      if (entries.length === 0) return [];
      const marks = marksFor(entries, usual);
      if (marks === 'none') return entries.flatMap(text);
      return [
        {
          kind: 'list',
          entries: entries.map((entry, i) => ({ mark: set(markOf(marks, i)), text: set(entry) })),
        },
      ];
    },
    photos(works, named = false) {
      const all = works.flatMap(({ evidence }) => evidence);
      const marks = marksFor(
        all.map(({ caption }) => caption),
        'numbers',
      );
      return all.map(({ caption, photos }, i) => ({
        kind: 'photos',
        mark: set(named ? photoMark(caption, i) : markOf(marks, i)),
        caption: set(caption),
        photos,
      }));
    },
    title: ({ codes, title, score }) =>
      text(
        [codesText(codes), title, score === null ? '' : `(${scoreText(score)} คะแนน)`]
          .filter(Boolean)
          .join(' '),
      ),
    names: (names) => names.flatMap(text),
    date: (iso) => text(iso && shortDate(iso, { year: true })),
    heading: (heading) => ({ kind: 'heading', text: set(heading) }),
  };
}

type Marks = 'numbers' | 'dashes' | 'none' | 'dots' | 'squares';

const SIGNS: Record<Exclude<Marks, 'numbers'>, string> = { dashes: '-', none: '', dots: '•', squares: '▪' };

const markOf = (marks: Marks, at: number): string => (marks === 'numbers' ? `${at + 1}.` : SIGNS[marks]);

/**
 * The marks under which a list is read as the same entries again, without a doubt: the usual ones, unless a single entry
 * has such marks inside, or begins with one.
 */
function marksFor(entries: string[], usual: 'numbers' | 'dashes'): Marks {
  const other = usual === 'numbers' ? 'dashes' : 'numbers';
  const ways: Marks[] = [usual, other, 'none', 'dots', 'squares'];
  const isRead = (marks: Marks) => {
    const blocks = entries.map((entry, i): Block => {
      const text = cleanText(`${markOf(marks, i)} ${entry}`);
      return { text, start: marks === 'none' || entries.length === 1 ? 'paragraph' : 'item' };
    });
    const { texts, withPoints } = entriesOf(blocks);
    return withPoints.length === 0 && texts.join('\n') === entries.map(cleanText).join('\n');
  };
  return ways.find(isRead) ?? usual;
}

/** "ภาพที่ 1", parted by a colon from a caption that begins with a mark itself. */
function photoMark(caption: string, at: number): string {
  const mark = `ภาพที่ ${at + 1}`;
  return captionIn(`${mark} ${caption}`) === caption ? mark : `${mark}:`;
}

const scoreText = (score: number) => (Number.isInteger(score) ? String(score) : score.toFixed(2));

/** "O1 - O9, O11": neighbours as a range. */
export function codesText(codes: string[]): string {
  const runs: string[][] = [];
  for (const code of codes) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows = last && last[0] === code[0] && Number(code.slice(1)) === Number(last.slice(1)) + 1;
    if (run && follows) run.push(code);
    else runs.push([code]);
  }
  return runs.flatMap((run) => (run.length >= 3 ? [`${run[0]} - ${run.at(-1)}`] : run)).join(', ');
}

/** Neighbouring items that have the same works. */
export function sharing(items: ReportItem[]): ReportItem[][] {
  const groups: ReportItem[][] = [];
  const works = (item: ReportItem) => item.works.map(({ id }) => id).join();
  for (const item of items) {
    const group = groups.at(-1);
    const same = group && works(group[0]!) === works(item) && works(item) !== '';
    if (same && sameHeading(group[0]!, item)) group.push(item);
    else groups.push([item]);
  }
  return groups;
}

const sameHeading = (a: ReportItem, b: ReportItem) =>
  a.indicator === b.indicator && a.instrument === b.instrument;

export const cell = (blocks: PrintedBlock[], rowSpan = 1): PrintedCell => ({ blocks, rowSpan });

/** An empty cell would be read as "the same as above". */
export const orDash = (blocks: PrintedBlock[]): PrintedBlock[] =>
  blocks.length > 0 ? blocks : [{ kind: 'text', text: '-' }];
