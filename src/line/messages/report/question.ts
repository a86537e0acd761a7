/**
 * The questions of a report, one card each. The header says where the person is, the first line what was understood;
 * the second time a question explains with an example, the third time it offers a way out.
 */
import type { LineMessage } from '../../../../flows/facts.ts';
import type { Question, ReportContext } from '../../../../flows/report-progress/context.ts';
import { type Button, type Card, card, label } from '../kit.ts';
import { number, reason, status, textQuestion, until } from './answering.ts';
import type { Asked, Builder } from './asked.ts';
import { again, collecting, elsewhere, picking } from './choosing.ts';
import { confirmCancel, refused } from './ending.ts';
import { caption, captionHow, photos, remove, stray, waiting } from './evidence.ts';
import { summary } from './summary.ts';

/** Typed, these two work at every question; the quick replies only save the typing. */
const QUICK: Button[] = [
  { label: 'ย้อนกลับ', text: 'ย้อนกลับ' },
  { label: 'ยกเลิก', text: 'ยกเลิก' },
];
const WAY_OUT: Button[] = [
  { label: 'ย้อนกลับ', text: 'ย้อนกลับ', look: 'link' },
  { label: 'ยกเลิก', text: 'ยกเลิก', look: 'link' },
  { label: 'วิธีใช้', text: 'ช่วยเหลือ', look: 'link' },
];

const NOT_NOW = 'ข้อนี้ยังไม่สะดวกก็ไม่เป็นไร ย้อนกลับหรือเลิกไว้ก่อนได้';
const ASK_HELP = 'ถ้าติดตรงไหน กด "วิธีใช้" หรือถามผู้ประสานงานได้';

/** The message that asks the open question. */
export function questionMessage(context: ReportContext): LineMessage {
  const asked = QUESTIONS[context.at](context);
  return card({ ...withLead(asked, context), altText: altText(asked, context), quickReplies: QUICK });
}

function withLead(asked: Asked, { notice, misses }: ReportContext): Card {
  const { example, body = [], ...rest } = asked;
  const question = label(asked.title, { weight: 'bold' });
  const [first, ...others] = notice;
  if (misses === 0)
    return { ...rest, title: first ?? asked.title, body: [...others, ...(first ? [question] : []), ...body] };
  if (misses === 1)
    return { ...rest, title: first ?? example, body: [...others, question, ...(first ? [example] : [])] };
  return {
    ...rest,
    title: first ?? (misses === 2 ? NOT_NOW : ASK_HELP),
    body: [...others, question, example],
    buttons: [...(rest.buttons ?? []), ...WAY_OUT],
  };
}

function altText({ title }: Asked, { notice }: ReportContext): string {
  return [notice[0], title].filter(Boolean).join(' · ');
}

const QUESTIONS: Record<Question, Builder> = {
  collecting,
  picking,
  elsewhere,
  again,
  status,
  reason,
  until,
  text: textQuestion,
  number,
  photos,
  stray,
  captionHow,
  caption,
  remove,
  summary,
  waiting,
  refused,
  confirmCancel,
};
