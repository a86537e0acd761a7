import type { ChatMessage, Counters } from '../../../src/simulator/control-api.ts';
import { NO_FAULTS } from '../../../src/simulator/control-api.ts';
import {
  applyChange,
  chatEntries,
  markSeen,
  type PageState,
  quickReplies,
  unread,
} from '../../../src/simulator/page/state.ts';

const start = (): PageState => ({
  server: {
    bot: { userId: 'U', name: 'รายงาน', basicId: '@r' },
    people: [],
    groups: [],
    faults: NO_FAULTS,
    counters: {} as Counters,
  },
  hint: { coordinatorCode: null, holidays: [] },
  log: { calls: [], deliveries: [] },
  chats: {},
  seen: {},
  menuChanges: 0,
});
const said = (id: string, at: number, message: Record<string, unknown> = {}): ChatMessage => ({
  from: 'bot',
  id,
  at,
  quotes: null,
  via: 'reply',
  message: { type: 'text', text: `คำตอบ ${id}`, ...message },
});
const photo = (id: string, set: string | null, unsent = false): ChatMessage => ({
  from: 'person',
  id,
  by: 'nok',
  at: 1,
  quotes: null,
  read: false,
  edited: false,
  unsent,
  content: {
    type: 'image',
    contentUrl: '/control/content/1',
    set: set ? { id: set, index: 1, total: 2 } : null,
  },
});
const got = (state: PageState, message: ChatMessage) =>
  applyChange(state, { type: 'message', chat: 'nok', message });

describe('the state of the page', () => {
  it('adds messages, replaces known ones, and empties a chat', () => {
    let state = got(got(start(), photo('a', null)), said('b', 2));
    state = got(state, photo('a', null, true));
    expect(state.chats.nok?.messages.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(state.chats.nok?.messages[0]).toMatchObject({ unsent: true });
    expect(applyChange(state, { type: 'reset', chat: 'nok' }).chats.nok?.messages).toEqual([]);
  });

  it('ends the writing animation when the bot has written, not when the person has', () => {
    const waiting = applyChange(start(), { type: 'loading', person: 'nok', until: 99 });
    expect(got(waiting, photo('a', null)).chats.nok?.loadingUntil).toBe(99);
    expect(got(waiting, said('b', 2)).chats.nok?.loadingUntil).toBeNull();
  });

  it('counts what the bot said since the chat was last looked at', () => {
    let state = got(got(start(), said('a', 10)), photo('p', null));
    expect(unread(state, 'nok')).toBe(1);
    state = markSeen(state, 'nok');
    expect(unread(state, 'nok')).toBe(0);
    expect(markSeen(state, 'nok')).toBe(state);
    expect(unread(got(state, said('b', 11)), 'nok')).toBe(1);
  });
});

describe('albums', () => {
  const shape = (messages: ChatMessage[]) =>
    chatEntries(messages).map((entry) => (entry.kind === 'album' ? entry.photos.length : entry.message.id));

  it('joins photos of one set that follow each other', () => {
    expect(shape([photo('a', 'x'), photo('b', 'x'), said('s', 2), photo('c', 'x'), photo('d', 'y')])).toEqual(
      [2, 's', 1, 1],
    );
  });

  it('leaves single and unsent photos alone', () => {
    expect(shape([photo('a', null), photo('b', 'x', true), photo('c', 'x')])).toEqual(['a', 'b', 1]);
  });
});

describe('quick replies', () => {
  const items = [{ type: 'action', action: { type: 'message', label: 'ต่อไป', text: 'ต่อไป' } }];
  const chat = (...messages: ChatMessage[]) => ({ messages, loadingUntil: null });
  const asked = said('a', 1, { quickReply: { items } });

  it('stand under the last message, on a phone only', () => {
    expect(quickReplies(chat(asked), 'mobile')).toEqual([items[0]!.action]);
    expect(quickReplies(chat(asked), 'pc')).toEqual([]);
    expect(quickReplies(chat(asked, photo('p', null)), 'mobile')).toEqual([]);
    expect(quickReplies(chat(asked, said('b', 2)), 'mobile')).toEqual([]);
  });
});
