import fc from 'fast-check';
import { halfYearOf, problemOf, readMonth, readPeriod, yearOf } from '../../src/reports/period.ts';
import { longMonth, shortMonth } from '../../src/thai/calendar.ts';
import { toThaiDigits } from '../../src/thai/digits.ts';

test.each([
  ['ต.ค. 68 - มี.ค. 69', '2025-10', '2026-03'],
  ['ตุลาคม ถึง มีนาคม', '2026-10', '2027-03'],
  ['ตั้งแต่เดือน ต.ค. ถึงเดือน ธ.ค. ๖๘', '2025-10', '2025-12'],
  ['ต.ค. - มี.ค. 69', '2025-10', '2026-03'],
  ['ต.ค. 68 - มี.ค.', '2025-10', '2026-03'],
  ['ตุลา 68 – มีนา 69', '2025-10', '2026-03'],
  ['1 ต.ค. 68 - 31 มี.ค. 69', '2025-10', '2026-03'],
  ['2567-10 ถึง 2568-03', '2024-10', '2025-03'],
  ['พ.ย.', '2026-11', '2026-11'],
  ['เดือนตุลาคม 2568', '2025-10', '2025-10'],
  ['6 เดือนแรก ปี 2569', '2025-10', '2026-03'],
  ['ครึ่งปีหลัง 2568', '2025-04', '2025-09'],
  ['ไตรมาสที่ ๓ ปี 69', '2026-04', '2026-06'],
  ['ปีงบประมาณ ๒๕๖๙', '2025-10', '2026-09'],
  ['2569', '2025-10', '2026-09'],
  // what has not begun by November is the year before's
  ['ก.ค.', '2026-07', '2026-07'],
  ['ไตรมาสที่ 2', '2026-01', '2026-03'],
  ['ทั้งปี', '2026-10', '2027-09'],
  ['เดือนนี้', '2026-11', '2026-11'],
  ['เดือนที่แล้ว', '2026-10', '2026-10'],
  ['ต.ค. ถึงปัจจุบัน', '2026-10', '2026-11'],
  ['เดือนก่อน - เดือนนี้', '2026-10', '2026-11'],
  ['ปีที่แล้ว', '2025-10', '2026-09'],
  ['ปีงบประมาณนี้', '2026-10', '2027-09'],
  ['6 เดือนหลัง ปีก่อน', '2026-04', '2026-09'],
])('"%s" is %s to %s', (text, from, to) => {
  expect(readPeriod(text, '2026-11')).toEqual({ from, to });
});

test.each(['', 'ต้นปี', '๙๙', 'รายงาน O15', 'ต.ค. - พ.ย. - ธ.ค.', '2567-13', 'ประชุมเมื่อวาน'])(
  '"%s" names no months',
  (text) => {
    expect(readPeriod(text, '2026-11')).toBeNull();
  },
);

test('a month of either era; anything else is none', () => {
  expect([readMonth('2567-10'), readMonth('2024-10'), readMonth('๒๕๖๗-๑๐')]).toEqual(
    Array(3).fill('2024-10'),
  );
  expect(['2567', '10-2567', '2567-00', '2567-13', '0001-10', ''].map((text) => readMonth(text))).toEqual(
    Array(6).fill(null),
  );
});

test('a report is about one fiscal year, forwards', () => {
  expect(problemOf({ from: '2026-10', to: '2027-09' })).toBeNull();
  expect(problemOf({ from: '2026-09', to: '2026-10' })).toBe('crosses-years');
  expect(problemOf({ from: '2026-11', to: '2026-10' })).toBe('backwards');
});

const month = fc
  .tuple(fc.integer({ min: 2020, max: 2040 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);

test('property: months that are written out are read again, in long and short names and all digits', () => {
  fc.assert(
    fc.property(month, month, fc.boolean(), (from, to, thai) => {
      const short = (one: string) => `${shortMonth(one)} ${(Number(one.slice(0, 4)) + 543) % 100}`;
      for (const text of [`${longMonth(from)} ถึง ${longMonth(to)}`, `${short(from)} - ${short(to)}`])
        expect(readPeriod(thai ? toThaiDigits(text) : text, '2026-11')).toEqual({ from, to });
    }),
  );
});

test('property: the half years part a year', () => {
  fc.assert(
    fc.property(month, (one) => {
      const { from, to } = halfYearOf(one);
      expect(from <= one && one <= to).toBe(true);
      expect(problemOf({ from, to })).toBeNull();
    }),
  );
  expect([halfYearOf('2026-10').from, halfYearOf('2027-09').to]).toEqual(Object.values(yearOf(2570)));
});
