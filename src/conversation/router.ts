/**
 * What an input means where the conversation stands: to which run it goes, or what it starts. Pure; the rules are
 * those of docs/architecture.md, "Flows".
 */
import { choose } from '../../flows/choose.ts';
import { isBack, isCancel } from '../../flows/commands/back-words.ts';
import type { Facts } from '../../flows/facts.ts';
import type { PersonEvent } from '../../flows/flow.ts';
import type { ImportStart } from '../../flows/import-plan/context.ts';
import { mayBePlan } from '../../flows/import-plan/files.ts';
import { invitationCode } from '../../flows/invitation-code.ts';
import type {
  FallbackStart,
  FilePhotoStart,
  FollowEditStart,
  GreetGroupStart,
  JoinStart,
  PhotosFirstStart,
  ResumeDraftStart,
  StaleButtonStart,
} from '../../flows/starts.ts';
import { readTap } from '../../flows/tap.ts';
import type { Conversation, Run } from '../../models/conversation.ts';
import { chatOf, isRoom } from './chat.ts';
import { awaited, notYours, photoToFile, routeMembers, routeRoom } from './group-moves.ts';
import { give, type Input, type Move, type Place, placeOf, type Routing, start } from './moves.ts';
import { isForEverybody, isOfSomebodyElse } from './places.ts';
import type { Flows } from './runs.ts';

