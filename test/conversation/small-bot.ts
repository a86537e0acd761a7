/** The engine on made-up flows, a real database and a LINE of the test's own. */
import { setTimeout as sleep } from 'node:timers/promises';
import winston from 'winston';
import type { EffectName } from '../../flows/effects.ts';
import type { Models } from '../../models/index.ts';
import { createEngine, type Engine, type EngineOptions } from '../../src/conversation/engine.ts';
import { PARTITIONS } from '../../src/conversation/inbox.ts';
import { insertOnce } from '../../src/database/once.ts';
import { createLineClient } from '../../src/line/client.ts';
import type { LineEvent } from '../../src/line/events.ts';
import { addOfficer } from '../support/office.ts';
import { answers, matchSmall, smallFlows } from './small-flows.ts';

interface Given {
  models: Models;
  lineUrl: string;
  options?: EngineOptions;
  now?: () => number;
  /** Called before an effect is performed; may throw. */
  beforeEffect?: (type: string, key: string) => Promise<void> | void;
}

export const silent = winston.createLogger({ silent: true });

let ids = 0;

/** Data effects leave one audit entry under their key. Add people with `member`. */
export function smallEngine({ models, lineUrl, options, now = Date.now, beforeEffect }: Given): Engine {
  const base = { apiBaseUrl: lineUrl, dataBaseUrl: lineUrl };
  return createEngine({
    models,
    line: createLineClient({ ...base, accessToken: 't', timeoutMs: 300, log: silent }),
    flows: smallFlows,
    matchCommand: matchSmall,
    answerQuestion: async () => [],
    performEffect: async ({ key }: { key: string }, type: EffectName) => {
      await beforeEffect?.(type, key);
      const entry = { _id: key, district: 'd', at: new Date(0), by: 'U', action: type, subject: '' };
      await insertOnce(models.audit, entry);
      return answers[type] ?? null;
    },
    now,
    newId: () => `${process.pid}-${++ids}`,
    log: silent,
    options: { pollMs: 30, leaseMs: 3_000, ...options },
  });
}

export const member = (models: Models, userId: string) =>
  addOfficer(models, { userId, name: userId, divisions: ['registry'] });

let stamp = 1_700_000_000_000;

/** A text of a person as LINE sends it; its time is later than that of any made before. */
export function textEvent(userId: string, text: string, more: Partial<LineEvent> = {}): LineEvent {
  const id = `${userId}-${++stamp}`;
  return {
    type: 'message',
    webhookEventId: id,
    timestamp: stamp,
    mode: 'active',
    replyToken: `token-${id}`,
    source: { type: 'user', userId },
    message: { type: 'text', id: `m-${id}`, text },
    ...more,
  };
}

export function photoEvent(userId: string): LineEvent {
  const message = { type: 'image', id: `p-${stamp}`, contentProvider: { type: 'line' } };
  return textEvent(userId, '', { message } as Partial<LineEvent>);
}

/** Waits until the condition holds. */
export async function until(
  what: string,
  holds: () => Promise<boolean> | boolean,
  ms = 20_000,
): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(20)) if (await holds()) return;
  throw new Error(`not within ${ms} ms: ${what}`);
}

/** Waits until every event is handled and every message sent. */
export const settled = (models: Models, ms?: number): Promise<void> =>
  until(
    'everything handled and sent',
    async () =>
      (await models.inbox.countDocuments({ queue: { $in: [...PARTITIONS] } })) === 0 &&
      (await models.outbox.countDocuments({ state: 'waiting' })) === 0,
    ms,
  );
