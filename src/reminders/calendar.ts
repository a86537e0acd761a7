/** Working days: Monday to Friday without the holidays of Thailand, as the district has changed them. Pure; ISO dates. */
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import type { ReminderSettings } from '../../flows/views/reminders.ts';
import type { Holiday } from './holidays/holiday.ts';
import { HOLIDAYS } from './holidays/index.ts';

dayjs.extend(utc);

/** A district's own days. */
export type OwnDays = Pick<ReminderSettings, 'extraHolidays' | 'extraWorkdays'>;

export interface WorkCalendar {
  isWorkday(date: string): boolean;
  /** The n-th working day after the date, before it for a negative n; for 0 the date itself, or the next working day. */
  addWorkdays(date: string, n: number): string;
  /** Name of the holiday; null for other days, weekends among them. */
  holidayName(date: string): string | null;
}

export const addDays = (date: string, days: number): string =>
  dayjs.utc(date).add(days, 'day').format('YYYY-MM-DD');

/** A day that the district works on is a working day, whatever else it is. */
export function workCalendar(
  { extraHolidays, extraWorkdays }: OwnDays,
  holidays: Pick<Holiday, 'date' | 'name'>[] = HOLIDAYS,
): WorkCalendar {
  const worked = new Set(extraWorkdays);
  const closed = new Map([...holidays, ...extraHolidays].map(({ date, name }) => [date, name]));
  const isWorkday = (date: string) => worked.has(date) || (!isWeekend(date) && !closed.has(date));
  return {
    isWorkday,
    addWorkdays(date, n) {
      let day = date;
      if (n === 0) {
        while (!isWorkday(day)) day = addDays(day, 1);
        return day;
      }
      for (let left = Math.abs(n); left > 0; ) {
        day = addDays(day, Math.sign(n));
        if (isWorkday(day)) left--;
      }
      return day;
    },
    holidayName: (date) => (worked.has(date) ? null : (closed.get(date) ?? null)),
  };
}

const isWeekend = (date: string): boolean => [0, 6].includes(dayjs.utc(date).day());
