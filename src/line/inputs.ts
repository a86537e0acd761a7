/** What a LINE webhook event means in a chat of one person: LINE's shapes in, ours out. Pure. */
import { z } from 'zod';
import type { IncomingFile, IncomingPhoto } from '../../flows/flow.ts';
import type { LineEvent } from './events.ts';

export type ChatInput =
  | { kind: 'text'; text: string; messageId: string }
  | { kind: 'photo'; photo: IncomingPhoto }
  | { kind: 'file'; file: IncomingFile }
  /** A sticker, voice message, video, place, or something LINE invents later. */
  | { kind: 'other'; what: string }
  /** A button: its postback data. */
  | { kind: 'tap'; data: string }
  | { kind: 'follow' }
  | { kind: 'unfollow' }
  /** Nothing that is answered: a message taken back, beacons, account links, … */
  | { kind: 'none' };

const ContentProvider = z
  .looseObject({ type: z.string(), originalContentUrl: z.string().optional() })
  .optional();

const Text = z.looseObject({ id: z.string(), text: z.string() });

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

const Postback = z.looseObject({ postback: z.looseObject({ data: z.string() }) });

/** Never throws: what cannot be read counts as `other`, which is answered, or as `none`. */
export function inputOf(event: LineEvent): ChatInput {
  switch (event.type) {
    case 'message':
      return messageInput(event);
    case 'postback': {
      const read = Postback.safeParse(event);
      return read.success ? { kind: 'tap', data: read.data.postback.data } : { kind: 'none' };
    }
    case 'follow':
    case 'unfollow':
      return { kind: event.type };
    default:
      return { kind: 'none' };
  }
}

function messageInput(event: LineEvent): ChatInput {
  const { message } = Message.catch({ message: { type: 'unknown' } }).parse(event);
  const other: ChatInput = { kind: 'other', what: message.type };
  switch (message.type) {
    case 'text': {
      const read = Text.safeParse(message);
      return read.success ? { kind: 'text', text: read.data.text, messageId: read.data.id } : other;
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

function photoOf({ id, contentProvider, imageSet }: z.infer<typeof Image>): IncomingPhoto {
  const { id: setId, index = null, total = null } = imageSet ?? { id: null };
  return {
    messageId: id,
    set: setId === null ? null : { id: setId, index, total },
    externalUrl: (contentProvider?.type === 'external' && contentProvider.originalContentUrl) || null,
  };
}
