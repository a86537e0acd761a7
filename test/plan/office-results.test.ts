import { joinCells, readCell } from '../../src/plan/cell.ts';
import { officeResults } from '../../src/plan/office-results.ts';

const results = (html: string) => officeResults(readCell(html).blocks).texts;

test.each([
  ['- เขตดุสิต ประชุม - เขตบางรัก อบรม', ['เขตดุสิต ประชุม', 'เขตบางรัก อบรม']],
  ['หน่วยงานดำเนินการ ดังนี้ - เขตดุสิต ประชุม', ['หน่วยงานดำเนินการ ดังนี้', 'เขตดุสิต ประชุม']],
  [
    '<p><b>สำนักงานเขตดุสิต</b></p> <ul><li>- ประชุม</li> <li>อบรม</li></ul> <p>สำนักอนามัย</p> <p>- อบรม</p>',
    ['สำนักงานเขตดุสิต - ประชุม - อบรม', 'สำนักอนามัย - อบรม'],
  ],
  [
    '<p>สำนักอนามัย</p><p>๑. อบรม</p><p>๒. ประชุม</p><p>สำนักเทศกิจ</p><p>๑. ประกาศ</p>',
    ['สำนักอนามัย ๑. อบรม ๒. ประชุม', 'สำนักเทศกิจ ๑. ประกาศ'],
  ],
  [
    '<p>สำนักงานเขต</p> <p>- เขตดุสิต ประชุม</p> <p>- เขตบางรัก อบรม</p>',
    ['สำนักงานเขต', 'เขตดุสิต ประชุม', 'เขตบางรัก อบรม'],
  ],
])('%s', (html, texts) => {
  expect(results(html)).toEqual(texts);
});

test('dashes on the next page are of the office above them', () => {
  const joined = joinCells(
    readCell('<p>สำนักอนามัย</p><p>- อบรมเจ้าหน้าที่</p>'),
    readCell('<p>ศูนย์ละ ๑ รุ่น</p><p>- ประชุม</p><p>สำนักการแพทย์</p><p>- ตรวจเยี่ยม</p>'),
  );
  expect(officeResults(joined.blocks).texts).toEqual([
    'สำนักอนามัย - อบรมเจ้าหน้าที่ ศูนย์ละ ๑ รุ่น - ประชุม',
    'สำนักการแพทย์ - ตรวจเยี่ยม',
  ]);
});
