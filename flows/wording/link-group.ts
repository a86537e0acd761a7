/** What `link-group` says. */
import { type Card, COLORS, card, choiceButtons, label, text } from '../../src/line/messages/kit.ts';
import { asked, lead, listed } from '../asking.ts';
import type { LineMessage } from '../facts.ts';
import type { Choice } from '../flow.ts';
import type { LinkContext } from '../link-group/setup.ts';
import { startData } from '../tap.ts';
import { groupName, HOW_TO_JOIN, LINK, servedBy } from './groups.ts';
import { divisionNames, QUICK, START } from './people.ts';
import { timeText } from './work.ts';

const STEP = 'เชื่อมกลุ่ม';
const GROUPS = { label: 'กลุ่มที่เชื่อมไว้', data: startData('linked-groups') };

export const WAIT = 'กำลังเชื่อมกลุ่ม รอสักครู่ แล้วจะแจ้งที่นี่';
export const WAIT_CODE = 'กำลังสร้างรหัส รอสักครู่ แล้วจะแจ้งที่นี่';

const chosenOf = ({ divisions, chosen }: LinkContext) =>
  chosen.flatMap((id) => divisions.filter((division) => division.id === id));

export function divisions(context: LinkContext, choices: Choice[]): LineMessage {
  const chosen = chosenOf(context);
  const { group } = context.facts;
  const first = lead(context, {
    hint: 'ยังไม่พบฝ่ายนี้',
    example: 'พิมพ์ชื่อฝ่าย เช่น "ทะเบียน" หรือหลายฝ่ายพร้อมกัน เช่น "ทะเบียน โยธา"',
  });
  const before = group?.state === 'linked' ? `ตอนนี้กลุ่มนี้ใช้กับ${servedBy(group)}` : null;
  const understood = chosen.length > 0 ? `เลือก${divisionNames(chosen)}แล้ว` : before;
  return card({
    step: STEP,
    ...asked(
      first ?? understood,
      chosen.length > 0
        ? 'เพิ่มอีกฝ่ายได้ หรือเลือก "ครบแล้ว"'
        : `${group ? 'กลุ่มนี้' : 'กลุ่มที่จะเชื่อม'}ใช้กับงานของฝ่ายใดคะ เลือกได้หลายฝ่าย`,
    ),
    ...listed(context.run, choices, 'division'),
    quickReplies: QUICK,
  });
}

export function moving(context: LinkContext, choices: Choice[]): LineMessage {
  const { taken, divisions, chosen } = context;
  const names = taken.map((group) => `"${groupName(group)}"`).join(' ');
  const left = taken.filter(
    (group) => group.divisions.length === 0 || group.divisions.every(({ id }) => chosen.includes(id)),
  );
  const whose = chosen.length === 0 ? 'ทุกฝ่าย' : divisionNames(chosenOf({ ...context, divisions }));
  const first = lead(context, {
    hint: 'ขอให้เลือกก่อนว่าจะย้ายหรือไม่',
    example: 'พิมพ์ ๑ เพื่อย้ายมากลุ่มนี้ หรือ ๒ เพื่อใช้กลุ่มเดิม',
  });
  return card({
    step: STEP,
    ...asked(first, `${whose}ใช้กลุ่ม ${names} อยู่แล้ว จะย้ายมากลุ่มนี้ไหมคะ`, [
      ...(left.length > 0 ? ['ถ้าย้าย กลุ่มเดิมจะไม่มีฝ่ายเหลือ รายงานจะออกจากกลุ่มเดิม'] : []),
    ]),
    buttons: choiceButtons(context.run, choices),
    quickReplies: QUICK,
  });
}

/** Also tells the people of the group how to begin: nobody else does. */
export function linked({ linked, facts }: LinkContext): LineMessage {
  return card({
    step: 'เชื่อมกลุ่มแล้ว',
    title: `กลุ่มนี้ใช้กับ${servedBy(linked!)}`,
    subtitle: facts.district?.slug === linked!.district ? facts.district?.name : undefined,
    body: [
      'ส่งรายงาน พิมพ์ #รายงาน หรือ #รายงาน O15',
      'เก็บภาพที่อยู่ในกลุ่ม กดตอบกลับภาพนั้น แล้วพิมพ์ รายงาน O13',
      `ยังไม่เคยใช้ ${HOW_TO_JOIN}`,
      'เรื่องอื่นที่คุยกันในกลุ่ม ไม่เก็บและไม่ตอบ',
    ],
    buttons: [START.report],
  } satisfies Card);
}

