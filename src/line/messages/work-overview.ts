/** "งานของฉัน": how far a division is this month, and what is missing. */
import type { LineMessage } from '../../../flows/facts.ts';
import { startData } from '../../../flows/tap.ts';
import type { WorkItem } from '../../../flows/views/work.ts';
import { detailText, months } from '../../../flows/wording/work.ts';
import { byDivision, byUrgency, isMissingNow, isOverdue, type Tally, tally } from '../../../flows/work.ts';
import { toThaiDigits as thai } from '../../thai/digits.ts';
import {
  type Button,
  box,
  type Card,
  COLORS,
  card,
  cards,
  type FlexComponent,
  label,
  type Option,
  progressBar,
} from './kit.ts';
import { LIMITS } from './limits.ts';
import { namesOf } from './measure-name.ts';
import { shorten } from './shorten.ts';

/** What of a division's work is listed: what is missing this month, or everything. */
export type Shown = 'missing' | 'all';

const ROWS = 8;

/** One card a division, each with the way to its list. */
export function divisionsOverview(work: WorkItem[], today: string): LineMessage {
  const groups = byDivision(work);
  return cards(
    `งานของฝ่าย เดือน${months.long(today.slice(0, 7))}`,
    groups.slice(0, LIMITS.carouselBubbles).map(({ division, items }) => ({
      ...overviewCard(division, items, today),
      buttons: [
        { label: 'ดูเรื่องที่เหลือ', data: startData('my-work', { division: division.id }), look: 'primary' },
        { label: 'ดูทุกเรื่อง', data: startData('my-work', { division: division.id, show: 'all' }) },
      ],
    })),
  );
}

/** The card of one division, and under it the page of its list. */
export function divisionWork(
  items: WorkItem[],
  today: string,
  { show, page }: { show: Shown; page: number },
): LineMessage[] {
  const { division } = items[0]!;
  const list = listCard(items, today, { show, page });
  if (show === 'all' || page > 0) return [card(list)];
  const overview = overviewCard(division, items, today);
  const all: Button = {
    label: 'ดูทุกเรื่อง',
    data: startData('my-work', { division: division.id, show: 'all' }),
  };
  return list.options!.length > 0
    ? [card({ ...overview, buttons: [all] }), card(list)]
    : [card({ ...overview, buttons: [all, REPORT] })];
}

/** More lists in one message would be too large for LINE. */
const MOST_LISTS = 6;

/** What is missing this month, one list a division; how far the divisions are when nothing is, or in too many. */
export function missingWork(work: WorkItem[], today: string): LineMessage[] {
  const groups = byDivision(work);
  const lists = groups
    .filter(({ items }) => items.some((item) => isMissingNow(item, today)))
    .map(({ items }) => listCard(items, today, { show: 'missing', page: 0 }));
  if (lists.length === 1) return [card(lists[0]!)];
  if (lists.length > 0 && lists.length <= MOST_LISTS)
    return [cards(`ยังไม่รายงานเดือน${months.long(today.slice(0, 7))}`, lists)];
  return groups.length > 1
    ? [divisionsOverview(work, today)]
    : divisionWork(work, today, { show: 'missing', page: 0 });
}

const REPORT: Button = { label: 'รายงานเพิ่ม', data: startData('report-progress') };

export function overviewCard(division: WorkItem['division'], items: WorkItem[], today: string): Card {
  const count = tally(items, today);
  const reported = count.total - count.missing;
  return {
    step: `งานของฝ่าย · ${months.long(today.slice(0, 7))}`,
    title: shorten(division.name, 80),
    body: [
      label(
        count.missing === 0
          ? `เดือนนี้รายงานครบทั้ง ${thai(count.total)} เรื่องแล้ว`
          : `เดือนนี้เหลือ ${thai(count.missing)} จาก ${thai(count.total)} เรื่อง`,
        { weight: 'bold' },
      ),
      progressBar((reported / count.total) * 100),
      ...statusLines(count),
      ...warnings(count),
    ],
    altText: `${shorten(division.name, 80)} เดือนนี้เหลือ ${thai(count.missing)} จาก ${thai(count.total)} เรื่อง`,
  };
}

