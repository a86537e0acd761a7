/**
 * The outbox: messages that could not go as a reply at once, or go to somebody else. Each is pushed with a retry key
 * made from its own, so that it arrives once however often it is tried; those to one person go in order.
 */
import pLimit from 'p-limit';
import { v5 as uuidOf } from 'uuid';
import type { Logger } from 'winston';
import type { LineMessage } from '../../flows/facts.ts';
import type { Models } from '../../models/index.ts';
import type { OutboundMessage } from '../../models/outbound-message.ts';
import { createLookout } from '../database/lookout.ts';
import { insertNew } from '../database/once.ts';
import type { Breaker } from '../line/breaker.ts';
import type { LineClient } from '../line/client.ts';
import type { Counters } from './counters.ts';
import { partitionOf } from './inbox.ts';
import { afterTry } from './outbox-rules.ts';
import { isYoung } from './reply-token.ts';

/** What is to be sent; more than five messages become several rows. */
export interface Outgoing {
  key: string;
  to: string;
  district: string | null;
  messages: LineMessage[];
  reply: OutboundMessage['reply'];
}

export interface Outbox {
  /** Durable when resolved; what is there already under its key stays as it is. */
  add(outgoing: Outgoing[]): Promise<void>;
  /** As `add`, and what waits before it for the same person is tried at once. */
  addBehind(outgoing: Outgoing): Promise<void>;
  has(key: string): Promise<boolean>;
  /** Whether something may lie here for the person. */
  mayHold(to: string): boolean;
  /**
   * Takes what was never tried to be sent to the person, oldest first, at most `room` messages, to show it with a
   * reply. `behind`: something is left that is on its way, so that what is said now has to wait behind it.
   */
  take(to: string, room: number): Promise<{ taken: OutboundMessage[]; behind: boolean }>;
  /** What was taken has been shown, or goes back. */
  shown(taken: OutboundMessage[]): Promise<void>;
  putBack(taken: OutboundMessage[]): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

interface Options {
  models: Models;
  line: Pick<LineClient, 'push' | 'reply'>;
  breaker: Breaker;
  counters: Counters;
  now: () => number;
  /** 0 to 1, for the spread of the pauses. */
  random: () => number;
  log: Logger;
  /** One process sends to a person: the one that works on the partition. */
  owns(partition: string): boolean;
  pollMs: number;
}

/** LINE takes at most so many messages in a request. */
export const MESSAGES_AT_ONCE = 5;
const SENDS_AT_ONCE = 20;
const BATCH = 1_000;
/** Namespace of our retry keys. */
const RETRY_KEYS = '7c6f0f6e-6a4f-5b8a-9d2f-0f3c5f4d7a11';

export function createOutbox(options: Options): Outbox {
  const { models, line, breaker, counters, now, random, log, owns, pollMs } = options;
  const sending = pLimit(SENDS_AT_ONCE);
  const busy = new Map<string, Promise<void>>();
  let undelivered = new Set<string>();
  let stopped = true;
  const { wake, ...lookout } = createLookout({
    look,
    pollMs,
    failed: ({ message }) => log.warn('outbox.unread', { problem: message }),
  });

  async function look(): Promise<void> {
    const found = await models.outbox
      .find({ state: { $in: ['waiting', 'held'] } })
      .sort({ createdAt: 1 })
      .limit(BATCH)
      .lean<OutboundMessage[]>();
    undelivered = new Set(found.map(({ to }) => to));
    const heads = new Map<string, OutboundMessage>();
    for (const row of inOrder(found.filter(({ state }) => state === 'waiting')))
      if (!heads.has(row.to)) heads.set(row.to, row);
    for (const row of heads.values()) {
      const due = row.nextAttemptAt === null || row.nextAttemptAt.getTime() <= now();
      if (due && !busy.has(row.to) && owns(partitionOf(row.to))) send(row);
    }
  }

  function send(row: OutboundMessage): void {
    const work = sending(() => attempt(row))
      .catch((error) => {
        log.warn('outbox.unwritten', { key: row._id, problem: (error as Error).message });
      })
      .finally(() => {
        busy.delete(row.to);
        wake();
      });
    busy.set(row.to, work);
  }

  async function attempt(row: OutboundMessage): Promise<void> {
    if (stopped) return;
    const byReply = row.reply !== null && isYoung(row.reply, now());
    const messages = row.messages as LineMessage[];
    const outcome = byReply
      ? await line.reply(row.reply!.token, messages)
      : await line.push(row.to, messages, uuidOf(row._id, RETRY_KEYS));
    breaker.note(outcome);
    counters.sent.inc({ how: byReply ? 'reply' : 'push', outcome: outcome.kind });
    const change = afterTry(row, { outcome, byReply, now: now(), random });
    if (change.state === 'failed') log.error('outbox.failed', { key: row._id, problem: change.problem });
    await models.outbox.updateOne({ _id: row._id, state: 'waiting' }, { $set: change });
  }

  async function add(outgoing: Outgoing[]): Promise<void> {
    await insertNew(models.outbox, outgoing.flatMap(rowsOf));
    for (const { to } of outgoing) undelivered.add(to);
    wake();
  }

  return {
    add,

    async addBehind(outgoing) {
      await models.outbox.updateMany(
        { to: outgoing.to, state: 'waiting' },
        { $set: { nextAttemptAt: null } },
      );
      await add([outgoing]);
    },

    has: async (key) => (await models.outbox.exists({ _id: key })) !== null,
    mayHold: (to) => undelivered.has(to),

    async take(to, room) {
      const found = await models.outbox
        .find({ to, state: { $in: ['waiting', 'held'] } })
        .lean<OutboundMessage[]>();
      const taken: OutboundMessage[] = [];
      let left = room;
      for (const row of inOrder(found)) {
        left -= row.messages.length;
        const waits = row.state === 'waiting';
        if (left < 0) return { taken, behind: waits };
        if (waits && !(await reserve(row))) return { taken, behind: true };
        taken.push(row);
      }
      return { taken, behind: false };
    },

    async shown(taken) {
      if (taken.length === 0) return;
      const ids = taken.map(({ _id }) => _id);
      await models.outbox.updateMany(
        { _id: { $in: ids } },
        { $set: { state: 'sent', sentAt: new Date(now()) } },
      );
    },

    async putBack(taken) {
      const ids = taken.filter(({ state }) => state === 'waiting').map(({ _id }) => _id);
      if (ids.length > 0)
        await models.outbox.updateMany({ _id: { $in: ids } }, { $set: { state: 'waiting' } });
    },

    start() {
      stopped = false;
      lookout.start();
    },

    async stop() {
      stopped = true;
      await lookout.stop();
      await Promise.all(busy.values());
    },
  };

  /** Keeps a row from being pushed; false for one that is being sent, or may have arrived. */
  async function reserve(row: OutboundMessage): Promise<boolean> {
    if (busy.has(row.to) || row.attempts > 0 || row.reply?.tried) return false;
    const untouched = { _id: row._id, state: 'waiting' as const, attempts: 0 };
    const { matchedCount } = await models.outbox.updateOne(untouched, { $set: { state: 'held' } });
    return matchedCount === 1;
  }

  function rowsOf({ key, to, district, messages, reply }: Outgoing): OutboundMessage[] {
    return chunks(messages).map((part, i) => ({
      _id: i === 0 ? key : `${key}+${i}`,
      ...{ district, to, messages: part },
      state: 'waiting',
      attempts: 0,
      nextAttemptAt: null,
      reply: i === 0 ? reply : null,
      createdAt: new Date(now()),
      sentAt: null,
      problem: null,
    }));
  }
}

/** A message that waited goes before one that came later. */
const inOrder = (rows: OutboundMessage[]): OutboundMessage[] =>
  rows.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a._id < b._id ? -1 : 1));

function chunks(messages: LineMessage[]): LineMessage[][] {
  const parts: LineMessage[][] = [];
  for (let i = 0; i < messages.length; i += MESSAGES_AT_ONCE)
    parts.push(messages.slice(i, i + MESSAGES_AT_ONCE));
  return parts;
}
