/** One measure in full and what was reported on it, month by month. Ends in its first step. */
import { assign, setup } from 'xstate';
import {
  earlierCard,
  historyCards,
  measureCard,
  measureNotFound,
  noHistory,
  whoseMeasure,
} from '../src/line/messages/measure-history.ts';
import { whichHistory } from '../src/line/messages/work-overview.ts';
import { dateOf } from '../src/thai/calendar.ts';
import type { Facts, LineMessage } from './facts.ts';
import { type Flow, type FlowEvent, type FlowInput, type FlowOutput, flowActions } from './flow.ts';
import type { Questions } from './questions.ts';
import { onlyHit } from './report-progress/pick-list.ts';
import type { WorkItem } from './views/work.ts';
import { seesDistrict } from './work.ts';

interface HistoryStart {
  assignment?: string;
  /** A code or words of the title. */
  search?: string;
  /** Number of reports that were shown before. */
  from?: string;
}

interface HistoryContext {
  assignment: string;
  search: string;
  from: number;
  /** Coordinators and directors see the measures of every division. */
  looksOn: boolean;
}

const machine = setup({
  types: {} as {
    context: HistoryContext;
    events: FlowEvent;
    input: FlowInput<HistoryStart>;
    output: FlowOutput;
  },
  actions: flowActions,
}).createMachine({
  id: 'measure-history',
  context: ({ input: { start, facts } }) => ({
    assignment: start.assignment ?? '',
    search: start.search ?? '',
    from: Math.max(0, Math.trunc(Number(start.from)) || 0),
    looksOn: seesDistrict(facts),
  }),
  initial: 'starting',
  states: {
    starting: {
      always: [
        { guard: ({ context }) => context.assignment !== '', target: 'reading' },
        { guard: ({ context }) => context.search !== '', target: 'searching' },
        { target: 'handedOn' },
      ],
    },
    searching: {
      entry: {
        type: 'ask',
        params: ({ context }) => ({ question: 'find-work', params: { text: context.search } }),
      },
      on: {
        'answered.find-work': [
          {
            guard: ({ context, event }) => oneOf(event.answer, context) !== null,
            target: 'reading',
            actions: assign({
              assignment: ({ context, event }) => oneOf(event.answer, context)?.id ?? '',
            }),
          },
          {
            target: 'shown',
            actions: {
              type: 'say',
              params: ({ context, event }) => ({
                messages: [hitsMessage(event.answer, context, dateOf(event.facts.now))],
              }),
            },
          },
        ],
      },
    },
    reading: {
      entry: {
        type: 'ask',
        params: ({ context }) => ({ question: 'history', params: { assignment: context.assignment } }),
      },
      on: {
        'answered.history': {
          target: 'shown',
          actions: {
            type: 'say',
            params: ({ context, event }) => ({
              messages: historyMessages(event.answer, context.from, event.facts),
            }),
          },
        },
      },
    },
    shown: { type: 'final', output: {} },
    /** No measure was named: the list of all of them leads to each. */
    handedOn: { type: 'final', output: { next: { flow: 'my-work', start: { show: 'all' } } } },
  },
  output: ({ event }) => event.output as FlowOutput,
});

type Found = Questions['find-work']['answer'];

const visible = ({ own, others }: Found, { looksOn }: HistoryContext): WorkItem[] =>
  looksOn ? [...own, ...others] : own;

const oneOf = (found: Found, context: HistoryContext): WorkItem | null =>
  onlyHit(visible(found, context), context.search);

function hitsMessage(found: Found, context: HistoryContext, today: string): LineMessage {
  const hits = visible(found, context);
  if (hits.length > 0) return whichHistory(hits.slice(0, 10), context.search, today);
  return found.others.length > 0 ? whoseMeasure(found.others[0]!) : measureNotFound(context.search);
}

function historyMessages(
  answer: Questions['history']['answer'],
  from: number,
  { now, person }: Facts,
): LineMessage[] {
  if (!answer) return [measureNotFound(null)];
  const { item, updates, earlier = [] } = answer;
  const history = historyCards(item, updates, from);
  if (from > 0 && history) return [history];
  const reportable = person?.divisions.some(({ id }) => id === item.division.id) ?? false;
  return [
    measureCard(item, dateOf(now), { reportable }),
    history ?? noHistory(),
    ...(earlier.length > 0 ? [earlierCard(earlier)] : []),
  ];
}

export const measureHistory: Flow = {
  name: 'measure-history',
  version: 1,
  purpose: 'Shows a measure in full and what was reported on it, with its photos.',
  machine,
  choices: () => [],
};
