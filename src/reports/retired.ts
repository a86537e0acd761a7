/** Work that a newer version of the plan left out is reported all the same once it was done. Pure. */
import type { Assignment } from '../../models/assignment.ts';
import type { Item } from '../../models/item.ts';
import type { Measure } from '../../models/measure.ts';
import { instrumentOf } from '../plan/indicators.ts';
import type { Period } from '../plan/period.ts';
import { comparable } from '../thai/text.ts';
import { thatCount } from './compose.ts';
import type { Gathered } from './gather.ts';

/**
 * The documents of a report with `retired` assignments that were worked on in the period, in their places: under the
 * measure whose words they have, else as a measure of the item with their code or title (and of all that share its
 * measures), else as an item after those of their indicator.
 */
export function withRetired(given: Gathered, retired: Assignment[], period: Period): Gathered {
  const placed: Gathered = {
    ...given,
    items: [...given.items],
    measures: [...given.measures],
    assignments: [...given.assignments],
  };
  const ofAssignment = Map.groupBy(given.updates, ({ assignment }) => assignment);
  const wasDone = ({ _id }: Assignment) =>
    thatCount((ofAssignment.get(_id) ?? []).filter(({ month }) => month >= period.from)).some(
      ({ status }) => status === 'done' || status === 'in-progress',
    );
  for (const assignment of retired.filter(wasDone).sort((a, b) => a.order - b.order)) {
    placed.assignments.push({ ...assignment, measure: measureFor(assignment, placed) });
  }
  return { ...placed, measures: placed.measures.map((measure) => withNames(measure, placed)) };
}

/** Who did what is not in the plan is responsible for it. */
function withNames(measure: Measure, { assignments, divisions }: Gathered): Measure {
  if (measure.responsible !== NOT_KNOWN) return measure;
  const by = assignments
    .filter((assignment) => assignment.measure === measure._id)
    .map((one) => one.division);
  return { ...measure, responsible: divisions.flatMap(({ _id, name }) => (by.includes(_id) ? [name] : [])) };
}

const NOT_KNOWN: string[] = [];

/** The id of the measure that the work is shown under, which is put among the others when it is not there. */
function measureFor(assignment: Assignment, { items, measures }: Gathered): string {
  const item = itemFor(assignment, items);
  const own = measures.filter(({ items: of }) => of.includes(item._id));
  const known = own.find((measure) => isSameWork(measure, assignment));
  if (known) return known._id;
  const { measure: _id, plan, district, text, outputs, channels, due, cadence } = assignment;
  const order = Math.max(0, ...measures.map((one) => one.order)) + 1;
  const sharing = own[0]?.items ?? [item._id];
  measures.push({
    ...{ _id, plan, district, order, items: sharing, text, outputs, channels, due, cadence },
    responsible: NOT_KNOWN,
  });
  return _id;
}

const isSameWork = (one: Pick<Measure, 'text' | 'outputs'>, other: Pick<Measure, 'text' | 'outputs'>) =>
  comparable(one.text ?? '') === comparable(other.text ?? '') &&
  (one.text !== null || comparable(one.outputs.join()) === comparable(other.outputs.join()));

function itemFor({ codes, title, ...assignment }: Assignment, items: Item[]): Item {
  const known =
    items.find((item) => item.codes.some((code) => codes.includes(code))) ??
    items.find((item) => comparable(item.title) === comparable(title));
  if (known) return known;
  const { plan, district, indicator, indicatorName } = assignment;
  const before = items.filter((item) => indicator === null || (item.indicator ?? 0) <= indicator);
  const order = Math.max(0, ...before.map((item) => item.order)) + 0.5;
  const item: Item = {
    ...{ _id: assignment.items[0] ?? assignment._id, plan, district, order, codes, title, indicator },
    ...{ indicatorName, instrument: instrumentOf(indicator), score: null, problem: null, lines: [] },
  };
  items.push(item);
  return item;
}
