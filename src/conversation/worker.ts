/**
 * Takes events out of the inbox: those of one conversation one after the other in the order of their timestamps,
 * different conversations side by side. An event that fails is tried again after a pause that grows, while the others
 * go on; after some tries it is set aside.
 */
import pLimit from 'p-limit';
import type { Logger } from 'winston';
import type { InboundEvent } from '../../models/inbound-event.ts';
import type { Models } from '../../models/index.ts';
import { createLookout } from '../database/lookout.ts';
import { collectionOf } from '../database/once.ts';
import type { Counters } from './counters.ts';
import { isDatabaseAway } from './database-away.ts';
import { ConversationMoved } from './store.ts';

export interface Worker {
  /** Events that were just stored, in partitions that this process owns or not. */
  offer(events: InboundEvent[]): void;
  /** Looks into the inbox at once. */
  wake(): void;
  gained(partitions: string[]): void;
  drain(partition: string): Promise<void>;
  start(): void;
  /** Resolves when nothing is under way. What is left stays in the inbox. */
  stop(): Promise<void>;
}

interface Options {
  models: Models;
  owned(): string[];
  owns(partition: string): boolean;
  /** Whether every event comes through this process. */
  alone(): boolean;
  /** Does all that an event leads to. What it throws is tried again. */
  handle(event: InboundEvent, attempt: number): Promise<void>;
  /** Takes a handled event out of the inbox. Until then it may be handled again, which changes nothing. */
  takeOut(event: InboundEvent): Promise<void>;
  /** The event cannot be handled: tells the person, and takes it out of the inbox. */
  setAside(event: InboundEvent, error: unknown): Promise<void>;
  now: () => number;
  random: () => number;
  log: Logger;
  counters: Counters;
  pollMs: number;
  conversationsAtOnce: number;
  /** Tries before an event is set aside. */
  tries: number;
}

interface Line {
  conversation: string;
  partition: string;
  /** By timestamp. */
  events: InboundEvent[];
  /** The first was begun; nothing goes before it any more. */
  begun: boolean;
  /** Failed tries of the first. */
  failures: number;
  work: Promise<void> | null;
  timer: NodeJS.Timeout | null;
}

/** One look into the inbox takes so many; with more at hand it waits for them first. */
const BATCH = 1_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

export function createWorker(options: Options): Worker {
  const { models, owned, owns, alone, handle, takeOut, setAside, now, random, log, counters, pollMs, tries } =
    options;
  const limit = pLimit(options.conversationsAtOnce);
  const lines = new Map<string, Line>();
  const known = new Set<string>();
  const puttingAway = new Set<Promise<void>>();
  /** Partitions whose backlog has been read; only then may a new event go straight to its line. */
  const caughtUp = new Set<string>();
  let stopped = true;
  const { wake, ...lookout } = createLookout({
    look,
    pollMs,
    failed: ({ message }) => log.warn('inbox.unread', { problem: message }),
  });

  async function look(): Promise<void> {
    const partitions = owned();
    if (partitions.length === 0 || known.size > BATCH) return;
    const found = await collectionOf(models.inbox)
      .find({ queue: { $in: partitions }, dueAt: { $lte: new Date(now()) } })
      .sort({ timestamp: 1 })
      .limit(BATCH)
      .toArray();
    if (found.length < BATCH) for (const partition of partitions) caughtUp.add(partition);
    for (const event of found) add(event);
  }

  function add(event: InboundEvent): void {
    const { _id, queue: partition, conversation } = event;
    if (stopped || partition === null || known.has(_id) || !owns(partition)) return;
    known.add(_id);
    let line = lines.get(conversation);
    if (!line) {
      line = { conversation, partition, events: [], begun: false, failures: 0, work: null, timer: null };
      lines.set(conversation, line);
    }
    const from = line.begun ? 1 : 0;
    const place = line.events.findIndex((other, i) => i >= from && isBefore(event, other));
    line.events.splice(place < 0 ? line.events.length : place, 0, event);
    if (!line.timer) go(line);
  }

  function go(line: Line): void {
    line.timer = null;
    line.work ??= limit(() => work(line)).finally(() => {
      line.work = null;
      if (line.events.length === 0) lines.delete(line.conversation);
      else if (!line.timer) go(line);
    });
  }

  async function work(line: Line): Promise<void> {
    while (line.events.length > 0) {
      const event = line.events[0]!;
      if (stopped || !owns(line.partition)) return drop(line);
      line.begun = true;
      try {
        await handle(event, line.failures + 1);
        counters.events.inc({ outcome: 'handled' });
        putAway(event);
      } catch (error) {
        if (!(await failed(line, event, error))) return;
        known.delete(event._id);
      }
      line.events.shift();
      line.begun = false;
      line.failures = 0;
    }
  }

  /** Together with others, and the conversation goes on meanwhile. */
  function putAway(event: InboundEvent): void {
    const work = takeOut(event)
      .catch((error) => {
        log.warn('event.not-taken-out', { event: event._id, problem: (error as Error).message });
      })
      .finally(() => {
        known.delete(event._id);
        puttingAway.delete(work);
      });
    puttingAway.add(work);
  }

  /** Whether the event is done with; else the line goes on after a pause. */
  async function failed(line: Line, event: InboundEvent, error: unknown): Promise<boolean> {
    const blameless = isDatabaseAway(error) || error instanceof ConversationMoved;
    if (!blameless) line.failures++;
    const { name, message, stack } = error as Error;
    log.warn('event.failed', { event: event._id, failures: line.failures, name, message, stack });
    if (line.failures >= tries) {
      try {
        await setAside(event, error);
        counters.events.inc({ outcome: 'set-aside' });
        return true;
      } catch (problem) {
        log.error('event.not-set-aside', { event: event._id, problem: (problem as Error).message });
      }
    }
    counters.events.inc({ outcome: 'retried' });
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, line.failures - 1));
    line.timer = setTimeout(() => go(line), longest * (0.5 + random() / 2));
    return false;
  }

  /** Forgets what is another process's now; it stands in the inbox. */
  function drop(line: Line): void {
    if (line.timer) clearTimeout(line.timer);
    for (const { _id } of line.events) known.delete(_id);
    line.events = [];
    lines.delete(line.conversation);
  }

  const finished = async (which: (line: Line) => boolean): Promise<void> => {
    const chosen = [...lines.values()].filter(which);
    for (const line of chosen) if (!line.work) drop(line);
    await Promise.all(chosen.map(({ work }) => work));
  };

  return {
    offer(events) {
      // where another process takes events in too, an earlier one of the same person may stand in the inbox
      if (!alone()) return wake();
      for (const event of events) if (event.queue !== null && caughtUp.has(event.queue)) add(event);
    },
    wake,
    gained(partitions) {
      for (const partition of partitions) caughtUp.delete(partition);
      wake();
    },
    drain: (partition) => finished((line) => line.partition === partition),
    start() {
      stopped = false;
      lookout.start();
    },
    async stop() {
      stopped = true;
      await lookout.stop();
      await finished(() => true);
      await Promise.all(puttingAway);
    },
  };
}

/** By LINE's time; what came at the same time goes by its receipt, then by its id. */
function isBefore(one: InboundEvent, other: InboundEvent): boolean {
  const keys = (event: InboundEvent) => [event.timestamp, event.receivedAt.getTime()] as const;
  const [a, b] = [keys(one), keys(other)];
  return a[0] - b[0] < 0 || (a[0] === b[0] && (a[1] < b[1] || (a[1] === b[1] && one._id < other._id)));
}
