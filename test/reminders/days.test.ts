/** Working days, holidays and the days of a month's reminders. */
import fc from 'fast-check';
import type { ReminderSettings } from '../../flows/views/reminders.ts';
import { isQuiet } from '../../src/reminders/bounds.ts';
import { addDays, workCalendar } from '../../src/reminders/calendar.ts';
import { reminderDays } from '../../src/reminders/days.ts';
import { HOLIDAYS } from '../../src/reminders/holidays/index.ts';
import { DEFAULT_REMINDERS, settingsOf } from '../../src/reminders/settings.ts';

const plain = workCalendar(DEFAULT_REMINDERS);
const daysOf = (month: string, change: Partial<ReminderSettings> = {}) =>
  reminderDays(month, { ...DEFAULT_REMINDERS, ...change });

const isoDay = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const month = isoDay.map((day) => day.slice(0, 7));

describe('holidays of Thailand', () => {
  test('three fiscal years, in order, each day once, with a name and a source', () => {
    const dates = HOLIDAYS.map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].sort());
    expect([dates[0]! >= '2024-10-01', dates.at(-1)! <= '2027-09-30']).toEqual([true, true]);
    for (const { name, source } of HOLIDAYS)
      expect([name.length > 3, source.length > 10]).toEqual([true, true]);
  });

  test('a holiday on a weekend is made up for on the next working day', () => {
    const substitutes = HOLIDAYS.filter(({ name }) => name.startsWith('ชดเชย'));
    const named = new Set(substitutes.map(({ name }) => name));
    const onWeekends = HOLIDAYS.filter(
      ({ date, name }) => [0, 6].includes(new Date(date).getUTCDay()) && !name.startsWith('ชดเชย'),
    );
    expect(onWeekends.length).toBeGreaterThan(5);
    expect(onWeekends.filter(({ name }) => !named.has(`ชดเชย${name}`))).toEqual([]);
    for (const { date } of substitutes) expect([0, 6]).not.toContain(new Date(date).getUTCDay());
  });

  test('known days', () => {
    for (const date of ['2024-12-30', '2025-06-02', '2025-08-11', '2026-01-02', '2026-06-01', '2026-12-07'])
      expect([date, plain.isWorkday(date)]).toEqual([date, false]);
    for (const date of ['2025-05-01', '2026-12-04', '2026-12-08', '2027-01-04'])
      expect([date, plain.isWorkday(date)]).toEqual([date, true]);
    expect(plain.holidayName('2026-12-10')).toBe('วันรัฐธรรมนูญ');
  });
});

describe('working days', () => {
  test('there and back again, over holidays and weekends', () => {
    fc.assert(
      fc.property(isoDay, fc.integer({ min: 1, max: 60 }), (day, n) => {
        const start = plain.addWorkdays(day, 0);
        const there = plain.addWorkdays(start, n);
        expect(plain.isWorkday(there)).toBe(true);
        expect(plain.addWorkdays(there, -n)).toBe(start);
        const between = Array.from({ length: 400 }, (_, i) => addDays(start, i + 1)).filter(
          (d) => d <= there,
        );
        expect(between.filter(plain.isWorkday)).toHaveLength(n);
      }),
    );
  });

  test('a district closes and works on days of its own; working wins', () => {
    const own = workCalendar({
      extraHolidays: [
        { date: '2026-11-20', name: 'วันสถาปนาเขต' },
        { date: '2026-11-21', name: 'x' },
      ],
      extraWorkdays: ['2026-11-21', '2026-12-10'],
    });
    expect(own.isWorkday('2026-11-20')).toBe(false);
    expect(own.holidayName('2026-11-20')).toBe('วันสถาปนาเขต');
    expect(own.isWorkday('2026-11-21')).toBe(true);
    expect(own.isWorkday('2026-12-10')).toBe(true);
    expect(own.addWorkdays('2026-11-19', 1)).toBe('2026-11-21');
  });
});

describe('the days of a month', () => {
  test('an ordinary month', () => {
    expect(daysOf('2026-11')).toEqual({
      month: '2026-11',
      first: '2026-11-17',
      due: '2026-11-20',
      digest: '2026-11-23',
      head: '2026-11-24',
      coordinator: '2026-11-26',
    });
  });

  test('a due day past the end of the month is its last day; a holiday moves it on, into the next month', () => {
    expect(daysOf('2027-02', { dueDay: 31 }).due).toBe('2027-03-01');
    expect(daysOf('2028-02', { dueDay: 30 }).due).toBe('2028-02-29');
    expect(daysOf('2026-04', { dueDay: 31 }).due).toBe('2026-04-30');
    expect(daysOf('2026-12', { dueDay: 31 })).toMatchObject({ due: '2027-01-04', digest: '2027-01-05' });
    expect(daysOf('2025-04', { dueDay: 13 })).toMatchObject({ first: '2025-04-09', due: '2025-04-17' });
  });

  test('the first notice waits for its month, and does not share the due day', () => {
    expect(daysOf('2026-11', { dueDay: 3, firstBefore: 5 })).toMatchObject({
      first: '2026-11-02',
      due: '2026-11-03',
    });
    expect(daysOf('2026-11', { dueDay: 1 }).first).toBeNull();
    expect(daysOf('2026-11', { firstBefore: 0, headAfter: 0, coordinatorAfter: 0 })).toMatchObject({
      first: null,
      head: null,
      coordinator: null,
    });
  });

  test('whatever is set: working days, in order, the due day never before the day that is set', () => {
    const settings = fc.record({
      dueDay: fc.integer({ min: 1, max: 31 }),
      firstBefore: fc.integer({ min: 0, max: 20 }),
      headAfter: fc.integer({ min: 0, max: 20 }),
      coordinatorAfter: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(month, settings, (of, change) => {
        const { first, due, digest, head, coordinator } = daysOf(of, change);
        for (const day of [first, due, digest, head, coordinator])
          expect([day, day === null || plain.isWorkday(day)]).toEqual([day, true]);
        const last = new Date(Date.UTC(Number(of.slice(0, 4)), Number(of.slice(5)), 0)).getUTCDate();
        const set = `${of}-${String(Math.min(change.dueDay, last)).padStart(2, '0')}`;
        expect(due).toBe(plain.addWorkdays(set, 0));
        expect([first === null || (first < due && first >= `${of}-01`), digest > due]).toEqual([true, true]);
        if (change.headAfter && change.coordinatorAfter)
          expect(Math.sign(change.coordinatorAfter - change.headAfter)).toBe(
            coordinator!.localeCompare(head!),
          );
      }),
    );
  });
});

test('the settings of a district: its report day, its own, the rest by default', () => {
  const of = settingsOf({ reportDay: 31, reminders: { hour: 10, monthlyMessages: null } });
  expect(of).toEqual({ ...DEFAULT_REMINDERS, dueDay: 31, hour: 10 });
});

test('quiet hours go over midnight, or not at all', () => {
  const quiet = (quietFrom: number, quietTo: number) =>
    Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
      isQuiet(hour, { ...DEFAULT_REMINDERS, quietFrom, quietTo }),
    );
  expect(quiet(22, 2)).toEqual([0, 1, 22, 23]);
  expect(quiet(12, 14)).toEqual([12, 13]);
  expect(quiet(9, 9)).toEqual([]);
});
