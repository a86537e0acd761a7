/** What a run of `export-report` knows, and what can be chosen at its questions. */
import type { Signature } from '../../models/district.ts';
import { type Period, readPeriod } from '../../src/reports/period.ts';
import { type Asking, withWayOut } from '../asking.ts';
import type { Facts } from '../facts.ts';
import type { Choice, FlowEvent } from '../flow.ts';
import type { ExportView, ReportPreview } from '../views/reports.ts';
import {
  type Digits,
  formatChoices,
  type Layout,
  layoutChoices,
  periodChoices,
  showsPlan,
} from './choices.ts';

export interface ExportStart {
  /** `files`: those that were made. */
  show?: string;
}

export interface ExportContext extends Asking {
  facts: Facts;
  /** `YYYY-MM` of the day. */
  month: string;
  show: 'files' | null;
  layout: Layout;
  period: Period | null;
  format: ExportView['format'];
  digits: Digits;
  draft: boolean;
  preview: ReportPreview | null;
  /** Those that were just typed. */
  signatures: Signature[];
  /** Id of the file that is made. */
  report: string | null;
  files: ExportView[];
}

const confirmChoices = ({ layout, digits }: ExportContext): Choice[] => [
  ...(showsPlan(layout)
    ? [{ name: 'make', value: 'final', label: 'ทำไฟล์', words: ['ทำ', 'ทำเลย', 'ตกลง', 'ใช่'] }]
    : [
        {
          name: 'make',
          value: 'final',
          label: 'ทำฉบับจริง',
          words: ['ฉบับจริง', 'จริง', 'ทำ', 'ทำเลย', 'ทำไฟล์', 'ตกลง', 'ใช่'],
        },
        {
          name: 'make',
          value: 'draft',
          label: 'ทำฉบับร่าง พร้อมรายการที่ยังขาด',
          words: ['ฉบับร่าง', 'ร่าง', 'ทำฉบับร่าง'],
        },
      ]),
  digits === 'thai'
    ? {
        name: 'digits',
        value: 'arabic',
        label: 'เปลี่ยนเป็นเลขอารบิก (1 2 3)',
        words: ['เลขอารบิก', 'ใช้เลขอารบิก', 'อารบิก'],
      }
    : {
        name: 'digits',
        value: 'thai',
        label: 'เปลี่ยนเป็นเลขไทย (๑ ๒ ๓)',
        words: ['เลขไทย', 'ใช้เลขไทย', 'ไทย'],
      },
  {
    name: 'signers',
    value: '',
    label: 'เปลี่ยนผู้ลงนาม',
    words: ['ผู้ลงนาม', 'ลงนาม', 'แก้ผู้ลงนาม', 'ลายเซ็น'],
  },
  { name: 'leave', value: '', label: 'ยังไม่ทำ', words: ['ไม่ทำ', 'เลิก', 'ยัง'] },
];

const signerChoices: Choice[] = [
  { name: 'usual', value: '', label: 'เว้นชื่อไว้ให้เขียนเอง', words: ['เว้นชื่อ', 'เว้นไว้', 'ไม่ระบุชื่อ', 'เขียนเอง'] },
  { name: 'back', value: '', label: 'ใช้ตามเดิม', words: ['ตามเดิม', 'เหมือนเดิม', 'ไม่เปลี่ยน', 'กลับ'] },
];

/** By the state whose question is open. */
export const choicesAt = {
  layout: (context: ExportContext) => withWayOut(context, layoutChoices),
  period: (context: ExportContext) => withWayOut(context, periodChoices(context.month)),
  format: (context: ExportContext) => withWayOut(context, formatChoices),
  confirm: confirmChoices,
  signers: (context: ExportContext) => withWayOut(context, signerChoices),
} satisfies Record<string, (context: ExportContext) => Choice[]>;

/** The months that an answer names; of the buttons only those that are shown. */
export const periodIn = ({ month }: ExportContext, event: FlowEvent): Period | null => {
  if (event.type === 'text') return readPeriod(event.text, month);
  if (event.type !== 'tap' || event.name !== 'period') return null;
  const known = periodChoices(month).some(({ value }) => value === event.value);
  const [from = '', to = ''] = event.value.split('/');
  return known ? { from, to } : null;
};
