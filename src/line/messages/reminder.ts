/** The monthly reminder: one message a person with all that is theirs, and what a head of a division reads. */
import type { DivisionView, LineMessage } from '../../../flows/facts.ts';
import { startData } from '../../../flows/tap.ts';
import { namesText } from '../../../flows/wording/reminders.ts';
import { dueText, months, numberText } from '../../../flows/wording/work.ts';
import { isOverdue } from '../../../flows/work.ts';
import { monthsBetween } from '../../reminders/cadence.ts';
import type { DueWork } from '../../reminders/due-work.ts';
import { shortDate, weekday } from '../../thai/calendar.ts';
import { toThaiDigits as thai } from '../../thai/digits.ts';
import { type Button, box, button, COLORS, card, type FlexComponent, label } from './kit.ts';
import { measureLabel, namesOf } from './measure-name.ts';
import { shorten } from './shorten.ts';

/** Measures in one message: more is more than a phone shows. */
const SHOWN = 5;

interface When {
  /** `YYYY-MM` that is asked for. */
  month: string;
  /** ISO date, as `today`. */
  due: string;
  today: string;
}

/** To somebody of a division: what is not reported or stands still, most urgent first. `byHand`: a coordinator sent it. */
export function personalReminder(work: DueWork[], when: When & { byHand: boolean }): LineMessage {
  const missing = work.filter(({ alarm }) => alarm === 'missing').length;
  const whose = whoseWork(work);
  const count = thai(work.length);
  const title =
    missing > 0 ? `${whose} เหลือ ${count} เรื่อง` : `${whose} รายงานครบแล้ว แต่ ${count} เรื่องยังไม่คืบหน้า`;
  return card({
    step: `${when.byHand ? 'ผู้ประสานงานฝากเตือน' : 'เตือนรายงาน'} · ${months.long(when.month)}`,
    title,
    subtitle: dueLine(when),
    body: workBlocks(work, when.today),
    buttons: [moreButton(work)],
    altText: `${title} ${dueLine(when)}`,
  });
}

/** To the head of divisions that are late still; `reporters` are the people who were to report. */
export function headReminder(
  work: DueWork[],
  when: When,
  reporters: { name: string; reachable: boolean }[],
): LineMessage {
  const title = `${whoseWork(work)} เลยกำหนดแล้ว ยังเหลือ ${thai(work.length)} เรื่อง`;
  const away = reporters.filter(({ reachable }) => !reachable);
  const names = reporters.length === 0 ? 'ยังไม่มีผู้รายงานของฝ่ายในระบบ' : `ผู้รายงาน: ${namesText(reporters, 5)}`;
  return card({
    step: `ถึงหัวหน้าฝ่าย · ${months.long(when.month)}`,
    title,
    subtitle: dueLine(when),
    body: [
      ...workBlocks(work, when.today),
      names,
      ...(away.length > 0 ? [late(`ติดต่อไม่ได้ (ยังไม่เพิ่มเพื่อน): ${namesText(away, 5)}`)] : []),
    ],
    buttons: [moreButton(work)],
    altText: `${title} ${dueLine(when)}`,
  });
}

/** "ภายในวันศุกร์ที่ ๒๐ พ.ย.", "ครบกำหนดวันนี้", "ครบกำหนดไปเมื่อวันศุกร์ที่ ๒๐ พ.ย." */
export function dueLine({ due, today }: Pick<When, 'due' | 'today'>): string {
  if (due === today) return 'ครบกำหนดรายงานวันนี้';
  const day = `วัน${weekday(due)}ที่ ${thai(shortDate(due))}`;
  return due > today ? `ภายใน${day}` : `ครบกำหนดไปเมื่อ${day}`;
}

/** "ยังไม่มีรายงานเดือนนี้", "รายงานแล้ว แต่เหมือนเดือนก่อน (๖๐%)" */
export function alarmText({ item, alarm }: DueWork): string {
  if (alarm === 'missing') {
    const every = monthsBetween(item.cadence);
    return every === 1 ? 'ยังไม่มีรายงานเดือนนี้' : `ยังไม่มีรายงานของรอบนี้ (ทุก ${thai(every)} เดือน)`;
  }
  const number = item.current && numberText(item, item.current);
  return `รายงานแล้ว แต่เหมือนเดือนก่อน${number ? ` (${shorten(number, 40)})` : ''}`;
}

export const late = (words: string): FlexComponent => label(words, { size: 'sm', color: COLORS.late });

function whoseWork(work: DueWork[]): string {
  const divisions = divisionsOf(work);
  return divisions.length === 1 ? shorten(divisions[0]!.name, 60) : `${thai(divisions.length)} ฝ่ายของคุณ`;
}

const divisionsOf = (work: DueWork[]): DivisionView[] => [
  ...new Map(work.map(({ item }) => [item.division.id, item.division])).values(),
];

function workBlocks(work: DueWork[], today: string): FlexComponent[] {
  const shown = work.slice(0, SHOWN);
  const names = namesOf(shown.map(({ item }) => item));
  const several = divisionsOf(work).length > 1;
  return shown.map((one, i) => {
    const overdue = isOverdue(one.item, today);
    const about = [
      several ? shorten(one.item.division.shortName, 20) : null,
      alarmText(one),
      overdue ? dueText(one.item, today) : null,
    ];
    return box(
      [
        box([
          label(names[i]!, { weight: 'bold' }),
          label(about.filter(Boolean).join(' · '), {
            size: 'sm',
            color: overdue ? COLORS.late : COLORS.muted,
          }),
        ]),
        button(reportButton(one)),
      ],
      { backgroundColor: COLORS.soft, cornerRadius: '10px', paddingAll: '12px', spacing: 'sm' },
    );
  });
}

/** Opens the report of exactly this measure. */
function reportButton({ item, alarm }: DueWork): Button {
  const what = measureLabel(item);
  return {
    label: alarm === 'missing' ? `รายงาน ${what}` : `เพิ่มความคืบหน้า ${what}`,
    data: startData('report-progress', { assignment: item.id }),
    look: 'primary',
  };
}

function moreButton(work: DueWork[]): Button {
  const more = work.length - SHOWN;
  const [division, ...others] = divisionsOf(work) as [DivisionView, ...DivisionView[]];
  const start: Record<string, string> = others.length === 0 ? { division: division.id } : {};
  return {
    label: more > 0 ? `ดูอีก ${thai(more)} เรื่อง` : 'ดูงานของฉัน',
    data: startData('my-work', start),
    look: more > 0 ? 'secondary' : 'link',
  };
}
