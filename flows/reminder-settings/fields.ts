/** The settings of reminders, each with how it is shown, asked and read. Pure. */
import { MOST_MONTHLY_MESSAGES, MOST_WORKING_DAYS } from '../../models/district.ts';
import { isQuiet } from '../../src/reminders/bounds.ts';
import { numberWordsToDigits, toThaiDigits as thai, toArabicDigits } from '../../src/thai/digits.ts';
import { readHours } from '../../src/thai/hours.ts';
import { cleanText } from '../../src/thai/text.ts';
import { withoutPolite } from '../typed.ts';
import type { ReminderSettings } from '../views/reminders.ts';

export type Change = Partial<ReminderSettings>;
/** What a typed answer means: a change, something that cannot be and why, or nothing known. */
export type Reading = { change: Change } | { problem: string } | null;

export const FIELD_NAMES = ['due', 'first', 'head', 'coordinator', 'hour', 'quiet', 'limit'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

export interface Field {
  label: string;
  value(settings: ReminderSettings): string;
  question: string;
  example: string;
  /** Offered as buttons; each is read as if it had been typed. */
  usual: string[];
  /** How an answer begins that names the setting ("หัวหน้า ๒ วัน"). */
  named: RegExp;
  read(text: string, settings: ReminderSettings): Reading;
}

/** Words for none. */
const NONE = /^(?:ไม่ต้อง|ไม่(?:แจ้ง|เตือน|งด|มี)?|ปิด|ไม่เอา|ยกเว้น|ไม่เตือนล่วงหน้า)$/u;

const clean = (text: string): string => withoutPolite(numberWordsToDigits(cleanText(toArabicDigits(text))));

const hourText = (hour: number): string => thai(`${String(hour).padStart(2, '0')}.00`);

function dueDay(text: string): Reading {
  const typed = clean(text);
  if (/^(?:ทุก)?(?:วัน)?(?:สิ้นเดือน|สุดท้าย(?:ของ(?:ทุก)?เดือน)?)$/u.test(typed)) return { change: { dueDay: 31 } };
  const [, digits] =
    /^(?:ภายใน)?(?:ทุก)?(?:วันที่)?\s*([0-9]{1,3})(?: ?ของ)?(?: ?(?:ทุก)?เดือน)?$/u.exec(typed) ?? [];
  if (digits === undefined) return null;
  const day = Number(digits);
  if (day < 1 || day > 31) return { problem: `เดือนหนึ่งมีวันที่ ๑ ถึง ๓๑ ไม่มีวันที่ ${thai(day)}` };
  return { change: { dueDay: day } };
}

/** "๓ วันทำการ", "3 วัน", "3", "ไม่ต้อง". */
const workingDays =
  (field: 'firstBefore' | 'headAfter' | 'coordinatorAfter') =>
  (text: string): Reading => {
    const typed = clean(text);
    if (NONE.test(typed)) return { change: { [field]: 0 } };
    const [, digits] =
      /^(?:ก่อน|หลัง|ล่วงหน้า)?\s*([0-9]{1,3})\s*(?:วัน(?:ทำการ)?)?(?:ก่อน|หลัง)?(?:ครบกำหนด)?$/u.exec(typed) ?? [];
    if (digits === undefined) return null;
    const days = Number(digits);
    if (days > MOST_WORKING_DAYS)
      return { problem: `ตั้งได้ไม่เกิน ${thai(MOST_WORKING_DAYS)} วันทำการ (${thai(days)} วันนานเกินไป)` };
    return { change: { [field]: days } };
  };

function hour(text: string, settings: ReminderSettings): Reading {
  const hours = readHours(clean(text));
  if (hours?.length !== 1) return namesMinutes(text) ? { problem: 'ขอเป็นชั่วโมงเต็ม เช่น ๙.๐๐ น.' } : null;
  return hoursFit({ ...settings, hour: hours[0]! }, { hour: hours[0]! });
}

function quiet(text: string, settings: ReminderSettings): Reading {
  if (NONE.test(clean(text))) return { change: { quietFrom: 0, quietTo: 0 } };
  const hours = readHours(clean(text));
  if (hours?.length === 1) return { problem: 'ขอทั้งเวลาเริ่มและเวลาสิ้นสุด เช่น "๒๐.๐๐ ถึง ๘.๐๐"' };
  if (hours?.length !== 2)
    return namesMinutes(text) ? { problem: 'ขอเป็นชั่วโมงเต็ม เช่น "๒๐.๐๐ ถึง ๘.๐๐"' } : null;
  const change = { quietFrom: hours[0]!, quietTo: hours[1]! };
  return hoursFit({ ...settings, ...change }, change);
}

const namesMinutes = (text: string): boolean => /[.:][0-9]{2}|ครึ่ง/u.test(clean(text));

/** The hour of sending and the quiet hours must leave each other room. */
function hoursFit(settings: ReminderSettings, change: Change): Reading {
  if (!isQuiet(settings.hour, settings)) return { change };
  const quietHours = FIELDS.quiet.value(settings);
  return {
    problem: `เวลาส่ง ${hourText(settings.hour)} น. จะอยู่ในช่วงงดส่ง (${quietHours}) เลือกเวลาอื่น หรือเปลี่ยนอีกข้อก่อน`,
  };
}

function limit(text: string): Reading {
  const typed = clean(text);
  if (/^(?:ไม่จำกัด|ตามแพ็กเกจ(?:ของบัญชี)?|ตามแพคเกจ|อัตโนมัติ)$/u.test(typed))
    return { change: { monthlyMessages: null } };
  const [, digits] = /^(?:ไม่เกิน)?\s*([0-9][0-9,]{0,8})\s*(?:ข้อความ)?(?: ?ต่อเดือน)?$/u.exec(typed) ?? [];
  if (digits === undefined) return null;
  const messages = Number(digits.replaceAll(',', ''));
  if (messages === 0) return { problem: 'ถ้าไม่ให้เตือนเลย ให้ย้อนกลับไปปิดการเตือนแทน' };
  if (messages > MOST_MONTHLY_MESSAGES)
    return { problem: `ตั้งได้ไม่เกิน ${thai(MOST_MONTHLY_MESSAGES.toLocaleString('en'))} ข้อความ` };
  return { change: { monthlyMessages: messages } };
}

const days = (count: number, of: string, none: string) =>
  count > 0 ? `${thai(count)} วันทำการ${of}ครบกำหนด` : none;

export const FIELDS: Record<FieldName, Field> = {
  due: {
    label: 'กำหนดรายงาน',
    value({ dueDay: day }) {
      if (day === 31) return 'สิ้นเดือน';
      return day > 28 ? `ทุกวันที่ ${thai(day)} (เดือนสั้นกว่า วันสุดท้าย)` : `ทุกวันที่ ${thai(day)}`;
    },
    question: 'ให้ทุกฝ่ายรายงานภายในวันที่เท่าไรของเดือน',
    example: 'พิมพ์ เช่น "วันที่ ๒๕" หรือ "สิ้นเดือน"',
    usual: ['วันที่ ๕', 'วันที่ ๑๕', 'วันที่ ๒๐', 'วันที่ ๒๕', 'สิ้นเดือน'],
    named:
      /^(?:กำหนดรายงาน|กำหนดส่ง|ครบกำหนด|กำหนด)\s*|^(?=(?:ภายใน)?(?:ทุก)?วันที่|(?:ทุก)?(?:วัน)?(?:สิ้นเดือน|สุดท้าย))/u,
    read: dueDay,
  },
  first: {
    label: 'เตือนครั้งแรก',
    value: ({ firstBefore }) => days(firstBefore, 'ก่อน', 'ไม่เตือนล่วงหน้า'),
    question: 'ให้เตือนล่วงหน้ากี่วันทำการก่อนครบกำหนด',
    example: 'พิมพ์ เช่น "๓ วันทำการ" ถ้าไม่ต้องเตือนล่วงหน้า พิมพ์ "ไม่ต้อง"',
    usual: ['๑ วันทำการ', '๓ วันทำการ', '๕ วันทำการ', 'ไม่ต้อง'],
    named: /^(?:เตือน)?(?:ครั้งแรก|ล่วงหน้า|ก่อน)\s*/u,
    read: workingDays('firstBefore'),
  },
  head: {
    label: 'แจ้งหัวหน้าฝ่าย',
    value: ({ headAfter }) => days(headAfter, 'หลัง', 'ไม่แจ้ง'),
    question: 'ถ้ายังไม่รายงาน ให้แจ้งหัวหน้าฝ่ายกี่วันทำการหลังครบกำหนด',
    example: 'พิมพ์ เช่น "๒ วันทำการ" ถ้าไม่ต้องแจ้ง พิมพ์ "ไม่ต้อง"',
    usual: ['๑ วันทำการ', '๒ วันทำการ', '๓ วันทำการ', 'ไม่ต้อง'],
    named: /^(?:แจ้ง)?หัวหน้า(?:ฝ่าย)?\s*/u,
    read: workingDays('headAfter'),
  },
  coordinator: {
    label: 'แจ้งผู้ประสานงาน',
    value: ({ coordinatorAfter }) => days(coordinatorAfter, 'หลัง', 'ไม่แจ้ง'),
    question: 'ถ้ายังไม่รายงาน ให้แจ้งผู้ประสานงานกี่วันทำการหลังครบกำหนด',
    example: 'พิมพ์ เช่น "๔ วันทำการ" ถ้าไม่ต้องแจ้ง พิมพ์ "ไม่ต้อง"',
    usual: ['๓ วันทำการ', '๔ วันทำการ', '๕ วันทำการ', 'ไม่ต้อง'],
    named: /^(?:แจ้ง)?ผู้ประสานงาน\s*/u,
    read: workingDays('coordinatorAfter'),
  },
  hour: {
    label: 'เวลาส่ง',
    value: ({ hour }) => `${hourText(hour)} น.`,
    question: 'ให้ส่งเตือนกี่โมง',
    example: 'พิมพ์ เช่น "๙.๐๐ น." หรือ "บ่ายสอง"',
    usual: ['๘.๐๐ น.', '๙.๐๐ น.', '๑๐.๐๐ น.', '๑๓.๐๐ น.'],
    named: /^(?:เวลาส่ง|ส่งเวลา|ส่งตอน|เตือนตอน|เวลา)\s*|^(?=\S+\s?(?:โมง|ทุ่ม|น\.|นาฬิกา)|บ่าย|เที่ยง)/u,
    read: hour,
  },
  quiet: {
    label: 'ช่วงงดส่ง',
    value: ({ quietFrom, quietTo }) =>
      quietFrom === quietTo ? 'ไม่งด' : `${hourText(quietFrom)}-${hourText(quietTo)} น.`,
    question: 'ช่วงใดที่ไม่ให้ส่งเตือน',
    example: 'พิมพ์ เช่น "๒๐.๐๐ ถึง ๘.๐๐" ถ้าไม่ต้องงด พิมพ์ "ไม่งด"',
    usual: ['๑๘.๐๐ ถึง ๘.๐๐', '๒๐.๐๐ ถึง ๘.๐๐', 'ไม่งด'],
    named: /^(?:ช่วงงดส่ง|งดส่ง|ช่วงงด|งด|ห้ามส่ง)\s*/u,
    read: quiet,
  },
  limit: {
    label: 'ข้อความเตือนต่อเดือน',
    value: ({ monthlyMessages }) =>
      monthlyMessages === null
        ? 'ตามแพ็กเกจของบัญชี'
        : `ไม่เกิน ${thai(monthlyMessages.toLocaleString('en'))} ข้อความ`,
    question: 'ให้ใช้ข้อความเตือนได้ไม่เกินกี่ข้อความต่อเดือน',
    example: 'พิมพ์ เช่น "๑๐๐ ข้อความ" หรือ "ตามแพ็กเกจ"',
    usual: ['๓๐ ข้อความ', '๖๐ ข้อความ', '๑๐๐ ข้อความ', 'ตามแพ็กเกจ'],
    named: /^(?:ข้อความเตือน(?:ต่อเดือน)?|จำนวนข้อความ)\s*|^(?=ตามแพ|ไม่จำกัด|(?:ไม่เกิน)?\s*\S+\s*ข้อความ)/u,
    read: limit,
  },
};

/**
 * Where typed words lead that name a setting ("หัวหน้า ๒ วัน", "วันที่ 25", "๙ โมง"), what stands after the name, and what
 * that says.
 */
export function readAnywhere(
  text: string,
  settings: ReminderSettings,
): { field: FieldName; value: string; reading: Reading } | null {
  const typed = clean(text);
  for (const name of FIELD_NAMES) {
    const found = FIELDS[name].named.exec(typed);
    if (!found) continue;
    const value = typed.slice(found[0].length);
    return { field: name, value, reading: FIELDS[name].read(value, settings) };
  }
  return null;
}
