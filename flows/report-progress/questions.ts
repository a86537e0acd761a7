/** The questions of a report as states: each says what an answer to it changes. */
import type { FlowEvent } from '../flow.ts';
import * as answers from './answers.ts';
import * as evidence from './evidence-answers.ts';
import { isOnlyLinks } from './links.ts';
import { dropMissing, keepLinks, takeOut } from './photos.ts';
import { picking } from './picking.ts';
import { asks, goes, onTap, onText, report, searches, tapped } from './setup.ts';
import { isWaiting } from './steps.ts';

const { move } = answers;
const state = report.createStateConfig;
const missed = onText((context) => answers.miss(context));

const wholeList = () => move('picking', { query: null });

/** Photos came first: they are gathered before anything is asked. */
const collecting = state({
  initial: 'silent',
  states: { silent: {}, asked: { entry: asks } },
  on: { text: searches },
});

const elsewhere = state({
  entry: asks,
  on: {
    tap: [{ guard: tapped('tell'), target: '#report-progress.telling' }, onTap(wholeList)],
    text: searches,
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
      { ...onTap(() => move('picking', { item: null, editing: false })), guard: tapped('list') },
      onTap((context) => answers.onward(context, {})),
    ],
    text: missed,
  },
});

/** Nothing but addresses: evidence, whatever was asked. */
const onlyLinks = {
  guard: ({ event }: { event: FlowEvent }) => event.type === 'text' && isOnlyLinks(event.text),
  target: '#report-progress.going',
  actions: keepLinks,
} as const;

const status = state({
  entry: asks,
  on: {
    tap: onTap((context, name, value) =>
      name === 'month' ? move('status', { month: value }) : answers.statusChosen(context, value),
    ),
    text: [onlyLinks, onText(answers.statusTyped)],
  },
});

const reason = state({ entry: asks, on: { text: onText(answers.reasonTyped) } });
const until = state({
  entry: asks,
  on: { tap: onTap(answers.untilChosen), text: onText(answers.untilTyped) },
});
const text = state({
  entry: asks,
  on: { tap: onTap(answers.textChosen), text: [onlyLinks, onText(answers.textTyped)] },
});
const number = state({
  entry: asks,
  on: { tap: onTap(answers.numberSkipped), text: onText(answers.numberTyped) },
});

const photos = state({
  entry: asks,
  on: { tap: onTap(evidence.photosChosen), text: { target: '#report-progress.going', actions: keepLinks } },
});

const stray = state({ entry: asks, on: { tap: onTap(evidence.strayChosen), text: missed } });

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
        ? evidence.nextCaption(context, {})
        : evidence.nextCaption({ ...context, captioning: null }, {}),
    ),
    text: onText(evidence.captionTyped),
  },
});

const remove = state({
  entry: asks,
  on: {
    tap: [
      { ...onTap(() => move('photos')), guard: tapped('done') },
      { guard: tapped('remove-all'), target: '#report-progress.going', actions: takeOut },
      { guard: tapped('remove'), target: '#report-progress.going', actions: takeOut },
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
    text: onText(evidence.strayTyped),
  },
});

/** Photos are on their way while the report could be saved: it is saved when they are here. */
const waiting = state({
  entry: asks,
  on: {
    tap: [
      { guard: tapped('without'), target: '#report-progress.saving', actions: dropMissing },
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
  until,
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
