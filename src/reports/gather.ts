/** Makes the content of a report out of a plan and what was reported on it. Pure. */
import type { Assignment } from '../../models/assignment.ts';
import type { Division } from '../../models/division.ts';
import type { Item } from '../../models/item.ts';
import type { Measure } from '../../models/measure.ts';
import type { Plan } from '../../models/plan.ts';
import type { Update } from '../../models/update.ts';
import type { Period } from '../plan/period.ts';
import type { Instrument } from '../plan/reading.ts';
import { longMonth } from '../thai/calendar.ts';
import { type Composed, compose, type Shown, thatCount } from './compose.ts';
import type { ReportContent, ReportItem, ReportWork } from './content.ts';
import { type OfDivision, together } from './divisions.ts';
import { type Missing, missingOf } from './missing.ts';

/** The documents of one district. */
export interface Gathered {
  organisation: string;
  plan: Pick<Plan, 'fiscalYearBE'>;
  items: Item[];
  measures: Measure[];
  /** Of the plan, and what was done but is in it no more: see `retired.ts`. */
  assignments: Assignment[];
  divisions: Division[];
  /** Of the period, and those before it. */
  updates: Update[];
  /** By id; only what is stored. */
  evidence: ReadonlyMap<string, Shown>;
}

export interface Assembled {
  content: ReportContent;
  /** For the draft: by division, in the plan's order. */
  missing: Missing[];
}

export function gather(given: Gathered, period: Period): Assembled {
  const { organisation, plan, items } = given;
  const works = worksOf(given, period);
  const inOrder = given.items.toSorted((a, b) => a.order - b.order);
  const names = new Map(inOrder.map(({ indicator, indicatorName }) => [indicator, indicatorName]));
  return {
    content: {
      organisation,
      fiscalYearBE: plan.fiscalYearBE,
      period,
      indicators: [...names].flatMap(([number, name]) => (number !== null && name ? [{ number, name }] : [])),
      items: inOrder.map((item) => reportItem(item, works)),
    },
    missing: missingOf({ ...given, works, items: new Map(items.map((item) => [item._id, item])) }, period),
  };
}

/** A measure with what its divisions did, in their order. */
export interface Work {
  measure: Measure;
  done: Done[];
}

export interface Done extends OfDivision {
  assignment: Assignment;
  /** Of the division. */
  order: number;
  /** Done before the period, and nothing reported since. */
  doneBefore: boolean;
}

function worksOf({ measures, assignments, divisions, updates, evidence }: Gathered, period: Period): Work[] {
  const ofMeasure = Map.groupBy(assignments, ({ measure }) => measure);
  const ofAssignment = Map.groupBy(updates, ({ assignment }) => assignment);
  const known = new Map(divisions.map((division) => [division._id, division]));
  const doneFor = (assignment: Assignment): Done => {
    const division = known.get(assignment.division);
    const all = ofAssignment.get(assignment._id) ?? [];
    return {
      ...composedOf(assignment, all, evidence, period),
      division: division?.name ?? assignment.division,
      order: division?.order ?? 0,
      assignment,
    };
  };
  return measures
    .toSorted((a, b) => a.order - b.order)
    .map((measure) => ({
      measure,
      done: (ofMeasure.get(measure._id) ?? []).map(doneFor).sort((a, b) => a.order - b.order),
    }));
}

function composedOf(
  { asks, unit, target, text, title }: Assignment,
  all: Update[],
  evidence: Gathered['evidence'],
  period: Period,
): Composed & { doneBefore: boolean } {
  const inside = all.filter(({ month }) => month >= period.from);
  const composed = compose(inside, evidence, { asks, unit, target, text: text ?? title });
  const before = thatCount(all).at(-1);
  if (composed.state !== null || before?.status !== 'done') return { ...composed, doneBefore: false };
  return {
    results: [`ดำเนินการแล้วเสร็จตั้งแต่เดือน${longMonth(before.month)}`],
    evidence: [],
    state: { status: 'done', reason: null },
    doneBefore: true,
  };
}

function reportItem(item: Item, works: Work[]): ReportItem {
  const { _id: id, codes, indicator, instrument, title, score, problem } = item;
  const own = works.filter(({ measure }) => measure.items.includes(id));
  return {
    ...{ id, codes, indicator, title, score, problem },
    instrument: instrument as Instrument | null,
    works: own.map(reportWork),
  };
}

function reportWork({ measure, done }: Work): ReportWork {
  const { _id: id, text, outputs, channels, due, cadence, responsible } = measure;
  return { id, measures: pointsOf(text), outputs, channels, due, cadence, responsible, ...together(done) };
}

/** Several points of an activity stand each on its own line with "- ". */
const pointsOf = (text: string | null): string[] =>
  text === null ? [] : text.startsWith('- ') ? text.slice(2).split('\n- ') : [text];
