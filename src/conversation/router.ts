/**
 * What an input means where the conversation stands: to which run it goes, or what it starts. Pure; the rules are
 * those of docs/architecture.md, "Flows".
 */
import { choose } from '../../flows/choose.ts';
import { isBack, isCancel, type Match } from '../../flows/commands.ts';
import type { Facts } from '../../flows/facts.ts';
import type { Flow, InternalEvent, PersonEvent } from '../../flows/flow.ts';
import type {
  FallbackStart,
  JoinStart,
  PhotosFirstStart,
  ResumeDraftStart,
  StaleButtonStart,
} from '../../flows/starts.ts';
import { readTap } from '../../flows/tap.ts';
import type { Conversation, Run } from '../../models/conversation.ts';
import type { ChatInput } from '../line/inputs.ts';
import { takes } from './machine.ts';

export type Input = ChatInput | { kind: 'internal'; run: string; event: InternalEvent };

export type Move =
  | { do: 'give'; run: string; event: PersonEvent | InternalEvent }
  /** The parked draft goes on with this event. */
  | { do: 'take-up'; event: PersonEvent }
  | { do: 'start'; flow: string; start: unknown }
  /** Ends the active run, with its evidence. */
  | { do: 'give-up' }
  | { do: 'note-follow'; follows: boolean };

export interface Routing {
  flows: ReadonlyMap<string, Flow>;
  matchCommand(text: string): Match | null;
}

/** After so long without a word, what a person sends may be meant for something else than the open draft. */
const IDLE_MS = 6 * 3_600_000;

const DAY_MS = 86_400_000;

/** What somebody who is no active member may use. */
const FOR_EVERYBODY = new Set(['join', 'help', 'withdraw-consent', 'fallback', 'stale-button']);

/** The moves that the input leads to, in order. None for what is not answered. */
export function route(input: Input, conversation: Conversation, facts: Facts, routing: Routing): Move[] {
  const here = placeOf(conversation, facts, routing);
  switch (input.kind) {
    case 'none':
      return [];
    case 'unfollow':
      return [{ do: 'note-follow', follows: false }];
    case 'follow':
      return [
        { do: 'note-follow', follows: true },
        start<JoinStart>('join', { reason: 'follow', text: null }),
      ];
    case 'internal':
      return here.find(input.run) ? [{ do: 'give', run: input.run, event: input.event }] : [];
    case 'tap':
      return routeTap(input.data, here);
    case 'text':
      return routeText(input, here);
    case 'photo':
      return routeMedia({ type: 'photo', photo: input.photo }, { photos: [input.photo] }, here);
    case 'file':
      return routeMedia({ type: 'file', file: input.file }, { files: [input.file] }, here);
    case 'other':
      return routeOther(input.what, here);
    default:
      return [];
  }
}

/** How the flow `fallback` is started when an input of a person led to nothing said; null for what is not answered. */
export function fallbackFor(input: Input): FallbackStart | null {
  switch (input.kind) {
    case 'text':
      return { reason: 'text', text: input.text, what: null };
    case 'photo':
    case 'file':
      return { reason: 'other', text: null, what: input.kind };
    case 'other':
      return { reason: 'other', text: null, what: input.what };
    case 'tap':
      return { reason: 'other', text: null, what: 'button' };
    default:
      return null;
  }
}

/** A run that cannot go on, and whether the person is told. */
export interface Untidy {
  run: Run;
  told: boolean;
}

/** The first run that has to go before an input of a person is routed: too old, of another version, not allowed. */
export function untidy(conversation: Conversation, facts: Facts, { flows }: Routing): Untidy | null {
  for (const run of [conversation.parked, conversation.active]) {
    if (!run) continue;
    const flow = flows.get(run.flow);
    if (flow?.version !== run.flowVersion) return { run, told: flow?.draft !== undefined };
    const days = flow.draft?.expiresAfterDays;
    if (days !== undefined && facts.now - run.touchedAt > days * DAY_MS)
      return { run, told: isDraft(run, { flows }) };
    if (!isMember(facts) && !FOR_EVERYBODY.has(run.flow)) return { run, told: false };
  }
  return null;
}

/** The run that is kept as a draft: parked, or the active one. */
export function draftOf(conversation: Conversation, routing: Pick<Routing, 'flows'>): Run | null {
  if (conversation.parked) return conversation.parked;
  const { active } = conversation;
  return active && isDraft(active, routing) ? active : null;
}

/** Whether the run is worth keeping: its flow keeps drafts, and the person gave it something. */
export function isDraft(run: Run, { flows }: Pick<Routing, 'flows'>): boolean {
  const draft = flows.get(run.flow)?.draft;
  return draft !== undefined && !draft.isEmpty?.(run.context);
}

interface Place {
  conversation: Conversation;
  facts: Facts;
  routing: Routing;
  member: boolean;
  /** The active run, unless it is a draft that nobody touched for hours. */
  open: Run | null;
  active: Run | null;
  hasDraft: boolean;
  find(run: string): Run | null;
  takes(run: Run, event: PersonEvent): boolean;
}

