/**
 * Links a LINE group to a district and its divisions. In the group: by a coordinator, or by anybody with a code; in a
 * 1:1 chat a coordinator makes such a code.
 *
 *     a coordinator   reading -> divisions -> linking [-> moving -> linking] -> linked
 *                                          -> making -> made                    (in a 1:1 chat)
 *     a code          redeeming -> linked
 */
import { assign } from 'xstate';
import { saying, tapped, unasked, unclear, waiting } from './asking.ts';
import type { Flow } from './flow.ts';
import { invitationCode } from './invitation-code.ts';
import {
  divisionChoices,
  type LinkContext,
  leaveReplaced,
  linking,
  movingChoices,
} from './link-group/setup.ts';
import { namedDivisions } from './named.ts';
import * as say from './wording/link-group.ts';

const machine = linking.createMachine({
  id: 'link-group',
  context: ({ input: { run, facts, start } }) => ({
    run,
    ...unasked,
    facts,
    typed: start.code ?? '',
    code: invitationCode(start.code ?? ''),
    divisions: [],
    chosen: [],
    taken: [],
    instead: false,
    linked: null,
    problem: null,
    made: null,
  }),
  initial: 'arriving',
  on: { cancel: '.cancelled' },
  states: {
    arriving: {
      always: [
        { guard: 'hasCode', target: 'redeeming' },
        { guard: ({ context }) => context.code !== null, target: 'typeItThere' },
        { guard: 'isCoordinator', target: 'placing' },
        { target: 'notAllowed' },
      ],
    },
    placing: {
      always: [
        {
          guard: 'isElsewhere',
          target: 'failed',
          actions: assign({ problem: 'other-district' as const }),
        },
        { target: 'reading' },
      ],
    },
    reading: {
      entry: {
        type: 'ask',
        params: ({ context }) => ({
          question: 'divisions',
          params: { district: context.facts.district?.slug ?? '' },
        }),
      },
      on: {
        'answered.divisions': {
          target: 'divisions',
          actions: assign(({ context, event }) => ({
            divisions: event.answer,
            chosen: namedDivisions(context.typed, event.answer).map(({ id }) => id),
          })),
        },
      },
    },

    divisions: {
      entry: saying<LinkContext>((context) => say.divisions(context, divisionChoices(context))),
      on: {
        ...unclear('divisions'),
        text: [
          { guard: 'choosesDivision', target: 'divisions', reenter: true, actions: 'choose' },
          unclear('divisions').text,
        ],
        tap: [
          {
            guard: ({ context, event }) => tapped('enough')({ event }) && context.chosen.length > 0,
            target: 'routing',
          },
          {
            guard: ({ context, event }) => tapped('all')({ event }) && context.chosen.length === 0,
            target: 'routing',
          },
          { guard: 'choosesDivision', target: 'divisions', reenter: true, actions: 'choose' },
          { guard: tapped('leave'), target: 'cancelled' },
          unclear('divisions').tap,
        ],
        back: [
          {
            guard: ({ context }) => context.chosen.length > 0,
            target: 'divisions',
            reenter: true,
            actions: 'dropLast',
          },
          { target: 'divisions', reenter: true, actions: 'firstAlready' },
        ],
      },
    },
    routing: {
      entry: 'understood',
      always: [{ guard: 'isInGroup', target: 'linking' }, { target: 'making' }],
    },

    linking: {
      entry: {
        type: 'link-group',
        params: ({ context: { facts, chosen, instead } }) => ({
          group: facts.group?.id ?? '',
          divisions: chosen,
          instead,
        }),
      },
      on: {
        ...waiting(say.WAIT),
        'done.link-group': [
          { guard: 'succeeded', target: 'linked', actions: 'noteAnswer' },
          { guard: 'isTaken', target: 'moving', actions: 'noteAnswer' },
          { target: 'failed', actions: 'noteAnswer' },
        ],
      },
    },
    moving: {
      entry: saying<LinkContext>((context) => say.moving(context, movingChoices(context))),
      on: {
        ...unclear('moving'),
        tap: [
          { guard: tapped('move', 'yes'), target: 'linking', actions: assign({ ...unasked, instead: true }) },
          { guard: tapped('move', 'no'), target: 'cancelled' },
          { guard: tapped('leave'), target: 'cancelled' },
          unclear('moving').tap,
        ],
        back: { target: 'divisions', actions: 'understood' },
      },
    },
    redeeming: {
      entry: {
        type: 'redeem-group-code',
        params: ({ context: { facts, code } }) => ({ group: facts.group?.id ?? '', code: code ?? '' }),
      },
      on: {
        ...waiting(say.WAIT),
        'done.redeem-group-code': [
          { guard: 'succeeded', target: 'linked', actions: 'noteAnswer' },
          { target: 'failed', actions: 'noteAnswer' },
        ],
      },
    },
    making: {
      entry: { type: 'make-group-code', params: ({ context }) => ({ divisions: context.chosen }) },
      on: {
        ...waiting(say.WAIT_CODE),
        'done.make-group-code': [
          {
            guard: ({ event }) => event.answer.ok,
            target: 'made',
            actions: assign(({ event }) => ({ made: event.answer.ok ? event.answer : null })),
          },
          { target: 'notAllowed' },
        ],
      },
    },

    linked: {
      type: 'final',
      entry: [saying<LinkContext>(say.linked), leaveReplaced],
    },
    made: { type: 'final', entry: saying<LinkContext>(say.made) },
    typeItThere: { type: 'final', entry: saying<LinkContext>(say.typeItThere) },
    failed: { type: 'final', entry: saying<LinkContext>(say.failed) },
    notAllowed: { type: 'final', entry: saying<LinkContext>(say.notAllowed) },
    cancelled: { type: 'final', entry: saying<LinkContext>(say.cancelled) },
  },
});

export const linkGroup: Flow = {
  name: 'link-group',
  version: 1,
  purpose:
    'Links a group to divisions of a district, or makes a code with which anybody in a group links it.',
  machine,
  awaits: () => ({ media: false, words: false }),
  choices: ({ value, context }) => {
    const state = { divisions: divisionChoices, moving: movingChoices };
    const choices = state[value as keyof typeof state];
    return choices ? choices(context as LinkContext) : [];
  },
};
