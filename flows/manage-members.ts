/** A coordinator approves or refuses people who asked to join, and sees who is a member. */
import { and, assign, setup } from 'xstate';
import { type Asking, missedBy, saying, tapped, unasked, unclear, waiting, withWayOut } from './asking.ts';
import type { Facts, MemberView } from './facts.ts';
import { type Choice, type Flow, type FlowEvent, type FlowInput, flowActions } from './flow.ts';
import * as say from './wording/manage-members.ts';

/** With `officer` and `decision` the request is decided at once: the buttons of the notification. */
interface MembersStart {
  officer?: string;
  decision?: string;
}

export interface MembersContext extends Asking {
  facts: Facts;
  requests: MemberView[];
  members: MemberView[];
  /** First member or request shown. */
  from: number;
  /** The request that is looked at. */
  officer: string | null;
  decision: 'approve' | 'refuse' | null;
  decided: MemberView | null;
  problem: 'not-allowed' | 'gone' | 'decided-before' | null;
}

const REQUESTS_A_PAGE = 8;
export const MEMBERS_A_PAGE = 15;

const BACK_TO_LIST: Choice = { name: 'list', value: '', label: 'คำขอทั้งหมด', words: ['คำขอ', 'กลับไปคำขอ'] };
const MEMBERS: Choice = { name: 'members', value: '', label: 'รายชื่อสมาชิก', words: ['สมาชิก', 'รายชื่อ'] };
const MORE: Choice = { name: 'more', value: '', label: 'หน้าถัดไป', words: ['ต่อไป', 'ถัดไป', 'ดูต่อ'] };

const requestChoices = (context: MembersContext): Choice[] =>
  withWayOut(context, [
    ...context.requests.slice(context.from, context.from + REQUESTS_A_PAGE).map((request) => ({
      name: 'request',
      value: request.id,
      label: say.requestLabel(request),
      words: [request.name],
    })),
    ...(context.requests.length > REQUESTS_A_PAGE ? [MORE] : []),
    MEMBERS,
  ]);

const decisionChoices = (context: MembersContext): Choice[] =>
  withWayOut(context, [
    { name: 'decide', value: 'approve', label: 'อนุมัติ', words: ['รับ', 'ได้', 'ตกลง', 'ใช่', 'อนุญาต'] },
    { name: 'decide', value: 'refuse', label: 'ไม่อนุมัติ', words: ['ไม่รับ', 'ไม่', 'ปฏิเสธ', 'ไม่ใช่'] },
    BACK_TO_LIST,
  ]);

const memberChoices = (context: MembersContext): Choice[] =>
  withWayOut(context, [...(context.members.length > MEMBERS_A_PAGE ? [MORE] : []), BACK_TO_LIST]);

const turn = (from: number, size: number, total: number) => (from + size < total ? from + size : 0);

const machine = setup({
  types: {} as { context: MembersContext; events: FlowEvent; input: FlowInput<MembersStart> },
  actions: {
    ...flowActions,
    missed: assign(({ context, event }) => missedBy(context, event)),
    understood: assign(unasked),
    fromTheTop: assign({ ...unasked, from: 0, officer: null }),
    firstAlready: assign({ ...unasked, note: say.FIRST_ALREADY }),
  },
  guards: {
    isCoordinator: ({ context: { facts } }) =>
      facts.person?.state === 'active' && facts.person.role === 'coordinator',
    decidesAtOnce: ({ context }) => context.officer !== null && context.decision !== null,
    knowsRequest: ({ context, event }) =>
      event.type === 'tap' && context.requests.some(({ id }) => id === event.value),
    approved: ({ context }) => context.decision === 'approve',
  },
}).createMachine({
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
              from: turn(context.from, REQUESTS_A_PAGE, context.requests.length),
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

    members: {
      entry: saying<MembersContext>((context) => say.members(context, memberChoices(context))),
      on: {
        ...unclear('members'),
        tap: [
          {
            guard: tapped('more'),
            target: 'members',
            reenter: true,
            actions: assign(({ context }) => ({
              ...unasked,
              from: turn(context.from, MEMBERS_A_PAGE, context.members.length),
            })),
          },
          { guard: tapped('list'), target: 'reading', actions: 'fromTheTop' },
          { guard: tapped('leave'), target: 'left' },
          unclear('members').tap,
        ],
        back: { target: 'reading', actions: 'fromTheTop' },
      },
    },

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

export const manageMembers: Flow = {
  name: 'manage-members',
  version: 1,
  purpose: 'Coordinators approve or refuse requests and see who is a member.',
  place: 'direct',
  machine,
  choices: ({ value, context }) => {
    const state = { requests: requestChoices, request: decisionChoices, members: memberChoices };
    const choices = state[value as keyof typeof state];
    return choices ? choices(context as MembersContext) : [];
  },
};
