/** What `file-photo` says. */
import type { EvidenceProblem } from '../../models/evidence.ts';
import { type Button, COLORS, card, choiceButtons, text } from '../../src/line/messages/kit.ts';
import { measureName } from '../../src/line/messages/measure-name.ts';
import { shorten } from '../../src/line/messages/shorten.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { asked, lead } from '../asking.ts';
import type { LineMessage } from '../facts.ts';
import type { FilePhotoContext } from '../file-photo/setup.ts';
import type { Choice } from '../flow.ts';
import { choiceData, startData } from '../tap.ts';
import type { FiledBefore } from '../views/evidence.ts';
import { months } from './work.ts';

const STEP = 'เก็บภาพจากกลุ่ม';
export const WAIT = 'กำลังเก็บภาพ รอสักครู่ แล้วจะแจ้งที่นี่';

export const notFound = ({ search }: FilePhotoContext): string =>
  `ยังไม่พบ "${shorten(search, 30)}" ในงานของฝ่าย`;

export function picking(context: FilePhotoContext, choices: Choice[]): LineMessage {
  const { list, run } = context;
  const rows = list?.rows ?? [];
  const example = 'แตะเรื่อง หรือพิมพ์ # ตามด้วยหมายเลขหรือรหัส เช่น #O15';
  const first = lead(context, { hint: 'ขอให้เลือกเรื่องจากรายการ', example });
  const question = list?.of === 'hits' ? list.headline : 'ภาพนี้เป็นของเรื่องใดคะ';
  return card({
    step: STEP,
    ...asked(first, question, first === example ? [] : [example]),
    options: rows.map(({ id, name, detail, late }, i) => ({
      label: name,
      detail,
      number: i + 1,
      data: choiceData(run, 'pick', id),
      ...(late && { tone: COLORS.late }),
    })),
    buttons: choiceButtons(run, choices.slice(rows.length)),
  });
}

export function album(context: FilePhotoContext, choices: Choice[]): LineMessage {
  const count = thai(context.album.length);
  const first = lead(context, {
    hint: 'ขอให้เลือกก่อนว่าจะเก็บภาพเดียวหรือทั้งชุด',
    example: 'พิมพ์ #๑ เพื่อเก็บภาพนี้ภาพเดียว หรือ #๒ เพื่อเก็บทั้งชุด',
  });
  return card({
    step: STEP,
    ...asked(first ?? measureName(context.item!), `ภาพนี้ส่งมาพร้อมกัน ${count} ภาพ จะเก็บภาพใดคะ`),
    buttons: choiceButtons(context.run, choices),
  });
}

export const slow = (): LineMessage => text('ภาพยังมาไม่ถึง เมื่อเก็บได้แล้วจะแจ้งอีกครั้ง');

/** "เก็บภาพนี้เป็นหลักฐาน O13 คู่มือสำหรับประชาชน ของฝ่ายทะเบียนแล้ว" */
export function told(context: FilePhotoContext): LineMessage {
  const { item, results, already, filed, wanted } = context;
  const kept = results.filter(({ ok }) => ok).length;
  const measure = measureName(item!);
  const whose = `ของ${shorten(item!.division.name, 60)}`;
  const what = wanted.length === 1 ? 'ภาพนี้' : `${thai(kept)} ภาพ`;
  const missing = wanted.length - filed.length - already.length;
  return card({
    step: STEP,
    title:
      kept > 0
        ? `เก็บ${wanted.length === 1 ? '' : ' '}${what}เป็นหลักฐาน ${measure} ${whose}แล้ว`
        : nothingKept(context),
    body: [
      ...(kept > 0 ? [whereTo(context)] : []),
      ...refusals(context),
      ...(wanted.length > 1 ? alreadyLines(already) : []),
      ...(missing > 0 && wanted.length > 1 ? [`อีก ${thai(missing)} ภาพไม่มีในกลุ่มแล้ว`] : []),
      ...repeats(context),
    ],
    buttons: wayOn(context),
  });
}

const whereTo = ({ into, month }: FilePhotoContext): string =>
  into === 'report'
    ? `เพิ่มในรายงานเดือน${months.name(month)}ให้แล้ว`
    : `จะรวมในรายงานเดือน${months.name(month)} เมื่อเขียนผลการดำเนินการ`;

/** Where nothing was kept of one photo, the reason is the title. */
function nothingKept({ wanted, already, results }: FilePhotoContext): string {
  if (wanted.length > 1) return 'ไม่มีภาพใหม่ที่เก็บได้';
  const before = already[0];
  if (before) return beforeText(before);
  const refused = results.find((result) => !result.ok);
  return refused && !refused.ok ? `ภาพนี้${PROBLEMS[refused.problem]}` : `ภาพนี้${PROBLEMS.gone}`;
}

