/** What `reminder-settings` knows, and what can be chosen at each of its questions. */
import { dateOf } from '../../src/thai/calendar.ts';
import { type Asking, withWayOut } from '../asking.ts';
import type { Facts } from '../facts.ts';
import type { Choice } from '../flow.ts';
import type { Questions } from '../questions.ts';
import * as say from '../wording/reminder-settings.ts';
import { type Change, FIELD_NAMES, FIELDS, type FieldName } from './fields.ts';
import { ownDays } from './own-days.ts';

type Settings = NonNullable<Questions['reminder-settings']['answer']>;

export interface SettingsContext extends Asking {
  facts: Facts;
  now: Settings | null;
  /** The setting that is asked about. */
  field: FieldName | null;
  change: Change | null;
  /** The list that a change was made from. */
  madeAt: 'menu' | 'days';
  /** First day shown of the list. */
  from: number;
}

export const DAYS_A_PAGE = 8;

const MORE: Choice = { name: 'more', value: '', label: 'หน้าถัดไป', words: ['ต่อไป', 'ถัดไป', 'ดูต่อ'] };
const BACK: Choice = { name: 'menu', value: '', label: 'กลับไปการตั้งค่า', words: ['กลับ', 'การตั้งค่า', 'ตั้งค่า'] };
/** Offered where the list is not said anew. */
const WHOLE: Choice = { name: 'menu', value: '', label: 'ดูทุกข้อ', words: ['การตั้งค่า', 'ทั้งหมด'], hidden: true };
const DONE: Choice = {
  name: 'done',
  value: '',
  label: 'เสร็จแล้ว',
  words: ['เสร็จ', 'พอแล้ว', 'ออก', 'ปิดหน้านี้', 'ตกลง'],
  hidden: true,
};

export const settingsOf = ({ now }: SettingsContext) => now!.settings;
export const todayOf = ({ facts }: SettingsContext) => dateOf(facts.now);

/** Only what stands in the list has a number: "๙" must not turn the reminders off. */
export const menuChoices = (context: SettingsContext): Choice[] =>
  withWayOut(context, [
    ...FIELD_NAMES.map((name) => ({ name: 'field', value: name, label: FIELDS[name].label })),
    {
      name: 'days',
      value: '',
      label: say.OWN_DAYS,
      words: ['วันหยุด', 'วันทำการ', 'วันหยุดของเขต', 'เพิ่มวันหยุด', 'เพิ่มวันทำการ'],
    },
    settingsOf(context).on
      ? {
          name: 'switch',
          value: 'off',
          label: 'ปิดการเตือน',
          words: ['ปิด', 'ปิดเตือน', 'หยุดเตือน', 'ไม่ต้องเตือน'],
          hidden: true,
        }
      : {
          name: 'switch',
          value: 'on',
          label: 'เปิดการเตือน',
          words: ['เปิด', 'เปิดเตือน', 'ให้เตือน'],
          hidden: true,
        },
    WHOLE,
    DONE,
  ]);

/** Not by their numbers: a number typed is the answer itself. */
export const fieldChoices = (context: SettingsContext): Choice[] =>
  withWayOut(context, [
    ...(context.field ? FIELDS[context.field].usual : []).map((label) => ({
      name: 'usual',
      value: label,
      label,
      hidden: true,
    })),
    { ...BACK, hidden: true },
  ]);

export const dayChoices = (context: SettingsContext): Choice[] => {
  const days = ownDays(settingsOf(context), todayOf(context));
  return withWayOut(context, [
    ...days.slice(context.from, context.from + DAYS_A_PAGE).map((day) => ({
      name: 'remove',
      value: day.date,
      label: say.dayLabel(day),
    })),
    ...(days.length > DAYS_A_PAGE ? [MORE] : []),
    { name: 'add', value: 'holiday', label: 'เพิ่มวันหยุด', words: ['วันหยุด', 'เพิ่มวันหยุดของเขต'] },
    { name: 'add', value: 'workday', label: 'เพิ่มวันทำการ', words: ['วันทำการ', 'เพิ่มวันทำงาน'] },
    BACK,
  ]);
};

export const addChoices = (context: SettingsContext): Choice[] =>
  withWayOut(context, [{ ...BACK, hidden: true }]);
