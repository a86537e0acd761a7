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
import type { LineClient, SendOutcome } from '../line/client.ts';
import { byRequest, createBundles } from './bundles.ts';
import type { Counters } from './counters.ts';
import { partitionOf } from './inbox.ts';
import { createNoteSaid } from './note-said.ts';
import { afterTry, sentAt } from './outbox-rules.ts';
import { inOrder, type Outgoing, rowsOf } from './outgoing.ts';
import { isYoung } from './reply-token.ts';

export interface Outbox {
  /** Durable when resolved; what is there already under its key stays as it is. */
  add(outgoing: Outgoing[]): Promise<void>;
  /** As `add`, and what waits before it for the same person is tried at once. */
  addBehind(outgoing: Outgoing): Promise<void>;
  has(key: string): Promise<boolean>;
  /** Whether something may lie here for the person. */
  mayHold(to: string): boolean;
  /**
   * Takes what cannot have reached the person yet, oldest first, at most `room` messages, to show it with a
   * reply. `behind`: something is left that is on its way, so that what is said now has to wait behind it.
   */
  take(to: string, room: number): Promise<{ taken: OutboundMessage[]; behind: boolean }>;
  /** What was taken has been shown, or goes back. */
  shown(taken: OutboundMessage[]): Promise<void>;
  putBack(taken: OutboundMessage[]): Promise<void>;
  /** Looks at once: something was put there, or the clock was moved. */
  wake(): void;
  start(): void;
  stop(): Promise<void>;
}

interface Options {
  models: Models;
  line: Pick<LineClient, 'push' | 'reply' | 'multicast'>;
  breaker: Breaker;
  counters: Counters;
  now: () => number;
  /** 0 to 1, for the spread of the pauses. */
  random: () => number;
  log: Logger;
  /** One process sends to a person: the one that works on the partition. */
  owns(partition: string): boolean;
  pollMs: number;
  newId: () => string;
  /** Reminders of one person as they read now, by the ids of their rows; what is missing has nothing to say any more. */
  remake: Remake;
  reached?: (point: 'before multicast' | 'after multicast', bundle: string) => Promise<void> | void;
}

export type Remake = (rows: OutboundMessage[]) => Promise<Map<string, LineMessage[]>>;

const SENDS_AT_ONCE = 20;
const BATCH = 1_000;
/** Namespace of our retry keys. */
const RETRY_KEYS = '7c6f0f6e-6a4f-5b8a-9d2f-0f3c5f4d7a11';

