/** How a report that waits to be continued is called. */
import type { Question, ReportContext, Step } from '../../../../flows/report-progress/context.ts';
import { stepsOf } from '../../../../flows/report-progress/steps.ts';
import { toThaiDigits as thai } from '../../../thai/digits.ts';
import { measureName } from '../measure-name.ts';

/** "ข้อ ๓ (ส่งภาพ)", for a draft that waits. */
export function stepOfDraft(context: ReportContext): string {
  const at = STEP_NAMES[context.at as Step] ? context.at : context.from;
  const name = STEP_NAMES[at as Step] ?? (context.item ? 'ส่งภาพ' : 'เลือกเรื่อง');
  const place = (stepsOf(context) as Question[]).indexOf(at);
  return place < 0 ? name : `ข้อ ${thai(place + 1)} (${name})`;
}

const STEP_NAMES: Record<Step, string> = {
  status: 'สถานะ',
  reason: 'เหตุผลที่เลื่อน',
  text: 'เขียนผลงาน',
  number: 'ตัวเลข',
  photos: 'ส่งภาพ',
  summary: 'ตรวจก่อนบันทึก',
};

/** "O15 สถิติการให้บริการ", or what is there while no measure is chosen. */
export function titleOfDraft({ item, album }: ReportContext): string {
  if (item) return measureName(item);
  const pieces = album.pieces.length + album.burst.length;
  return pieces > 0 ? `ภาพ ${thai(pieces)} ภาพที่ยังไม่ได้เลือกเรื่อง` : 'รายงานที่ยังไม่ได้เลือกเรื่อง';
}
