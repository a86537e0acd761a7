/** How a report that waits to be continued is called. */
import type { Question, ReportContext, Step } from '../../../../flows/report-progress/context.ts';
import { placeOf } from '../../../../flows/report-progress/steps.ts';
import { toThaiDigits as thai } from '../../../thai/digits.ts';
import { nameOf } from './asked.ts';

/** "ข้อ ๓ (ส่งภาพ)", for a draft that waits. */
export function stepOfDraft(context: ReportContext): string {
  const { at, strayAt, cancelAt } = context;
  const question = at === 'confirmCancel' ? cancelAt : at;
  const step = STEPS[question === 'stray' ? strayAt : question];
  if (!step) return 'เลือกเรื่อง';
  const { number } = placeOf(context, step);
  return number === 0 ? STEP_NAMES[step] : `ข้อ ${thai(number)} (${STEP_NAMES[step]})`;
}

/** The step that a question is part of; none while the measure is being chosen. */
const STEPS: Partial<Record<Question, Step>> = {
  ...{
    status: 'status',
    reason: 'reason',
    until: 'until',
    text: 'text',
    number: 'number',
    summary: 'summary',
  },
  ...{ photos: 'photos', captionHow: 'photos', caption: 'photos', remove: 'photos', waiting: 'summary' },
};

const STEP_NAMES: Record<Step, string> = {
  status: 'สถานะ',
  reason: 'เหตุผลที่เลื่อน',
  until: 'วันที่เลื่อนไป',
  text: 'เขียนผลงาน',
  number: 'ตัวเลข',
  photos: 'ส่งภาพ',
  summary: 'ตรวจก่อนบันทึก',
};

/** "O15 สถิติการให้บริการ", or what is there while no measure is chosen. */
export function titleOfDraft({ item, several, album }: ReportContext): string {
  if (item) return nameOf({ item, several });
  const pieces = album.pieces.length + album.burst.length;
  return pieces > 0 ? `ภาพ ${thai(pieces)} ภาพที่ยังไม่ได้เลือกเรื่อง` : 'รายงานที่ยังไม่ได้เลือกเรื่อง';
}
