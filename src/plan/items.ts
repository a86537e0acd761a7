/** Turns a gathered item into its values, noting what is doubtful on the way. */

import { inPhotos, partCaptions } from './captions.ts';
import { type Block, type Cell, cellText, EMPTY_CELL } from './cell.ts';
import { readCodes } from './codes.ts';
import { isOpen } from './continuation.ts';
import type { Doubt, DoubtCode } from './doubts.ts';
import type { Draft, DraftActivity } from './draft.ts';
import { readDue } from './due.ts';
import { instrumentOf } from './indicators.ts';
import { entriesOf, withoutMark } from './lists.ts';
import type { Instrument, ReadActivity, ReadItem, Role } from './reading.ts';
import { readResponsible } from './responsible.ts';
import { readScore } from './score.ts';

export interface BuiltItem {
  item: ReadItem;
  /** A number before the title that may be a code. */
  number: { printed: string; rest: string } | null;
}

interface Context {
  fiscalYearBE: number | null;
  doubts: Doubt[];
  /** The photos have no column of their own: their captions stand with the results. */
  photosInResult?: boolean;
}

/** What is printed where nothing was done yet; it is no result. */
export const NO_RESULT = 'ยังไม่มีผลการดำเนินการ';

export function buildItem(draft: Draft, context: Context): BuiltItem {
  const note = noteAt(context, draft.lines[0]!);
  const printed = withoutMark(titleOf(draft.cells.get('title') ?? EMPTY_CELL, () => note('sub-titles')));
  const { codes, rest, number, doubtful } = readCodes(printed);
  if (doubtful) note('code-range', doubtful, codes.join(', '));
  const own = textOf(draft.cells, 'code');
  const { score, rest: title, unreadable } = readScore(rest);
  const column = draft.cells.get('score');
  const columnScore = column ? readScore(`(${cellText(column)} คะแนน)`) : null;
  if (unreadable || columnScore?.unreadable) note('score-unreadable');
  if (isCut(title)) note('cell-cut', title.slice(-20));
  const allCodes = codes.length > 0 ? codes : readCodes(own).codes;
  const activities = draft.activities.map((activity) => buildActivity(activity, context));
  const all = <T>(list: (activity: BuiltActivity) => T[]): T[] => activities.flatMap(list);
  const problem = textOf(draft.cells, 'problem');
  return {
    item: {
      codes: allCodes,
      indicator: draft.indicator,
      instrument: draft.instrument ?? instrumentOfCodes(allCodes),
      title,
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

/** A cell that names one code several times, with a sub-title each, is one item. */
function titleOf(cell: Cell, several: () => void): string {
  const read = cell.blocks.map(({ text }) => ({ text, ...readCodes(text) }));
  const coded = read.filter(({ codes }) => codes.length > 0);
  const [first] = coded;
  if (!first || coded.length < 2 || coded.some(({ codes }) => codes.join() !== first.codes.join()))
    return cellText(cell);
  several();
  const titles = coded.map(({ rest }) => rest).join('; ');
  const others = read.filter(({ codes }) => codes.length === 0).map(({ text }) => text);
  return [first.text.slice(0, first.text.length - first.rest.length) + titles, ...others].join(' ');
}

interface BuiltActivity {
  measures: string[];
  results: string[];
  captions: string[];
  activity: ReadActivity;
}

function buildActivity({ cells, lines }: DraftActivity, context: Context): BuiltActivity {
  const note = noteAt(context, lines[0]!);
  const measures = list(cells, 'measure', note);
  const outputs = list(cells, 'output', note);
  const channels = list(cells, 'awareness', note);
  const { results, captions } = resultsOf(cells, context, note);
  if ([...cells.values()].some((cell) => cell.tooLong)) note('cell-enormous');
  const cut = [...measures, ...outputs, ...channels].find(isCut);
  if (cut) note('cell-cut', cut.slice(-20));
  const cadence = textOf(cells, 'followUp');
  return {
    measures,
    results: results.filter((text) => text !== NO_RESULT),
    captions,
    activity: {
      measure: measures.length > 1 ? measures.map((text) => `- ${text}`).join('\n') : (measures[0] ?? null),
      outputs,
      channels,
      due: dueOf(textOf(cells, 'due'), context.fiscalYearBE, note),
      cadence: cadence === '' ? null : withoutMark(cadence),
      responsible: responsibleOf(textOf(cells, 'responsible'), note),
      lines: [...lines],
    },
  };
}

type Note = (code: DoubtCode, detail?: string, read?: string) => void;

/** Doubts of one row, each kind once. */
function noteAt({ doubts }: Context, line: number): Note {
  const noted = new Set<string>();
  return (code, detail, read) => {
    const key = `${code} ${detail}`;
    if (!noted.has(key))
      doubts.push({
        ...{ code, line },
        ...(detail === undefined ? {} : { detail }),
        ...(read === undefined ? {} : { read }),
      });
    noted.add(key);
  };
}

/** What was done, and the captions of its photos, which stand in a column of their own or with the results. */
function resultsOf(cells: Map<Role, Cell>, { photosInResult }: Context, note: Note) {
  if (photosInResult) {
    const { results, captions, assumed } = partCaptions(cells.get('result') ?? EMPTY_CELL);
    if (assumed) note('captions-assumed');
    return { results: entries(results, note), captions };
  }
  const { captions, pictures } = inPhotos(cells.get('photo') ?? EMPTY_CELL);
  for (const text of pictures) note('picture-text', text);
  return { results: list(cells, 'result', note), captions: entries(captions, note) };
}

function list(cells: Map<Role, Cell>, role: Role, note: Note): string[] {
  const { blocks } = cells.get(role) ?? EMPTY_CELL;
  return entries(
    blocks.filter(({ picture }) => picture !== 'text'),
    note,
  );
}

function entries(blocks: Block[], note: Note): string[] {
  const { texts, withPoints, marksLost, joined } = entriesOf(blocks);
  if (withPoints.length > 0) note('sub-points', withPoints.join('\n'));
  if (marksLost) note('marks-lost');
  if (joined.length > 0) note('paragraph-joined', joined.join('\n'));
  return texts;
}

function dueOf(text: string, fiscalYearBE: number | null, note: Note): string | null {
  const { iso, doubt } = readDue(text, fiscalYearBE);
  if (doubt) note(doubt, text);
  return iso;
}

function responsibleOf(text: string, note: Note): string[] {
  const { names, unknown, likely, qualified } = readResponsible(text);
  for (const name of unknown) note('responsible-unknown', name);
  for (const { printed, name } of likely) note('responsible-likely', printed, name);
  for (const words of qualified) note('responsible-qualified', words);
  return names;
}

const textOf = (cells: Map<Role, Cell>, role: Role): string => cellText(cells.get(role) ?? EMPTY_CELL);

function instrumentOfCodes(codes: string[]): Instrument | null {
  const letter = codes[0]?.[0];
  return letter ? (`${letter}IT` as Instrument) : null;
}

/** Words whose last letter OCR or a page end takes off. */
const CUT_WORDS = /(?<![\u0e40-\u0e44])(?:เข|ประชาช|เจ้าหน้าที|กรุงเทพมหานค|งบประมา)$/u;
/** A number at the end that numbers nothing named and counts nothing. */
const LONE_NUMBER = /[\u0e01-\u0e4e]\s+[0-9๐-๙]{1,2}$/u;
const NUMBERED =
  /(?:ที่|ข้อ|ชั้น|รุ่น|ระยะ|ปี|พ\.ศ\.|หมวด|ไตรมาส|ฉบับ|เลข|แบบ|ช่อง|สาย|อาคาร|โซน|ภาค|บท|วรรค|มาตรา|ตาราง|เดือน|ระดับ|ประเภท|กลุ่ม|ร้อยละ|จำนวน|น้อยกว่า|เกินกว่า|อย่างน้อย|ทุก|วัน)\s+[0-9๐-๙]{1,2}$/u;

const isCut = (text: string): boolean =>
  isOpen(text) || CUT_WORDS.test(text) || (LONE_NUMBER.test(text) && !NUMBERED.test(text));

/** The instrument that an indicator or a code belongs to; both must agree. */
export function belongs(code: string, { indicator, instrument }: ReadItem): boolean {
  const here = instrumentOf(indicator) ?? instrument;
  return here === null || here.startsWith(code[0]!);
}
