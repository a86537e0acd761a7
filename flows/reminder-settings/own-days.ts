/** The district's own holidays and working days: as they are typed, listed and taken out. Pure; ISO dates. */
import { MOST_NAME_LETTERS, MOST_OWN_DAYS } from '../../models/district.ts';
import { workCalendar } from '../../src/reminders/calendar.ts';
import { HOLIDAYS } from '../../src/reminders/holidays/index.ts';
import { fiscalYearBE, shortDate, weekday } from '../../src/thai/calendar.ts';
import { findDates, fullMonths } from '../../src/thai/dates.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { cleanText } from '../../src/thai/text.ts';
import { withoutPolite } from '../typed.ts';
import type { ReminderSettings } from '../views/reminders.ts';
import type { Reading } from './fields.ts';

export interface OwnDay {
  date: string;
  /** Null for a working day. */
  name: string | null;
}

/** Days further ahead are most likely a slip in the year. */
const YEARS_AHEAD = 3;

/** "วันพุธที่ ๓๐ ธ.ค. ๖๙" */
export const dayText = (date: string): string =>
  `วัน${weekday(date)}ที่ ${thai(shortDate(date, { year: true }))}`;

/** Those of the month and later, by date. */
export const ownDays = ({ extraHolidays, extraWorkdays }: ReminderSettings, today: string): OwnDay[] =>
  [...extraHolidays, ...extraWorkdays.map((date) => ({ date, name: null }))]
    .filter(({ date }) => date.slice(0, 7) >= today.slice(0, 7))
    .toSorted((a, b) => a.date.localeCompare(b.date));

/** The next official holidays that the project knows. */
export const nextHolidays = (today: string, count: number): { date: string; name: string }[] =>
  HOLIDAYS.filter(({ date }) => date >= today)
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .slice(0, count);

/** "๓๐ ธ.ค. ๖๙ วันหยุดพิเศษ": a holiday of the district with its name. */
export function readHoliday(text: string, settings: ReminderSettings, today: string): Reading {
  const found = dayIn(text, today);
  if (found === null || 'problem' in found) return found;
  const { date, beside } = found;
  const calendar = workCalendar(settings);
  if (settings.extraWorkdays.includes(date))
    return { problem: `${dayText(date)} เพิ่มไว้เป็นวันทำการของเขต ลบออกจากรายการก่อน` };
  if (!calendar.isWorkday(date))
    return { problem: `${dayText(date)} เป็นวันหยุดอยู่แล้ว (${calendar.holidayName(date) ?? 'เสาร์อาทิตย์'})` };
  const name =
    beside.replace(/^(?:เป็น)?(?:วันหยุด)?\s*(?=(?:วัน)?หยุด)/u, '').slice(0, MOST_NAME_LETTERS) || 'วันหยุดของเขต';
  return within(settings, { change: { extraHolidays: [...settings.extraHolidays, { date, name }] } });
}

/** "๑๒ ธ.ค. ๖๙": a Saturday, Sunday or holiday on which the district works. */
export function readWorkday(text: string, settings: ReminderSettings, today: string): Reading {
  const found = dayIn(text, today);
  if (found === null || 'problem' in found) return found;
  const { date } = found;
  if (settings.extraHolidays.some((day) => day.date === date))
    return { problem: `${dayText(date)} เพิ่มไว้เป็นวันหยุดของเขต ลบออกจากรายการได้เลย` };
  if (workCalendar(settings).isWorkday(date)) return { problem: `${dayText(date)} เป็นวันทำการอยู่แล้ว` };
  return within(settings, { change: { extraWorkdays: [...settings.extraWorkdays, date] } });
}

/** The settings without that day. */
export const withoutDay = (
  { extraHolidays, extraWorkdays }: ReminderSettings,
  date: string,
): Pick<ReminderSettings, 'extraHolidays' | 'extraWorkdays'> => ({
  extraHolidays: extraHolidays.filter((day) => day.date !== date),
  extraWorkdays: extraWorkdays.filter((day) => day !== date),
});

const within = ({ extraHolidays, extraWorkdays }: ReminderSettings, reading: Reading): Reading =>
  extraHolidays.length + extraWorkdays.length < MOST_OWN_DAYS
    ? reading
    : { problem: `เพิ่มได้ไม่เกิน ${thai(MOST_OWN_DAYS)} วัน ลบวันที่ไม่ใช้แล้วก่อน` };

/** The one day that a text names, and the words beside it; without a year the next such day is meant. */
function dayIn(text: string, today: string): { date: string; beside: string } | { problem: string } | null {
  const typed = fullMonths(withoutPolite(cleanText(text)));
  const year = fiscalYearBE(today);
  const [found, ...more] = findDates(typed, year);
  if (!found) return null;
  const [before = '', after = ''] = typed.split(found.printed);
  if (more.length > 0 || /[0-9๐-๙]/u.test(before)) return { problem: 'ขอทีละวัน แล้วค่อยเพิ่มวันถัดไป' };
  if (!found.exactDay) return { problem: 'ขอวันที่ด้วย เช่น "๓๐ ธ.ค. ๖๙"' };
  const date =
    !found.exactYear && found.iso !== null && found.iso < today ? nextYear(typed, year) : found.iso;
  if (date === null) return { problem: `ไม่มีวันที่ ${found.printed} ในปฏิทิน` };
  if (date < today) return { problem: `${dayText(date)} ผ่านไปแล้ว` };
  if (Number(date.slice(0, 4)) > Number(today.slice(0, 4)) + YEARS_AHEAD)
    return { problem: `${dayText(date)} อีกนานเกินไป ตรวจปี พ.ศ. อีกครั้ง` };
  const beside = `${before} ${after}`
    .replace(/เพิ่ม|ตรงกับ|วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)?ที่/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s:,.\-–]+|[\s:,\-–]+$/gu, '');
  return { date, beside };
}

const nextYear = (text: string, year: number) => findDates(text, year + 1)[0]?.iso ?? null;
