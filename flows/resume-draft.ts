/**
 * A report was left unfinished: go on, begin anew, or give it up. What the person sent meanwhile is kept and given to
 * whatever is chosen. With `expired` it only says that the draft is gone.
 */
import { assign, setup } from 'xstate';
import { type Asking, missedBy, saying, tapped, unasked, unclear } from './asking.ts';
import {
  type Choice,
  type DraftView,
  type Flow,
  type FlowEvent,
  type FlowInput,
  type FlowOutput,
  flowActions,
  type IncomingFile,
  type IncomingPhoto,
  type PersonEvent,
} from './flow.ts';
import type { ResumeDraftStart } from './starts.ts';
import * as say from './wording/resume-draft.ts';

export interface ResumeContext extends Asking {
  now: number;
  draft: DraftView;
  expired: boolean;
  wanted: { flow: string; start: unknown } | null;
  replay: PersonEvent[];
  output: FlowOutput;
}

/** An album comes as one event a photo: the question waits until no more came for so long. */
const QUIET_SECONDS = 2;

const CHOICES: Choice[] = [
  { name: 'draft', value: 'resume', label: 'ทำต่อ', words: ['ต่อ', 'ทำต่อจากเดิม', 'ใช่', 'ทำต่อเลย'] },
  { name: 'draft', value: 'anew', label: 'เริ่มใหม่', words: ['ใหม่', 'เริ่ม', 'รายงานใหม่'] },
  { name: 'draft', value: 'discard', label: 'ทิ้ง', words: ['ทิ้งร่าง', 'ลบ', 'ลบร่าง', 'ไม่เอาแล้ว', 'ไม่ทำต่อ'] },
];

const isMedia = (event: PersonEvent) => event.type === 'photo' || event.type === 'file';

const machine = setup({
  types: {} as {
    context: ResumeContext;
    events: FlowEvent;
    input: FlowInput<ResumeDraftStart>;
    output: FlowOutput;
  },
  actions: {
    ...flowActions,
    missed: assign(({ context, event }) => missedBy(context, event)),
    understood: assign(unasked),
    keep: assign(({ context, event }) =>
      event.type === 'photo' || event.type === 'file'
        ? { ...unasked, replay: [...context.replay, mediaOf(event)] }
        : {},
    ),
    letGo: assign(({ context: { replay }, event }) =>
      event.type === 'taken-back'
        ? { replay: replay.filter((kept) => messageOf(kept) !== event.messageId) }
        : {},
    ),
    change: assign(({ context: { replay }, event }) =>
      event.type === 'edited'
        ? {
            replay: replay.map((kept) =>
              messageOf(kept) === event.messageId ? { ...event, type: 'text' as const } : kept,
            ),
          }
        : {},
    ),
  },
  guards: {
    quiet: ({ context, event }) => event.type === 'timer' && event.name === timerOf(context),
    has: ({ context, event }) =>
      event.type === 'edited' && context.replay.some((kept) => messageOf(kept) === event.messageId),
  },
}).createMachine({
  id: 'resume-draft',
  context: ({ input: { run, facts, start, draft } }) => {
    const gone = 'expired' in start ? start.expired : null;
    return {
      run,
      ...unasked,
      now: facts.now,
      draft: gone ?? draft ?? { flow: 'report-progress', title: 'รายงาน', step: '', touchedAt: facts.now },
      expired: gone !== null,
      wanted: 'expired' in start ? null : start.wanted,
      replay: 'expired' in start ? [] : start.replay,
      output: {},
    };
  },
  initial: 'arriving',
  states: {
    arriving: {
      always: [
        { guard: ({ context }) => context.expired, target: 'gone' },
        { guard: ({ context }) => context.replay.some(isMedia), target: 'gathering' },
        { target: 'asking' },
      ],
    },
    gathering: {
      entry: {
        type: 'later',
        params: ({ context }) => ({ name: timerOf(context), seconds: QUIET_SECONDS }),
      },
      on: {
        'taken-back': { target: 'gathering', reenter: true, actions: 'letGo' },
        photo: { target: 'gathering', reenter: true, actions: 'keep' },
        file: { target: 'gathering', reenter: true, actions: 'keep' },
        timer: { guard: 'quiet', target: 'asking' },
        text: 'asking',
        tap: 'asking',
        other: 'asking',
        back: 'asking',
        cancel: 'asking',
        repeat: 'asking',
      },
    },
    asking: {
      entry: saying<ResumeContext>((context) => say.question(context, CHOICES)),
      on: {
        ...unclear('asking'),
        'taken-back': { actions: 'letGo' },
        edited: { guard: 'has', actions: 'change' },
        photo: { target: 'gathering', actions: 'keep' },
        file: { target: 'gathering', actions: 'keep' },
        tap: [
          {
            guard: tapped('draft', 'resume'),
            target: 'resumed',
            actions: assign(({ context: { replay } }) => ({ output: { resume: { replay } } })),
          },
          {
            guard: tapped('draft', 'anew'),
            target: 'anew',
            actions: assign(({ context }) => ({ output: { discardDraft: true, next: anewWith(context) } })),
          },
          {
            guard: tapped('draft', 'discard'),
            target: 'discarded',
            actions: assign({ output: { discardDraft: true } }),
          },
          unclear('asking').tap,
        ],
        back: { target: 'asking', reenter: true, actions: assign({ ...unasked, note: say.NOTHING_BEFORE }) },
        cancel: 'left',
      },
    },
    resumed: { type: 'final' },
    anew: { type: 'final' },
    discarded: { type: 'final', entry: saying<ResumeContext>(say.discarded) },
    left: { type: 'final', entry: saying<ResumeContext>(say.left) },
    gone: { type: 'final', entry: saying<ResumeContext>(say.gone) },
  },
  output: ({ context }) => context.output,
});

/** A timer counts only while nothing has come since it was set. */
const timerOf = ({ replay }: ResumeContext) => `quiet-${replay.length}`;

/** The message that an event came with. */
function messageOf(event: PersonEvent): string | null {
  switch (event.type) {
    case 'photo':
      return event.photo.messageId;
    case 'file':
      return event.file.messageId;
    default:
      return 'messageId' in event ? event.messageId : null;
  }
}

type Media = Extract<PersonEvent, { type: 'photo' | 'file' }>;

const mediaOf = (event: Media): Media =>
  event.type === 'photo' ? { type: 'photo', photo: event.photo } : { type: 'file', file: event.file };

/** What was asked for; else a new report, with the photos and files that came meanwhile. */
function anewWith({ wanted, replay, draft }: ResumeContext): { flow: string; start: unknown } {
  if (wanted) return wanted;
  const photos: IncomingPhoto[] = replay.flatMap((event) => (event.type === 'photo' ? [event.photo] : []));
  const files: IncomingFile[] = replay.flatMap((event) => (event.type === 'file' ? [event.file] : []));
  const start = { ...(photos.length > 0 && { photos }), ...(files.length > 0 && { files }) };
  return { flow: draft.flow, start };
}

export const resumeDraft: Flow = {
  name: 'resume-draft',
  version: 1,
  purpose: 'Asks what becomes of a report that was left unfinished.',
  machine,
  choices: ({ value }) => (value === 'asking' ? CHOICES : []),
};
