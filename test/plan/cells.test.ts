import fc from 'fast-check';
import { cellText, joinCells, readCell } from '../../src/plan/cell.ts';
import { isCut } from '../../src/plan/cut.ts';
import { readDue } from '../../src/plan/due.ts';
import { entriesOf } from '../../src/plan/lists.ts';
import { readScore } from '../../src/plan/score.ts';
import { targetOf } from '../../src/plan/target.ts';
import { shortDate } from '../../src/thai/calendar.ts';
import { toThaiDigits } from '../../src/thai/digits.ts';

const list = (html: string) => {
  const { texts, withPoints } = entriesOf(readCell(html).blocks);
  return { texts, withPoints: withPoints.length };
};

test.each([
  ['- website - FB - Line', ['website', 'FB', 'Line']],
  ['-ประกาศ -Info graphic ๑ ชิ้นงาน', ['ประกาศ', 'Info graphic ๑ ชิ้นงาน']],
  ['- ระเบียบ ข้อ ๒๐๗ - ๒๑๑ - โควิด - 19', ['ระเบียบ ข้อ ๒๐๗ - ๒๑๑', 'โควิด - 19']],
  ['- E - Service - ต.ค. ๖๙ - มี.ค. ๗๐', ['E - Service', 'ต.ค. ๖๙ - มี.ค. ๗๐']],
  ['- เปิดวันจันทร์ - ศุกร์ - ปิดวันหยุด', ['เปิดวันจันทร์ - ศุกร์', 'ปิดวันหยุด']],
  ['- แผน (ฉบับย่อ - ฉบับเต็ม)', ['แผน (ฉบับย่อ - ฉบับเต็ม)']],
  ['๑. ทบทวน ๒. ประกาศ (ข้อ ๓.) ๓. ติดตาม', ['ทบทวน', 'ประกาศ (ข้อ ๓.)', 'ติดตาม']],
  ['๑. ตรวจสอบรายข้อ ๒. รายงานทุกครั้ง ๓. ติดตาม', ['ตรวจสอบรายข้อ', 'รายงานทุกครั้ง', 'ติดตาม']],
  ['1. ตรวจทานทุกหัวข้อ 2. เผยแพร่เดือนละ 1 ครั้ง 3. ติดตาม', ['ตรวจทานทุกหัวข้อ', 'เผยแพร่เดือนละ 1 ครั้ง', 'ติดตาม']],
  ['- สมุดการยืม - คืนพัสดุ - ถาม - ตอบ', ['สมุดการยืม - คืนพัสดุ', 'ถาม - ตอบ']],
  ['<ol> จัดทำบัญชีของทางราชการ เผยแพร่บัญชีบนเว็บไซต์', ['จัดทำบัญชีของทางราชการ', 'เผยแพร่บัญชีบนเว็บไซต์']],
  [
    '<ol> สำนักงานเขตป้อมปราบศัตรูพ่าย จัดทำแผน สำนักอนามัย ร่วมกับ สำนักการแพทย์ ประชุม',
    ['สำนักงานเขตป้อมปราบศัตรูพ่าย จัดทำแผน', 'สำนักอนามัย ร่วมกับ สำนักการแพทย์ ประชุม'],
  ],
  ['<p>- รูปภาพ</p> <p>- info graphic</p>', ['รูปภาพ', 'info graphic']],
  ['<ul style="x"><li>- ก่อน</li> <li>หลัง</li></ul>', ['ก่อน', 'หลัง']],
  ['<p>เว็บไซต์</p><p>Facebook</p>', ['เว็บไซต์', 'Facebook']],
  ['จัดประชุม<br>ทุกเดือน', ['จัดประชุม ทุกเดือน']],
  ['๑ แผน', ['๑ แผน']],
  ['<p>๑.๑ ทบทวน</p><p>๑.๒ เผยแพร่</p>', ['ทบทวน', 'เผยแพร่']],
  ['2.1 ทบทวน 2.2 เผยแพร่ 2.3 ติดตาม', ['ทบทวน', 'เผยแพร่', 'ติดตาม']],
  ['๑. หลัก ๑.๑ ย่อย ๑.๒ ย่อย ๒. รอง', ['หลัก ๑.๑ ย่อย ๑.๒ ย่อย', 'รอง']],
  ['1. ประชุม 2 ครั้ง 2. รายงานครั้ง 3. ขึ้นไป', ['ประชุม 2 ครั้ง', 'รายงานครั้ง 3. ขึ้นไป']],
  [
    '<ol> กำหนดมาตรการ จำนวน ๑๑ มาตรการ แต่งตั้งคณะทำงาน ตามคำสั่งที่ ๑ จัดอบรมเจ้าหน้าที่ อบรมสัญจร ',
    ['กำหนดมาตรการ จำนวน ๑๑ มาตรการ', 'แต่งตั้งคณะทำงาน ตามคำสั่งที่ ๑', 'จัดอบรมเจ้าหน้าที่', 'อบรมสัญจร'],
  ],
  ['๑.ทบทวน๒.ประกาศตามข้อ ๓.แล้ว๓.ติดตาม', ['ทบทวน', 'ประกาศตามข้อ ๓.แล้ว', 'ติดตาม']],
  ['๑.๕ ล้านบาท', ['๑.๕ ล้านบาท']],
  ['<p>๑. หลัก</p><p>(๑) ย่อย</p><p>(๒) ย่อย</p><p>๒. รอง</p>', ['หลัก (๑) ย่อย (๒) ย่อย', 'รอง']],
  [
    '<p>- เขตดุสิต ดังนี้</p><p>๑. ประชุม</p><p>๒. อบรม</p><p>- เขตบางรัก</p>',
    ['เขตดุสิต ดังนี้ ๑. ประชุม ๒. อบรม', 'เขตบางรัก'],
  ],
  ['<p>๑. คู่มือ</p><p>๒) สถิติ</p><p>3. แผน</p>', ['คู่มือ', 'สถิติ', 'แผน']],
  ['<a href="https://x.example">https://x.example</a>', ['https://x.example']],
  ['<table><tr><td>1</td></tr></table>', []],
])('entries of %s', (html, texts) => {
  expect(list(html)).toEqual({ texts, withPoints: 0 });
});

