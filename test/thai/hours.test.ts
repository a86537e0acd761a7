import fc from 'fast-check';
import { toThaiDigits } from '../../src/thai/digits.ts';
import { readHours } from '../../src/thai/hours.ts';

test.each<[string, number[] | null]>([
  ['9', [9]],
  ['๐๙.๐๐ น.', [9]],
  ['เก้าโมงเช้า', [9]],
  ['2 โมงเช้า', [8]],
  ['สิบเอ็ดโมง', [11]],
  ['เที่ยง', [12]],
  ['บ่ายโมง', [13]],
  ['บ่ายสอง', [14]],
  ['สี่โมงเย็น', [16]],
  ['สองทุ่ม', [20]],
  ['เที่ยงคืน', [0]],
  ['24.00 น.', [0]],
  ['20-8', [20, 8]],
  ['๒๐.๐๐ – ๐๘.๐๐ น.', [20, 8]],
  ['สองทุ่มถึงแปดโมงเช้า', [20, 8]],
  ['ตั้งแต่ 22 น. ถึง ตี 5', [22, 5]],
  ['9.30 น.', null],
  ['สามโมง', null],
  ['25', null],
  ['9 คน', null],
  ['เช้า ๆ', null],
])('%s', (text, hours) => {
  expect(readHours(text)).toEqual(hours);
});

test('every hour is read as it is written, however it is written', () => {
  const written = [
    (hour: string) => hour,
    (hour: string) => `${hour}.00 น.`,
    (hour: string) => `${hour.padStart(2, '0')}:00`,
    (hour: string) => `เวลา ${hour} นาฬิกา ค่ะ`,
  ];
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 2 }),
      fc.constantFrom(...written),
      fc.boolean(),
      (hours, write, thai) => {
        const text = hours.map((hour) => write(String(hour))).join(' ถึง ');
        expect(readHours(thai ? toThaiDigits(text) : text)).toEqual(hours);
      },
    ),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const hour of readHours(text) ?? []) expect(hour >= 0 && hour <= 23).toBe(true);
    }),
  );
});
