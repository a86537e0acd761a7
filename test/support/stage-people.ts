/**
 * What people do on the stage, in their own chat with the bot and in groups: each deed is a line of the transcript and
 * the events that LINE sends for it.
 */
import type { messagingApi } from '@line/bot-sdk';
import { keyOf } from '../../src/conversation/chat.ts';
import type { MenuName } from '../../src/line/rich-menus/definitions.ts';
import { richMenus } from '../../src/line/rich-menus/rich-menu.ts';
import { jpeg } from './photos.ts';
import type { Tappable } from './render.ts';

/** Somebody's chat with the bot (`group` null), or what he or she does in a group. `userId` is '' when LINE does not tell. */
export interface Where {
  group: string | null;
  userId: string;
}

/** A message that somebody sent, to be quoted, edited or taken back later. */
export interface Message {
  id: string;
  /** As the transcript shows it: the words, or 📷. */
  what: string;
  by: string;
}

export interface Actor {
  /** LINE user id. */
  id: string;
  name: string;
  follows(): Promise<void>;
  types(text: string): Promise<Message>;
  /**
   * Taps a button of this label: the newest one (in a group, of those that were made for this person, if any), the
   * `oldest` that was ever shown, or in a group the newest that was made for somebody else.
   */
  taps(label: string, which?: 'newest' | 'oldest' | { of: Actor }): Promise<void>;
  /** Taps a field of a rich menu, or a tab, which LINE opens; in the own chat, on a phone. */
  picks(menu: MenuName, word: string): Promise<void>;
  /** A sticker, a voice message, a video, a place. */
  sends(what: 'sticker' | 'audio' | 'video' | 'location'): Promise<Message>;
  /**
   * So many photos at once; `broken` are the numbers (from 1) of those that are no photos, `order` the numbers in the
   * order in which LINE delivers them. Photos of the same seed are the same.
   */
  sendsPhotos(
    count: number,
    options?: { broken?: number[]; seed?: number; order?: number[] },
  ): Promise<Message[]>;
  /** A file of this text, e.g. `%PDF-1.7`, or of these bytes. */
  sendsFile(name: string, content: string | Buffer): Promise<Message>;
  /** Takes a message back: the one given, or the last that he or she sent here. */
  unsends(message?: Message): Promise<void>;
  /** The same person, in a group. */
  in(group: Group): InGroup;
}

export interface InGroup extends Actor {
  /** Replies to a message: of somebody, or the bot's newest in this group (of those that answer this person, if any). */
  quotes(message: Message | 'bot', text: string): Promise<Message>;
  /** "@รายงาน …" */
  mentions(text: string): Promise<Message>;
  /** Changes the words of a message: of the one given, or of the last text that he or she sent here. */
  edits(text: string, message?: Message): Promise<void>;
}

export interface Group {
  /** LINE's group id. */
  id: string;
  name: string;
  invitesBot(): Promise<void>;
  removesBot(): Promise<void>;
  joins(...people: Actor[]): Promise<void>;
  leaves(...people: Actor[]): Promise<void>;
  /** Somebody of whom LINE does not tell who it is. */
  somebody(): InGroup;
}

/** What the stage does for people. */
export interface Boards {
  newId(): string;
  /** Writes down what is done, lets LINE send the events for it, and waits for what the bot says. */
  act(where: Where, what: string, events: Record<string, unknown>[]): Promise<void>;
  /** Bytes that LINE holds, by message id. */
  contents: Map<string, Buffer | Promise<Buffer>>;
  /** Buttons that were shown in a chat, oldest first, and to whom the message was an answer. */
  shownIn(where: Where): { button: Tappable; to: string }[];
  /** The bot's messages in a group, oldest first. */
  saidIn(group: string): { id: string; to: string }[];
  nameOf(userId: string): string;
}

const MENTION = '@รายงาน';

