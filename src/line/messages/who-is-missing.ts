/** "ยังไม่ส่ง": the divisions that miss something with both alarms, and one of them with its people. */
import type { LineMessage } from '../../../flows/facts.ts';
import { startData } from '../../../flows/tap.ts';
import type { ReminderPreview } from '../../../flows/views/reminders.ts';
import type { WorkItem } from '../../../flows/views/work.ts';
import { nameOf } from '../../../flows/wording/people.ts';
import { alarmsText, HOW_TO_REACH, namesText, quotaText } from '../../../flows/wording/reminders.ts';
import { dueText, months } from '../../../flows/wording/work.ts';
import { toThaiDigits as thai } from '../../thai/digits.ts';
import { type Button, COLORS, card, type FlexComponent, label, type Option } from './kit.ts';
import { namesOf } from './measure-name.ts';
import { shorten } from './shorten.ts';

type Division = ReminderPreview['divisions'][number];
type Who = ReminderPreview['people'][number];

const DIVISIONS = 12;
const MEASURES = 8;
const PEOPLE = 12;

interface View {
  /** Has the buttons to remind. */
  reminds: boolean;
  page: number;
  /** ISO date. */
  today: string;
}

/** All divisions with something missing, worst first. `search`: words that name none of them. */
export function whoIsMissing(
  { divisions, people, quota, month }: ReminderPreview,
  { reminds, page }: View,
  search?: string,
): LineMessage {
  const pages = Math.ceil(divisions.length / DIVISIONS);
  const shown = Math.min(page, pages - 1);
  const away = people.filter(({ reachable }) => !reachable);
  const sum = {
    missing: divisions.flatMap(({ missing }) => missing).length,
    stalled: divisions.flatMap(({ stalled }) => stalled).length,
  };
  return card({
    step: `ยังไม่ส่ง · ${months.long(month)}`,
    title: `${alarmsText(sum)} เรื่อง ใน ${thai(divisions.length)} ฝ่าย`,
    body: [
      ...(search ? [`"${shorten(search, 30)}" ไม่ค้างเรื่องใด หรือไม่ใช่ชื่อฝ่าย นี่คือฝ่ายที่ยังค้าง`] : []),
      'แตะฝ่ายเพื่อดูว่าเหลือเรื่องใด ใครเป็นผู้รายงาน',
      ...(away.length > 0
        ? [
            label(`ติดต่อไม่ได้ ${thai(away.length)} คน (ยังไม่เพิ่มเพื่อนหรือบล็อกไว้): ${namesText(away)}`, {
              size: 'sm',
              color: COLORS.late,
            }),
          ]
        : []),
      ...(reminds ? [label(quotaText(quota), { size: 'sm', color: COLORS.muted })] : []),
    ],
    options: divisions
      .slice(shown * DIVISIONS, (shown + 1) * DIVISIONS)
      .map((one) => divisionOption(one, people)),
    buttons: [
      ...(reminds ? [primary('เตือน', startData('remind'))] : []),
      ...turns(shown, pages, (to) => startData('who-is-missing', { page: String(to) })),
    ],
  });
}

function divisionOption({ division, missing, stalled, people }: Division, all: Who[]): Option {
  const who = all.filter(({ userId }) => people.includes(userId));
  const alarms = alarmsText({ missing: missing.length, stalled: stalled.length });
  return {
    label: shorten(division.name, 60) || '(ไม่มีชื่อ)',
    detail: `${alarms} · ${who.length > 0 ? namesText(who) : 'ยังไม่มีผู้รายงาน'}`,
    ...(who.length === 0 && { tone: COLORS.late }),
    data: startData('who-is-missing', { division: division.id }),
  };
}

