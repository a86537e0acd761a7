import fc from 'fast-check';
import { plain } from '../../../flows/typed.ts';
import { lengthOf } from '../../../src/line/messages/limits.ts';
import { measureLabel, measureName, NAME_LENGTH, namesOf } from '../../../src/line/messages/measure-name.ts';
import { works } from '../../support/people.ts';
import { anyWork, workItem } from '../../support/work-items.ts';

const long = 'คู่มือการให้บริการประชาชนของทุกงานที่มีผู้มาติดต่อมากที่สุดสิบอันดับของสำนักงานเขตร่มเย็น';

test.each([
  [{ codes: ['O15'], title: 'สถิติการให้บริการ' }, 'O15 สถิติการให้บริการ'],
  [{ codes: ['I15', 'I16'], title: 'การใช้รถ' }, 'I15, I16 การใช้รถ'],
  [{ indicator: 6, title: 'ให้บริการตามขั้นตอน' }, 'ตัวชี้วัดที่ ๖ ให้บริการตามขั้นตอน'],
  [{ title: 'เผยแพร่\n\u200bแผน' }, 'เผยแพร่ แผน'],
  [{ title: '\u200b', text: 'จัดประชุม' }, 'จัดประชุม'],
  [{ title: ' ' }, '(ไม่มีชื่อ)'],
])('%j is called %s', (fields, name) => {
  expect(measureName(workItem('a', fields))).toBe(name);
});

test('a long title is cut at a word, and the code stays', () => {
  const name = measureName(workItem('a', { codes: ['O7'], title: long }), 40);
  expect(name).toMatch(/^O7 คู่มือ.*…$/u);
  expect(`O7 ${long}`.startsWith(name.slice(0, -1))).toBe(true);
});

test('names that would look the same are told apart by activity, by division, or by number', () => {
  const same = { codes: ['O8'], title: long };
  expect(
    namesOf([workItem('a', { ...same, text: 'บัตรคิว' }), workItem('b', { ...same, text: 'ป้ายประกาศ' })]),
  ).toEqual(['O8 บัตรคิว', 'O8 ป้ายประกาศ']);
  const [own, other] = namesOf([workItem('a', same), workItem('b', { ...same, division: works })]);
  expect(own).toMatch(/\(ทะเบียน\)$/);
  expect(other).toMatch(/\(โยธา\)$/);
  expect(namesOf([workItem('a', same), workItem('b', same)]).map((name) => name.slice(-3))).toEqual([
    '(๑)',
    '(๒)',
  ]);
});

test('whatever the plan says, the names of a list differ and are short', () => {
  fc.assert(
    fc.property(anyWork({ maxLength: 8 }), (work) => {
      const names = namesOf(work);
      expect(new Set(names.map((name) => plain(name) || name)).size).toBe(work.length);
      for (const name of names) expect(lengthOf(name)).toBeLessThanOrEqual(NAME_LENGTH);
      for (const item of work) expect(measureLabel(item)).not.toBe('');
    }),
  );
});
