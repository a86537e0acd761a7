/** What `withdraw-consent` says. */
import { card, choiceButtons } from '../../src/line/messages/kit.ts';
import { asked, lead } from '../asking.ts';
import type { LineMessage } from '../facts.ts';
import type { Choice } from '../flow.ts';
import type { WithdrawContext } from '../withdraw-consent.ts';
import { firstSteps, QUICK, START } from './people.ts';

export const FIRST_ALREADY = 'นี่คือคำถามเดียวของเรื่องนี้ ถ้าไม่ถอน เลือก "ไม่ถอน ใช้ต่อ"';
export const WAIT = 'กำลังลบชื่อ รอสักครู่ แล้วจะแจ้งที่นี่';

export function question(context: WithdrawContext, choices: Choice[]): LineMessage {
  const first = lead(context, {
    hint: 'ขอให้เลือกก่อนว่าจะถอนหรือไม่',
    example: 'พิมพ์ ๑ เพื่อใช้ต่อ หรือพิมพ์ ๒ เพื่อถอนและลบชื่อ',
  });
  return card({
    step: 'ถอนความยินยอม',
    ...asked(first, 'จะถอนความยินยอมและลบชื่อออกไหมคะ', [
      'ลบ: ชื่อในไลน์ สิทธิในทุกฝ่าย และรายงานที่ยังไม่บันทึก',
      'คงไว้: รายงานและภาพที่บันทึกแล้ว เพราะเป็นเอกสารของฝ่าย แต่จะไม่แสดงชื่อคุณ',
    ]),
    buttons: choiceButtons(context.run, choices),
    quickReplies: QUICK,
  });
}

export const withdrawn = (): LineMessage =>
  card({
    step: 'ถอนความยินยอม',
    title: 'ถอนความยินยอมและลบชื่อแล้ว',
    body: ['ขอบคุณที่ช่วยกันทำรายงาน ถ้าจะกลับมา พิมพ์ "เริ่ม" แล้วให้ความยินยอมใหม่ได้ทุกเมื่อ'],
    buttons: [{ ...START.join, label: 'กลับมาใช้' }],
  });

export const kept = ({ facts: { person } }: WithdrawContext): LineMessage =>
  card({
    title: 'ไม่ถอน ทุกอย่างยังเหมือนเดิม',
    buttons: person?.state === 'active' ? firstSteps(person.role) : [START.help],
  });

export const nothingStored = (): LineMessage =>
  card({
    title: 'ตอนนี้ไม่มีชื่อหรือสิทธิของคุณเก็บอยู่ที่นี่',
    body: ['ถ้าจะเริ่มใช้ พิมพ์ "เริ่ม"'],
    buttons: [{ ...START.join, label: 'เริ่มใช้งาน' }, START.privacy],
  });
