/**
 * The words that start something. Every one of them works typed, so that LINE for PC, which has neither rich menus nor
 * quick replies, can do all that a phone can.
 */
import type { Role } from '../models/officer.ts';
import { oneSpelling, plain, withoutPolite } from './typed.ts';

export interface Command {
  /** Flow that it starts, and with what. */
  flow: string;
  start: Record<string, string>;
  /** As it is written in the help and on buttons. */
  word: string;
  /** Short forms, other words and usual misspellings. */
  also: string[];
  /** What it does, for the help: a few words. */
  does: string;
  /** Name of the field of `start` that takes the words after the command ("รายงาน O15"). */
  takes?: string;
  /**
   * Members who see it in the help: every role when left out, none when empty (what newcomers need, and what the help
   * shows as buttons). Rights are checked by the flow itself.
   */
  roles?: Role[];
}

export const commands: Command[] = [
  {
    flow: 'report-progress',
    start: {},
    word: 'รายงาน',
    also: ['รายงานผล', 'รายงานงาน', 'รายงานความก้าวหน้า', 'ส่งรายงาน', 'ส่งงาน', 'ส่งผลงาน', 'เขียนรายงาน'].concat([
      'รายงาร',
      'รายงาณ',
      'รายงานน',
      'รานงาน',
      'ราบงาน',
      'ลายงาน',
      'report',
      'ค้นหา',
      'ค้นหาเรื่อง',
    ]),
    does: 'ส่งผลงานของเดือนนี้',
    takes: 'search',
  },
  {
    flow: 'report-progress',
    start: { photos: '1' },
    word: 'ส่งภาพ',
    also: ['ส่งรูป', 'ส่งรูปภาพ', 'ส่งภาพถ่าย', 'ส่งไฟล์', 'แนบภาพ', 'แนบรูป', 'ลงภาพ', 'ลงรูป', 'ภาพ', 'รูป', 'ส่งภาบ'],
    does: 'ส่งภาพก่อน แล้วค่อยบอกว่าเป็นของเรื่องใด',
  },
  {
    flow: 'my-work',
    start: {},
    word: 'งานของฉัน',
    also: [
      'งาน',
      'งานฉัน',
      'งานผม',
      'งานของผม',
      'งานของเรา',
      'งานของฝ่าย',
      'งานฝ่าย',
      'สถานะ',
      'สถาณะ',
      'สะถานะ',
    ].concat(['สถานะงาน', 'ดูงาน', 'ดูงานของฝ่าย', 'status']),
    does: 'ดูว่าเดือนนี้เหลือเรื่องใด',
  },
  {
    flow: 'my-work',
    start: { show: 'missing' },
    word: 'งานค้าง',
    also: ['งานที่ค้าง', 'เรื่องค้าง', 'เรื่องที่ค้าง', 'ดูงานค้าง', 'เหลืออะไรบ้าง', 'ค้างอะไรบ้าง'],
    does: 'เรื่องที่ยังไม่ส่งเดือนนี้',
    roles: ['officer', 'head'],
  },
  {
    flow: 'measure-history',
    start: {},
    word: 'ประวัติ',
    also: ['ประวัด', 'ประวัต', 'ประหวัด', 'ดูประวัติ', 'ย้อนหลัง', 'ดูย้อนหลัง', 'history'],
    does: 'ดูที่รายงานไปแล้วพร้อมภาพ',
    takes: 'search',
  },
  {
    flow: 'district-overview',
    start: {},
    word: 'ภาพรวม',
    also: ['ทุกฝ่าย', 'ภาพรวมเขต', 'ภาพรวมทุกฝ่าย', 'สรุป', 'ดูทุกฝ่าย'],
    does: 'ดูความคืบหน้าของทุกฝ่าย',
    roles: ['coordinator', 'director'],
  },
  {
    flow: 'who-is-missing',
    start: {},
    word: 'ยังไม่ส่ง',
    also: [
      'ใครยังไม่ส่ง',
      'ใครยังไม่รายงาน',
      'ยังไม่รายงาน',
      'ฝ่ายที่ยังไม่ส่ง',
      'ฝ่ายไหนยังไม่ส่ง',
      'ฝ่ายใดยังไม่ส่ง',
      'ค้างส่ง',
      'ยังไม่สง',
    ],
    does: 'ดูว่าฝ่ายใดเหลือเรื่องใด และใครติดต่อไม่ได้',
    takes: 'search',
    roles: ['coordinator', 'director'],
  },
  {
    flow: 'remind',
    start: {},
    word: 'เตือน',
    also: [
      'ส่งเตือน',
      'แจ้งเตือน',
      'เตือนงาน',
      'เตือนทุกคน',
      'เตือนทั้งหมด',
      'เตือนทุกฝ่าย',
      'ทวงงาน',
      'ทวง',
      'ตามงาน',
    ].concat(['เตื่อน', 'เตือย', 'เตอน', 'เตือนน']),
    does: 'ดูว่าเตือนใคร ใช้กี่ข้อความ แล้วส่งเตือน',
    takes: 'search',
    roles: ['coordinator'],
  },
  {
    flow: 'reminder-settings',
    start: {},
    word: 'ตั้งค่าเตือน',
    also: [
      'ตั้งค่า',
      'ตั้งค่าการเตือน',
      'ตั้งค่าแจ้งเตือน',
      'ตั้งค่าการแจ้งเตือน',
      'ตั้งเตือน',
      'วันเตือน',
      'ตั้งคาเตือน',
      'วันหยุดของเขต',
    ],
    does: 'วันครบกำหนด เวลาเตือน วันหยุด และจำนวนข้อความ',
    roles: ['coordinator', 'director'],
  },
  {
    flow: 'export-report',
    start: {},
    word: 'ส่งออกรายงาน',
    also: [
      'ส่งออก',
      'ออกรายงาน',
      'ทำเล่มรายงาน',
      'เล่มรายงาน',
      'ดาวน์โหลดรายงาน',
      'ส่งออกไฟล์',
      'export',
      'ส่งออกรายงาณ',
      'สงออกรายงาน',
      'ส่งออกรายงาร',
    ],
    does: 'ทำตารางรายงานเป็น PDF Word หรือ Excel',
    roles: ['coordinator'],
  },
  {
    flow: 'export-report',
    start: { show: 'files' },
    word: 'รับไฟล์',
    also: ['ไฟล์', 'ไฟล์รายงาน', 'ขอไฟล์', 'ไฟล์ที่ทำไว้', 'รับไฟล์รายงาน', 'ไฟล'],
    does: 'รับไฟล์รายงานที่สั่งทำไว้',
    roles: ['coordinator'],
  },
  {
    flow: 'import-plan',
    start: {},
    word: 'นำเข้าแผน',
    also: [
      'นำเข้า',
      'นำเข้าแผนงาน',
      'ส่งแผน',
      'อัปโหลดแผน',
      'อัพโหลดแผน',
      'ลงแผน',
      'แผนใหม่',
      'แก้แผน',
      'นำเข้าไฟล์แผน',
      'นำเข้าแพลน',
      'นําเข้าแผน',
      'นำเข้าแผ่น',
    ],
    does: 'อ่านไฟล์แผนของเขต ตรวจ แล้วนำเข้า',
    roles: ['coordinator'],
  },
  {
    flow: 'manage-members',
    start: {},
    word: 'คำขอ',
    also: ['สมาชิก', 'อนุมัติ', 'รายชื่อ', 'รายชื่อสมาชิก', 'คำขอเข้าร่วม', 'ดูคำขอ', 'คำร้อง', 'อนุมัต'],
    does: 'อนุมัติคนที่ขอเข้าร่วม และดูรายชื่อ',
    roles: ['coordinator'],
  },
  {
    flow: 'invite-people',
    start: {},
    word: 'เชิญ',
    also: ['สร้างรหัส', 'รหัสเชิญ', 'เชิญคน', 'เชิญเจ้าหน้าที่', 'ขอรหัส', 'ออกรหัส', 'เชิน', 'สร้างรหัสเชิญ', 'เพิ่มคน'],
    does: 'สร้างรหัสให้คนเข้าร่วมได้ทันที',
    roles: ['coordinator'],
  },
  {
    flow: 'link-group',
    start: {},
    word: 'เชื่อมกลุ่ม',
    also: ['ผูกกลุ่ม', 'เชื่อมต่อกลุ่ม', 'เพิ่มกลุ่ม', 'รหัสกลุ่ม', 'เชื่อมกรุ๊ป', 'เชือมกลุ่ม', 'เชื่อมกลุม'],
    does: 'ให้กลุ่ม LINE ของฝ่ายส่งงานได้',
    takes: 'code',
    roles: ['coordinator'],
  },
  {
    flow: 'linked-groups',
    start: {},
    word: 'กลุ่ม',
    also: ['ดูกลุ่ม', 'รายชื่อกลุ่ม', 'กลุ่มที่เชื่อม', 'กลุ่มไลน์', 'เลิกเชื่อมกลุ่ม', 'ยกเลิกเชื่อมกลุ่ม', 'ถอดกลุ่ม'],
    does: 'ดูกลุ่มที่เชื่อมไว้ และเลิกเชื่อม',
    roles: ['coordinator'],
  },
  {
    flow: 'join',
    start: {},
    word: 'เข้าร่วม',
    also: [
      'เริ่ม',
      'สมัคร',
      'สมัครสมาชิก',
      'เริ่มใช้',
      'เริ่มใช้งาน',
      'เริ่มต้น',
      'ลงทะเบียน',
      'มีรหัส',
      'start',
      'เรื่ม',
      'เริม',
    ],
    does: 'เข้าร่วมด้วยรหัส หรือขอเข้าฝ่าย',
    roles: [],
  },
  {
    flow: 'join',
    start: {},
    word: 'เพิ่มฝ่าย',
    also: ['ขอเข้าฝ่าย', 'เข้าฝ่าย', 'ขอเพิ่มฝ่าย', 'เพิ่มฝ่ายอื่น', 'ดูแลอีกฝ่าย'],
    does: 'ขอดูแลอีกฝ่าย',
  },
  {
    flow: 'help',
    start: {},
    word: 'ช่วยเหลือ',
    also: [
      'help',
      'วิธีใช้',
      'วิธีการใช้',
      'วิธีใช้งาน',
      'เมนู',
      'menu',
      'คู่มือ',
      'คำสั่ง',
      'ช่วยด้วย',
      'ช่วยหน่อย',
      'ใช้ยังไง',
    ].concat(['ใช้อย่างไร', 'ทำอะไรได้บ้าง', 'ช่วยเหลื่อ', 'ช้วยเหลือ', 'ช่วยเหลิอ', 'เมณู']),
    does: 'วิธีใช้ทั้งหมด',
  },
  {
    flow: 'help',
    start: { about: 'report' },
    word: 'วิธีส่งรายงาน',
    also: ['วิธีรายงาน', 'รายงานยังไง', 'รายงานอย่างไร', 'ส่งรายงานยังไง'],
    does: 'ทีละข้อ',
    roles: [],
  },
  {
    flow: 'help',
    start: { about: 'photos' },
    word: 'วิธีส่งภาพ',
    also: ['วิธีส่งรูป', 'ส่งภาพยังไง', 'ส่งรูปยังไง', 'ส่งภาพอย่างไร', 'วิธีส่งภาพและไฟล์'],
    does: 'ส่งอย่างไร ส่งอะไรได้',
    roles: [],
  },
  {
    flow: 'help',
    start: { about: 'fix' },
    word: 'วิธีแก้รายงาน',
    also: ['แก้รายงาน', 'แก้รายงานยังไง', 'แก้ไขรายงาน', 'แก้ยังไง', 'ส่งผิด', 'กดผิด'],
    does: 'แก้ ย้อนกลับ และยกเลิก',
    roles: [],
  },
  {
    flow: 'help',
    start: { about: 'pc' },
    word: 'ใช้บนคอมพิวเตอร์',
    also: ['ใช้บนคอม', 'คอมพิวเตอร์', 'ใช้ในคอม'],
    does: 'ทำได้ครบทุกอย่าง',
    roles: [],
  },
  {
    flow: 'help',
    start: { about: 'privacy' },
    word: 'ความเป็นส่วนตัว',
    also: ['ข้อมูลส่วนตัว', 'ข้อมูลส่วนบุคคล', 'เก็บอะไรบ้าง', 'pdpa', 'นโยบายความเป็นส่วนตัว', 'privacy'],
    does: 'เก็บอะไร เพื่ออะไร',
  },
  {
    flow: 'withdraw-consent',
    start: {},
    word: 'ถอนความยินยอม',
    also: ['ลบข้อมูลของฉัน', 'ลบข้อมูล', 'ลบข้อมูลฉัน', 'ลบบัญชี', 'ยกเลิกความยินยอม', 'เลิกใช้', 'เลิกใช้งาน', 'ลาออก'],
    does: 'เลิกใช้ และลบชื่อออก',
  },
];

