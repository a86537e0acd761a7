/**
 * The engine: takes events in, leads each through its conversation, and does what the flows name. See
 * docs/architecture.md, "The way of an event".
 */
import { hostname } from 'node:os';
import type { Registry } from 'prom-client';
import type { Logger } from 'winston';
import { type Match, matchCommand as matchOurCommand } from '../../flows/commands/match.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Conversation } from '../../models/conversation.ts';
import type { InboundEvent } from '../../models/inbound-event.ts';
import type { Models } from '../../models/index.ts';
import { batched } from '../database/batch.ts';
import { collectionOf } from '../database/once.ts';
import { DEFAULT_PREFIXES } from '../line/addressed.ts';
import { createBreaker } from '../line/breaker.ts';
import type { LineClient } from '../line/client.ts';
import type { LineEvent } from '../line/events.ts';
import { type ActOptions, act, type PerformEffect, type Point } from './act.ts';
import { createCounters } from './counters.ts';
import { createFactsReader } from './facts.ts';
import { cleanUp } from './housekeeping.ts';
import { insertEvents } from './inbox.ts';
import { createIntake } from './intake.ts';
import { createNoteSaid } from './note-said.ts';
import { createOutbox, type Remake } from './outbox.ts';
import { createPartitions } from './partitions.ts';
import { inputFor, withToken } from './received.ts';
import { createSay } from './say.ts';
import { type AnswerQuestion, takeInput } from './step.ts';
import { createStore } from './store.ts';
import { apology } from './wording.ts';
import { createWorker } from './worker.ts';

export interface Engine {
  start(): Promise<void>;
  /** Finishes what is under way, within some seconds; what is left is done by another process or the next start. */
  stop(): Promise<void>;
  /** Stores webhook events; they are safe when it resolves, and answered afterwards. */
  accept(events: LineEvent[]): Promise<void>;
  /** Looks into the inbox at once: something was put there, or the clock was moved. */
  wake(): void;
}

interface Options {
  models: Models;
  line: LineClient;
  flows: Flow[];
  answerQuestion: (...given: never[]) => Promise<unknown>;
  performEffect: (...given: never[]) => Promise<unknown>;
  /** Epoch ms. */
  now: () => number;
  /** Ids of runs; they become part of buttons. */
  newId: () => string;
  log: Logger;
  matchCommand?: (text: string) => Match | null;
  /** What a text in a group begins with when it is meant for the bot. */
  groupPrefixes?: readonly string[];
  /** Reminders that wait for a person's next reply, as they read then. */
  remake?: Remake;
  registry?: Registry;
  options?: EngineOptions;
}

export interface EngineOptions {
  /** How often to look for events that other processes took in. */
  pollMs?: number;
  /** After so long the work of a process that is gone is taken over. */
  leaseMs?: number;
  conversationsAtOnce?: number;
  /** Tries of an event before it is set aside. */
  tries?: number;
  /** How long `stop` waits for what is under way. */
  stopMs?: number;
  /** 0 to 1. */
  random?: () => number;
  /** Called between the steps of an event, for tests that end the process there. */
  reached?: (point: Point, conversation: string) => Promise<void> | void;
}

const HOUR_MS = 3_600_000;

