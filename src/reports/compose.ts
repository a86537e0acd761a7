/**
 * What a report says of an assignment: the results and photos of its updates in a period, in the order of their months,
 * nothing said twice. Pure.
 */

import type { Evidence } from '../../models/evidence.ts';
import type { Answers, Update } from '../../models/update.ts';
import { shorten } from '../line/messages/shorten.ts';
import { entriesOf } from '../plan/lists.ts';
import { withoutMark } from '../plan/marks.ts';
import { goesOn } from '../plan/open-end.ts';
import { shortDate } from '../thai/calendar.ts';
import { toArabicDigits } from '../thai/digits.ts';
import { comparable } from '../thai/text.ts';
import type { ReportEvidence, ReportPhoto } from './content.ts';
import { goesOnFrom, isSame } from './said-again.ts';

/** What was asked of the assignment, to read its numbers and name its photos. */
export interface Asked {
  asks: 'percent' | 'count' | null;
  unit: string | null;
  target: number | null;
  /** Activity, or the title of the item. */
  text: string;
}

export interface Composed {
  results: string[];
  evidence: ReportEvidence[];
  /** As the newest report says; null without any. */
  state: Pick<Answers, 'status' | 'reason' | 'until'> | null;
}

/** Those of an update that can be shown, in its order. */
export type Shown = Pick<Evidence, '_id' | 'kind' | 'name' | 'caption' | 'blob' | 'width' | 'height'>;

const CAPTION_LENGTH = 100;
/** LINE lets nobody type more in a message. */
const SENTENCE_LENGTH = 5000;

/**
 * `evidence` are the photos, files and links by their ids; what is not in it is left out. Returned updates do not count,
 * and in a month with approved ones no others.
 */
export function compose(updates: Update[], evidence: ReadonlyMap<string, Shown>, asked: Asked): Composed {
  const counting = thatCount(updates);
  const latest = counting.at(-1);
  if (!latest) return { results: [], evidence: [], state: null };
  const { status, reason, until = null } = latest;
  const told = counting.flatMap((update) =>
    update.status === 'not-started' ? [] : sentencesOf(update.text),
  );
  const results = withoutRepeats([
    ...told,
    ...numberOf(counting, asked, told),
    ...standing(latest, told.length > 0),
    ...counting.flatMap((update) => documentsOf(update, evidence)),
  ]);
  return { results, evidence: photosOf(counting, evidence, asked), state: { status, reason, until } };
}

/** In the order of their months, then of their saving. */
export function thatCount(updates: Update[]): Update[] {
  const approved = new Set(updates.filter(({ state }) => state === 'approved').map(({ month }) => month));
  return updates
    .filter(({ state, month }) => state === 'approved' || (state === 'submitted' && !approved.has(month)))
    .sort(
      (a, b) =>
        a.month.localeCompare(b.month) ||
        a.createdAt.getTime() - b.createdAt.getTime() ||
        a._id.localeCompare(b._id),
    );
}

/** Ends a line that the points below it belong to. */
const LEADS_IN = /(?::|ดังนี้|ได้แก่|ประกอบด้วย|อาทิ|เช่น|คือ)$/u;

/** The points of a text: its lines, and the numbered or dashed ones within a line. */
function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let isLed = false;
  for (const line of text
    .split(/[\n\r\u2028\u2029]+/u)
    .map(whole)
    .filter(Boolean)) {
    const { texts } = entriesOf([{ text: line, start: 'paragraph' }]);
    const isPoint = withoutMark(line) !== line;
    const last = sentences.pop();
    if (last === undefined) sentences.push(...texts);
    else if (isPoint && isLed) sentences.push([last, ...texts].join(' - '));
    else if (!isPoint && goesOn(line)) sentences.push(`${last} ${line}`);
    else sentences.push(last, ...texts);
    isLed = isPoint ? isLed : LEADS_IN.test(line);
  }
  return sentences;
}

/** Without what nobody can see. */
const whole = (text: string): string => shorten(text, SENTENCE_LENGTH);

