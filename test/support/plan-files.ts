/** Files that coordinators send: plans and reports as text and in Word, and files that no one should open. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import type { Models } from '../../models/index.ts';
import type { PlanImport } from '../../models/plan-import.ts';
import { KEPT_MS } from '../../src/plan/pending/import-job.ts';
import { keepReading } from '../../src/plan/pending/parts.ts';
import { readPlan } from '../../src/plan/read.ts';
import { SAMPLE_PLAN } from '../../src/plan/sample.ts';
import { NOW } from './office.ts';

/** The plan of the sample district that everybody works on. */
export const SAMPLE = readFileSync(SAMPLE_PLAN, 'utf8');

/** The same plan a year later. */
export const NEXT_YEAR = SAMPLE.replace(/๖๙(?=\s)/gu, '๗_')
  .replace(/๗๐(?=\s)/gu, '๗๑')
  .replaceAll('๗_', '๗๐');

/** With these texts in place of others, each of which it must have. */
export function corrected(plan: string, ...corrections: [was: string, is: string][]): string {
  return corrections.reduce((text, [was, is]) => {
    if (!text.includes(was)) throw new Error(`not in the plan: ${was}`);
    return text.replaceAll(was, is);
  }, plan);
}

const PLAN_HEADER =
  'ตัวชี้วัด\tประเด็นที่ต้องเตรียมความพร้อม/ยกระดับ\tกิจกรรมที่จะดำเนินการ\tผลผลิต\tวิธีการสร้างการรับรู้\tระยะเวลาแล้วเสร็จ\tผู้รับผิดชอบ\tระยะเวลากำกับติดตาม';

/** A plan in which nothing is in doubt. */
export const CLEAR_PLAN = [
  'แผนขับเคลื่อนมาตรการส่งเสริมคุณธรรมและความโปร่งใสของสำนักงานเขตร่มเย็น ประจำปีงบประมาณ พ.ศ. ๒๕๗๑',
  '',
  PLAN_HEADER,
  '๑) การปฏิบัติหน้าที่\tI๑ ให้บริการด้วยมาตรฐานเดียวกัน\tจัดบัตรคิวกลางสำหรับทุกงานบริการ\tบัตรคิว ๑ จุด\tป้ายหน้าจุดบริการ\t๓๐ พ.ย. ๗๐\tฝ่ายทะเบียน\tทุก ๑ เดือน',
  '๒) การใช้งบประมาณ\tI๗ เปิดเผยการใช้จ่ายของสำนักงาน\tสรุปยอดเบิกจ่ายทุกเดือน\tinfo graphic ๑ แผ่น\tประชุมหัวหน้าฝ่าย\t๒๕ ธ.ค. ๗๐\tฝ่ายการคลัง\tทุก ๑ เดือน',
].join('\n');

/** Last year's report of the sample district: no divisions, scores, a merged cell, results. */
export const REPORT = [
  'การรายงานผลการดำเนินการตามมาตรการยกระดับคุณธรรมและความโปร่งใสภายในหน่วยงาน',
  'ของสำนักงานเขตร่มเย็น ประจำปีงบประมาณ พ.ศ. 2569 รอบ 6 เดือนแรก (ตุลาคม 2568 - มีนาคม 2569)',
  '',
  'ประเด็นการประเมิน\tประเด็นที่ต้องปรับปรุง/ยกระดับการพัฒนา\tมาตรการ/กิจกรรมในการเตรียมความพร้อมรับการประเมินในประเด็นที่ต้องปรับปรุง/ยกระดับการพัฒนา\tผลการดำเนินการตามมาตรการยกระดับคุณธรรมและความโปร่งใสภายในหน่วยงาน\tภาพกิจกรรมที่แสดงถึงการปฏิบัติจริงอย่างเป็นรูปธรรม',
  'แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)\t\t\t\t',
  'ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่\t\t\t\t',
  'I1 เต็มใจให้บริการ เท่าเทียม (94.70 คะแนน)\tผู้รับบริการรอนานในช่วงเช้า\t1. จัดบัตรคิวกลางสำหรับทุกงานบริการ 2. ซ้อมการรับโทรศัพท์\t1. ติดตั้งเครื่องออกบัตรคิวแล้ว 2. ซ้อมเมื่อ 12 ม.ค. 69\t1. เครื่องออกบัตรคิว',
  'I2 อำนวยความสะดวกในการให้บริการ (0 คะแนน)\tไม่มีที่นั่งรอสำหรับผู้สูงอายุ\t\t\t',
  'ตัวชี้วัดที่ 2 การใช้งบประมาณ\t\t\t\t',
  'I4 เปิดเผยการใช้จ่าย (88.10 คะแนน)\tเจ้าหน้าที่ไม่ทราบยอดเบิกจ่าย\t1. สรุปยอดเบิกจ่ายทุกเดือน\t1. สรุปและติดประกาศทุกเดือน\t1. ประกาศหน้าห้อง',
].join('\n');

/** A text with TABs as a Word file: lines as paragraphs, rows as one table. */
export function inWord(text: string, more: Record<string, string> = {}): Buffer {
  const paragraph = (line: string) =>
    `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`;
  const lines = text.split('\n');
  const rows = lines.filter((line) => line.includes('\t'));
  const cells = (row: string) =>
    row
      .split('\t')
      .map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`)
      .join('');
  const table = `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
  const above = lines.filter((line) => !line.includes('\t')).map(paragraph);
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${above.join('')}${table}</w:body></w:document>`,
    ...more,
  });
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A file that a coordinator sent, as it stands when it has been read. */
export async function addPlanFile(
  models: Models,
  { _id, by }: Pick<PlanImport, '_id' | 'by'>,
  text: string,
): Promise<void> {
  const parts = await keepReading(models, _id, readPlan(text));
  await models.planImports.create({
    ...{ _id, by, district: 'rom-yen', conversation: by, run: 'run-1', name: `${_id}.txt`, state: 'ready' },
    ...{ attempts: 1, nextAttemptAt: null, problem: null, decisions: [], outcome: null, parts },
    sha256: createHash('sha256').update(text).digest('hex'),
    bytes: Buffer.byteLength(text),
    requestedAt: new Date(NOW),
    expiresAt: new Date(NOW + KEPT_MS),
  });
}

/** What nobody should open, by what is wrong with it. */
export const HOSTILE = {
  broken: Buffer.from('PK\u0003\u0004 no zip at all'),
  macros: inWord(CLEAR_PLAN, { 'word/vbaProject.bin': 'Attribute VB_Name = "Auto"' }),
  'zip-bomb': inWord(CLEAR_PLAN, { 'word/media/image1.png': '\0'.repeat(30_000_000) }),
  password: Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]),
  'old-office': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  'wrong-type': Buffer.from('7z\u00bc\u00af\u0027\u001c', 'latin1'),
} as const;

/** A zip file (PKWARE APPNOTE 6.3.10, sections 4.3.7 to 4.3.16) of these parts. */
function zipOf(parts: Record<string, string>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [path, text] of Object.entries(parts)) {
    const [name, content] = [Buffer.from(path), Buffer.from(text)];
    const packed = deflateRawSync(content);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(content.length, 18);
    about.writeUInt16LE(name.length, 22);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(at, 10);
    local.push(Buffer.from('PK\u0003\u0004'), about, name, packed);
    central.push(Buffer.from('PK\u0001\u0002\u0014\0'), about, where, name);
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(parts).length, 4);
  end.writeUInt16LE(Object.keys(parts).length, 6);
  end.writeUInt32LE(Buffer.concat(central).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...local, ...central, Buffer.from('PK\u0005\u0006'), end]);
}
