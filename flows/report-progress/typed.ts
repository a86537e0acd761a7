/**
 * In which messages the answers of a report were typed: an edited message changes its answer, and one that is taken
 * back takes it along. Pure.
 */
import { type Album, drop } from './album.ts';
import { type Change, hasWords, move, numberIn, onward } from './answers.ts';
import type { Question, ReportContext } from './context.ts';
import { readUntil } from './until.ts';
import { NO_DATE, withParts, withReason } from './words.ts';

type Context = ReportContext;

const FOLLOWED = 'แก้ในรายงานตามข้อความที่แก้ให้แล้ว';
const NOT_FOLLOWED = 'ข้อความที่แก้ใช้ตอบข้อนั้นไม่ได้ จึงยังใช้คำตอบเดิม';
const LINK_STAYS = 'ลิงก์ที่เก็บไว้ยังเป็นลิงก์เดิม ส่งลิงก์ใหม่ แล้วเอาลิงก์เดิมออกที่ "แก้ภาพ" ได้';

/** The answer reads as the message reads now; null when nothing came of that message. */
export function edited(context: Context, message: string, words: string): Change | null {
  const change = changeBy(context, message, words);
  if (change === null) return null;
  const notice = [change === 'unfit' ? NOT_FOLLOWED : change === 'link' ? LINK_STAYS : FOLLOWED];
  const changed = typeof change === 'string' ? {} : change;
  return context.at === 'summary'
    ? onward(context, { ...changed, notice })
    : move(context.at, { ...changed, notice });
}

function changeBy(context: Context, message: string, words: string): Change | 'unfit' | 'link' | null {
  const { textParts, reasonMessage, numberMessage, untilMessage, strayMessage, album } = context;
  const fits = (change: Change) => (hasWords(words) ? change : 'unfit');
  if (textParts.some((part) => part.message === message))
    return fits(
      withParts(textParts.map((part) => (part.message === message ? { message, text: words } : part))),
    );
  if (reasonMessage === message) return fits(withReason(context, words, message));
  if (strayMessage === message) return fits({ stray: words });
  if (numberMessage === message) {
    const read = numberIn(context, words);
    return read.ok ? read.change : 'unfit';
  }
  if (untilMessage === message) {
    const read = readUntil(words, context.today);
    return read.ok ? { until: read.date } : 'unfit';
  }
  if (album.pieces.some((piece) => piece.typedIn === message && piece.kind === 'photo'))
    return fits({ album: withCaptions(album, message, words) });
  return album.pieces.some((piece) => piece.typedIn === message) ? 'link' : null;
}

/** What the person said or sent with the message is no part of the report any more; its question is open again. */
export function takenBack(context: Context, message: string): Change {
  const { textParts, reasonMessage, numberMessage, untilMessage, strayMessage } = context;
  const parts = textParts.filter((part) => part.message !== message);
  if (parts.length < textParts.length)
    return reopened(context, parts.length > 0 ? null : 'text', withParts(parts));
  if (reasonMessage === message) {
    const dates = context.untilFrom === 'reason' ? NO_DATE : {};
    return reopened(context, 'reason', { reason: null, reasonMessage: null, ...dates });
  }
  if (untilMessage === message) return reopened(context, 'until', { ...NO_DATE, untilMessage: null });
  if (numberMessage === message)
    return reopened(context, 'number', { percent: null, count: null, numberMessage: null });
  if (strayMessage === message)
    return reopened(context, context.at === 'stray' ? context.strayAt : null, {
      stray: null,
      strayMessage: null,
    });
  return evidenceTakenBack(context, message);
}

function evidenceTakenBack(context: Context, message: string): Change {
  const before = context.album;
  const album = withCaptions(drop(before, message), message, null);
  const fewer = album.pieces.length < before.pieces.length;
  const empty = album.pieces.length + album.burst.length === 0;
  const change = { album, ...(fewer && empty && { photosDone: false }) };
  const pieceByPiece = context.at === 'remove' || context.at === 'caption' || context.at === 'captionHow';
  return reopened(context, fewer && (empty || pieceByPiece) ? 'photos' : null, change);
}

const withCaptions = (album: Album, message: string, caption: string | null): Album => ({
  ...album,
  pieces: album.pieces.map((piece) =>
    piece.typedIn === message ? { ...piece, caption, typedIn: caption === null ? null : message } : piece,
  ),
});

const ORDER: Question[] = ['status', 'reason', 'until', 'text', 'number', 'photos'];

/** The question is asked silently, so that the next word answers it; one that comes only later stays for its turn. */
function reopened({ at, item }: Context, question: Question | null, change: Change): Change {
  if (question === null || question === at || item === null) return change;
  const isAhead = ORDER.includes(at) && ORDER.indexOf(at) < ORDER.indexOf(question);
  if (isAhead) return change;
  return { ...change, at: question, misses: 0, notice: [], editing: false, passing: true };
}
