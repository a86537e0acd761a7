/** What `resume-draft` says. */
import { card, choiceButtons } from '../../src/line/messages/kit.ts';
import { dateOf, daysBetween, shortDate } from '../../src/thai/calendar.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { asked, lead } from '../asking.ts';
import type { LineMessage } from '../facts.ts';
import type { Choice, DraftView } from '../flow.ts';
import type { ResumeContext } from '../resume-draft.ts';
import { QUICK, START } from './people.ts';

export const NOTHING_BEFORE = 'ไม่มีคำถามก่อนหน้านี้ ถ้ายังไม่ตัดสินใจ พิมพ์ "ยกเลิก" ร่างยังอยู่';

export function question(context: ResumeContext, choices: Choice[]): LineMessage {
  const { draft, now, run } = context;
  const first =
    lead(context, {
      hint: 'ขอให้เลือกก่อนว่าจะทำอย่างไรกับรายงานที่ค้างไว้',
      example: 'กด "ทำต่อ" หรือพิมพ์ ๑ เพื่อกลับไปที่เดิม สิ่งที่ตอบไว้ยังอยู่ครบ',
    }) ?? received(context);
  const at = draft.step === '' ? '' : `ที่${draft.step}`;
  return card({
    step: 'รายงานที่ค้างไว้',
    ...asked(first, `ค้าง${reportOf(draft)}ไว้${whenBefore(draft.touchedAt, now)}${at}`),
    buttons: choiceButtons(run, choices, { lead: true }),
    quickReplies: QUICK,
  });
}

/** "ได้รับ ๓ ภาพ", when photos or files came meanwhile. */
function received({ replay }: ResumeContext): string | null {
  const photos = replay.filter(({ type }) => type === 'photo').length;
  const files = replay.filter(({ type }) => type === 'file').length;
  const parts = [photos > 0 && `${thai(photos)} ภาพ`, files > 0 && `${thai(files)} ไฟล์`].filter(Boolean);
  return parts.length > 0 ? `ได้รับ ${parts.join(' ')} จะใส่ในรายงานที่ค้างไว้ไหมคะ` : null;
}

function whenBefore(then: number, now: number): string {
  const days = daysBetween(dateOf(then), dateOf(now));
  if (days <= 0) return 'ก่อนหน้านี้';
  return days === 1 ? 'เมื่อวาน' : `เมื่อ ${thai(shortDate(dateOf(then)))} `;
}

/** "รายงาน O15 สถิติการให้บริการ "; a draft that an older version left may have no name. */
const reportOf = ({ title }: DraftView) => (title === '' ? 'รายงาน' : `รายงาน ${title} `);

const hasMedia = ({ replay }: ResumeContext) =>
  replay.some(({ type }) => type === 'photo' || type === 'file');

export const discarded = (context: ResumeContext): LineMessage =>
  card({
    title: `ทิ้งร่าง${reportOf(context.draft)}แล้ว`,
    body: hasMedia(context) ? ['ภาพหรือไฟล์ที่ส่งเมื่อครู่ไม่ได้เก็บไว้ ถ้าจะใช้ ส่งใหม่ได้'] : [],
    buttons: [{ ...START.report, label: 'รายงานใหม่' }, START.work],
  });

export const left = (context: ResumeContext): LineMessage =>
  card({
    title: `เก็บร่าง${reportOf(context.draft)}ไว้ให้เหมือนเดิม`,
    body: [
      ...(hasMedia(context) ? ['ภาพหรือไฟล์ที่ส่งเมื่อครู่ยังไม่ได้เก็บ ส่งใหม่ได้เมื่อทำต่อ'] : []),
      'พิมพ์ "รายงาน" เมื่อจะทำต่อ',
    ],
    buttons: [START.report, START.work],
  });

export const gone = ({ draft }: ResumeContext): LineMessage =>
  card({
    title: `ร่าง${reportOf(draft)}ที่ค้างไว้ตั้งแต่ ${thai(shortDate(dateOf(draft.touchedAt)))} หมดอายุแล้ว`,
    body: ['รายงานที่บันทึกแล้วยังอยู่ครบ เริ่มรายงานใหม่ได้เลย'],
    buttons: [{ ...START.report, label: 'รายงานใหม่', look: 'primary' }, START.work],
  });
