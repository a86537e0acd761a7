/** Knows the header of a plan or report by what its cells mean, in whatever order, spelling or OCR noise. */
import { toArabicDigits } from '../thai/digits.ts';
import { comparable, letterPairs } from '../thai/text.ts';
import { cellText, readCell } from './cell.ts';
import type { Role } from './reading.ts';

export interface Columns {
  /** As printed. */
  headers: string[];
  roles: Role[];
}

/** Headers as the offices word them; new wordings are added here. */
const WORDINGS: Record<Exclude<Role, 'other'>, string[]> = {
  indicator: ['ตัวชี้วัด', 'ตัวชี้วัดที่', 'ตัวชี้วัด ITA', 'ตัวชี้วัดการประเมิน'],
  code: ['รหัส', 'รหัสข้อ', 'ข้อ', 'ข้อคำถามที่'],
  title: [
    'ประเด็นการประเมิน',
    'ประเด็นที่ต้องเตรียมความพร้อม/ยกระดับ',
    'ประเด็นที่ต้องเตรียมความพร้อม',
    'ประเด็นการประเมิน/ข้อคำถาม',
    'ประเด็น',
    'ข้อคำถาม',
    'ประเด็นคำถาม',
    'หัวข้อการประเมิน',
    'รายการข้อมูลที่ต้องเปิดเผย',
  ],
  score: ['คะแนน', 'ผลคะแนน', 'คะแนนที่ได้', 'ผลคะแนนปีที่ผ่านมา'],
  problem: [
    'ประเด็นที่ต้องปรับปรุง/ยกระดับการพัฒนา',
    'ประเด็นที่เป็นที่ต้องปรับปรุง/ยกระดับการพัฒนา',
    'ประเด็นที่ต้องปรับปรุง',
    'ประเด็นที่ต้องพัฒนา',
    'ปัญหาและอุปสรรค',
    'สภาพปัญหา',
  ],
  measure: [
    'กิจกรรมที่จะดำเนินการ',
    'มาตรการ/กิจกรรม',
    'กิจกรรม/โครงการ',
    'มาตรการ',
    'กิจกรรม',
    'แนวทางการดำเนินการ',
    'วิธีดำเนินการ',
    'ขั้นตอนหรือวิธีการ',
    'มาตรการ/แนวทางการดำเนินการ',
    'มาตรการ/กิจกรรมในการเตรียมความพร้อมรับการประเมิน',
    'มาตรการ/กิจกรรมในการเตรียมความพร้อมรับการประเมินในประเด็นที่ต้องปรับปรุง/ยกระดับการพัฒนา',
  ],
  output: [
    'ผลผลิต',
    'ผลผลิต/ผลลัพธ์',
    'ผลผลิต/เป้าหมาย',
    'เป้าหมาย',
    'ค่าเป้าหมาย',
    'ตัวชี้วัดความสำเร็จ',
    'ผลที่คาดว่าจะได้รับ',
  ],
  awareness: [
    'วิธีการสร้างการรับรู้',
    'ช่องทางการสร้างการรับรู้',
    'การสื่อสารสร้างการรับรู้',
    'ช่องทางการประชาสัมพันธ์',
    'ช่องทางการเผยแพร่',
    'วิธีการประชาสัมพันธ์',
    'ช่องทางการสื่อสาร',
    'การสร้างการรับรู้',
  ],
  due: [
    'ระยะเวลาแล้วเสร็จ',
    'กำหนดแล้วเสร็จ',
    'วันที่แล้วเสร็จ',
    'ระยะเวลาดำเนินการ',
    'ระยะเวลาในการดำเนินการ',
    'กำหนดเวลา',
    'ระยะเวลา',
    'สิ้นสุด',
    'วันที่สิ้นสุด',
  ],
  responsible: [
    'ผู้รับผิดชอบ',
    'ฝ่ายที่รับผิดชอบ',
    'ฝ่ายผู้รับผิดชอบ',
    'หน่วยงานรับผิดชอบ',
    'หน่วยงานที่รับผิดชอบ',
    'ส่วนราชการที่รับผิดชอบ',
  ],
  followUp: [
    'ระยะเวลากำกับติดตาม',
    'ระยะเวลาการกำกับติดตาม',
    'การกำกับติดตาม',
    'การติดตามผล',
    'ความถี่ในการติดตาม',
    'ระยะเวลารายงานผล',
    'การกำกับติดตามและรายงานผล',
    'การติดตามและประเมินผล',
  ],
  result: [
    'ผลการดำเนินการ',
    'ผลการดำเนินงาน',
    'ผลการดำเนินการตามมาตรการ',
    'ผลการดำเนินการตามมาตรการยกระดับคุณธรรมและความโปร่งใสภายในหน่วยงาน',
    'ผลการดำเนินการตามมาตรการ/ภาพ',
    'ผลการดำเนินการตามมาตรการ/ภาพกิจกรรม',
    'ผลการดำเนินการ/ภาพประกอบ',
    'ผลการดำเนินการตามมาตรการยกระดับคุณธรรมและความโปร่งใส/ภาพกิจกรรมที่แสดงถึงการปฏิบัติจริง',
    'ผลการดำเนินการตามมาตรการยกระดับคุณธรรมและความโปร่งใสภายในหน่วยงาน/ภาพกิจกรรมที่แสดงถึงการปฏิบัติจริงอย่างเป็นรูปธรรม',
  ],
  photo: ['ภาพกิจกรรม', 'ภาพประกอบ', 'ภาพถ่าย', 'ภาพกิจกรรมที่แสดงถึงการปฏิบัติจริงอย่างเป็นรูปธรรม', 'หลักฐานเชิงประจักษ์'],
  budget: ['งบประมาณ', 'งบประมาณที่ใช้', 'งบประมาณ (บาท)'],
  remark: ['หมายเหตุ'],
  order: ['ลำดับ', 'ลำดับที่', 'ที่'],
};

