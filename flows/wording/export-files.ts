/** What `export-report` says of files: those that can be had, are being made, failed, or cannot be sent. */
import { type Button, card, small, text } from '../../src/line/messages/kit.ts';
import { FORMATS } from '../../src/reports/formats.ts';
import { fiscalYearBE } from '../../src/thai/calendar.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { layoutLabel, monthsText, showsPlan } from '../export-report/choices.ts';
import type { ExportContext } from '../export-report/context.ts';
import type { LineMessage } from '../facts.ts';
import { startData } from '../tap.ts';
import type { ExportView } from '../views/reports.ts';
import { START } from './people.ts';
import { timeText } from './work.ts';

const STEP = 'ส่งออกรายงาน';
const AGAIN: Button = { ...START.export, label: 'ทำอีกไฟล์' };
const FETCH: Button = {
  label: 'รับไฟล์',
  data: startData('export-report', { show: 'files' }),
  look: 'primary',
};

/** What was made: the file that is waited for, or all that can still be had. */
export function files({ files: all, report, facts }: ExportContext): LineMessage | LineMessage[] {
  const own = report === null ? all : all.filter(({ id }) => id === report);
  if (own.length === 0)
    return card({
      title: 'ไม่มีไฟล์ที่ทำไว้',
      body: ['ไฟล์เก็บไว้ ๒๔ ชั่วโมงแล้วถูกลบ ทำใหม่ได้ทุกเมื่อ'],
      buttons: [{ ...START.export, look: 'primary' }],
    });
  const ready = own.filter(({ state }) => state === 'ready');
  const [newest] = own as [ExportView];
  if (ready.length === 0) return newest.state === 'failed' ? failed(newest) : stillMaking(newest, facts.now);
  const linked = ready.filter(({ url }) => url !== null);
  if (linked.length === 0) return withCommand(ready[0]!);
  return card({
    step: STEP,
    title: linked.length === 1 ? 'ไฟล์พร้อมแล้ว' : `มี ${thai(linked.length)} ไฟล์ที่ยังเปิดได้`,
    body: [
      ...linked.map(
        (file, i) =>
          `${linked.length > 1 ? `${thai(i + 1)}. ` : ''}${nameOf(file)} (${sizeText(file.size ?? 0)})\nใช้ได้ถึง ${timeText(file.expiresAt)} น.`,
      ),
      ...(newest.state === 'waiting' ? ['ไฟล์ล่าสุดกำลังทำอยู่'] : []),
      ...(newest.state === 'failed' ? ['ไฟล์ล่าสุดทำไม่สำเร็จ ลองทำใหม่ หรือเลือกช่วงเดือนที่สั้นลง'] : []),
      small('ลิงก์เป็นของคุณคนเดียว อย่าส่งต่อ เพราะใครได้ไปก็เปิดได้ ถ้าจะให้ผู้อื่น เปิดแล้วส่งเป็นไฟล์'),
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
    step: STEP,
    title: 'กำลังทำไฟล์อยู่ ยังไม่เสร็จ',
    body: [
      `${nameOf(file)}\nสั่งเมื่อ ${timeText(file.requestedAt)} น.`,
      now - file.requestedAt < 60_000 ? 'ขอเวลาอีกสักครู่' : 'ทำเรื่องอื่นไปก่อนได้ แล้วกลับมากดรับไฟล์',
    ],
    buttons: [FETCH],
  });

const failed = (file: ExportView): LineMessage =>
  card({
    step: STEP,
    title: 'ทำไฟล์นี้ไม่สำเร็จ',
    body: [nameOf(file), 'ลองทำใหม่ หรือเลือกช่วงเดือนที่สั้นลง ถ้ายังไม่ได้ แจ้งผู้ดูแลเครื่อง'],
    buttons: [{ ...AGAIN, label: 'ทำใหม่', look: 'primary' }],
  });

/** Not pushed when it is ready, since that would be counted. */
export const slow = (): LineMessage =>
  card({
    step: STEP,
    title: 'กำลังทำ… ใช้เวลานานกว่าปกติ',
    body: ['ทำเรื่องอื่นไปก่อนได้ เมื่อพร้อมรับ กดปุ่มนี้หรือพิมพ์ "ไฟล์"'],
    buttons: [FETCH],
  });

export const busy = (): LineMessage =>
  card({
    step: STEP,
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
    step: STEP,
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
