/** Which reminders of a district are due at a moment. Pure. */
import type { ReminderDays, ReminderSettings } from '../../flows/views/reminders.ts';
import type { ReminderRule } from '../../models/reminder-run.ts';
import { dateOf, hourOf } from '../thai/calendar.ts';
import { isQuiet } from './bounds.ts';
import { workCalendar } from './calendar.ts';
import { monthAfter, reminderDays } from './days.ts';

/** The rules of a month, in the order of their days. */
export const RULES = ['first', 'due', 'digest', 'head', 'coordinator'] as const satisfies ReminderRule[];
export type MonthlyRule = (typeof RULES)[number];

/** Rules that speak to the same people: only the newest of those due together goes out. */
const AUDIENCES: MonthlyRule[][] = [['first', 'due'], ['digest', 'coordinator'], ['head']];

/** A reminder that could not go out on its day is caught up for so many working days. */
const CAUGHT_UP_DAYS = 5;

export interface DueRun {
  period: string;
  rule: MonthlyRule;
  days: ReminderDays;
  /** A later one to the same people is due as well: this one is only noted. */
  superseded: boolean;
}

interface Given {
  /** Epoch ms. */
  now: number;
  settings: ReminderSettings;
  /** Nothing of a day before this moment is caught up: the district, or its settings, came later. Epoch ms. */
  since: number;
}

/**
 * The runs that are due, oldest first; empty outside of the hours in which a reminder goes out. Those that were decided
 * before are among them. A month's due day may lie in the next one, so last month is looked at too.
 */
export function dueRuns({ now, settings, since }: Given): DueRun[] {
  const today = dateOf(now);
  const hour = hourOf(now);
  const calendar = workCalendar(settings);
  if (!settings.on || !calendar.isWorkday(today)) return [];
  if (hour < settings.hour || isQuiet(hour, settings)) return [];
  const oldest = [calendar.addWorkdays(today, -CAUGHT_UP_DAYS), dateOf(since)].sort().at(-1)!;
  const due = [monthAfter(today.slice(0, 7), -1), today.slice(0, 7)].flatMap((period) => {
    const days = reminderDays(period, settings);
    return RULES.filter((rule) => within(days[rule], oldest, today)).map((rule) => ({ period, rule, days }));
  });
  const day = ({ days, rule }: (typeof due)[number]) => days[rule]!;
  return due
    .sort((a, b) => day(a).localeCompare(day(b)) || RULES.indexOf(a.rule) - RULES.indexOf(b.rule))
    .map((run, i, all) => ({
      ...run,
      superseded: all.slice(i + 1).some((later) => audience(later.rule) === audience(run.rule)),
    }));
}

const audience = (rule: MonthlyRule) => AUDIENCES.findIndex((rules) => rules.includes(rule));

const within = (day: string | null, from: string, to: string): boolean =>
  day !== null && day >= from && day <= to;

/** Rules of the period that come after `today` and in its calendar month. */
export const rulesToCome = (days: ReminderDays, today: string): MonthlyRule[] =>
  RULES.filter((rule) => {
    const day = days[rule];
    return day !== null && day > today && day.slice(0, 7) === today.slice(0, 7);
  });