test('points after a text without a mark stay in it, and a person is asked to look', () => {
  const joined = 'ดำเนินการ - ประชุม - รายงาน';
  expect(list(joined)).toEqual({ texts: [joined], withPoints: 1 });
  expect(list('<p>ดำเนินการ</p><ul><li>ประชุม</li><li>รายงาน</li></ul>')).toEqual({
    texts: [joined],
    withPoints: 1,
  });
  expect(list('ดังนี้ ๑. ประชุม ๒. รายงาน').withPoints).toBe(1);
});

test('a paragraph without a number is asked about, unless nothing can begin so', () => {
  const joined = (html: string) => entriesOf(readCell(html).blocks).joined;
  expect(joined('<p>๑. ติดป้าย</p><p>ณ จุดบริการ</p><p>(ตามหนังสือที่ ๑)</p>')).toEqual([]);
  expect(joined('<p>๑. ติดป้าย</p><p>หากพบการทุจริต</p>')).toEqual(['หากพบการทุจริต']);
});

test('the rest of a cell from the next page goes on with the entry that was cut', () => {
  const joined = joinCells(readCell('- คู่มือ - สถิติ (ไฟล์'), readCell('<p>PDF)</p><p>- รายงาน</p>'));
  expect(entriesOf(joined.blocks).texts).toEqual(['คู่มือ', 'สถิติ (ไฟล์ PDF)', 'รายงาน']);
});

test('a range that a page cuts goes on; a further row of a merged cell goes on only where the row above broke off', () => {
  const texts = (first: string, next: string, by: 'page' | 'row') =>
    entriesOf(joinCells(readCell(first), readCell(next), by).blocks).texts;
  expect(texts('- ประชุม - ระเบียบ ข้อ ๒๐๗', '- ๒๑๑ - รายงาน', 'page')).toEqual([
    'ประชุม',
    'ระเบียบ ข้อ ๒๐๗ - ๒๑๑',
    'รายงาน',
  ]);
  expect(texts('- ประชุมเรื่องโควิด', '- 19', 'page')).toEqual(['ประชุมเรื่องโควิด - 19']);
  expect(texts('๑. ประชุมแล้ว', 'อยู่ระหว่างจัดทำคู่มือ', 'row')).toEqual(['ประชุมแล้ว', 'อยู่ระหว่างจัดทำคู่มือ']);
  expect(texts('๑. ประชุมรับฟังปัญหาเพื่อ', 'แก้ไขปัญหา', 'row')).toEqual(['ประชุมรับฟังปัญหาเพื่อ แก้ไขปัญหา']);
  expect(texts('๑. เสนอผู้บริหารลงนามใน', 'ประกาศเกียรติคุณ', 'row')).toHaveLength(1);
});