export interface Match {
  flow: string;
  start: Record<string, string>;
  /**
   * False when free words follow the command or it is only a code ("รายงาน ประชุมเมื่อวาน", "O15"): at a question that
   * waits for a text of the person's own, that is an answer and no command.
   */
  certain: boolean;
}

/** Words of commands with which titles of measures begin, too. */
const OF_TITLES = new Set(['คู่มือ']);
/** What people put before a command ("ขอดูงานของฉันหน่อย"). */
const BEFORE = /^(?:ขอ|อยาก|ต้องการ|ช่วย)?(?:ดู|เปิด|พิมพ์|กด)?/u;
const AFTER = /(?:หน่อย|ด้วย|ที|ได้ไหม|ได้มั้ย|เลย|นะ)+$/u;
/** A code of an item as typed: "O15", "o 15", "E๑๔", "I3.1". The letter is needed: a bare number chooses. */
const CODE = /^[eio]\s?[0-9]{1,2}(?:\.[0-9]{1,2})?$/i;

/** The command that `text` is, or null. Blanks, quotes, polite endings, Thai digits and usual misspellings are allowed. */
export function matchCommand(text: string): Match | null {
  const typed = plain(text);
  if (typed === '') return null;
  const short = typed.replace(AFTER, '');
  const whole = exactly(typed) ?? exactly(short) ?? exactly(short.replace(BEFORE, ''));
  if (whole) return { flow: whole.flow, start: whole.start, certain: !OF_TITLES.has(typed) };
  return withWords(text);
}

