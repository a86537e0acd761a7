import { codesIn, LEAST_MATCH, matchOf } from '../../../src/conversation/questions/matching.ts';

const PLAN = [
  { codes: ['O9'], title: 'คู่มือปฏิบัติงานสำหรับเจ้าหน้าที่' },
  { codes: ['O10'], title: 'คู่มือการให้บริการประชาชน' },
  { codes: ['O11'], title: 'E - Service' },
  { codes: ['O12'], title: 'ข้อมูลผลการดำเนินงานในเชิงสถิติ' },
  { codes: ['O15'], title: 'การออกใบอนุญาตก่อสร้าง' },
  { codes: ['O22'], title: 'ช่องทางการร้องเรียนการทุจริต' },
  { codes: ['I15', 'E3'], title: 'การรับรู้ของเจ้าหน้าที่' },
  { codes: [], indicator: 6, title: 'ให้บริการเป็นไปตามขั้นตอน', text: 'จัดทำแผ่นพับขั้นตอนการชำระภาษีป้าย' },
  { codes: [], indicator: 2, title: 'เผยแพร่ข้อมูลงบประมาณ', outputs: ['อินโฟกราฟิก ๑ แผ่น'] },
  { codes: [], indicator: 4, title: 'จัดทำบัญชีควบคุมทรัพย์สินของทางราชการ' },
].map((item) => ({ indicator: null, indicatorName: null, text: null, outputs: [], ...item }));

/** Code, or beginning of the title, of what is found, best first. */
const found = (typed: string) => {
  const match = matchOf(typed);
  return PLAN.map((item) => ({ name: item.codes[0] ?? item.title, value: match(item) }))
    .filter(({ value }) => value >= LEAST_MATCH)
    .sort((a, b) => b.value - a.value)
    .map(({ name }) => name);
};

test.each(['O15', 'o15', 'O๑๕', 'o 15', 'O-15', 'โอ15', 'โอ ๑๕', '0๑๕', '015', 'รายงาน O15', 'ขอส่งO15ครับ'])(
  'the code typed as %s is O15',
  (typed) => {
    expect(found(typed)).toEqual(['O15']);
  },
);

test.each([
  ['ไอ15', ['i15']],
  ['อี๓ กับ e14', ['e3', 'e14']],
  ['O09', ['o9']],
  ['0๑', ['o1']],
  ['O1 – O3', ['o1', 'o3']],
  ['20.05', []],
  ['10/05/2566', []],
  ['100', []],
  ['ร้อยละ 05%', ['o5']],
  ['0812345678', []],
  ['O150', []],
])('%s holds the codes %j', (typed, codes) => {
  expect(codesIn(typed)).toEqual(codes);
});

test.each<[string, string[]]>([
  ['15', ['O15', 'I15']],
  ['ข้อ ๑๕', ['O15', 'I15']],
  ['e3', ['I15']],
  ['ตัวชี้วัดที่ ๖', ['ให้บริการเป็นไปตามขั้นตอน']],
  ['O99', []],
])('%s finds %j', (typed, names) => {
  expect(found(typed)).toEqual(names);
});

test.each([
  ['คู่มือประชาชน', 'O10'],
  ['คู่มือเจ้าหน้าที่', 'O9'],
  ['คุ่มือการให้บริการประชาชน', 'O10'],
  ['ร้องเรียน ทุจริต', 'O22'],
  ['eservice', 'O11'],
  ['สถิติ', 'O12'],
  ['ใบอนุญาต ก่อสร้าง', 'O15'],
  ['ภาษีป้าย', 'ให้บริการเป็นไปตามขั้นตอน'],
  ['งบประมาน', 'เผยแพร่ข้อมูลงบประมาณ'],
  ['ทรัพสิน', 'จัดทำบัญชีควบคุมทรัพย์สินของทางราชการ'],
  ['อินโฟกราฟิก', 'เผยแพร่ข้อมูลงบประมาณ'],
])('the words %s find %s first', (typed, name) => {
  expect(found(typed)[0]).toBe(name);
});

test.each(['สวัสดีครับ', 'กินข้าวหรือยัง', 'ไม่เข้าใจ', 'ok', 'ก', '', '😀', '...', 'แจกแผ่นพับ 15 แผ่น'])(
  '"%s" finds nothing',
  (typed) => {
    expect(found(typed)).toEqual([]);
  },
);
