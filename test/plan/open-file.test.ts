/** What is sent instead of a plan: each is refused with its reason, in one line of Thai and English. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { pdf } from '@cj-tech-master/excelts/pdf';
import sharp from 'sharp';
import { MAX_FILE_BYTES, openFile } from '../../src/plan/open-file.ts';
import type { PlanProblem } from '../../src/plan/problem.ts';
import { readDocument } from '../../src/plan/read.ts';
import { p, tbl, tc, tr, typesOf, wordFile, wordXml, type ZipPart, zipOf } from '../support/office-file.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const word = typesOf('/word/document.xml', WORD);
const body = (xml: string): ZipPart => ({ name: 'word/document.xml', content: xml });
const honest = wordXml('document', `<w:body>${p('ข้อความ')}</w:body>`);
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const picture = { create: { width: 8, height: 6, channels: 3, background: '#888' } } as const;
const laughs = `<!DOCTYPE w:document [<!ENTITY a "ฮ่า"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${honest.replace('ข้อความ', '&b;')}`;
const encrypted = { encryption: { ownerPassword: 'owner', userPassword: 'user' } };

async function workbook(change: (parts: ZipPart[]) => ZipPart[]): Promise<Buffer> {
  const sheet = (xml: string) => ({ name: 'xl/worksheets/sheet1.xml', content: xml });
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return zipOf(
    change([
      typesOf('/xl/workbook.xml', SHEET),
      {
        name: 'xl/workbook.xml',
        content: `<workbook xmlns="${main}"><sheets><sheet name="1" sheetId="1"/></sheets></workbook>`,
      },
      sheet(
        `<worksheet xmlns="${main}"><sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`,
      ),
    ]),
  );
}

const FILES: [what: string, code: string, file: () => Buffer | Promise<Buffer>][] = [
  ['nothing', 'empty', () => Buffer.alloc(0)],
  ['a picture', 'wrong-type', () => sharp(picture).png().toBuffer()],
  ['bytes of no kind', 'binary', () => Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7) % 32))],
  ['a file of more than 20 MB', 'too-large', () => Buffer.alloc(MAX_FILE_BYTES + 1, 'ก')],
  ['Word of before 2007', 'old-office', () => Buffer.concat([OLE, Buffer.alloc(2000)])],
  [
    'Word or Excel with a password',
    'password',
    () => Buffer.concat([OLE, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
  ],
  ['a zip with a password', 'password', () => zipOf([word, { ...body(honest), encrypted: true }])],
  [
    'Word with macros (.docm)',
    'macros',
    () =>
      zipOf([
        typesOf('/word/document.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml'),
        body(honest),
      ]),
  ],
  [
    'macros under the name of .docx',
    'macros',
    () => zipOf([word, body(honest), { name: 'word/vbaProject.bin', content: 'x' }]),
  ],
  [
    'Excel with macros (.xlsm)',
    'macros',
    () => zipOf([typesOf('/xl/workbook.xml', 'application/vnd.ms-excel.sheet.macroEnabled.main+xml')]),
  ],
  [
    'PowerPoint',
    'wrong-type',
    () =>
      zipOf([
        typesOf(
          '/ppt/presentation.xml',
          'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
        ),
      ]),
  ],
  [
    'OpenDocument',
    'wrong-type',
    () => zipOf([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }]),
  ],
  ['a zip of other files', 'wrong-type', () => zipOf([{ name: 'a.txt', content: 'ก' }])],
  [
    'a zip bomb',
    'zip-bomb',
    () => zipOf([word, body(honest), { name: 'word/a.xml', content: Buffer.alloc(30_000_000) }]),
  ],
  [
    'a bomb in many parts',
    'zip-bomb',
    () =>
      zipOf([
        word,
        body(honest),
        ...Array.from({ length: 5000 }, (_, i) => ({ name: `word/${i}.xml`, content: '' })),
      ]),
  ],
  [
    'a bomb that lies about its size',
    'broken',
    () =>
      zipOf([
        word,
        body(honest),
        { name: 'word/a.xml', content: Buffer.alloc(30_000_000), claimedSize: 1000 },
      ]),
  ],
  ['a range of a billion merged cells', 'zip-bomb', () => workbook((parts) => parts)],
  ['a zip that was cut', 'broken', () => zipOf([word, body(honest)]).subarray(0, 300)],
  ['Word without its document', 'broken', () => zipOf([word])],
  ['Word whose XML is damaged', 'broken', () => zipOf([word, body(honest.slice(0, -30))])],
  ['entities that grow', 'unsafe-xml', () => zipOf([word, body(laughs)])],
  [
    'entities that grow, in UTF-16',
    'unsafe-xml',
    () =>
      zipOf([word, body(honest), { name: 'word/b.xml', content: Buffer.from(`\ufeff${laughs}`, 'utf16le') }]),
  ],
  [
    'entities that grow, in a sheet',
    'unsafe-xml',
    () =>
      workbook((parts) =>
        parts
          .map((part): ZipPart => ({ ...part, content: `<!DOCTYPE a>${part.content}` }))
          .with(0, parts[0]!),
      ),
  ],
  [
    'tables in tables without end',
    'unsafe-xml',
    () => zipOf([word, body(wordXml('document', '<w:tbl>'.repeat(400) + '</w:tbl>'.repeat(400)))]),
  ],
  ['a damaged PDF', 'broken', () => Buffer.from('%PDF-1.7\nnothing of it')],
  [
    'a PDF with a password',
    'password',
    async () => Buffer.from(await pdf({ name: 'a', data: [['ก']] }, encrypted)),
  ],
  ['a PDF of a picture', 'pdf-scanned', async () => Buffer.from(await pdf({ name: 'a', data: [['1']] }))],
];

test.each(FILES)('%s is refused (%s)', async (_, code, file) => {
  const bytes = await file();
  const problem: PlanProblem = await openFile(bytes).then(
    () => {
      throw new Error('It was opened.');
    },
    (error) => error,
  );
  expect(problem).toMatchObject({ name: 'PlanProblem', code });
  expect(problem.message).toMatch(/^[^\n]*[ก-๙][^\n]*\([^\n]*[a-z][^\n]*\)$/);
});

test('the name of a file says nothing: a text under the name of a Word document is read as text', async () => {
  const { lines } = await openFile(Buffer.from('ประเด็น\tกิจกรรม\tผู้รับผิดชอบ'));
  expect(lines[0]!.cells).toHaveLength(3);
});

test.each([
  ['Word', () => wordFile(p('หนังสือเวียน') + tbl([1, 1], tr(tc('ชื่อ'), tc('ที่อยู่'))))],
  [
    'Excel',
    async () => {
      const book = new Workbook();
      book.addWorksheet('ก').addRow(['รายการ', 'ราคา']);
      return Buffer.from(await book.xlsx.writeBuffer());
    },
  ],
])('a document of %s without a table of a plan is none', async (_, file) => {
  const document = await openFile(Buffer.from(await file()));
  expect(() => readDocument(document)).toThrow(expect.objectContaining({ code: 'no-table' }));
});

test('the commands say it in one line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'raingan-'));
  const file = join(folder, 'แผน.docx');
  writeFileSync(file, zipOf([word, body(honest), { name: 'word/vbaProject.bin', content: 'x' }]));
  for (const script of ['plan-read', 'plan-import']) {
    const { status, stderr, stdout } = spawnSync(process.execPath, [`scripts/${script}.ts`, file], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/แมโคร.*macros.*\n$/);
  }
  rmSync(folder, { recursive: true });
});