export function createEngine(given: Options): Engine {
  const { models, line, flows, now, newId, log, matchCommand = matchOurCommand, registry } = given;
  const {
    pollMs = 250,
    leaseMs = 10_000,
    conversationsAtOnce = 100,
    tries = 6,
    stopMs = 7_000,
    random = Math.random,
    reached = () => {},
  } = given.options ?? {};
  const owner = `${hostname()}:${process.pid}:${newId()}`;
  const counters = createCounters(registry);
  const breaker = createBreaker(now);
  const store = createStore(models, owner);
  const readFacts = createFactsReader(models);
  const prefixes = given.groupPrefixes ?? DEFAULT_PREFIXES;
  const noteSaid = createNoteSaid(models, now);
  const takeIn = createIntake({ models, now, prefixes });
  const timers = new Set<NodeJS.Timeout>();
  const owns = (partition: string) => partitions.owns(partition);

  const outbox = createOutbox({
    models,
    line,
    breaker,
    counters,
    now,
    random,
    log,
    owns,
    pollMs: pollMs * 4,
    newId,
    remake: given.remake ?? (async () => new Map()),
    reached,
  });
  const worker = createWorker({
    ...{ models, owns, handle, takeOut: finish, setAside },
    owned: () => partitions.owned(),
    alone: () => partitions.alone(),
    ...{ now, random, log, counters, pollMs, conversationsAtOnce, tries },
  });
  const partitions = createPartitions({
    ...{ models, owner, leaseMs, log, clock: Date.now },
    drain: worker.drain,
    gained: worker.gained,
  });
  const acting: ActOptions = {
    ...{ models, store, outbox, readFacts, now, newId, matchCommand, reached },
    flows: new Map(flows.map((flow) => [flow.name, flow])),
    answerQuestion: given.answerQuestion as AnswerQuestion,
    performEffect: given.performEffect as PerformEffect,
    say: createSay({ line, outbox, breaker, counters, now, random, log, prefixes, noteSaid }),
    timerSet: (ms) => after(ms, worker.wake),
  };

  const insert = batched(async (groups: InboundEvent[][]) => {
    const duplicates = await insertEvents(models, groups.flat());
    return groups.map(() => duplicates);
  });

  const markHandled = batched(async (ids: string[]) => {
    // what people said stays in their reports, not here
    const done = { queue: null, handledAt: new Date(now()), event: '' };
    await collectionOf(models.inbox).updateMany({ _id: { $in: ids } }, { $set: done });
    return ids;
  });

  /** Does all that an event leads to, however much of it was done by an earlier try or another process. */
  async function handle(event: InboundEvent, attempt: number): Promise<void> {
    const input = inputFor(event);
    const { conversation, fresh } = await loadClean(event);
    const facts = await readFacts(event.conversation, conversation.district, event.timestamp);
    const repeated = attempt > 1 || fresh;
    if (conversation.handled.includes(event._id)) {
      await act(acting, conversation, { input, facts, repeated });
    } else {
      const before = withToken(conversation, event);
      const next = await takeInput(acting, before, { eventId: event._id, input, facts });
      if (!next) return;
      const committed = await store.commit(next);
      await reached('committed', event.conversation);
      await act(acting, committed, { input, facts, repeated: false });
    }
  }

  /** The conversation; effects that another process, or an event set aside, left behind are done first. */
  async function loadClean(event: InboundEvent): Promise<{ conversation: Conversation; fresh: boolean }> {
    const { conversation, fresh } = await store.load(event.conversation);
    const left = conversation.effects[0];
    if (!left) return { conversation, fresh };
    const origin = left.key.slice(0, left.key.lastIndexOf('#'));
    if (origin === event._id) return { conversation, fresh };
    const earlier = fresh ? await collectionOf(models.inbox).findOne({ _id: origin }) : null;
    if (earlier?.handledAt === null) {
      const input = inputFor(earlier);
      const facts = await readFacts(event.conversation, conversation.district, earlier.timestamp);
      const done = await act(acting, conversation, { input, facts, repeated: true });
      await finish(earlier);
      return { conversation: done, fresh };
    }
    const spoke = conversation.effects.some(({ type }) => type === 'say');
    const replyTokens = spoke ? conversation.replyTokens.slice(0, -1) : conversation.replyTokens;
    const clean = { ...conversation, effects: [], replyTokens };
    store.remember(clean);
    return { conversation: clean, fresh };
  }

  async function finish(event: InboundEvent): Promise<void> {
    await markHandled(event._id);
    const since = Math.max(event.dueAt.getTime(), event.receivedAt.getTime());
    counters.seconds.observe((now() - since) / 1000);
    await reached('handled', event.conversation);
  }

  /** After several failures: the person is told, what is left of the event is given up. */
  async function setAside(event: InboundEvent, error: unknown): Promise<void> {
    const { name, message } = error as Error;
    log.error('event.set-aside', { event: event._id, conversation: event.conversation, name, message });
    const { conversation } = await loadClean(event);
    const said = conversation.effects.filter(({ type }) => type === 'say');
    const sorry = { key: `${event._id}#sorry`, type: 'say', params: { messages: [apology()] }, run: '' };
    const apologised = {
      ...withToken(conversation, event),
      handled: [...conversation.handled.filter((id) => id !== event._id), event._id],
      effects: inputFor(event).kind === 'unfollow' ? [] : [...said, sorry],
    };
    const committed = await store.commit(apologised);
    const facts = await readFacts(event.conversation, conversation.district, event.timestamp);
    await act(acting, committed, { input: { kind: 'none' }, facts, repeated: false });
    await collectionOf(models.inbox).updateOne(
      { _id: event._id },
      { $set: { queue: null, handledAt: new Date(now()), event: '', problem: name } },
    );
  }

  function after(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timer.unref();
    timers.add(timer);
  }

  function keepTidy(): void {
    after(HOUR_MS, keepTidy);
    cleanUp(models, now()).catch((error) => {
      log.warn('clean-up.failed', { problem: (error as Error).message });
    });
  }

  return {
    async start() {
      await partitions.start();
      worker.start();
      outbox.start();
      keepTidy();
    },

    async stop() {
      for (const timer of timers) clearTimeout(timer);
      const work = Promise.all([worker.stop(), outbox.stop()]);
      let late: NodeJS.Timeout | undefined;
      await Promise.race([work, new Promise((resolve) => (late = setTimeout(resolve, stopMs)))]);
      clearTimeout(late);
      await partitions.stop();
    },

    async accept(events) {
      const taken = await Promise.all(events.map(takeIn));
      const received = unique(taken.flat());
      const duplicates = await insert(received);
      const fresh = received.filter(({ _id }) => !duplicates.has(_id));
      counters.received.inc({ outcome: 'ignored' }, taken.filter((one) => one.length === 0).length);
      counters.received.inc({ outcome: 'duplicate' }, taken.flat().length - fresh.length);
      counters.received.inc({ outcome: 'new' }, fresh.length);
      worker.offer(fresh);
    },

    wake() {
      worker.wake();
      outbox.wake();
    },
  };
}

/** The same event twice in one request is one event. */
const unique = (events: InboundEvent[]): InboundEvent[] => [
  ...new Map(events.map((event) => [event._id, event])).values(),
];