/** The code for the coordinator, and a text of its own that can be forwarded as it is. */
export function made(context: LinkContext): LineMessage[] {
  const { code, expiresAt } = context.made!;
  const until = timeText(expiresAt);
  const whose = context.chosen.length === 0 ? 'ทุกฝ่าย' : divisionNames(chosenOf(context));
  return [
    card({
      step: STEP,
      title: 'สร้างรหัสแล้ว ส่งต่อข้อความด้านล่างได้เลย',
      subtitle: `กลุ่มของ${whose}`,
      body: [
        label(code, { size: 'xxl', weight: 'bold', align: 'center', color: COLORS.brand }),
        `ใช้ได้กับ ๑ กลุ่ม ถึง ${until}`,
        'ถ้าคุณอยู่ในกลุ่มนั้นเอง ไม่ต้องใช้รหัส พิมพ์ #เชื่อมกลุ่ม ในกลุ่มได้เลย',
      ],
      buttons: [GROUPS],
      altText: `สร้างรหัสเชื่อมกลุ่ม ${code} แล้ว`,
    }),
    text(
      [
        'ขอให้เชื่อมกลุ่มกับ "รายงาน"',
        '๑ เชิญบัญชี "รายงาน" เข้ากลุ่ม',
        `๒ พิมพ์ในกลุ่มว่า #เชื่อมกลุ่ม ${code}`,
        `รหัสใช้ได้ถึง ${until}`,
      ].join('\n'),
    ),
  ];
}

export const typeItThere = ({ code }: LinkContext): LineMessage =>
  text(`รหัสนี้ใช้ในกลุ่ม เชิญบัญชี "รายงาน" เข้ากลุ่ม แล้วพิมพ์ในกลุ่มว่า #เชื่อมกลุ่ม ${code}`);

export function failed(context: LinkContext): LineMessage {
  switch (context.problem) {
    case 'unknown':
      return text('ไม่พบรหัสนี้ ลองดูตัวอักษรอีกครั้ง ส่วนรหัสเชิญของแต่ละคน พิมพ์ในแชตส่วนตัวกับบัญชี "รายงาน"');
    case 'expired':
      return text('รหัสนี้หมดอายุหรือใช้กับกลุ่มอื่นไปแล้ว ขอรหัสใหม่จากผู้ประสานงานของเขต');
    case 'other-district':
      return text('กลุ่มนี้เชื่อมกับเขตอื่นอยู่ ผู้ประสานงานของเขตนั้นต้องพิมพ์ #เลิกเชื่อมกลุ่ม ก่อน');
    case 'taken':
      return text(
        `ยังเชื่อมไม่ได้ ฝ่ายของรหัสนี้ใช้กลุ่ม "${groupName(context.taken[0]!)}" อยู่ ให้ผู้ประสานงานพิมพ์ "กลุ่ม" ในแชตส่วนตัวเพื่อเลิกเชื่อมกลุ่มเดิม แล้วพิมพ์รหัสนี้อีกครั้ง`,
      );
    default:
      return notAllowed(context);
  }
}

/** In the group everybody can help: there, a code will do. */
export function notAllowed({ facts: { group }, typed }: LinkContext): LineMessage {
  if (!group) return text('การเชื่อมกลุ่มเป็นหน้าที่ของผู้ประสานงานของเขต ขอรหัสจากผู้ประสานงาน แล้วพิมพ์รหัสในกลุ่มได้');
  return text(
    typed === ''
      ? 'ผู้ประสานงานของเขตเชื่อมกลุ่มได้ หรือใครก็ได้พิมพ์ #เชื่อมกลุ่ม ตามด้วยรหัสจากผู้ประสานงาน'
      : 'ข้อความนี้ยังไม่ใช่รหัส รหัสมี ๘ ตัว เช่น พิมพ์ #เชื่อมกลุ่ม K7M2-9QXD ขอได้จากผู้ประสานงานของเขต',
  );
}

export const cancelled = ({ facts: { group } }: LinkContext): LineMessage =>
  group?.state === 'linked'
    ? text(`ไม่เปลี่ยน กลุ่มนี้ยังใช้กับ${servedBy(group)}`)
    : card({ title: 'ยังไม่ได้เชื่อมกลุ่ม กลับมาเชื่อมได้ทุกเมื่อ', buttons: [LINK] });

/** Said in a group whose divisions have another one now. */
export const replaced = (): LineMessage =>
  text('ผู้ประสานงานย้ายงานของกลุ่มนี้ไปอีกกลุ่มแล้ว รายงานขอออกจากกลุ่มนี้ รายงานและภาพที่เก็บไว้ยังอยู่ครบ');
