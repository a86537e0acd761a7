/** What `export-report` says. */
import { type Button, COLORS, card, choiceButtons, label, text } from '../../src/line/messages/kit.ts';
import { shorten } from '../../src/line/messages/shorten.ts';
import { FORMATS } from '../../src/reports/formats.ts';
import type { Period, PeriodProblem } from '../../src/reports/period.ts';
import { fiscalYearBE } from '../../src/thai/calendar.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { asked, lead, listed } from '../asking.ts';
import { layoutLabel, monthsText, showsPlan, usualPeriods } from '../export-report/choices.ts';
import type { ExportContext } from '../export-report/context.ts';
import { signerText } from '../export-report/signers.ts';
import type { ExportView, LineMessage, ReportPreview } from '../facts.ts';
import type { Choice } from '../flow.ts';
import { startData } from '../tap.ts';
import { firstSteps, QUICK } from './people.ts';
import { timeText } from './work.ts';

export const FIRST_ALREADY = 'นี่คือข้อแรกแล้ว ถ้าจะเลิก พิมพ์ "ยกเลิก"';
export const WAIT_SIGNERS = 'กำลังบันทึกผู้ลงนาม รอสักครู่';
export const SIGNERS_CHANGED = 'เปลี่ยนผู้ลงนามแล้ว ใช้กับรายงานต่อ ๆ ไปด้วย';
export const WAIT = 'กำลังทำไฟล์อยู่ เสร็จแล้วจะส่งลิงก์ให้ที่นี่';

const AGAIN: Button = { label: 'ทำอีกไฟล์', data: startData('export-report') };
const FETCH: Button = {
  label: 'รับไฟล์',
  data: startData('export-report', { show: 'files' }),
  look: 'primary',
};

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

/** What was made: the file that is waited for, or all that can still be had. */
export function files({ files: all, report, facts }: ExportContext): LineMessage | LineMessage[] {
  const own = report === null ? all : all.filter(({ id }) => id === report);
  if (own.length === 0)
    return card({
      title: 'ไม่มีไฟล์ที่ทำไว้',
      body: ['ไฟล์เก็บไว้ ๒๔ ชั่วโมงแล้วถูกลบ ทำใหม่ได้ทุกเมื่อ'],
      buttons: [{ ...AGAIN, label: 'ส่งออกรายงาน', look: 'primary' }],
    });
  const ready = own.filter(({ state }) => state === 'ready');
  const [newest] = own as [ExportView];
  if (ready.length === 0) return newest.state === 'failed' ? failed(newest) : stillMaking(newest, facts.now);
  const linked = ready.filter(({ url }) => url !== null);
  if (linked.length === 0) return withCommand(ready[0]!);
  return card({
    step: 'ส่งออกรายงาน',
    title: linked.length === 1 ? 'ไฟล์พร้อมแล้ว' : `มี ${thai(linked.length)} ไฟล์ที่ยังเปิดได้`,
    body: [
      ...linked.map(
        (file) => `${nameOf(file)} (${sizeText(file.size ?? 0)})\nใช้ได้ถึง ${timeText(file.expiresAt)} น.`,
      ),
      ...(newest.state === 'waiting' ? ['ไฟล์ล่าสุดกำลังทำอยู่'] : []),
      ...(newest.state === 'failed' ? ['ไฟล์ล่าสุดทำไม่สำเร็จ ลองทำใหม่ หรือเลือกช่วงเดือนที่สั้นลง'] : []),
      small('ลิงก์นี้สำหรับคุณคนเดียว ใครได้ไปก็เปิดได้ ถ้าจะส่งต่อ ให้เปิดแล้วส่งเป็นไฟล์'),
    ],
    buttons: [
      ...linked.map(
        (file, i): Button => ({
          label: linked.length === 1 ? `เปิดไฟล์ ${FORMATS[file.format].label}` : `เปิดไฟล์ที่ ${thai(i + 1)}`,
          uri: file.url!,
          look: 'primary',
        }),
      ),
      ...(newest.state === 'waiting' ? [{ ...FETCH, look: 'secondary' as const }] : []),
      AGAIN,
    ],
  });
}

