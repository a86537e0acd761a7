/** What each answer changes. Pure: the context and the event in, the changed part of the context out. */
import type { WorkStatus } from '../../models/update.ts';
import { lengthOf } from '../../src/line/messages/limits.ts';
import { measureName } from '../../src/line/messages/measure-name.ts';
import { shorten } from '../../src/line/messages/shorten.ts';
import { dateOf } from '../../src/thai/calendar.ts';
import type { Facts } from '../facts.ts';
import type { Questions } from '../questions.ts';
import type { WorkItem } from '../views/work.ts';
import type { Piece } from './album.ts';
import { isOnward } from './answer-words.ts';
import type { Question, ReportContext } from './context.ts';
import { monthBefore, offersLastMonth } from './months.ts';
import { type NumberRead, readCount, readPercent } from './numbers.ts';
import { nextStep, previousQuestion } from './steps.ts';
import { readUntilAnswer } from './until.ts';
import { withParts, withReason } from './words.ts';

export type Change = Partial<ReportContext>;
type Context = ReportContext;

/** On to another question. */
export function move(at: Question, change: Change = {}): Change {
  return { at, misses: 0, ...(at === 'summary' && { editing: false }), ...change };
}

/** On to the first question that has no answer yet, once `change` is made. */
export const onward = (context: Context, change: Change): Change =>
  move(nextStep({ ...context, ...change }), change);

/** The answer was not understood; `notice` when there is more to say than an example. */
export const miss = (context: Context, ...notice: string[]): Change => ({
  misses: context.misses + 1,
  notice,
});

export const goBack = (context: Context): Change => {
  const { at, list, page, captioning } = context;
  if (at === 'picking') {
    if (list?.of === 'hits') return move('picking', { query: null });
    if (page > 0) return move('picking', { page: page - 1 });
    if (previousQuestion(context) === 'picking')
      return move('picking', { notice: ['นี่คือขั้นแรกแล้ว ถ้าจะเลิก พิมพ์ "ยกเลิก"'] });
  }
  const changed = at === 'caption' && captioning ? { captioning: captioning - 1 } : {};
  const to = previousQuestion(context);
  return move(to, { ...changed, ...(to === 'picking' && { query: null, editing: false }) });
};

export const search = (text: string): Change => move('picking', { query: text.slice(0, 200), page: 0 });

/** A measure is chosen: its questions begin, or go on where they were. */
export function choose(context: Context, item: WorkItem): Change {
  const current = context.today.slice(0, 7);
  const month = offersLastMonth(item.current, context.today) ? monthBefore(current) : current;
  const sameNumber = context.item?.asks === item.asks && context.item?.unit === item.unit;
  const change: Change = {
    item: remembered(item),
    month,
    query: null,
    list: null,
    ...(!sameNumber && { percent: null, count: null, numberSkipped: false, numberMessage: null }),
  };
  const reported = item.current?.mine && item.current.month === month;
  return reported ? move('again', change) : onward(context, change);
}

/** As much of a measure as the questions show; a run is stored whole with every step. */
const remembered = (item: WorkItem): WorkItem => ({
  ...item,
  indicatorName: null,
  title: shorten(item.title, 200),
  text: item.text && shorten(item.text, 200),
  outputs: [shorten(item.outputs.join(' · '), 200)],
  channels: [],
});

/** The person's own report is taken up for a correction; what was typed and sent before is part of it. */
export function load(context: Context, { update, item }: NonNullable<Questions['update']['answer']>): Change {
  const saved = update.evidence.map(
    ({ id, kind, name, caption, thumbnailUrl }): Piece => ({
      id,
      kind,
      name,
      caption,
      thumbnailUrl,
      typedIn: null,
      saved: true,
    }),
  );
  const reasoned = context.reason !== null;
  return move('summary', {
    item: remembered(item),
    status: context.status ?? update.status,
    ...(context.text ? {} : withParts([{ message: null, text: update.text }])),
    ...(reasoned
      ? {}
      : { reason: update.reason || null, until: update.until ?? null, untilFrom: 'answer' as const }),
    percent: context.percent ?? update.percent,
    count: context.count ?? update.count,
    numberSkipped: context.numberSkipped || (update.percent === null && update.count === null),
    month: update.month,
    replaces: update.id,
    corrections: update.corrections,
    photosDone: true,
    album: { ...context.album, pieces: [...saved, ...context.album.pieces] },
  });
}

/** What was named by its id; a coordinator sees measures of other divisions too, and cannot report on them. */
export function opened(context: Context, item: WorkItem | null, { person }: Facts): Change {
  if (!item) return move('picking', { query: null, notice: ['เรื่องนั้นไม่อยู่ในงานของฝ่ายคุณแล้ว'] });
  return person?.divisions.some(({ id }) => id === item.division.id) ? choose(context, item) : foreign(item);
}

export function foreign(item: WorkItem): Change {
  return move('elsewhere', {
    query: null,
    foreign: { id: item.id, name: measureName(item), division: shorten(item.division.name, 60) },
  });
}

/** Nothing fits the words: the whole list again. */
export const notFound = (context: Context): Change => ({
  query: null,
  misses: context.misses + 1,
  notice: [`ยังไม่พบเรื่องที่ตรงกับ "${shorten(context.query ?? '', 30)}"`],
});

/** A line of the summary is changed. */
export const edit = (question: string): Change =>
  move(question as Question, { editing: true, query: null, page: 0 });

