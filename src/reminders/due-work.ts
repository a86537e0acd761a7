/** What of a district's work is reminded of in a month, and what is left alone. Pure. */
import type { WorkItem } from '../../flows/views/work.ts';
import { isMissing, isPutOff } from '../../flows/work.ts';
import { roundEndingWith } from './cadence.ts';

export interface DueWork {
  item: WorkItem;
  /** No report, or one without progress since the month before. */
  alarm: 'missing' | 'stalled';
}

/**
 * What is missing or stands still in the month (`YYYY-MM`), most urgent first: without a report before without progress,
 * then by due date, then in the plan's order. Left alone is what is done, postponed to a day after `today`, or not asked
 * for in this month.
 */
export function dueWork(work: WorkItem[], month: string, today: string): DueWork[] {
  const due = work.flatMap((item): DueWork[] => {
    const alarm = alarmOf(item, month, today);
    return alarm ? [{ item, alarm }] : [];
  });
  const date = ({ item }: DueWork) => item.due ?? '9999';
  const rank = ({ alarm }: DueWork) => (alarm === 'missing' ? 0 : 1);
  return due.sort((a, b) => rank(a) - rank(b) || date(a).localeCompare(date(b)));
}

export function alarmOf(item: WorkItem, month: string, today: string): DueWork['alarm'] | null {
  if (isMissing(item, month, today)) return 'missing';
  const isLeftAlone = isPutOff(item, today) || roundEndingWith(month, item.cadence) === null;
  return item.stalled && !isLeftAlone ? 'stalled' : null;
}

/** How a division stands in a month; kept with the digest, to compare with the next one. */
export interface Standing {
  /** Id of the division. */
  division: string;
  total: number;
  done: number;
  missing: number;
  stalled: number;
}

/** One for each division that has work, in the order given. */
export function standings(
  work: WorkItem[],
  divisions: { id: string }[],
  month: string,
  today: string,
): Standing[] {
  const ofDivision = Map.groupBy(work, ({ division }) => division.id);
  return divisions.flatMap(({ id }) => {
    const items = ofDivision.get(id) ?? [];
    const alarms = items.map((item) => alarmOf(item, month, today));
    const counted = (wanted: DueWork['alarm']) => alarms.filter((alarm) => alarm === wanted).length;
    if (items.length === 0) return [];
    return {
      division: id,
      total: items.length,
      done: items.filter(({ current }) => current?.status === 'done').length,
      missing: counted('missing'),
      stalled: counted('stalled'),
    };
  });
}
