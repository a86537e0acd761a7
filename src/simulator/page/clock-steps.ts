/** Where the clock is put forward to. Pure; all times are epoch ms, days are those of Bangkok. */
import { dayOf } from './time.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Bangkok has had no other time than this since 1920. */
const AHEAD = 7 * HOUR;
const OPENS = 9 * HOUR;
/** Long enough to reach over any row of holidays. */
const MOST_DAYS = 30;

/** The next full hour. */
export const nextHour = (now: number): number => (Math.floor(now / HOUR) + 1) * HOUR;

/** 09:00 of the next working day after now; today's when it is still to come. `holidays` are ISO dates. */
export function nextWorkday(now: number, holidays: string[]): number {
  const midnight = Math.floor((now + AHEAD) / DAY) * DAY - AHEAD;
  for (let day = 0; day <= MOST_DAYS; day++) {
    const at = midnight + day * DAY + OPENS;
    const weekday = new Date(at + AHEAD).getUTCDay();
    if (at > now && weekday !== 0 && weekday !== 6 && !holidays.includes(dayOf(at))) return at;
  }
  return midnight + DAY + OPENS;
}
