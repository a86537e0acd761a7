import { reminderSettingsFlow as flow } from '../../flows/reminder-settings.ts';
import type { ReminderSettings } from '../../flows/views/reminders.ts';
import { drive } from '../support/drive.ts';
import { factsOf } from '../support/people.ts';
import { DAYS, quota, SETTINGS } from '../support/reminders.ts';
import { render } from '../support/render.ts';
import { type World, walk } from '../support/walk.ts';

const coordinator = factsOf({ role: 'coordinator', divisions: [] });
const answer = { settings: SETTINGS, days: DAYS, quota: quota(237) };
/** What a note says, and a change holds, tells no two states apart. */
const same = ({ misses, heard, note, change, now, facts: _, ...context }: Record<string, unknown>) => ({
  ...context,
  misses: Math.min(Number(misses), 3),
  heard: misses === 1 ? heard : null,
  hasNote: note !== null,
  on: (now as typeof answer | null)?.settings.on,
  changes: Object.keys(change ?? {}),
});

const world = (changes: Partial<World> = {}): World => ({
  facts: coordinator,
  answers: { 'reminder-settings': answer },
  results: {
    'set-reminders': [
      { ok: true, settings: SETTINGS, days: DAYS },
      { ok: true, settings: { ...SETTINGS, on: false, dueDay: 25 }, days: DAYS },
      { ok: false, problem: 'not-valid' },
      { ok: false, problem: 'not-allowed' },
    ],
  },
  same,
  texts: ['วันที่ 25', '๓ วันทำการ', '40', '20-8', '๓๐ ธ.ค. ๖๙ วันหยุดพิเศษ', '๓๑ ก.พ. ๗๐', 'หัวหน้า'],
  ...changes,
});
const begin = (settings: ReminderSettings = SETTINGS) =>
  drive(flow, { facts: coordinator, answers: { 'reminder-settings': () => ({ ...answer, settings }) } });
const linesOf = ({ said }: { said: Parameters<typeof render>[0][] }) => said.flatMap(render);
const changeOf = (effects: { type: string; params: object }[]) =>
  effects.map(({ params }) => (params as { change: unknown }).change);

test('every path of a coordinator', () => {
  const { ends } = walk(flow, world());
  expect(ends).toEqual(['left', 'notAllowed']);
});

test('directors see all of it and change nothing, officers are told kindly', () => {
  const { ends, said } = walk(flow, world({ facts: factsOf({ role: 'director', divisions: [] }) }));
  expect(ends).toEqual(['shown']);
  expect(said.flatMap(render)).toEqual(
    expect.arrayContaining(['เวลาส่ง: ๐๙.๐๐ น.', 'แจ้งหัวหน้าฝ่าย  อังคาร ๒๔ พ.ย.']),
  );
  const officer = walk(flow, world({ facts: factsOf({}), answers: { 'reminder-settings': null } }));
  expect(officer.ends).toEqual(['notAllowed']);
});

test('the list holds every setting, and under it stand the days of the month with their weekday', () => {
  expect(linesOf(begin().started)).toEqual([
    '[ ตั้งค่าเตือน ]',
    'แตะข้อที่จะเปลี่ยน',
    'หรือพิมพ์เลย เช่น "วันที่ ๒๕" "หัวหน้า ๒ วัน"',
    '▸ ๑  กำหนดรายงาน — ทุกวันที่ ๒๐',
    '▸ ๒  เตือนครั้งแรก — ๓ วันทำการก่อนครบกำหนด',
    '▸ ๓  แจ้งหัวหน้าฝ่าย — ๒ วันทำการหลังครบกำหนด',
    '▸ ๔  แจ้งผู้ประสานงาน — ๔ วันทำการหลังครบกำหนด',
    '▸ ๕  เวลาส่ง — ๐๙.๐๐ น.',
    '▸ ๖  ช่วงงดส่ง — ๒๐.๐๐-๐๘.๐๐ น.',
    '▸ ๗  ข้อความเตือนต่อเดือน — ตามแพ็กเกจของบัญชี',
    '▸ ๘  วันหยุดและวันทำการของเขต — เพิ่มไว้ ๒ วัน',
    '[ ตั้งค่าเตือน ]',
    'เปิดการเตือนอยู่',
    'รอบเดือนพฤศจิกายน ๒๕๖๙',
    'เตือนครั้งแรก  อังคาร ๑๗ พ.ย. (ผ่านแล้ว)',
    'ครบกำหนด  ศุกร์ ๒๐ พ.ย. (ผ่านแล้ว)',
    'สรุปให้ผู้ประสานงาน  จันทร์ ๒๓ พ.ย.',
    'แจ้งหัวหน้าฝ่าย  อังคาร ๒๔ พ.ย.',
    'แจ้งผู้ประสานงานอีกครั้ง  พฤหัสบดี ๒๖ พ.ย.',
    'เหลือโควตาเดือนนี้ ๒๓๗ จาก ๓๐๐',
    '▸ ปิดการเตือน   ▸ เสร็จแล้ว',
    '◦ ย้อนกลับ   ◦ ยกเลิก',
  ]);
});

