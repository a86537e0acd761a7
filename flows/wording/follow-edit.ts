/** What `follow-edit` says. */
import { box, COLORS, card, choiceButtons, label } from '../../src/line/messages/kit.ts';
import { measureName } from '../../src/line/messages/measure-name.ts';
import { shortenLines } from '../../src/line/messages/shorten.ts';
import { asked, lead } from '../asking.ts';
import type { LineMessage } from '../facts.ts';
import type { Choice } from '../flow.ts';
import { type FollowEditContext, wordsBefore } from '../follow-edit.ts';
import { startData } from '../tap.ts';
import { QUICK } from './people.ts';
import { months } from './work.ts';

export const FIRST_ALREADY = 'มีคำถามนี้ข้อเดียว ถ้าไม่ต้องการแก้ กด "ไม่แก้"';
export const WAIT = 'กำลังแก้รายงาน รอสักครู่ แล้วจะแจ้งที่นี่';

const reportOf = ({ report }: FollowEditContext): string =>
  report ? `${measureName(report.item)} · เดือน${months.long(report.update.month)}` : '';

export function question(context: FollowEditContext, choices: Choice[]): LineMessage {
  const first = lead(context, {
    hint: 'ขอให้เลือกว่าจะแก้ในรายงานด้วยหรือไม่',
    example: 'พิมพ์ "แก้ตาม" หรือ "ไม่แก้"',
  });
  const { title, body } = asked(first, 'คุณแก้ข้อความที่อยู่ในรายงานแล้ว ให้แก้ในรายงานด้วยไหมคะ');
  const words = (name: string, text: string) =>
    box([label(name, { size: 'sm', color: COLORS.muted }), label(shortenLines(text, 400))]);
  return card({
    step: 'แก้ข้อความ',
    title,
    subtitle: reportOf(context),
    body: [...body, words('ในรายงานตอนนี้', wordsBefore(context)), words('ที่แก้แล้ว', context.text)],
    buttons: choiceButtons(context.run, choices, { lead: true }),
    quickReplies: QUICK,
  });
}

export const followed = (context: FollowEditContext): LineMessage =>
  card({
    step: 'แก้ไขแล้ว',
    title: 'แก้ในรายงานตามแล้ว',
    subtitle: reportOf(context),
    body: ['ของเดิมยังเก็บไว้ในประวัติ'],
    buttons: [
      {
        label: 'ดูประวัติ',
        data: startData('measure-history', { assignment: context.report?.item.id ?? '' }),
      },
    ],
  });

export const kept = (context: FollowEditContext): LineMessage =>
  card({ title: 'รายงานยังเป็นข้อความเดิม', subtitle: reportOf(context) });

export const refused = (context: FollowEditContext): LineMessage =>
  card({
    title: 'แก้รายงานนี้ไม่ได้แล้ว',
    subtitle: reportOf(context),
    body: ['สิทธิของคุณในฝ่ายนี้อาจเปลี่ยนไป ถามผู้ประสานงานของเขตได้'],
  });