test('a list at the top of a page begins with the rest of the entry that was cut, or with one that lost its number', () => {
  const joined = (first: string, next: string) =>
    entriesOf(joinCells(readCell(first), readCell(next)).blocks);
  expect(joined('<ol> 1. ทบทวน 2. เพิ่มช่องทาง', '<ol> ของเขต 3. ติดตาม').texts).toEqual([
    'ทบทวน',
    'เพิ่มช่องทาง ของเขต',
    'ติดตาม',
  ]);
  expect(joined('<ol> 1. เพิ่มช่องทาง', '<ol> สื่อสังคม')).toMatchObject({
    texts: ['เพิ่มช่องทาง สื่อสังคม'],
    marksLost: false,
  });
  expect(joined('<ol><li>1. เพิ่มช่องทาง</li></ol>', '<ul><li>สื่อสังคม</li><li>2. ติดตาม</li></ul>').texts).toEqual(
    ['เพิ่มช่องทาง สื่อสังคม', 'ติดตาม'],
  );
  expect(joined('<ol> เผยแพร่ผลทางเว็บไซต์', '<ol> และบอร์ด ติดตาม').texts).toEqual([
    'เผยแพร่ผลทางเว็บไซต์ และบอร์ด ติดตาม',
  ]);
  expect(joined('<ol> จัดประชุมเจ้าหน้าที่ทุกฝ่าย เผยแพร่ผล', 'ทางเว็บไซต์สำนักงานเขต จัดอบรมเจ้าหน้าที่').texts).toEqual([
    'จัดประชุมเจ้าหน้าที่ทุกฝ่าย',
    'เผยแพร่ผล ทางเว็บไซต์สำนักงานเขต',
    'จัดอบรมเจ้าหน้าที่',
  ]);
  expect(joined('<ul><li>- คู่มือ</li></ul>', '<ul><li>สื่อ</li><li>ป้าย</li></ul>').texts).toHaveLength(3);
  expect(joined('<ol> 1. เพิ่มช่องทาง', '<ol> เผยแพร่ผล 3. ติดตาม').texts[1]).toMatch(/^เผยแพร่ผล/);
  expect(joined('<ol> 1. เพิ่มช่องทาง', '<ol> เผยแพร่ผล').marksLost).toBe(true);
});

test.each([
  ['เผยแพร่ผ่านเว็บไซต์ของ', true],
  ['ร้องเรียนต่อ (ผู้บริหาร', true],
  ['ลงนามโดย', true],
  ['ผู้บริหารกำกับ ติดตาม', false],
  ['กำหนดผู้กำกับ', false],
  ['ห้ามรับสิ่งของ', false],
])('%s: cut is %s', (text, cut) => {
  expect(isCut(text)).toBe(cut);
});

test('the rest of a list with dashes is no list without marks', () => {
  const joined = joinCells(
    readCell('<ol> - จัดประชุมชี้แจง '),
    readCell('<ol> บุคลากรของเขต - รายงานผล - ติดตามผล '),
  );
  expect(entriesOf(joined.blocks).texts).toEqual(['จัดประชุมชี้แจง บุคลากรของเขต', 'รายงานผล', 'ติดตามผล']);
});

test('a printed list is read again, whatever its marks', () => {
  const word = fc.constantFrom('จัดทำคู่มือ', 'ประชุมชี้แจง', 'info graphic', 'เว็บไซต์', 'รายงานผล', 'ติดประกาศ');
  const entry = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  const styles = [
    (texts: string[]) => texts.map((text) => `- ${text}`).join(' '),
    (texts: string[]) => texts.map((text, i) => `${i + 1}. ${text}`).join(' '),
    (texts: string[]) => texts.map((text) => `<p>- ${text}</p>`).join(' '),
    (texts: string[]) => `<ol>${texts.map((text) => `<li>${text}</li>`).join('')}</ol>`,
  ];
  fc.assert(
    fc.property(
      fc.array(entry, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...styles),
      (texts, print) => {
        expect(list(print(texts)).texts).toEqual(texts);
      },
    ),
  );
});

test('markup of any kind and depth is only text', () => {
  const tag = fc.constantFrom(
    '<p>',
    '</p>',
    '<div>',
    '<li>',
    '</ul>',
    '<table>',
    '<td>',
    '<',
    '&lt;',
    '&',
    '<!--',
    'ก ',
  );
  fc.assert(
    fc.property(fc.array(tag, { maxLength: 400 }), (tags) => {
      for (const { text } of readCell(tags.join('')).blocks) expect(text.trim()).not.toBe('');
    }),
  );
  expect(readCell('<div>'.repeat(400_000)).tooLong).toBe(true);
});

