/** The questions about a file that was read: what was understood, what is in doubt, the items. */
import { assign } from 'xstate';
import { saying, tapped, unclear, waiting } from '../asking.ts';
import * as say from '../wording/import-reading.ts';
import { choicesAt, type ImportContext } from './context.ts';
import { fromTheTop, imports } from './setup.ts';

const state = imports.createStateConfig;

const summary = state({
  entry: saying<ImportContext>((context) => say.summary(context, choicesAt.summary(context))),
  on: {
    ...unclear('summary'),
    tap: [
      { guard: tapped('go'), target: 'routing', actions: 'understood' },
      { guard: tapped('rest'), target: 'deciding', actions: 'takeRest' },
      { guard: tapped('look'), target: 'opening', actions: fromTheTop },
      { guard: tapped('later'), target: 'left' },
      { guard: tapped('drop'), target: 'dropped' },
      unclear('summary').tap,
    ],
    back: { target: 'summary', reenter: true, actions: 'firstAlready' },
  },
});
const routing = state({ always: [{ guard: 'hasQuestion', target: 'asking' }, { target: 'confirming' }] });

const asking = state({
  entry: saying<ImportContext>((context) => say.asking(context, choicesAt.asking(context))),
  on: {
    ...unclear('asking'),
    text: [
      { guard: 'namesDivisions', target: 'asking', reenter: true, actions: 'addDivisions' },
      { guard: 'answers', target: 'deciding', actions: 'answer' },
      unclear('asking').text,
    ],
    tap: [
      { guard: 'namesDivisions', target: 'asking', reenter: true, actions: 'addDivisions' },
      { guard: 'answers', target: 'deciding', actions: 'answer' },
      { guard: tapped('rest'), target: 'deciding', actions: 'takeRest' },
      { guard: tapped('look'), target: 'opening', actions: fromTheTop },
      { guard: tapped('later'), target: 'left' },
      { guard: tapped('drop'), target: 'dropped' },
      unclear('asking').tap,
    ],
    back: [
      { guard: 'hasChosen', target: 'asking', reenter: true, actions: 'dropLast' },
      { guard: 'hasAnswered', target: 'deciding', actions: 'takeBack' },
      { target: 'summary', actions: 'understood' },
    ],
  },
});
const deciding = state({
  entry: {
    type: 'decide-import',
    params: ({ context: { id, answer } }) => ({ id: id!, ...answer! }),
  },
  on: {
    ...waiting(say.WAIT),
    'done.decide-import': [
      { guard: ({ event }) => event.answer === null, target: 'gone' },
      { target: 'routing', actions: 'takeView' },
    ],
  },
});

const opening = state({
  entry: {
    type: 'ask',
    params: ({ context: { id, from } }) => ({ question: 'plan-import-items', params: { id: id!, from } }),
  },
  on: {
    'answered.plan-import-items': [
      { guard: ({ event }) => event.answer === null, target: 'gone' },
      { target: 'looking', actions: assign(({ event }) => ({ ...event.answer })) },
    ],
  },
});
const looking = state({
  entry: saying<ImportContext>((context) => say.looking(context, choicesAt.looking(context))),
  on: {
    ...unclear('looking'),
    tap: [
      { guard: tapped('more'), target: 'opening', actions: 'nextPage' },
      { guard: tapped('close'), target: 'summary', actions: 'understood' },
      unclear('looking').tap,
    ],
    back: { target: 'summary', actions: 'understood' },
  },
});

export const answeringStates = { summary, routing, asking, deciding, opening, looking };
