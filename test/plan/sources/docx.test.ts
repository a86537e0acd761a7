/** Word documents as Word itself writes them, by hand: texts, lists, and tables of every kind. */
import { openFile } from '../../../src/plan/open-file.ts';
import { readDocument } from '../../../src/plan/read.ts';
import { BEGINS, GOES_ON, p, run, span, tbl, tc, tr, wordFile } from '../../support/office-file.ts';

const cellsOf = async (...cell: Parameters<typeof wordFile>) =>
  (await openFile(wordFile(tbl([100, 100], tr(tc(cell[0]), tc('ข'))), cell[1]))).lines[0]!.cells![0];
const textsOf = async (body: string) => (await openFile(wordFile(body))).lines.map(({ text }) => text);

test.each([
  ['runs split anywhere', p(`${run('สำนักงาน')}${run('เ')}${run('ขต')}`), 'สำนักงานเขต'],
  ['tabs and breaks', p(`${run('ก')}<w:r><w:tab/><w:t>ข</w:t><w:br/><w:t>ค</w:t></w:r>`), 'ก ข<br>ค'],
  [
    'hyphens of Word',
    p('<w:r><w:t>E</w:t><w:noBreakHyphen/><w:t>Ser</w:t><w:softHyphen/><w:t>vice</w:t></w:r>'),
    'E-Service',
  ],
  ['texts like markup', p('&lt;b&gt; &amp;amp; **ก**'), '&lt;b&gt; &amp;amp; &#42;&#42;ก&#42;&#42;'],
  ['hidden text', p(`${run('ก')}${run('ข', '<w:vanish/>')}${run('ค', '<w:vanish w:val="0"/>')}`), 'กค'],
  [
    'changes that were tracked',
    p(
      `<w:ins>${run('ใหม่')}</w:ins><w:del><w:r><w:delText>เก่า</w:delText></w:r></w:del><w:moveFrom>${run('ย้าย')}</w:moveFrom><w:moveTo>${run('ไป')}</w:moveTo>`,
    ),
    'ใหม่ไป',
  ],
  ['an end of paragraph that was deleted', p(run('ต้น'), '<w:rPr><w:del/></w:rPr>') + p('ปลาย'), 'ต้นปลาย'],
  [
    'fields',
    p(
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:hyperlink><w:r><w:t> ลิงก์</w:t></w:r></w:hyperlink>',
    ),
    '7 ลิงก์',
  ],
  [
    'a mark of a symbol font',
    p(`<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>${run(' จุด')}`),
    '<li>• จุด</li>',
  ],
  ['a footnote', p(`${run('ก')}<w:r><w:footnoteReference w:id="2"/></w:r>`), 'ก'],
  ['all of it bold', p(run('ตัวหนา', '<w:b/>')), '<b>ตัวหนา</b>'],
  [
    'a text box, written twice for older programs',
    p(
      `${run('คำบรรยาย')}<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>${p('ในกรอบ')}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p('ในกรอบ')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    ),
    '<p>คำบรรยาย</p><p>ในกรอบ</p>',
  ],
  [
    'a table in the cell',
    p('งบประมาณ') + tbl([1, 1], tr(tc('รวม'), tc('๑๐๐'))) + p(''),
    '<p>งบประมาณ</p><p><table><tr><td>รวม</td><td>๑๐๐</td></tr></table></p>',
  ],
  ['controls around the text', `<w:sdt><w:sdtContent>${p('ในกล่อง')}</w:sdtContent></w:sdt>`, 'ในกล่อง'],
])('%s', async (_, cell, html) => {
  expect(await cellsOf(cell)).toBe(html);
});

describe('lists that Word counts', () => {
  const level = (at: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/>${more}<w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'thaiNumbers', '%1.')}${level(1, 'decimal', '%1.%2')}${level(2, 'thaiLetters', '%3)')}</w:abstractNum>
    <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '-')}</w:abstractNum><w:abstractNum w:abstractNumId="2">${level(0, 'bullet', '\uf0b7')}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
    <w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
  const styles = `<w:style w:styleId="Base"><w:name w:val="Base"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Base"/></w:style>`;
  const inList = (text: string, id: number, at = 0) =>
    p(run(text), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`);

  test('numbers in Thai digits, levels, letters; what stands below a point stays with it', async () => {
    const list = inList('หนึ่ง', 1) + inList('ย่อย', 1, 1) + inList('ยิบ', 1, 2) + inList('สอง', 1);
    expect(await cellsOf(list, { numbering })).toBe('<li>๑. หนึ่ง<br>๑.1 ย่อย<br>ก) ยิบ</li><li>๒. สอง</li>');
  });

  test('bullets, lists that begin anew, lists by styles, paragraphs of no list', async () => {
    const lists =
      inList('ขีด', 2) +
      inList('จุด', 3) +
      inList('แรก', 1) +
      inList('ใหม่', 4) +
      p(run('ตามแบบ'), '<w:pStyle w:val="Own"/>');
    const none = p(run('เปล่า'), '<w:pStyle w:val="Own"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(await cellsOf(lists + none, { numbering, styles })).toBe(
      '<li>- ขีด</li><li>• จุด</li><li>๑. แรก</li><li>๑. ใหม่</li><li>๒. ตามแบบ</li><p>เปล่า</p>',
    );
  });

  test('a list goes on counting from cell to cell', async () => {
    const body = tbl([1, 1], tr(tc(inList('ก', 1)), tc('')), tr(tc(inList('ข', 1)), tc('')));
    const { lines } = await openFile(wordFile(body, { numbering }));
    expect(lines.map(({ cells }) => cells![0])).toEqual(['<li>๑. ก</li>', '<li>๒. ข</li>']);
  });
});

const HEADER = ['ตัวชี้วัด', 'ประเด็น', 'กิจกรรม', 'ผลผลิต', 'ระยะเวลาแล้วเสร็จ', 'ผู้รับผิดชอบ'];
const header = tr(...HEADER.map((text) => tc(text)));
const six = [10, 20, 30, 15, 10, 15];
const title = p('แผนมาตรการของสำนักงานเขตร่มเย็น ปีงบประมาณ พ.ศ. ๒๕๗๐');
const readWord = async (body: string) => readDocument(await openFile(wordFile(title + body)));

test('merged cells leave nothing to ask about', async () => {
  const due = '๓๐ มี.ค. ๗๐';
  const { items, warnings } = await readWord(
    tbl(
      six,
      header,
      tr(tc('ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่', span(6))),
      tr(tc(''), tc('I1 ให้บริการ', BEGINS), tc('- อบรม'), tc('๑ ครั้ง'), tc(due), tc('ฝ่ายทะเบียน')),
      tr(tc(''), tc('', GOES_ON), tc('- ติดประกาศ'), tc('๑ แผ่น'), tc(due), tc('ฝ่ายโยธา')),
      tr(
        tc(''),
        tc('I2 เท่าเทียม'),
        tc('- ทบทวนขั้นตอน', BEGINS),
        tc('คู่มือ', BEGINS),
        tc(due, BEGINS),
        tc('ทุกฝ่าย', BEGINS),
      ),
      tr(tc(''), tc('I3 ไม่เลือกปฏิบัติ'), tc('', GOES_ON), tc('', GOES_ON), tc('', GOES_ON), tc('', GOES_ON)),
      tr(tc(''), tc('I4 โปร่งใส'), tc('- เผยแพร่'), tc('เว็บไซต์'), tc(due, BEGINS), tc('ฝ่ายปกครอง', BEGINS)),
      tr(tc(''), tc('I5 เปิดเผย'), tc('- ชี้แจง'), tc('ประกาศ'), tc('', GOES_ON), tc('', GOES_ON)),
    ),
  );
  expect(warnings).toEqual([]);
  expect(
    items.map(({ codes, activities }) => [
      codes[0],
      activities.map(({ measure, responsible, due }) => [measure, responsible.join(), due]),
    ]),
  ).toEqual([
    [
      'I1',
      [
        ['อบรม', 'ฝ่ายทะเบียน', '2027-03-30'],
        ['ติดประกาศ', 'ฝ่ายโยธา', '2027-03-30'],
      ],
    ],
    ['I2', [['ทบทวนขั้นตอน', 'ทุกฝ่าย', '2027-03-30']]],
    ['I3', [['ทบทวนขั้นตอน', 'ทุกฝ่าย', '2027-03-30']]],
    ['I4', [['เผยแพร่', 'ฝ่ายปกครอง', '2027-03-30']]],
    ['I5', [['ชี้แจง', 'ฝ่ายปกครอง', '2027-03-30']]],
  ]);
  expect(items[1]!.activities[0]!.lines).toEqual(items[2]!.activities[0]!.lines);
});

test('columns are those of the header, whatever narrow ones lie between', async () => {
  const grid = [10, 1, 19, 30, 14, 1, 10, 15];
  const { items } = await readWord(
    tbl(
      grid,
      tr(
        tc(HEADER[0]!, span(2)),
        tc(HEADER[1]!),
        tc(HEADER[2]!),
        tc(HEADER[3]!, span(2)),
        tc(HEADER[4]!),
        tc(HEADER[5]!),
      ),
      tr(
        tc(''),
        tc('I1 ให้บริการ', span(2)),
        tc('- อบรม'),
        tc('๑ ครั้ง'),
        tc('๓๐ มี.ค. ๗๐', span(2)),
        tc('ฝ่ายทะเบียน'),
      ),
      `<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>${tc('I2 เท่าเทียม')}${tc('- ทบทวน')}${tc('คู่มือ', span(2))}${tc('๓๐ เม.ย. ๗๐')}${tc('ฝ่ายโยธา')}</w:tr>`,
    ),
  );
  expect(
    items.map(({ codes, outputs, due, responsible }) => [codes[0], outputs[0], due, responsible[0]]),
  ).toEqual([
    ['I1', '๑ ครั้ง', '2027-03-30', 'ฝ่ายทะเบียน'],
    ['I2', 'คู่มือ', '2027-04-30', 'ฝ่ายโยธา'],
  ]);
});

test('a header in two rows, rows that were deleted, a plan over several tables, other tables, signatures', async () => {
  const row = (code: string) =>
    tr(tc(''), tc(`${code} เรื่อง`), tc('- อบรม'), tc('คู่มือ'), tc('๓๐ มี.ค. ๗๐'), tc('ฝ่ายทะเบียน'));
  const deleted = row('I9').replace('<w:tr>', '<w:tr><w:trPr><w:del/></w:trPr>');
  const { items, warnings } = await readWord(
    tbl(
      six,
      tr(...HEADER.slice(0, 4).map((text) => tc(text, BEGINS)), tc('การดำเนินการ', span(2))),
      tr(...HEADER.slice(0, 4).map(() => tc('', GOES_ON)), tc(HEADER[4]!), tc(HEADER[5]!)),
      tr(tc('ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่', span(6))),
      row('I1'),
      deleted,
    ) +
      p('ตัวชี้วัดที่ ๒ การใช้งบประมาณ') +
      tbl(six, row('I2')) +
      p('') +
      tbl([1, 1, 1], tr(tc('ฝ่าย'), tc('งบ'), tc('ใช้')), tr(tc('ฝ่ายโยธา'), tc('๒๐'), tc('๑๐'))) +
      p('') +
      tbl(
        [1, 1],
        tr(tc('ลงชื่อ ........ ผู้รายงาน'), tc('ลงชื่อ ........ ผู้ตรวจ')),
        tr(tc('(นายหนึ่ง)'), tc('(นางสอง)')),
      ),
  );
  expect(items.map(({ codes, indicator }) => [codes[0], indicator])).toEqual([
    ['I1', 1],
    ['I2', 2],
  ]);
  expect(warnings.map(({ code }) => code)).toEqual(['foreign-table']);
});

test('footnotes and texts beside the tables are told of', async () => {
  const body = tbl(
    six,
    header,
    tr(tc(''), tc('I1 เรื่อง'), tc('- อบรม'), tc('คู่มือ'), tc('๓๐ มี.ค. ๗๐'), tc('ฝ่ายทะเบียน')),
  );
  const footnotes = `<w:footnote w:type="separator">${p('-')}</w:footnote><w:footnote>${p('ตามมติที่ประชุมครั้งหลังสุด')}</w:footnote>`;
  const { warnings } = readDocument(await openFile(wordFile(title + body, { footnotes })));
  expect(warnings.map(({ code, text }) => `${code}: ${text}`).join()).toContain('ตามมติที่ประชุมครั้งหลังสุด');
});

test('a frame around the page is no table', async () => {
  expect(await textsOf(tbl([1], tr(tc(p('หนึ่ง') + p('สอง')))))).toEqual(['หนึ่ง', 'สอง']);
});
