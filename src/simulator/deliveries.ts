/**
 * Sends webhooks to the bot: signed, at most 2 s each, again later when they failed (reference: "Redeliver a webhook that
 * failed to be received"), and with the faults that were asked for.
 */
import { randomUUID } from 'node:crypto';
import type { Delivery } from './control-api.ts';
import type { Source } from './events.ts';
import type { Platform } from './platform.ts';
import type { Parcel, WebhookEvent } from './state.ts';
import { signature, webhookBody } from './webhook-body.ts';

export interface Deliveries {
  /** Sends events in one request, soon. */
  send(events: WebhookEvent[]): void;
  /** One empty webhook to an address, outside of the queue: what "Verify" of LINE's console does. */
  probe(url: string): Promise<Attempt>;
  /** Takes up what was waiting when the simulator stopped. */
  start(): void;
  /** Stops sending; what waits is kept for the next start. */
  stop(): Promise<void>;
}

export type Attempt = Pick<Delivery, 'outcome' | 'status' | 'ms'>;

const TIMEOUT_MS = 2000;
const HELD_MS = 5000;
const TOKEN_MS = 60_000;
/** A reply token is not renewed by a redelivery when its event is older. */
const RENEWABLE_MS = 20 * 60_000;

/** Pauses before the second, third … attempt. LINE does not say its own. */
const REDELIVERY_MS = [2_000, 10_000, 30_000, 60_000, 300_000];

export function createDeliveries({
  platform,
  webhookUrl,
  channelSecret,
  redeliveryMs = REDELIVERY_MS,
}: {
  platform: Platform;
  webhookUrl: () => string;
  channelSecret: string;
  redeliveryMs?: number[];
}): Deliveries {
  const { state } = platform;
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  let held: Parcel[] = [];
  let stopped = false;

  function schedule(parcel: Parcel) {
    if (stopped) return;
    const wait = Math.max(0, parcel.dueAt - platform.now());
    timers.set(
      parcel.id,
      setTimeout(() => run(parcel), wait),
    );
  }

  function run(parcel: Parcel) {
    clearTimeout(timers.get(parcel.id));
    timers.delete(parcel.id);
    held = held.filter((one) => one !== parcel);
    const job = deliver(parcel).finally(() => running.delete(job));
    running.add(job);
    return job;
  }

  async function deliver(parcel: Parcel) {
    const again = parcel.attempts > 0;
    parcel.attempts++;
    for (const event of parcel.events) {
      event.deliveryContext.isRedelivery = again;
      renewToken(event);
    }
    const lost = !again && platform.takeWebhookFault('late');
    const twice = !lost && !again && platform.takeWebhookFault('duplicate');
    const url = webhookUrl();
    const attempts = lost
      ? [{ outcome: 'fault', status: null, ms: 0 } satisfies Attempt]
      : await Promise.all((twice ? [1, 2] : [1]).map(() => post(url, parcel.events)));
    for (const attempt of attempts) log(parcel, attempt);

    parcel.lostByFault ||= lost;
    const ok = attempts.filter(({ outcome }) => outcome === 'ok').length;
    settle(parcel, { ok, failed: attempts.length - ok });
    if (ok > 0) releaseHeld();
  }

  /** Counts the attempts and decides whether there is another. */
  function settle(parcel: Parcel, { ok, failed }: { ok: number; failed: number }) {
    const { webhooks } = state;
    const arrived = ok > 0;
    const pause = redeliveryMs[parcel.attempts - 1];
    const retry = !arrived && pause !== undefined && (state.redelivery || parcel.lostByFault);
    if (!retry) state.parcels = state.parcels.filter((one) => one.id !== parcel.id);
    platform.changeCounters({
      webhooks: {
        ok: webhooks.ok + ok,
        failed: webhooks.failed + failed,
        redelivered: webhooks.redelivered + (parcel.attempts > 1 ? 1 : 0),
        lost: webhooks.lost + (arrived || retry ? 0 : 1),
      },
    });
    if (arrived) markRead(parcel.events);
    if (!retry) return;
    parcel.dueAt = platform.now() + pause;
    schedule(parcel);
  }

  /** The account answers by bot, so LINE marks what it delivered as read by itself. */
  function markRead(events: WebhookEvent[]) {
    for (const { message, source } of events) {
      const id = (message as { id?: string } | undefined)?.id;
      const chat = platform.chatOf(source as Source);
      if (id && chat) platform.markRead(chat, id);
    }
  }

  function renewToken({ replyToken, timestamp }: WebhookEvent) {
    const token = replyToken ? state.replyTokens[replyToken] : undefined;
    if (token && !token.used && platform.clock() - timestamp <= RENEWABLE_MS)
      token.expiresAt = platform.clock() + TOKEN_MS;
  }

  async function post(url: string, events: WebhookEvent[]): Promise<Attempt> {
    const body = webhookBody(events);
    const started = performance.now();
    const since = () => Math.round(performance.now() - started);
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'LineBotWebhook/2.0',
          'x-line-signature': signature(body, channelSecret),
        },
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.arrayBuffer();
      return { outcome: response.ok ? 'ok' : 'error-status', status: response.status, ms: since() };
    } catch (error) {
      const timeout = (error as Error).name === 'TimeoutError';
      return { outcome: timeout ? 'timeout' : 'refused', status: null, ms: since() };
    }
  }

  function log(parcel: Parcel, attempt: Attempt) {
    platform.logDelivery({
      id: randomUUID(),
      at: platform.clock(),
      attempt: parcel.attempts,
      events: parcel.events.map(({ type, webhookEventId, deliveryContext }) => ({
        type,
        webhookEventId,
        isRedelivery: deliveryContext.isRedelivery,
      })),
      ...attempt,
    });
  }

  function releaseHeld() {
    for (const parcel of held) run(parcel);
  }

  return {
    send(events) {
      const parcel: Parcel = {
        id: randomUUID(),
        events,
        attempts: 0,
        dueAt: platform.now(),
        lostByFault: false,
      };
      state.parcels.push(parcel);
      if (platform.takeWebhookFault('outOfOrder')) {
        held.push(parcel);
        parcel.dueAt += HELD_MS;
      }
      schedule(parcel);
    },
    probe: (url) => post(url, []),
    start() {
      for (const parcel of state.parcels) schedule(parcel);
    },
    async stop() {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(running);
    },
  };
}