function beforeText({ here, label, division, month }: FiledBefore): string {
  const whose = division && `ของ${shorten(division, 60)}`;
  const where = [label && shorten(label, 40), whose, month && `เดือน${months.name(month)}`]
    .filter(Boolean)
    .join(' ');
  if (here) return `ภาพนี้เป็นหลักฐาน ${where} อยู่แล้ว ไม่ต้องเก็บซ้ำ`;
  return label
    ? `ภาพนี้เป็นหลักฐาน ${where} อยู่แล้ว ถ้าจะใช้กับเรื่องนี้ด้วย ส่งภาพใหม่อีกครั้ง`
    : 'ภาพนี้อยู่ในรายงานที่ผู้ส่งกำลังเขียน จะเก็บเมื่อบันทึกรายงานนั้น';
}

const alreadyLines = (already: FiledBefore[]): string[] =>
  already.length > 0 ? [`${thai(already.length)} ภาพเป็นหลักฐานอยู่แล้ว ไม่เก็บซ้ำ`] : [];

const PROBLEMS: Record<EvidenceProblem, string> = {
  'too-large': 'ใหญ่เกินไป (เกิน ๒๐ MB) ให้ผู้ส่งย่อแล้วส่งใหม่ในกลุ่ม',
  broken: 'เปิดไม่ได้ ให้ผู้ส่งส่งใหม่ในกลุ่ม',
  'not-supported': 'ไม่ใช่ภาพที่เปิดได้ ให้ผู้ส่งส่งใหม่เป็น JPG หรือ PNG',
  gone: 'ไม่มีใน LINE แล้ว ให้ผู้ส่งส่งใหม่ในกลุ่ม แล้วตอบกลับภาพใหม่',
  unreachable: 'รับจาก LINE ไม่ได้ ลองตอบกลับภาพนี้อีกครั้งภายหลัง',
};

/** Of several photos: how many could not be kept, by reason. */
function refusals({ results, wanted }: FilePhotoContext): string[] {
  if (wanted.length === 1) return [];
  const problems = results.flatMap((result) => (result.ok ? [] : [result.problem]));
  return [...new Set(problems)].map(
    (problem) => `${thai(problems.filter((one) => one === problem).length)} ภาพ${PROBLEMS[problem]}`,
  );
}

/** The same picture was sent and kept before, as another message. */
function repeats({ results }: FilePhotoContext): string[] {
  const use = results.flatMap((result) => (result.ok && result.sameAs?.label ? [result.sameAs] : []))[0];
  if (!use?.label) return [];
  const where = `${shorten(use.label, 40)}${use.month ? ` เดือน${months.name(use.month)}` : ''}`;
  return [`ภาพเดียวกันนี้มีใน ${where} แล้ว ถ้าซ้ำ เอาออกได้ตอนเขียนหรือแก้รายงาน`];
}

function wayOn({ item, into, results }: FilePhotoContext): Button[] {
  if (!results.some(({ ok }) => ok)) return [];
  const assignment = item!.id;
  return into === 'report'
    ? [{ label: 'ดูรายงาน', data: startData('measure-history', { assignment }) }]
    : [{ label: 'เขียนผลการดำเนินการ', data: startData('report-progress', { assignment }) }];
}

export const notThere = ({ problem }: FilePhotoContext): LineMessage =>
  text(
    problem === 'gone'
      ? 'ผู้ส่งยกเลิกภาพนี้แล้ว จึงเก็บไม่ได้'
      : 'เก็บภาพนี้ไม่ได้ เก็บได้เฉพาะภาพที่ส่งหลังเชื่อมกลุ่มและไม่เกิน ๓๐ วัน ส่งภาพใหม่ในกลุ่ม แล้วตอบกลับภาพใหม่ได้เลย',
  );

export function foreign({ foreign: items }: FilePhotoContext): LineMessage {
  const names = [...new Set(items.map(({ division }) => division.name))];
  const whose = names.length > 2 ? `${names[0]} และอีก ${thai(names.length - 1)} ฝ่าย` : names.join(' และ');
  return text(
    `${measureName(items[0]!)} เป็นของ${shorten(whose, 90)} จึงยังไม่เก็บ ให้คนของฝ่ายนั้นตอบกลับภาพนี้ หรือตอบกลับด้วยรหัสเรื่องของฝ่ายคุณ`,
  );
}

export const refused = ({ problem }: FilePhotoContext): LineMessage =>
  text(
    problem === 'not-allowed'
      ? 'เก็บไม่ได้ เรื่องนี้ไม่ใช่งานของฝ่ายคุณในกลุ่มนี้'
      : 'เก็บไม่ได้ เรื่องนี้ไม่อยู่ในแผนแล้ว ลองตอบกลับภาพด้วยรหัสของเรื่องอื่น',
  );

export const notForYou = (): LineMessage =>
  text('เก็บภาพได้เฉพาะคนของฝ่ายที่ใช้กลุ่มนี้ ให้เจ้าหน้าที่ของฝ่ายตอบกลับภาพแทนได้');

export const dropped = (): LineMessage => text('ไม่เก็บภาพนี้ ถ้าเปลี่ยนใจ ตอบกลับภาพอีกครั้งได้');
