/** Excel workbooks as people make them: several sheets, merged ranges, real dates, lines of a text in rows of their own. */
import { type CellValue, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { openFile } from '../../../src/plan/open-file.ts';
import { readDocument } from '../../../src/plan/read.ts';

const TITLE = ['แผนมาตรการของสำนักงานเขตร่มเย็น', 'ปีงบประมาณ พ.ศ. ๒๕๗๐'];
const HEADER = ['ประเด็น', 'กิจกรรม', 'ผลผลิต', 'ระยะเวลาแล้วเสร็จ', 'ผู้รับผิดชอบ', 'ระยะเวลากำกับติดตาม'];
const DUE = new Date('2027-03-30');
const LINE = { style: 'thin' } as const;
const BOX = { top: LINE, bottom: LINE, left: LINE, right: LINE };

type Rows = CellValue[][];

/** The title, a blank row, the header in row 4, and the rows with lines around their cells. */
function planSheet(book: Workbook, rows: Rows, name = 'แผน'): Worksheet {
  const sheet = book.addWorksheet(name);
  for (const text of TITLE) sheet.addRow([text]);
  sheet.addRow([]);
  for (const values of [HEADER, ...rows]) {
    const row = sheet.addRow(values);
    for (let column = 1; column <= HEADER.length; column++) row.getCell(column).border = BOX;
  }
  return sheet;
}

const sourceOf = async (book: Workbook) => openFile(Buffer.from(await book.xlsx.writeBuffer()));
const readBook = async (book: Workbook) => readDocument(await sourceOf(book));

test('values are read as they are shown', async () => {
  const book = new Workbook();
  const sheet = book.addWorksheet('ค่า');
  sheet.addRow(['ก', 'ข', 'ค', 'ง', 'จ', 'ฉ', 'ช']);
  const row = sheet.addRow([
    DUE,
    new Date('2570-03-30'),
    94.7,
    { richText: [{ text: 'ตัว' }, { text: 'หนา', font: { bold: true } }] },
    { formula: 'C1*2', result: 0.1 + 0.2 },
    { text: 'เว็บไซต์', hyperlink: 'https://example.go.th' },
    '1. หนึ่ง\n2. <สอง>',
  ]);
  sheet.addRow([{ error: '#REF!' }, true, 0.85, '=SUM(A1)', 0, '**', 'ท้าย']).getCell(3).numFmt = '0.00%';
  row.getCell(1).numFmt = 'dd/mm/yyyy';
  const { lines } = await sourceOf(book);
  expect(lines.slice(1).map(({ cells }) => cells)).toEqual([
    ['30 มี.ค. 70', '30 มี.ค. 70', '94.7', 'ตัวหนา', '0.3', 'เว็บไซต์', '<li>1. หนึ่ง</li><li>2. &lt;สอง&gt;</li>'],
    ['', 'ใช่', '85%', '=SUM(A1)', '0', '&#42;&#42;', 'ท้าย'],
  ]);
});

test('merged ranges both ways, dates, rows below the table; lines are the rows of the sheet', async () => {
  const book = new Workbook();
  const sheet = planSheet(book, [
    ['ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่'],
    ['I1 ให้บริการ', '- อบรม', '๑ ครั้ง', DUE, 'ฝ่ายทะเบียน', 'ทุก ๑ เดือน'],
    [null, '- ติดประกาศ', '๑ แผ่น', new Date('2027-04-30'), 'ฝ่ายโยธา', 'ทุก ๑ เดือน'],
    ['I2 เท่าเทียม', '- ทบทวน', 'คู่มือ', DUE, 'ทุกฝ่าย', 'ทุก ๑ เดือน'],
    ['I3 ไม่เลือกปฏิบัติ'],
  ]);
  sheet.mergeCells('A5:F5');
  sheet.mergeCells('A6:A7');
  for (const column of 'BCDEF') sheet.mergeCells(`${column}8:${column}9`);
  sheet.getCell('A1').value = TITLE[0]!;
  sheet.mergeCells('A1:F1');
  sheet.getCell('D12').value = 'ลงชื่อ ........................ ผู้รายงาน';
  sheet.getCell('D13').value = '(นายสมมติ ทดลอง)';
  const { document, items, warnings } = await readBook(book);
  expect(warnings).toEqual([]);
  expect(document).toMatchObject({ organisation: 'สำนักงานเขตร่มเย็น', fiscalYearBE: 2570 });
  expect(
    items.map(({ codes, indicator, activities }) => [
      codes[0],
      indicator,
      activities.map(({ measure, due, responsible, lines }) => [measure, due, responsible[0], lines]),
    ]),
  ).toEqual([
    [
      'I1',
      1,
      [
        ['อบรม', '2027-03-30', 'ฝ่ายทะเบียน', [6]],
        ['ติดประกาศ', '2027-04-30', 'ฝ่ายโยธา', [7]],
      ],
    ],
    ['I2', 1, [['ทบทวน', '2027-03-30', 'ทุกฝ่าย', [8, 9]]]],
    ['I3', 1, [['ทบทวน', '2027-03-30', 'ทุกฝ่าย', [8, 9]]]],
  ]);
});

test('lines of one text in rows of their own, without a line between, beside merged cells', async () => {
  const book = new Workbook();
  const sheet = planSheet(book, [
    ['I1 ให้บริการ', '1. อบรม 2. ทดสอบ', 'คู่มือ', DUE, 'ฝ่ายทะเบียน', 'ทุก ๑ เดือน'],
    [null, '2. ติดประกาศ', '', null, '', ''],
    [null, '3. ติดตามผล', '', null, '', ''],
    ['I2 เท่าเทียม', 'ทบทวน', 'คู่มือ', DUE, 'ฝ่ายโยธา', 'ทุก ๑ เดือน'],
  ]);
  for (const column of 'ACDEF') sheet.mergeCells(`${column}5:${column}7`);
  const sides = { left: LINE, right: LINE };
  sheet.getCell('B5').border = { ...sides, top: LINE };
  sheet.getCell('B6').border = sides;
  sheet.getCell('B7').border = { ...sides, bottom: LINE };
  const { items, warnings } = await readBook(book);
  expect(warnings).toEqual([]);
  expect(items.map(({ codes, measures }) => [codes[0], measures])).toEqual([
    ['I1', ['อบรม 2. ทดสอบ', 'ติดประกาศ', 'ติดตามผล']],
    ['I2', ['ทบทวน']],
  ]);
});

test('several sheets: a cover, the plan over two of them, a table of something else, what is hidden', async () => {
  const row = (code: string): CellValue[] => [`${code} เรื่อง`, '- อบรม', 'คู่มือ', DUE, 'ฝ่ายทะเบียน', 'ทุก ๑ เดือน'];
  const book = new Workbook();
  book.addWorksheet('ปก').addRow(['สำนักงานเขตร่มเย็น']);
  const sheet = planSheet(book, [row('I1'), row('I2'), row('I3')]);
  sheet.getRow(6).hidden = true;
  planSheet(book, [row('I4')], 'แผน (ต่อ)');
  const budget = book.addWorksheet('งบประมาณ');
  budget.addRows([
    ['ฝ่าย', 'งบประมาณ', 'เบิกจ่าย', 'คงเหลือ'],
    ['ฝ่ายโยธา', 200, 50, 150],
    ['ฝ่ายทะเบียน', 100, 40, 60],
    ['รวม', 300, 90, 200],
  ]);
  planSheet(book, [row('I9')], 'เก่า').state = 'hidden';
  const { items, warnings } = await readBook(book);
  expect(items.map(({ codes }) => codes[0])).toEqual(['I1', 'I3', 'I4']);
  expect(new Set(items.map(({ lines }) => lines[0])).size).toBe(3);
  const told = warnings.map(({ code }) => code);
  expect(told).toEqual(expect.arrayContaining(['hidden-sheet', 'hidden-rows', 'foreign-table', 'wrong-sum']));
});

test('columns that are hidden, empty or merged over several of the sheet', async () => {
  const book = new Workbook();
  const sheet = book.addWorksheet('แผน');
  sheet.addRow([TITLE[0]]);
  sheet.addRow(['ประเด็น', null, 'ความเห็น', 'กิจกรรม', 'ระยะเวลาแล้วเสร็จ', 'ผู้รับผิดชอบ']);
  sheet.addRow(['I1', 'ให้บริการ', 'ลับ', '- อบรม', DUE, 'ฝ่ายทะเบียน']);
  sheet.mergeCells('A2:B2');
  sheet.getColumn(3).hidden = true;
  const { items, document, warnings } = await readBook(book);
  expect(document.columnRoles).toEqual(['title', 'measure', 'due', 'responsible']);
  expect(warnings).toContainEqual(expect.objectContaining({ code: 'hidden-columns', detail: 'แผน C' }));
  expect(items[0]).toMatchObject({
    codes: ['I1'],
    title: 'ให้บริการ',
    measures: ['อบรม'],
    responsible: ['ฝ่ายทะเบียน'],
  });
});

test('formulas without a value are told, for their cells look empty', async () => {
  const book = new Workbook();
  const sheet = planSheet(book, [
    ['I1 ให้บริการ', { formula: 'A1' }, 'คู่มือ', DUE, 'ฝ่ายทะเบียน', 'ทุก ๑ เดือน'],
    ['I2 เท่าเทียม', { formula: 'A1', result: 'ทบทวน' }, { error: '#REF!' }, DUE, 'ฝ่ายโยธา', 'ทุก ๑ เดือน'],
  ]);
  sheet.addRow([{ formula: 'A1', result: { error: '#N/A' } }]);
  const { warnings } = await readBook(book);
  expect(warnings).toContainEqual(expect.objectContaining({ code: 'formula-empty', detail: 'แผน B5 C6 A7' }));
});

test('a header in two rows: the upper cell begins those below it, or says what they have in common', async () => {
  const book = new Workbook();
  const sheet = book.addWorksheet('รายงาน');
  sheet.addRow([TITLE[0]]);
  sheet.addRow(['ประเด็นการประเมิน', 'มาตรการ/กิจกรรม', 'การดำเนินการ', null, 'ระยะเวลา', null]);
  sheet.addRow([null, null, 'ผลการดำเนินงาน', 'ภาพประกอบ', 'แล้วเสร็จ', 'กำกับติดตาม']);
  sheet.addRow(['I1 ให้บริการ', '- อบรม', 'อบรมแล้ว', '๑. ภาพการอบรม', DUE, 'ทุก ๑ เดือน']);
  for (const range of ['A2:A3', 'B2:B3', 'C2:D2', 'E2:F2']) sheet.mergeCells(range);
  const { document, items } = await readBook(book);
  expect(document.columnRoles).toEqual(['title', 'measure', 'result', 'photo', 'due', 'followUp']);
  expect(items[0]).toMatchObject({ results: ['อบรมแล้ว'], captions: ['ภาพการอบรม'], due: '2027-03-30' });
});
