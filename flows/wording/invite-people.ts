/** What `invite-people` says. */
import { COLORS, card, choiceButtons, label, text } from '../../src/line/messages/kit.ts';
import { dateOf, shortDate } from '../../src/thai/calendar.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { asked, lead, listed } from '../asking.ts';
import type { LineMessage } from '../facts.ts';
import type { Choice } from '../flow.ts';
import type { InviteContext } from '../invite-people.ts';
import { divisionNames, firstSteps, QUICK, ROLE_NAMES, roleOf, START } from './people.ts';

export const WAIT = 'กำลังสร้างรหัส รอสักครู่ แล้วจะแจ้งที่นี่';

export const peopleLabel = (people: number): string => `${thai(people)} คน`;

/** Roles that serve the whole district are not asked for divisions. */
const isForDistrict = ({ role }: InviteContext) => role === 'coordinator' || role === 'director';

const chosenOf = ({ divisions, chosen }: InviteContext) =>
  chosen.flatMap((id) => divisions.filter((division) => division.id === id));

const invited = (context: InviteContext) =>
  roleOf({ role: context.role ?? 'officer', divisions: chosenOf(context) });

export function role(context: InviteContext, choices: Choice[]): LineMessage {
  const first = lead(context, {
    hint: 'ขอให้เลือกว่าจะเชิญใคร',
    example: 'พิมพ์ ๑ หรือ "เจ้าหน้าที่" เพื่อเชิญคนส่งรายงานของฝ่าย',
  });
  return card({
    step: 'เชิญ · ข้อ ๑',
    ...asked(first, 'จะเชิญใครคะ'),
    buttons: choiceButtons(context.run, choices),
    quickReplies: QUICK,
  });
}

export function divisions(context: InviteContext, choices: Choice[]): LineMessage {
  const chosen = chosenOf(context);
  const first = lead(context, {
    hint: 'ยังไม่พบฝ่ายนี้',
    example: 'พิมพ์ชื่อฝ่าย เช่น "ทะเบียน" หรือหลายฝ่ายพร้อมกัน เช่น "ทะเบียน โยธา"',
  });
  const understood =
    chosen.length > 0 ? `เลือก${divisionNames(chosen)}แล้ว` : `เชิญ${ROLE_NAMES[context.role ?? 'officer']}`;
  return card({
    step: 'เชิญ · ข้อ ๒ จาก ๓',
    ...asked(
      first ?? understood,
      chosen.length > 0 ? 'เพิ่มอีกฝ่ายได้ หรือเลือก "ครบแล้ว"' : 'ให้ดูแลฝ่ายใดคะ เลือกได้หลายฝ่าย',
    ),
    ...listed(context.run, choices, 'division'),
    quickReplies: QUICK,
  });
}

export function people(context: InviteContext, choices: Choice[]): LineMessage {
  const first = lead(context, {
    hint: 'ขอเป็นจำนวนคน ๑ ถึง ๒๐๐',
    example: 'พิมพ์ตัวเลขกับคำว่าคน เช่น "๑๒ คน"',
  });
  return card({
    step: isForDistrict(context) ? 'เชิญ · ข้อ ๒ จาก ๒' : 'เชิญ · ข้อ ๓ จาก ๓',
    ...asked(first ?? invited(context), 'รหัสนี้ให้ใช้ได้กี่คนคะ เลือก หรือพิมพ์จำนวน เช่น "๑๒ คน"'),
    buttons: choiceButtons(context.run, choices),
    quickReplies: QUICK,
  });
}

/** The code for the coordinator, and a text of its own that can be forwarded as it is. */
export function made(context: InviteContext): LineMessage[] {
  const { code, expiresAt } = context.made!;
  const who = invited(context);
  const until = thai(shortDate(dateOf(expiresAt), { year: true }));
  const district = context.facts.district?.name ?? 'สำนักงานเขต';
  return [
    card({
      step: 'รหัสเชิญ',
      title: 'สร้างรหัสแล้ว ส่งต่อข้อความด้านล่างได้เลย',
      subtitle: who,
      body: [
        label(code, { size: 'xxl', weight: 'bold', align: 'center', color: COLORS.brand }),
        `ใช้ได้ ${peopleLabel(context.people)} ถึงวันที่ ${until}`,
      ],
      buttons: [{ ...START.invite, label: 'สร้างรหัสอื่น' }, START.requests],
      altText: `สร้างรหัสเชิญ ${code} แล้ว`,
    }),
    text(
      [
        `ขอเชิญใช้ "รายงาน" ส่งผลงานตามมาตรการ ITA ของ${district}`,
        '๑ เพิ่มเพื่อนบัญชี "รายงาน" ใน LINE',
        `๒ กด "ยินยอมและเริ่มใช้" แล้วพิมพ์รหัส ${code}`,
        `สำหรับ${who} ใช้ได้ถึงวันที่ ${until}`,
      ].join('\n'),
    ),
  ];
}

export const notAllowed = ({ facts: { person } }: InviteContext): LineMessage =>
  card({
    title: 'การเชิญเป็นหน้าที่ของผู้ประสานงานของเขต',
    body: ['ถ้ามีคนอยากเข้าร่วม ให้เพิ่มเพื่อนแล้วเลือกฝ่าย ผู้ประสานงานจะอนุมัติให้'],
    buttons: firstSteps(person?.role ?? 'officer'),
  });

export const cancelled = (): LineMessage =>
  card({ title: 'ยกเลิกการเชิญแล้ว ยังไม่ได้สร้างรหัส', buttons: [START.invite, START.help] });
