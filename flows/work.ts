/** What is missing, late or done among the assignments of a division. Months are `YYYY-MM`, days ISO dates. */
import { roundEndingWith } from '../src/reminders/cadence.ts';
import { daysBetween } from '../src/thai/calendar.ts';
import type { Facts } from './facts.ts';
import type { WorkItem } from './views/work.ts';

/** Days before the due date from which a measure is shown as due soon. */
const SOON = 7;

const isDone = (item: WorkItem): boolean => item.current?.status === 'done';

export const isReported = (item: WorkItem, month: string): boolean => (item.current?.month ?? '') >= month;

/** Postponed to a day that is still to come. */
export const isPutOff = ({ current }: WorkItem, today: string): boolean =>
  current?.status === 'postponed' && (current.until ?? '') > today;

/**
 * Asked for in the month and without a report. Nothing is asked of what is done, put off, or in the middle of a round of
 * several months.
 */
export function isMissing(item: WorkItem, month: string, today: string): boolean {
  const round = roundEndingWith(month, item.cadence);
  return round !== null && !isDone(item) && !isPutOff(item, today) && !isReported(item, round);
}

/** In the month of `today`. */
export const isMissingNow = (item: WorkItem, today: string): boolean =>
  isMissing(item, today.slice(0, 7), today);

export const isOverdue = (item: WorkItem, today: string): boolean =>
  !isDone(item) && item.due !== null && item.due < today;

function isDueSoon(item: WorkItem, today: string): boolean {
  if (isDone(item) || item.due === null) return false;
  const days = daysBetween(today, item.due);
  return days >= 0 && days <= SOON;
}

/** The month's missing ones first, then what is under way, what is done last; each by due date, then in the plan's order. */
export function byUrgency(items: WorkItem[], today: string): WorkItem[] {
  const rank = (item: WorkItem) => (isMissingNow(item, today) ? 0 : isDone(item) ? 2 : 1);
  const due = (item: WorkItem) => item.due ?? '9999';
  return items.toSorted((a, b) => rank(a) - rank(b) || due(a).localeCompare(due(b)));
}

export interface Tally {
  total: number;
  done: number;
  inProgress: number;
  notStarted: number;
  postponed: number;
  /** Asked for this month, and without a report. */
  missing: number;
  overdue: number;
  dueSoon: number;
}

/** Counts by the state last reported; what was never reported counts as not started. */
export function tally(items: WorkItem[], today: string): Tally {
  const having = (test: (item: WorkItem) => boolean) => items.filter(test).length;
  const status = (item: WorkItem) => item.current?.status ?? 'not-started';
  return {
    total: items.length,
    done: having(isDone),
    inProgress: having((item) => status(item) === 'in-progress'),
    notStarted: having((item) => status(item) === 'not-started'),
    postponed: having((item) => status(item) === 'postponed'),
    missing: having((item) => isMissingNow(item, today)),
    overdue: having((item) => isOverdue(item, today)),
    dueSoon: having((item) => isDueSoon(item, today)),
  };
}

/** Groups by division, in the order met. */
export function byDivision(items: WorkItem[]): { division: WorkItem['division']; items: WorkItem[] }[] {
  const groups = new Map<string, { division: WorkItem['division']; items: WorkItem[] }>();
  for (const item of items) {
    const group = groups.get(item.division.id) ?? { division: item.division, items: [] };
    group.items.push(item);
    groups.set(item.division.id, group);
  }
  return [...groups.values()];
}

/** Coordinators and directors see the work of every division. */
export const seesDistrict = ({ person }: Pick<Facts, 'person'>): boolean =>
  person?.role === 'coordinator' || person?.role === 'director';

/** Whose task it is to invite people, to remind them, to import plans and to export reports. */
export const isCoordinator = ({ person }: Pick<Facts, 'person'>): boolean =>
  person?.state === 'active' && person.role === 'coordinator';
