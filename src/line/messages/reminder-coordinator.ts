/** What coordinators read about a month's reminders: who is late still, the digest, and the messages that are left. */
import type { DivisionView, LineMessage } from '../../../flows/facts.ts';
import { startData } from '../../../flows/tap.ts';
import { alarmsText, namesText } from '../../../flows/wording/reminders.ts';
import { months } from '../../../flows/wording/work.ts';
import type { Standing } from '../../reminders/due-work.ts';
import { toThaiDigits as thai } from '../../thai/digits.ts';
import { action, box, COLORS, card, type FlexComponent, label, progressBar } from './kit.ts';
import { dueLine, late } from './reminder.ts';
import { shorten } from './shorten.ts';

const DIVISIONS = 12;

export interface Report {
  /** `YYYY-MM` */
  month: string;
  /** ISO date, as `today`. */
  due: string;
  today: string;
  standings: Standing[];
  /** By id. */
  divisions: ReadonlyMap<string, DivisionView>;
  /** Ids of divisions without anybody to report. */
  withoutReporters: ReadonlySet<string>;
  /** Names of people whom LINE does not reach. */
  unreachable: { name: string }[];
}

/** Divisions that miss reports some days after the due day, those that miss most first. */
export function lateDivisions(report: Report): LineMessage {
  const behind = report.standings.filter(({ missing, stalled }) => missing + stalled > 0);
  const missing = sum(behind, 'missing');
  const title =
    missing > 0
      ? `ยังไม่รายงาน ${thai(behind.filter((one) => one.missing > 0).length)} ฝ่าย ${thai(missing)} เรื่อง`
      : `ยังไม่คืบหน้า ${thai(behind.length)} ฝ่าย ${thai(sum(behind, 'stalled'))} เรื่อง`;
  const worst = behind.toSorted((a, b) => b.missing - a.missing || b.stalled - a.stalled);
  return card({
    step: `ถึงผู้ประสานงาน · ${months.long(report.month)}`,
    title,
    subtitle: dueLine(report),
    body: [...divisionLines(worst, report), ...unreachableLine(report)],
    buttons: [
      { label: 'เตือนอีกครั้ง', data: startData('remind'), look: 'primary' },
      { label: 'ดูทุกฝ่าย', data: startData('district-overview') },
    ],
    altText: `${title} ${dueLine(report)}`,
  });
}

/** The day after the due day: every division, the two alarms, and what changed; `before` is the digest of last month. */
export function digest(report: Report, before: Standing[] | null): LineMessage {
  const { standings } = report;
  const total = sum(standings, 'total');
  const reported = total - sum(standings, 'missing');
  const worst = standings.toSorted((a, b) => b.missing - a.missing || b.stalled - a.stalled);
  const title =
    reported === total
      ? `รายงานครบทั้ง ${thai(total)} เรื่องแล้ว`
      : `รายงานแล้ว ${thai(reported)} จาก ${thai(total)} เรื่อง`;
  const alarms = alarmsText({ missing: sum(standings, 'missing'), stalled: sum(standings, 'stalled') });
  return card({
    step: `สรุปเดือน · ${months.long(report.month)}`,
    title,
    subtitle: dueLine(report),
    body: [
      ...(alarms ? [label(`${alarms} เรื่อง`, { weight: 'bold', color: COLORS.late })] : []),
      ...divisionLines(worst, report),
      ...changes(standings, before),
      ...unreachableLine(report),
    ],
    buttons: [
      ...(alarms ? [{ label: 'เตือนฝ่ายที่ยังเหลือ', data: startData('remind'), look: 'primary' as const }] : []),
      { label: 'ดูทุกฝ่าย', data: startData('district-overview') },
    ],
    altText: `สรุปเดือน${months.name(report.month)} ${title}`,
  });
}

/** Most of the month's counted messages are used. */
export function quotaLow(used: number, limit: number): LineMessage {
  const left = Math.max(0, limit - used);
  return card({
    step: 'โควตาข้อความของเดือนนี้',
    title: `ใช้ไปแล้ว ${number(used)} จาก ${number(limit)} ข้อความ`,
    body: [
      left > 0
        ? `เหลือ ${number(left)} ข้อความจนสิ้นเดือน การตอบในแชทไม่นับ`
        : 'หมดแล้วสำหรับเดือนนี้ การตอบในแชทไม่นับ ยังใช้ได้ตามปกติ',
      `${left > 0 ? 'ถ้าหมด ' : ''}การเตือนจะรอแสดงเมื่อแต่ละคนเข้ามาครั้งถัดไป ไม่มีอะไรหาย`,
    ],
    buttons: [{ label: 'ตั้งค่าเตือน', data: startData('reminder-settings') }],
  });
}

