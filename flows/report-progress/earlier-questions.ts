/** The cards further up in the chat: people tap and name what they see there, not only what was asked last. */
import type { Choice } from '../flow.ts';
import { choicesOf } from './choices.ts';
import type { Question, ReportContext } from './context.ts';

export interface Tap {
  name: string;
  value: string;
}

/** The choice is one of the open question. */
export const isOffered = (context: ReportContext, tap: Tap): boolean =>
  choicesOf(context).some(({ name, value }) => name === tap.name && value === tap.value);

/** Questions that can be answered from elsewhere. */
const ANSWERABLE: Question[] = ['status', 'text', 'photos', 'stray', 'summary'];

/** The question on which the open one stands: it is open too, and goes on when the other is left. */
function below({ at, strayAt, cancelAt }: ReportContext): Question | null {
  switch (at) {
    case 'stray':
      return strayAt;
    case 'confirmCancel':
      return cancelAt;
    case 'captionHow':
    case 'caption':
    case 'remove':
      return 'photos';
    case 'waiting':
      return 'summary';
    default:
      return null;
  }
}

function* allBelow(context: ReportContext): Generator<Question> {
  for (let at = below(context); at !== null; at = below({ ...context, at }))
    if (ANSWERABLE.includes(at)) yield at;
}

/**
 * The question that a tap answers which is none of the open one; null when it answers none. Nothing is saved by a card
 * that may be out of date.
 */
export function questionOf(context: ReportContext, tap: Tap): Question | null {
  const offers = (at: Question) => isOffered({ ...context, at }, tap);
  for (const at of allBelow(context)) if (offers(at)) return at;
  if (context.item === null || tap.name === 'save') return null;
  const answered: Question[] = [
    ...(context.editing ? (['summary'] as const) : []),
    ...(context.status !== null ? (['status'] as const) : []),
  ];
  return answered.find((at) => at !== context.at && offers(at)) ?? null;
}

/**
 * What may be typed besides the choices of the open question. Where a text is asked, every word is one; where a number
 * is, "ยังไม่มี" means none.
 */
export function choicesBelow(context: ReportContext): Choice[] {
  const choices = (at: Question) =>
    choicesOf({ ...context, at }).map((choice) => ({ ...choice, hidden: true }));
  if (context.at === 'number') return choices('status').map((choice) => ({ ...choice, words: [] }));
  return context.at === 'caption' ? [] : [...allBelow(context)].flatMap(choices);
}
