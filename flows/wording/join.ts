/** What `join` says. */
import {
  type Button,
  box,
  type Card,
  COLORS,
  card,
  choiceButtons,
  label,
  text,
} from '../../src/line/messages/kit.ts';
import { asked, lead, listed } from '../asking.ts';
import type { LineMessage, MemberView } from '../facts.ts';
import type { Choice } from '../flow.ts';
import type { JoinContext } from '../join/setup.ts';
import { startData } from '../tap.ts';
import { divisionNames, firstSteps, nameOf, QUICK, START, welcome } from './people.ts';

/** Raised when the text below changes in what it asks for; it is kept with each consent. */
export const CONSENT_VERSION = 1;

/** What is stored and why; also shown by the help. Personal Data Protection Act B.E. 2562, section 23. */
export function privacy(buttons: Button[]): LineMessage {
  return card({
    step: 'ข้อมูลที่เก็บ',
    title: 'เก็บเท่าที่ใช้ทำรายงานของเขต',
    body: [
      part('เก็บ', 'ชื่อและรหัสผู้ใช้ในไลน์ ฝ่ายที่ดูแล ข้อความรายงาน ภาพและไฟล์ที่ส่ง พร้อมวันเวลา'),
      part('ไม่เก็บ', 'ตำแหน่งที่ถ่ายภาพ (ลบออกจากภาพให้) และเบอร์โทร ข้อความอื่นในแชตลบภายใน ๗ วัน'),
      part('ใช้เพื่อ', 'ติดตามมาตรการ ITA และทำรายงานของสำนักงานเขต ซึ่งใช้ผลงานและภาพที่ส่ง'),
      part('ผู้ที่เห็น', 'คนในฝ่าย ผู้ประสานงาน และผู้อำนวยการเขต'),
      part('สิทธิของคุณ', 'ขอดู ขอแก้ หรือพิมพ์ "ถอนความยินยอม" ได้ทุกเมื่อ ชื่อจะถูกลบ ส่วนรายงานที่ส่งแล้วเป็นเอกสารของฝ่าย'),
    ],
    buttons,
  });
}

const part = (heading: string, words: string) =>
  box([label(heading, { size: 'sm', weight: 'bold', color: COLORS.brand }), label(words)]);

const question = (context: JoinContext, words: { hint: string; example: string }, ask: string, rest: Card) =>
  card({ ...rest, ...asked(lead(context, words), ask, rest.body as string[]), quickReplies: QUICK });

export function consent(context: JoinContext, choices: Choice[]): LineMessage {
  const words = {
    hint: 'ก่อนเริ่ม ขอให้เลือกก่อนว่ายินยอมหรือไม่',
    example: 'กดปุ่ม "ยินยอมและเริ่มใช้" หรือพิมพ์ ๑ ก็ได้',
  };
  const first = lead(context, words);
  return card({
    step: 'เริ่มใช้งาน',
    title: first ?? greeting(context),
    body: ['ก่อนเริ่ม ขอแจ้งว่าจะเก็บชื่อในไลน์ ข้อความรายงาน และภาพที่ส่ง เพื่อทำรายงานของเขตเท่านั้น'],
    buttons: choiceButtons(context.run, choices, { lead: true }),
    altText: 'ยินดีต้อนรับสู่รายงาน ก่อนเริ่มใช้ขอความยินยอมก่อน',
  });
}

const greeting = (context: JoinContext) =>
  context.standing === 'withdrawn'
    ? 'ยินดีต้อนรับกลับมา ใช้ต่อได้โดยให้ความยินยอมอีกครั้ง'
    : 'สวัสดีค่ะ ที่นี่ใช้ส่งผลงานและภาพกิจกรรมตามมาตรการ ITA ของสำนักงานเขต';

export function code(context: JoinContext, choices: Choice[]): LineMessage {
  return question(
    context,
    {
      hint: 'ข้อความนี้ยังไม่ใช่รหัสเชิญ',
      example: 'รหัสเชิญมี ๘ ตัว เช่น K7M2-9QXD พิมพ์ติดกันหรือตัวเล็กก็ได้',
    },
    context.misses === 0 && context.note === null
      ? 'มีรหัสเชิญจากผู้ประสานงานไหมคะ ถ้ามีพิมพ์มาได้เลย'
      : 'ถ้ามีรหัสเชิญ พิมพ์มาได้เลย ถ้าไม่มี กดปุ่มด้านล่าง',
    { step: 'ข้อ ๑ จาก ๒', title: '', buttons: choiceButtons(context.run, choices) },
  );
}

