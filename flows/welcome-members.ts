/** People came into a linked group, or went: those who were never told are told once how to begin, all in one message. */
import { setup } from 'xstate';
import { saying, waiting } from './asking.ts';
import { type Flow, type FlowEvent, type FlowInput, flowActions } from './flow.ts';
import type { WelcomeMembersStart } from './starts.ts';
import { NOT_LINKED_YET, welcome } from './wording/greet-group.ts';

type Context = WelcomeMembersStart;

const machine = setup({
  types: {} as { context: Context; events: FlowEvent; input: FlowInput<WelcomeMembersStart> },
  actions: flowActions,
}).createMachine({
  id: 'welcome-members',
  context: ({ input: { start } }) => ({ group: start.group, joined: start.joined, left: start.left }),
  initial: 'noting',
  states: {
    noting: {
      entry: {
        type: 'note-members',
        params: ({ context: { group, joined, left } }) => ({ group, joined, left }),
      },
      on: {
        ...waiting(NOT_LINKED_YET),
        'done.note-members': [
          { guard: ({ event }) => event.answer.greet.length > 0, target: 'welcomed' },
          { target: 'noted' },
        ],
      },
    },
    welcomed: { type: 'final', entry: saying<Context>(welcome) },
    noted: { type: 'final' },
  },
});

export const welcomeMembers: Flow = {
  name: 'welcome-members',
  version: 1,
  purpose: 'Notes who came into a linked group or left it, and tells newcomers once how to begin.',
  place: 'group',
  machine,
  choices: () => [],
  awaits: () => ({ media: false, words: false }),
};
