import fc from 'fast-check';
import { FIELD_NAMES, FIELDS, type FieldName } from '../../../flows/reminder-settings/fields.ts';
import { ownDays, readHoliday, readWorkday } from '../../../flows/reminder-settings/own-days.ts';
import type { ReminderSettings } from '../../../flows/views/reminders.ts';
import { ReminderChoices } from '../../../models/district.ts';
import { isQuiet } from '../../../src/reminders/bounds.ts';
import { addDays, workCalendar } from '../../../src/reminders/calendar.ts';
import { shortDate } from '../../../src/thai/calendar.ts';
import { toThaiDigits } from '../../../src/thai/digits.ts';
import { SETTINGS } from '../../support/reminders.ts';

const TODAY = '2026-11-21';
const plain: ReminderSettings = { ...SETTINGS, extraHolidays: [], extraWorkdays: [] };
const read = (field: FieldName, text: string, settings = plain) => FIELDS[field].read(text, settings);
/** Digits, blanks and politeness as people type them. */
const typings = fc.record({
  thai: fc.boolean(),
  before: fc.constantFrom('', ' ', '\u200b'),
  after: fc.constantFrom('', ' ค่ะ', ' ครับ'),
});
const type = (text: string, { thai, before, after }: { thai: boolean; before: string; after: string }) =>
  `${before.trim()}${thai ? toThaiDigits(text) : text}${after}`;

test('every day of the month and every number of days is read however it is written', () => {
  const days = ['%', 'วันที่ %', 'ทุกวันที่ %', 'ทุกวันที่ % ของเดือน', 'ภายในวันที่ % ของทุกเดือน'];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 31 }), fc.constantFrom(...days), typings, (day, words, typing) => {
      expect(read('due', type(words.replace('%', String(day)), typing))).toEqual({ change: { dueDay: day } });
    }),
  );
  const counts = ['%', '% วัน', '% วันทำการ', '%วันทำการ'];
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 15 }),
      fc.constantFrom(...counts),
      typings,
      (count, words, typing) => {
        const typed = type(words.replace('%', String(count)), typing);
        expect(read('first', typed)).toEqual({ change: { firstBefore: count } });
        expect(read('head', typed)).toEqual({ change: { headAfter: count } });
        expect(read('coordinator', typed)).toEqual({ change: { coordinatorAfter: count } });
      },
    ),
  );
});

test('what a setting is shown as and what is offered for it can be typed again', () => {
  for (const name of FIELD_NAMES) {
    const { usual, value } = FIELDS[name];
    for (const words of usual) {
      const reading = read(name, words);
      if (!reading || !('change' in reading)) throw new Error(`${name} does not take its own "${words}"`);
      const shown = value({ ...plain, ...reading.change });
      if (name === 'due') expect(read(name, shown)).toEqual(reading);
    }
  }
});

test('whatever is typed is a change that the database takes, or is refused', () => {
  const something = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[0-9๐-๙ .:,ก-ฮ-]{0,12}$/u),
    fc
      .tuple(fc.integer(), fc.constantFrom('วัน', 'โมง', 'ทุ่ม', 'ข้อความ', 'น.', 'ของเดือน'))
      .map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(something, fc.constantFrom(...FIELD_NAMES), (text, name) => {
      const reading = read(name, text);
      if (!reading || 'problem' in reading) return;
      const { dueDay = 1, ...choices } = reading.change;
      expect(ReminderChoices.strict().safeParse(choices).success).toBe(true);
      expect(dueDay >= 1 && dueDay <= 31).toBe(true);
      const after = { ...plain, ...reading.change };
      expect(isQuiet(after.hour, after)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('every coming day becomes a holiday or a working day of the district, as the calendar has it', () => {
  const forms = [(date: string) => shortDate(date, { year: true }), (date: string) => shortDate(date)];
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 330 }),
      fc.constantFrom(...forms),
      typings,
      (ahead, form, typing) => {
        const date = addDays(TODAY, ahead);
        const isWorkday = workCalendar(plain).isWorkday(date);
        const holiday = readHoliday(type(`${form(date)} วันหยุดพิเศษ`, { ...typing, after: '' }), plain, TODAY);
        const workday = readWorkday(type(form(date), typing), plain, TODAY);
        const added = { extraHolidays: [{ date, name: 'วันหยุดพิเศษ' }] };
        expect(holiday).toEqual(isWorkday ? { change: added } : { problem: expect.any(String) });
        expect(workday).toEqual(
          isWorkday ? { problem: expect.any(String) } : { change: { extraWorkdays: [date] } },
        );
      },
    ),
  );
});

test('a name is kept as it is typed, and short; without one the day has a name all the same', () => {
  const named = (text: string) => {
    const reading = readHoliday(text, plain, TODAY);
    return reading && 'change' in reading ? reading.change.extraHolidays![0]!.name : null;
  };
  expect(named('วันอังคารที่ 29 ธันวา 69: หยุดชดเชยกีฬาสี')).toBe('หยุดชดเชยกีฬาสี');
  expect(named('วันหยุดพิเศษ 29 ธ.ค.')).toBe('วันหยุดพิเศษ');
  expect(named('29/12/2569')).toBe('วันหยุดของเขต');
  expect(named(`29 ธ.ค. ${'ยาว'.repeat(80)}`)!.length).toBeLessThanOrEqual(60);
});

test('days of months that are over are not listed, and there is an end to adding', () => {
  const old = {
    ...plain,
    extraHolidays: [{ date: '2026-10-30', name: 'เก่า' }],
    extraWorkdays: ['2026-11-01'],
  };
  expect(ownDays(old, TODAY)).toEqual([{ date: '2026-11-01', name: null }]);
  const full = {
    ...plain,
    extraHolidays: Array.from({ length: 40 }, (_, i) => ({ date: addDays('2027-02-01', i), name: 'x' })),
  };
  expect(readHoliday('29 ธ.ค. 69', full, TODAY)).toEqual({ problem: expect.stringContaining('ไม่เกิน ๔๐ วัน') });
});
