/** What `reminder-settings` says. */
import {
  box,
  COLORS,
  card,
  choiceButtons,
  choiceOptions,
  type FlexComponent,
  label,
  small,
} from '../../src/line/messages/kit.ts';
import { dateOf, shortDate, weekday } from '../../src/thai/calendar.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { asked, lead } from '../asking.ts';
import type { LineMessage } from '../facts.ts';
import type { Choice } from '../flow.ts';
import type { SettingsContext } from '../reminder-settings/context.ts';
import { type Change, FIELD_NAMES, FIELDS, type FieldName } from '../reminder-settings/fields.ts';
import { dayText, nextHolidays, type OwnDay, ownDays } from '../reminder-settings/own-days.ts';
import { startData } from '../tap.ts';
import type { DaysToCome, ReminderSettings } from '../views/reminders.ts';
import { firstSteps, QUICK, START } from './people.ts';
import { quotaText } from './reminders.ts';
import { months } from './work.ts';

export const OWN_DAYS = 'วันหยุดและวันทำการของเขต';
export const FIRST_ALREADY = 'นี่คือหน้าแรกแล้ว ถ้าเสร็จแล้ว กด "เสร็จแล้ว"';
export const WAIT = 'กำลังบันทึกการตั้งค่า รอสักครู่ แล้วจะแจ้งที่นี่';
export const CHANGED_MEANWHILE = 'มีผู้ประสานงานอีกคนเปลี่ยนการตั้งค่าพอดี ตรวจแล้วเลือกอีกครั้ง';

const REMIND = { label: 'เตือนเอง', data: startData('remind') };
const SETTINGS = { label: 'ตั้งค่าเตือน', data: startData('reminder-settings') };

/**
 * The list first, so that a phone shows the days, which stand under it. After a change or a slip the list is still above,
 * and only the days are said.
 */
export function menu(context: SettingsContext, choices: Choice[]): LineMessage[] {
  const { settings, days, quota } = context.now!;
  const today = dateOf(context.facts.now);
  const first = lead(context, {
    hint: 'ขอให้เลือกข้อที่จะเปลี่ยน',
    example: 'พิมพ์หมายเลขหน้าข้อ เช่น ๑ หรือพิมพ์เลย เช่น "วันที่ ๒๕" "หัวหน้า ๒ วัน"',
  });
  const rows = choices.filter(({ name }) => name === 'field' || name === 'days');
  const list = card({
    step: 'ตั้งค่าเตือน',
    title: 'แตะข้อที่จะเปลี่ยน',
    body: [small('หรือพิมพ์เลย เช่น "วันที่ ๒๕" "หัวหน้า ๒ วัน"')],
    options: choiceOptions(context.run, rows).map((option, i) => ({
      ...option,
      detail: shownValue(rows[i]!, settings, today),
    })),
  });
  const others = choices.filter((choice) => !rows.includes(choice));
  const state = settings.on ? 'เปิดการเตือนอยู่' : 'ปิดการเตือนอยู่ จะไม่ส่งเองจนกว่าจะเปิด';
  const summary = card({
    step: 'ตั้งค่าเตือน',
    ...asked(first, state, [
      ...(settings.on ? dayLines(days, settings, today) : []),
      small(quotaText(quota)),
    ]),
    buttons: choiceButtons(
      context.run,
      first === null ? others.filter(({ name }) => name !== 'menu') : others,
    ),
    quickReplies: QUICK,
  });
  return first === null ? [list, summary] : [summary];
}

const shownValue = ({ name, value }: Choice, settings: ReminderSettings, today: string): string =>
  name === 'field' ? FIELDS[value as FieldName].value(settings) : daysCount(settings, today);

function daysCount(settings: ReminderSettings, today: string): string {
  const count = ownDays(settings, today).length;
  return count > 0 ? `เพิ่มไว้ ${thai(count)} วัน` : 'ตามวันหยุดราชการ';
}

/** The days on which the month's reminders go out, as real dates. */
function dayLines(days: DaysToCome, settings: ReminderSettings, today: string): FlexComponent[] {
  const moved = Number(days.due.slice(8)) !== settings.dueDay && settings.dueDay <= 28;
  const rows = [
    ['first', 'เตือนครั้งแรก'],
    ['due', moved ? 'ครบกำหนด (เลื่อนพ้นวันหยุด)' : 'ครบกำหนด'],
    ['digest', 'สรุปให้ผู้ประสานงาน'],
    ['head', 'แจ้งหัวหน้าฝ่าย'],
    ['coordinator', 'แจ้งผู้ประสานงานอีกครั้ง'],
  ] as const;
  return [
    label(`รอบเดือน${months.long(days.month)}`, { weight: 'bold' }),
    ...rows.flatMap(([rule, what]) => {
      const date = days[rule];
      const over = days.sent.includes(rule) ? 'ส่งไปแล้ว' : date !== null && date < today ? 'ผ่านแล้ว' : null;
      return date === null ? [] : [dayLine(what, date, over)];
    }),
  ];
}

function dayLine(what: string, date: string, over: string | null): FlexComponent {
  const style = over ? { color: COLORS.muted } : { weight: 'bold' };
  const day = `${weekday(date)} ${thai(shortDate(date))}${over ? ` (${over})` : ''}`;
  return box(
    [label(what, { size: 'sm', flex: 5 }), label(day, { size: 'sm', flex: 5, align: 'end', ...style })],
    {
      layout: 'horizontal',
      spacing: 'md',
    },
  );
}

export const notRead = (example: string): string => `ยังอ่านคำตอบนี้ไม่ออก ${example}`;

