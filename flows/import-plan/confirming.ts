/** What the file would change, and its import. */
import { assign } from 'xstate';
import { saying, tapped, unclear, waiting } from '../asking.ts';
import * as say from '../wording/import-changes.ts';
import { choicesAt, type ImportContext } from './context.ts';
import { fromTheTop, imports } from './setup.ts';

const state = imports.createStateConfig;

const confirming = state({
  entry: saying<ImportContext>((context) => say.confirming(context, choicesAt.confirming(context))),
  on: {
    ...unclear('confirming'),
    tap: [
      { guard: tapped('confirm'), target: 'importing', actions: 'understood' },
      { guard: tapped('changes'), target: 'differing', actions: fromTheTop },
      { guard: tapped('look'), target: 'opening', actions: fromTheTop },
      { guard: tapped('later'), target: 'left' },
      { guard: tapped('drop'), target: 'dropped' },
      unclear('confirming').tap,
    ],
    back: [
      { guard: 'hasAnswered', target: 'deciding', actions: 'takeBack' },
      { target: 'summary', actions: 'understood' },
    ],
  },
});
const differing = state({
  entry: {
    type: 'ask',
    params: ({ context: { id, from } }) => ({
      question: 'plan-import-changes',
      params: { id: id!, from },
    }),
  },
  on: {
    'answered.plan-import-changes': [
      { guard: ({ event }) => event.answer === null, target: 'gone' },
      { target: 'comparing', actions: assign(({ event }) => ({ ...event.answer })) },
    ],
  },
});
const comparing = state({
  entry: saying<ImportContext>((context) => say.comparing(context, choicesAt.comparing(context))),
  on: {
    ...unclear('comparing'),
    tap: [
      { guard: tapped('more'), target: 'differing', actions: 'nextPage' },
      { guard: tapped('close'), target: 'confirming', actions: 'understood' },
      unclear('comparing').tap,
    ],
    back: { target: 'confirming', actions: 'understood' },
  },
});
const importing = state({
  entry: { type: 'import-plan', params: ({ context }) => ({ id: context.id! }) },
  on: {
    ...waiting(say.WAIT),
    'done.import-plan': [
      {
        guard: ({ event }) => event.answer.ok,
        target: 'imported',
        actions: assign(({ event }) => ({ outcome: event.answer.ok ? event.answer.outcome : null })),
      },
      { guard: ({ event }) => !event.answer.ok && event.answer.problem === 'open', target: 'reading' },
      { guard: ({ event }) => !event.answer.ok && event.answer.problem === 'gone', target: 'gone' },
      { target: 'notAllowed' },
    ],
  },
});

export const confirmingStates = { confirming, differing, comparing, importing };
