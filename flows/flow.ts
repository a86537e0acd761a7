/**
 * What a flow is. A flow is one XState machine, pure: it takes events and gives the next state and named actions, and
 * the engine (src/conversation) does what they name. See docs/architecture.md, "The way of an event".
 */
import type { AnyStateMachine } from 'xstate';
import type { EffectName, Effects } from './effects.ts';
import type { Facts } from './facts.ts';
import type { QuestionName, Questions } from './questions.ts';
import type { EvidenceResult } from './views/evidence.ts';

/** What a machine gets as `input` when a run of it starts. */
export interface FlowInput<Start = unknown> {
  /** Id of the run; every button the flow makes carries it. */
  run: string;
  facts: Facts;
  /** What it was started with, by a command, a button or another flow. */
  start: Start;
  /** The draft that was left before, if there is one. */
  draft: DraftView | null;
}

/** What is told of a draft when a person comes back to it. */
export interface DraftView {
  flow: string;
  /** "O15 สถิติการให้บริการ" */
  title: string;
  /** "ข้อ ๓ (ส่งภาพ)" */
  step: string;
  touchedAt: number;
}

export interface IncomingPhoto {
  messageId: string;
  /** Null for a single photo. `index` and `total` are missing from old LINE for Android. */
  set: { id: string; index: number | null; total: number | null } | null;
  /** Address given by LINE when the content is not LINE's own; else null. */
  externalUrl: string | null;
}

export interface IncomingFile {
  messageId: string;
  /** Untrusted. */
  name: string;
  /** Bytes as LINE says, untrusted. */
  size: number;
}

export type PersonEvent =
  /** Text that is none of the choices and no command. */
  | { type: 'text'; text: string; messageId: string }
  /** A text of the person's that was given to this run before now reads so (LINE tells it in groups only). */
  | { type: 'edited'; text: string; messageId: string }
  /** The person took this message back: what came of it in the run goes. Nothing is said. */
  | { type: 'taken-back'; messageId: string }
  /** A button of this run, or its number or words typed. */
  | { type: 'tap'; name: string; value: string }
  | { type: 'photo'; photo: IncomingPhoto }
  | { type: 'file'; file: IncomingFile }
  /** Sticker, audio, video, location …: nothing a report can hold. */
  | { type: 'other'; what: string }
  /** ย้อนกลับ */
  | { type: 'back' }
  /** ยกเลิก */
  | { type: 'cancel' }
  /** Ask the current question again: after a draft is taken up, or after an old button of this run. */
  | { type: 'repeat' };

export type InternalEvent =
  | { type: 'timer'; name: string }
  | { type: 'evidence'; result: EvidenceResult }
  /** The file of a report (its id) is made, or cannot be. */
  | { type: 'exported'; report: string }
  /** The file of a plan (its id) is read, or cannot be. */
  | { type: 'plan-read'; id: string }
  | { [Q in QuestionName]: { type: `answered.${Q}`; answer: Questions[Q]['answer'] } }[QuestionName]
  | { [E in EffectName]: { type: `done.${E}`; answer: Effects[E]['answer'] } }[EffectName];

export type FlowEvent = { facts: Facts } & (PersonEvent | InternalEvent);

/** What a machine puts out at its end (all optional). */
export interface FlowOutput {
  /** Another flow goes on at once. */
  next?: { flow: string; start: unknown };
  /** Take up the parked draft; `replay` is given to it afterwards, in order; without any it repeats its question. */
  resume?: { replay: PersonEvent[] };
  /** Give up the parked draft. */
  discardDraft?: boolean;
  /** Kept with the finished run, for its old buttons: the update that was saved. */
  saved?: { update: string };
}

/** Something that can be chosen now: by its button, its number in the list (1 or ๑), its label or other words. */
export interface Choice {
  name: string;
  value: string;
  label: string;
  words?: string[];
  /** Understood when it is typed, but has no number; mostly not shown either. */
  hidden?: boolean;
}

export interface Flow {
  /** The name of its file. */
  name: string;
  /** Raised when stored runs of it can no longer be read. */
  version: number;
  /** One sentence. */
  purpose: string;
  /** Where it may be talked through; everywhere when left out. */
  place?: 'direct' | 'group';
  /** Something small in between: the draft that is open waits meanwhile, even if the person gave it nothing yet. */
  aside?: boolean;
  /**
   * In a group, what the open question waits for beside its choices: words of the person's own (how to say them there is
   * added to the question), photos and files (others are the group's and are left alone). Without it, words where there
   * are no choices, and whatever the machine takes.
   */
  awaits?(snapshot: { value: unknown; context: unknown }): { words: boolean; media: boolean };
  machine: AnyStateMachine;
  /** The choices of the question that is open, in the order shown. */
  choices(snapshot: { value: unknown; context: unknown }): Choice[];
  /** Set when a run of it is a draft: kept while something else is talked about, and for days. */
  draft?: {
    expiresAfterDays: number;
    describe(snapshot: { value: unknown; context: unknown }): { title: string; step: string };
    /** The person gave it nothing yet that could be lost: such a run is neither kept nor asked about. */
    isEmpty?(context: unknown): boolean;
    /** Evidence to drop when the draft is given up. */
    evidence(context: unknown): string[];
  };
}

/**
 * The named actions that machines use: `setup({ actions: flowActions })`. They do nothing by themselves; the engine
 * reads their names and params. Params are computed by the machine: `{ type: 'say', params: ({ context }) => … }`.
 */
type Named<P> = (_args: unknown, _params: P) => void;
const named = (): never => undefined as never;
export const flowActions: {
  ask: Named<{ [Q in QuestionName]: { question: Q; params: Questions[Q]['params'] } }[QuestionName]>;
} & { [E in EffectName]: Named<Effects[E]['params']> } = {
  ask: named,
  say: named,
  notify: named,
  'save-update': named,
  'fetch-evidence': named,
  'keep-link': named,
  'drop-evidence': named,
  later: named,
  'redeem-invitation': named,
  'request-membership': named,
  'decide-membership': named,
  'make-invitation': named,
  'withdraw-consent': named,
  'note-follow': named,
  'note-group': named,
  'link-group': named,
  'make-group-code': named,
  'redeem-group-code': named,
  'unlink-group': named,
  'leave-chat': named,
  'note-members': named,
  'file-evidence': named,
  'take-back': named,
  'change-member': named,
  'ask-for-measure': named,
  'set-reminders': named,
  'send-reminders': named,
  'set-signatures': named,
  'export-report': named,
  'fetch-plan': named,
  'decide-import': named,
  'import-plan': named,
  'drop-import': named,
};
