/**
 * What the page knows, and how each change of the stream alters it. Pure: the server keeps the state, the page shows it;
 * only which chat is open and up to where each was read are the page's own.
 */
import type { Change, Chat, ChatMessage, Group, Hint, Log, Person, State } from '../control-api.ts';

export interface PageState {
  server: State;
  hint: Hint;
  log: Log;
  /** By the id of the person (the chat with the bot) or of the group. */
  chats: Record<string, Room>;
  /** By the chat's id: time of the newest message that was seen, epoch ms. */
  seen: Record<string, number>;
  /** Grows whenever somebody's rich menu may be another one. */
  menuChanges: number;
}

/** A chat: of a person with the bot, or of a group. */
export type Room = Pick<Chat, 'messages' | 'loadingUntil'>;

const LOG_LENGTH = 200;

export function applyChange(state: PageState, change: Change): PageState {
  switch (change.type) {
    case 'hello':
      return state;
    case 'person':
      return {
        ...state,
        server: { ...state.server, people: replaceById(state.server.people, change.person) },
        chats: state.chats[change.person.id] ? state.chats : { ...state.chats, [change.person.id]: EMPTY },
      };
    case 'group':
      return {
        ...state,
        server: { ...state.server, groups: replaceById(state.server.groups, change.group) },
      };
    case 'rich-menu':
      return { ...state, menuChanges: state.menuChanges + 1 };
    case 'message':
      return withChat(state, change.chat, (chat) => ({
        ...chat,
        messages: replaceById(chat.messages, change.message),
        loadingUntil: change.message.from === 'bot' ? null : chat.loadingUntil,
      }));
    case 'reset':
      return withChat(state, change.chat, () => EMPTY);
    case 'loading':
      return withChat(state, change.person, (chat) => ({ ...chat, loadingUntil: change.until }));
    case 'faults':
      return { ...state, server: { ...state.server, faults: change.faults } };
    case 'counters':
      return { ...state, server: { ...state.server, counters: change.counters } };
    case 'call':
      return { ...state, log: { ...state.log, calls: logged(state.log.calls, change.call) } };
    case 'delivery':
      return { ...state, log: { ...state.log, deliveries: logged(state.log.deliveries, change.delivery) } };
  }
}

/** The chat was looked at: everything in it is seen. */
export function markSeen(state: PageState, chat: string): PageState {
  const newest = Math.max(0, ...(state.chats[chat]?.messages.map((message) => message.at) ?? []));
  if ((state.seen[chat] ?? 0) >= newest) return state;
  return { ...state, seen: { ...state.seen, [chat]: newest } };
}

/** Messages of the bot in the chat that nobody has looked at. */
export function unread(state: PageState, chat: string): number {
  const since = state.seen[chat] ?? 0;
  return (state.chats[chat]?.messages ?? []).filter((each) => each.from === 'bot' && each.at > since).length;
}

/** The people of a group, in the order in which they came. */
export function membersOf(state: PageState, group: Group): Person[] {
  return group.members.flatMap((id) => state.server.people.find((person) => person.id === id) ?? []);
}

/** What stands in the chat as one thing: a message, or the photos of one set that follow each other. */
export type ChatEntry =
  | { kind: 'message'; message: ChatMessage }
  | { kind: 'album'; photos: Extract<ChatMessage, { from: 'person' }>[] };

export function chatEntries(messages: ChatMessage[]): ChatEntry[] {
  const entries: ChatEntry[] = [];
  for (const message of messages) {
    const set = setOf(message);
    const before = entries.at(-1);
    if (set && message.from === 'person') {
      if (before?.kind === 'album' && setOf(before.photos[0]!) === set) before.photos.push(message);
      else entries.push({ kind: 'album', photos: [message] });
    } else entries.push({ kind: 'message', message });
  }
  return entries;
}

/** The quick replies that stand above the input: those of the last message, on a phone only. */
export function quickReplies(chat: Room | undefined, device: Person['device']): Record<string, unknown>[] {
  const last = chat?.messages.at(-1);
  if (device === 'pc' || last?.from !== 'bot') return [];
  const { quickReply } = last.message as { quickReply?: { items?: { action?: Record<string, unknown> }[] } };
  return (quickReply?.items ?? []).flatMap((item) => (item?.action ? [item.action] : []));
}

function setOf(message: ChatMessage): string | null {
  return message.from === 'person' && !message.unsent && message.content.type === 'image'
    ? (message.content.set?.id ?? null)
    : null;
}

function withChat(state: PageState, id: string, change: (chat: Room) => Room): PageState {
  return { ...state, chats: { ...state.chats, [id]: change(state.chats[id] ?? EMPTY) } };
}

const EMPTY: Room = { messages: [], loadingUntil: null };

function replaceById<T extends { id: string }>(list: T[], item: T): T[] {
  return list.some((each) => each.id === item.id)
    ? list.map((each) => (each.id === item.id ? item : each))
    : [...list, item];
}

const logged = <T extends { id: string }>(list: T[], item: T): T[] =>
  replaceById(list, item).slice(-LOG_LENGTH);