test.each<[string, Partial<ReminderSettings>]>([
  ['วันที่ 25', { dueDay: 25 }],
  ['สิ้นเดือน', { dueDay: 31 }],
  ['วันที่ยี่สิบห้า', { dueDay: 25 }],
  ['เตือนล่วงหน้า ๕ วันทำการ', { firstBefore: 5 }],
  ['ล่วงหน้า ไม่ต้อง', { firstBefore: 0 }],
  ['หัวหน้า 3 วัน', { headAfter: 3 }],
  ['ผู้ประสานงาน ๕ วัน', { coordinatorAfter: 5 }],
  ['แจ้งผู้ประสานงาน ไม่ต้อง', { coordinatorAfter: 0 }],
  ['๑๐ โมง', { hour: 10 }],
  ['บ่ายสอง', { hour: 14 }],
  ['เวลา 10.00 น.', { hour: 10 }],
  ['งดส่ง 18.00 ถึง 7.00', { quietFrom: 18, quietTo: 7 }],
  ['๑๐๐ ข้อความ', { monthlyMessages: 100 }],
  ['ตามแพ็กเกจ', { monthlyMessages: null }],
  ['ปิดเตือน', { on: false }],
  [
    'วันหยุด 5 ม.ค. 70 หยุดทำการ',
    { extraHolidays: [...SETTINGS.extraHolidays, { date: '2027-01-05', name: 'หยุดทำการ' }] },
  ],
  ['วันทำการ 28 พ.ย. 69', { extraWorkdays: [...SETTINGS.extraWorkdays, '2026-11-28'] }],
  [
    'วันหยุด 4 ม.ค. 70 วันหยุดพิเศษ',
    { extraHolidays: [...SETTINGS.extraHolidays, { date: '2027-01-04', name: 'วันหยุดพิเศษ' }] },
  ],
])('"%s", typed at the card, is a change', (text, change) => {
  expect(changeOf(begin().type(text).effects)).toEqual([change]);
});

test('a number typed at a question is the answer, never the place of a button', () => {
  const run = begin();
  run.type('๑');
  expect(run.value()).toBe('field');
  expect(changeOf(run.type('๕').effects)).toEqual([{ dueDay: 5 }]);
});

test.each<[string, string, Partial<ReminderSettings>]>([
  ['แจ้งหัวหน้าฝ่าย', 'หัวหน้า ๓ วัน', { headAfter: 3 }],
  ['ช่วงงดส่ง', 'งดส่ง 18.00 ถึง 7.00', { quietFrom: 18, quietTo: 7 }],
  ['ช่วงงดส่ง', '๑๐๐ ข้อความ', { monthlyMessages: 100 }],
  ['เตือนครั้งแรก', 'วันที่ ๒๕', { dueDay: 25 }],
])('at the question of %s, "%s" says which setting it is of', (label, text, change) => {
  const run = begin();
  run.tap(label);
  expect(changeOf(run.type(text).effects)).toEqual([change]);
});

test('the name of another setting leads to its question; one with an unreadable answer says how it is written', () => {
  const run = begin();
  run.tap('ช่วงงดส่ง');
  run.type('หัวหน้า');
  expect(run.context()).toMatchObject({ field: 'head', misses: 0 });
  expect(linesOf(run.type('หัวหน้า -๒ วัน'))).toContain(
    'ยังอ่านคำตอบนี้ไม่ออก พิมพ์ เช่น "๒ วันทำการ" ถ้าไม่ต้องแจ้ง พิมพ์ "ไม่ต้อง"',
  );
  expect(run.context().misses).toBe(1);
  expect(linesOf(begin().type('หัวหน้า -๒ วัน'))).toContain(
    'ยังอ่านคำตอบนี้ไม่ออก พิมพ์ เช่น "๒ วันทำการ" ถ้าไม่ต้องแจ้ง พิมพ์ "ไม่ต้อง"',
  );
});

test('a number beyond those of the list turns nothing off and closes nothing', () => {
  for (const number of ['๙', '10', '๑๑', '12']) {
    const run = begin();
    expect(run.type(number).effects).toEqual([]);
    expect(run.value()).toBe('menu');
  }
});

