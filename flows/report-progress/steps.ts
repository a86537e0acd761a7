/** Which questions a report has, which are answered, and where to go next. */
import type { Answers } from '../../models/update.ts';
import type { Question, ReportContext, Step } from './context.ts';

/** The questions of this report in their order: what did not happen needs neither a number nor photos. */
export function stepsOf({ status, item, album }: ReportContext): Step[] {
  const worked = status !== 'not-started' && status !== 'postponed';
  const hasPieces = album.pieces.length > 0 || album.burst.length > 0;
  return [
    'status',
    ...(status === 'postponed' ? (['reason', 'until'] as const) : []),
    'text',
    ...(worked && item?.asks ? (['number'] as const) : []),
    ...(worked || hasPieces ? (['photos'] as const) : []),
    'summary',
  ];
}

/** The number of a question among those of the report, and how many there are; 0 for what is no step. */
export function placeOf(context: ReportContext, question: Question): { number: number; of: number } {
  // when it will be done belongs to the reason, which mostly tells it
  const steps: Question[] = stepsOf(context).filter((step) => step !== 'until');
  return { number: steps.indexOf(question === 'until' ? 'reason' : question) + 1, of: steps.length };
}

export function isAnswered(context: ReportContext, step: Step): boolean {
  const { status, reason, untilFrom, text, percent, count, numberSkipped, item, photosDone } = context;
  switch (step) {
    case 'status':
      return status !== null;
    case 'reason':
      return reason !== null;
    case 'until':
      return untilFrom !== null;
    case 'text':
      return text !== null && (text !== '' || status === 'not-started');
    case 'number':
      return numberSkipped || (item?.asks === 'percent' ? percent : count) !== null;
    case 'photos':
      return photosDone;
    case 'summary':
      return false;
  }
}

/** The first question without an answer; the summary when there is none. */
export function nextStep(context: ReportContext): Step {
  return stepsOf(context).find((step) => !isAnswered(context, step)) ?? 'summary';
}

/** Where "ย้อนกลับ" leads from a question. */
export function previousQuestion(context: ReportContext): Question {
  const { at, replaces, captioning } = context;
  switch (at) {
    case 'stray':
      return context.strayAt;
    case 'confirmCancel':
      return context.cancelAt;
    case 'captionHow':
    case 'remove':
      return 'photos';
    case 'caption':
      return captioning ? 'caption' : 'photos';
    case 'waiting':
      return 'summary';
    default: {
      if (context.item === null) return 'picking';
      if (context.editing && nextStep(context) === 'summary') return 'summary';
      const steps: Question[] = stepsOf(context);
      const place = steps.indexOf(at);
      if (place > 0) return steps[place - 1]!;
      return replaces === null ? 'picking' : 'summary';
    }
  }
}

/** The answers as they are saved: only those that belong to the status. */
export function answersOf(context: ReportContext): Answers {
  const { status, text, reason, until, percent, count, item } = context;
  const counts = stepsOf(context).includes('number');
  return {
    status: status ?? 'not-started',
    text: text ?? '',
    reason: status === 'postponed' ? reason : null,
    percent: counts && item?.asks === 'percent' ? percent : null,
    count: counts && item?.asks === 'count' ? count : null,
    until: status === 'postponed' ? until : null,
  };
}

/** Photos that were filed from a group for the month of the report, which takes them in. */
export const filedOf = ({ item, month, today }: ReportContext): number =>
  month === today.slice(0, 7) ? (item?.filed ?? 0) : 0;

/** Photos are still on their way, or not answered yet. */
export const isWaiting = ({ album }: ReportContext): boolean => album.burst.length > 0;

/** There are photos, and nothing else yet: not even what they are of. */
export const isPhotosFirst = ({ album, item, text, status }: ReportContext): boolean =>
  album.pieces.length > 0 && item === null && text === null && status === null;