export function district(context: JoinContext, choices: Choice[]): LineMessage {
  return question(
    context,
    { hint: 'ยังไม่พบเขตนี้', example: 'พิมพ์ชื่อเขตอย่างเดียว เช่น "ร่มเย็น" หรือหมายเลขหน้าชื่อ' },
    'อยู่สำนักงานเขตใดคะ',
    { step: 'ข้อ ๒ จาก ๒', title: '', ...listed(context.run, choices, 'district') },
  );
}

export function division(context: JoinContext, choices: Choice[]): LineMessage {
  return question(
    context,
    { hint: 'ยังไม่พบฝ่ายนี้', example: 'พิมพ์ชื่อฝ่ายอย่างเดียว เช่น "ทะเบียน" หรือหมายเลขหน้าชื่อ' },
    divisionQuestion(context),
    {
      step: 'ข้อ ๒ จาก ๒',
      title: '',
      subtitle: context.district?.name,
      ...listed(context.run, choices, 'division'),
    },
  );
}

function divisionQuestion({ near, standing }: JoinContext): string {
  if (near.length > 0) return near.length === 1 ? 'หมายถึงฝ่ายนี้ไหมคะ' : 'หมายถึงฝ่ายใดคะ';
  return standing === 'active' ? 'จะดูแลฝ่ายใดเพิ่มคะ' : 'อยู่ฝ่ายใดคะ';
}

/** The first line of the code question for somebody who is known already. */
export function whoYouAre(context: JoinContext): string | null {
  const names = divisionNames(context.own);
  if (context.standing === 'active') return `ตอนนี้ดูแล${names}อยู่แล้ว เพิ่มอีกฝ่ายได้`;
  if (context.standing === 'pending') return `คำขอเข้า${names}ยังรอผู้ประสานงานอนุมัติ เมื่ออนุมัติจะแจ้งที่นี่`;
  if (context.standing === 'left')
    return `ตอนนี้ไม่อยู่ในรายชื่อของ${names}แล้ว ถ้าออกจากกลุ่มของเขต กลับเข้ากลุ่มแล้วใช้ต่อได้ทันที หรือขอเข้าใหม่ที่นี่`;
  if (context.standing === 'refused') return 'คำขอครั้งก่อนยังไม่ได้รับอนุมัติ ใช้รหัสเชิญ หรือขอใหม่ได้';
  return null;
}

/** Why a code was not good, and what can be done. */
export const codeProblem = (
  problem: 'unknown' | 'expired' | 'used-up' | 'blocked',
  again: boolean,
): string => (again && problem === 'unknown' ? UNKNOWN_AGAIN : CODE_PROBLEMS[problem]);

const UNKNOWN_AGAIN = 'รหัสนี้ก็ยังไม่พบ รหัสไม่มีเลข 0 และ 1 และไม่มีตัวอักษร O กับ I ลองถามผู้ประสานงานอีกครั้ง';

const CODE_PROBLEMS = {
  unknown: 'ไม่พบรหัสนี้ ลองดูตัวอักษรอีกครั้งแล้วพิมพ์ใหม่',
  expired: 'รหัสนี้หมดอายุแล้ว ขอรหัสใหม่จากผู้ประสานงาน หรือส่งคำขอโดยไม่ใช้รหัสก็ได้',
  'used-up': 'รหัสนี้มีคนใช้ครบจำนวนแล้ว ขอรหัสใหม่จากผู้ประสานงาน หรือส่งคำขอโดยไม่ใช้รหัสก็ได้',
  blocked: 'ตอนนี้บัญชีนี้ยังใช้รหัสไม่ได้',
};

export const FIRST_ALREADY = 'นี่คือคำถามแรกแล้ว ถ้าจะเลิก พิมพ์ "ยกเลิก"';
export const CODE_KEPT = 'ได้รหัสแล้ว ขอความยินยอมก่อน แล้วจะใช้รหัสนี้ให้ทันที';
export const WAIT_CODE = 'กำลังตรวจรหัส รอสักครู่ แล้วจะตอบที่นี่';
export const WAIT_REQUEST = 'กำลังส่งคำขอ รอสักครู่ แล้วจะแจ้งที่นี่';

