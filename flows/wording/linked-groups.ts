/** What `linked-groups` says. */
import { card, choiceButtons, text } from '../../src/line/messages/kit.ts';
import { shorten } from '../../src/line/messages/shorten.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { asked, lead, listed } from '../asking.ts';
import type { GroupView, LineMessage } from '../facts.ts';
import type { Choice } from '../flow.ts';
import type { GroupsContext } from '../linked-groups.ts';
import { groupName, LINK, servedBy } from './groups.ts';
import { firstSteps, QUICK } from './people.ts';

const STEP = 'กลุ่มที่เชื่อมไว้';

export const WAIT = 'กำลังเลิกเชื่อม รอสักครู่ แล้วจะแจ้งที่นี่';
export const LEAVING = 'เลิกเชื่อมแล้ว กำลังออกจากกลุ่ม';

export const labelOf = (group: GroupView): string => shorten(`${groupName(group)} · ${servedBy(group)}`, 100);

export function list(context: GroupsContext, choices: Choice[]): LineMessage {
  const first = lead(context, {
    hint: 'ขอให้เลือกกลุ่มจากรายการ',
    example: 'พิมพ์หมายเลขหน้ากลุ่ม เช่น ๑',
  });
  const count = `เชื่อมไว้ ${thai(context.groups.length)} กลุ่ม`;
  return card({
    step: STEP,
    ...asked(first, `${count} เลือกกลุ่มที่จะเลิกเชื่อม`, [
      'จะเปลี่ยนฝ่ายของกลุ่มใด พิมพ์ #เชื่อมกลุ่ม ในกลุ่มนั้น หรือสร้างรหัสให้กลุ่มใหม่ได้',
    ]),
    ...withLink(listed(context.run, choices, 'group')),
    quickReplies: QUICK,
  });
}

const withLink = ({ options, buttons }: ReturnType<typeof listed>) => ({
  options,
  buttons: [{ ...LINK, label: 'เชื่อมกลุ่มอื่น' }, ...buttons],
});

const named = ({ group, facts }: GroupsContext): string =>
  facts.group ? 'กลุ่มนี้' : `กลุ่ม "${groupName(group!)}" `;

export function question(context: GroupsContext, choices: Choice[]): LineMessage {
  const first = lead(context, {
    hint: 'ขอให้เลือกก่อนว่าจะเลิกเชื่อมหรือไม่',
    example: 'พิมพ์ ๑ เพื่อใช้ต่อ หรือ ๒ เพื่อเลิกเชื่อม',
  });
  return card({
    step: STEP,
    ...asked(first, `จะเลิกเชื่อม${named(context)} ของ${servedBy(context.group!)}ไหมคะ`, [
      'บัญชี "รายงาน" จะออกจากกลุ่ม ส่วนรายงานและภาพที่เก็บไว้ยังอยู่ครบ',
    ]),
    buttons: choiceButtons(context.run, choices),
    quickReplies: QUICK,
  });
}

export const unlinked = (context: GroupsContext): LineMessage =>
  text(`เลิกเชื่อม${named(context)}แล้ว และออกจากกลุ่มให้ ถ้าจะใช้อีก เชิญเข้ากลุ่มแล้วเชื่อมใหม่ได้`);

export const none = (): LineMessage =>
  card({
    title: 'ยังไม่มีกลุ่มที่เชื่อมไว้',
    body: ['เชิญบัญชี "รายงาน" เข้ากลุ่ม แล้วพิมพ์ในกลุ่มว่า #เชื่อมกลุ่ม ถ้าไม่ได้อยู่ในกลุ่มนั้น สร้างรหัสให้คนในกลุ่มพิมพ์แทนได้'],
    buttons: [{ ...LINK, label: 'สร้างรหัสเชื่อมกลุ่ม', look: 'primary' }],
  });

export const notLinked = (): LineMessage => text('กลุ่มนี้ไม่ได้เชื่อมกับเขตของคุณ จึงไม่มีอะไรให้เลิก');

export const notAllowed = ({ facts: { person, group } }: GroupsContext): LineMessage =>
  card({
    title: 'การเชื่อมและเลิกเชื่อมกลุ่มเป็นหน้าที่ของผู้ประสานงานของเขต',
    buttons: group ? [] : firstSteps(person?.role ?? 'officer'),
  });

export const closed = ({ group }: GroupsContext): LineMessage =>
  text(group ? `กลุ่ม "${groupName(group)}" ยังเชื่อมอยู่เหมือนเดิม` : 'ปิดรายการกลุ่มแล้ว');