/** The report that was just saved is open again, for the photos that came too late for it. */
export const reopen = ({ saved, album, corrections, replaces }: Context): Change =>
  move('summary', {
    replaces: saved?.update ?? null,
    corrections: replaces === null ? 0 : corrections + 1,
    saved: null,
    album: { ...album, pieces: album.pieces.map((piece) => ({ ...piece, saved: true })) },
    notice: ['ภาพที่ส่งมาหลังกดบันทึก เพิ่มในรายงานนี้ได้'],
  });

/** The answers are kept for another measure; what is in a saved report stays there. */
export const otherMeasure = ({ album }: Context): Change =>
  move('picking', {
    item: null,
    query: null,
    replaces: null,
    corrections: 0,
    album: { ...album, pieces: album.pieces.filter(({ saved }) => !saved) },
  });

/** A text of this length at the question of the status is taken for what was done. */
const LONG_ANSWER = 15;

export function statusTyped(context: Context, text: string, message: string): Change {
  if (lengthOf(text) < LONG_ANSWER) return miss(context);
  return move('status', {
    ...withParts([{ message, text }]),
    touched: true,
    notice: ['เก็บข้อความนี้เป็นผลการดำเนินการแล้ว'],
  });
}

export const statusChosen = (context: Context, status: string): Change =>
  onward(context, { status: status as WorkStatus });

export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

const isOwnText = (text: string) => hasWords(text) && !isOnward(text);

export const reasonTyped = (context: Context, text: string, message: string): Change =>
  isOwnText(text) ? onward(context, { ...withReason(context, text, message), touched: true }) : miss(context);

export const untilChosen = (context: Context, name: string, value: string): Change =>
  onward(context, { until: name === 'until' ? value : null, untilFrom: 'answer', untilMessage: null });

const NO_UNTIL = {
  past: 'วันนั้นผ่านมาแล้ว ขอเป็นวันข้างหน้า',
  'no-such-day': 'ไม่มีวันนั้นในปฏิทิน',
};

export function untilTyped(context: Context, text: string, message: string): Change {
  const read = readUntilAnswer(text, context.today);
  if (read.ok)
    return onward(context, { until: read.date, untilFrom: 'answer', untilMessage: message, touched: true });
  return read.problem === 'none' ? miss(context) : miss(context, NO_UNTIL[read.problem]);
}

export const textTyped = (context: Context, text: string, message: string): Change =>
  isOwnText(text) ? onward(context, { ...withParts([{ message, text }]), touched: true }) : miss(context);

export function textChosen(context: Context, name: string): Change {
  const untyped = (text: string) => onward(context, withParts([{ message: null, text }]));
  switch (name) {
    case 'same':
      return untyped(context.item?.current?.text ?? '');
    case 'skip':
      return untyped('');
    case 'nothing':
      return untyped('ยังไม่ได้ดำเนินการ');
    default:
      return onward(context, {});
  }
}

export function numberTyped(context: Context, text: string, message: string): Change {
  const read = numberIn(context, text);
  if (read.ok) return onward(context, { ...read.change, numberMessage: message, touched: true });
  const words = {
    none: 'ยังไม่เห็นตัวเลขในคำตอบ',
    several: 'มีตัวเลขหลายตัว ขอเพียงตัวเดียว',
    'out-of-range':
      context.item?.asks === 'percent' ? 'ร้อยละต้องอยู่ระหว่าง ๐ ถึง ๑๐๐' : 'ขอเป็นจำนวนเต็มตั้งแต่ ๐ ขึ้นไป',
  };
  // the second time an example, then a way out
  return read.problem === 'none' && context.misses > 0 ? miss(context) : miss(context, words[read.problem]);
}

/** The number that the measure asks for, read from what was typed. */
export function numberIn(
  { item }: Pick<Context, 'item'>,
  text: string,
): { ok: true; change: Change } | (NumberRead & { ok: false }) {
  const percent = item?.asks === 'percent';
  const read = percent ? readPercent(text) : readCount(text, item?.unit ?? null);
  if (!read.ok) return read;
  return {
    ok: true,
    change: { ...(percent ? { percent: read.value } : { count: read.value }), numberSkipped: false },
  };
}

/** There is no number yet: an earlier one does not stay. */
export const numberSkipped = (context: Context): Change =>
  onward(context, { percent: null, count: null, numberSkipped: true, numberMessage: null });

const OTHER: Record<string, string> = {
  sticker: 'ขอบคุณค่ะ แต่สติกเกอร์ยังใช้ตอบข้อนี้ไม่ได้',
  video: 'วิดีโอยังเก็บไม่ได้ ส่งเป็นภาพ หรือวางลิงก์วิดีโอในข้อส่งภาพได้',
  audio: 'เสียงยังเก็บไม่ได้ พิมพ์เป็นข้อความได้เลย',
  location: 'ตำแหน่งยังเก็บไม่ได้ พิมพ์ชื่อสถานที่ในข้อความได้เลย',
};

export const otherSent = (context: Context, what: string): Change =>
  miss(context, OTHER[what] ?? 'สิ่งที่ส่งมายังเก็บในรายงานไม่ได้ ส่งเป็นข้อความ ภาพ หรือไฟล์ PDF ได้');

/** The open question again, on the day of the event: the draft may have waited. Who goes on does not cancel. */
export const askAgain = ({ at, cancelAt }: Context, now: number): Change =>
  move(at === 'confirmCancel' ? cancelAt : at, { today: dateOf(now) });