/** The details, with the question still open under them. */
export const details = (run: string, choices: Choice[]): LineMessage =>
  privacy(choiceButtons(run, choices, { lead: true }).slice(0, 2));

export const joined = ({ joined }: JoinContext): LineMessage => welcome(joined!, joined!.district.name);

export const notNow = (): LineMessage =>
  card({
    title: 'ได้เลย ยังไม่เก็บข้อมูลใด ๆ',
    body: ['เมื่อพร้อม พิมพ์ "เริ่ม" หรือกดปุ่มนี้ได้ทุกเมื่อ'],
    buttons: [{ ...START.join, label: 'เริ่มใช้งาน' }],
  });

export const cancelled = (context: JoinContext): LineMessage =>
  context.standing === 'active'
    ? card({ title: 'ยกเลิกแล้ว ยังดูแลฝ่ายเดิมอยู่', buttons: [START.report, START.work] })
    : card({
        title: 'ยกเลิกการเข้าร่วมแล้ว',
        body: ['กลับมาใหม่ได้ทุกเมื่อ พิมพ์ "เริ่ม"'],
        buttons: [{ ...START.join, label: 'เริ่มใช้งาน' }],
      });

export function requested(context: JoinContext): LineMessage {
  const isMember = context.standing === 'active';
  return card({
    step: 'ส่งคำขอแล้ว',
    title: `ส่งคำขอเข้า${divisionNames(context.asked)}ให้ผู้ประสานงานแล้ว`,
    body: [
      'เมื่ออนุมัติจะแจ้งที่นี่',
      isMember
        ? `ระหว่างนี้ดูแล${divisionNames(context.own)}ได้ตามปกติ`
        : 'ระหว่างนี้พิมพ์ "ช่วยเหลือ" เพื่อดูวิธีใช้ได้ ถ้าได้รหัสเชิญมาภายหลัง พิมพ์รหัสได้เลย',
    ],
    buttons: isMember ? [START.report, START.work] : [START.help],
  });
}

/** To the coordinators of the district. */
export function requestForCoordinators(request: MemberView): LineMessage {
  const wanted = request.asksFor.length > 0 ? request.asksFor : request.divisions;
  const decide = (decision: string) => startData('manage-members', { officer: request.id, decision });
  return card({
    step: 'คำขอเข้าร่วม',
    title: `${nameOf(request)} ขอเข้า${divisionNames(wanted)}`,
    body: request.asksFor.length > 0 ? [`ตอนนี้ดูแล${divisionNames(request.divisions)}อยู่แล้ว`] : [],
    buttons: [
      { label: 'อนุมัติ', data: decide('approve'), look: 'primary' },
      { label: 'ไม่อนุมัติ', data: decide('refuse') },
    ],
  });
}

export const alreadyMember = (context: JoinContext): LineMessage =>
  card({
    title: `ดูแล${divisionNames(context.asked)}อยู่แล้ว`,
    body: ['ไม่ต้องขอใหม่ ส่งรายงานได้เลย'],
    buttons: firstSteps('officer'),
  });

export const backAgain = (context: JoinContext): LineMessage =>
  card({
    title: 'ยินดีต้อนรับกลับมา',
    body: [`ยังดูแล${divisionNames(context.own)}อยู่เหมือนเดิม`],
    buttons: firstSteps(context.role ?? 'officer'),
  });

export const turnedAway = (): LineMessage =>
  card({
    title: 'ตอนนี้บัญชีนี้ยังใช้งานไม่ได้',
    body: ['หากคิดว่าเป็นความเข้าใจผิด ติดต่อผู้ประสานงาน ITA ของสำนักงานเขตได้โดยตรง'],
    buttons: [START.help],
  });

export const noDistrictYet = (): LineMessage =>
  text('ยังไม่มีสำนักงานเขตที่เปิดใช้ที่นี่ หากได้รหัสเชิญมา พิมพ์รหัสได้เลย หรือสอบถามผู้ประสานงาน ITA ของเขต');

export const nothingToAdd = (context: JoinContext): LineMessage =>
  card({
    title: 'ดูแลครบทุกฝ่ายแล้ว',
    body: ['ไม่มีฝ่ายที่จะขอเพิ่ม'],
    buttons: firstSteps(context.role ?? 'officer'),
  });
