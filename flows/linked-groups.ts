/**
 * A coordinator sees the linked groups of the district and unlinks one; in a group, that one. The bot then leaves it:
 * there is nothing more for it to do there.
 */
import { assign, setup } from 'xstate';
import {
  type Asking,
  firstAlready,
  missedBy,
  saying,
  tapped,
  unasked,
  unclear,
  waiting,
  withWayOut,
} from './asking.ts';
import type { Facts, GroupView } from './facts.ts';
import { type Choice, type Flow, type FlowEvent, type FlowInput, flowActions } from './flow.ts';
import * as say from './wording/linked-groups.ts';
import { isCoordinator } from './work.ts';

export interface GroupsContext extends Asking {
  facts: Facts;
  groups: GroupView[];
  /** The group that is asked about. */
  group: GroupView | null;
}

/** LINE's limit of a message leaves room for more, a person's patience does not. */
const MOST_SHOWN = 10;
/** What is said in the group must arrive before the bot is gone. */
const SOON_SECONDS = 5;

const groupChoices = (context: GroupsContext): Choice[] =>
  withWayOut(context, [
    ...context.groups.slice(0, MOST_SHOWN).map((group) => ({
      name: 'group',
      value: group.id,
      label: say.labelOf(group),
      words: [group.name ?? ''],
    })),
    { name: 'close', value: '', label: 'ปิดรายการ', words: ['ปิด', 'เสร็จแล้ว', 'ไม่'] },
  ]);

const unlinkChoices = (context: GroupsContext): Choice[] =>
  withWayOut(context, [
    { name: 'unlink', value: 'no', label: 'ใช้ต่อ', words: ['ไม่', 'ไม่เลิก', 'ไม่ใช่'] },
    { name: 'unlink', value: 'yes', label: 'เลิกเชื่อมและออกจากกลุ่ม', words: ['เลิกเชื่อม', 'ใช่', 'ยืนยัน', 'ออก'] },
  ]);

const chosenBy = ({ groups }: GroupsContext, event: FlowEvent): GroupView | null =>
  (event.type === 'tap' && event.name === 'group' && groups.find(({ id }) => id === event.value)) || null;

const machine = setup({
  types: {} as { context: GroupsContext; events: FlowEvent; input: FlowInput },
  actions: {
    ...flowActions,
    missed: assign(({ context, event }) => missedBy(context, event)),
    understood: assign(unasked),
    firstAlready: assign(firstAlready),
  },
  guards: {
    isCoordinator: ({ context }) => isCoordinator(context.facts),
    isInGroup: ({ context: { facts } }) => facts.group !== undefined,
    isOwnGroup: ({ context: { facts } }) =>
      facts.group?.state === 'linked' && facts.group.district === facts.district?.slug,
  },
}).createMachine({
  id: 'linked-groups',
  context: ({ input: { run, facts } }) => ({ run, ...unasked, facts, groups: [], group: null }),
  initial: 'arriving',
  on: { cancel: '.closed' },
  states: {
    arriving: { always: [{ guard: 'isCoordinator', target: 'placing' }, { target: 'notAllowed' }] },
    placing: {
      always: [
        {
          guard: 'isOwnGroup',
          target: 'asking',
          actions: assign(({ context }) => ({ group: context.facts.group ?? null })),
        },
        { guard: 'isInGroup', target: 'notLinked' },
        { target: 'reading' },
      ],
    },
    reading: {
      entry: { type: 'ask', params: { question: 'groups', params: {} } },
      on: {
        'answered.groups': [
          { guard: ({ event }) => event.answer.length === 0, target: 'none' },
          { target: 'listed', actions: assign(({ event }) => ({ groups: event.answer, group: null })) },
        ],
      },
    },
    listed: {
      entry: saying<GroupsContext>((context) => say.list(context, groupChoices(context))),
      on: {
        ...unclear('listed'),
        tap: [
          {
            guard: ({ context, event }) => chosenBy(context, event) !== null,
            target: 'asking',
            actions: assign(({ context, event }) => ({ ...unasked, group: chosenBy(context, event) })),
          },
          { guard: tapped('close'), target: 'closed' },
          { guard: tapped('leave'), target: 'closed' },
          unclear('listed').tap,
        ],
        back: { target: 'listed', reenter: true, actions: 'firstAlready' },
      },
    },
    asking: {
      entry: saying<GroupsContext>((context) => say.question(context, unlinkChoices(context))),
      on: {
        ...unclear('asking'),
        tap: [
          { guard: tapped('unlink', 'yes'), target: 'unlinking' },
          { guard: tapped('unlink', 'no'), target: 'closed' },
          { guard: tapped('leave'), target: 'closed' },
          unclear('asking').tap,
        ],
        back: [
          { guard: 'isInGroup', target: 'asking', reenter: true, actions: 'firstAlready' },
          { target: 'reading', actions: 'understood' },
        ],
      },
    },
    unlinking: {
      entry: { type: 'unlink-group', params: ({ context }) => ({ group: context.group?.id ?? '' }) },
      on: {
        ...waiting(say.WAIT),
        'done.unlink-group': [
          { guard: ({ event }) => event.answer.ok, target: 'unlinked' },
          { target: 'notLinked' },
        ],
      },
    },
    unlinked: {
      entry: [
        saying<GroupsContext>(say.unlinked),
        { type: 'later', params: { name: 'leave', seconds: SOON_SECONDS } },
      ],
      on: { ...waiting(say.LEAVING), timer: 'left' },
    },
    left: {
      type: 'final',
      entry: { type: 'leave-chat', params: ({ context }) => ({ chat: context.group?.id ?? '' }) },
    },
    none: { type: 'final', entry: saying<GroupsContext>(say.none) },
    notLinked: { type: 'final', entry: saying<GroupsContext>(say.notLinked) },
    notAllowed: { type: 'final', entry: saying<GroupsContext>(say.notAllowed) },
    closed: { type: 'final', entry: saying<GroupsContext>(say.closed) },
  },
});

export const linkedGroups: Flow = {
  name: 'linked-groups',
  version: 1,
  purpose: 'Coordinators see the linked groups of their district and unlink one.',
  machine,
  awaits: () => ({ media: false, words: false }),
  choices: ({ value, context }) => {
    const state = { listed: groupChoices, asking: unlinkChoices };
    const choices = state[value as keyof typeof state];
    return choices ? choices(context as GroupsContext) : [];
  },
};
