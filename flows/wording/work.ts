/** How the state of the work is said: status, numbers, due dates. Thai digits and Buddhist-era dates. */
import type { Answers, WorkStatus } from '../../models/update.ts';
import { daysBetween, longMonth, shortDate, shortMonth, shortTime } from '../../src/thai/calendar.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import type { WorkItem } from '../views/work.ts';
import { isMissingNow, isPutOff, isReported } from '../work.ts';

/** As people say it: on buttons and in lists. */
export const STATUS: Record<WorkStatus, string> = {
  done: 'แล้วเสร็จ',
  'in-progress': 'กำลังทำ',
  'not-started': 'ยังไม่เริ่ม',
  postponed: 'เลื่อน',
};

/** As it stands in the official report. */
export const OFFICIAL_STATUS: Record<WorkStatus, string> = {
  done: 'แล้วเสร็จ',
  'in-progress': 'อยู่ระหว่างดำเนินการ',
  'not-started': 'ยังไม่ดำเนินการ',
  postponed: 'เลื่อน',
};

/** Other words in which a status is typed. */
export const STATUS_WORDS: Record<WorkStatus, string[]> = {
  done: ['เสร็จ', 'เสร็จแล้ว', 'แล้ว', 'ทำเสร็จแล้ว', 'ทำแล้ว', 'เรียบร้อย', 'เรียบร้อยแล้ว', 'ดำเนินการแล้ว'].concat([
    'ดำเนินการแล้วเสร็จ',
    'ครบแล้ว',
    'จบแล้ว',
  ]),
  'in-progress': ['อยู่ระหว่างดำเนินการ', 'ระหว่างดำเนินการ', 'กำลังดำเนินการ', 'กำลัง', 'ทำอยู่', 'กำลังทำอยู่'].concat([
    'ยังไม่เสร็จ',
    'ยังทำอยู่',
    'ใกล้เสร็จ',
    'ใกล้เสร็จแล้ว',
  ]),
  'not-started': [
    'ยังไม่ดำเนินการ',
    'ยังไม่ได้ดำเนินการ',
    'ยังไม่ได้ทำ',
    'ยังไม่ทำ',
    'ยังไม่ได้เริ่ม',
    'ยังไม่เริ่มทำ',
    'ไม่ได้ทำ',
    'ยัง',
  ],
  postponed: ['ขอเลื่อน', 'เลื่อนออกไป', 'เลื่อนกำหนด', 'ต้องเลื่อน', 'เลื่อนไปก่อน', 'ถูกเลื่อน'],
};

/** "๑๕ ม.ค. ๗๐" of an ISO date. */
export const dayText = (date: string): string => thai(shortDate(date, { year: true }));

/** "แล้วเสร็จ", "เลื่อนถึง ๑๕ ม.ค. ๗๐". */
export const statusText = ({ status, until }: Pick<Answers, 'status' | 'until'>): string =>
  status === 'postponed' && until ? `เลื่อนถึง ${dayText(until)}` : STATUS[status];

const TAKEN_BACK = '(ข้อความถูกถอนคืน)';

/** What was done, in the words of the report; empty when there were none. */
export const textOf = ({ status, text }: Pick<Answers, 'status' | 'text'>): string =>
  text || (status === 'not-started' ? '' : TAKEN_BACK);

/** Why it is postponed; null when it is not. */
export const reasonOf = ({ reason }: Pick<Answers, 'reason'>): string | null =>
  reason === '' ? TAKEN_BACK : reason;

export const months = {
  /** "พฤศจิกายน ๒๕๖๙" */
  long: (month: string) => thai(longMonth(month)),
  /** "พ.ย." */
  short: shortMonth,
  /** "พฤศจิกายน" */
  name: (month: string) => longMonth(month).replace(/ \d+$/, ''),
};

/** "๒๑ พ.ย. ๑๐:๔๒" */
export const timeText = (ms: number): string => thai(shortTime(ms));

/** "๖๐%", "๓ จาก ๑๒ ครั้ง", "๓ ครั้ง"; null when no number was asked or given. */
export function numberText(
  { asks, unit, target }: Pick<WorkItem, 'asks' | 'unit' | 'target'>,
  { percent, count }: { percent: number | null; count: number | null },
): string | null {
  if (percent !== null) return `${thai(percent)}%`;
  if (count === null) return null;
  const name = unit ?? 'ครั้ง';
  if (asks !== 'count' || target === null) return `${thai(count)} ${name}`;
  return count > target
    ? `${thai(count)} ${name} (เป้าหมาย ${thai(target)})`
    : `${thai(count)} จาก ${thai(target)} ${name}`;
}

/** More than so many days ago, the date says more than the number of days. */
const DAYS_COUNTED = 60;

/** "เกินกำหนด ๒ วัน", "ครบกำหนดอีก ๓ วัน", "ครบกำหนด ๒๐ เม.ย."; null without a due date. */
export function dueText(item: WorkItem, today: string): string | null {
  if (item.due === null) return null;
  const days = daysBetween(today, item.due);
  const date = thai(shortDate(item.due, { year: Math.abs(days) > 300 }));
  if (item.current?.status === 'done') return `กำหนด ${date}`;
  if (days < -DAYS_COUNTED) return `เกินกำหนดตั้งแต่ ${date}`;
  if (days < 0) return `เกินกำหนด ${thai(-days)} วัน`;
  if (days === 0) return 'ครบกำหนดวันนี้';
  if (days === 1) return 'ครบกำหนดพรุ่งนี้';
  return days <= 7 ? `ครบกำหนดอีก ${thai(days)} วัน` : `ครบกำหนด ${date}`;
}

/** "ยังไม่รายงาน", "กำลังทำ ๖๐% (ต.ค.)", "แล้วเสร็จ". */
export function stateText(item: WorkItem, today: string): string {
  const { current } = item;
  if (!current) return 'ยังไม่รายงาน';
  const state = [statusText(current), numberText(item, current)].filter(Boolean).join(' ');
  if (current.status === 'done' || isReported(item, today.slice(0, 7)) || isPutOff(item, today)) return state;
  const before = `${months.short(current.month)} ${state}`;
  return isMissingNow(item, today) ? `เดือนนี้ยังไม่รายงาน · ${before}` : before;
}

/** Second line of a measure in a list; the division only where the list holds several. */
export function detailText(item: WorkItem, today: string, { division }: { division: boolean }): string {
  const parts = [division ? item.division.shortName : null, dueText(item, today), stateText(item, today)];
  return parts.filter(Boolean).join(' · ');
}
