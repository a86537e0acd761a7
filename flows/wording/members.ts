/** What `manage-members` says of members: the list, one of them, and what is changed. */
import { card, choiceButtons, choiceOptions } from '../../src/line/messages/kit.ts';
import { shorten } from '../../src/line/messages/shorten.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { asked, lead, listed } from '../asking.ts';
import type { LineMessage, MemberView } from '../facts.ts';
import type { Choice } from '../flow.ts';
import { listedMembers, type MembersContext, memberOf } from '../manage-members/context.ts';
import { divisionNames, firstSteps, nameOf, QUICK, ROLE_NAMES, roleOf, START, welcome } from './people.ts';

export const WAIT = 'กำลังบันทึก รอสักครู่ แล้วจะแจ้งที่นี่';

export function members(context: MembersContext, choices: Choice[]): LineMessage {
  const first = lead(context, {
    hint: 'ไม่พบชื่อนี้ในรายชื่อ',
    example: 'พิมพ์ส่วนหนึ่งของชื่อ เช่น "มะลิ" หรือพิมพ์หมายเลขหน้าชื่อ',
  });
  const people = listedMembers(context);
  const active = context.members.filter(({ state }) => state === 'active').length;
  const shown = choices.filter(({ name }) => name === 'member');
  const pages = people.length > shown.length;
  const range = pages ? ` (${thai(context.from + 1)}-${thai(context.from + shown.length)})` : '';
  const title =
    context.query === null
      ? `สมาชิก ${thai(active)} คน${range}`
      : `พบ "${shorten(context.query, 30)}" ${thai(people.length)} คน${range}`;
  const detail = ({ value }: Choice) => {
    const one = people.find(({ id }) => id === value);
    return one ? roleOf(one) : '';
  };
  return card({
    step: 'สมาชิก',
    ...asked(first, title, context.query === null ? ['เลือกคนที่จะดูหรือเปลี่ยน หรือพิมพ์ชื่อเพื่อค้นหา'] : []),
    options: choiceOptions(context.run, shown).map((option, i) => ({ ...option, detail: detail(shown[i]!) })),
    buttons: [
      ...choiceButtons(
        context.run,
        choices.filter(({ name }) => name !== 'member'),
      ),
      { ...START.invite, label: 'เชิญเพิ่ม', look: 'link' },
    ],
    quickReplies: QUICK,
  });
}

export function member(context: MembersContext, choices: Choice[]): LineMessage {
  const one = memberOf(context)!;
  const first = lead(context, {
    hint: 'ขอให้เลือกว่าจะเปลี่ยนอะไร',
    example: 'พิมพ์ ๑ ถึง ๔ หรือ "ย้อนกลับ" เพื่อกลับไปที่รายชื่อ',
  });
  const left = one.state === 'left' ? ['ออกจากสมาชิกแล้ว ส่งรายงานไม่ได้ รายงานเดิมยังอยู่กับฝ่าย'] : [];
  return card({
    step: 'สมาชิก',
    ...asked(first, nameOf(one), [roleOf(one), ...left]),
    buttons: choiceButtons(context.run, choices),
    quickReplies: QUICK,
  });
}

export function role(context: MembersContext, choices: Choice[]): LineMessage {
  const one = memberOf(context)!;
  const first = lead(context, {
    hint: 'ขอให้เลือกหน้าที่จากรายการ',
    example: 'พิมพ์ชื่อหน้าที่ เช่น "หัวหน้าฝ่าย" หรือพิมพ์ "ย้อนกลับ"',
  });
  return card({
    step: 'เปลี่ยนหน้าที่',
    ...asked(first, `ให้ ${nameOf(one)} เป็นอะไรคะ`, [`ตอนนี้เป็น${ROLE_NAMES[one.role]}`]),
    buttons: choiceButtons(context.run, choices),
    quickReplies: QUICK,
  });
}

