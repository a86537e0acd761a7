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
import { LONGEST_WAIT, saying, tapped, unasked, unclear, waiting } from './asking.ts';
import type { Flow, FlowOutput } from './flow.ts';
import { answeringStates } from './import-plan/answering.ts';
import { confirmingStates } from './import-plan/confirming.ts';
import { choicesAt, type ImportContext } from './import-plan/context.ts';
import { imports } from './import-plan/setup.ts';
import type { PhotosFirstStart } from './starts.ts';
import { imported } from './wording/import-changes.ts';
import * as say from './wording/import-plan.ts';

const machine = imports.createMachine({
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
        { type: 'later', params: { name: 'slow', seconds: LONGEST_WAIT } },
      ],
      on: {
        ...waiting(say.READING),
        // nobody has seen anything of it yet
        cancel: 'dropped',
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

    ...answeringStates,
    ...confirmingStates,

    imported: { type: 'final', entry: saying<ImportContext>(imported) },
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
