/** On which days a month's reminders go out. Pure. */
import type { ReminderDays, ReminderSettings } from '../../flows/views/reminders.ts';
import { workCalendar } from './calendar.ts';
import type { Holiday } from './holidays/holiday.ts';

/**
 * The days of a month (`YYYY-MM`). A due day past the end of the month is its last day; one that is no working day moves
 * to the next (Civil and Commercial Code, section 193/8), into the next month if need be. The first notice never goes
 * out before the month that is asked for has begun; where it would fall on the due day, there is none.
 */
export function reminderDays(
  month: string,
  settings: ReminderSettings,
  holidays?: Pick<Holiday, 'date' | 'name'>[],
): ReminderDays {
  const { addWorkdays } = workCalendar(settings, holidays);
  const day = Math.min(settings.dueDay, daysIn(month));
  const due = addWorkdays(`${month}-${String(day).padStart(2, '0')}`, 0);
  const after = (days: number) => (days > 0 ? addWorkdays(due, days) : null);
  const begun = addWorkdays(`${month}-01`, 0);
  const before = settings.firstBefore > 0 ? addWorkdays(due, -settings.firstBefore) : due;
  const [, first] = [begun, before].sort() as [string, string];
  return {
    month,
    first: first < due ? first : null,
    due,
    digest: addWorkdays(due, 1),
    head: after(settings.headAfter),
    coordinator: after(settings.coordinatorAfter),
  };
}

/** The days of the first month, from last month on, whose reminders are not all over. */
export function monthToCome(today: string, settings: ReminderSettings): ReminderDays {
  for (let months = -1; ; months++) {
    const { month, ...days } = reminderDays(monthAfter(today.slice(0, 7), months), settings);
    if (Object.values(days).some((day) => day !== null && day >= today)) return { month, ...days };
  }
}

/** `YYYY-MM` so many months after another; before it for a negative number. */
export function monthAfter(month: string, months = 1): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

function daysIn(month: string): number {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}
