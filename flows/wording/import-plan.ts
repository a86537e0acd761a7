/** What `import-plan` says before a file is read, and at the end; more in import-reading.ts and import-changes.ts. */
import { type Button, card, choiceButtons, small } from '../../src/line/messages/kit.ts';
import { shorten } from '../../src/line/messages/shorten.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { asked, lead } from '../asking.ts';
import type { LineMessage } from '../facts.ts';
import type { Choice } from '../flow.ts';
import type { ImportContext } from '../import-plan/context.ts';
import { startData } from '../tap.ts';
import { progress, STEP } from './import-parts.ts';
import { firstSteps, QUICK } from './people.ts';
import { timeText } from './work.ts';

const AGAIN: Button = { label: 'นำเข้าแผน', data: startData('import-plan') };

export const NO_PHOTO = 'ภาพถ่ายอ่านเป็นตารางไม่ได้ ขอเป็นไฟล์';
export const READING = 'กำลังอ่านไฟล์ รอสักครู่ แล้วจะแจ้งที่นี่';

const fileName = (name: string): string => shorten(name, 60) || 'ไฟล์ที่ส่งมา';

export function sending(context: ImportContext): LineMessage {
  const first = lead(context, {
    hint: 'ขอเป็นไฟล์ แตะ + แล้วเลือก "ไฟล์"',
    example: 'ในคอมพิวเตอร์ ลากไฟล์มาวางในแชตนี้ได้เลย',
  });
  const refused = first === null && context.view?.state === 'refused' ? context.view : null;
  if (refused)
    return card({
      step: STEP,
      title: `ยังนำเข้า "${fileName(refused.name)}" ไม่ได้`,
      body: [
        shorten(refused.problem?.text ?? 'อ่านไฟล์ไม่สำเร็จ', 400),
        'แผนของเขตไม่เปลี่ยน แก้แล้วส่งมาใหม่ หรือส่งไฟล์อื่นได้เลย',
      ],
      quickReplies: QUICK,
    });
  return card({
    step: STEP,
    ...asked(first, 'ส่งไฟล์แผนหรือรายงานของเขตมาได้เลย', [
      'Word (.docx) หรือ Excel (.xlsx) อ่านได้ดีที่สุด PDF และไฟล์ข้อความก็อ่านได้',
      small('ยังไม่เปลี่ยนแผนของเขตจนกว่าจะกดยืนยัน'),
    ]),
    quickReplies: QUICK,
  });
}

export function resuming(context: ImportContext, choices: Choice[]): LineMessage {
  const view = context.view!;
  const first = lead(context, {
    hint: 'ขอให้เลือกก่อน',
    example: 'พิมพ์ ๑ เพื่อทำต่อ หรือส่งไฟล์อื่นมาได้เลย',
  });
  return card({
    step: STEP,
    ...asked(first, `ค้างไฟล์ "${fileName(view.name)}" ไว้`, [
      `ส่งเมื่อ ${timeText(view.requestedAt)} น. · ${progress(view)}`,
      small(`เก็บไว้ถึง ${timeText(view.expiresAt)} น.`),
    ]),
    buttons: choiceButtons(context.run, choices, { lead: true }),
    quickReplies: QUICK,
  });
}
/** What came together with the file. */
export const received = ({ files, photos }: ImportContext): string =>
  ['ได้', `${thai(files.length)} ไฟล์`, photos.length > 0 ? `${thai(photos.length)} ภาพ` : null, 'แล้ว']
    .filter(Boolean)
    .join(' ');

export function sorting(context: ImportContext, choices: Choice[]): LineMessage {
  const { name, summary } = context.view!;
  const first = lead(context, {
    hint: 'ขอให้เลือกว่าเป็นไฟล์อะไร',
    example: 'พิมพ์ ๑ ถ้าเป็นแผนของเขต พิมพ์ ๒ ถ้าเป็นหลักฐาน',
  });
  const what = summary!.kind === 'plan' ? 'แผน' : 'รายงานผล';
  return card({
    step: 'ได้รับไฟล์แล้ว',
    ...asked(first, `"${fileName(name)}" อ่านได้เป็น${what} ${thai(summary!.items)} รายการ`, [
      'จะใช้เป็นไฟล์แผนหรือหลักฐานคะ',
    ]),
    buttons: choiceButtons(context.run, choices),
    quickReplies: QUICK,
  });
}
/** Not pushed when it is read, since that would be counted. */
export const slow = (): LineMessage =>
  card({
    step: STEP,
    title: 'กำลังอ่านไฟล์ ใช้เวลานานกว่าปกติ',
    body: ['ทำเรื่องอื่นไปก่อนได้ แล้วกดปุ่มนี้หรือพิมพ์ "นำเข้าแผน"'],
    buttons: [{ ...AGAIN, label: 'ดูว่าอ่านเสร็จหรือยัง', look: 'primary' }],
  });

export const gone = (): LineMessage =>
  card({
    step: STEP,
    title: 'ไฟล์นี้ไม่ได้เก็บไว้แล้ว แผนของเขตไม่เปลี่ยน',
    body: ['ไฟล์ที่ยังไม่ยืนยันเก็บไว้ ๗ วัน ส่งใหม่ได้ทุกเมื่อ'],
    buttons: [{ ...AGAIN, look: 'primary' }],
  });

export const left = ({ view }: ImportContext): LineMessage =>
  view?.state === 'ready'
    ? card({
        step: STEP,
        title: 'เก็บไว้ให้แล้ว ยังไม่เปลี่ยนแผนของเขต',
        subtitle: progress(view),
        body: [`กลับมาทำต่อได้ถึง ${timeText(view.expiresAt)} น. พิมพ์ "นำเข้าแผน"`],
        buttons: [{ ...AGAIN, label: 'ทำต่อ' }],
      })
    : card({
        step: STEP,
        title: 'ยังไม่ได้นำเข้า แผนของเขตไม่เปลี่ยน',
        buttons: [AGAIN],
      });

export const dropped = (): LineMessage =>
  card({ step: STEP, title: 'ไม่นำเข้าไฟล์นี้ แผนของเขตไม่เปลี่ยน', buttons: [{ ...AGAIN, label: 'นำเข้าไฟล์อื่น' }] });

export const notAllowed = ({ facts: { person } }: ImportContext): LineMessage =>
  card({
    title: 'การนำเข้าแผนเป็นหน้าที่ของผู้ประสานงานของเขต',
    body: ['ถ้าแผนต้องแก้ แจ้งผู้ประสานงานได้'],
    buttons: firstSteps(person?.role ?? 'officer'),
  });
