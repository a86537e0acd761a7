import { isBack, isCancel } from '../../flows/commands/back-words.ts';
import { commands } from '../../flows/commands/index.ts';
import { matchCommand } from '../../flows/commands/match.ts';
import { flows } from '../../flows/index.ts';

test('every command names a flow that exists', () => {
  const names = flows.map(({ name }) => name);
  expect(commands.map(({ flow }) => flow).filter((flow) => !names.includes(flow))).toEqual([]);
});

// "คู่มือ" begins titles of measures, too: where one is asked, it is an answer
test('every command is understood in each of its spellings, and none means two things', () => {
  for (const { flow, start, word, also } of commands)
    for (const typed of [word, ...also, ` ${word} ค่ะ`, `"${word}"`])
      expect({ typed, ...matchCommand(typed) }).toEqual({
        typed,
        flow,
        start,
        certain: !typed.includes('คู่มือ'),
      });
});

test.each([
  ['ขอดูงานหน่อยครับ', { flow: 'my-work', start: {} }],
  ['สถานะ ครับ', { flow: 'my-work', start: {} }],
  ['ช่วยเหลือหน่อย', { flow: 'help', start: {} }],
  ['เเก้รายงาน', { flow: 'help', start: { about: 'fix' } }],
  ['รายงาน O๑๕', { flow: 'report-progress', start: { search: 'O15' } }],
  ['รายงานo15', { flow: 'report-progress', start: { search: 'O15' } }],
  ['รายงาน เรื่อง e 3', { flow: 'report-progress', start: { search: 'E3' } }],
  ['ประวัติ "O15" ค่ะ', { flow: 'measure-history', start: { search: 'O15' } }],
])('%s', (text, match) => {
  expect(matchCommand(text)).toEqual({ ...match, certain: true });
});

test.each([
  ['O15', 'O15'],
  ['รายงาน สถิติการให้บริการ', 'สถิติการให้บริการ'],
  ['รายงาน ประชุมเมื่อวาน', 'ประชุมเมื่อวาน'],
])('%s may be meant as a text of the person, where one is asked for', (text, search) => {
  expect(matchCommand(text)).toEqual({ flow: 'report-progress', start: { search }, certain: false });
});

test.each(['15', '๑', 'รายงานประชุมคณะทำงาน', 'แล้วเสร็จ', 'ได้ส่งงานให้ทุกฝ่ายแล้ว', '', '???', '😀'])(
  '"%s" is no command',
  (text) => {
    expect(matchCommand(text)).toBeNull();
  },
);

test('the two words of the engine in the spellings of a phone', () => {
  for (const text of ['ยกเลิก', 'ยกเลิกค่ะ', ' "ยกเลิก" ', 'Cancel', 'ยกเลิค']) expect(isCancel(text)).toBe(true);
  for (const text of ['ย้อนกลับ', 'ย้อนกลับครับ', 'กลับ', 'ยอนกลับ']) expect(isBack(text)).toBe(true);
  for (const text of ['ยกเลิกความยินยอม', 'กลับมาใช้', '']) expect(isCancel(text) || isBack(text)).toBe(false);
});
