/** A coordinator reminds by hand: who misses what, what it costs, then all, one division or one measure. */
import { assign } from 'xstate';
import { saying, tapped, unasked, unclear, waiting } from './asking.ts';
import type { Flow } from './flow.ts';
import { previewOf } from './remind/aim.ts';
import {
  ALL,
  confirmChoices,
  DIVISIONS_A_PAGE,
  hasPeople,
  MEASURES_A_PAGE,
  measuresIn,
  NAMES_A_PAGE,
  namesChoices,
  overviewChoices,
  peopleShown,
  type RemindContext,
  whichChoices,
} from './remind/context.ts';
import { firstAim, initialContext, reminding, turn } from './remind/setup.ts';
import * as say from './wording/remind.ts';

const machine = reminding.createMachine({
  id: 'remind',
  context: initialContext,
  initial: 'arriving',
  on: { cancel: '.left' },
  states: {
    arriving: { always: [{ guard: 'isCoordinator', target: 'reading' }, { target: 'notAllowed' }] },

    reading: {
      entry: { type: 'ask', params: { question: 'reminder-preview', params: { scope: ALL } } },
      on: {
        'answered.reminder-preview': {
          target: 'routing',
          actions: assign(({ context, event }) => ({
            all: event.answer && previewOf(event.answer),
            ...(event.answer && firstAim(context.start, event.answer)),
            // only the first time: whoever comes back chooses anew
            start: {},
          })),
        },
      },
    },
    routing: {
      always: [
        { guard: ({ context }) => context.all === null, target: 'notAllowed' },
        { guard: ({ context }) => context.all!.divisions.length === 0, target: 'nothing' },
        { guard: ({ context }) => context.fitting.length > 1, target: 'which' },
        { guard: ({ context }) => context.scope.kind !== 'all', target: 'aiming' },
        { target: 'overview' },
      ],
    },

    overview: {
      entry: saying<RemindContext>((context) => say.overview(context, overviewChoices(context))),
      on: {
        ...unclear('overview'),
        tap: [
          { guard: 'aimsAtDivision', target: 'aiming', actions: 'aim' },
          { guard: tapped('all'), target: 'aiming', actions: 'aim' },
          {
            guard: tapped('names'),
            target: 'names',
            actions: assign({ ...unasked, from: 0, namesOf: 'overview' as const }),
          },
          {
            guard: tapped('more'),
            target: 'overview',
            reenter: true,
            actions: assign(({ context }) => ({
              ...unasked,
              from: turn(context.from, DIVISIONS_A_PAGE, context.all!.divisions.length),
            })),
          },
          { guard: tapped('leave'), target: 'left' },
          unclear('overview').tap,
        ],
        back: { target: 'overview', reenter: true, actions: 'firstAlready' },
      },
    },

    which: {
      entry: saying<RemindContext>((context) => say.which(context, whichChoices(context))),
      on: {
        ...unclear('which'),
        tap: [
          { guard: 'aimsAtMeasure', target: 'aiming', actions: 'aim' },
          {
            guard: tapped('fitting'),
            target: 'aiming',
            actions: assign(({ context }) => ({
              ...unasked,
              from: 0,
              scope: { kind: 'assignments' as const, assignments: context.fitting },
            })),
          },
          {
            guard: tapped('more'),
            target: 'which',
            reenter: true,
            actions: assign(({ context }) => ({
              ...unasked,
              from: turn(context.from, MEASURES_A_PAGE, context.fitting.length),
            })),
          },
          { guard: tapped('overview'), target: 'overview', actions: 'fromTheTop' },
          { guard: tapped('leave'), target: 'left' },
          unclear('which').tap,
        ],
        back: { target: 'overview', actions: 'fromTheTop' },
      },
    },

    aiming: {
      entry: {
        type: 'ask',
        params: ({ context }) => ({ question: 'reminder-preview', params: { scope: context.scope } }),
      },
      on: {
        'answered.reminder-preview': [
          {
            guard: ({ event }) => (event.answer?.divisions.length ?? 0) > 0,
            target: 'confirm',
            actions: assign(({ event }) => ({ aimed: previewOf(event.answer!) })),
          },
          // reported since the list was shown, or not theirs any more
          {
            target: 'reading',
            actions: ['aimAtAll', assign({ note: say.REPORTED_MEANWHILE })],
          },
        ],
      },
    },

    confirm: {
      entry: saying<RemindContext>((context) => say.confirm(context, confirmChoices(context))),
      on: {
        ...unclear('confirm'),
        tap: [
          {
            guard: ({ context, event }) => tapped('send')({ event }) && hasPeople(context),
            target: 'sending',
            actions: 'understood',
          },
          { guard: 'aimsAtMeasure', target: 'aiming', actions: 'aim' },
          {
            guard: tapped('names'),
            target: 'names',
            actions: assign({ ...unasked, from: 0, namesOf: 'confirm' as const }),
          },
          {
            guard: tapped('more'),
            target: 'confirm',
            reenter: true,
            actions: assign(({ context }) => ({
              ...unasked,
              from: turn(context.from, MEASURES_A_PAGE, measuresIn(context).length),
            })),
          },
          { guard: tapped('overview'), target: 'reading', actions: 'aimAtAll' },
          { guard: tapped('leave'), target: 'left' },
          unclear('confirm').tap,
        ],
        back: [
          { guard: ({ context }) => context.within !== null, target: 'aiming', actions: 'aimBack' },
          { target: 'reading', actions: 'aimAtAll' },
        ],
      },
    },

    names: {
      entry: saying<RemindContext>((context) => say.names(context, namesChoices(context))),
      on: {
        ...unclear('names'),
        tap: [
          {
            guard: tapped('more'),
            target: 'names',
            reenter: true,
            actions: assign(({ context }) => ({
              ...unasked,
              from: turn(context.from, NAMES_A_PAGE, peopleShown(context).people.length),
            })),
          },
          { guard: tapped('back'), target: 'namesClosed' },
          { guard: tapped('leave'), target: 'left' },
          unclear('names').tap,
        ],
        back: 'namesClosed',
      },
    },
    namesClosed: {
      entry: 'fromTheTop',
      always: [
        { guard: ({ context }) => context.namesOf === 'overview', target: 'overview' },
        { target: 'confirm' },
      ],
    },

    sending: {
      entry: { type: 'send-reminders', params: ({ context }) => ({ scope: context.scope }) },
      on: {
        ...waiting(say.WAIT),
        'done.send-reminders': [
          {
            guard: ({ event }) => event.answer.ok,
            target: 'sent',
            actions: assign(({ event }) => ({ result: event.answer.ok ? event.answer : null })),
          },
          {
            guard: ({ event }) => !event.answer.ok && event.answer.problem === 'nothing',
            target: 'nothing',
          },
          { target: 'notAllowed' },
        ],
      },
    },

    sent: { type: 'final', entry: saying<RemindContext>(say.sent) },
    nothing: { type: 'final', entry: saying<RemindContext>(say.nothing) },
    notAllowed: { type: 'final', entry: saying<RemindContext>(say.notAllowed) },
    left: { type: 'final', entry: saying<RemindContext>(say.left) },
  },
});

export const remind: Flow = {
  name: 'remind',
  version: 1,
  purpose:
    'Coordinators see who misses what and what a reminder costs, and send it to all, a division or for a measure.',
  place: 'direct',
  machine,
  choices: ({ value, context }) => {
    const state = {
      overview: overviewChoices,
      which: whichChoices,
      confirm: confirmChoices,
      names: namesChoices,
    };
    const choices = state[value as keyof typeof state];
    return choices ? choices(context as RemindContext) : [];
  },
};