/** The plan of the account gives another number of messages a month; null: without a limit. */
export function quotaChanged(before: number | null, now: number | null): LineMessage {
  const words = (limit: number | null) => (limit === null ? 'ไม่จำกัด' : `${number(limit)} ข้อความ`);
  return card({
    step: 'โควตาข้อความต่อเดือน',
    title: 'แพ็กเกจของบัญชี LINE เปลี่ยนไป',
    body: [
      `เดิม ${words(before)} · ตอนนี้ ${words(now)}`,
      'ถ้าไม่ได้เปลี่ยนเอง ให้ผู้ดูแลบัญชีตรวจใน LINE Official Account Manager',
    ],
    buttons: [{ label: 'ตั้งค่าเตือน', data: startData('reminder-settings') }],
  });
}

const number = (count: number): string => thai(count.toLocaleString('en-US'));

const sum = (standings: Standing[], what: 'total' | 'done' | 'missing' | 'stalled'): number =>
  standings.reduce((all, one) => all + one[what], 0);

function divisionLines(standings: Standing[], report: Report): FlexComponent[] {
  const { divisions, withoutReporters } = report;
  const more = standings.length - DIVISIONS;
  const lines = standings.slice(0, DIVISIONS).map((standing) => {
    const name = shorten(divisions.get(standing.division)?.name ?? '', 60) || '(ไม่มีชื่อ)';
    return divisionLine(name, standing, withoutReporters.has(standing.division));
  });
  return more > 0 ? [...lines, `และอีก ${thai(more)} ฝ่าย`].map(asComponent) : lines;
}

const asComponent = (part: string | FlexComponent): FlexComponent =>
  typeof part === 'string' ? label(part) : part;

function divisionLine(name: string, standing: Standing, nobody: boolean): FlexComponent {
  const { division, total, missing, stalled } = standing;
  const alarms = [alarmsText({ missing, stalled }), nobody ? 'ยังไม่มีผู้รายงาน' : ''].filter(Boolean).join(' · ');
  return box(
    [
      box([
        label(name, { weight: 'bold' }),
        label(alarms || `ครบทั้ง ${thai(total)} เรื่อง`, {
          size: 'sm',
          color: missing > 0 ? COLORS.late : COLORS.muted,
        }),
      ]),
      progressBar(((total - missing) / total) * 100),
    ],
    { spacing: 'xs', action: action({ label: name, data: startData('district-overview', { division }) }) },
  );
}

/** Compared with the digest of last month, where there was one. */
function changes(now: Standing[], before: Standing[] | null): FlexComponent[] {
  if (!before) return [];
  const complete = (standings: Standing[]) => standings.filter(({ missing }) => missing === 0).length;
  const was = new Map(before.map((one) => [one.division, one]));
  const both = now.filter(({ division }) => was.has(division));
  const done = both.reduce((all, one) => all + one.done - was.get(one.division)!.done, 0);
  const lines = [
    `ฝ่ายที่รายงานครบ ${thai(complete(now))} (เดือนก่อน ${thai(complete(before))})`,
    `ยังไม่รายงาน ${thai(sum(now, 'missing'))} เรื่อง (เดือนก่อน ${thai(sum(before, 'missing'))})`,
    ...(done > 0 ? [`แล้วเสร็จเพิ่ม ${thai(done)} เรื่อง`] : []),
  ];
  return [
    box([label('เทียบกับเดือนก่อน', { weight: 'bold' }), ...lines.map((line) => label(line, { size: 'sm' }))]),
  ];
}

const unreachableLine = ({ unreachable }: Report): FlexComponent[] =>
  unreachable.length === 0
    ? []
    : [late(`ติดต่อไม่ได้ ${thai(unreachable.length)} คน (ยังไม่เพิ่มเพื่อนหรือบล็อกไว้): ${namesText(unreachable, 8)}`)];
