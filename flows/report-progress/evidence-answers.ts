/** What the answers about photos change: their captions, and texts that came where photos were asked. Pure. */
import { toThaiDigits as thai } from '../../src/thai/digits.ts';
import { MAX_CAPTION, type Piece } from './album.ts';
import { isOnward } from './answer-words.ts';
import { type Change, hasWords, miss, move, onward } from './answers.ts';
import type { ReportContext } from './context.ts';
import { withParts } from './words.ts';

type Context = ReportContext;

export function photosChosen(context: Context, name: string): Change {
  if (name === 'remove') return move('remove');
  if (name === 'captions') {
    const single = photosOf(context).length === 1;
    return single ? move('caption', { captioning: 0 }) : move('captionHow');
  }
  return onward(context, { photosDone: true });
}

export const photosOf = ({ album }: Context): Piece[] => album.pieces.filter(({ kind }) => kind === 'photo');

/** Captions for all photos, or with `index` for one of them. */
export function withCaption(
  context: Context,
  [caption, typedIn]: [words: string, message: string | null],
  index: number | null,
): Pick<Context, 'album'> {
  const chosen = photosOf(context).filter((_, i) => index === null || i === index);
  const pieces = context.album.pieces.map((piece) =>
    chosen.includes(piece) ? { ...piece, caption, typedIn } : piece,
  );
  return { album: { ...context.album, pieces } };
}

export function captionTyped(context: Context, text: string, message: string): Change {
  if (!hasWords(text)) return miss(context);
  if (text.length > MAX_CAPTION) return miss(context, 'คำบรรยายยาวไป ขอสั้นกว่านี้ ไม่เกินสองสามบรรทัด');
  const { captioning } = context;
  return nextCaption(context, { ...withCaption(context, [text.trim(), message], captioning), touched: true });
}

/** To the caption of the next photo, or back to the photos after the last one. */
export function nextCaption(context: Context, change: Change): Change {
  const { captioning } = context;
  const next = captioning === null ? null : captioning + 1;
  if (next !== null && next < photosOf(context).length)
    return move('caption', { ...change, captioning: next });
  const count = photosOf({ ...context, ...change }).filter(({ caption }) => caption !== null).length;
  return move('photos', { ...change, notice: count > 0 ? [`มีคำบรรยายแล้ว ${thai(count)} ภาพ`] : [] });
}

/** UTF-16 units of a report's text: LINE's limit of a message, twice. */
const MAX_TEXT = 10_000;

export function strayChosen(context: Context, name: string): Change {
  const { strayAt, stray, strayMessage, text, textParts } = context;
  const words = stray ?? '';
  const done = { stray: null, strayMessage: null };
  switch (name) {
    case 'caption':
      return move(strayAt, {
        ...withCaption(context, [words, strayMessage], null),
        ...done,
        notice: ['ใส่คำบรรยายทุกภาพแล้ว'],
      });
    case 'append':
      if ((text ?? '').length + words.length > MAX_TEXT)
        return move(strayAt, { notice: ['ข้อความรายงานยาวเต็มที่แล้ว แก้ข้อความเดิมให้สั้นลงก่อนได้'] });
      return move(strayAt, {
        ...withParts([...(text ? textParts : []), { message: strayMessage, text: words }]),
        ...done,
        notice: ['เพิ่มในข้อความรายงานแล้ว'],
      });
    default:
      return move(strayAt, done);
  }
}

export const strayTyped = (context: Context, text: string, message: string): Change =>
  hasWords(text) && !isOnward(text)
    ? move('stray', { stray: text, strayMessage: message, strayAt: context.at, touched: true })
    : miss(context);