/** "รายงานผล ๕ คอลัมน์ ต.ค. - พ.ย. ๖๙ PDF (ร่าง)" */
const nameOf = ({ layout: name, from, to, format: kind, draft }: ExportView): string =>
  [
    layoutLabel(name),
    showsPlan(name) ? `ปี ${thai(fiscalYearBE(from))}` : monthsText({ from, to }),
    FORMATS[kind].label,
  ]
    .concat(draft ? ['ฉบับร่าง'] : [])
    .join(' ');

/** "๑.๒ MB", "๘๐ KB" */
const sizeText = (bytes: number): string =>
  bytes >= 1_000_000 ? `${thai((bytes / 1_000_000).toFixed(1))} MB` : `${thai(Math.ceil(bytes / 1000))} KB`;

const stillMaking = (file: ExportView, now: number): LineMessage =>
  card({
    step: 'ส่งออกรายงาน',
    title: 'กำลังทำไฟล์อยู่ ยังไม่เสร็จ',
    body: [
      `${nameOf(file)}\nสั่งเมื่อ ${timeText(file.requestedAt)} น.`,
      now - file.requestedAt < 60_000 ? 'ขอเวลาอีกสักครู่' : 'ทำเรื่องอื่นไปก่อนได้ แล้วกลับมากดรับไฟล์',
    ],
    buttons: [FETCH],
  });

const failed = (file: ExportView): LineMessage =>
  card({
    step: 'ส่งออกรายงาน',
    title: 'ทำไฟล์นี้ไม่สำเร็จ',
    body: [nameOf(file), 'ลองทำใหม่ หรือเลือกช่วงเดือนที่สั้นลง ถ้ายังไม่ได้ แจ้งผู้ดูแลเครื่อง'],
    buttons: [{ ...AGAIN, label: 'ทำใหม่', look: 'primary' }],
  });

/** Not pushed when it is ready, since that would be counted. */
export const slow = (): LineMessage =>
  card({
    step: 'ส่งออกรายงาน',
    title: 'กำลังทำ… ใช้เวลานานกว่าปกติ',
    body: ['ทำเรื่องอื่นไปก่อนได้ เมื่อพร้อมรับ กดปุ่มนี้หรือพิมพ์ "ไฟล์"'],
    buttons: [FETCH],
  });

export const busy = (): LineMessage =>
  card({
    step: 'ส่งออกรายงาน',
    title: 'กำลังทำไฟล์ที่สั่งไว้ก่อนหน้าอยู่',
    body: ['รับไฟล์เหล่านั้นก่อน แล้วค่อยสั่งใหม่'],
    buttons: [FETCH],
  });

export const byCommand = ({
  layout: name,
  period: months,
  format: kind,
  digits,
}: ExportContext): LineMessage[] => withCommand({ layout: name, ...months!, format: kind, digits });

/** Without an https address there is no link that LINE would take. */
const withCommand = (
  file: Pick<ExportView, 'layout' | 'from' | 'to' | 'format' | 'digits'>,
): LineMessage[] => [
  card({
    step: 'ส่งออกรายงาน',
    title: 'ส่งไฟล์ทางแชตไม่ได้ เพราะระบบนี้ยังไม่มีที่อยู่เว็บแบบ https',
    body: [
      'ส่งต่อคำสั่งด้านล่างให้ผู้ดูแลเครื่อง จะได้ไฟล์เดียวกัน (เติม --draft เพื่อทำฉบับร่าง)',
      'ถ้าจะให้รับทางแชตได้ ให้ผู้ดูแลเครื่องตั้งค่า PUBLIC_URL',
    ],
    buttons: [AGAIN],
  }),
  text(
    `npm run --silent report:export -- --layout ${file.layout} --from ${inEra(file.from)} --to ${inEra(file.to)} --format ${file.format} --digits ${file.digits} --out report.${file.format}`,
  ),
];

/** "2567-10", as the months are typed. */
const inEra = (month: string) => `${Number(month.slice(0, 4)) + 543}${month.slice(4)}`;

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
    buttons: [{ ...AGAIN, label: 'ส่งออกรายงาน' }],
  });

const small = (words: string) => label(words, { size: 'sm', color: COLORS.muted });
