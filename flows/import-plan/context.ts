/** What `import-plan` knows, and what can be chosen at each of its questions. */
import type { ImportOutcome } from '../../models/plan-import.ts';
import { shorten } from '../../src/line/messages/shorten.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { type Asking, withWayOut } from '../asking.ts';
import type { Facts } from '../facts.ts';
import type { Choice, IncomingFile, IncomingPhoto } from '../flow.ts';
import type { ImportChange, ImportItem, ImportView } from '../views/imports.ts';

export interface ImportStart {
  /** Sent without being asked for: it may be evidence as well. */
  file?: IncomingFile;
}

export interface ImportContext extends Asking {
  facts: Facts;
  /** Sent without being asked for. */
  unasked: boolean;
  /** What came together with the file, for the report if it is no plan. */
  files: IncomingFile[];
  photos: IncomingPhoto[];
  /** LINE message id of the file that is read. */
  id: string | null;
  view: ImportView | null;
  /** Of divisions: those chosen so far, ids. */
  chosen: string[];
  /** What is decided next. */
  answer: { question: string; choice: string | null } | null;
  /** The page of items, or of changes, that is looked at. */
  from: number;
  items: ImportItem[];
  changes: ImportChange[];
  /** How many there are of what is looked at. */
  total: number;
  outcome: ImportOutcome | null;
}

/** Name of the choices that answer the question of this number: a button of an earlier question is known as such. */
export const answerName = ({ view }: ImportContext): string => `answer-${view?.answered ?? 0}`;

const LATER: Choice = {
  name: 'later',
  value: '',
  label: 'กลับมาทำต่อ',
  words: ['ไว้ก่อน', 'ทำต่อทีหลัง', 'เดี๋ยวมาทำต่อ', 'พักไว้', 'เลิกไว้ก่อน', 'เลิกไว้'],
};
const DROP: Choice = {
  name: 'drop',
  value: '',
  label: 'ไม่นำเข้า',
  words: ['ทิ้ง', 'ทิ้งไฟล์', 'ไม่เอาแล้ว', 'ไม่ใช้ไฟล์นี้'],
};
const LOOK: Choice = {
  name: 'look',
  value: '',
  label: 'ดูรายการที่อ่านได้',
  words: ['ดูรายการ', 'รายการ', 'ดูทั้งหมด'],
};
const REST: Choice = {
  name: 'rest',
  value: '',
  label: 'ถือตามที่อ่านได้ทั้งหมด',
  words: ['ถือตามที่อ่านได้', 'ตามที่อ่านได้', 'ตามนั้นทั้งหมด', 'ข้ามทั้งหมด', 'ถือตามนี้ทั้งหมด'],
};

const left = ({ view }: ImportContext): number => (view ? view.questions - view.answered : 0);

const resuming = (context: ImportContext): Choice[] =>
  withWayOut(context, [
    { name: 'go', value: '', label: 'ทำต่อ', words: ['ต่อ', 'ทำต่อจากเดิม', 'ใช่'] },
    { name: 'anew', value: '', label: 'ส่งไฟล์อื่น', words: ['ไฟล์อื่น', 'ส่งใหม่', 'เริ่มใหม่', 'ไฟล์ใหม่'] },
    DROP,
  ]);

const sorting = (context: ImportContext): Choice[] =>
  withWayOut(context, [
    { name: 'sort', value: 'plan', label: 'เป็นแผนของเขต', words: ['แผน', 'ไฟล์แผน', 'นำเข้า', 'นำเข้าแผน'] },
    {
      name: 'sort',
      value: 'evidence',
      label: 'เป็นหลักฐานของรายงาน',
      words: ['หลักฐาน', 'เก็บเป็นหลักฐาน', 'รายงาน'],
    },
  ]);

const summary = (context: ImportContext): Choice[] => {
  const open = left(context);
  return [
    open > 0
      ? {
          name: 'go',
          value: '',
          label: `ตอบทีละข้อ (${thai(open)} ข้อ)`,
          words: ['ตอบ', 'ต่อไป', 'เริ่ม', 'ตอบทีละข้อ'],
        }
      : { name: 'go', value: '', label: 'ต่อไป', words: ['ต่อ', 'ตกลง'] },
    ...(open > 0 && !context.view?.question?.required ? [REST] : []),
    LOOK,
    LATER,
    DROP,
  ];
};

const asking = (context: ImportContext): Choice[] => {
  const question = context.view!.question!;
  const name = answerName(context);
  const answers = question.choices
    .filter(
      ({ value }) => !context.chosen.includes(value) && (context.chosen.length === 0 || isDivision(value)),
    )
    .map(({ value, label, words = [] }) => ({
      ...{ name, value },
      label: shorten(label, LONGEST_LABEL),
      words: [label, ...words],
    }));
  return [
    ...answers,
    ...(context.chosen.length > 0
      ? [{ name: 'enough', value: '', label: 'ครบแล้ว', words: ['ครบ', 'พอแล้ว', 'พอ', 'ต่อไป', 'ตกลง'] }]
      : []),
    ...(question.required ? [DROP] : [REST, { ...DROP, hidden: true }]),
    { ...LOOK, hidden: true },
    LATER,
  ];
};

const LONGEST_LABEL = 60;

/** Ids of divisions have a slash; the other answers stand for themselves. */
export const isDivision = (value: string): boolean => value.includes('/');

const paging = ({ from, total }: ImportContext, shown: unknown[], back: string): Choice[] => [
  ...(from + shown.length < total
    ? [{ name: 'more', value: '', label: 'หน้าถัดไป', words: ['ต่อไป', 'ถัดไป', 'ดูต่อ'] }]
    : []),
  { name: 'close', value: '', label: back, words: ['กลับ', 'กลับไป', 'พอแล้ว'] },
];

const looking = (context: ImportContext): Choice[] => paging(context, context.items, 'กลับไปตรวจ');
const comparing = (context: ImportContext): Choice[] => paging(context, context.changes, 'กลับไปยืนยัน');

/** Whether it differs from what the divisions work on now, of which there is something. */
export const hasChanges = ({ view }: ImportContext): boolean => {
  const all = view?.changes;
  return all != null && all.version > 1 && all.added + all.changed + all.retired + all.returned > 0;
};

/** What is used already needs no confirmation. */
const confirming = (context: ImportContext): Choice[] =>
  context.view?.changes?.same ? [LOOK, DROP] : confirmation(context);

const confirmation = (context: ImportContext): Choice[] => [
  { name: 'confirm', value: '', label: 'ยืนยันนำเข้า', words: ['ยืนยัน', 'นำเข้า', 'ตกลง', 'ใช่'] },
  ...(hasChanges(context)
    ? [{ name: 'changes', value: '', label: 'ดูว่าเปลี่ยนเรื่องใด', words: ['ดูความเปลี่ยนแปลง', 'เปลี่ยนอะไร'] }]
    : []),
  { ...LOOK, hidden: true },
  LATER,
  DROP,
];

/** By the state whose question is open. */
export const choicesAt = { resuming, sorting, summary, asking, looking, comparing, confirming };
