/** What `export-report` says at its questions; of files in export-files.ts. */
import { card, choiceButtons, small } from '../../src/line/messages/kit.ts';
import { shorten } from '../../src/line/messages/shorten.ts';
import { FORMATS } from '../../src/reports/formats.ts';
import type { Period, PeriodProblem } from '../../src/reports/period.ts';
import { fiscalYearBE } from '../../src/thai/calendar.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { asked, lead, listed } from '../asking.ts';
import { layoutLabel, monthsText, showsPlan, usualPeriods } from '../export-report/choices.ts';
import type { ExportContext } from '../export-report/context.ts';
import { signerText } from '../export-report/signers.ts';
import type { LineMessage } from '../facts.ts';
import type { Choice } from '../flow.ts';
import type { ReportPreview } from '../views/reports.ts';
import { firstSteps, QUICK, START } from './people.ts';

export const WAIT_SIGNERS = 'กำลังบันทึกผู้ลงนาม รอสักครู่';
export const SIGNERS_CHANGED = 'เปลี่ยนผู้ลงนามแล้ว ใช้กับรายงานต่อ ๆ ไปด้วย';
export const WAIT = 'กำลังทำไฟล์อยู่ เสร็จแล้วจะส่งลิงก์ให้ที่นี่';

/** A plan is asked one question less. */
const stepOf = ({ layout }: ExportContext, number: number): string =>
  showsPlan(layout) ? `ส่งออกรายงาน · ข้อ ${thai(number - 1)} จาก ๓` : `ส่งออกรายงาน · ข้อ ${thai(number)} จาก ๔`;

export function layout(context: ExportContext, choices: Choice[]): LineMessage {
  const first = lead(context, {
    hint: 'ขอให้เลือกแบบของรายงาน',
    example: 'พิมพ์หมายเลขหน้าข้อ เช่น ๑ หรือพิมพ์ "๕ คอลัมน์"',
  });
  return card({
    step: 'ส่งออกรายงาน · ข้อ ๑',
    ...asked(first, 'ทำรายงานแบบใดคะ'),
    ...listed(context.run, choices, 'layout'),
    quickReplies: QUICK,
  });
}

export function period(context: ExportContext, choices: Choice[]): LineMessage {
  const example = 'พิมพ์ช่วงเดือนเองได้ เช่น "ต.ค. 68 - มี.ค. 69"';
  const first = lead(context, { hint: `ยังอ่านช่วงเดือนนี้ไม่ออก ${example}`, example });
  const usual = usualPeriods(context.month);
  const { options, buttons } = listed(context.run, choices, 'period');
  return card({
    step: 'ส่งออกรายงาน · ข้อ ๒ จาก ๔',
    ...asked(first ?? layoutLabel(context.layout), 'ของช่วงเดือนใดคะ', first === null ? [small(example)] : []),
    options: options.map((option, i) => ({ ...option, detail: monthsText(usual[i]!) })),
    buttons,
    quickReplies: QUICK,
  });
}

export const refused = (problem: PeriodProblem): string =>
  problem === 'backwards'
    ? 'เดือนแรกอยู่หลังเดือนสุดท้าย พิมพ์เดือนที่เริ่มก่อน เช่น "ต.ค. 68 - มี.ค. 69"'
    : 'ช่วงนี้คร่อมสองปีงบประมาณ ซึ่งใช้คนละแผน ขอทีละปี (ต.ค. ถึง ก.ย.)';

export const noPlan = ({ from }: Period): string =>
  `ยังไม่มีแผนของปีงบประมาณ ${thai(fiscalYearBE(from))} ในระบบ เลือกช่วงอื่น`;

export function format(context: ExportContext, choices: Choice[]): LineMessage {
  const first = lead(context, {
    hint: 'ขอให้เลือกชนิดของไฟล์',
    example: 'พิมพ์ ๑ หรือ "PDF" เพื่อพิมพ์และลงนาม พิมพ์ "Word" เพื่อแก้ต่อ',
  });
  const understood = showsPlan(context.layout) ? layoutLabel(context.layout) : monthsText(context.period!);
  return card({
    step: stepOf(context, 3),
    ...asked(first ?? understood, 'เป็นไฟล์ชนิดใดคะ'),
    buttons: choiceButtons(context.run, choices),
    quickReplies: QUICK,
  });
}

