import { inPhotos, partCaptions } from '../../src/plan/captions.ts';
import { joinCells, readCell } from '../../src/plan/cell.ts';
import { entriesOf } from '../../src/plan/lists.ts';
import { captionIn } from '../../src/plan/photo-marks.ts';

test.each([
  ['ภาพที่ ๑ การประชุม', 'การประชุม'],
  ['(รูปที่ 2 - 3 : การประชุม)', 'การประชุม'],
  ['ภาพกิจกรรม : การประชุม (ครั้งที่ 1)', 'การประชุม (ครั้งที่ 1)'],
  ['ภาพลักษณ์ของหน่วยงาน', null],
])('caption in %s', (text, caption) => {
  expect(captionIn(text)).toBe(caption);
});

test.each([
  ['1. จัดประชุม 2 ครั้ง 2. รายงาน<br>ภาพที่ 1 ประชุม', ['จัดประชุม 2 ครั้ง', 'รายงาน'], ['ประชุม']],
  ['จัดประชุมแล้ว ภาพที่ 1 ประชุม ภาพที่ 2 คำสั่ง', ['จัดประชุมแล้ว'], ['ประชุม', 'คำสั่ง']],
  ['จัดประชุมแล้ว (ภาพที่ 1 ประชุม)', ['จัดประชุมแล้ว'], ['ประชุม']],
  [
    '1. ประชุม ภาพที่ 1 ประชุม 2. รายงาน 3. ติดตาม ภาพที่ 2 รายงาน',
    ['ประชุม', 'รายงาน', 'ติดตาม'],
    ['ประชุม', 'รายงาน'],
  ],
  ['1. ประชุม<br>ภาพการประชุม<br>2. รายงาน', ['ประชุม', 'รายงาน'], ['ภาพการประชุม']],
  ['<p>- ประชุม</p><p>(ภาพการประชุม)</p>', ['ประชุม'], ['ภาพการประชุม']],
  ['<p>1. ประชุม</p><p>[ภาพที่ 1] ห้องประชุม</p>', ['ประชุม'], ['ห้องประชุม']],
  ['1. ประชุม ภาพที่ 1. ห้อง<br>ประชุม 2. รายงาน 3. ติดตาม', ['ประชุม', 'รายงาน', 'ติดตาม'], ['ห้อง ประชุม']],
  ['<p>1. ประชุม</p><p>ภาพที่ 1</p><p>ห้องประชุม</p><p>2. รายงาน</p>', ['ประชุม', 'รายงาน'], ['ห้องประชุม']],
  ['<p>1. ประชุม</p><p>(ภาพที่ 1)</p><p>2. รายงาน</p>', ['ประชุม', 'รายงาน'], []],
  ['จัดประชุม (ภาพที่ 1) และรายงาน ตามภาพที่ 2', ['จัดประชุม (ภาพที่ 1) และรายงาน ตามภาพที่ 2'], []],
  ['จัดประชุม รายละเอียดตาม ภาพที่ 1', ['จัดประชุม รายละเอียดตาม ภาพที่ 1'], []],
])('results and captions of %s', (html, results, captions) => {
  const found = partCaptions(readCell(html));
  expect({ results: entriesOf(found.results).texts, captions: found.captions }).toEqual({
    results,
    captions,
  });
});

test('text of a picture among numbered photos is no caption', () => {
  const { captions, pictures } = inPhotos(readCell('<p>ภาพที่ 1 ประชุม</p><p>SCAN ME</p><p>ภาพที่ 2 QR Code</p>'));
  expect(entriesOf(captions).texts).toEqual(['ประชุม', 'QR Code']);
  expect(pictures).toEqual(['SCAN ME']);
});

test('points below a numbered photo stay with it, and marks lost above it are found again', () => {
  const html = '<ol> เผยแพร่นโยบาย No Gift Policy จัดประชุมเจ้าหน้าที่ </ol><p>ภาพที่ 3 ประกาศ</p><ul>- เว็บไซต์ - บอร์ด';
  expect(entriesOf(inPhotos(readCell(html)).captions).texts).toEqual([
    'เผยแพร่นโยบาย No Gift Policy',
    'จัดประชุมเจ้าหน้าที่',
    'ประกาศ - เว็บไซต์ - บอร์ด',
  ]);
});

test('captions that run on in one cell of photos are parted at their marks, and no list has lost its own', () => {
  const { captions } = inPhotos(readCell('<ol> ภาพที่ ๑ การประชุม ภาพที่ ๒ คำสั่ง '));
  expect(entriesOf(captions)).toMatchObject({ texts: ['การประชุม', 'คำสั่ง'], marksLost: false });
});

test('without numbers a caption at the top of a page is the next one, and one below "ภาพที่ ๑" is that photo\'s', () => {
  const captions = (first: string, next = '') =>
    entriesOf(inPhotos(joinCells(readCell(first), readCell(next))).captions).texts;
  expect(captions('<p>คำสั่งฝ่ายปกครอง</p>', 'คำสั่งฝ่ายโยธา')).toEqual(['คำสั่งฝ่ายปกครอง', 'คำสั่งฝ่ายโยธา']);
  expect(captions('<p>๑. ประชุมเจ้าหน้าที่</p>', 'ฝ่ายโยธา')).toEqual(['ประชุมเจ้าหน้าที่ ฝ่ายโยธา']);
  expect(captions('<p>การประชุมเพื่อ</p>', 'ชี้แจง')).toEqual(['การประชุมเพื่อ ชี้แจง']);
  expect(captions('<p>ภาพที่ ๑<br>คำสั่ง</p><p>ภาพที่ ๒<br>ประชุม</p>')).toEqual(['คำสั่ง', 'ประชุม']);
});