/** What a column of the role is usually called. */
export const headerOf = (role: Role): string => (role === 'other' ? '' : WORDINGS[role][0]!);

interface Wording {
  role: Role;
  plain: string;
  pairs: number;
}
const wordings: Wording[] = Object.entries(WORDINGS).flatMap(([role, texts]) =>
  texts.map((text) => ({ role: role as Role, plain: plain(text), pairs: letterPairs(plain(text)).length })),
);
/** Which wordings have a letter pair: a cell is compared with all wordings in one pass. */
const wordingsByPair = new Map<string, Wording[]>();
for (const wording of wordings) {
  for (const pair of letterPairs(wording.plain)) {
    wordingsByPair.set(pair, [...(wordingsByPair.get(pair) ?? []), wording]);
  }
}

/** Below this a header cell is not known; single letters lost or misread stay above it. */
const KNOWN = 0.55;
const LONGEST_HEADER = 160;
/** "ระยะเวลา เริ่มต้น", "วันที่เริ่ม": when work begins is no due date. */
const BEGINS = /เริ่ม(?!.*(?:สิ้นสุด|เสร็จ))/u;
/** "ยังไม่มีผลการดำเนินการ" says something of an item, in the words of a header. */
const SAID = /^(?:ยัง)?ไม่/u;

/** The columns, when the row is the header of a plan or report; null for any other row. */
export function readHeader(cells: string[]): Columns | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length < 3 || filled.some((cell) => cell.length > LONGEST_HEADER * 3)) return null;
  if (filled.filter((cell) => /\d/.test(toArabicDigits(cell))).length > 1) return null;
  const headers = cells.map((cell) => cellText(readCell(cell)));
  if (headers.some((header) => header.length > LONGEST_HEADER || SAID.test(header))) return null;
  const roles = rolesOf(headers);
  const known = roles.filter((role) => role !== 'other');
  const isHeader =
    known.length >= 3 &&
    known.length >= filled.length * 0.6 &&
    (known.includes('title') || known.includes('measure'));
  return isHeader ? { headers, roles } : null;
}

/**
 * Completes headers by each other: the header is printed anew on every page, and a cell that OCR spoilt on one page is
 * legible on another. Only headers that agree in all that both know are the same header.
 */
export function completeRoles(headers: Columns[]): void {
  for (const header of headers.filter(({ roles }) => roles.includes('other'))) {
    const other = headers.find((each) => agree(each, header) && !each.roles.includes('other'));
    if (other) header.roles = other.roles;
  }
}

/** Whether two headers are the same in all that both know. */
export const agree = (a: Columns, b: Columns): boolean =>
  a.roles.length === b.roles.length &&
  a.roles.every((role, i) => role === b.roles[i] || role === 'other' || b.roles[i] === 'other');

/** Each role goes to the header that fits it best; an issue column alone is the title, whatever it calls the issue. */
function rolesOf(headers: string[]): Role[] {
  const candidates = headers.flatMap((header, column) =>
    [...fits(header)].map(([role, fit]) => ({ column, role, fit })),
  );
  candidates.sort((a, b) => b.fit - a.fit || a.column - b.column);
  const roles: Role[] = headers.map(() => 'other');
  for (const { column, role } of candidates) {
    if (roles[column] === 'other' && !roles.includes(role)) roles[column] = role;
  }
  if (!roles.includes('title')) {
    const stand = roles.indexOf('problem') >= 0 ? roles.indexOf('problem') : roles.indexOf('indicator');
    if (stand >= 0) roles[stand] = 'title';
  }
  // one column of results and photos is the results'
  const both = roles.findIndex((role, i) => role === 'photo' && /ผลการ?ดำเนิน/u.test(plain(headers[i]!)));
  if (both >= 0 && !roles.includes('result')) roles[both] = 'result';
  return roles;
}

/** How well a header fits the roles it may have. */
function fits(header: string): Map<Role, number> {
  const text = plain(header);
  const pairs = letterPairs(text);
  const common = new Map<Wording, number>();
  for (const pair of pairs) {
    for (const wording of wordingsByPair.get(pair) ?? []) common.set(wording, (common.get(wording) ?? 0) + 1);
  }
  const best = new Map<Role, number>();
  for (const [wording, count] of common) {
    if (wording.role === 'due' && BEGINS.test(text)) continue;
    const alike = (2 * count) / (pairs.length + wording.pairs);
    const within = wording.pairs >= 5 && text.includes(wording.plain) ? 0.7 + wording.pairs / 1000 : 0;
    const fit = text === wording.plain ? 1 : Math.max(alike * 0.999, within);
    if (fit >= KNOWN && fit > (best.get(wording.role) ?? 0)) best.set(wording.role, fit);
  }
  return best;
}

/** A year in a header ("คะแนนปี ๒๕๖๕") and punctuation say nothing about the column. */
function plain(header: string): string {
  return comparable(toArabicDigits(header))
    .replace(/(?:พ\.ศ\.|ปี)?\d+/g, '')
    .replace(/[^\p{L}\p{M}]/gu, '');
}
