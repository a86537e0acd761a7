/** Dates as people in the office say them: Buddhist era, Thai months, Asia/Bangkok. ISO and epoch ms inside. */
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);

/** Asia/Bangkok in minutes: the same all year since 1920, so that no time zone table is asked for every date. */
const UTC_OFFSET = 7 * 60;

const SHORT_MONTHS = [
  'ม.ค.',
  'ก.พ.',
  'มี.ค.',
  'เม.ย.',
  'พ.ค.',
  'มิ.ย.',
  'ก.ค.',
  'ส.ค.',
  'ก.ย.',
  'ต.ค.',
  'พ.ย.',
  'ธ.ค.',
];
const LONG_MONTHS = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
];

const WEEKDAYS = ['อาทิตย์', 'จันทร์', 'อังคาร', 'พุธ', 'พฤหัสบดี', 'ศุกร์', 'เสาร์'];

/** The local calendar date of a moment, `YYYY-MM-DD`. */
export const dateOf = (ms: number): string => dayjs.utc(ms).utcOffset(UTC_OFFSET).format('YYYY-MM-DD');

/** The local month of a moment, `YYYY-MM`. */
export const monthOf = (ms: number): string => dateOf(ms).slice(0, 7);

/** The local hour of a moment, 0-23. */
export const hourOf = (ms: number): number => dayjs.utc(ms).utcOffset(UTC_OFFSET).hour();

/** The moment at which an hour of a local day begins, epoch ms; hour 24 is the end of the day. */
export const momentOf = (isoDate: string, hour: number): number =>
  dayjs.utc(isoDate).valueOf() + (hour * 60 - UTC_OFFSET) * 60_000;

/** The fiscal year (Buddhist era, October to September) that an ISO date or month is in. */
export function fiscalYearBE(date: string): number {
  const [year, month] = date.split('-').map(Number) as [number, number];
  return year + 543 + (month >= 10 ? 1 : 0);
}

/** "๒๐ เม.ย." or with the year "๒๐ เม.ย. ๖๖"; digits are Arabic, see {@link toThaiDigits}. */
export function shortDate(isoDate: string, { year = false } = {}): string {
  const [y, m, d] = isoDate.split('-').map(Number) as [number, number, number];
  return `${d} ${SHORT_MONTHS[m - 1]}${year ? ` ${String(y + 543).slice(2)}` : ''}`;
}

/** "21 พ.ย. 10:42" */
export function shortTime(ms: number): string {
  return `${shortDate(dateOf(ms))} ${dayjs.utc(ms).utcOffset(UTC_OFFSET).format('HH:mm')}`;
}

/** "พฤศจิกายน 2569" of `YYYY-MM`. */
export function longMonth(month: string): string {
  const [y, m] = month.split('-').map(Number) as [number, number];
  return `${LONG_MONTHS[m - 1]} ${y + 543}`;
}

/** "พ.ย." of `YYYY-MM`. */
export const shortMonth = (month: string): string => SHORT_MONTHS[Number(month.slice(5, 7)) - 1]!;

/** "พุธ" of an ISO date. */
export const weekday = (isoDate: string): string => WEEKDAYS[dayjs.utc(isoDate).day()]!;

/** Whole days from one ISO date to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => dayjs.utc(to).diff(dayjs.utc(from), 'day');