/** One line for each status: its name, the number, and a bar of its share. */
export function statusLines(
  count: Pick<Tally, 'total' | 'done' | 'inProgress' | 'notStarted' | 'postponed'>,
) {
  const line = (name: string, number: number, color: string): FlexComponent =>
    box(
      [
        label(name, { size: 'sm', flex: 4 }),
        label(thai(number), { size: 'sm', flex: 1, align: 'end', weight: 'bold' }),
        box([progressBar((number / Math.max(count.total, 1)) * 100, color)], {
          flex: 5,
          justifyContent: 'center',
        }),
      ],
      { layout: 'horizontal', spacing: 'md' },
    );
  return [
    line('แล้วเสร็จ', count.done, COLORS.done),
    line('กำลังทำ', count.inProgress, COLORS.progress),
    line('ยังไม่เริ่ม', count.notStarted, COLORS.waiting),
    ...(count.postponed > 0 ? [line('เลื่อน', count.postponed, COLORS.waiting)] : []),
  ];
}

function warnings({ overdue, dueSoon }: Tally): FlexComponent[] {
  return [
    ...(overdue > 0
      ? [label(`เกินกำหนด ${thai(overdue)} เรื่อง`, { size: 'sm', weight: 'bold', color: COLORS.late })]
      : []),
    ...(dueSoon > 0 ? [label(`ครบกำหนดใน ๗ วัน ${thai(dueSoon)} เรื่อง`, { size: 'sm', weight: 'bold' })] : []),
  ];
}

function listCard(items: WorkItem[], today: string, { show, page }: { show: Shown; page: number }): Card {
  const { division } = items[0]!;
  const names = new Map(namesOf(items).map((name, i) => [items[i]!.id, name]));
  const listed = byUrgency(items, today).filter((item) => show === 'all' || isMissingNow(item, today));
  const pages = Math.max(1, Math.ceil(listed.length / ROWS));
  const shown = Math.min(Math.max(page, 0), pages - 1);
  const to = (number: number) => startData('my-work', { division: division.id, show, page: String(number) });
  const count = thai(listed.length);
  return {
    step: shorten(division.name, 80),
    title: show === 'all' ? `ทั้งหมด ${count} เรื่อง` : `ยังไม่รายงานเดือนนี้ ${count} เรื่อง`,
    ...(pages > 1 && { subtitle: `หน้า ${thai(shown + 1)} จาก ${thai(pages)}` }),
    body: [show === 'all' ? 'แตะเรื่องเพื่อดูรายละเอียดและประวัติ' : 'แตะเรื่องเพื่อรายงาน'],
    options: listed
      .slice(shown * ROWS, (shown + 1) * ROWS)
      .map((item) =>
        workOption(item, names.get(item.id)!, today, show === 'all' ? 'measure-history' : 'report-progress'),
      ),
    buttons: [
      ...(shown + 1 < pages ? [{ label: 'หน้าถัดไป', data: to(shown + 1) }] : []),
      ...(shown > 0 ? [{ label: 'หน้าก่อน', data: to(shown - 1) }] : []),
    ],
  };
}

/** A measure in a list; a tap starts the flow with it. */
export function workOption(
  item: WorkItem,
  name: string,
  today: string,
  flow: 'measure-history' | 'report-progress',
): Option {
  return {
    label: name,
    detail: shorten(detailText(item, today, { division: false }), 90),
    ...(isOverdue(item, today) && { tone: COLORS.late }),
    data: startData(flow, { assignment: item.id }),
  };
}

/** Several measures fit the words: which one's history is meant. */
export function whichHistory(hits: WorkItem[], query: string, today: string): LineMessage {
  const names = namesOf(hits);
  return card({
    title: `"${shorten(query, 30)}" ใกล้เคียงหลายเรื่อง`,
    body: ['แตะเรื่องที่ต้องการดู'],
    options: hits.map((item, i) => workOption(item, names[i]!, today, 'measure-history')),
  });
}
