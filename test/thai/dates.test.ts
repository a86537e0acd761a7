import fc from 'fast-check';
import { shortDate } from '../../src/thai/calendar.ts';
import { findDates, findFiscalYears } from '../../src/thai/dates.ts';
import { toThaiDigits } from '../../src/thai/digits.ts';

const isoOf = (text: string, year: number | null = null) => findDates(text, year).map(({ iso }) => iso);

test.each([
  ['๓๐ มี.ค.๖๖', '2023-03-30'],
  ['๒๐ เม.ย ๖๖ และนำขึ้น website', '2023-04-20'],
  ['ภายในวันที่ 30 เดือน มีนาคม พ.ศ. 2566', '2023-03-30'],
  ['๑๕ พ . ย . ๖๙', '2026-11-15'],
  ['๓๐/๐๙/๒๕๖๗', '2024-09-30'],
  ['30/9/67', '2024-09-30'],
  ['10 พ.ค.66', '2023-05-10'],
  ['20 มีนาคม 2023', '2023-03-20'],
  ['ภายในเดือนกุมภาพันธ์ ๒๕๖๗', '2024-02-29'],
  ['(๓๑ ธ.ค. ๖๘)', '2025-12-31'],
])('%s is %s', (text, iso) => {
  expect(isoOf(text)).toEqual([iso]);
});

test('a day that the calendar does not have is a date without a value', () => {
  expect(findDates('๓๑ เม.ย. ๖๖')).toMatchObject([{ iso: null, exactYear: true }]);
});

test('a missing year is taken from the fiscal year, and said to be', () => {
  expect(findDates('๓๐ พ.ย.', 2570)).toMatchObject([{ iso: '2026-11-30', exactYear: false }]);
  expect(findDates('๓๐ มี.ค.', 2570)).toMatchObject([{ iso: '2027-03-30', exactYear: false }]);
  expect(findDates('๓๐ มี.ค.')).toMatchObject([{ iso: null }]);
});

test('abbreviations, rhythms and plain numbers are no dates', () => {
  expect(isoOf('ตามระเบียบ ก.ค.ศ. ทุกวันที่ ๒๐ ของเดือน รอบ ๖ เดือนแรก ข้อ ๒๐๗ - ๒๑๑')).toEqual([]);
});

test('several dates come in their order', () => {
  expect(isoOf('๑ ต.ค. ๖๕ - ๓๐ ก.ย. ๖๖')).toEqual(['2022-10-01', '2023-09-30']);
});

test('every date is found again in the ways the bot and the offices print it', () => {
  const days = fc.date({ min: new Date('2010-01-01'), max: new Date('2056-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.boolean(), fc.constantFrom('', 'ภายใน ', 'แล้วเสร็จ '), (date, thai, before) => {
      const iso = date.toISOString().slice(0, 10);
      const printed = `${before}${shortDate(iso, { year: true })} และเผยแพร่`;
      expect(isoOf(thai ? toThaiDigits(printed) : printed)).toEqual([iso]);
    }),
  );
});

const FULL = 'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม'.split(
  ' ',
);
const SHORT = 'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.'.split(' ');

test('every date is found in every spelling of month and year', () => {
  const days = fc.date({ min: new Date('2010-01-01'), max: new Date('2042-12-31'), noInvalidDate: true });
  const months = [
    (month: number) => FULL[month]!,
    (month: number) => SHORT[month]!,
    (month: number) => SHORT[month]!.slice(0, -1),
    (month: number) => SHORT[month]!.replaceAll('.', ''),
    (month: number) => SHORT[month]!.replaceAll('.', ' . ').trim(),
  ];
  const years = [
    (year: number) => String(year + 543),
    (year: number) => `พ.ศ. ${year + 543}`,
    (year: number) => String(year + 543).slice(2),
    (year: number) => String(year),
  ];
  fc.assert(
    fc.property(
      days,
      fc.constantFrom(...months),
      fc.constantFrom(...years),
      fc.constantFrom(' ', ''),
      fc.constantFrom('', 'เดือน '),
      fc.boolean(),
      fc.boolean(),
      (date, month, year, blank, word, slashes, thai) => {
        const [iso, y, m] = [date.toISOString().slice(0, 10), date.getUTCFullYear(), date.getUTCMonth()];
        const d = date.getUTCDate();
        const printed = slashes
          ? `${d}/${m + 1}/${year(y).replace('พ.ศ. ', '')}`
          : `${d}${blank}${word}${month(m)}${blank}${year(y)}`;
        expect(isoOf(`ภายใน ${thai ? toThaiDigits(printed) : printed} และรายงาน`)).toEqual([iso]);
      },
    ),
    { numRuns: 500 },
  );
});

test('fiscal years are found where they are called so', () => {
  expect(findFiscalYears('ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ เทียบกับปีงบประมาณ 65')).toEqual([2566, 2565]);
  expect(findFiscalYears('การใช้จ่ายงบประมาณ 189,051,600.00 ปี ๒๕๖๖')).toEqual([]);
});