/** What one division misses, and its people. */
export function divisionMissing(
  { people: all, month }: ReminderPreview,
  { division, missing, stalled, people }: Division,
  { reminds, page, today }: View,
): LineMessage {
  const items = [...missing, ...stalled];
  const names = namesOf(items);
  const pages = Math.ceil(items.length / MEASURES);
  const shown = Math.min(page, pages - 1);
  const who = all.filter(({ userId }) => people.includes(userId));
  const from = shown * MEASURES;
  return card({
    step: `ยังไม่ส่ง · ${months.long(month)}`,
    title: shorten(division.name, 80) || '(ไม่มีชื่อ)',
    subtitle: `${alarmsText({ missing: missing.length, stalled: stalled.length })} เรื่อง`,
    body: shown === 0 ? peopleOf(who) : [`หน้า ${thai(shown + 1)} จาก ${thai(pages)}`],
    options: items.slice(from, from + MEASURES).map((item, i) => ({
      label: names[from + i]!,
      ...alarmOf(item, from + i >= missing.length, today),
      data: startData('measure-history', { assignment: item.id }),
    })),
    buttons: [
      ...(reminds ? [primary('เตือนฝ่ายนี้', startData('remind', { division: division.id }))] : []),
      ...turns(shown, pages, (to) =>
        startData('who-is-missing', { division: division.id, page: String(to) }),
      ),
      { label: 'ดูทุกฝ่าย', data: startData('who-is-missing'), look: 'link' },
    ],
  });
}

function peopleOf(who: Who[]): FlexComponent[] {
  if (who.length === 0) return [label('ยังไม่มีผู้รายงานของฝ่ายนี้', { color: COLORS.late })];
  const away = who.some(({ reachable }) => !reachable);
  return [
    ...who.slice(0, PEOPLE).map((person) => {
      const state = person.reachable ? (person.remindedToday ? ' · เตือนแล้ววันนี้' : '') : ' · ติดต่อไม่ได้';
      return label(`${nameOf(person)}${state}`, { color: person.reachable ? COLORS.ink : COLORS.late });
    }),
    ...(who.length > PEOPLE ? [label(`และอีก ${thai(who.length - PEOPLE)} คน`)] : []),
    ...(away ? [label(`คนที่ติดต่อไม่ได้ ${HOW_TO_REACH}`, { size: 'sm', color: COLORS.muted })] : []),
  ];
}

/** Which of the two alarms it is, and since when it is late. */
function alarmOf(item: WorkItem, stalled: boolean, today: string): Pick<Option, 'detail' | 'tone'> {
  if (stalled) return { detail: 'รายงานแล้ว แต่ไม่คืบหน้าจากเดือนก่อน' };
  const due = dueText(item, today);
  return { detail: ['ยังไม่รายงานเดือนนี้', due].filter(Boolean).join(' · ') };
}

/** Everybody has reported. */
export function nobodyIsMissing(month: string): LineMessage {
  return card({
    step: `ยังไม่ส่ง · ${months.long(month)}`,
    title: 'ทุกฝ่ายรายงานครบแล้ว',
    body: ['ไม่มีเรื่องที่ค้าง และทุกเรื่องมีความคืบหน้า'],
    buttons: [{ label: 'ภาพรวมทุกฝ่าย', data: startData('district-overview') }],
  });
}

/** Officers see their own division. */
export function onlyForThoseWhoLookOn(): LineMessage {
  return card({
    title: 'รายชื่อฝ่ายที่ยังไม่ส่งเปิดให้ผู้ประสานงานและผู้บริหาร',
    body: ['งานของฝ่ายคุณดูได้ที่ "งานของฉัน"'],
    buttons: [primary('งานของฉัน', startData('my-work'))],
  });
}

const primary = (words: string, data: string): Button => ({ label: words, data, look: 'primary' });

const turns = (shown: number, pages: number, to: (page: number) => string): Button[] => [
  ...(shown + 1 < pages ? [{ label: 'หน้าถัดไป', data: to(shown + 1) }] : []),
  ...(shown > 0 ? [{ label: 'หน้าก่อน', data: to(shown - 1) }] : []),
];