function placeOf(conversation: Conversation, facts: Facts, routing: Routing): Place {
  const { active, parked } = conversation;
  const idle = active !== null && isDraft(active, routing) && facts.now - active.touchedAt > IDLE_MS;
  return {
    ...{ conversation, facts, routing, active },
    member: isMember(facts),
    open: idle ? null : active,
    hasDraft: draftOf(conversation, routing) !== null,
    find: (id) => [active, parked].find((run) => run?.id === id) ?? null,
    takes: (run, event) => takes(routing.flows.get(run.flow)!, run, { ...event, facts }),
  };
}

function routeTap(data: string, here: Place): Move[] {
  const tap = readTap(data);
  if (tap?.kind === 'start' && here.routing.flows.has(tap.flow))
    return startOrJoin(tap.flow, tap.start, here);
  if (tap?.kind !== 'choice') return [start<StaleButtonStart>('stale-button', { run: null })];
  const event: PersonEvent = { type: 'tap', name: tap.name, value: tap.value };
  if (here.active?.id === tap.run)
    return [give(here.active, here.takes(here.active, event) ? event : REPEAT)];
  const { parked, finished } = here.conversation;
  if (parked?.id === tap.run) return [{ do: 'take-up', event: here.takes(parked, event) ? event : REPEAT }];
  const run = finished.findLast(({ id }) => id === tap.run) ?? null;
  return [start<StaleButtonStart>('stale-button', { run })];
}

function routeText({ text, messageId }: { text: string; messageId: string }, here: Place): Move[] {
  const { open, active, member, hasDraft } = here;
  const event: PersonEvent = { type: 'text', text, messageId };
  const choice = open && chosen(text, open, here.routing);
  if (open && choice) return [give(open, choice)];

  if (isCancel(text)) return cancel(here);
  if (isBack(text)) return back(here);

  const command = here.routing.matchCommand(text);
  const answers = open !== null && here.takes(open, event);
  if (command && (command.certain || !answers)) return startOrJoin(command.flow, command.start, here);
  if (open) return [give(open, answers ? event : REPEAT)];
  if (!member && !active) return [start<JoinStart>('join', { reason: 'input', text })];
  if (hasDraft) return [resumeDraft([event])];
  return [start<FallbackStart>('fallback', { reason: 'text', text, what: null })];
}

function routeMedia(event: PersonEvent, photosFirst: PhotosFirstStart, here: Place): Move[] {
  const { open, member, hasDraft } = here;
  if (open && here.takes(open, event)) return [give(open, event)];
  if (!member) return [join(here)];
  // a report, or the question about it, that cannot take it now says so in its own words
  if (open && (here.routing.flows.get(open.flow)?.draft || open.flow === 'resume-draft'))
    return [give(open, REPEAT)];
  if (hasDraft) return [resumeDraft([event])];
  return [start<PhotosFirstStart>('report-progress', photosFirst)];
}

function routeOther(what: string, here: Place): Move[] {
  const event: PersonEvent = { type: 'other', what };
  if (here.open && here.takes(here.open, event)) return [give(here.open, event)];
  if (!here.member) return [join(here)];
  return [start<FallbackStart>('fallback', { reason: 'other', text: null, what })];
}

/** ยกเลิก: the run's own way out; a run that knows none is ended, since there must always be one. */
function cancel({ active, hasDraft, takes, member }: Place): Move[] {
  if (active) return takes(active, { type: 'cancel' }) ? [give(active, { type: 'cancel' })] : GIVEN_UP;
  if (hasDraft && member) return [resumeDraft([])];
  return [start<FallbackStart>('fallback', { reason: 'nothing-to-cancel', text: null, what: null })];
}

function back({ active, hasDraft, takes, member }: Place): Move[] {
  if (active) return [give(active, takes(active, { type: 'back' }) ? { type: 'back' } : REPEAT)];
  if (hasDraft && member) return [resumeDraft([])];
  return [start<FallbackStart>('fallback', { reason: 'nothing-to-go-back', text: null, what: null })];
}

function startOrJoin(flow: string, given: unknown, here: Place): Move[] {
  if (here.member || FOR_EVERYBODY.has(flow)) return [start(flow, given)];
  return [join(here)];
}

/** Somebody who is no member is led to joining, or back to the question that joining has open. */
function join({ active }: Place): Move {
  if (active?.flow === 'join') return give(active, REPEAT);
  return start<JoinStart>('join', { reason: 'input', text: null });
}

/** A typed answer that is one of the open question's choices. */
export function chosen(text: string, run: Run, { flows }: Pick<Routing, 'flows'>): PersonEvent | null {
  const choices = flows.get(run.flow)?.choices({ value: run.state, context: run.context }) ?? [];
  const choice = choose(text, choices);
  return choice && { type: 'tap', name: choice.name, value: choice.value };
}

const REPEAT: PersonEvent = { type: 'repeat' };
const GIVEN_UP: Move[] = [
  { do: 'give-up' },
  start<FallbackStart>('fallback', { reason: 'nothing-to-cancel', text: null, what: null }),
];

const isMember = ({ person }: Facts): boolean => person?.state === 'active';
const give = ({ id }: Run, event: PersonEvent): Move => ({ do: 'give', run: id, event });
const resumeDraft = (replay: PersonEvent[]): Move =>
  start<ResumeDraftStart>('resume-draft', { wanted: null, replay });

function start<Start>(flow: string, given: Start): Move {
  return { do: 'start', flow, start: given };
}
