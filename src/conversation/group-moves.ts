/** The moves that only groups know: whose photo, whose button, who comes and goes. Pure. */
import type { PersonEvent } from '../../flows/flow.ts';
import type {
  FilePhotoStart,
  GreetGroupStart,
  GroupGuideStart,
  WelcomeMembersStart,
} from '../../flows/starts.ts';
import type { Quoted } from '../line/inputs.ts';
import { awaitsMedia } from './awaits.ts';
import { give, type Input, type Move, type Place, start } from './moves.ts';
import { untidy } from './runs.ts';

/** What is sent in a group is the group's, unless the question that is open to this person waits for it. */
export function awaited(event: PersonEvent, here: Place): Move[] {
  const { open, conversation, facts, routing } = here;
  if (!open || untidy(conversation, facts, routing) || !here.takes(open, event)) return [];
  return awaitsMedia(open, routing) ? [give(open, event)] : [];
}

/** A text that replies to a photo says what to do with it: the photo, and the words to find its measure by. */
export function photoToFile(
  text: string,
  { kind, messageId }: Quoted,
  { open, routing }: Place,
): FilePhotoStart | null {
  const command = routing.matchCommand(text);
  const reports = command?.flow === 'report-progress';
  const search = reports ? (command.start.search ?? '') : text;
  if (kind === 'photo' && (reports || !command)) return { photo: messageId, search };
  // too old to be known, or no photo at all: who reports on it is told so
  if (kind === null && reports && (command.certain || !open)) return { photo: messageId, search };
  return null;
}

/** A tap on a button that was made for another member is answered once, so that nobody can fill the group with it. */
export function notYours(run: string, { conversation, facts }: Place): Move[] {
  if (conversation.told?.includes(run)) return [];
  const reason = facts.userId === '' ? 'no-user' : 'not-yours';
  return [{ do: 'note-told', run }, start<GroupGuideStart>('group-guide', { reason, flow: null })];
}

export function routeMembers(people: Pick<WelcomeMembersStart, 'joined' | 'left'>, { facts }: Place): Move[] {
  if (facts.group?.state !== 'linked') return [];
  return [start<WelcomeMembersStart>('welcome-members', { group: facts.group.id, ...people })];
}

/** In an old room nothing can be done but to say so. */
export function routeRoom(input: Input, chat: string): Move[] {
  const asked = input.kind === 'bot-joined' || input.kind === 'text' || input.kind === 'tap';
  return asked ? [start<GreetGroupStart>('greet-group', { chat, room: true })] : [];
}
