/** Something was asked for in a group that cannot be done there so: why, and the way on. Ends in its first step. */
import { setup } from 'xstate';
import { saying } from './asking.ts';
import type { Facts } from './facts.ts';
import { type Flow, type FlowEvent, type FlowInput, flowActions } from './flow.ts';
import type { GroupGuideStart } from './starts.ts';
import { guide } from './wording/group-guide.ts';

interface Context {
  facts: Facts;
  start: GroupGuideStart;
}

const machine = setup({
  types: {} as { context: Context; events: FlowEvent; input: FlowInput<GroupGuideStart> },
  actions: flowActions,
}).createMachine({
  id: 'group-guide',
  context: ({ input: { facts, start } }) => ({
    facts,
    start: { reason: start.reason, flow: start.flow ?? null },
  }),
  initial: 'told',
  states: {
    told: { type: 'final', entry: saying<Context>(({ facts, start }) => guide(facts, start)) },
  },
});

export const groupGuide: Flow = {
  name: 'group-guide',
  version: 1,
  purpose: 'Says in a group why something cannot be done there so, and what can.',
  place: 'group',
  machine,
  choices: () => [],
};