/** The moves that the input leads to, in order. None for what is not answered. */
export function route(input: Input, conversation: Conversation, facts: Facts, routing: Routing): Move[] {
  const here = placeOf(conversation, facts, routing);
  const chat = chatOf(conversation._id);
  if (isRoom(chat) && input.kind !== 'internal') return routeRoom(input, chat.group!);
  switch (input.kind) {
    case 'none':
      return [];
    case 'unfollow':
      return [{ do: 'perform', effect: 'note-follow', params: { follows: false } }];
    case 'follow':
      return [
        { do: 'perform', effect: 'note-follow', params: { follows: true } },
        start<JoinStart>('join', { reason: 'follow', text: null }),
      ];
    case 'internal':
      return here.find(input.run) ? [{ do: 'give', run: input.run, event: input.event }] : [];
    case 'tap':
      return routeTap(input.data, here);
    case 'text':
      return routeText(input, here);
    case 'edited':
      return routeEdit(input, here);
    case 'unsent':
      return routeUnsent(input, here);
    case 'photo':
      return routeMedia({ type: 'photo', photo: input.photo }, { photos: [input.photo] }, here);
    case 'file':
      return routeMedia({ type: 'file', file: input.file }, { files: [input.file] }, here);
    case 'other':
      return routeOther(input.what, here);
    case 'bot-joined':
      return [start<GreetGroupStart>('greet-group', { chat: input.chat, room: false })];
    case 'bot-left':
      return [{ do: 'perform', effect: 'note-group', params: { group: input.chat, happened: 'left' } }];
    case 'members-joined':
      return routeMembers({ joined: input.people, left: [] }, here);
    case 'members-left':
      // to the one who left it is the end; the group's own conversation hears who it was
      return facts.userId === '' ? routeMembers({ joined: [], left: input.people }, here) : [{ do: 'end' }];
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

function routeTap(data: string, here: Place): Move[] {
  const tap = readTap(data);
  if (tap?.kind === 'start' && here.routing.flows.has(tap.flow))
    return startOrJoin(tap.flow, tap.start, here);
  if (tap?.kind !== 'choice') return [start<StaleButtonStart>('stale-button', { run: null })];
  if (here.facts.group && isOfSomebodyElse(tap.run, here.conversation._id)) return notYours(tap.run, here);
  const event: PersonEvent = { type: 'tap', name: tap.name, value: tap.value };
  if (here.active?.id === tap.run)
    return [give(here.active, here.takes(here.active, event) ? event : REPEAT)];
  const { parked, finished } = here.conversation;
  if (parked?.id === tap.run) return [{ do: 'take-up', event: here.takes(parked, event) ? event : REPEAT }];
  const run = finished.findLast(({ id }) => id === tap.run) ?? null;
  return [start<StaleButtonStart>('stale-button', { run })];
}

function routeText(input: Extract<Input, { kind: 'text' }>, here: Place): Move[] {
  const { text, messageId } = input;
  const { open, active, member, hasDraft } = here;
  const event: PersonEvent = { type: 'text', text, messageId };
  const photo = here.facts.group && input.quoted && photoToFile(text, input.quoted, here);
  if (photo) return [start<FilePhotoStart>('file-photo', photo)];
  const choice = open && chosen(text, open, here.routing);
  if (open && choice) return [give(open, choice)];

  if (isCancel(text)) return cancel(here);
  if (isBack(text)) return back(here);

  const command = here.routing.matchCommand(text);
  const answers = open !== null && here.takes(open, event);
  if (command && (command.certain || !answers)) return startOrJoin(command.flow, command.start, here);
  // in a group that nobody linked, a code alone is enough
  if (here.facts.group?.state === 'unlinked' && invitationCode(text))
    return [start('link-group', { code: text })];
  if (open) return [give(open, answers ? event : REPEAT)];
  if (!member && !active) return [start<JoinStart>('join', { reason: 'input', text })];
  if (hasDraft) return [resumeDraft([event])];
  return [start<FallbackStart>('fallback', { reason: 'text', text, what: null })];
}

function routeMedia(event: PersonEvent, photosFirst: PhotosFirstStart, here: Place): Move[] {
  const { open, member, hasDraft } = here;
  if (here.facts.group) return awaited(event, here);
  if (open && here.takes(open, event)) return [give(open, event)];
  if (!member) return [join(here)];
  // a report, or the question about it, that cannot take it now says so in its own words
  if (open && (here.routing.flows.get(open.flow)?.draft || open.flow === 'resume-draft'))
    return [give(open, REPEAT)];
  if (hasDraft) return [resumeDraft([event])];
  if (event.type === 'file' && here.facts.person?.role === 'coordinator' && mayBePlan(event.file))
    return [start<ImportStart>('import-plan', { file: event.file })];
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

/** To the run in which it was said, else to the flow that looks for it in the saved reports. */
function routeEdit({ text, messageId }: Extract<Input, { kind: 'edited' }>, here: Place): Move[] {
  const event: PersonEvent = { type: 'edited', text, messageId };
  const run = here.taking(event)[0];
  return [run ? give(run, event) : start<FollowEditStart>('follow-edit', { messageId, text })];
}

function routeUnsent({ messageId }: Extract<Input, { kind: 'unsent' }>, here: Place): Move[] {
  const event: PersonEvent = { type: 'taken-back', messageId };
  return [
    { do: 'note-taken-back', messageId },
    ...here.taking(event).map((run) => give(run, event)),
    { do: 'perform', effect: 'take-back', params: { messageId } },
  ];
}

function startOrJoin(flow: string, given: unknown, here: Place): Move[] {
  // in a group it is the step that says what cannot be done there
  if (here.member || here.facts.group || isForEverybody(flow)) return [start(flow, given)];
  return [join(here)];
}

/** Somebody who is no member is led to joining, or back to the question that joining has open. */
function join({ active }: Place): Move {
  if (active?.flow === 'join') return give(active, REPEAT);
  return start<JoinStart>('join', { reason: 'input', text: null });
}

/** A typed answer that is one of the open question's choices. */
export function chosen(text: string, run: Run, { flows }: Flows): PersonEvent | null {
  const choices = flows.get(run.flow)?.choices({ value: run.state, context: run.context }) ?? [];
  const choice = choose(text, choices);
  return choice && { type: 'tap', name: choice.name, value: choice.value };
}

const REPEAT: PersonEvent = { type: 'repeat' };
const GIVEN_UP: Move[] = [
  { do: 'give-up' },
  start<FallbackStart>('fallback', { reason: 'nothing-to-cancel', text: null, what: null }),
];

const resumeDraft = (replay: PersonEvent[]): Move =>
  start<ResumeDraftStart>('resume-draft', { wanted: null, replay });