/** Each sentence where it stands first, or where it tells more for the first time. */
export function withoutRepeats(sentences: string[]): string[] {
  const kept: string[] = [];
  for (const sentence of sentences) {
    if (kept.some((other) => isSame(other, sentence) || goesOnFrom(sentence, other))) continue;
    const shorter = kept.filter((other) => goesOnFrom(other, sentence));
    kept.splice(0, kept.length, ...kept.filter((other) => !shorter.includes(other)), sentence);
  }
  return kept;
}

/** The number that was given last, unless the words say it. Counts are those reached so far. */
function numberOf(updates: Update[], { asks, unit, target }: Asked, told: string[]): string[] {
  const last = updates.findLast(({ percent, count }) => percent !== null || count !== null);
  if (!last) return [];
  const words = told.map((text) => comparable(toArabicDigits(text).replaceAll(',', '')));
  const isSaid = (number: string) =>
    words.some((text) => new RegExp(`(?<![\\d.])${RegExp.escape(number)}(?![\\d.])`).test(text));
  if (last.percent !== null) {
    const isTold = isSaid(String(last.percent)) && words.some((text) => /ร้อยละ|%|เปอร์เซ็นต์/u.test(text));
    return isTold ? [] : [`ผลการดำเนินการคิดเป็นร้อยละ ${last.percent}`];
  }
  const name = unit ?? 'ครั้ง';
  if (last.count === 0 || isSaid(`${last.count}${comparable(name)}`)) return [];
  const aim = asks === 'count' && target !== null ? ` (เป้าหมาย ${target} ${name})` : '';
  return [`ดำเนินการแล้ว ${last.count} ${name}${aim}`];
}

/** What the newest report says of how it stands, where its words do not tell. */
function standing({ status, text, reason, until }: Update, isTold: boolean): string[] {
  switch (status) {
    case 'postponed': {
      const to = until ? `ไปถึงวันที่ ${shortDate(until, { year: true })}` : '';
      const why = whole(reason ?? '').replace(/^(?:เนื่องจาก|เพราะว่า|เพราะ)\s*/u, '');
      return [`เลื่อนการดำเนินการ${to}${why && ` เนื่องจาก${why}`}`];
    }
    case 'not-started': {
      const why = whole(text);
      return isTold ? [] : [`ยังไม่ดำเนินการ${why && ` (${why})`}`];
    }
    case 'in-progress':
      return isTold ? [] : ['อยู่ระหว่างดำเนินการ'];
    case 'done':
      return isTold ? [] : ['ดำเนินการแล้วเสร็จ'];
  }
}

const of = (update: Update, evidence: ReadonlyMap<string, Shown>): Shown[] =>
  update.evidence.flatMap((id) => evidence.get(id) ?? []);

/** Files and links as further results: their caption, and their name or address. */
function documentsOf(update: Update, evidence: ReadonlyMap<string, Shown>): string[] {
  return of(update, evidence).flatMap(({ kind, name, caption }) => {
    if (kind === 'photo') return [];
    const words = [shorten(caption ?? '', CAPTION_LENGTH), whole(name ?? '')].filter(Boolean);
    return words.length > 0 ? [`เอกสาร: ${words.join(' ')}`] : [];
  });
}

/** Photos under their captions; a photo that was sent twice stands once. */
function photosOf(updates: Update[], evidence: ReadonlyMap<string, Shown>, asked: Asked): ReportEvidence[] {
  const groups: ReportEvidence[] = [];
  const seen = new Set<string>();
  for (const update of updates) {
    const fallback = shorten(sentencesOf(update.text)[0] ?? asked.text, CAPTION_LENGTH);
    for (const { _id: id, kind, caption, blob, width, height } of of(update, evidence)) {
      if (kind !== 'photo' || blob === null || width === null || height === null || seen.has(blob)) continue;
      seen.add(blob);
      add(groups, whole(caption ?? '') || fallback, { id, width, height });
    }
  }
  return groups;
}

/** Puts the photo under its caption. */
export function add(groups: ReportEvidence[], caption: string, ...photos: ReportPhoto[]): void {
  const group = groups.find((other) => isSame(other.caption, caption));
  if (group) group.photos.push(...photos);
  else groups.push({ caption, photos });
}
