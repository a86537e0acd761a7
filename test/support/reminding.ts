/** A process that reminds: its runner and its outbox on a database, driven step by step on a clock that is moved. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Registry } from 'prom-client';
import winston from 'winston';
import type { LineMessage } from '../../flows/facts.ts';
import type { ReminderSettings } from '../../flows/views/reminders.ts';
import type { Models } from '../../models/index.ts';
import { createCounters } from '../../src/conversation/counters.ts';
import { createOutbox } from '../../src/conversation/outbox.ts';
import { createBreaker } from '../../src/line/breaker.ts';
import type { LineClient } from '../../src/line/client.ts';
import { createReminders, type Reminders } from '../../src/reminders/runner.ts';
import { DEFAULT_REMINDERS } from '../../src/reminders/settings.ts';

export interface Reminding {
  reminders: Reminders;
  /** A look of the runner, and what the outbox can send now. */
  step(): Promise<void>;
  /** Only the outbox. */
  sends(): Promise<void>;
  /** Somebody writes and is answered: what is shown in front of the answer. */
  contact(to: string): Promise<LineMessage[]>;
}

interface Given {
  models: Models;
  line: Pick<LineClient, 'push' | 'multicast' | 'quota' | 'consumption'>;
  now: () => number;
  defaults?: Partial<ReminderSettings>;
  random?: () => number;
  /** `decided`, or before or after the request of a bundle: a test may end the process there. */
  reached?: (point: string) => Promise<void> | void;
}

const silent = winston.createLogger({ silent: true });
let ids = 0;

export function reminding({ models, line, now, defaults, random = () => 0.5, reached }: Given): Reminding {
  const reminders = createReminders({
    ...{ models, line, now, log: silent, wakeOutbox: () => outbox.wake() },
    defaults: { ...DEFAULT_REMINDERS, ...defaults },
    decided: () => reached?.('decided'),
  });
  const outbox = createOutbox({
    models,
    line: {
      ...line,
      push: line.push,
      multicast: line.multicast,
      reply: async () => ({ kind: 'ok' as const }),
    } as never,
    breaker: createBreaker(now),
    counters: createCounters(new Registry()),
    ...{ now, random, log: silent, owns: () => true, pollMs: 60_000 },
    newId: () => `seal-${process.pid}-${++ids}`,
    remake: reminders.remake,
    reached: (point) => reached?.(point),
  });

  async function sends(): Promise<void> {
    let looks = 0;
    outbox.start();
    for (;;) {
      await sleep(25);
      const waiting = await models.outbox.find({ state: 'waiting' }, { nextAttemptAt: 1 }).lean();
      const due = waiting.filter(({ nextAttemptAt }) => (nextAttemptAt?.getTime() ?? 0) <= now());
      if (due.length === 0 || ++looks > 20) break;
      // a look that failed comes again only after the poll
      if (looks % 5 === 0) outbox.wake();
    }
    await outbox.stop();
  }

  return {
    reminders,
    sends,
    async step() {
      await reminders.look();
      if (await models.outbox.findOne({ state: 'waiting' }, { _id: 1 }).lean()) await sends();
    },
    async contact(to) {
      const { taken } = await outbox.take(to, 4);
      await outbox.shown(taken);
      return taken.flatMap((row) => row.messages as LineMessage[]);
    },
  };
}
