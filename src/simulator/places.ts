/** Where things happen, and the heads of the events that tell the bot of them. */
import type { Group, Person } from './control-api.ts';
import type { EventHead, Source } from './events.ts';
import * as ids from './ids.ts';
import type { Platform } from './platform.ts';

export interface Place {
  /** Id of the person or of the group. */
  chat: string;
  source: Source;
  /** The bot is there, so LINE tells it. */
  heard: boolean;
}

/** A person's own chat with the bot. */
export const direct = ({ id, userId }: Person): Place => ({
  chat: id,
  source: { type: 'user', userId },
  heard: true,
});

/** A group as it is now; `userId` of the one who does something there. */
export function within({ id, groupId, bot }: Group, userId?: string): Place {
  const who = userId === undefined ? {} : { userId };
  const source: Source = groupId.startsWith('R')
    ? { type: 'room', roomId: groupId, ...who }
    : { type: 'group', groupId, ...who };
  return { chat: id, source, heard: bot };
}

export type Heads = ReturnType<typeof createHeads>;

const REPLY_TOKEN_MS = 60_000;

export function createHeads(platform: Platform) {
  const { state } = platform;

  /** LINE does not know everybody in a group. */
  function told(source: Source): Source {
    if (source.type === 'user' || !source.userId || !platform.takeWebhookFault('withoutUserId'))
      return source;
    const { userId: _, ...anonymous } = source;
    return anonymous;
  }

  /** Head of an event now, with a reply token unless the bot cannot reply to it. */
  return function head({ chat, source }: Place, { reply = true } = {}): EventHead {
    const timestamp = platform.clock();
    const event = { webhookEventId: ids.ulid(timestamp), timestamp, source: told(source) };
    if (!reply) return event;
    const replyToken = ids.replyToken();
    state.replyTokens[replyToken] = {
      chat,
      eventAt: timestamp,
      expiresAt: timestamp + REPLY_TOKEN_MS,
      used: false,
    };
    return { ...event, replyToken };
  };
}
