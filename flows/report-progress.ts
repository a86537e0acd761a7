/**
 * An officer reports on a measure: which one, how it stands, what was done, a number where the output asks for one,
 * photos, a look at the whole, and it is saved. Also corrects a report of one's own. Every answer leads to `going`,
 * which asks the question that the context names; what follows what is told by report-progress/steps.ts.
 */
import { stepOfDraft, titleOfDraft } from '../src/line/messages/report/draft.ts';
import {
  askedForMeasure,
  cannotCorrect,
  givenUp,
  noPhotoKept,
  photosDropped,
  receipt,
  stillSaving,
} from '../src/line/messages/report/receipt.ts';
import { dateOf } from '../src/thai/calendar.ts';
import { waiting } from './asking.ts';
import type { Flow } from './flow.ts';
import { isComplete, unsavedIds } from './report-progress/album.ts';
import * as answers from './report-progress/answers.ts';
import { awaits } from './report-progress/awaits.ts';
import { choicesOf } from './report-progress/choices.ts';
import { initialContext, QUESTIONS, type ReportContext } from './report-progress/context.ts';
import { choicesBelow } from './report-progress/earlier-questions.ts';
import {
  arriving,
  dropAll,
  letGo,
  noting,
  receiveFirst,
  settleBurst,
  takingBack,
} from './report-progress/photos.ts';
import { questions } from './report-progress/questions.ts';
import { goes, onOtherTap, report, says } from './report-progress/setup.ts';
import { answersOf } from './report-progress/steps.ts';
import { edited } from './report-progress/typed.ts';
import { typedInOf } from './report-progress/words.ts';

const { move } = answers;

