/**
 * What can be answered to each kind of doubt, and what each answer does to the reading: the one place where a further
 * kind is added. A doubt that is not named here is only told.
 */
import { shortDate } from '../../thai/calendar.ts';
import { toThaiDigits as thai } from '../../thai/digits.ts';
import { comparable } from '../../thai/text.ts';
import { meanings } from '../codes.ts';
import { bareName } from '../districts.ts';
import { ALL_DIVISIONS } from '../divisions.ts';
import type { DoubtCode } from '../doubts.ts';
import { belongs } from '../items.ts';
import { pointsOf } from '../lists.ts';
import type { Reading, Warning } from '../reading.ts';
import {
  itemAt,
  itemsAt,
  part,
  renameResponsible,
  rewriteTexts,
  sharersOf,
  splitEntries,
  standingAt,
} from './edits.ts';
import type { Decided, ImportChoice, ImportQuestion, World } from './question.ts';

export interface Kind {
  /** The question, in a few words; the warning's own text stands above it. */
  ask: string;
  /** Doubts of the same subject are asked about once; each by itself when left out. */
  subject?(warning: Warning, reading: Reading): string;
  /** What is in doubt; the text of the first warning when left out. */
  text?(warnings: Warning[]): string;
  /** The first is what was read. */
  choices(warning: Warning, reading: Reading, world: World): ImportChoice[];
  /** Changes what was decided so far; called for each of the doubts with the answer to all of them. */
  apply(choice: string, warning: Warning, decided: Decided, world: World): void;
  typed?: ImportQuestion['typed'];
  /** After these answers the doubt is kept with the plan, for somebody to mend the document. */
  keptAfter?: string[];
}

const MOST_DAYS = 6;

const choice = (value: string, label: string, words: string[] = []): ImportChoice => ({
  value,
  label,
  words,
});

const KEEP = choice('keep', 'คงไว้ตามเอกสาร', ['คงไว้', 'ถูกแล้ว', 'ใช่', 'เหมือนเดิม']);
const LEFT_OUT = choice('out', 'ตัดออก ไม่ใช่ของรายการนี้', ['ตัดออก', 'ไม่ใช่', 'ลบ']);
const NO_CODE = choice('none', 'ไม่ใส่รหัส', ['ไม่มีรหัส', 'ไม่ใส่']);
export const NOBODY = choice('none', 'ยังไม่มอบหมายฝ่ายใด', ['ไม่มอบหมาย', 'ยังไม่มอบหมาย', 'ไม่ใช่ฝ่าย']);
export const EVERY_DIVISION = choice('all', ALL_DIVISIONS, ['ทั้งหมด', 'ทุก ๆ ฝ่าย']);

const codesFor = ({ detail = '', line }: Warning, reading: Reading): ImportChoice[] => {
  const item = itemAt(reading, line);
  const all = meanings(detail);
  const here = item ? all.filter((code) => belongs(code, item)) : all;
  return (here.length > 0 ? here : all).map((code) => choice(code, code));
};

const setCode: Kind['apply'] = (code, { line }, { reading }) => {
  const item = itemAt(reading, line);
  if (item) item.codes = code === NO_CODE.value ? [] : [code];
};

export const divisionChoices = ({ divisions }: World): ImportChoice[] =>
  divisions.map(({ _id, name, shortName }) => choice(_id, name, [shortName, name.replace(/^ฝ่าย/u, '')]));

/** The same words twice in a row, blanks aside: `detail` has none. */
function twice(detail: string): RegExp {
  const letters = [...detail].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&')).join('\\s*');
  return new RegExp(`(${letters})\\s*${letters}`, 'giu');
}