export function confirm(context: ExportContext, choices: Choice[]): LineMessage {
  const first = lead(context, {
    hint: 'ขอให้เลือกว่าจะทำฉบับใด',
    example: 'พิมพ์ ๑ หรือ "ฉบับจริง" เพื่อทำไฟล์ พิมพ์ "ร่าง" เพื่อดูว่ายังขาดอะไร',
  });
  const what = `${layoutLabel(context.layout)} เป็น ${FORMATS[context.format].label}`;
  return card({
    step: stepOf(context, 4),
    ...(first === null ? { title: what } : { title: first, subtitle: what }),
    body: [
      ...held(context, context.preview!),
      small(context.digits === 'thai' ? 'ตัวเลขในเอกสารเป็นเลขไทย' : 'ตัวเลขในเอกสารเป็นเลขอารบิก'),
      small(`ผู้ลงนาม: ${signersText(context.preview!)}`),
    ],
    buttons: choiceButtons(context.run, choices, { lead: true }),
    quickReplies: QUICK,
  });
}

/** "ผู้รายงาน · ผู้ตรวจสอบ (เว้นชื่อไว้)" */
const signersText = ({ signatures }: ReportPreview): string => {
  const all = signatures.map((one) => shorten(signerText(one), 60)).join(' · ');
  return signatures.every(({ name }) => name === null) ? `${all} (เว้นชื่อไว้)` : all;
};

export function signers(context: ExportContext, choices: Choice[]): LineMessage {
  const example = 'ผู้รายงาน: นางสาวมะลิ ใจดี (นักจัดการงานทั่วไป)\nผู้อำนวยการเขต: นายประเสริฐ ดีงาม';
  const first = lead(context, {
    hint: 'ยังอ่านชื่อผู้ลงนามไม่ออก พิมพ์ตามตัวอย่าง คนละบรรทัด',
    example: 'แต่ละบรรทัดเป็น หน้าที่ แล้วเครื่องหมาย : แล้วชื่อ และตำแหน่งในวงเล็บ',
  });
  return card({
    step: 'ส่งออกรายงาน · ผู้ลงนาม',
    ...asked(first, 'พิมพ์ผู้ลงนามคนละบรรทัด จากซ้ายไปขวา ไม่เกิน ๔ คน', [
      `ตอนนี้:\n${context.preview!.signatures.map((one) => shorten(signerText(one), 120)).join('\n')}`,
      small(`เช่น\n${example}`),
    ]),
    buttons: choiceButtons(context.run, choices),
    quickReplies: QUICK,
  });
}

/** What the report would hold, and what it lacks. */
function held(context: ExportContext, preview: ReportPreview): string[] {
  const { items, withResults, photos, photosLeftOut, missing } = preview;
  if (showsPlan(context.layout)) return [`แผน ${thai(items)} รายการ`];
  const lacks = [
    missing.results > 0 ? `ยังไม่มีผล ${thai(missing.results)} เรื่อง` : null,
    missing.photos > 0 ? `ไม่มีภาพ ${thai(missing.photos)} เรื่อง` : null,
    missing.postponed > 0 ? `เลื่อน ${thai(missing.postponed)} เรื่อง` : null,
  ].filter(Boolean);
  return [
    `${monthsText(context.period!)}\n${thai(items)} รายการ มีผลแล้ว ${thai(withResults)} รายการ · ${photos > 0 ? `${thai(photos)} ภาพ` : 'ยังไม่มีภาพ'}`,
    lacks.length > 0 ? `ที่ยังขาด: ${lacks.join(' · ')}` : 'ครบทุกเรื่องแล้ว',
    ...(photosLeftOut > 0
      ? [`ภาพมากเกินกว่าจะพิมพ์ได้ทั้งหมด จะเว้น ${thai(photosLeftOut)} ภาพท้าย ๆ ของแต่ละเรื่อง`]
      : []),
  ];
}

export const notAllowed = ({ facts: { person }, show }: ExportContext): LineMessage =>
  card({
    title: 'การส่งออกรายงานเป็นหน้าที่ของผู้ประสานงานของเขต',
    body: [
      show === 'files'
        ? 'ถ้าจะส่งไฟล์ของงาน พิมพ์ "ส่งไฟล์" หรือส่งไฟล์เข้ามาได้เลย'
        : 'ถ้าต้องการไฟล์รายงาน แจ้งผู้ประสานงานได้',
    ],
    buttons: firstSteps(person?.role ?? 'officer'),
  });

export const left = (): LineMessage =>
  card({
    title: 'ยังไม่ได้ทำไฟล์',
    body: ['เมื่อต้องการ พิมพ์ "ส่งออกรายงาน"'],
    buttons: [START.export],
  });
