/** The measures a person can choose from, page by page. */
import { namesOf } from '../../src/line/messages/measure-name.ts';
import { shorten } from '../../src/line/messages/shorten.ts';
import { toThaiDigits as thai, toArabicDigits } from '../../src/thai/digits.ts';
import type { WorkItem } from '../views/work.ts';
import { detailText } from '../wording/work.ts';
import { byDivision, byUrgency, isMissingNow, isOverdue } from '../work.ts';
import type { PickList } from './context.ts';

const ROWS = 6;

/** The page of all of a person's work, the missing first; a page beyond the end is the last one. */
export function allWork(work: WorkItem[], today: string, page: number): PickList {
  const pages = Math.max(1, Math.ceil(work.length / ROWS));
  const shown = Math.min(page, pages - 1);
  const named = rowsOf(byUrgency(work, today), today);
  return {
    of: 'all',
    rows: named.slice(shown * ROWS, (shown + 1) * ROWS),
    page: shown,
    pages,
    headline: shown === 0 ? headline(work, today) : `เรื่องอื่นของฝ่าย หน้า ${thai(shown + 1)} จาก ${thai(pages)}`,
  };
}

/** The page of what a search found. */
export function hitsOf(hits: WorkItem[], today: string, query: string): PickList {
  return {
    of: 'hits',
    rows: rowsOf(hits, today),
    page: 0,
    pages: 1,
    headline: `"${shorten(query, 30)}" ใกล้เคียงหลายเรื่อง หมายถึงเรื่องใดคะ`,
  };
}

/** The one item that a search means: the only hit, or the only one with exactly this code. */
export function onlyHit(hits: WorkItem[], query: string): WorkItem | null {
  if (hits.length === 1) return hits[0]!;
  const code = codeForm(query);
  const exact = hits.filter((item) => item.codes.some((known) => codeForm(known) === code));
  return exact.length === 1 ? exact[0]! : null;
}

const codeForm = (text: string) => toArabicDigits(text).replace(/\s/g, '').toUpperCase();

function rowsOf(items: WorkItem[], today: string): PickList['rows'] {
  const names = namesOf(items);
  const division = byDivision(items).length > 1;
  return items.map((item, i) => ({
    id: item.id,
    name: names[i]!,
    detail: shorten(detailText(item, today, { division }), 90),
    late: isOverdue(item, today),
  }));
}

function headline(work: WorkItem[], today: string): string {
  const missing = (items: WorkItem[]) => items.filter((item) => isMissingNow(item, today)).length;
  const groups = byDivision(work);
  const whose = groups.length === 1 ? shorten(groups[0]!.division.name, 60) : 'ทุกฝ่ายของคุณ';
  if (missing(work) === 0) return `เดือนนี้${whose}รายงานครบทั้ง ${thai(work.length)} เรื่องแล้ว`;
  const each = groups
    .filter(({ items }) => missing(items) > 0)
    .slice(0, 4)
    .map(({ division, items }) => `${shorten(division.shortName, 20)} ${thai(missing(items))}`);
  const detail = groups.length > 1 ? ` (${each.join(' · ')})` : '';
  return `เดือนนี้${whose}เหลือ ${thai(missing(work))} จาก ${thai(work.length)} เรื่อง${detail}`;
}
