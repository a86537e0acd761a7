import type { ChatMessage, Person } from '../../../src/simulator/control-api.ts';
import { deedsOf } from '../../../src/simulator/page/menu-items.ts';
import { inWords, noticeWords, preview } from '../../../src/simulator/page/says.ts';
import type { PageState } from '../../../src/simulator/page/state.ts';

const NOK = { id: 'nok', name: 'นก' } as Person;
const state = {
  server: { bot: { userId: 'U', name: 'รายงาน', basicId: '@r' }, people: [NOK] },
} as unknown as PageState;
const group = { id: 'g', groupId: 'C', name: 'ฝ่าย', members: ['nok', 'kan'], bot: true };

const text = (more: Partial<Extract<ChatMessage, { from: 'person' }>> = {}) =>
  ({
    from: 'person',
    id: '1',
    by: 'nok',
    at: 1,
    content: { type: 'text', text: 'ส่งแล้ว', postback: false },
    quotes: null,
    read: false,
    edited: false,
    unsent: false,
    ...more,
  }) satisfies ChatMessage;
const image = { type: 'image', contentUrl: '/control/content/1', set: null } as const;
const bot: ChatMessage = {
  from: 'bot',
  id: '2',
  at: 2,
  quotes: null,
  via: 'reply',
  message: { type: 'flex', altText: 'การ์ดงาน' },
};
const notice = (kind: 'member-left' | 'bot-joined', who: string | null) =>
  ({ from: 'line', id: '3', at: 3, notice: kind, who }) as const;

describe('messages in a few words', () => {
  it('tells what was said, sent or taken back', () => {
    expect(inWords(state, text())).toBe('ส่งแล้ว');
    expect(inWords(state, text({ content: image }))).toBe('ส่งรูปภาพ');
    expect(inWords(state, text({ content: image, unsent: true }))).toBe('ยกเลิกข้อความแล้ว');
    expect(inWords(state, bot)).toBe('การ์ดงาน');
  });

  it('names who came and went, the bot where LINE names nobody', () => {
    expect(noticeWords(state, notice('member-left', 'nok'))).toBe('นก ออกจากกลุ่ม');
    expect(noticeWords(state, notice('bot-joined', null))).toBe('รายงาน เข้าร่วมกลุ่ม');
  });

  it('names the sender in the preview of a group, and not in one of the chat with the bot', () => {
    const room = { messages: [text()], loadingUntil: null };
    expect(preview(state, room)).toBe('ส่งแล้ว');
    expect(preview(state, room, true)).toBe('นก: ส่งแล้ว');
    expect(preview(state, { messages: [text(), bot], loadingUntil: null }, true)).toBe('รายงาน: การ์ดงาน');
    expect(preview(state, undefined)).toBe('');
  });
});

describe('what can be done with a message', () => {
  it('is more with one’s own words in a group than with those of others', () => {
    expect(deedsOf(text(), 'nok', group)).toEqual(['reply', 'edit', 'unsend']);
    expect(deedsOf(text(), 'kan', group)).toEqual(['reply']);
    expect(deedsOf(text({ content: image }), 'nok', group)).toEqual(['reply', 'unsend']);
    expect(deedsOf(text(), 'nok', null)).toEqual(['reply', 'unsend']);
    expect(deedsOf(bot, 'nok', group)).toEqual(['reply', 'mention']);
  });

  it('is nothing with tapped buttons, grey lines and what was taken back', () => {
    const tapped = text({ content: { type: 'text', text: 'บันทึก', postback: true } });
    for (const message of [tapped, text({ unsent: true }), notice('member-left', 'nok')])
      expect(deedsOf(message, 'nok', group)).toEqual([]);
  });
});
