/** The LINE of the stage: it notes what the bot sends, and tells it of the people and groups that are there. */
import { ReadableStream } from 'node:stream/web';
import type { LineMessage } from '../../flows/facts.ts';
import type { LineClient } from '../../src/line/client.ts';
import type { Where } from './stage-people.ts';

export interface Sent {
  /** Where it is read: the group, or the chat of a person. */
  chat: string;
  /** Whom it answers. */
  to: string;
  messages: LineMessage[];
  pushed: boolean;
  /** Number of the reply token; the later the event, the higher. */
  order: number;
}

/** A group as LINE knows it. */
export interface Room {
  name: string;
  /** Whether the bot is in it. */
  bot: boolean;
  /** User ids. */
  members: Set<string>;
}

/** The counted messages of the plan; no limit: null. */
export interface Month {
  limit: number | null;
  used: number;
}

interface World {
  /** By user id. */
  names: ReadonlyMap<string, string>;
  /** By group id. */
  groups: ReadonlyMap<string, Room>;
  /** Reply tokens that were not used yet, and the order of their events. */
  tokens: Map<string, Where & { order: number }>;
  /** By message id. */
  contents: ReadonlyMap<string, Buffer | Promise<Buffer>>;
  /** What the bot says is added here. */
  sent: Sent[];
  month: Month;
  /** Gives the id of a message that answers somebody. */
  saidIn(group: string | null, to: string): string;
  botLeaves(chat: string): Promise<{ kind: 'ok' }>;
}

export function stageLine(world: World): LineClient {
  const { names, groups, tokens, contents, sent, month, saidIn, botLeaves } = world;
  const counted = (to: string[], messages: LineMessage[]) => {
    if (month.limit !== null && month.used + to.length > month.limit) return { kind: 'quota' } as const;
    month.used += to.length;
    for (const one of to)
      sent.push({ chat: one, to: one, messages, pushed: true, order: Number.POSITIVE_INFINITY });
    return { kind: 'ok' } as const;
  };

  return {
    async reply(token, messages) {
      const where = tokens.get(token);
      if (!where || (where.group !== null && !groups.get(where.group)!.bot)) return { kind: 'invalid-token' };
      tokens.delete(token);
      const { group, userId, order } = where;
      sent.push({ chat: group ?? userId, to: userId, messages, pushed: false, order });
      return { kind: 'ok', sent: messages.map(() => saidIn(group, userId)) };
    },
    push: async (to, messages) => counted([to], messages),
    multicast: async (to, messages) => counted(to, messages),
    loading: async () => ({ kind: 'ok' }),
    profile: async (userId) => ({ kind: 'ok', body: { userId, displayName: names.get(userId) ?? '?' } }),
    async content(messageId) {
      const bytes = await contents.get(messageId);
      const body = bytes ? (ReadableStream.from([bytes]) as never) : null;
      return { status: bytes ? 200 : 404, contentType: 'image/jpeg', body };
    },
    groupSummary: async (groupId) => {
      const { name } = groups.get(groupId)!;
      return { kind: 'ok', body: { groupId, groupName: name } };
    },
    groupMembersCount: async (groupId) => ({
      kind: 'ok',
      body: { count: groups.get(groupId)!.members.size },
    }),
    groupMember: async (groupId, userId) =>
      groups.get(groupId)?.members.has(userId)
        ? { kind: 'ok', body: { userId, displayName: names.get(userId) ?? '?' } }
        : { kind: 'rejected', status: 404, problem: 'Not found' },
    leaveGroup: botLeaves,
    leaveRoom: botLeaves,
    quota: async () => ({
      kind: 'ok',
      body: month.limit === null ? { type: 'none' } : { type: 'limited', value: month.limit },
    }),
    consumption: async () => ({ kind: 'ok', body: { totalUsage: month.used } }),
  };
}
