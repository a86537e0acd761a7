/**
 * What the page knows, and how each change of the stream alters it. Pure: the server keeps the state, the page shows it;
 * only which chat is open and up to where each was read are the page's own.
 */
import type { Change, Chat, ChatMessage, Hint, Log, Person, State } from '../control-api.ts';

export interface PageState {
  server: State;
  hint: Hint;
  log: Log;
  /** By the person's id. */
  chats: Record<string, Chat>;
  /** By the person's id: time of the newest message that was seen, epoch ms. */
  seen: Record<string, number>;
}

const LOG_LENGTH = 200;

export function applyChange(state: PageState, change: Change): PageState {
  switch (change.type) {
    case 'hello':
      return state;
    case 'person':
      return {
        ...state,
        server: { ...state.server, people: replaceById(state.server.people, change.person) },
        chats: state.chats[change.person.id]
          ? state.chats
          : { ...state.chats, [change.person.id]: emptyChat(change.person.id) },
      };
    case 'message':
      return withChat(state, change.chat, (chat) => ({
        ...chat,
        messages: replaceById(chat.messages, change.message),
        loadingUntil: change.message.from === 'bot' ? null : chat.loadingUntil,
      }));
    case 'reset':
      return withChat(state, change.chat, () => emptyChat(change.chat));
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

/** The chat of `person` was looked at: everything in it is seen. */
export function markSeen(state: PageState, person: string): PageState {
  const newest = Math.max(0, ...(state.chats[person]?.messages.map((message) => message.at) ?? []));
  if ((state.seen[person] ?? 0) >= newest) return state;
  return { ...state, seen: { ...state.seen, [person]: newest } };
}

/** Messages of the bot that the person has not looked at. */
export function unread(state: PageState, person: string): number {
  const since = state.seen[person] ?? 0;
  return (state.chats[person]?.messages ?? []).filter((each) => each.from === 'bot' && each.at > since)
    .length;
}

/** One line for the list of people: the newest message in words. */
export function preview(chat: Chat | undefined): string {
  const last = chat?.messages.at(-1);
  if (!last) return '';
  if (last.from === 'line') return NOTICES[last.notice];
  if (last.from === 'person') return last.unsent ? 'ยกเลิกข้อความแล้ว' : sentPreview(last);
  const { message } = last;
  const words = message.text ?? message.altText;
  return typeof words === 'string' ? words : 'ส่งข้อความ';
}

export const NOTICES: Record<'follow' | 'unblock' | 'block', string> = {
  follow: 'เพิ่มเป็นเพื่อนแล้ว',
  unblock: 'เลิกบล็อกแล้ว',
  block: 'บล็อกแล้ว',
};

function sentPreview({ content }: Extract<ChatMessage, { from: 'person' }>): string {
  switch (content.type) {
    case 'text':
      return content.text;
    case 'image':
      return 'ส่งรูปภาพ';
    case 'file':
      return `ส่งไฟล์ ${content.fileName}`;
    case 'video':
      return 'ส่งวิดีโอ';
    case 'audio':
      return 'ส่งข้อความเสียง';
    case 'sticker':
      return 'ส่งสติกเกอร์';
    case 'location':
      return 'ส่งตำแหน่ง';
  }
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
export function quickReplies(chat: Chat | undefined, device: Person['device']): Record<string, unknown>[] {
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

function withChat(state: PageState, person: string, change: (chat: Chat) => Chat): PageState {
  return {
    ...state,
    chats: { ...state.chats, [person]: change(state.chats[person] ?? emptyChat(person)) },
  };
}

const emptyChat = (person: string): Chat => ({ person, messages: [], loadingUntil: null });

function replaceById<T extends { id: string }>(list: T[], item: T): T[] {
  return list.some((each) => each.id === item.id)
    ? list.map((each) => (each.id === item.id ? item : each))
    : [...list, item];
}

const logged = <T extends { id: string }>(list: T[], item: T): T[] =>
  replaceById(list, item).slice(-LOG_LENGTH);