const machine = report.createMachine({
  id: 'report-progress',
  context: ({ input }) => initialContext(input, dateOf(input.facts.now)),
  initial: 'starting',
  on: {
    ...arriving,
    other: goes((context, event) => (event.type === 'other' ? answers.otherSent(context, event.what) : {})),
    repeat: goes((context, event) => answers.askAgain(context, event.facts.now)),
    back: goes(answers.goBack),
    edited: {
      guard: ({ context, event }) => edited(context, event.messageId, event.text) !== null,
      ...goes((context, event) =>
        event.type === 'edited' ? (edited(context, event.messageId, event.text) ?? {}) : {},
      ),
    },
    'taken-back': takingBack,
    tap: onOtherTap,
    cancel: [
      { guard: ({ context }) => !context.touched, target: '.givenUp' },
      goes((context) => move('confirmCancel', { cancelAt: context.at })),
    ],
  },
  states: {
    ...questions,

    starting: {
      always: [
        { guard: ({ context }) => context.corrects !== null, target: 'loading' },
        { guard: ({ context }) => context.opens !== null, target: 'opening' },
        {
          guard: ({ context }) => typeof context.start.photos === 'string',
          ...goes(() => move('collecting')),
        },
        {
          guard: ({ context }) => Boolean(context.start.photos || context.start.files),
          target: 'collecting',
          actions: [receiveFirst, report.assign(move('collecting'))],
        },
        { target: 'picking' },
      ],
    },

    going: {
      always: QUESTIONS.map((name) => ({
        guard: ({ context }) => context.at === name,
        target: name === 'collecting' ? 'collecting.asked' : name,
      })),
    },

    /** A measure was named by its id: a button, or a line of the list. */
    opening: {
      entry: {
        type: 'ask',
        params: ({ context }) => ({ question: 'assignment', params: { id: context.opens ?? '' } }),
      },
      on: {
        'answered.assignment': goes((context, event) =>
          event.type === 'answered.assignment' ? answers.opened(context, event.answer, event.facts) : {},
        ),
      },
    },

    /** A report of the person's own is to be corrected. */
    loading: {
      entry: {
        type: 'ask',
        params: ({ context }) => ({ question: 'update', params: { id: context.corrects ?? '' } }),
      },
      on: {
        'answered.update': [
          {
            guard: ({ event }) => event.answer?.update.mine === true,
            ...goes((context, event) =>
              event.type === 'answered.update' && event.answer ? answers.load(context, event.answer) : {},
            ),
          },
          {
            target: 'ended',
            actions: {
              type: 'say',
              params: ({ event: { answer } }) => ({
                messages: [cannotCorrect(answer && { author: answer.update.authorName, item: answer.item })],
              }),
            },
          },
        ],
      },
    },

    /** The coordinators hear once a day of a wish for a measure of another division. */
    telling: {
      entry: {
        type: 'ask-for-measure',
        params: ({ context }) => ({ assignment: context.foreign?.id ?? '' }),
      },
      on: {
        ...waiting('กำลังแจ้งผู้ประสานงาน รอสักครู่'),
        ...noting,
        edited: {},
        'taken-back': { actions: letGo },
        'done.ask-for-measure': [
          {
            guard: ({ event }) => event.answer.told === 'now',
            target: 'going',
            actions: [
              {
                type: 'notify',
                params: ({ context, event: { facts } }) => ({
                  to: 'coordinators',
                  district: context.district,
                  messages: [askedForMeasure(context, facts.person?.divisions.map(({ name }) => name) ?? [])],
                }),
              },
              report.assign(move('picking', { notice: ['แจ้งผู้ประสานงานแล้ว ระหว่างนี้รายงานเรื่องของฝ่ายได้'] })),
            ],
          },
          goes(() => move('picking', { notice: ['วันนี้แจ้งผู้ประสานงานเรื่องนี้ไปแล้ว ไม่ต้องแจ้งซ้ำ'] })),
        ],
      },
    },

    /** All that was sent together is here, as far as it comes. */
    settling: {
      entry: settleBurst,
      always: [
        {
          guard: ({ context }) => isWithoutAnything(context),
          target: 'ended',
          actions: says(({ notice }) => noPhotoKept(notice)),
        },
        { guard: ({ context }) => context.at === 'waiting', target: 'saving' },
        { target: 'going' },
      ],
    },

    /** Nothing is claimed until the store has answered; photos that come meanwhile are kept. */
    saving: {
      entry: {
        type: 'save-update',
        params: ({ context }) => ({
          assignment: context.item?.id ?? '',
          month: context.month,
          answers: answersOf(context),
          evidence: context.album.pieces.map(({ id, caption, typedIn }) => ({ id, caption, typedIn })),
          replaces: context.replaces,
          typedIn: typedInOf(context),
        }),
      },
      on: {
        ...noting,
        'taken-back': { actions: letGo },
        'done.save-update': [
          {
            guard: ({ event }) => event.answer.ok,
            target: 'saved',
            actions: report.assign(({ event }) =>
              event.type === 'done.save-update' && event.answer.ok
                ? { saved: { update: event.answer.update, at: event.facts.now } }
                : {},
            ),
          },
          goes((_, event) =>
            event.type === 'done.save-update' && !event.answer.ok
              ? move('refused', { refusal: event.answer.problem })
              : {},
          ),
        ],
        ...Object.fromEntries(
          (['text', 'edited', 'tap', 'other', 'back', 'cancel', 'repeat'] as const).map((type) => [
            type,
            { actions: says(stillSaving) },
          ]),
        ),
      },
    },

    saved: {
      entry: { type: 'ask', params: { question: 'work', params: {} } },
      on: {
        'answered.work': {
          target: 'receipted',
          actions: {
            type: 'say',
            params: ({ context, event }) => ({
              messages: [receipt(context, { ...context.saved!, work: event.answer })],
            }),
          },
        },
      },
    },

    /** Photos that came while it was saved are offered as an addition to it. */
    receipted: {
      always: [
        { guard: ({ context }) => context.album.burst.length === 0, target: 'ended' },
        {
          guard: ({ context }) => isComplete(context.album),
          target: 'settling',
          actions: report.assign(({ context }) => answers.reopen(context)),
        },
        goes((context) => answers.reopen(context)),
      ],
    },

    unused: { entry: [dropAll, says(photosDropped)], always: 'ended' },
    givenUp: { entry: [dropAll, says(givenUp)], always: 'ended' },
    ended: { type: 'final' },
  },
  output: ({ context: { saved } }) => (saved ? { saved: { update: saved.update } } : {}),
});

/** Photos began the report, and not one could be kept. */
const isWithoutAnything = ({ start, list, at, album }: ReportContext) =>
  Boolean(start.photos || start.files) && at === 'picking' && list === null && album.pieces.length === 0;

export const reportProgress: Flow = {
  name: 'report-progress',
  version: 2,
  purpose: 'Reports on a measure, with photos, or corrects a report.',
  awaits: ({ context }) => awaits(context as ReportContext),
  machine,
  choices: ({ context }) => [
    ...choicesOf(context as ReportContext),
    ...choicesBelow(context as ReportContext),
  ],
  draft: {
    expiresAfterDays: 14,
    describe: ({ context }) => ({
      title: titleOfDraft(context as ReportContext),
      step: stepOfDraft(context as ReportContext),
    }),
    isEmpty: (context) => !(context as ReportContext).touched,
    evidence: (context) => unsavedIds((context as ReportContext).album),
  },
};
