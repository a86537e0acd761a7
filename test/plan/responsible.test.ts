import fc from 'fast-check';
import { readAgencies } from '../../src/plan/agencies.ts';
import { readCell } from '../../src/plan/cell.ts';
import { ALL_DIVISIONS, DIVISIONS, SCHOOLS } from '../../src/plan/divisions.ts';
import { readResponsible } from '../../src/plan/responsible.ts';

test.each([
  ['ฝ่ายทะเบียน ฝ่ายปกครอง', ['ฝ่ายทะเบียน', 'ฝ่ายปกครอง']],
  ['ฝ่ายการศึกษา และโรงเรียน ในสังกัดเขต', ['ฝ่ายการศึกษา', 'โรงเรียนในสังกัดเขต']],
  ['ฝ่าย สิ่งแวดล้อมฯ ฝ่ายพัฒนาฯ', ['ฝ่ายสิ่งแวดล้อมและสุขาภิบาล', 'ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม']],
  ['ฝ่ายโยธา/เทศกิจ, รายได้', ['ฝ่ายโยธา', 'ฝ่ายเทศกิจ', 'ฝ่ายรายได้']],
  ['1. ฝ่ายปกครอง 2. ฝ่ายการคลัง', ['ฝ่ายปกครอง', 'ฝ่ายการคลัง']],
  ['ทุกฝ่าย และโรงเรียนในสังกัด', [ALL_DIVISIONS, 'โรงเรียนในสังกัดเขต']],
  ['ฝ่ายปกครอง ฝ่ายปกครอง', ['ฝ่ายปกครอง']],
  ['ฝ่ายทะเบียน สำนักงานเขตร่มเย็น ฝ่ายโยธา', ['ฝ่ายทะเบียน', 'ฝ่ายโยธา']],
  ['', []],
])('%s', (text, names) => {
  expect(readResponsible(text)).toEqual({ names, unknown: [], likely: [], qualified: [] });
});

test('what is no division stays as printed and is told', () => {
  expect(readResponsible('คณะทำงาน ITA ฝ่ายปกครอง')).toMatchObject({
    names: ['คณะทำงาน ITA', 'ฝ่ายปกครอง'],
    unknown: ['คณะทำงาน ITA'],
  });
  expect(readResponsible('ผอ.เขต')).toMatchObject({ names: ['ผอ.เขต'], unknown: ['ผอ.เขต'] });
});

test('a misread letter is taken for the division, and told', () => {
  expect(readResponsible('ฝ่ายโยรา').likely).toEqual([{ printed: 'ฝ่ายโยรา', name: 'ฝ่ายโยธา' }]);
  expect(readResponsible('ฝ่ายทะเบยน').names).toEqual(['ฝ่ายทะเบียน']);
});

test('what narrows a name is told', () => {
  expect(readResponsible('ทุกฝ่ายที่เกี่ยวข้อง')).toMatchObject({ names: [ALL_DIVISIONS], qualified: ['ที่เกี่ยวข้อง'] });
  expect(readResponsible('หัวหน้าฝ่ายทุกฝ่าย')).toMatchObject({ names: [ALL_DIVISIONS], qualified: ['หัวหน้าฝ่าย'] });
});

test('any divisions in any spelling and with any joint are read in their order', () => {
  const all = [...DIVISIONS, SCHOOLS];
  const spelled = fc
    .constantFrom(...all)
    .chain(({ name, aliases, kind }) =>
      fc
        .constantFrom(name, ...aliases.map((alias) => (kind === 'division' ? `ฝ่าย${alias}` : alias)))
        .map((text) => ({ name, text })),
    );
  const joint = fc.constantFrom(' ', ', ', ' และ', '/', ' - ', '\u00a0');
  fc.assert(
    fc.property(
      fc.uniqueArray(spelled, { selector: ({ name }) => name, minLength: 1 }),
      joint,
      (divisions, between) => {
        const read = readResponsible(divisions.map(({ text }) => text).join(between));
        expect(read).toEqual({
          names: divisions.map(({ name }) => name),
          unknown: [],
          likely: [],
          qualified: [],
        });
      },
    ),
  );
});

test.each([
  ['สำนักงานเขต และสำนักอนามัย', ['สำนักงานเขต', 'สำนักอนามัย']],
  ['<p>สำนักการคลัง</p><p>กองรายได้ สำนักการคลัง</p>', ['สำนักการคลัง', 'กองรายได้ สำนักการคลัง']],
  ['สำนักยุทธศาสตร์และประเมินผล/ สนข. สยป.', ['สำนักยุทธศาสตร์และประเมินผล', 'สนข.', 'สยป.']],
  [
    'กองงานผู้ตรวจราชการ สำนักงานกฎหมายและคดี สำนักเทศกิจ',
    ['กองงานผู้ตรวจราชการ', 'สำนักงานกฎหมายและคดี', 'สำนักเทศกิจ'],
  ],
  ['ผู้ว่าราชการกรุงเทพมหานคร ปลัดกรุงเทพมหานคร', ['ผู้ว่าราชการกรุงเทพมหานคร', 'ปลัดกรุงเทพมหานคร']],
  ['สำนักงาน ปลัดกรุงเทพมหานคร', ['สำนักงาน ปลัดกรุงเทพมหานคร']],
  [
    'สำนักงานตรวจสอบภายใน สำนักปลัดกรุงเทพมหานคร สำนักงานประชาสัมพันธ์ สนป. สำนัก สำนักงานเขต',
    ['สำนักงานตรวจสอบภายใน สำนักปลัดกรุงเทพมหานคร', 'สำนักงานประชาสัมพันธ์ สนป.', 'สำนัก', 'สำนักงานเขต'],
  ],
  ['หน่วยงานในสังกัดกรุงเทพมหานคร', ['หน่วยงานในสังกัดกรุงเทพมหานคร']],
  ['ทุกหน่วยงานในสังกัด กทม. (หลัก สำนักงาน ก.ก.)', ['ทุกหน่วยงานในสังกัด กทม. (หลัก สำนักงาน ก.ก.)']],
  ['ทุกหน่วยงานในสังกัดกรุงเทพมหานคร', ['ทุกหน่วยงานในสังกัดกรุงเทพมหานคร']],
])('offices of a city: %s', (html, names) => {
  expect(readAgencies(readCell(html))).toEqual({ names, agencies: names });
});

test('divisions among offices have their names; which districts they are of says nothing', () => {
  expect(readAgencies(readCell('ฝ่าย สิ่งแวดล้อมฯ ฝ่ายโยธา สำนักงานเขต ๕๐ เขต, สำนักอนามัย'))).toEqual({
    names: ['ฝ่ายสิ่งแวดล้อมและสุขาภิบาล', 'ฝ่ายโยธา', 'สำนักอนามัย'],
    agencies: ['สำนักอนามัย'],
  });
});
