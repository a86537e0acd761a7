/** Turns the rows of one activity into its values: what is done, by whom, until when, and what came of it. */
import { readAgencies } from './agencies.ts';
import { inPhotos, partCaptions } from './captions.ts';
import { type Block, type Cell, cellText, EMPTY_CELL } from './cell.ts';
import { withoutColumnName } from './column-name.ts';
import { isCut } from './cut.ts';
import type { Doubt, DoubtCode } from './doubts.ts';
import type { DraftActivity } from './draft.ts';
import { readDue } from './due.ts';
import { entriesOf } from './lists.ts';
import { withoutMark } from './marks.ts';
import { officeResults } from './office-results.ts';
import type { ReadActivity, Role } from './reading.ts';
import { readResponsible } from './responsible.ts';

export interface Context {
  fiscalYearBE: number | null;
  doubts: Doubt[];
  /** The photos have no column of their own: their captions stand with the results. */
  photosInResult?: boolean;
  /** The work is that of many offices: who is responsible need not be a division. */
  manyOffices?: boolean;
}

/** What is printed where nothing was done yet; it is no result. */
export const NO_RESULT = 'ยังไม่มีผลการดำเนินการ';

export interface BuiltActivity {
  measures: string[];
  results: string[];
  captions: string[];
  activity: ReadActivity;
}

export function buildActivity({ cells, lines }: DraftActivity, context: Context): BuiltActivity {
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
      responsible: responsibleOf(cells.get('responsible') ?? EMPTY_CELL, context, note),
      lines: [...lines],
    },
  };
}

type Note = (code: DoubtCode, detail?: string, read?: string) => void;

/** Doubts of one row, each kind once. */
export function noteAt({ doubts }: Context, line: number): Note {
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
function resultsOf(cells: Map<Role, Cell>, { photosInResult, manyOffices }: Context, note: Note) {
  if (photosInResult) {
    const cell = withoutColumnName(cells.get('result') ?? EMPTY_CELL);
    // every office has a list of its own
    const { results, captions, assumed } = partCaptions(cell, { startsAnew: !manyOffices });
    if (assumed.length > 0) note('captions-assumed', assumed.join('\n'));
    return { results: manyOffices ? ofOffices(results, note) : entries(results, note), captions };
  }
  const { captions, pictures } = inPhotos(cells.get('photo') ?? EMPTY_CELL);
  for (const text of pictures) note('picture-text', text);
  return { results: list(cells, 'result', note), captions: entries(captions, note) };
}

/** The results of many offices. */
function ofOffices(blocks: Block[], note: Note): string[] {
  const { texts, marksLost } = officeResults(blocks);
  if (marksLost) note('marks-lost', texts.join('\n'));
  return texts;
}

function list(cells: Map<Role, Cell>, role: Role, note: Note): string[] {
  const { blocks } = withoutColumnName(cells.get(role) ?? EMPTY_CELL);
  return entries(
    blocks.filter(({ picture }) => picture !== 'text'),
    note,
    role === 'measure',
  );
}

/** `counted`: no number may be left out, as results leave out what was not done yet. */
function entries(blocks: Block[], note: Note, counted = false): string[] {
  const { texts, withPoints, marksLost, joined, skips } = entriesOf(blocks);
  for (const { from, to } of counted ? skips : []) note('numbers-skip', `${from} - ${to}`);
  if (withPoints.length > 0) note('sub-points', withPoints.join('\n'));
  if (marksLost) note('marks-lost', texts.join('\n'));
  if (joined.length > 0) note('paragraph-joined', joined.join('\n'));
  return texts;
}

function dueOf(text: string, fiscalYearBE: number | null, note: Note): string | null {
  const { iso, doubt } = readDue(text, fiscalYearBE);
  if (doubt) note(doubt, text);
  return iso;
}

function responsibleOf(cell: Cell, { manyOffices }: Context, note: Note): string[] {
  if (manyOffices) {
    const { names, agencies } = readAgencies(cell);
    for (const agency of agencies) note('agency', agency);
    return names;
  }
  const { names, unknown, likely, qualified } = readResponsible(cellText(cell));
  for (const name of unknown) note('responsible-unknown', name);
  for (const { printed, name } of likely) note('responsible-likely', printed, name);
  for (const words of qualified) note('responsible-qualified', words);
  return names;
}

export const textOf = (cells: Map<Role, Cell>, role: Role): string => cellText(cells.get(role) ?? EMPTY_CELL);
