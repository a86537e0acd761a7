/** "งานของฉัน": how far the person's divisions are this month, and what is missing. Ends in its first step. */
import { setup } from 'xstate';
import { nothingToReport } from '../src/line/messages/report/receipt.ts';
import { divisionsOverview, divisionWork, missingWork } from '../src/line/messages/work-overview.ts';
import { dateOf } from '../src/thai/calendar.ts';
import type { Facts, LineMessage } from './facts.ts';
import { type Flow, type FlowEvent, type FlowInput, type FlowOutput, flowActions } from './flow.ts';
import type { WorkItem } from './views/work.ts';
import { byDivision, seesDistrict } from './work.ts';

/** Buttons carry all that a page needs, so that none ever grows old. */
interface MyWorkStart {
  /** Division id; all of the person's when left out. */
  division?: string;
  show?: string;
  page?: string;
}

const machine = setup({
  types: {} as {
    context: { start: MyWorkStart; looksOn: boolean };
    events: FlowEvent;
    input: FlowInput<MyWorkStart>;
    output: FlowOutput;
  },
  actions: flowActions,
}).createMachine({
  id: 'my-work',
  context: ({ input: { start, facts } }) => ({ start, looksOn: seesDistrict(facts) }),
  initial: 'reading',
  states: {
    reading: {
      entry: { type: 'ask', params: { question: 'work', params: {} } },
      on: {
        'answered.work': [
          { guard: ({ context, event }) => context.looksOn && event.answer.length === 0, target: 'handedOn' },
          {
            target: 'shown',
            actions: {
              type: 'say',
              params: ({ context, event }) => ({
                messages: pageOf(event.answer, context.start, event.facts),
              }),
            },
          },
        ],
      },
    },
    shown: { type: 'final', output: {} },
    /** Coordinators and directors who serve no division of their own see the district. */
    handedOn: { type: 'final', output: { next: { flow: 'district-overview', start: {} } } },
  },
  output: ({ event }) => event.output as FlowOutput,
});

function pageOf(work: WorkItem[], { division, show, page }: MyWorkStart, facts: Facts): LineMessage[] {
  const today = dateOf(facts.now);
  const own = division ? work.filter((item) => item.division.id === division) : work;
  const items = own.length > 0 ? own : work;
  if (items.length === 0) return [nothingToReport(facts)];
  if (show === 'missing' && !division) return missingWork(items, today);
  if (byDivision(items).length > 1) return [divisionsOverview(items, today)];
  return divisionWork(items, today, {
    show: show === 'all' ? 'all' : 'missing',
    page: Math.trunc(Number(page)) || 0,
  });
}

export const myWork: Flow = {
  name: 'my-work',
  version: 1,
  purpose: 'Shows how far the divisions of a person are this month, and what is missing.',
  machine,
  choices: () => [],
};
