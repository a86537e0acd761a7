/** A message whose words stand in a saved report was edited: its author says whether the report is to read so too. */
import { assign, setup } from 'xstate';
import { dateOf } from '../src/thai/calendar.ts';
import { type Asking, missedBy, saying, tapped, unasked, unclear, waiting, withWayOut } from './asking.ts';
import type { Effects } from './effects.ts';
import { type Choice, type Flow, type FlowEvent, type FlowInput, flowActions } from './flow.ts';
import type { Questions } from './questions.ts';
import { readUntil } from './report-progress/until.ts';
import type { FollowEditStart } from './starts.ts';
import * as say from './wording/follow-edit.ts';

export interface FollowEditContext extends Asking {
  messageId: string;
  /** As the message reads now. */
  text: string;
  today: string;
  report: Questions['report-of-message']['answer'];
}

const choices = (context: FollowEditContext): Choice[] =>
  withWayOut(context, [
    { name: 'follow', value: 'yes', label: 'แก้ตาม', words: ['แก้', 'แก้ด้วย', 'ใช่', 'ตกลง', 'ได้'] },
    { name: 'follow', value: 'no', label: 'ไม่แก้', words: ['ไม่', 'ไม่ต้อง', 'ไม่ใช่', 'เหมือนเดิม'] },
  ]);

/** The words that the message had in the report. */
export const wordsBefore = ({ report, messageId }: FollowEditContext): string =>
  report?.parts.find(({ message }) => message === messageId)?.text ?? '';

const machine = setup({
  types: {} as { context: FollowEditContext; events: FlowEvent; input: FlowInput<FollowEditStart> },
  actions: {
    ...flowActions,
    missed: assign(({ context, event }) => missedBy(context, event)),
    understood: assign(unasked),
    firstAlready: assign({ ...unasked, note: say.FIRST_ALREADY }),
  },
  guards: {
    differs: ({ context }) => {
      const before = wordsBefore(context).trim();
      return before !== '' && before !== context.text.trim() && context.text.trim() !== '';
    },
  },
}).createMachine({
  id: 'follow-edit',
  context: ({ input: { run, facts, start } }) => ({
    run,
    ...unasked,
    messageId: start.messageId,
    text: start.text,
    today: dateOf(facts.now),
    report: null,
  }),
  initial: 'reading',
  on: {
    cancel: '.kept',
    // what was edited once more, before the answer
    edited: {
      guard: ({ context, event }) => event.messageId === context.messageId,
      target: '.asking',
      actions: assign(({ event }) => ({ ...unasked, text: event.text })),
    },
    'taken-back': {
      guard: ({ context, event }) => event.messageId === context.messageId,
      target: '.unasked',
    },
  },
  states: {
    reading: {
      entry: {
        type: 'ask',
        params: ({ context: { messageId } }) => ({ question: 'report-of-message', params: { messageId } }),
      },
      on: {
        'answered.report-of-message': {
          target: 'comparing',
          actions: assign(({ event }) => ({ report: event.answer })),
        },
      },
    },
    comparing: { always: [{ guard: 'differs', target: 'asking' }, { target: 'unasked' }] },

    asking: {
      entry: saying<FollowEditContext>((context) => say.question(context, choices(context))),
      on: {
        ...unclear('asking'),
        tap: [
          { guard: tapped('follow', 'yes'), target: 'saving' },
          { guard: tapped('follow', 'no'), target: 'kept' },
          { guard: tapped('leave'), target: 'kept' },
          unclear('asking').tap,
        ],
        back: { target: 'asking', reenter: true, actions: 'firstAlready' },
      },
    },

    saving: {
      entry: { type: 'save-update', params: ({ context }) => corrected(context) },
      on: {
        ...waiting(say.WAIT),
        edited: {},
        'taken-back': {},
        'done.save-update': [
          { guard: ({ event }) => event.answer.ok, target: 'followed' },
          { target: 'refused' },
        ],
      },
    },

    followed: { type: 'final', entry: saying<FollowEditContext>(say.followed) },
    refused: { type: 'final', entry: saying<FollowEditContext>(say.refused) },
    kept: { type: 'final', entry: saying<FollowEditContext>(say.kept) },
    /** No report of the person's holds these words (any more): there is nothing to ask. */
    unasked: { type: 'final' },
  },
});

/** The report as it was, with the words of the message as they read now. */
function corrected(context: FollowEditContext): Effects['save-update']['params'] {
  const { messageId, text, today } = context;
  const { update, item, of, parts } = context.report!;
  const now = parts.map((part) => (part.message === messageId ? { ...part, text } : part));
  const words = now.map((part) => part.text).join('\n');
  const read = readUntil(text, today);
  const until = of === 'reason' && read.ok ? read.date : update.until;
  const { status, percent, count } = update;
  return {
    assignment: item.id,
    month: update.month,
    answers: {
      ...{ status, percent, count, until },
      text: of === 'text' ? words : update.text,
      reason: of === 'reason' ? words : update.reason,
    },
    evidence: update.evidence.map(({ id, caption }) => ({ id, caption })),
    replaces: update.id,
    typedIn:
      of === 'text'
        ? { text: now[0]?.message ?? null, reason: null, parts: now }
        : { text: null, reason: messageId },
  };
}

export const followEdit: Flow = {
  name: 'follow-edit',
  version: 1,
  purpose: 'Asks whether a saved report follows an edited message.',
  machine,
  choices: ({ value, context }) => (value === 'asking' ? choices(context as FollowEditContext) : []),
};
