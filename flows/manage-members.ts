/**
 * A coordinator approves or refuses people who asked to join, sees who is a member, and changes what members may do:
 * their role, their divisions, the end of the membership, and its return.
 */
import { and, assign } from 'xstate';
import { saying, tapped, unasked, unclear, waiting } from './asking.ts';
import type { Choice, Flow } from './flow.ts';
import {
  changeChoices,
  confirmChoices,
  decisionChoices,
  divisionChoices,
  type MembersContext,
  memberChoices,
  requestChoices,
  roleChoices,
  turn,
} from './manage-members/context.ts';
import { management } from './manage-members/setup.ts';
import { memberStates } from './manage-members/states.ts';
import * as say from './wording/manage-members.ts';

const machine = management.createMachine({
  id: 'manage-members',
  context: ({ input: { run, facts, start } }) => ({
    run,
    ...unasked,
    facts,
    requests: [],
    members: [],
    from: 0,
    officer: start.officer ?? null,
    decision: start.decision === 'approve' || start.decision === 'refuse' ? start.decision : null,
    decided: null,
    problem: null,
    refusal: null,
    query: null,
    divisions: [],
    chosen: [],
    change: null,
    changed: null,
  }),
  initial: 'arriving',
  on: { cancel: '.left' },
  states: {
    arriving: {
      always: [
        { guard: and(['isCoordinator', 'decidesAtOnce']), target: 'deciding' },
        { guard: 'isCoordinator', target: 'reading' },
        { target: 'notAllowed' },
      ],
    },

    reading: {
      entry: { type: 'ask', params: { question: 'requests', params: {} } },
      on: {
        'answered.requests': {
          target: 'readingMembers',
          actions: assign(({ event }) => ({ requests: event.answer })),
        },
      },
    },
    readingMembers: {
      entry: { type: 'ask', params: { question: 'members', params: {} } },
      on: {
        'answered.members': [
          {
            guard: ({ context }) => context.requests.length === 0,
            target: 'members',
            actions: assign(({ event }) => ({ members: event.answer, note: say.NO_REQUESTS })),
          },
          { target: 'requests', actions: assign(({ event }) => ({ members: event.answer })) },
        ],
      },
    },

    requests: {
      entry: saying<MembersContext>((context) => say.requests(context, requestChoices(context))),
      on: {
        ...unclear('requests'),
        tap: [
          {
            guard: and([tapped('request'), 'knowsRequest']),
            target: 'request',
            actions: assign(({ event }) => ({
              ...unasked,
              officer: event.type === 'tap' ? event.value : null,
            })),
          },
          { guard: tapped('members'), target: 'members', actions: 'fromTheTop' },
          {
            guard: tapped('more'),
            target: 'requests',
            reenter: true,
            actions: assign(({ context }) => ({
              ...unasked,
              from: turn(context.from, context.requests.length),
            })),
          },
          { guard: tapped('leave'), target: 'left' },
          unclear('requests').tap,
        ],
        back: { target: 'requests', reenter: true, actions: 'firstAlready' },
      },
    },

    request: {
      entry: saying<MembersContext>((context) => say.request(context, decisionChoices(context))),
      on: {
        ...unclear('request'),
        tap: [
          {
            guard: tapped('decide', 'approve'),
            target: 'deciding',
            actions: assign({ decision: 'approve' as const }),
          },
          {
            guard: tapped('decide', 'refuse'),
            target: 'deciding',
            actions: assign({ decision: 'refuse' as const }),
          },
          { guard: tapped('list'), target: 'reading', actions: 'fromTheTop' },
          { guard: tapped('leave'), target: 'left' },
          unclear('request').tap,
        ],
        back: { target: 'reading', actions: 'fromTheTop' },
      },
    },

    ...memberStates,

    deciding: {
      entry: {
        type: 'decide-membership',
        params: ({ context }) => ({
          officer: context.officer ?? '',
          decision: context.decision ?? 'refuse',
        }),
      },
      on: {
        ...waiting(say.WAIT),
        'done.decide-membership': [
          {
            guard: ({ event }) => event.answer.ok,
            target: 'decided',
            actions: assign(({ event }) => ({ decided: event.answer.ok ? event.answer.member : null })),
          },
          {
            target: 'notDecided',
            actions: assign(({ event }) => ({ problem: event.answer.ok ? null : event.answer.problem })),
          },
        ],
      },
    },

    decided: {
      type: 'final',
      entry: [
        saying<MembersContext>(say.decided),
        {
          type: 'notify',
          params: ({ context: { decided, decision, facts } }) => ({
            to: { userId: decided?.userId ?? '' },
            district: facts.district?.slug ?? '',
            messages: [say.toThePerson(decided!, decision ?? 'refuse', facts.district?.name ?? null)],
          }),
        },
      ],
    },
    notDecided: { type: 'final', entry: saying<MembersContext>(say.notDecided) },
    notAllowed: { type: 'final', entry: saying<MembersContext>(say.notAllowed) },
    left: { type: 'final', entry: saying<MembersContext>(say.left) },
  },
});

const CHOICES: Record<string, (context: MembersContext) => Choice[]> = {
  requests: requestChoices,
  request: decisionChoices,
  members: memberChoices,
  member: changeChoices,
  role: roleChoices,
  divisions: divisionChoices,
  confirm: confirmChoices,
};

export const manageMembers: Flow = {
  name: 'manage-members',
  version: 2,
  purpose: 'Coordinators approve or refuse requests, see who is a member, and change what members may do.',
  place: 'direct',
  machine,
  choices: ({ value, context }) => CHOICES[String(value)]?.(context as MembersContext) ?? [],
};
