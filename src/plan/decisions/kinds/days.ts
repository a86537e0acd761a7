/** Doubts about until when work is done, and how often it is followed up. */
import { shortDate } from '../../../thai/calendar.ts';
import { toThaiDigits as thai } from '../../../thai/digits.ts';
import { comparable } from '../../../thai/text.ts';
import type { DoubtCode } from '../../doubts.ts';
import { halvesOf } from '../../period.ts';
import type { ReadActivity, Reading, Warning } from '../../reading.ts';
import { activitiesAt, gatherWork } from '../edits.ts';
import type { ImportChoice } from '../question.ts';
import { AT_ONCE, choice, type Kind } from './kind.ts';

const MOST_DAYS = 6;
const NO_DAY = choice('none', 'ไม่ใส่วันแล้วเสร็จ', ['ไม่ใส่วัน', 'ไม่ใส่', 'ตัดออก', 'ไม่ใช่', 'ไม่มี']);
const AS_READ = choice('keep', 'คงไว้ตามที่อ่านได้', ['คงไว้', 'ใช่', 'ถูกแล้ว', 'ตามนี้']);
const UNTIL = 'แล้วเสร็จวันใด';

const dayText = (day: string): string => thai(shortDate(day, { year: true }));
const dayChoice = (day: string): ImportChoice => choice(day, dayText(day));

/** The last days of the quarters of the plan's year. */
function quarterEnds({ document }: Reading, year: number): ImportChoice[] {
  const western = (document.fiscalYearBE ?? year) - 543;
  return [`${western - 1}-12-31`, `${western}-03-31`, `${western}-06-30`, `${western}-09-30`].map(dayChoice);
}

function change({ line }: Warning, reading: Reading, edit: (activity: ReadActivity) => void): void {
  for (const { item, activity } of activitiesAt(reading, line)) {
    edit(activity);
    gatherWork(item);
  }
}

const setDay: Kind['apply'] = (answer, warning, { reading }) => {
  if (answer === AS_READ.value) return;
  change(warning, reading, (activity) => {
    activity.due = answer === NO_DAY.value ? null : answer;
  });
};

const dueOf = ({ line }: Warning, reading: Reading): string | null =>
  activitiesAt(reading, line)[0]?.activity.due ?? null;

const counted = (what: string) => (warnings: Warning[]) => `${what} ${thai(warnings.length)} กิจกรรม`;
const printed = ({ detail = '' }: Warning): string => comparable(detail);
/** "ภายใน มี.ค. ๖๙, เดือนธันวาคม ๒๕๖๘ และอีก ๒ แห่ง" */
function listed(texts: string[]): string {
  const all = [...new Set(texts)];
  const rest = all.length - MOST_DAYS;
  return `${all.slice(0, MOST_DAYS).join(', ')}${rest > 0 ? ` และอีก ${thai(rest)} แห่ง` : ''}`;
}

export const dayKinds = {
  'period-assumed': {
    ask: 'เป็นรายงานของครึ่งปีใด',
    choices: () => [
      choice('first', '๖ เดือนแรก (ต.ค. - มี.ค.)', ['แรก', 'ครึ่งปีแรก']),
      choice('second', '๖ เดือนหลัง (เม.ย. - ก.ย.)', ['หลัง', 'ครึ่งปีหลัง']),
    ],
    apply: (answer, _, { reading: { document } }) => {
      if (answer === 'second' && document.fiscalYearBE)
        document.period = halvesOf(document.fiscalYearBE).second;
    },
  },
  'due-missing': {
    ask: UNTIL,
    subject: AT_ONCE,
    text: counted('ไม่มีวันแล้วเสร็จ'),
    choices: (_, reading, { fiscalYearBE }) => [NO_DAY, ...quarterEnds(reading, fiscalYearBE).reverse()],
    apply: setDay,
    typed: 'day',
  },
  'due-unreadable': {
    ask: UNTIL,
    subject: printed,
    choices: (_, reading, { fiscalYearBE }) => [NO_DAY, ...quarterEnds(reading, fiscalYearBE)],
    apply: setDay,
    typed: 'day',
  },
  'due-several': {
    ask: UNTIL,
    subject: printed,
    choices: (warning, reading) => {
      const due = dueOf(warning, reading);
      return [choice('keep', due ? dayText(due) : AS_READ.label, AS_READ.words), NO_DAY];
    },
    apply: setDay,
    typed: 'day',
  },
  'due-inexact': {
    ask: 'ใช้วันสิ้นเดือนหรือไม่',
    subject: AT_ONCE,
    text: (warnings) =>
      `วันแล้วเสร็จระบุเพียงเดือน จึงใช้วันสิ้นเดือน: ${listed(warnings.map(({ detail = '' }) => `"${detail}"`))}`,
    choices: () => [choice('keep', 'ใช้วันสิ้นเดือน', ['สิ้นเดือน', ...AS_READ.words!]), NO_DAY],
    apply: setDay,
  },
  'due-year-assumed': {
    ask: 'ใช้ปีงบประมาณของเอกสารหรือไม่',
    subject: AT_ONCE,
    text: (warnings) =>
      `วันแล้วเสร็จไม่มีปี จึงใช้ปีงบประมาณของเอกสาร: ${listed(warnings.map(({ detail = '' }) => `"${detail}"`))}`,
    choices: () => [choice('keep', 'ใช้ปีของเอกสาร', ['ปีของเอกสาร', ...AS_READ.words!]), NO_DAY],
    apply: setDay,
  },
  'due-outside-year': {
    ask: 'ใช้วันเหล่านี้หรือไม่',
    subject: AT_ONCE,
    text: (warnings) =>
      `วันแล้วเสร็จอยู่นอกปีงบประมาณ: ${listed(warnings.map(({ detail = '' }) => dayText(detail)))}`,
    choices: () => [AS_READ, NO_DAY],
    apply: (answer, warning, { reading }) => {
      if (answer === AS_READ.value) return;
      change(warning, reading, (activity) => {
        if (activity.due === warning.detail) activity.due = null;
      });
    },
  },
  'cadence-missing': {
    ask: 'ติดตามทุกกี่เดือน',
    subject: AT_ONCE,
    text: counted('ไม่มีระยะเวลากำกับติดตาม'),
    choices: () => [
      choice('none', 'ไม่ระบุ (ติดตามทุกเดือน)', ['ไม่ระบุ', 'ทุกเดือน', 'ทุก 1 เดือน']),
      choice('ทุก ๓ เดือน', 'ทุก ๓ เดือน', ['รายไตรมาส', '3 เดือน']),
      choice('ทุก ๖ เดือน', 'ทุก ๖ เดือน', ['6 เดือน', 'ครึ่งปี']),
    ],
    apply: (answer, warning, { reading }) => {
      if (answer === 'none') return;
      change(warning, reading, (activity) => {
        activity.cadence = answer;
      });
    },
  },
} satisfies Partial<Record<DoubtCode, Kind>>;
