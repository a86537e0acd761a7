/**
 * A coordinator imports the plan of the district: sends the file, sees what was understood, answers what is in doubt, and
 * confirms. Answers are kept with the file (models/plan-import.ts), not in the run, so that it can be gone on with days
 * later. Nothing is in the plan before it is confirmed.
 *
 *     a file unasked   fetching -> sorting [-> evidence]
 *     the command      looking [-> resuming] -> sending -> fetching
 *     then             summary -> asking <-> deciding -> confirming -> importing -> imported
 */
import { assign } from 'xstate';
import { saying, tapped, unasked, unclear, waiting } from './asking.ts';
import type { Flow, FlowOutput } from './flow.ts';
import { choicesAt, type ImportContext } from './import-plan/context.ts';
import { fromTheTop, importing } from './import-plan/setup.ts';
import type { PhotosFirstStart } from './starts.ts';
import * as say from './wording/import-plan.ts';

/** Nobody waits longer for a reply, which has to come within a minute. */
const SLOW_SECONDS = 20;

const machine = importing.createMachine({
  id: 'import-plan',
  context: ({ input: { run, facts, start } }) => ({
    run,
    ...unasked,
    facts,
    unasked: start.file !== undefined,
    files: start.file ? [start.file] : [],
    photos: [],
    id: start.file?.messageId ?? null,
    view: null,
    chosen: [],
    trail: [],
    answer: null,
    from: 0,
    items: [],
    changes: [],
    total: 0,
    outcome: null,
  }),
  initial: 'arriving',
  on: { cancel: '.left' },
  states: {
    arriving: {
      always: [
        { guard: 'hasFile', target: 'fetching' },
        { guard: 'isCoordinator', target: 'finding' },
        { target: 'notAllowed' },
      ],
    },
    finding: {
      entry: { type: 'ask', params: { question: 'plan-import', params: { id: null } } },
      on: {
        'answered.plan-import': [
          { guard: ({ event }) => event.answer?.state === 'ready', target: 'resuming', actions: 'takeView' },
          { guard: ({ event }) => event.answer?.state === 'fetching', target: 'slow', actions: 'takeView' },
          { target: 'sending' },
        ],
      },
    },
    resuming: {
      entry: saying<ImportContext>((context) => say.resuming(context, choicesAt.resuming(context))),
      on: {
        ...unclear('resuming'),
        file: { target: 'fetching', actions: 'takeFile' },
        tap: [
          { guard: tapped('go'), target: 'summary', actions: 'understood' },
          { guard: tapped('anew'), target: 'sending', actions: 'understood' },
          { guard: tapped('drop'), target: 'dropped' },
          { guard: tapped('leave'), target: 'left' },
          unclear('resuming').tap,
        ],
        back: { target: 'resuming', reenter: true, actions: 'firstAlready' },
      },
    },
    sending: {
      entry: saying<ImportContext>(say.sending),
      on: {
        ...unclear('sending'),
        file: { target: 'fetching', actions: 'takeFile' },
        photo: { target: 'sending', reenter: true, actions: assign({ ...unasked, note: say.NO_PHOTO }) },
        back: { target: 'sending', reenter: true, actions: 'firstAlready' },
      },
    },

    fetching: {
      entry: [
        {
          type: 'fetch-plan',
          params: ({ context: { id, files } }) => ({ messageId: id!, name: files[0]!.name }),
        },
        { type: 'later', params: { name: 'slow', seconds: SLOW_SECONDS } },
      ],
      on: {
        ...waiting(say.READING),
        cancel: 'left',
        photo: { guard: 'isUnasked', actions: 'takeMore' },
        file: { guard: 'isUnasked', actions: 'takeMore' },
        'plan-read': { guard: 'isRead', target: 'reading' },
        timer: 'reading',
      },
    },
    reading: {
      entry: {
        type: 'ask',
        params: ({ context }) => ({ question: 'plan-import', params: { id: context.id } }),
      },
      on: {
        'answered.plan-import': [
          {
            guard: ({ context, event }) => context.unasked && event.answer?.state !== 'ready',
            target: 'evidence',
          },
          { guard: ({ event }) => event.answer === null, target: 'gone' },
          { guard: ({ event }) => event.answer?.state === 'fetching', target: 'slow', actions: 'takeView' },
          {
            guard: ({ event }) => event.answer?.state === 'refused',
            target: 'sending',
            actions: 'takeView',
          },
          { guard: 'mayBeEither', target: 'sorting', actions: 'takeView' },
          { target: 'summary', actions: 'takeView' },
        ],
      },
    },
    sorting: {
      entry: saying<ImportContext>((context) => say.sorting(context, choicesAt.sorting(context))),
      on: {
        ...unclear('sorting'),
        photo: { target: 'sorting', reenter: true, actions: ['understood', 'takeMore', 'tellMore'] },
        file: { target: 'sorting', reenter: true, actions: ['understood', 'takeMore', 'tellMore'] },
        tap: [
          { guard: tapped('sort', 'plan'), target: 'summary', actions: 'understood' },
          { guard: tapped('sort', 'evidence'), target: 'evidence' },
          { guard: tapped('leave'), target: 'left' },
          unclear('sorting').tap,
        ],
        back: { target: 'sorting', reenter: true, actions: 'firstAlready' },
      },
    },

    summary: {
      entry: saying<ImportContext>((context) => say.summary(context, choicesAt.summary(context))),
      on: {
        ...unclear('summary'),
        tap: [
          { guard: tapped('go'), target: 'routing', actions: 'understood' },
          { guard: tapped('rest'), target: 'deciding', actions: 'takeRest' },
          { guard: tapped('look'), target: 'opening', actions: fromTheTop },
          { guard: tapped('later'), target: 'left' },
          { guard: tapped('drop'), target: 'dropped' },
          unclear('summary').tap,
        ],
        back: { target: 'summary', reenter: true, actions: 'firstAlready' },
      },
    },
    routing: { always: [{ guard: 'hasQuestion', target: 'asking' }, { target: 'confirming' }] },

    asking: {
      entry: saying<ImportContext>((context) => say.asking(context, choicesAt.asking(context))),
      on: {
        ...unclear('asking'),
        text: [
          { guard: 'namesDivisions', target: 'asking', reenter: true, actions: 'addDivisions' },
          { guard: 'answers', target: 'deciding', actions: 'answer' },
          unclear('asking').text,
        ],
        tap: [
          { guard: 'namesDivisions', target: 'asking', reenter: true, actions: 'addDivisions' },
          { guard: 'answers', target: 'deciding', actions: 'answer' },
          { guard: tapped('rest'), target: 'deciding', actions: 'takeRest' },
          { guard: tapped('look'), target: 'opening', actions: fromTheTop },
          { guard: tapped('later'), target: 'left' },
          { guard: tapped('drop'), target: 'dropped' },
          unclear('asking').tap,
        ],
        back: [
          { guard: 'hasChosen', target: 'asking', reenter: true, actions: 'dropLast' },
          { guard: 'hasTrail', target: 'deciding', actions: 'takeBack' },
          { target: 'summary', actions: 'understood' },
        ],
      },
    },
    deciding: {
      entry: {
        type: 'decide-import',
        params: ({ context: { id, answer } }) => ({ id: id!, ...answer! }),
      },
      on: {
        ...waiting(say.WAIT),
        'done.decide-import': [
          { guard: ({ event }) => event.answer === null, target: 'gone' },
          { target: 'routing', actions: 'takeView' },
        ],
      },
    },

    opening: {
      entry: {
        type: 'ask',
        params: ({ context: { id, from } }) => ({ question: 'plan-import-items', params: { id: id!, from } }),
      },
      on: {
        'answered.plan-import-items': [
          { guard: ({ event }) => event.answer === null, target: 'gone' },
          { target: 'looking', actions: assign(({ event }) => ({ ...event.answer })) },
        ],
      },
    },
    looking: {
      entry: saying<ImportContext>((context) => say.looking(context, choicesAt.looking(context))),
      on: {
        ...unclear('looking'),
        tap: [
          { guard: tapped('more'), target: 'opening', actions: 'nextPage' },
          { guard: tapped('close'), target: 'summary', actions: 'understood' },
          unclear('looking').tap,
        ],
        back: { target: 'summary', actions: 'understood' },
      },
    },

    confirming: {
      entry: saying<ImportContext>((context) => say.confirming(context, choicesAt.confirming(context))),
      on: {
        ...unclear('confirming'),
        tap: [
          { guard: tapped('confirm'), target: 'importing', actions: 'understood' },
          { guard: tapped('changes'), target: 'differing', actions: fromTheTop },
          { guard: tapped('look'), target: 'opening', actions: fromTheTop },
          { guard: tapped('later'), target: 'left' },
          { guard: tapped('drop'), target: 'dropped' },
          unclear('confirming').tap,
        ],
        back: [
          { guard: 'hasTrail', target: 'deciding', actions: 'takeBack' },
          { target: 'summary', actions: 'understood' },
        ],
      },
    },
    differing: {
      entry: {
        type: 'ask',
        params: ({ context: { id, from } }) => ({
          question: 'plan-import-changes',
          params: { id: id!, from },
        }),
      },
      on: {
        'answered.plan-import-changes': [
          { guard: ({ event }) => event.answer === null, target: 'gone' },
          { target: 'comparing', actions: assign(({ event }) => ({ ...event.answer })) },
        ],
      },
    },
    comparing: {
      entry: saying<ImportContext>((context) => say.comparing(context, choicesAt.comparing(context))),
      on: {
        ...unclear('comparing'),
        tap: [
          { guard: tapped('more'), target: 'differing', actions: 'nextPage' },
          { guard: tapped('close'), target: 'confirming', actions: 'understood' },
          unclear('comparing').tap,
        ],
        back: { target: 'confirming', actions: 'understood' },
      },
    },
    importing: {
      entry: { type: 'import-plan', params: ({ context }) => ({ id: context.id! }) },
      on: {
        ...waiting(say.IMPORTING),
        'done.import-plan': [
          {
            guard: ({ event }) => event.answer.ok,
            target: 'imported',
            actions: assign(({ event }) => ({ outcome: event.answer.ok ? event.answer.outcome : null })),
          },
          { guard: ({ event }) => !event.answer.ok && event.answer.problem === 'open', target: 'reading' },
          { guard: ({ event }) => !event.answer.ok && event.answer.problem === 'gone', target: 'gone' },
          { target: 'notAllowed' },
        ],
      },
    },

    imported: { type: 'final', entry: saying<ImportContext>(say.imported) },
    slow: { type: 'final', entry: saying<ImportContext>(say.slow) },
    gone: { type: 'final', entry: saying<ImportContext>(say.gone) },
    left: { type: 'final', entry: saying<ImportContext>(say.left) },
    notAllowed: { type: 'final', entry: saying<ImportContext>(say.notAllowed) },
    dropped: {
      type: 'final',
      entry: [
        { type: 'drop-import', params: ({ context }) => ({ id: context.id ?? '' }) },
        saying<ImportContext>(say.dropped),
      ],
    },
    /** The report takes it from here, as if it had been sent to it. */
    evidence: {
      type: 'final',
      entry: { type: 'drop-import', params: ({ context }) => ({ id: context.id ?? '' }) },
      output: ({ context: { files, photos } }: { context: ImportContext }) => ({
        next: { flow: 'report-progress', start: { files, photos } satisfies PhotosFirstStart },
      }),
    },
  },
  output: ({ event }) => (event.output as FlowOutput | undefined) ?? {},
});

export const importPlan: Flow = {
  name: 'import-plan',
  version: 1,
  purpose: 'Coordinators import the plan of the district from a file, after a look at what was understood.',
  place: 'direct',
  machine,
  choices: ({ value, context }) => {
    const choices = choicesAt[value as keyof typeof choicesAt];
    return choices ? choices(context as ImportContext) : [];
  },
};
