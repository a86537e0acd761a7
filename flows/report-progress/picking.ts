/** The question which measure: the list is read afresh each time, or searched for what was typed. */
import { nothingToReport } from '../../src/line/messages/report/receipt.ts';
import { dateOf } from '../../src/thai/calendar.ts';
import type { FlowEvent } from '../flow.ts';
import type { Questions } from '../questions.ts';
import * as answers from './answers.ts';
import type { ReportContext } from './context.ts';
import { allWork, hitsOf, onlyHit } from './pick-list.ts';
import { asks, goes, onTap, report, searches, tapped } from './setup.ts';

const { move } = answers;
const state = report.createStateConfig;

type Args = { context: ReportContext; event: FlowEvent };

const hits = ({ context, event }: Args) =>
  event.type === 'answered.find-work'
    ? { ...event.answer, only: onlyHit(event.answer.own, context.query ?? '') }
    : { own: [], others: [], only: null };

type Read = { [Q in 'work' | 'find-work']: { question: Q; params: Questions[Q]['params'] } }[
  | 'work'
  | 'find-work'];
const toRead = ({ query }: ReportContext): Read =>
  query === null ? { question: 'work', params: {} } : { question: 'find-work', params: { text: query } };

export const picking = state({
  initial: 'reading',
  states: {
    reading: {
      entry: {
        type: 'ask',
        params: ({ context }) => toRead(context),
      },
      on: {
        'answered.work': [
          {
            guard: ({ event }) => event.answer.length === 0,
            target: '#report-progress.ended',
            actions: {
              type: 'say',
              params: ({ event }) => ({ messages: [nothingToReport(event.facts)] }),
            },
          },
          {
            target: 'listed',
            actions: report.assign(({ context, event }) =>
              event.type === 'answered.work'
                ? { list: allWork(event.answer, dateOf(event.facts.now), context.page) }
                : {},
            ),
          },
        ],
        'answered.find-work': [
          {
            guard: ({ event }) => event.facts.person?.divisions.length === 0,
            target: '#report-progress.ended',
            actions: {
              type: 'say',
              params: ({ event }) => ({ messages: [nothingToReport(event.facts)] }),
            },
          },
          {
            guard: (args) => hits(args).only !== null,
            ...goes((context, event) => answers.choose(context, hits({ context, event }).only!)),
          },
          {
            guard: (args) => hits(args).own.length > 0,
            target: 'listed',
            actions: report.assign((args) => ({
              list: hitsOf(hits(args).own, dateOf(args.event.facts.now), args.context.query ?? ''),
            })),
          },
          {
            guard: (args) => hits(args).others.length > 0,
            ...goes((context, event) => answers.foreign(hits({ context, event }).others[0]!)),
          },
          {
            target: 'reading',
            reenter: true,
            actions: report.assign(({ context }) => answers.notFound(context)),
          },
        ],
      },
    },
    listed: {
      entry: asks,
      on: {
        tap: [
          { guard: tapped('pick'), target: '#report-progress.opening', actions: opens() },
          { guard: tapped('discard'), target: '#report-progress.unused' },
          onTap((_, name, value) =>
            move('picking', { query: null, page: name === 'page' ? Number(value) : 0 }),
          ),
        ],
        text: searches,
      },
    },
  },
});

function opens() {
  return report.assign(({ event }) => (event.type === 'tap' ? { opens: event.value } : {}));
}