test.each([
  ['ชื่อ (94.70 คะแนน)', 94.7, 'ชื่อ'],
  ['ชื่อ (๙๔.๗๐)', 94.7, 'ชื่อ'],
  ['ชื่อ (0 คะแนน)', 0, 'ชื่อ'],
  ['ชื่อ คะแนน ๘๕', 85, 'ชื่อ'],
  ['การให้คะแนน', null, 'การให้คะแนน'],
  ['ชื่อ (ได้คะแนนเฉลี่ย ๙๔.๗๐)', 94.7, 'ชื่อ'],
  ['ชื่อ (ปี ๒๕๖๖ ได้ 94.70 คะเเนน)', 94.7, 'ชื่อ'],
  ['ชื่อ (๙๔. ๗๐ คะแนน)', 94.7, 'ชื่อ'],
  ['ชื่อ (94,70 คะแนน)', 94.7, 'ชื่อ'],
  ['ชื่อ (ได้ 94.70 จาก 100 คะแนน)', 94.7, 'ชื่อ'],
  ['ตรวจสอบได้ 94.70 คะแนน', 94.7, 'ตรวจสอบได้'],
  ['ชื่อ (94.70 คะแบบ)', 94.7, 'ชื่อ'],
  ['(๘๕ คะแนน) ชื่อ', 85, 'ชื่อ'],
  ['No Gift Policy (ฉบับที่ ๒)', null, 'No Gift Policy (ฉบับที่ ๒)'],
])('score of %s', (title, score, rest) => {
  expect(readScore(title)).toEqual({ score, rest, unreadable: false });
});

test('a number alone is the score of a coded title only', () => {
  expect(readScore('ชื่อ ๙๔.๗๐', { coded: true })).toEqual({ score: 94.7, rest: 'ชื่อ', unreadable: false });
  expect(readScore('ชื่อ = 0', { coded: true })).toEqual({ score: 0, rest: 'ชื่อ', unreadable: false });
  expect(readScore('เปิดเวลา 08.30')).toMatchObject({ score: null });
});

test('a score that is no number up to 100 is unreadable', () => {
  expect(readScore('ชื่อ (๙๔.๗o คะแนน)')).toMatchObject({ score: null, unreadable: true });
  expect(readScore('ชื่อ (120 คะแนน)')).toMatchObject({ score: null, unreadable: true });
  expect(readScore('ชื่อ (95.00, 96.00 คะแนน)')).toMatchObject({ score: null, unreadable: true });
});

test.each([
  ['ทุกข้อมูลแล้วเสร็จภายใน ๒๐ เม.ย ๖๖ และนำขึ้น website', '2023-04-20', null],
  ['๑ ต.ค. ๖๕ - ๓๐ ก.ย. ๖๖', '2023-09-30', null],
  ['มี.ค. ๖๖', '2023-03-31', 'due-inexact'],
  ['๓๐ มี.ค.', '2023-03-30', 'due-year-assumed'],
  ['๓๐ มี.ค. ๖๖ และ ๓๐ ก.ย. ๖๖', '2023-09-30', 'due-several'],
  ['ภายในไตรมาสที่ ๒', null, 'due-unreadable'],
  ['๓๑ เม.ย. ๖๖', null, 'due-unreadable'],
  ['', null, null],
])('due date of %s', (text, iso, doubt) => {
  expect(readDue(text, 2566)).toEqual({ iso, doubt });
});

test('a date that a page cuts in two is the same date', () => {
  const days = fc.date({ min: new Date('2022-10-01'), max: new Date('2023-09-30'), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.boolean(), fc.nat(), (date, thai, at) => {
      const iso = date.toISOString().slice(0, 10);
      const plain = `ภายใน ${shortDate(iso, { year: true })} และ website`;
      const words = (thai ? toThaiDigits(plain) : plain).split(' ');
      const cut = 1 + (at % (words.length - 1));
      const pieces = [words.slice(0, cut), words.slice(cut)].map((piece) =>
        readCell(`<p>${piece.join(' ')}</p>`),
      );
      expect(readDue(cellText(joinCells(pieces[0]!, pieces[1]!)), 2566)).toEqual({ iso, doubt: null });
    }),
  );
});

test.each([
  ['๑ ครั้ง/เดือน', 'count', 'ครั้ง', 1],
  ['info graphic ๑ แผ่น จำนวน ๑ จุด', 'count', 'แผ่น', 1],
  ['Info graphic โครงสร้าง ๑ ชั้นงาน', 'count', 'ชิ้นงาน', 1],
  ['ไม่น้อยกว่าร้อยละ ๘๐ ของผู้รับบริการ', 'percent', null, 80],
  ['80 % ของผู้รับบริการ', 'percent', null, 80],
  ['ข้อมูล (ไฟล์ PDF)', null, null, null],
  ['สถิติ รอบ ๖ เดือนแรก', null, null, null],
  ['ครั้งที่ ๑', null, null, null],
  ['สขร.๑ รายงาน', null, null, null],
])('number asked by %s', (output, asks, unit, target) => {
  expect(targetOf([output])).toEqual({ asks, unit, target });
});

test('the first output that names a number decides', () => {
  expect(targetOf(['ป้ายสัญลักษณ์', 'รายงาน ๒ ฉบับ', 'ร้อยละ ๘๐'])).toEqual({
    asks: 'count',
    unit: 'ฉบับ',
    target: 2,
  });
});