export function divisions(context: MembersContext, choices: Choice[]): LineMessage {
  const one = memberOf(context)!;
  const chosen = context.divisions.filter(({ id }) => context.chosen.includes(id));
  const first = lead(context, {
    hint: 'ยังไม่พบฝ่ายนี้',
    example: 'พิมพ์ชื่อฝ่าย เช่น "ทะเบียน" พิมพ์ซ้ำเพื่อเอาออก แล้วเลือก "บันทึก"',
  });
  return card({
    step: 'เปลี่ยนฝ่าย',
    ...asked(first, `${nameOf(one)} ดูแลฝ่ายใดคะ`, [
      chosen.length > 0 ? `ที่เลือกไว้: ${divisionNames(chosen)}` : 'ยังไม่ได้เลือกฝ่าย',
      'แตะเพื่อเลือกหรือเอาออก',
    ]),
    ...listed(context.run, choices, 'division'),
    quickReplies: QUICK,
  });
}

export function confirm(context: MembersContext, choices: Choice[]): LineMessage {
  const one = memberOf(context)!;
  const first = lead(context, {
    hint: 'ขอให้เลือกว่าจะให้ออกหรือไม่',
    example: 'พิมพ์ "ให้ออก" หรือ "ไม่"',
  });
  return card({
    step: 'ให้ออกจากสมาชิก',
    ...asked(first, `ให้ ${nameOf(one)} ออกจากสมาชิกไหมคะ`, [
      'จะส่งรายงานและดูงานไม่ได้อีก รายงานและภาพที่ส่งแล้วยังอยู่กับฝ่าย คืนสิทธิ์ให้ภายหลังได้',
    ]),
    buttons: choiceButtons(context.run, choices),
    quickReplies: QUICK,
  });
}

export function changed({ changed, change }: MembersContext): LineMessage {
  const one = changed!;
  const titles = {
    remove: `${nameOf(one)} ไม่ได้เป็นสมาชิกแล้ว`,
    restore: `คืนสิทธิ์ให้ ${nameOf(one)} แล้ว`,
  };
  return card({
    step: 'สมาชิก',
    title: typeof change === 'string' ? titles[change] : `เปลี่ยนแล้ว ${nameOf(one)}`,
    body: [...(change === 'remove' ? [] : [roleOf(one)]), ...without(one), 'แจ้งเจ้าตัวให้แล้ว'],
    buttons: [{ ...START.requests, label: 'ดูรายชื่อสมาชิก' }],
  });
}

/** Who was a coordinator may serve no division as an officer. */
const without = ({ role, state, divisions }: MemberView): string[] =>
  state === 'active' && (role === 'officer' || role === 'head') && divisions.length === 0
    ? ['ยังไม่ได้ดูแลฝ่ายใด เลือกคนนี้อีกครั้งแล้วกด "เปลี่ยนฝ่าย"']
    : [];

const PROBLEMS = {
  'last-coordinator': 'เขตต้องมีผู้ประสานงานอย่างน้อย ๑ คน',
  gone: 'คนนี้ไม่ได้เป็นสมาชิกแล้ว หรือมีคนเปลี่ยนไปก่อนแล้ว',
  'not-allowed': 'สิทธิของคุณเปลี่ยนไปแล้ว จึงยังไม่ได้เปลี่ยน',
};

export const notChanged = ({ refusal }: MembersContext): LineMessage =>
  card({
    title: PROBLEMS[refusal ?? 'gone'],
    body: refusal === 'last-coordinator' ? ['ให้คนอื่นเป็นผู้ประสานงานก่อน แล้วทำรายการนี้ใหม่'] : [],
    buttons: [START.requests],
  });

/** To the member whose rights were changed. */
export function toTheMember({ changed, change, facts }: MembersContext): LineMessage {
  const one = changed!;
  if (change === 'remove')
    return card({
      title: 'สิทธิการใช้งานของคุณสิ้นสุดแล้ว',
      body: ['รายงานและภาพที่ส่งแล้วยังอยู่กับฝ่าย ถ้าคิดว่าผิดพลาด ถามผู้ประสานงานของเขตได้'],
      buttons: [{ ...START.join, label: 'ขอเข้าร่วมใหม่' }],
    });
  if (change === 'restore') return welcome(one, facts.district?.name ?? null);
  return card({
    step: 'สิทธิของคุณเปลี่ยนแล้ว',
    title: `ตอนนี้คุณเป็น${roleOf(one)}`,
    body: ['ผู้ประสานงานของเขตเปลี่ยนให้'],
    buttons: firstSteps(one.role),
  });
}
