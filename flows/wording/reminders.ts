/** How reminders are counted in words: people, measures, messages, and what LINE leaves of the month. */
import { shorten } from '../../src/line/messages/shorten.ts';
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import type { MessageQuota, ReminderPreview } from '../views/reminders.ts';
import { nameOf } from './people.ts';

type Who = ReminderPreview['people'][number];

/** "ยังไม่รายงาน ๒ · ไม่คืบหน้า ๑"; both alarms, those that are none left out. */
export const alarmsText = ({ missing, stalled }: { missing: number; stalled: number }): string =>
  [missing > 0 ? `ยังไม่รายงาน ${thai(missing)}` : null, stalled > 0 ? `ไม่คืบหน้า ${thai(stalled)}` : null]
    .filter(Boolean)
    .join(' · ');

/** "มาลี สมชาย และอีก ๒ คน" */
export function namesText(people: { name: string }[], most = 3): string {
  const shown = people.slice(0, most).map((person) => shorten(nameOf(person), 20));
  const more = people.length - shown.length;
  return `${shown.join(' ')}${more > 0 ? ` และอีก ${thai(more)} คน` : ''}`;
}

/** "เหลือโควตาเดือนนี้ ๒๓๗ จาก ๓๐๐" */
export function quotaText(quota: MessageQuota | null): string {
  if (quota === null) return 'ตอนนี้ LINE ไม่บอกโควตาที่เหลือ';
  if (quota.limit === null || quota.left === null) return 'แพ็กเกจนี้ไม่จำกัดข้อความ';
  return quota.left > 0
    ? `เหลือโควตาเดือนนี้ ${thai(quota.left)} จาก ${thai(quota.limit)}`
    : `โควตาเดือนนี้หมดแล้ว (${thai(quota.limit)} ข้อความ)`;
}

/** What a reminder takes of the month's messages, and who sees it later since it takes none for them. */
export function costLines({
  counted,
  people,
  quota,
  quietUntil,
}: Pick<ReminderPreview, 'counted' | 'people' | 'quota' | 'quietUntil'>): string[] {
  const later = people.filter(({ reachable }) => reachable).length - counted;
  if (quietUntil !== null)
    return [
      `ตอนนี้เป็นช่วงงดส่ง (ถึง ${thai(quietUntil)}.๐๐ น.)`,
      'เตือนได้ แต่จะแสดงเมื่อแต่ละคนเข้ามาครั้งถัดไป ถ้าจะให้ถึงทันที เตือนหลังช่วงงดส่ง',
    ];
  const cost = counted > 0 ? [`ใช้ ${thai(counted)} ข้อความ · ${quotaText(quota)}`] : [quotaText(quota)];
  if (quota === null) return [...cost, 'ยังเตือนได้ ถ้าโควตาหมด จะแสดงเมื่อแต่ละคนเข้ามาครั้งถัดไป'];
  if (later <= 0) return cost;
  return counted > 0
    ? [...cost, `ข้อความไม่พอ ${thai(later)} คน จะแสดงเมื่อเข้ามาครั้งถัดไป`]
    : [...cost, 'เตือนได้ แต่จะแสดงเมื่อแต่ละคนเข้ามาครั้งถัดไป'];
}

/** Who cannot be reached, and who was reminded today already; nothing where there is nobody. */
export function peopleLines(people: Who[]): string[] {
  const away = people.filter(({ reachable }) => !reachable);
  const today = people.filter(({ reachable, remindedToday }) => reachable && remindedToday);
  return [
    ...(away.length > 0
      ? [`ติดต่อไม่ได้ ${thai(away.length)} คน (ยังไม่เพิ่มเพื่อนหรือบล็อกไว้): ${namesText(away)}`]
      : []),
    ...(today.length > 0 ? [`วันนี้เตือนแล้ว ${thai(today.length)} คน: ${namesText(today)}`] : []),
  ];
}

/** What those can do about it whom LINE does not reach. */
export const HOW_TO_REACH = 'ขอให้เปิดบัญชี "รายงาน" แล้วกดเพิ่มเพื่อนหรือเลิกบล็อก';