function exactly(typed: string): Command | undefined {
  return typed === '' ? undefined : byWord.get(typed);
}

function withWords(text: string): Match | null {
  const clean = withoutPolite(oneSpelling(text).replace(/["'“”]/gu, ' ')).replace(/\s+/gu, ' ');
  if (CODE.test(clean)) return { flow: 'report-progress', start: { search: code(clean) }, certain: false };
  for (const command of commands) {
    if (!command.takes) continue;
    for (const word of [command.word, ...command.also]) {
      if (!clean.toLowerCase().startsWith(word)) continue;
      const rest = clean.slice(word.length);
      const words = rest.trim().replace(/^(?:ของ|เรื่อง|ข้อ|มาตรการ)\s*(?=[eio]\s?[0-9])/iu, '');
      if (CODE.test(words))
        return {
          flow: command.flow,
          start: { ...command.start, [command.takes]: code(words) },
          certain: true,
        };
      if (rest.startsWith(' ') && words !== '')
        return {
          flow: command.flow,
          start: { ...command.start, [command.takes]: words.slice(0, 100) },
          certain: false,
        };
    }
  }
  return null;
}

const code = (typed: string) => typed.replace(/\s/g, '').toUpperCase();

const byWord = new Map(
  commands.flatMap((command) =>
    [command.word, ...command.also].map((word) => [plain(word), command] as const),
  ),
);

/** "ย้อนกลับ": one question back. The engine's own word, so it works in every flow. */
export const BACK_WORDS = ['ย้อนกลับ', 'ย้อน', 'กลับ', 'ถอยกลับ', 'ก่อนหน้า', 'ย้อนกลับไป', 'ยอนกลับ', 'ย้อนกับ', 'back'];
/** "ยกเลิก": gives up what is being done. */
export const CANCEL_WORDS = [
  'ยกเลิก',
  'เลิก',
  'ไม่ทำแล้ว',
  'ไม่เอาแล้ว',
  'หยุด',
  'ออก',
  'ยกเลีก',
  'ยกเลิค',
  'ยกเลก',
  'cancel',
  'exit',
];

export const isBack = (text: string): boolean => BACK_WORDS.includes(plain(text));
export const isCancel = (text: string): boolean => CANCEL_WORDS.includes(plain(text));
