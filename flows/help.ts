/** What can be done here, for the role of the one who asks. Ends at once, so a running report stays as it is. */
import { setup } from 'xstate';
import { saying } from './asking.ts';
import type { Facts } from './facts.ts';
import { type Flow, type FlowEvent, type FlowInput, flowActions } from './flow.ts';
import { helpMessages, type Topic } from './wording/help.ts';

interface HelpStart {
  /** A topic of its own; all commands when left out. */
  about?: string;
}
interface Context {
  facts: Facts;
  about: Topic | null;
}

const TOPICS: Topic[] = ['report', 'photos', 'fix', 'pc', 'privacy'];

const machine = setup({
  types: {} as { context: Context; events: FlowEvent; input: FlowInput<HelpStart> },
  actions: flowActions,
}).createMachine({
  id: 'help',
  context: ({ input: { facts, start } }) => ({
    facts,
    about: TOPICS.find((topic) => topic === start.about) ?? null,
  }),
  initial: 'told',
  states: {
    told: { type: 'final', entry: saying<Context>(({ facts, about }) => helpMessages(facts, about)) },
  },
});

export const help: Flow = {
  name: 'help',
  version: 1,
  purpose: 'Shows what can be done, by role, with every command as a button and as words to type.',
  machine,
  choices: () => [],
};
