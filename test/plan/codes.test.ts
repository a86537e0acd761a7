import fc from 'fast-check';
import { meanings, readCodes } from '../../src/plan/codes.ts';
import { readPlan } from '../../src/plan/read.ts';
import { toThaiDigits } from '../../src/thai/digits.ts';

test.each([
  ['๐๑ โครงสร้าง', ['O1'], 'โครงสร้าง'],
  ['0๒ อำนาจหน้าที่', ['O2'], 'อำนาจหน้าที่'],
  ['๐๑๐ คู่มือ', ['O10'], 'คู่มือ'],
  ['0 4 ข้อมูลการติดต่อ', ['O4'], 'ข้อมูลการติดต่อ'],
  ['O๑๑ E - Service', ['O11'], 'E - Service'],
  ['E๑๔ งานบริการ', ['E14'], 'งานบริการ'],
  ['l5 การมอบหมายงาน', ['I5'], 'การมอบหมายงาน'],
  ['0 ๓๒ วัฒนธรรมองค์กร', ['O32'], 'วัฒนธรรมองค์กร'],
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
  ['๐๑ - ๐๓, ๐๙ (๑๐๐ คะแนน)', ['O1', 'O2', 'O3', 'O9'], '(๑๐๐ คะแนน)'],
  ['O21 O23 ข้อมูล', ['O21', 'O23'], 'ข้อมูล'],
  ['สถิติการให้บริการ (๐๑๕)', ['O15'], 'สถิติการให้บริการ'],
  ['ช่องทางร้องเรียน (o๒, o๓)', ['O2', 'O3'], 'ช่องทางร้องเรียน'],
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

test('a range that runs backwards or between letters is told', () => {
  expect(readCodes('O9 - O1 ข้อมูล')).toMatchObject({ codes: ['O9', 'O1'], doubtful: 'O9 - O1' });
  expect(readCodes('I1 - E3 ข้อมูล')).toMatchObject({ codes: ['I1', 'E3'], doubtful: 'I1 - E3' });
});

test.each([
  ['110 - I12 การใช้งบประมาณ', ['I10', 'I11', 'I12']],
  ['I5 - 16 การให้บริการ', ['I5', 'I6']],
  ['I9 – 1๑๑ การใช้อำนาจ', ['I9', 'I10', 'I11']],
  ['14, 15 การจัดซื้อ', ['I4', 'I5']],
])('an I among others that was read as 1 is told: %s', (title, codes) => {
  const { rest, ...read } = readCodes(title);
  expect(read).toEqual({ codes, number: null, doubtful: title.slice(0, -rest.length).trim() });
});

test.each(['11 - 12 ม.ค. 67 ประชุม', 'I5 - 16 ครั้ง'])('%s: days and counts are no codes', (title) => {
  expect(readCodes(title).codes.length).toBeLessThan(2);
});

test('a bare number may be a code, and what it may mean is told', () => {
  expect(readCodes('13 เจ้าหน้าที่สุภาพ').number).toEqual({ printed: '13', rest: 'เจ้าหน้าที่สุภาพ' });
  expect(readCodes('14 ข้อมูลเปิดเผย').number).toEqual({ printed: '14', rest: 'ข้อมูลเปิดเผย' });
  expect(readCodes('1๑๐ ขั้นตอนการยืม').number).toEqual({ printed: '1๑๐', rest: 'ขั้นตอนการยืม' });
  expect(readCodes('1 ๑๐ ขั้นตอนการยืม').number).toEqual({ printed: '1๑๐', rest: 'ขั้นตอนการยืม' });
  expect(meanings('13')).toEqual(['I3', 'I13', 'E13', 'O13']);
  expect(meanings('1๓')).toContain('I3');
  expect(meanings('110')).toEqual(['I10']);
  expect(meanings('10')).toEqual(['I10', 'E10', 'O10']);
});

const letters = { I: ['I', 'i', 'l', '|'], E: ['E', 'e'], O: ['O', 'o', '0', '๐', 'О'] };

test('every code is read in every spelling', () => {
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

test('every list of codes and ranges is read, whatever parts them', () => {
  const part = fc.record({
    gap: fc.integer({ min: 1, max: 5 }),
    length: fc.integer({ min: 0, max: 6 }),
    spelling: fc.nat(),
    thai: fc.boolean(),
    joint: fc.constantFrom(', ', ',', ' , ', ' และ ', ' '),
    dash: fc.constantFrom(' - ', '-', ' – ', '–', ' ถึง '),
  });
  fc.assert(
    fc.property(
      fc.constantFrom('I', 'E', 'O'),
      fc.array(part, { minLength: 1, maxLength: 6 }),
      (letter, parts) => {
        let last = 0;
        let printed = '';
        const codes: string[] = [];
        for (const { gap, length, spelling, thai, joint, dash } of parts) {
          const [from, to] = [last + gap, last + gap + length];
          if (to > 60) break;
          const one = (number: number) =>
            letters[letter as 'I'][spelling % letters[letter as 'I'].length]! +
            (thai ? toThaiDigits(number) : String(number));
          printed += (last > 0 ? joint : '') + one(from) + (length > 0 ? dash + one(to) : '');
          for (let n = from; n <= to; n++) codes.push(`${letter}${n}`);
          last = to;
        }
        expect(readCodes(`${printed} ชื่อประเด็น`)).toEqual({ codes, rest: 'ชื่อประเด็น', number: null });
      },
    ),
  );
});

test('an I that was misread as 1 is read by its neighbours, or a person is asked', () => {
  const print = [
    (n: number) => `I${n}`,
    (n: number) => `1${n}`,
    (n: number) => `1${toThaiDigits(n)}`,
    (n: number) => `๑${n}`,
    (n: number) => toThaiDigits(`1${n}`),
  ];
  const header = 'ประเด็นการประเมิน\tมาตรการ/กิจกรรม\tผลการดำเนินการ\tภาพกิจกรรม';
  fc.assert(
    fc.property(
      fc.subarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], { minLength: 3 }),
      fc.array(fc.constantFrom(...print), { minLength: 12, maxLength: 12 }),
      (numbers, spellings) => {
        const rows = numbers.map(
          (n, i) => `${spellings[i]!(n)} ประเด็นที่ได้ (๙๐.๕๐ คะแนน)\t๑. จัดประชุม\t๑. ประชุมแล้ว\t`,
        );
        const text = ['สำนักงานเขตร่มเย็น ปีงบประมาณ ๒๕๖๗', header, 'ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่', ...rows].join('\n');
        const { items, warnings } = readPlan(text);
        expect(items).toHaveLength(numbers.length);
        items.forEach(({ codes, lines }, i) => {
          const asked = warnings.some(({ code, line }) => code.startsWith('code-') && line === lines[0]);
          if (!asked) expect(codes).toEqual([`I${numbers[i]}`]);
        });
      },
    ),
  );
});
