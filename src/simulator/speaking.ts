/** What people send: each message becomes a line in its chat and, where the bot is, an event for it. */
import { BOT } from './cast.ts';
import type { ActionResult, Person, SentContent } from './control-api.ts';
import type { Deliveries } from './deliveries.ts';
import * as events from './events.ts';
import * as ids from './ids.ts';
import type { Heads, Place } from './places.ts';
import type { Platform } from './platform.ts';
import type { Content, WebhookEvent } from './state.ts';
import type { Uploads } from './uploads.ts';

/** How long LINE works on a video or a sound before it can be fetched. */
const PREPARING_MS = 1000;

/** How the bot is mentioned in a group. */
export const MENTION = `@${BOT.name}`;

interface Details {
  /** The id of a message whose bytes are kept already. */
  id?: string;
  /** The message that it replies to. */
  quotes?: string | null;
}

export type Speaking = ReturnType<typeof createSpeaking>;

export function createSpeaking({
  platform,
  deliveries,
  uploads,
  head,
  random,
}: {
  platform: Platform;
  deliveries: Deliveries;
  uploads: Uploads;
  head: Heads;
  /** 0 to 1; mixes albums. */
  random: () => number;
}) {
  const { state } = platform;

  /** Shows what the person sent; gives its id. */
  function show(place: Place, person: Person, content: SentContent, details: Details = {}): string {
    const { id = platform.nextMessageId(), quotes = null } = details;
    const [at, by] = [platform.clock(), person.id];
    const marks = { read: false, edited: false, unsent: false };
    platform.show(place.chat, { from: 'person', id, by, at, content, quotes, ...marks });
    return id;
  }

  function tokens({ chat }: Place, message: string): events.MessageTokens {
    const markAsReadToken = ids.token();
    state.readTokens[markAsReadToken] = { chat, message };
    return { quoteToken: platform.quoteToken(chat, message), markAsReadToken };
  }

  /** Shows what the person sent and makes its event. */
  function say(place: Place, person: Person, content: SentContent, details: Details & { mention?: boolean }) {
    const id = show(place, person, content, details);
    if (!place.heard) return { id, event: null };
    const { quotes, mention = false } = details;
    const event =
      content.type === 'text'
        ? events.textEvent(head(place), id, tokens(place, id), textParts(content.text, { quotes, mention }))
        : mediaEvent(head(place), id, tokens(place, id), content);
    return { id, event };
  }

  const deliver = (said: (WebhookEvent | null)[]) => {
    const heard = said.filter((event) => event !== null);
    if (heard.length > 0) deliveries.send(heard);
  };

  /** One message, sent at once. */
  function send(
    place: Place,
    person: Person,
    content: SentContent,
    details: Details & { mention?: boolean } = {},
  ): ActionResult {
    const { id, event } = say(place, person, content, details);
    deliver([event]);
    return { messages: [id] };
  }

  return {
    show,
    send,

    /** Several photos at once, in the order chosen. */
    async photos(
      place: Place,
      person: Person,
      doing: { uploads: string[]; asSet: boolean; shuffled: boolean },
    ): Promise<ActionResult> {
      for (const upload of doing.uploads) uploads.check(upload);
      const total = doing.uploads.length;
      const set = doing.asSet && total > 1 ? ids.imageSetId() : null;
      const said: { id: string; event: WebhookEvent | null }[] = [];
      for (const [i, upload] of doing.uploads.entries()) {
        const { id, contentUrl } = await this.keep(upload, 'image', 'image/jpeg');
        const imageSet = set ? { id: set, index: i + 1, total } : null;
        said.push(say(place, person, { type: 'image', contentUrl, set: imageSet }, { id }));
      }
      const order = doing.shuffled ? shuffle(said, random) : said;
      for (const parcel of parcels(order, random)) deliver(parcel.map(({ event }) => event));
      return { messages: said.map(({ id }) => id) };
    },

    /** Keeps the bytes of a new message. */
    async keep(upload: string | undefined, kind: Content['kind'], fallbackType: string) {
      const id = platform.nextMessageId();
      const { contentType, bytes } = await uploads.take(upload, id, fallbackType);
      const readyAt = platform.clock() + (kind === 'video' || kind === 'audio' ? PREPARING_MS : 0);
      state.contents[id] = { kind, contentType, readyAt, gone: false };
      return { id, bytes, contentUrl: `/control/content/${id}` };
    },
  };
}

/** The words of a text as LINE tells them; with `mention` they begin with the bot's name. */
export function textParts(
  text: string,
  { quotes, mention }: { quotes?: string | null | undefined; mention: boolean },
): events.TextParts {
  const bot = { index: 0, length: MENTION.length, type: 'user' as const, userId: BOT.userId, isSelf: true };
  return {
    text,
    ...(quotes && { quotedMessageId: quotes }),
    ...(mention && { mention: { mentionees: [bot] } }),
  };
}

function mediaEvent(
  head: events.EventHead,
  id: string,
  tokens: events.MessageTokens,
  content: Exclude<SentContent, { type: 'text' }>,
): WebhookEvent {
  switch (content.type) {
    case 'image':
      return events.imageEvent(head, id, tokens, content.set);
    case 'video':
      return events.videoEvent(head, id, tokens, content.duration);
    case 'audio':
      return events.audioEvent(head, id, tokens, content.duration);
    case 'file':
      return events.fileEvent(head, id, tokens, { fileName: content.fileName, fileSize: content.fileSize });
    case 'sticker':
      return events.stickerEvent(head, id, tokens, {
        packageId: content.packageId,
        stickerId: content.stickerId,
      });
    case 'location': {
      const { title, address, latitude, longitude } = content;
      return events.locationEvent(head, id, tokens, { title, address, latitude, longitude });
    }
  }
}

function shuffle<T>(things: T[], random: () => number): T[] {
  const mixed = [...things];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
  }
  return mixed;
}

/** LINE puts one to several events into a request. */
function parcels<T>(things: T[], random: () => number): T[][] {
  const all: T[][] = [];
  for (let i = 0; i < things.length; ) {
    const size = 1 + Math.floor(random() * 3);
    all.push(things.slice(i, i + size));
    i += size;
  }
  return all;
}
