/** One measure in full, and what was reported on it month by month, with its photos. */
import { monthsText } from '../../../flows/export-report/choices.ts';
import type { LineMessage } from '../../../flows/facts.ts';
import { startData } from '../../../flows/tap.ts';
import type { EvidenceView } from '../../../flows/views/evidence.ts';
import type { EarlierResults, UpdateView, WorkItem } from '../../../flows/views/work.ts';
import {
  dayText,
  dueText,
  months,
  numberText,
  OFFICIAL_STATUS,
  reasonOf,
  stateText,
  textOf,
  timeText,
} from '../../../flows/wording/work.ts';
import { toThaiDigits as thai } from '../../thai/digits.ts';
import {
  type Button,
  box,
  bubble,
  type Card,
  COLORS,
  card,
  type FlexComponent,
  flexMessage,
  label,
} from './kit.ts';
import { LIMITS } from './limits.ts';
import { measureLabel, measureName } from './measure-name.ts';
import { linkOf, pictureGrid } from './pictures.ts';
import { evidenceText } from './report/burst.ts';
import { shorten, shortenLines } from './shorten.ts';

/** The measure as the plan has it; long texts are shown far enough to be understood. */
export function measureCard(
  item: WorkItem,
  today: string,
  { reportable }: { reportable: boolean },
): LineMessage {
  const field = (name: string, value: string | null): FlexComponent[] =>
    value ? [box([label(name, { size: 'sm', color: COLORS.muted }), label(value)])] : [];
  const indicator =
    item.indicator === null
      ? null
      : `ตัวชี้วัดที่ ${thai(item.indicator)} ${shorten(item.indicatorName ?? '', 150)}`.trim();
  const report: Button = {
    label: 'รายงานเรื่องนี้',
    data: startData('report-progress', { assignment: item.id }),
    look: 'primary',
  };
  return card({
    step: shorten([measureLabel(item), item.division.name].join(' · '), 80),
    title: shorten(item.title, 400) || measureName(item),
    body: [
      ...field('กิจกรรม', shortenLines(item.text ?? '', 900)),
      ...field('ผลผลิต', shortenLines(item.outputs.join('\n'), 400)),
      ...field('ช่องทางสร้างการรับรู้', shorten(item.channels.join(' · '), 250)),
      ...field('ตัวชี้วัด', indicator),
      ...field('กำหนดแล้วเสร็จ', dueText(item, today)),
      ...field('กำกับติดตาม', shorten(item.cadence ?? '', 80)),
      ...field('ตอนนี้', shorten(stateText(item, today), 120)),
    ],
    buttons: reportable ? [report] : [],
    altText: measureName(item),
  });
}

/**
 * The reports from the newest on, as many as one message holds; a button leads to the rest. Null when there is none
 * from the `from`-th on.
 */
export function historyCards(item: WorkItem, updates: UpdateView[], from: number): LineMessage | null {
  const bubbles: FlexComponent[] = [];
  let bytes = 0;
  for (const update of updates.slice(from, from + LIMITS.carouselBubbles - 1)) {
    const next = bubble(updateCard(item, update));
    bytes += Buffer.byteLength(JSON.stringify(next));
    if (bytes > ROOM && bubbles.length > 0) break;
    bubbles.push(next);
  }
  if (bubbles.length === 0) return null;
  const rest = updates.length - from - bubbles.length;
  if (rest > 0) {
    const data = startData('measure-history', { assignment: item.id, from: String(from + bubbles.length) });
    bubbles.push(bubble({ title: `ก่อนหน้านี้อีก ${thai(rest)} รายงาน`, buttons: [{ label: 'ดูต่อ', data }] }));
  }
  return flexMessage(`ประวัติ ${measureName(item)}`, { type: 'carousel', contents: bubbles });
}

/** Bytes of JSON for the reports of one carousel; the button to the rest needs some too. */
const ROOM = LIMITS.carousel - 2048;

