import fc from 'fast-check';
import { DEFAULT_PREFIXES, isAddressed, isBareCommand, saidToBot } from '../../src/line/addressed.ts';

const addressed = (text: string, prefixes = DEFAULT_PREFIXES) => isAddressed(text, [], prefixes);
const said = (text: string, prefixes = DEFAULT_PREFIXES) => saidToBot(text, [], prefixes);

test.each([
  ...[
    'รายงาน',
    ' รายงาน',
    'รายงานค่ะ',
    'รายงานครับ ',
    'รายงาน O15',
    'รายงานO15',
    'รายงาน\nO15',
    'รายงาน: คู่มือ',
    'รายงาน!',
  ],
  ...['สถานะ', 'สถานะ ฝ่ายทะเบียน', '#เสร็จแล้ว', '# ๑', '#', '\u200bรายงาน', 'รายงาน…'],
])('%p is said to the bot', (text) => {
  expect(addressed(text)).toBe(true);
});

test.each([
  ...['รายงานการประชุมส่งยัง', 'รายงานตัวที่ห้องประชุม', 'สถานะการณ์น้ำท่วม', 'รายงานผลด้วยนะ', 'ส่งรายงานหรือยัง'],
  ...['ขอรายงาน', 'ห้อง 5 #ประชุม', '1', 'เสร็จแล้ว', 'ยกเลิก', '', '   ', 'รายงานครับผมส่งแล้ว'],
])('%p is talk among people', (text) => {
  expect(addressed(text)).toBe(false);
});

test('a mention of the bot calls it, one of others does not; what is left is what was said', () => {
  const at = (isSelf: boolean) => [{ index: 6, length: 7, isSelf }];
  const text = 'ช่วยที @รายงาน ดูงาน';
  expect(isAddressed('สวัสดี', at(true), [])).toBe(true);
  expect(isAddressed('สวัสดี', at(false), DEFAULT_PREFIXES)).toBe(false);
  const bot = [{ index: text.indexOf('@'), length: 7, isSelf: true }];
  expect(saidToBot('@รายงาน สถานะ', [{ index: 0, length: 7, isSelf: true }], DEFAULT_PREFIXES)).toBe('สถานะ');
  expect(saidToBot(text, bot, DEFAULT_PREFIXES).split(/\s+/)).toEqual(['ช่วยที', 'ดูงาน']);
});

test('a mark goes, a command stays, a word that only calls goes', () => {
  expect(said('# เสร็จแล้ว')).toBe('เสร็จแล้ว');
  expect(said('#รายงาน O15')).toBe('รายงาน O15');
  expect(said('รายงาน O15')).toBe('รายงาน O15');
  expect(said('น้องบอต สถานะ', ['น้องบอต'])).toBe('สถานะ');
  expect(said('# ')).toBe('');
});

test('a quoted photo needs a command or a code, and no more', () => {
  expect(['O13', 'o ๑๓', 'รายงาน O13', 'รายงาน'].every(isBareCommand)).toBe(true);
  expect(['ใครถ่ายคะ', 'สวยมาก', '13'].some(isBareCommand)).toBe(false);
});

const thaiLetter = fc.constantFrom(...'กขคงจชซญดตถทนบปผพมยรลวสหอฮะาิีุูเแโไ่้');
const words = fc.string({ unit: fc.constantFrom(...'กขคงนมาเ่้ 12aB.,!?\n'), maxLength: 30 });

test('a word of Thai that only begins like a prefix is never taken for it', () => {
  const polite = /^(?:นะ)?(?:ค|จ)/u;
  fc.assert(
    fc.property(fc.constantFrom('รายงาน', 'สถานะ'), thaiLetter, words, (prefix, letter, rest) => {
      fc.pre(!polite.test(letter + rest));
      expect(addressed(prefix + letter + rest)).toBe(false);
    }),
  );
});

test('a mark before anything says it to the bot, and is all that is cut off', () => {
  fc.assert(
    fc.property(words, (rest) => {
      expect(addressed(`#${rest}`)).toBe(true);
      expect(said(`#${rest}`)).toBe(rest.trim());
    }),
  );
});

test('where the mention stands does not matter', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const mention = [{ index: before.length, length: 7, isSelf: true }];
      const left = saidToBot(`${before}@รายงาน${after}`, mention, DEFAULT_PREFIXES);
      expect(left.replaceAll(/\s/g, '')).toBe(`${before}${after}`.replaceAll(/\s/g, ''));
    }),
  );
});
