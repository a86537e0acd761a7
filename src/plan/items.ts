/** Turns a gathered item into its values, noting what is doubtful on the way. */
import { type BuiltActivity, buildActivity, type Context, noteAt, textOf } from './activities.ts';
import { type Cell, cellText, EMPTY_CELL } from './cell.ts';
import { readCodes } from './codes.ts';
import { isCut } from './cut.ts';
import type { Draft } from './draft.ts';
import { instrumentOf } from './indicators.ts';
import { withoutMark } from './marks.ts';
import type { Instrument, ReadItem } from './reading.ts';
import { readScore } from './score.ts';

export interface BuiltItem {
  item: ReadItem;
  /** A number before the title that may be a code. */
  number: { printed: string; rest: string } | null;
}

export function buildItem(draft: Draft, context: Context): BuiltItem {
  const note = noteAt(context, draft.lines[0]!);
  const whole = titleOf(draft.cells.get('title') ?? EMPTY_CELL, () => note('sub-titles'));
  const printed = withoutMark(whole.replace(PART_NUMBER, ''));
  const { codes, rest, number, doubtful } = readCodes(printed);
  if (doubtful) note('code-range', doubtful, codes.join(', '));
  const own = textOf(draft.cells, 'code');
  const { score, rest: title, unreadable } = readScore(rest, { coded: codes.length > 0 || number !== null });
  const column = draft.cells.get('score');
  const columnScore = column ? readScore(`(${cellText(column)} คะแนน)`) : null;
  if (unreadable || columnScore?.unreadable) note('score-unreadable');
  if (isCut(title)) note('cell-cut', title.slice(-20));
  const allCodes = codes.length > 0 ? codes : readCodes(own).codes;
  // "รวม" in the column of the codes
  const called = title === '' && allCodes.length === 0 ? own : title;
  const activities = draft.activities.map((activity) => buildActivity(activity, context));
  const all = <T>(list: (activity: BuiltActivity) => T[]): T[] => activities.flatMap(list);
  const problem = textOf(draft.cells, 'problem');
  return {
    item: {
      codes: allCodes,
      indicator: draft.indicator,
      instrument: draft.instrument ?? instrumentOfCodes(allCodes),
      title: called,
      score: columnScore?.score ?? score,
      problem: problem === '' ? null : withoutMark(problem),
      measures: all(({ measures }) => measures),
      outputs: all(({ activity }) => activity.outputs),
      channels: all(({ activity }) => activity.channels),
      responsible: [...new Set(all(({ activity }) => activity.responsible))],
      due: activities[0]?.activity.due ?? null,
      cadence: activities[0]?.activity.cadence ?? null,
      results: all(({ results }) => results),
      captions: all(({ captions }) => captions),
      activities: activities.map(({ activity }) => activity),
      lines: [...draft.lines].sort((a, b) => a - b),
    },
    number: allCodes.length === 0 ? number : null,
  };
}

/** "๑.๒ " before an issue that has no code. */
const PART_NUMBER = /^[0-9๐-๙]{1,2}\.[0-9๐-๙]{1,2}\.?\s+(?=[ก-ฮเแโใไ])/u;

/** A cell that names codes several times, with a sub-title each, is one item. */
function titleOf(cell: Cell, several: () => void): string {
  const read = cell.blocks.flatMap(({ text }) =>
    atEachCode(text).map((part) => ({ text: part, ...readCodes(part) })),
  );
  const coded = read.filter(({ codes, rest }) => codes.length > 0 && readScore(rest).rest !== '');
  if (coded.length < 2) return cellText(cell);
  several();
  const codes = new Set(coded.flatMap((each) => each.codes));
  const others = read.filter((each) => !coded.includes(each)).map(({ text }) => text);
  return [[...codes].join(', '), coded.map(({ rest }) => rest).join('; '), ...others].join(' ');
}

/** "E3 งานทะเบียน E3 งานรายได้": the text cut where the code that it begins with comes again. */
function atEachCode(text: string): string[] {
  const { codes, rest } = readCodes(text);
  const printed = text.slice(0, text.length - rest.length).trim();
  return codes.length === 1 && printed
    ? text.split(new RegExp(`\\s(?=${RegExp.escape(printed)}\\s)`))
    : [text];
}

function instrumentOfCodes(codes: string[]): Instrument | null {
  const letter = codes[0]?.[0];
  return letter ? (`${letter}IT` as Instrument) : null;
}

/** The instrument that an indicator or a code belongs to; both must agree. */
export function belongs(code: string, { indicator, instrument }: ReadItem): boolean {
  const here = instrumentOf(indicator) ?? instrument;
  return here === null || here.startsWith(code[0]!);
}
