/** What reminders need to know of a district: read at once, judged by the pure parts. */
import type { DivisionView } from '../../flows/facts.ts';
import type { ReminderDays, ReminderSettings } from '../../flows/views/reminders.ts';
import type { WorkItem } from '../../flows/views/work.ts';
import type { District } from '../../models/district.ts';
import type { Models } from '../../models/index.ts';
import type { Officer } from '../../models/officer.ts';
import { currentWork } from '../conversation/current-plan.ts';
import { directoryOf } from '../conversation/directory.ts';
import { divisionId, workItem } from '../conversation/views.ts';
import { dateOf, fiscalYearBE, momentOf } from '../thai/calendar.ts';
import { addDays } from './calendar.ts';
import { reminderDays } from './days.ts';
import { type DueWork, dueWork } from './due-work.ts';

/** A district in one of its months, as it stands now. */
export interface Office {
  district: string;
  settings: ReminderSettings;
  /** `YYYY-MM` that is reported on. */
  period: string;
  days: ReminderDays;
  /** ISO date. */
  today: string;
  /** By id, in the district's order. */
  divisions: ReadonlyMap<string, DivisionView>;
  /** Active members. */
  people: Officer[];
  work: WorkItem[];
  /** What is missing or stands still, most urgent first. */
  due: DueWork[];
}

export async function readOffice(
  models: Models,
  { _id: district }: District,
  settings: ReminderSettings,
  { period, now }: { period: string; now: number },
): Promise<Office> {
  const [divisions, officers, assignments] = await Promise.all([
    directoryOf(models).divisions(district),
    models.officers.find({ district }).lean<Officer[]>(),
    models.assignments.find({ district }).lean(),
  ]);
  // in October the last reminders of September still ask for the work of the year before
  const at = Math.min(now, momentOf(addDays(`${period}-28`, 4).slice(0, 8).concat('01'), 0) - 1);
  const begun = assignments.filter((one) => one.fiscalYearBE <= fiscalYearBE(period));
  const work = currentWork(begun, at).map((one) => workItem(one, divisions, { userId: '', now: at }));
  const today = dateOf(now);
  return {
    ...{ district, settings, period, today, divisions, work },
    days: reminderDays(period, settings),
    people: officers.filter(({ state }) => state === 'active').sort(byId),
    due: dueWork(work, period, today),
  };
}

const byId = (a: Officer, b: Officer): number => (a._id < b._id ? -1 : 1);

export const servedBy = ({ district, divisions }: Officer): string[] =>
  divisions.map((slug) => divisionId(district, slug));

/** Who reports for a division: its officers; where it has none, its head, or a coordinator who serves it. */
export function reportersOf({ people }: Pick<Office, 'people'>, division: string): Officer[] {
  const serving = people.filter((officer) => servedBy(officer).includes(division));
  const roles = (['officer', 'head', 'coordinator'] as const).map((wanted) =>
    serving.filter(({ role }) => role === wanted),
  );
  return roles.find((found) => found.length > 0) ?? [];
}

/** Ids of the divisions with something due, those that miss most first. */
export function worstFirst(due: DueWork[]): string[] {
  const ofDivision = Map.groupBy(due, ({ item }) => item.division.id);
  const missing = (division: string) =>
    ofDivision.get(division)!.filter(({ alarm }) => alarm === 'missing').length;
  return [...ofDivision.keys()].sort((a, b) => missing(b) - missing(a));
}