export function field(context: SettingsContext, choices: Choice[]): LineMessage {
  const { label: name, question, example, value } = FIELDS[context.field!];
  const first = lead(context, { hint: notRead(example), example });
  return card({
    step: `ตั้งค่าเตือน · ${name}`,
    ...asked(first, question, [
      `ตอนนี้: ${value(context.now!.settings)}`,
      ...(first === null ? [small(example)] : []),
    ]),
    buttons: choiceButtons(context.run, choices),
    quickReplies: QUICK,
  });
}

/** "วันพุธที่ ๓๐ ธ.ค. ๖๙ วันหยุดพิเศษ" */
export const dayLabel = ({ date, name }: OwnDay): string => `${dayText(date)} ${name ?? '(วันทำการ)'}`;

export function days(context: SettingsContext, choices: Choice[]): LineMessage {
  const today = dateOf(context.facts.now);
  const first = lead(context, {
    hint: 'ยังอ่านวันนี้ไม่ออก พิมพ์ เช่น "๓๐ ธ.ค. ๖๙ วันหยุดพิเศษ"',
    example: 'พิมพ์วันกับชื่อ เช่น "๓๐ ธ.ค. ๖๙ วันหยุดพิเศษ" หรือกดปุ่มด้านล่าง',
  });
  const rows = choices.filter(({ name }) => name === 'remove');
  const official = nextHolidays(today, 4).map(
    ({ date, name }) => `${thai(shortDate(date, { year: true }))} ${name}`,
  );
  return card({
    step: `ตั้งค่าเตือน · ${OWN_DAYS}`,
    ...asked(first, rows.length > 0 ? 'แตะวันที่จะลบออก' : 'เขตยังไม่ได้เพิ่มวันใด', [
      small('ไม่เตือนในวันหยุดราชการและวันเสาร์อาทิตย์ วันที่มติ ครม. ประกาศเพิ่ม ให้เพิ่มที่นี่'),
      ...(official.length > 0 ? [small(`วันหยุดราชการถัดไป:\n${official.join('\n')}`)] : []),
    ]),
    options: choiceOptions(context.run, rows).map((option) => ({ ...option, detail: 'แตะเพื่อลบ' })),
    buttons: choiceButtons(
      context.run,
      choices.filter((choice) => !rows.includes(choice)),
    ),
    quickReplies: QUICK,
  });
}

export function addDay(
  context: SettingsContext,
  kind: 'holiday' | 'workday',
  choices: Choice[],
): LineMessage {
  const example =
    kind === 'holiday' ? 'พิมพ์วันกับชื่อ เช่น "๓๐ ธ.ค. ๖๙ วันหยุดพิเศษ"' : 'พิมพ์วัน เช่น "วันเสาร์ที่ ๑๒ ธ.ค. ๖๙"';
  const first = lead(context, { hint: `ยังอ่านวันนี้ไม่ออก ${example}`, example });
  return card({
    step: `ตั้งค่าเตือน · ${OWN_DAYS}`,
    ...asked(
      first,
      kind === 'holiday' ? 'เพิ่มวันหยุดของเขตวันใด' : 'วันหยุดวันใดที่เขตเปิดทำการ',
      first === null ? [small(example)] : [],
    ),
    buttons: choiceButtons(context.run, choices),
    quickReplies: QUICK,
  });
}

/** What was changed, in front of the next list. */
export function saved(change: Change, before: ReminderSettings, after: ReminderSettings): string {
  if (change.on !== undefined) return after.on ? 'บันทึกแล้ว' : 'บันทึกแล้ว ยังเตือนเองได้ด้วยคำว่า "เตือน"';
  const name = FIELD_NAMES.find((one) => FIELDS[one].value(before) !== FIELDS[one].value(after));
  if (name) return `บันทึกแล้ว ${FIELDS[name].label}: ${FIELDS[name].value(after)}`;
  const [added] = daysIn(after).filter(({ date }) => !daysIn(before).some((day) => day.date === date));
  if (added) return `เพิ่มแล้ว ${dayLabel(added)}`;
  const [removed] = daysIn(before).filter(({ date }) => !daysIn(after).some((day) => day.date === date));
  return removed ? `ลบแล้ว ${dayLabel(removed)} ถ้าลบผิด เพิ่มใหม่ได้` : 'เป็นอย่างนั้นอยู่แล้ว';
}

const daysIn = (settings: ReminderSettings): OwnDay[] => ownDays(settings, '');

/** For directors, who look. */
export function shown(context: SettingsContext): LineMessage {
  const { settings, days } = context.now!;
  const rows = FIELD_NAMES.map((name) => `${FIELDS[name].label}: ${FIELDS[name].value(settings)}`);
  return card({
    step: 'ตั้งค่าเตือน',
    title: settings.on ? 'เปิดการเตือนอยู่' : 'ปิดการเตือนอยู่',
    body: [
      ...(settings.on ? dayLines(days, settings, dateOf(context.facts.now)) : []),
      rows.join('\n'),
      small('ผู้ประสานงานเป็นผู้เปลี่ยนการตั้งค่า'),
    ],
    buttons: [{ label: 'ดูว่าใครยังไม่ส่ง', data: startData('who-is-missing') }, START.overview],
  });
}

export const notAllowed = ({ facts: { person } }: SettingsContext): LineMessage =>
  card({
    title: 'การตั้งค่าเตือนเป็นหน้าที่ของผู้ประสานงานของเขต',
    body: ['ถ้าวันครบกำหนดหรือเวลาเตือนไม่สะดวก แจ้งผู้ประสานงานได้'],
    buttons: firstSteps(person?.role ?? 'officer'),
  });

export const left = (): LineMessage =>
  card({ title: 'ปิดการตั้งค่าแล้ว', body: ['ที่เปลี่ยนไปแล้วบันทึกไว้ครบ'], buttons: [SETTINGS, REMIND] });
