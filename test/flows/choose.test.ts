import fc from 'fast-check';
import { choose } from '../../flows/choose.ts';
import type { Choice } from '../../flows/flow.ts';
import { invitationCode } from '../../flows/invitation-code.ts';
import { namedDivisions } from '../../flows/named.ts';
import { plain } from '../../flows/typed.ts';
import { health, registry, works } from '../support/people.ts';

const choices: Choice[] = [
  { name: 'status', value: 'done', label: 'แล้วเสร็จ', words: ['เสร็จแล้ว'] },
  { name: 'status', value: 'progress', label: 'กำลังทำ', words: ['น้ำ'] },
];

test.each([
  ['2', 'progress'],
  ['๒', 'progress'],
  ['๒.', 'progress'],
  ['ข้อ 2 ค่ะ', 'progress'],
  [' แล้ว เสร็จ ครับ', 'done'],
  ['"เสร็จแล้ว"', 'done'],
  ['เเล้วเสร็จ', 'done'],
  ['นํ้า', 'progress'],
])('"%s" chooses', (text, value) => {
  expect(choose(text, choices)?.value).toBe(value);
});

test.each(['3', '0', '12345', 'เสร็จ', '', '?', 'ค่ะ'])('"%s" chooses nothing', (text) => {
  expect(choose(text, choices)).toBeNull();
});

test('the comparable form is stable, whatever is typed', () => {
  const unit = fc.constantFrom(...'เแํา่้คะครับจ้าฯ .๑1Aก\u200b');
  fc.assert(fc.property(fc.string({ unit }), (text) => plain(plain(text)) === plain(text)));
});

test.each([
  'K7M2-9QXD',
  'k7m2 9qxd',
  'k7m29qxd',
  'K๗M๒–๙QXD',
  'รหัสคือ k7m2-9qxd ค่ะ',
  'k 7 m 2 9 q x d',
  'ข้อ ๒\nพิมพ์รหัส K7M2-9QXD',
])('the code in "%s"', (text) => {
  expect(invitationCode(text)).toBe('K7M2-9QXD');
});

test.each(['ทะเบียน', 'K7M2', 'K7M2-9QXDA', 'รายงาน O15', '', '๑๒๓๔'])('no code in "%s"', (text) => {
  expect(invitationCode(text)).toBeNull();
});

test.each([
  ['ทะเบียน, โยธา', [registry, works]],
  ['ทะเบียนและฝ่ายโยธา', [registry, works]],
  ['๑ ๓', [registry, health]],
  ['สิ่งแวดล้อมฯ', [health]],
  ['ทะเบียน กับ ฝ่ายอะไรนะ', []],
])('divisions named in "%s"', (text, divisions) => {
  expect(namedDivisions(text, [registry, works, health])).toEqual(divisions);
});
