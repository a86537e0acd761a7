/** What `manage-members` says. */
import { card, choiceButtons } from '../../src/line/messages/kit.ts';
import { dateOf, shortDate } from '../../src/thai/calendar.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { asked, lead, listed } from '../asking.ts';
import type { LineMessage, MemberView } from '../facts.ts';
import type { Choice } from '../flow.ts';
import type { MembersContext } from '../manage-members/context.ts';
import { divisionNames, firstSteps, nameOf, QUICK, START, welcome } from './people.ts';

export const FIRST_ALREADY = 'นี่คือรายการแรกแล้ว ถ้าจะเลิก พิมพ์ "ยกเลิก"';
export const NO_REQUESTS = 'ไม่มีคำขอที่รออนุมัติ';
export const WAIT = 'กำลังบันทึกการอนุมัติ รอสักครู่ แล้วจะแจ้งที่นี่';

/** The divisions that a request is about. */
const wanted = ({ asksFor, divisions }: MemberView) => (asksFor.length > 0 ? asksFor : divisions);

/** "มะลิ · ทะเบียน" */
export const requestLabel = (request: MemberView): string =>
  `${nameOf(request)} · ${wanted(request)
    .map(({ shortName }) => shortName)
    .join(' ')}`;

/** "มะลิ"; who is no member any more is told apart. */
export const memberLabel = (member: MemberView): string =>
  member.state === 'left' ? `${nameOf(member)} (ออกแล้ว)` : nameOf(member);

export function requests(context: MembersContext, choices: Choice[]): LineMessage {
  const first = lead(context, {
    hint: 'ขอให้เลือกคำขอจากรายการ',
    example: 'พิมพ์หมายเลขหน้าชื่อ เช่น ๑ หรือพิมพ์ชื่อคนนั้น',
  });
  return card({
    step: 'คำขอเข้าร่วม',
    ...asked(first, `รออนุมัติ ${thai(context.requests.length)} คน เลือกคนที่จะดู`),
    ...listed(context.run, choices, 'request'),
    quickReplies: QUICK,
  });
}

export function request(context: MembersContext, choices: Choice[]): LineMessage {
  const one = context.requests.find(({ id }) => id === context.officer)!;
  const first = lead(context, {
    hint: 'ขอให้เลือกว่าจะอนุมัติหรือไม่',
    example: 'กด "อนุมัติ" หรือพิมพ์ ๑ ถ้ายังไม่แน่ใจ พิมพ์ "ย้อนกลับ"',
  });
  const since = one.requestedAt === null ? [] : [`ขอไว้เมื่อ ${thai(shortDate(dateOf(one.requestedAt)))}`];
  const serves = one.asksFor.length > 0 ? [`ตอนนี้ดูแล${divisionNames(one.divisions)}อยู่แล้ว`] : [];
  return card({
    step: 'คำขอเข้าร่วม',
    ...asked(first, `${nameOf(one)} ขอเข้า${divisionNames(wanted(one))}`, [...serves, ...since]),
    buttons: choiceButtons(context.run, choices, { lead: true }),
    quickReplies: QUICK,
  });
}

export function decided({ decided, decision }: MembersContext): LineMessage {
  const member = decided!;
  return card({
    step: 'คำขอเข้าร่วม',
    title:
      decision === 'approve'
        ? `อนุมัติแล้ว ${nameOf(member)} ดูแล${divisionNames(member.divisions)}`
        : `ไม่อนุมัติคำขอของ ${nameOf(member)}`,
    body: [decision === 'approve' ? 'แจ้งเจ้าตัวให้แล้ว' : 'แจ้งเจ้าตัวให้แล้ว ถ้ากดผิด ให้เจ้าตัวขอใหม่ หรือส่งรหัสเชิญให้ได้'],
    buttons: [{ ...START.requests, label: 'ดูคำขออื่น' }, START.invite],
  });
}

const PROBLEMS = {
  'decided-before': 'คำขอนี้มีคนตัดสินไปแล้ว',
  gone: 'คนนี้ไม่ได้ขอเข้าร่วมแล้ว',
  'not-allowed': 'คำขอนี้เป็นของเขตอื่น หรือสิทธิของคุณเปลี่ยนไปแล้ว',
};

export const notDecided = ({ problem }: MembersContext): LineMessage =>
  card({
    title: PROBLEMS[problem ?? 'gone'],
    body: ['ดูคำขอที่ยังรอและรายชื่อสมาชิกได้จากปุ่มนี้'],
    buttons: [START.requests],
  });

export const notAllowed = ({ facts: { person } }: MembersContext): LineMessage =>
  card({
    title: 'การอนุมัติเป็นหน้าที่ของผู้ประสานงานของเขต',
    body: ['ถ้าจะขอดูแลอีกฝ่าย พิมพ์ "เพิ่มฝ่าย"'],
    buttons: firstSteps(person?.role ?? 'officer'),
  });

export const left = (): LineMessage =>
  card({ title: 'ปิดรายการคำขอแล้ว', body: ['คำขอที่ยังไม่ตัดสินยังอยู่ครบ'], buttons: [START.requests, START.help] });

/** To the person about whom was decided. */
export function toThePerson(
  member: MemberView,
  decision: 'approve' | 'refuse',
  districtName: string | null,
): LineMessage {
  if (decision === 'approve') return welcome(member, districtName);
  if (member.state === 'active')
    return card({
      title: 'คำขอดูแลฝ่ายเพิ่มยังไม่ได้รับอนุมัติ',
      body: [`ยังดูแล${divisionNames(member.divisions)}ได้เหมือนเดิม สอบถามผู้ประสานงานของเขตได้`],
      buttons: firstSteps(member.role),
    });
  return card({
    title: 'คำขอเข้าร่วมยังไม่ได้รับอนุมัติ',
    body: ['ถ้าเลือกฝ่ายผิด ขอใหม่ได้ หรือขอรหัสเชิญจากผู้ประสานงานของเขต'],
    buttons: [{ ...START.join, label: 'ขอใหม่' }],
  });
}
