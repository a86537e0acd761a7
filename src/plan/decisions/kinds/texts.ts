/** Doubts about what texts say, and whether a text is one entry or several. */
import { comparable } from '../../../thai/text.ts';
import { CHANNEL } from '../../checks/texts.ts';
import { bareName } from '../../districts.ts';
import type { DoubtCode } from '../../doubts.ts';
import { pointsOf } from '../../lists.ts';
import { itemAt, itemsAt, joinEntries, labelOf, rewriteEntries, rewriteTexts } from '../edits.ts';
import { choice, itemChoice, itemChosen, KEEP, type Kind, LEFT_OUT } from './kind.ts';

const ONE = choice('one', 'ข้อเดียว', ['หนึ่งข้อ', 'รวม', 'ไม่แยก']);
const SEVERAL = choice('several', 'แยกเป็นหลายข้อ', ['แยก', 'หลายข้อ']);

/** The same words twice in a row, blanks aside: `detail` has none. */
function twice(detail: string): RegExp {
  const letters = [...detail].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&')).join('\\s*');
  return new RegExp(`(${letters})\\s*${letters}`, 'giu');
}

export const textKinds = {
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
      for (const item of itemsAt(reading, line)) rewriteEntries(item, split);
    },
  },
  'sub-points': {
    ask: 'นับเป็นข้อเดียวหรือแยกเป็นหลายข้อ',
    text: ([warning]) => `มีข้อย่อยอยู่ในข้อความ: "${warning?.detail ?? ''}"`,
    choices: () => [ONE, SEVERAL],
    apply: (value, { detail = '', line }, { reading }) => {
      const texts = detail.split('\n');
      if (value !== 'several') return;
      for (const item of itemsAt(reading, line))
        rewriteEntries(item, (text) => (texts.includes(text) ? pointsOf(text) : [text]));
    },
  },
  'marks-lost': {
    ask: 'แบ่งข้อแบบนี้ถูกหรือไม่',
    text: ([warning]) => {
      const texts = (warning?.detail ?? '').split('\n').map((text, i) => `${i + 1}) ${text}`);
      return `เลขข้อในช่องนี้หายไป จึงแบ่งข้อตามคำขึ้นต้น: ${texts.join(' ')}`;
    },
    choices: () => [
      choice('several', 'แบ่งตามนี้', ['ตามนี้', 'ถูกแล้ว', 'ใช่']),
      choice('one', 'รวมเป็นข้อเดียว', ['ข้อเดียว', 'รวม', 'ไม่แบ่ง']),
    ],
    apply: (value, { detail = '', line }, { reading }) => {
      if (value === 'one') for (const item of itemsAt(reading, line)) joinEntries(item, detail.split('\n'));
    },
  },
  'channels-unparted': {
    ask: 'เป็นช่องทางเดียวหรือหลายช่องทาง',
    choices: ({ detail = '' }) => [
      choice('one', `ช่องทางเดียว "${detail}"`, ['ช่องทางเดียว', 'หนึ่งช่องทาง', 'เดียว']),
      choice('several', `แยกเป็น ${partsOf(detail).join(', ')}`, ['แยก', 'หลายช่องทาง']),
    ],
    apply: (value, { detail = '', line }, { reading }) => {
      if (value !== 'several') return;
      for (const item of itemsAt(reading, line))
        for (const where of [item, ...item.activities])
          where.channels = where.channels.flatMap((text) => (text === detail ? partsOf(text) : [text]));
    },
  },
  'captions-assumed': {
    ask: 'ส่วนหลังนี้เป็นคำบรรยายภาพหรือผลการดำเนินการ',
    text: ([warning]) =>
      `เลขข้อในช่องผลเริ่มนับใหม่ จึงถือว่าส่วนหลังเป็นคำบรรยายภาพ: ${(warning?.detail ?? '').replaceAll('\n', ' · ')}`,
    choices: () => [
      choice('captions', 'คำบรรยายภาพ', ['คำบรรยาย', 'ภาพ']),
      choice('results', 'ผลการดำเนินการ', ['ผล', 'ผลการดำเนินงาน']),
    ],
    apply: (value, { detail = '', line }, { reading }) => {
      const texts = detail.split('\n');
      if (value !== 'results') return;
      for (const item of itemsAt(reading, line)) {
        const moved = item.captions.filter((text) => texts.includes(text));
        item.captions = item.captions.filter((text) => !texts.includes(text));
        item.results.push(...moved);
      }
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
    choices: (warning, reading) => {
      const owner = itemAt(reading, warning.belongs ?? null);
      return [
        KEEP,
        // where it stands already, moving it would be leaving it out
        ...(owner && !owner.results.includes(warning.detail ?? '')
          ? [itemChoice(owner, `ย้ายไปที่ ${labelOf(owner)}`, ['ย้าย', 'ย้ายไป'])]
          : []),
        LEFT_OUT,
      ];
    },
    apply: (value, { detail = '', line }, { reading }) => {
      if (value === KEEP.value) return;
      const owner = itemChosen(value, reading);
      if (owner && !owner.results.includes(detail)) owner.results.push(detail);
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
} satisfies Partial<Record<DoubtCode, Kind>>;

/** The channels that a text names with no mark between. */
const partsOf = (text: string): string[] => text.match(CHANNEL)?.map((part) => part.trim()) ?? [text];
