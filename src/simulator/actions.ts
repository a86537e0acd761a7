/** What people do in the chat: each action becomes messages in the chat and events for the bot. */
import type { z } from 'zod';
import type { Action, ActionResult, Person, SentContent } from './control-api.ts';
import type { Deliveries } from './deliveries.ts';
import * as events from './events.ts';
import * as ids from './ids.ts';
import type { Platform } from './platform.ts';
import { Refusal } from './refusal.ts';
import type { Content, WebhookEvent } from './state.ts';
import type { Uploads } from './uploads.ts';

type Doing = z.output<typeof Action>;

/** How long LINE works on a video or a sound before it can be fetched. */
const PREPARING_MS = 1000;
const REPLY_TOKEN_MS = 60_000;

export function createActions({
  platform,
  deliveries,
  uploads,
  random,
}: {
  platform: Platform;
  deliveries: Deliveries;
  uploads: Uploads;
  /** 0 to 1; mixes albums. */
  random: () => number;
}) {
  const { state } = platform;

  /** Head of an event now, with a reply token unless the bot cannot reply to it. */
  function head(person: Person, { reply = true } = {}): events.EventHead {
    const timestamp = platform.clock();
    const webhookEventId = ids.ulid(timestamp);
    if (!reply) return { webhookEventId, timestamp, userId: person.userId };
    const replyToken = ids.replyToken();
    state.replyTokens[replyToken] = {
      person: person.id,
      eventAt: timestamp,
      expiresAt: timestamp + REPLY_TOKEN_MS,
      used: false,
    };
    return { webhookEventId, timestamp, userId: person.userId, replyToken };
  }

  function tokens(person: Person, message: string): events.MessageTokens {
    const markAsReadToken = ids.token();
    state.readTokens[markAsReadToken] = { person: person.id, message };
    return { quoteToken: ids.token(), markAsReadToken };
  }

  /** Shows what the person sent. */
  function show(person: Person, content: SentContent, id = platform.nextMessageId()): string {
    const at = platform.clock();
    platform.show(person.id, { from: 'person', id, at, content, read: false, unsent: false });
    return id;
  }

  /** Shows what the person sent and makes its event. */
  function say(person: Person, content: SentContent, newId?: string): { id: string; event: WebhookEvent } {
    const id = show(person, content, newId);
    return { id, event: messageEvent(head(person), id, tokens(person, id), content) };
  }

  /** One message, sent at once. */
  function send(person: Person, content: SentContent, id?: string): ActionResult {
    const said = say(person, content, id);
    deliveries.send([said.event]);
    return { messages: [said.id] };
  }

  function notice(person: Person, what: 'follow' | 'unblock' | 'block') {
    platform.show(person.id, {
      from: 'line',
      id: platform.nextMessageId(),
      at: platform.clock(),
      notice: what,
    });
  }

  async function keepUpload(upload: string | undefined, kind: Content['kind'], fallbackType: string) {
    const id = platform.nextMessageId();
    const { contentType, bytes } = await uploads.take(upload, id, fallbackType);
    const readyAt = platform.clock() + (kind === 'video' || kind === 'audio' ? PREPARING_MS : 0);
    state.contents[id] = { kind, contentType, readyAt, gone: false };
    return { id, bytes, contentUrl: `/control/content/${id}` };
  }

  async function photos(person: Person, doing: Extract<Doing, { type: 'photos' }>): Promise<ActionResult> {
    for (const upload of doing.uploads) uploads.check(upload);
    const total = doing.uploads.length;
    const set = doing.asSet && total > 1 ? ids.imageSetId() : null;
    const said: { id: string; event: WebhookEvent }[] = [];
    for (const [i, upload] of doing.uploads.entries()) {
      const { id, contentUrl } = await keepUpload(upload, 'image', 'image/jpeg');
      const imageSet = set ? { id: set, index: i + 1, total } : null;
      said.push(say(person, { type: 'image', contentUrl, set: imageSet }, id));
    }
    const order = doing.shuffled ? shuffle(said, random) : said;
    for (const parcel of parcels(order, random)) deliveries.send(parcel.map(({ event }) => event));
    return { messages: said.map(({ id }) => id) };
  }

  function unsend(person: Person, messageId: string): ActionResult {
    const message = platform.chat(person.id).find(({ id }) => id === messageId);
    const sent = message?.from === 'person' && !message.unsent ? message : null;
    if (!sent || (sent.content.type === 'text' && sent.content.postback))
      throw new Refusal(409, 'there is no such message to take back');
    sent.unsent = true;
    if (state.contents[messageId]) state.contents[messageId].gone = true;
    platform.show(person.id, sent);
    deliveries.send([events.unsendEvent(head(person, { reply: false }), messageId)]);
    return { messages: [] };
  }

  function follow(person: Person): ActionResult {
    if (person.friendship === 'friend') throw new Refusal(409, 'is a friend already');
    const unblocked = person.friendship === 'blocked';
    platform.changePerson(person, { friendship: 'friend' });
    notice(person, unblocked ? 'unblock' : 'follow');
    deliveries.send([events.followEvent(head(person), unblocked)]);
    return { messages: [] };
  }

  function block(person: Person): ActionResult {
    platform.changePerson(person, { friendship: 'blocked' });
    notice(person, 'block');
    deliveries.send([events.unfollowEvent(head(person, { reply: false }))]);
    return { messages: [] };
  }

  function postback(person: Person, doing: Extract<Doing, { type: 'postback' }>): ActionResult {
    const shown = doing.displayText ? [show(person, textOf(doing.displayText, true))] : [];
    deliveries.send([events.postbackEvent(head(person), doing.data)]);
    return { messages: shown };
  }

  function reset(person: Person): ActionResult {
    platform.changePerson(person, { friendship: 'stranger' });
    platform.setLoading(person.id, null);
    platform.empty(person.id);
    return { messages: [] };
  }

  /** Does what the person asked for; the webhook follows. Throws a {@link Refusal}. */
  return async function act(person: Person, doing: Doing): Promise<ActionResult> {
    if (doing.type === 'follow') return follow(person);
    if (doing.type === 'reset') return reset(person);
    if (person.friendship !== 'friend') throw new Refusal(409, 'is not a friend of the account');
    switch (doing.type) {
      case 'text':
        return send(person, textOf(doing.text, false));
      case 'sticker':
      case 'location':
        return send(person, doing);
      case 'photos':
        return photos(person, doing);
      case 'file': {
        const { id, contentUrl, bytes } = await keepUpload(doing.upload, 'file', 'application/octet-stream');
        const { fileName } = doing;
        return send(person, { type: 'file', contentUrl, fileName, fileSize: bytes }, id);
      }
      case 'video':
      case 'audio': {
        const kind = doing.type;
        const { id, contentUrl } = await keepUpload(
          doing.upload,
          kind,
          kind === 'video' ? 'video/mp4' : 'audio/m4a',
        );
        return send(person, { type: kind, contentUrl, duration: doing.duration }, id);
      }
      case 'postback':
        return postback(person, doing);
      case 'unsend':
        return unsend(person, doing.messageId);
      case 'block':
        return block(person);
    }
  };
}

const textOf = (text: string, postback: boolean): SentContent => ({ type: 'text', text, postback });

function messageEvent(
  head: events.EventHead,
  id: string,
  tokens: events.MessageTokens,
  content: SentContent,
): WebhookEvent {
  switch (content.type) {
    case 'text':
      return events.textEvent(head, id, tokens, content.text);
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
