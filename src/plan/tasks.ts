/** Makes the documents of a plan version out of a reading: items, measures, and a task for each division. Pure. */
import type { Assignment } from '../../models/assignment.ts';
import type { Division } from '../../models/division.ts';
import type { Item } from '../../models/item.ts';
import type { Measure } from '../../models/measure.ts';
import { comparable } from '../thai/text.ts';
import { ALL_DIVISIONS } from './divisions.ts';
import { wordingOf } from './doubts.ts';
import type { Reading, Warning } from './reading.ts';
import { targetOf } from './target.ts';

/** An assignment without what belongs to its history. */
export type Task = Omit<Assignment, 'current' | 'retired'>;

export interface PlanDocuments {
  items: Item[];
  measures: Measure[];
  tasks: Task[];
  /** Work that nobody got, because the responsible is no division of the district. */
  unassigned: Required<Pick<Warning, 'code' | 'text' | 'line' | 'detail'>>[];
}

interface Version {
  /** Id of the plan: `district/fiscalYearBE/version`. */
  plan: string;
  district: string;
  fiscalYearBE: number;
}

/** Ids are made from places in the document, so that the same reading gives the same documents. */
export function planDocuments(
  { plan, district, fiscalYearBE }: Version,
  reading: Reading,
  divisions: Division[],
): PlanDocuments {
  const names = new Map(reading.indicators.map(({ number, name }) => [number, name]));
  const items = reading.items.map((item, order): Item => {
    const { codes, indicator, instrument, title, score, problem, lines, results } = item;
    const indicatorName = (indicator !== null && names.get(indicator)) || null;
    const ids = { _id: `${plan}/${order + 1}`, plan, district, order: order + 1 };
    const before = reading.document.startedFrom;
    const history = before && results.length > 0 ? { ...before, results } : null;
    return { ...ids, codes, indicator, indicatorName, instrument, title, score, problem, lines, history };
  });
  const measures: Measure[] = [];
  const tasks: Task[] = [];
  const unassigned: PlanDocuments['unassigned'] = [];
  for (const { activity, sharers } of activitiesOf(reading)) {
    const order = measures.length + 1;
    const own = sharers.map((index) => items[index]!);
    const { measure: text, outputs, channels, due, cadence, responsible, lines } = activity;
    const measure: Measure = {
      ...{ _id: `${plan}/${order}`, plan, district, order, items: own.map(({ _id }) => _id) },
      ...{ text, outputs, channels, due, cadence, responsible },
    };
    measures.push(measure);
    const { found, unknown } = divisionsNamed(responsible, divisions);
    for (const division of found) {
      tasks.push({
        _id: `${measure._id}/${division.slug}`,
        ...{
          district,
          fiscalYearBE,
          division: division._id,
          plan,
          items: measure.items,
          measure: measure._id,
          order,
        },
        codes: [...new Set(own.flatMap(({ codes }) => codes))],
        indicator: own[0]!.indicator,
        indicatorName: own[0]!.indicatorName,
        title: own.map(({ title }) => title).join(' / '),
        ...{ text, outputs, channels, due, cadence },
        ...targetOf(outputs),
      });
    }
    if (found.length === 0) {
      const detail = `${own[0]!.title} (${unknown.join(', ') || 'ไม่ระบุ'})`;
      unassigned.push(warning('unassigned', detail, lines[0]!));
    }
  }
  return { items, measures, tasks, unassigned };
}

const warning = (code: 'unassigned', detail: string, line: number) => ({
  ...{ code, line, detail },
  text: wordingOf({ code, line, detail }),
});

/** Each activity once, with the places of the items that share it. */
function activitiesOf({ items }: Reading) {
  const found = new Map<
    string,
    { activity: Reading['items'][number]['activities'][number]; sharers: number[] }
  >();
  items.forEach(({ activities }, index) => {
    activities.forEach((activity, at) => {
      const { lines, apart } = activity;
      const key = lines.length > 0 && !apart ? lines.join() : `${index}/${at}`;
      const known = found.get(key);
      if (known) known.sharers.push(index);
      else found.set(key, { activity, sharers: [index] });
    });
  });
  return [...found.values()];
}

/** "ทุกฝ่าย" means every division, not the schools. Spellings that a person confirmed count. */
function divisionsNamed(responsible: string[], divisions: Division[]) {
  const found: Division[] = [];
  const unknown: string[] = [];
  for (const name of responsible) {
    const named =
      name === ALL_DIVISIONS
        ? divisions.filter(({ kind }) => kind === 'division')
        : divisions.filter((each) =>
            [each.name, ...each.aliases].some((text) => comparable(text) === comparable(name)),
          );
    if (named.length === 0) unknown.push(name);
    found.push(...named.filter((division) => !found.includes(division)));
  }
  return { found: found.sort((a, b) => a.order - b.order), unknown };
}
