/** The questions of a report as states: each says what an answer to it changes. */
import { askedForMeasure, nothingToReport } from '../../src/line/messages/report/receipt.ts';
import { dateOf } from '../../src/thai/calendar.ts';
import type { Questions } from '../facts.ts';
import type { FlowEvent } from '../flow.ts';
import * as answers from './answers.ts';
import type { ReportContext } from './context.ts';
import { dropBurst, keepLinks, takeOut } from './photos.ts';
import { allWork, hitsOf, onlyHit } from './pick-list.ts';
import { asks, goes, onTap, onText, report, tapped } from './setup.ts';
import { isWaiting } from './steps.ts';

const { move } = answers;
const state = report.createStateConfig;
const missed = onText((context) => answers.miss(context));
const found = onText((_, text) => answers.search(text));

type Args = { context: ReportContext; event: FlowEvent };
const wholeList = () => move('picking', { query: null });

/** Photos came first: they are gathered before anything is asked. */
const collecting = state({
  initial: 'silent',
  states: { silent: {}, asked: { entry: asks } },
  on: { text: found },
});

const hits = ({ context, event }: Args) =>
  event.type === 'answered.find-work'
    ? { ...event.answer, only: onlyHit(event.answer.own, context.query ?? '') }
    : { own: [], others: [], only: null };

type Read = { [Q in 'work' | 'find-work']: { question: Q; params: Questions[Q]['params'] } }[
  | 'work'
  | 'find-work'];
const toRead = ({ query }: ReportContext): Read =>
  query === null ? { question: 'work', params: {} } : { question: 'find-work', params: { text: query } };

const picking = state({
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
        text: found,
      },
    },
  },
});

function opens() {
  return report.assign(({ event }) => (event.type === 'tap' ? { opens: event.value } : {}));
}

const elsewhere = state({
  entry: asks,
  on: {
    tap: [
      {
        guard: tapped('tell'),
        target: '#report-progress.going',
        actions: [
          {
            type: 'notify',
            params: ({ context, event }) => ({
              to: 'coordinators',
              district: context.district,
              messages: [
                askedForMeasure(context, event.facts.person?.divisions.map(({ name }) => name) ?? []),
              ],
            }),
          },
          report.assign(move('picking', { notice: ['แจ้งผู้ประสานงานแล้ว ระหว่างนี้รายงานเรื่องของฝ่ายได้'] })),
        ],
      },
      onTap(wholeList),
    ],
    text: found,
  },
});

const again = state({
  entry: asks,
  on: {
    tap: [
      {
        guard: tapped('fix'),
        target: '#report-progress.loading',
        actions: report.assign(({ context }) => ({ corrects: context.item?.current?.update ?? null })),
      },
      { guard: tapped('list'), ...onTap(() => move('picking', { item: null, editing: false })) },
      onTap((context) => answers.onward(context, {})),
    ],
    text: missed,
  },
});

const status = state({
  entry: asks,
  on: {
    tap: onTap((context, name, value) =>
      name === 'month' ? move('status', { month: value }) : answers.statusChosen(context, value),
    ),
    text: onText(answers.statusTyped),
  },
});

const reason = state({ entry: asks, on: { text: onText(answers.reasonTyped) } });
const text = state({ entry: asks, on: { tap: onTap(answers.textChosen), text: onText(answers.textTyped) } });
const number = state({ entry: asks, on: { text: onText(answers.numberTyped) } });

const photos = state({
  entry: asks,
  on: { tap: onTap(answers.photosChosen), text: { target: '#report-progress.going', actions: keepLinks } },
});

const stray = state({ entry: asks, on: { tap: onTap(answers.strayChosen), text: missed } });

const captionHow = state({
  entry: asks,
  on: {
    tap: onTap((_, name) =>
      name === 'enough' ? move('photos') : move('caption', { captioning: name === 'each' ? 0 : null }),
    ),
    text: missed,
  },
});

const caption = state({
  entry: asks,
  on: {
    tap: onTap((context, name) =>
      name === 'skip'
        ? answers.nextCaption(context, {})
        : answers.nextCaption({ ...context, captioning: null }, {}),
    ),
    text: onText(answers.captionTyped),
  },
});

const remove = state({
  entry: asks,
  on: {
    tap: [
      { guard: tapped('done'), ...onTap(() => move('photos')) },
      { guard: tapped('remove-all'), target: '#report-progress.going', actions: takeOut },
      { guard: tapped('remove'), target: '#report-progress.going', actions: takeOut },
      onTap(() => ({})),
    ],
    text: missed,
  },
});

const summary = state({
  entry: asks,
  on: {
    tap: [
      { guard: (args) => tapped('save')(args) && isWaiting(args.context), ...goes(() => move('waiting')) },
      { guard: tapped('save'), target: '#report-progress.saving' },
      onTap((_, __, value) => answers.edit(value)),
    ],
    text: onText(answers.strayTyped),
  },
});

/** Photos are on their way while the report could be saved: it is saved when they are here. */
const waiting = state({
  entry: asks,
  on: {
    tap: [
      { guard: tapped('without'), target: '#report-progress.saving', actions: dropBurst },
      onTap(() => move('summary')),
    ],
    text: missed,
  },
});

const refused = state({
  entry: asks,
  on: {
    tap: [{ guard: tapped('discard'), target: '#report-progress.givenUp' }, onTap(answers.otherMeasure)],
    text: missed,
  },
});

const confirmCancel = state({
  entry: asks,
  on: {
    tap: [
      { guard: tapped('discard'), target: '#report-progress.givenUp' },
      onTap(({ cancelAt }) => move(cancelAt)),
    ],
    cancel: '#report-progress.givenUp',
    text: missed,
  },
});

export const questions = {
  collecting,
  picking,
  elsewhere,
  again,
  status,
  reason,
  text,
  number,
  photos,
  stray,
  captionHow,
  caption,
  remove,
  summary,
  waiting,
  refused,
  confirmCancel,
};