function updateCard(item: WorkItem, update: UpdateView): Card {
  const unit = shorten(item.unit ?? '', 20) || null;
  const number = numberText({ asks: item.asks, unit, target: item.target }, update);
  const [reason, text] = [reasonOf(update), textOf(update)];
  const photos = update.evidence.filter(({ kind }) => kind === 'photo');
  const others = update.evidence.filter(({ kind }) => kind !== 'photo');
  const count = {
    photos: photos.length,
    files: others.filter(({ kind }) => kind === 'file').length,
    links: others.filter(({ kind }) => kind === 'link').length,
  };
  return {
    step: months.long(update.month),
    title: [OFFICIAL_STATUS[update.status], number].filter(Boolean).join(' · '),
    subtitle: `${shorten(update.authorName, 40) || 'เจ้าหน้าที่'} · ${timeText(update.at)}${correctedText(update)}`,
    body: [
      ...(reason ? [`เลื่อนเพราะ ${shortenLines(reason, 200)}`] : []),
      ...(update.until ? [`เลื่อนถึง ${dayText(update.until)}`] : []),
      ...(text ? [shortenLines(text, 500)] : []),
      ...pictureGrid(photos),
      label(evidenceText(count) ?? 'ไม่มีภาพหรือไฟล์', { size: 'sm', color: COLORS.muted }),
      ...captions(photos),
    ],
    buttons: [
      ...others.slice(0, 3).flatMap(openButton),
      ...(update.mine
        ? [{ label: 'แก้รายงานนี้', data: startData('report-progress', { correct: update.id }) }]
        : []),
    ],
  };
}

const correctedText = ({ corrections }: UpdateView) =>
  corrections > 0 ? ` · แก้ไขแล้ว ${thai(corrections)} ครั้ง` : '';

function captions(photos: EvidenceView[]): FlexComponent[] {
  const [first] = photos;
  if (first?.caption && photos.length > 1 && photos.every(({ caption }) => caption === first.caption))
    return [label(`ทุกภาพ: ${shorten(first.caption, 80)}`, { size: 'sm' })];
  const lines = photos
    .flatMap(({ caption }, i) => (caption ? [`${thai(i + 1)}. ${shorten(caption, 80)}`] : []))
    .slice(0, 6);
  return lines.length > 0 ? [label(lines.join('\n'), { size: 'sm' })] : [];
}

function openButton({ url, name, kind }: EvidenceView): Button[] {
  const uri = linkOf(url);
  if (!uri) return [];
  return [{ label: shorten(name ?? '', 40) || (kind === 'file' ? 'เปิดไฟล์' : 'เปิดลิงก์'), uri, look: 'link' }];
}

export function noHistory(): LineMessage {
  return card({
    title: 'ยังไม่มีรายงานของเรื่องนี้',
    body: ['เมื่อมีรายงานแล้ว จะเห็นทีละเดือนพร้อมภาพที่นี่'],
  });
}

/** What was done before the plan, as the report says that it was made of. */
export function earlierCard(earlier: EarlierResults[]): LineMessage {
  const period = earlier.find((one) => one.period)?.period;
  return card({
    step: 'ผลที่ผ่านมา',
    title: period ? `รายงานผล ${monthsText(period)}` : 'รายงานผลก่อนแผนนี้',
    body: earlier.slice(0, MOST_EARLIER).map(({ label: name, results }) =>
      box(
        [
          label(shorten(name, 140), { weight: 'bold', size: 'sm' }),
          ...results
            .slice(0, MOST_RESULTS)
            .map((result, i) => label(`${thai(i + 1)}. ${shorten(result, 200)}`, { size: 'sm' })),
          ...(results.length > MOST_RESULTS
            ? [
                label(`และอีก ${thai(results.length - MOST_RESULTS)} ข้อ`, {
                  size: 'sm',
                  color: COLORS.muted,
                }),
              ]
            : []),
        ],
        { spacing: 'xs' },
      ),
    ),
    altText: 'ผลที่ผ่านมา',
  });
}

const MOST_EARLIER = 4;
const MOST_RESULTS = 6;

/** The measure is not there, or not the person's to see. */
export function measureNotFound(query: string | null): LineMessage {
  return card({
    title: query ? `ยังไม่พบเรื่องที่ตรงกับ "${shorten(query, 30)}"` : 'เรื่องนี้ไม่อยู่ในงานของฝ่ายคุณ',
    body: ['พิมพ์ "ประวัติ" ตามด้วยรหัสหรือคำในชื่อเรื่อง เช่น "ประวัติ คู่มือ"'],
    buttons: [{ label: 'ดูทุกเรื่องของฝ่าย', data: startData('my-work', { show: 'all' }) }],
  });
}

export function whoseMeasure(item: WorkItem): LineMessage {
  return card({
    title: `เรื่องนี้เป็นของ${shorten(item.division.name, 60)}`,
    subtitle: measureName(item),
    body: ['ดูได้เฉพาะเรื่องของฝ่ายคุณ'],
    buttons: [{ label: 'ดูทุกเรื่องของฝ่าย', data: startData('my-work', { show: 'all' }) }],
  });
}
