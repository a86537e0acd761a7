/**
 * The bot comes into a group: what it stores, how to link, how to speak to it, and the day on which it goes when nobody
 * links it. Runs in the group's own conversation until that day.
 */
import { assign, setup } from 'xstate';
import { saying, waiting } from './asking.ts';
import type { Facts, GroupView } from './facts.ts';
import { type Flow, type FlowEvent, type FlowInput, flowActions } from './flow.ts';
import type { GreetGroupStart } from './starts.ts';
import * as say from './wording/greet-group.ts';

export interface GreetContext {
  facts: Facts;
  chat: string;
  room: boolean;
  /** The group when it is linked still; null while nobody has linked it. */
  group: GroupView | null;
  /** How often it was tried to leave. */
  tries: number;
}

const DAY_SECONDS = 86_400;
/** What is said must arrive before the bot is gone. */
const SOON_SECONDS = 5;
/** LINE may be away at the moment of leaving: tried again so many days. */
const MOST_TRIES = 5;

const machine = setup({
  types: {} as { context: GreetContext; events: FlowEvent; input: FlowInput<GreetGroupStart> },
  actions: flowActions,
}).createMachine({
  id: 'greet-group',
  context: ({ input: { facts, start } }) => ({
    facts,
    chat: start.chat,
    room: start.room,
    group: null,
    tries: 0,
  }),
  initial: 'arriving',
  states: {
    arriving: { always: [{ guard: ({ context }) => context.room, target: 'inRoom' }, { target: 'noting' }] },

    inRoom: {
      entry: [
        saying<GreetContext>(say.onlyGroups),
        { type: 'later', params: { name: 'leave', seconds: SOON_SECONDS } },
      ],
      on: { ...waiting(say.ROOM_LEAVING), timer: 'leftRoom' },
    },
    leftRoom: { type: 'final', entry: { type: 'leave-chat', params: ({ context: { chat } }) => ({ chat }) } },

    noting: {
      entry: { type: 'note-group', params: ({ context }) => ({ group: context.chat, happened: 'joined' }) },
      on: {
        ...waiting(say.NOT_LINKED_YET),
        'done.note-group': [
          {
            guard: ({ event }) => event.answer.group?.state === 'linked',
            target: 'linkedStill',
            actions: assign(({ event }) => ({ group: event.answer.group, facts: event.facts })),
          },
          { target: 'unlinked' },
        ],
      },
    },
    linkedStill: { type: 'final', entry: saying<GreetContext>(say.linkedStill) },

    unlinked: {
      entry: [
        saying<GreetContext>(say.greeting),
        { type: 'later', params: { name: 'unlinked', seconds: say.UNLINKED_DAYS * DAY_SECONDS } },
      ],
      on: { ...waiting(say.NOT_LINKED_YET), timer: 'looking' },
    },
    looking: {
      entry: { type: 'ask', params: { question: 'group', params: {} } },
      on: {
        'answered.group': [
          {
            guard: ({ context, event }) => event.answer?.state === 'unlinked' && context.tries < MOST_TRIES,
            target: 'leaving',
            actions: assign(({ context }) => ({ tries: context.tries + 1 })),
          },
          { target: 'done' },
        ],
      },
    },
    leaving: {
      entry: [
        {
          type: 'leave-chat',
          params: ({ context: { chat, tries } }) => ({
            chat,
            ...(tries === 1 && { goodbye: [say.goodbye()] }),
          }),
        },
        { type: 'later', params: { name: 'unlinked', seconds: DAY_SECONDS } },
      ],
      on: { ...waiting(say.NOT_LINKED_YET), timer: 'looking' },
    },
    /** Left, or linked meanwhile. */
    done: { type: 'final' },
  },
});

export const greetGroup: Flow = {
  name: 'greet-group',
  version: 1,
  purpose:
    'Says in a group that the bot was invited into what it does there, and leaves when nobody links it.',
  place: 'group',
  machine,
  choices: () => [],
  awaits: () => ({ media: false, words: false }),
};