export function actorOn(boards: Boards, where: Where): InGroup {
  const { newId, contents, nameOf } = boards;
  const { group, userId } = where;
  const name = nameOf(userId);
  const sent: (Message & { isText: boolean })[] = sentBy(boards, keyOf(where));

  const does = (what: string, events: Record<string, unknown>[]) => boards.act(where, what, events);
  const note = ({ id, type }: { id: string; type: string }, what: string): Message => {
    const one = { id, what, by: name, isText: type === 'text' };
    sent.push(one);
    return one;
  };
  const message = (content: { type: string } & Record<string, unknown>) => {
    const id = newId();
    const quoteToken = QUOTABLE.has(content.type) ? { quoteToken: `quote-${id}` } : {};
    return { type: 'message', message: { id, ...quoteToken, ...content } };
  };
  async function says(shown: string, text: string, more: Record<string, unknown> = {}): Promise<Message> {
    const event = message({ type: 'text', text, ...more });
    const one = note(event.message, text);
    await does(shown, [event]);
    return one;
  }

  return {
    id: userId,
    name,
    follows: () => does('(เพิ่มเพื่อน)', [{ type: 'follow', follow: { isUnblocked: false } }]),
    types: (text) => says(text, text),

    async taps(label, which = 'newest') {
      const all = boards.shownIn(where);
      const fits = ({ button }: (typeof all)[number]) =>
        button.label === label || button.label.startsWith(`${label} `);
      const of = typeof which === 'object' ? which.of.id : userId;
      const found =
        which === 'oldest'
          ? all.find(fits)
          : (all.findLast((one) => one.to === of && fits(one)) ?? all.findLast(fits));
      if (!found) {
        const offered = all.map(({ button }) => button.label).join(', ');
        throw new Error(`"${label}" was not offered. Offered: ${offered}`);
      }
      const { action, quickReply } = found.button;
      const mark = quickReply ? '◦' : '▸';
      const old = which === 'oldest' ? ' (ปุ่มเก่า)' : '';
      const whose = typeof which === 'object' ? ` (ปุ่มของ${which.of.name})` : '';
      await does(`${mark} ${label}${old}${whose}`, [
        action.type === 'postback'
          ? { type: 'postback', postback: { data: action.data } }
          : message({ type: 'text', text: action.text }),
      ]);
    },

    async picks(menu, word) {
      const { request } = richMenus().find((one) => one.menu === menu)!;
      const area = request.areas!.find(({ action }) => action!.label === word);
      if (!area) throw new Error(`"${word}" is not in the menu ${menu}.`);
      const action = area.action!;
      if (action.type === 'postback') {
        const typing = action.fillInText ? ` (แป้นพิมพ์เปิดพร้อม "${action.fillInText}")` : '';
        return does(`☰ ${word}${typing}`, [{ type: 'postback', postback: { data: action.data } }]);
      }
      const { richMenuAliasId, data } = action as messagingApi.RichMenuSwitchAction;
      const params = { newRichMenuAliasId: richMenuAliasId, status: 'SUCCESS' };
      await does(`☰ (แท็บ) ${word}`, [{ type: 'postback', postback: { data, params } }]);
    },

    async sends(what) {
      const shown = { sticker: '(สติกเกอร์)', audio: '🎤', video: '🎬', location: '📍' }[what];
      const event = message({ ...OTHERS[what], type: what });
      const one = note(event.message, shown);
      await does(shown, [event]);
      return one;
    },

    async sendsPhotos(count, { broken = [], seed = 1, order } = {}) {
      const set = newId();
      const photos = Array.from({ length: count }, (_, i) => {
        const photo = message({
          type: 'image',
          contentProvider: { type: 'line' },
          ...(count > 1 && { imageSet: { id: set, index: i + 1, total: count } }),
        });
        const bytes = broken.includes(i + 1) ? Buffer.from('no photo') : jpeg({ seed: seed + i });
        contents.set(photo.message.id, bytes);
        return photo;
      });
      const notes = photos.map((photo) => note(photo.message, '📷'));
      const how = count > 1 ? ' (ส่งพร้อมกัน)' : '';
      const delivered = order?.map((number) => photos[number - 1]!) ?? photos;
      await does(`${'📷'.repeat(count)}${how}`, delivered);
      return notes;
    },

    async sendsFile(fileName, content) {
      const file = message({ type: 'file', fileName, fileSize: content.length });
      contents.set(file.message.id, Buffer.from(content));
      const one = note(file.message, `📄 ${fileName}`);
      await does(`📄 ${fileName}`, [file]);
      return one;
    },

    async unsends(given) {
      const { id, what } = given ?? sent.at(-1)!;
      contents.delete(id);
      await does(`(ยกเลิกการส่ง ${what})`, [{ type: 'unsend', replyToken: null, unsend: { messageId: id } }]);
    },

    in: (there) => actorOn(boards, { group: there.id, userId }),

    async quotes(quoted, text) {
      const ours = quoted === 'bot' ? boards.saidIn(group!) : [];
      const id = quoted === 'bot' ? (ours.findLast(({ to }) => to === userId) ?? ours.at(-1))!.id : quoted.id;
      const what = quoted === 'bot' ? 'ข้อความของรายงาน' : `${quoted.what} ของ${quoted.by}`;
      return says(`(ตอบกลับ ${what}) ${text}`, text, { quotedMessageId: id });
    },

    mentions: (text) =>
      says(`${MENTION} ${text}`, `${MENTION} ${text}`, {
        mention: { mentionees: [{ index: 0, length: MENTION.length, type: 'user', isSelf: true }] },
      }),

    async edits(text, given) {
      const one = given ?? sent.findLast(({ isText }) => isText)!;
      const edited = { id: one.id, type: 'text', text, quoteToken: `quote-${newId()}` };
      await does(`(แก้ "${one.what}" เป็น) ${text}`, [{ type: 'messageEdited', message: edited }]);
      one.what = text;
    },
  };
}

/** What somebody sent in a chat, whichever actor of his it was. */
function sentBy(boards: Boards, key: string): (Message & { isText: boolean })[] {
  const all = notes.get(boards) ?? new Map<string, (Message & { isText: boolean })[]>();
  notes.set(boards, all);
  if (!all.has(key)) all.set(key, []);
  return all.get(key)!;
}
const notes = new WeakMap<Boards, Map<string, (Message & { isText: boolean })[]>>();

/** Kinds of messages that come with a token by which they can be quoted. */
const QUOTABLE = new Set(['text', 'image', 'video', 'sticker']);

const OTHERS = {
  sticker: { packageId: '446', stickerId: '1988', stickerResourceType: 'STATIC' },
  audio: { duration: 3000, contentProvider: { type: 'line' } },
  video: { duration: 3000, contentProvider: { type: 'line' } },
  location: { title: 'สำนักงานเขต', address: 'กรุงเทพฯ', latitude: 13.75, longitude: 100.5 },
};