test.each([
  ['กำหนดรายงาน', '32', 'เดือนหนึ่งมีวันที่ ๑ ถึง ๓๑ ไม่มีวันที่ ๓๒'],
  ['แจ้งหัวหน้าฝ่าย', '๔๕ วัน', 'ตั้งได้ไม่เกิน ๑๕ วันทำการ (๔๕ วันนานเกินไป)'],
  ['เวลาส่ง', '9.30', 'ขอเป็นชั่วโมงเต็ม เช่น ๙.๐๐ น.'],
  ['เวลาส่ง', 'สามทุ่ม', 'เวลาส่ง ๒๑.๐๐ น. จะอยู่ในช่วงงดส่ง (๒๐.๐๐-๐๘.๐๐ น.) เลือกเวลาอื่น หรือเปลี่ยนอีกข้อก่อน'],
  ['ช่วงงดส่ง', '20.00', 'ขอทั้งเวลาเริ่มและเวลาสิ้นสุด เช่น "๒๐.๐๐ ถึง ๘.๐๐"'],
  ['ช่วงงดส่ง', '20.30 ถึง 8.00', 'ขอเป็นชั่วโมงเต็ม เช่น "๒๐.๐๐ ถึง ๘.๐๐"'],
  ['ช่วงงดส่ง', '8.00 ถึง 12.00', 'เวลาส่ง ๐๙.๐๐ น. จะอยู่ในช่วงงดส่ง (๐๘.๐๐-๑๒.๐๐ น.) เลือกเวลาอื่น หรือเปลี่ยนอีกข้อก่อน'],
  ['ข้อความเตือนต่อเดือน', '0', 'ถ้าไม่ให้เตือนเลย ให้ย้อนกลับไปปิดการเตือนแทน'],
  ['ข้อความเตือนต่อเดือน', 'เยอะ ๆ', 'ยังอ่านคำตอบนี้ไม่ออก พิมพ์ เช่น "๑๐๐ ข้อความ" หรือ "ตามแพ็กเกจ"'],
])('%s "%s" is refused with what to do', (label, text, line) => {
  const run = begin();
  run.tap(label);
  const outcome = run.type(text);
  expect(outcome.effects).toEqual([]);
  expect(linesOf(outcome)).toContain(line);
});

test.each([
  ['เพิ่มวันหยุด', '31 เม.ย. 70', 'ไม่มีวันที่ 31 เม.ย. 70 ในปฏิทิน'],
  ['เพิ่มวันหยุด', 'ธ.ค. 69', 'ขอวันที่ด้วย เช่น "๓๐ ธ.ค. ๖๙"'],
  ['เพิ่มวันหยุด', '29-30 ธ.ค. 69', 'ขอทีละวัน แล้วค่อยเพิ่มวันถัดไป'],
  ['เพิ่มวันหยุด', '10 ธ.ค. 69', 'วันพฤหัสบดีที่ ๑๐ ธ.ค. ๖๙ เป็นวันหยุดอยู่แล้ว (วันรัฐธรรมนูญ)'],
  ['เพิ่มวันหยุด', '1 พ.ย. 69', 'วันอาทิตย์ที่ ๑ พ.ย. ๖๙ ผ่านไปแล้ว'],
  ['เพิ่มวันหยุด', '29 ธ.ค. 2599', 'วันศุกร์ที่ ๒๙ ธ.ค. ๙๙ อีกนานเกินไป ตรวจปี พ.ศ. อีกครั้ง'],
  ['เพิ่มวันทำการ', '14 ธ.ค. 69', 'วันจันทร์ที่ ๑๔ ธ.ค. ๖๙ เป็นวันทำการอยู่แล้ว'],
])('%s "%s" is refused with the reason', (label, text, line) => {
  const run = begin();
  run.tap('วันหยุดและวันทำการของเขต');
  run.tap(label);
  const outcome = run.type(text);
  expect(outcome.effects).toEqual([]);
  expect(linesOf(outcome)).toContain(line);
});

test('a day of the district is taken out by a tap', () => {
  const run = begin();
  run.type('๘');
  expect(changeOf(run.type('๑').effects)).toEqual([
    { extraHolidays: SETTINGS.extraHolidays, extraWorkdays: [] },
  ]);
});

test('what was changed is said above the card, and the list of days comes back to itself', () => {
  const run = begin();
  run.type('วันที่ 25');
  const settings = { ...SETTINGS, dueDay: 25 };
  const saved = run.send({ type: 'done.set-reminders', answer: { ok: true, settings, days: DAYS } });
  expect(linesOf(saved)).toContain('บันทึกแล้ว กำหนดรายงาน: ทุกวันที่ ๒๕');
  run.tap('วันหยุดและวันทำการของเขต');
  run.type('๑');
  const without = { ...settings, extraWorkdays: [] };
  run.send({ type: 'done.set-reminders', answer: { ok: true, settings: without, days: DAYS } });
  expect(run.value()).toBe('days');
});