export const KINDS: Partial<Record<DoubtCode, Kind>> = {
  'code-assumed': {
    ask: 'รหัสข้อที่ถูกคืออะไร',
    choices: (warning, reading) => {
      const read = warning.read ?? '';
      const others = codesFor(warning, reading).filter(({ value }) => value !== read);
      return [choice(read, read, ['ใช่', 'ถูก', 'ถูกแล้ว']), ...others, NO_CODE];
    },
    apply: setCode,
    typed: 'code',
  },
  'code-doubtful': {
    ask: 'รหัสข้อที่ถูกคืออะไร',
    choices: (warning, reading) => [NO_CODE, ...codesFor(warning, reading)],
    apply: setCode,
    typed: 'code',
  },
  'responsible-unknown': {
    ask: 'หมายถึงฝ่ายใด จะจำไว้ให้ครั้งต่อไป',
    subject: ({ detail = '' }) => comparable(detail),
    choices: ({ detail = '' }, _, world) => [
      NOBODY,
      ...divisionChoices(world),
      EVERY_DIVISION,
      choice('new', `เพิ่มเป็นหน่วยงานใหม่ "${detail}"`, ['หน่วยงานใหม่', 'ฝ่ายใหม่', 'เพิ่มใหม่']),
    ],
    apply: (value, { detail = '' }, decided, { divisions }) => {
      const division = divisions.find(({ _id }) => _id === value);
      if (division) decided.aliases.push({ printed: detail, division: division._id });
      if (value === 'new' && !decided.units.includes(detail)) decided.units.push(detail);
      const name = division?.name ?? (value === EVERY_DIVISION.value ? ALL_DIVISIONS : null);
      if (name) renameResponsible(everybody(decided.reading), detail, name);
    },
    keptAfter: [NOBODY.value],
  },
  'responsible-likely': {
    ask: 'หมายถึงฝ่ายใด',
    subject: ({ detail = '' }) => comparable(detail),
    choices: ({ read = '' }, _, world) => [
      choice('read', read, ['ใช่', 'ถูก', 'ถูกแล้ว']),
      ...divisionChoices(world).filter(({ label }) => label !== read),
      NOBODY,
    ],
    apply: (value, { detail = '', read = '', line }, decided, { divisions }) => {
      const division = divisions.find(({ _id, name }) => (value === 'read' ? name === read : _id === value));
      if (division) decided.aliases.push({ printed: detail, division: division._id });
      if (value !== 'read')
        renameResponsible(standingAt(decided.reading, line), read, division?.name ?? null);
    },
  },
  'merged-cells': {
    ask: 'ใช้กิจกรรมและผู้รับผิดชอบร่วมกันใช่ไหม',
    text: () => 'รายการเหล่านี้อยู่ในช่องเดียวกันของตาราง (เซลล์ผสาน)',
    subject: ({ line }, reading) => {
      const item = itemAt(reading, line);
      return item
        ? sharersOf(reading, item)
            .map(({ lines }) => lines[0])
            .join()
        : String(line);
    },
    choices: () => [
      choice('shared', 'ใช้ร่วมกัน', ['ร่วมกัน', 'ใช่', 'ถูกแล้ว']),
      choice('own', 'แยกเป็นของแต่ละรายการ', ['แยก', 'แยกกัน', 'ไม่ใช่']),
    ],
    apply: (value, { line }, { reading }) => {
      const item = itemAt(reading, line);
      if (value === 'own' && item) part(sharersOf(reading, item));
    },
  },
  'paragraph-joined': {
    ask: 'ย่อหน้านี้เป็นข้อเดียวกันหรือข้อใหม่',
    text: ([warning]) => `มีย่อหน้าที่ไม่มีเลขข้อ จึงนับต่อจากข้อก่อนหน้า: "${warning?.detail ?? ''}"`,
    choices: () => [
      choice('one', 'ข้อเดียวกัน', ['เดียวกัน', 'ข้อเดิม', 'หนึ่งข้อ']),
      choice('two', 'เป็นข้อใหม่', ['ข้อใหม่', 'แยก', 'สองข้อ']),
    ],
    apply: (value, { detail = '', line }, { reading }) => {
      const paragraphs = detail.split('\n');
      if (value !== 'two') return;
      const split = (text: string) => {
        const found = paragraphs.find((one) => text.endsWith(` ${one}`));
        return found ? [text.slice(0, -found.length).trim(), found] : [text];
      };
      for (const item of itemsAt(reading, line)) splitEntries(item, split);
    },
  },
  'sub-points': {
    ask: 'นับเป็นข้อเดียวหรือแยกเป็นหลายข้อ',
    text: ([warning]) => `มีข้อย่อยอยู่ในข้อความ: "${warning?.detail ?? ''}"`,
    choices: () => [
      choice('one', 'ข้อเดียว', ['หนึ่งข้อ', 'รวม', 'ไม่แยก']),
      choice('several', 'แยกเป็นหลายข้อ', ['แยก', 'หลายข้อ']),
    ],
    apply: (value, { detail = '', line }, { reading }) => {
      const texts = detail.split('\n');
      if (value !== 'several') return;
      for (const item of itemsAt(reading, line))
        splitEntries(item, (text) => (texts.includes(text) ? pointsOf(text) : [text]));
    },
  },
  'wrong-sum': {
    ask: 'จะทำอย่างไรกับตัวเลขนี้',
    choices: () => [KEEP, choice('mark', 'ทำเครื่องหมายไว้ให้แก้', ['ทำเครื่องหมาย', 'เตือนไว้', 'ผิด'])],
    apply: () => {},
    keptAfter: ['mark'],
  },
  'other-district': {
    ask: 'จะทำอย่างไรกับชื่อเขตนี้',
    subject: ({ detail = '' }) => detail,
    choices: (_, __, { office }) => [
      KEEP,
      choice('replace', `แก้เป็น${office.replace(/^สำนักงาน/u, '')}`, ['แก้', 'เปลี่ยน']),
    ],
    apply: (value, { detail = '', line }, { reading }, { office }) => {
      if (value !== 'replace') return;
      const own = bareName(office);
      for (const item of itemsAt(reading, line))
        rewriteTexts(item, (text) => [text.replaceAll(new RegExp(`เขต\\s?${detail}`, 'gu'), `เขต${own}`)]);
    },
  },
  'refers-to-nothing': {
    ask: 'ข้อความนี้เป็นของรายการนี้หรือไม่',
    choices: () => [KEEP, LEFT_OUT],
    apply: (value, { detail = '', line }, { reading }) => {
      if (value !== LEFT_OUT.value) return;
      const stays = (text: string) => !comparable(text).includes(comparable(detail));
      for (const item of itemsAt(reading, line))
        for (const where of [item, ...item.activities]) {
          where.outputs = where.outputs.filter(stays);
          where.channels = where.channels.filter(stays);
        }
    },
  },
  'copied-text': {
    ask: 'ผลนี้เป็นของรายการนี้หรือไม่',
    choices: () => [KEEP, LEFT_OUT],
    apply: (value, { detail = '', line }, { reading }) => {
      if (value !== LEFT_OUT.value) return;
      for (const item of itemsAt(reading, line))
        item.results = item.results.filter((result) => result !== detail);
    },
  },
  'repeated-words': {
    ask: 'พิมพ์ซ้ำหรือตั้งใจ',
    choices: () => [KEEP, choice('once', 'เหลือครั้งเดียว', ['ตัดที่ซ้ำ', 'ซ้ำ', 'ครั้งเดียว'])],
    apply: (value, { detail = '', line }, { reading }) => {
      if (value !== 'once') return;
      for (const item of itemsAt(reading, line))
        rewriteTexts(item, (text) => [text.replace(twice(detail), '$1')]);
    },
  },
  'due-outside-year': {
    ask: 'ใช้วันเหล่านี้หรือไม่',
    subject: () => 'all',
    text: (warnings) => {
      const days = [...new Set(warnings.map(({ detail = '' }) => thai(shortDate(detail, { year: true }))))];
      const rest = days.length - MOST_DAYS;
      return `วันแล้วเสร็จอยู่นอกปีงบประมาณ: ${days.slice(0, MOST_DAYS).join(', ')}${rest > 0 ? ` และอีก ${thai(rest)} วัน` : ''}`;
    },
    choices: () => [KEEP, choice('none', 'ไม่ใส่วันแล้วเสร็จ', ['ไม่ใส่วัน', 'ตัดออก', 'ไม่ใช่'])],
    apply: (value, { detail = '', line }, { reading }) => {
      if (value !== 'none') return;
      for (const item of itemsAt(reading, line))
        for (const where of [item, ...item.activities]) if (where.due === detail) where.due = null;
    },
  },
};

const everybody = ({ items }: Reading) => [...items, ...items.flatMap(({ activities }) => activities)];