export function createOutbox(options: Options): Outbox {
  const { models, line, breaker, counters, now, random, log, owns, pollMs, newId, remake } = options;
  const noteSaid = createNoteSaid(models, now);
  const sending = pLimit(SENDS_AT_ONCE);
  const busy = new Map<string, Promise<void>>();
  let undelivered = new Set<string>();
  let stopped = true;
  const { wake, ...lookout } = createLookout({
    look,
    pollMs,
    failed: ({ message }) => log.warn('outbox.unread', { problem: message }),
  });

  const sendBundle = createBundles({
    ...{ models, line, now, random, newId, reached: options.reached ?? (() => {}) },
    answered: (outcome, row, change) => note(row, { outcome, change, how: 'multicast' }),
  });

  async function look(): Promise<void> {
    const [waiting, held] = await Promise.all([
      models.outbox.find({ state: 'waiting' }).sort({ createdAt: 1 }).limit(BATCH).lean<OutboundMessage[]>(),
      models.outbox.find({ state: 'held' }, { to: 1 }).lean<OutboundMessage[]>(),
    ]);
    undelivered = new Set([...waiting, ...held].map(({ to }) => to));
    const heads = new Map<string, OutboundMessage>();
    for (const row of inOrder(waiting.filter(({ bundle }) => !bundle)))
      if (!heads.has(row.to)) heads.set(row.to, row);
    for (const row of heads.values())
      if (isDue(row) && owns(partitionOf(row.to))) send(row.to, () => attempt(row));
    for (const rows of byRequest(waiting.filter(({ bundle }) => bundle))) {
      const bundle = rows[0]!.bundle!;
      if (isDue(rows[0]!) && owns(partitionOf(bundle))) send(bundle, () => attemptBundle(rows));
    }
  }

  const isDue = ({ nextAttemptAt }: OutboundMessage) =>
    nextAttemptAt === null || nextAttemptAt.getTime() <= now();

  /** One at a time for each person, and for each bundle. */
  function send(to: string, work: () => Promise<void>): void {
    if (busy.has(to)) return;
    const sent = sending(work)
      .catch((error) => {
        log.warn('outbox.unwritten', { problem: (error as Error).message });
      })
      .finally(() => {
        busy.delete(to);
        wake();
      });
    busy.set(to, sent);
  }

  async function attemptBundle(rows: OutboundMessage[]): Promise<void> {
    if (!stopped) await sendBundle(rows);
  }

  async function attempt(row: OutboundMessage): Promise<void> {
    if (stopped) return;
    // it may have been shown with a reply since it was read
    const claim = { $set: { claimed: true } };
    const { matchedCount } = await models.outbox.updateOne({ _id: row._id, state: 'waiting' }, claim);
    if (matchedCount === 0) return;
    const byReply = row.reply !== null && isYoung(row.reply, now());
    const messages = row.messages as LineMessage[];
    const outcome = byReply
      ? await line.reply(row.reply!.token, messages)
      : await line.push(row.to, messages, uuidOf(row._id, RETRY_KEYS));
    const change = afterTry(row, { outcome, byReply, now: now(), random });
    note(row, { outcome, change, how: byReply ? 'reply' : 'push' });
    const group = byReply && row.reply?.group;
    if (group && outcome.kind === 'ok' && outcome.sent) await noteSaid(group, row.to, outcome.sent);
    await models.outbox.updateOne(
      { _id: row._id, state: 'waiting' },
      { $set: { ...change, claimed: false } },
    );
  }

  function note(
    { _id: key }: OutboundMessage,
    { outcome, change, how }: { outcome: SendOutcome; change: Partial<OutboundMessage>; how: string },
  ): void {
    breaker.note(outcome);
    counters.sent.inc({ how, outcome: outcome.kind });
    if (change.state === 'failed') log.error('outbox.failed', { key, problem: change.problem });
  }

  async function add(outgoing: Outgoing[]): Promise<void> {
    await insertNew(
      models.outbox,
      outgoing.flatMap((one) => rowsOf(one, now())),
    );
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
      for (const row of inOrder(found.filter(({ reminder }) => !reminder))) {
        left -= row.messages.length;
        const waits = row.state === 'waiting';
        if (left < 0) return { taken, behind: waits };
        if (waits && !(await reserve(row))) return { taken, behind: true };
        taken.push(row);
      }
      const reminders = left > 0 ? await takeReminders(found.filter(({ reminder }) => reminder)) : [];
      const first: OutboundMessage[] = [];
      for (const row of reminders) {
        left -= row.messages.length;
        if (left >= 0) first.push(row);
        else await putBack([row]);
      }
      return { taken: [...first, ...taken], behind: false };
    },

    async shown(taken) {
      if (taken.length === 0) return;
      const ids = taken.map(({ _id }) => _id);
      await models.outbox.updateMany({ _id: { $in: ids } }, { $set: sentAt(now()) });
    },

    putBack,
    wake,

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

  async function putBack(taken: OutboundMessage[]): Promise<void> {
    const ids = taken.filter(({ state }) => state === 'waiting').map(({ _id }) => _id);
    if (ids.length > 0) await models.outbox.updateMany({ _id: { $in: ids } }, { $set: { state: 'waiting' } });
  }

  /** Those that are not on their way, as they read now; what has nothing to say any more is let go. */
  async function takeReminders(found: OutboundMessage[]): Promise<OutboundMessage[]> {
    const mine: OutboundMessage[] = [];
    const byName = found.toSorted((a, b) => (a._id < b._id ? -1 : 1));
    for (const row of byName) if (row.state === 'held' || (await reserve(row))) mine.push(row);
    if (mine.length === 0) return [];
    const anew = await remake(mine).catch((error) => {
      log.warn('outbox.not-made-anew', { to: mine[0]!.to, problem: (error as Error).message });
      return null;
    });
    if (!anew) {
      // the answer does not wait for a reminder
      await putBack(mine);
      return [];
    }
    const over = mine.filter(({ _id }) => !anew.has(_id)).map(({ _id }) => _id);
    if (over.length > 0) {
      const dropped = { state: 'dropped' as const, sentAt: new Date(now()), messages: [] };
      await models.outbox.updateMany({ _id: { $in: over } }, { $set: dropped });
    }
    return mine.flatMap((row) => {
      const messages = anew.get(row._id);
      return messages ? [{ ...row, messages }] : [];
    });
  }

  /** Keeps a row from being pushed; false for one that is being sent, or may have arrived. */
  async function reserve(row: OutboundMessage): Promise<boolean> {
    if (busy.has(row.to) || row.uncertain || row.sealed || row.reply?.tried) return false;
    const untouched = {
      _id: row._id,
      state: 'waiting' as const,
      sealed: null,
      uncertain: { $ne: true },
      claimed: { $ne: true },
    };
    const { matchedCount } = await models.outbox.updateOne(untouched, { $set: { state: 'held' } });
    return matchedCount === 1;
  }
}
