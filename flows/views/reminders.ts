/** How a district reminds, and what a reminder would be. */
import type { ReminderRule } from '../../models/reminder-run.ts';
import type { DivisionView } from '../facts.ts';
import type { WorkItem } from './work.ts';

/** How a district reminds. Days are counted in working days; hours are those of Bangkok. */
export interface ReminderSettings {
  on: boolean;
  /** Day of the month by which is reported, 1-31; a shorter month ends earlier. */
  dueDay: number;
  /** The first notice, so many working days before the due day; 0 for none. */
  firstBefore: number;
  /** The head of the ฝ่าย hears of it so many working days after the due day; 0 for never. */
  headAfter: number;
  /** As `headAfter`, for the coordinators. */
  coordinatorAfter: number;
  /** Hour at which a day's reminders go out, 0-23. */
  hour: number;
  /** Nothing is pushed from this hour … */
  quietFrom: number;
  /** … until this one. */
  quietTo: number;
  /** Counted messages a month for reminders; null: as many as the plan of the account allows. */
  monthlyMessages: number | null;
  /** The district's own changes to the holidays of Thailand: ISO dates. */
  extraHolidays: { date: string; name: string }[];
  extraWorkdays: string[];
}

/** The days of a month's reminders, ISO dates; null for what is switched off. */
export interface ReminderDays {
  month: string;
  first: string | null;
  due: string;
  digest: string;
  head: string | null;
  coordinator: string | null;
}

/** Those of the month whose reminders come next. */
export interface DaysToCome extends ReminderDays {
  /** Rules that went out already: the month's next days do not bring them again. */
  sent: ReminderRule[];
}

export type ReminderScope =
  | { kind: 'all' }
  | { kind: 'division'; division: string }
  | { kind: 'assignment'; assignment: string }
  /** e.g. the same measure of several divisions */
  | { kind: 'assignments'; assignments: string[] };

/** What a reminder sent now would be. */
export interface ReminderPreview {
  /** `YYYY-MM` that is asked for. */
  month: string;
  /** Divisions with something to remind of, worst first. */
  divisions: {
    division: DivisionView;
    missing: WorkItem[];
    stalled: WorkItem[];
    /** User ids. */
    people: string[];
  }[];
  people: {
    userId: string;
    name: string;
    divisions: DivisionView[];
    /** False: has not added the account as a friend, or blocked it; LINE would deliver nothing. */
    reachable: boolean;
    /** Got a reminder today already. */
    remindedToday: boolean;
  }[];
  /** Counted messages that it would take now; whoever else can be reached sees it at the next contact. */
  counted: number;
  quota: MessageQuota | null;
  /** Set within quiet hours, when nothing is pushed: the hour (0-23) at which they end. */
  quietUntil: number | null;
}

/** The month's counted messages as LINE tells them. */
export interface MessageQuota {
  /** Null without a limit. */
  limit: number | null;
  used: number;
  left: number | null;
}
