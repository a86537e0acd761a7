/** What a LINE webhook event means: LINE's shapes in, ours out. Pure. */
import { z } from 'zod';
import type { IncomingFile, IncomingPhoto } from '../../flows/flow.ts';
import type { Mention } from './addressed.ts';
import { Heard, type LineEvent } from './events.ts';

export type ChatInput =
  /** In a group, what was said to the bot: without the mark or the mention that calls it. */
  | { kind: 'text'; text: string; messageId: string; quoted: Quoted | null }
  /** A text said before reads so now. LINE tells it in groups only. */
  | { kind: 'edited'; text: string; messageId: string }
  /** The sender took a message back. */
  | { kind: 'unsent'; messageId: string }
  | { kind: 'photo'; photo: IncomingPhoto }
  | { kind: 'file'; file: IncomingFile }
  /** A sticker, voice message, video, place, or something LINE invents later. */
  | { kind: 'other'; what: string }
  /** A button: its postback data. In a group LINE may not tell whose tap it was. */
  | { kind: 'tap'; data: string }
  | { kind: 'follow' }
  | { kind: 'unfollow' }
  /** The bot came into a group or an old room, or is gone from it. */
  | { kind: 'bot-joined'; chat: string; room: boolean }
  | { kind: 'bot-left'; chat: string; room: boolean }
  /** LINE user ids of people who came into a group, or left it. */
  | { kind: 'members-joined'; people: string[] }
  | { kind: 'members-left'; people: string[] }
  /** Nothing that is answered: a tab of a rich menu that opened, beacons, account links, … */
  | { kind: 'none' };

/** The message that a text is a reply to. */
export interface Quoted {
  messageId: string;
  /** What the bot knows of it; null when it has not seen it. */
  kind: Heard['quoted'];
}

const ContentProvider = z
  .looseObject({ type: z.string(), originalContentUrl: z.string().optional() })
  .optional();

const Mentionee = z.looseObject({
  index: z.number().int().nonnegative(),
  length: z.number().int().nonnegative(),
  isSelf: z.boolean().optional(),
});

const Text = z.looseObject({
  id: z.string(),
  text: z.string(),
  quotedMessageId: z.string().optional(),
  mention: z
    .looseObject({ mentionees: z.array(Mentionee).catch([]) })
    .optional()
    .catch(undefined),
});

const Image = z.looseObject({
  id: z.string(),
  contentProvider: ContentProvider,
  imageSet: z
    .looseObject({ id: z.string(), index: z.number().optional(), total: z.number().optional() })
    .optional(),
});

const File = z.looseObject({
  id: z.string(),
  fileName: z.string().optional(),
  fileSize: z.number().optional(),
});

const Message = z.looseObject({ message: z.looseObject({ type: z.string() }) });
const Postback = z.looseObject({
  postback: z.looseObject({
    data: z.string(),
    /** Of a tab of a rich menu: whether LINE opened it. */
    params: z.looseObject({ newRichMenuAliasId: z.string(), status: z.string() }).optional().catch(undefined),
  }),
});
const Unsend = z.looseObject({ unsend: z.looseObject({ messageId: z.string() }) });
const Members = z.object({ members: z.array(z.looseObject({ userId: z.string().optional() })) });
const MembersEvent = z.looseObject({ joined: Members.optional(), left: Members.optional() });

/** Never throws: what cannot be read counts as `other`, which is answered, or as `none`. */
export function inputOf(event: LineEvent): ChatInput {
  const chat = event.source?.groupId ?? event.source?.roomId;
  const room = event.source?.roomId !== undefined;
  switch (event.type) {
    case 'message':
      return messageInput(event);
    case 'messageEdited': {
      const read = textOf(event);
      if (!read) return { kind: 'none' };
      const { text = read.text, isNew = false } = heardOf(event) ?? {};
      if (isNew) return { kind: 'text', text, messageId: read.id, quoted: null };
      return { kind: 'edited', text, messageId: read.id };
    }
    case 'unsend': {
      const read = Unsend.safeParse(event);
      return read.success ? { kind: 'unsent', messageId: read.data.unsend.messageId } : { kind: 'none' };
    }
    case 'postback': {
      const postback = Postback.safeParse(event).data?.postback;
      const opened = postback?.params?.status === 'SUCCESS';
      return postback && !opened ? { kind: 'tap', data: postback.data } : { kind: 'none' };
    }
    case 'join':
      return chat ? { kind: 'bot-joined', chat, room } : { kind: 'none' };
    case 'leave':
      return chat ? { kind: 'bot-left', chat, room } : { kind: 'none' };
    case 'memberJoined':
      return { kind: 'members-joined', people: peopleOf(event, 'joined') };
    case 'memberLeft':
      return { kind: 'members-left', people: peopleOf(event, 'left') };
    case 'follow':
    case 'unfollow':
      return { kind: event.type };
    default:
      return { kind: 'none' };
  }
}

/** What the bot needs to know of a text to decide whether it is meant for it; null when it is no text. */
export function textOf(
  event: LineEvent,
): { id: string; text: string; quotedId: string | null; mentions: Mention[] } | null {
  const message = Message.safeParse(event).data?.message;
  const read = message?.type === 'text' ? Text.safeParse(message) : null;
  if (!read?.success) return null;
  const { id, text, quotedMessageId, mention } = read.data;
  const mentions = (mention?.mentionees ?? []).map(({ index, length, isSelf = false }) => ({
    ...{ index, length, isSelf },
  }));
  return { id, text, quotedId: quotedMessageId ?? null, mentions };
}

function messageInput(event: LineEvent): ChatInput {
  const { message } = Message.catch({ message: { type: 'unknown' } }).parse(event);
  const other: ChatInput = { kind: 'other', what: message.type };
  switch (message.type) {
    case 'text': {
      const read = textOf(event);
      if (!read) return other;
      const { text = read.text, quoted: kind = null } = heardOf(event) ?? {};
      const quoted = read.quotedId === null ? null : { messageId: read.quotedId, kind };
      return { kind: 'text', text, messageId: read.id, quoted };
    }
    case 'image': {
      const read = Image.safeParse(message);
      return read.success ? { kind: 'photo', photo: photoOf(read.data) } : other;
    }
    case 'file': {
      const read = File.safeParse(message);
      if (!read.success) return other;
      const { id, fileName = '', fileSize = 0 } = read.data;
      return { kind: 'file', file: { messageId: id, name: fileName, size: fileSize } };
    }
    default:
      return other;
  }
}

const heardOf = ({ heard }: LineEvent): Heard | null => Heard.safeParse(heard).data ?? null;

function photoOf({ id, contentProvider, imageSet }: z.infer<typeof Image>): IncomingPhoto {
  const { id: setId, index = null, total = null } = imageSet ?? { id: null };
  return {
    messageId: id,
    set: setId === null ? null : { id: setId, index, total },
    externalUrl: (contentProvider?.type === 'external' && contentProvider.originalContentUrl) || null,
  };
}

function peopleOf(event: LineEvent, which: 'joined' | 'left'): string[] {
  const members = MembersEvent.safeParse(event).data?.[which]?.members ?? [];
  return members.flatMap(({ userId }) => userId ?? []);
}
