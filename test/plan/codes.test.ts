import fc from 'fast-check';
import { meanings, readCodes } from '../../src/plan/codes.ts';
import { toThaiDigits } from '../../src/thai/digits.ts';

test.each([
  ['๐๑ โครงสร้าง', ['O1'], 'โครงสร้าง'],
  ['0๒ อำนาจหน้าที่', ['O2'], 'อำนาจหน้าที่'],
  ['๐๑๐ คู่มือ', ['O10'], 'คู่มือ'],
  ['O๑๑ E - Service', ['O11'], 'E - Service'],
  ['E๑๔ งานบริการ', ['E14'], 'งานบริการ'],
  ['l5 การมอบหมายงาน', ['I5'], 'การมอบหมายงาน'],
  ['o12: สถิติ', ['O12'], 'สถิติ'],
  ['(O3) แผน', ['O3'], 'แผน'],
  ['ข้อ O15 รายงาน', ['O15'], 'รายงาน'],
  ['การเผยแพร่ข้อมูล (O15)', ['O15'], 'การเผยแพร่ข้อมูล'],
  ['O10, O15', ['O10', 'O15'], ''],
  ['E1 และ E2 การบริการ', ['E1', 'E2'], 'การบริการ'],
  ['O1-4 ข้อมูลพื้นฐาน', ['O1', 'O2', 'O3', 'O4'], 'ข้อมูลพื้นฐาน'],
  ['0๑ - 0๓', ['O1', 'O2', 'O3'], ''],
  ['O1 – O3, O11-O12, (100 คะแนน)', ['O1', 'O2', 'O3', 'O11', 'O12'], '(100 คะแนน)'],
  ['O5 ๑๐ โรงเรียน', ['O5'], '๑๐ โรงเรียน'],
])('%s', (title, codes, rest) => {
  expect(readCodes(title)).toEqual({ codes, rest, number: null });
});

test.each([
  'E - Service',
  'online ๒ ระบบ',
  '๐.๕ ของงบ',
  'Info graphic ๓ แผ่น',
  '๑๐ ครั้ง/ปี',
  '2566 แผน',
  'O99 ไม่มี',
])('no code: %s', (title) => {
  expect(readCodes(title)).toEqual({ codes: [], rest: title, number: null });
});

test('a bare number may be a code, and what it may mean is told', () => {
  expect(readCodes('13 เจ้าหน้าที่สุภาพ').number).toEqual({ printed: '13', rest: 'เจ้าหน้าที่สุภาพ' });
  expect(meanings('13')).toEqual(['I3', 'I13', 'E13', 'O13']);
  expect(meanings('1๓')).toContain('I3');
  expect(meanings('110')).toEqual(['I10']);
  expect(meanings('10')).toEqual(['I10', 'E10', 'O10']);
});

test('every code is read in every spelling', () => {
  const letters = { I: ['I', 'i', 'l', '|'], E: ['E', 'e'], O: ['O', 'o', '0', '๐', 'О'] };
  fc.assert(
    fc.property(
      fc.constantFrom('I', 'E', 'O'),
      fc.integer({ min: 1, max: 60 }),
      fc.nat(),
      fc.boolean(),
      (letter, number, spelling, thai) => {
        const printed = letters[letter as 'I'][spelling % letters[letter as 'I'].length]!;
        const digits = thai ? toThaiDigits(number) : String(number);
        expect(readCodes(`${printed}${digits} ชื่อประเด็น`).codes).toEqual([`${letter}${number}`]);
      },
    ),
  );
});
