/** People who talk to a bot at the same time: each sends the next message when the answer to the last one has come. */
import { createHmac, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FakeLine } from './fake-line.ts';

export interface Load {
  webhookUrl: string;
  channelSecret: string;
  line: FakeLine;
  /** LINE user ids; all talk at the same time. */
  people: string[];
  /** What each says, in order. */
  messages: string[];
  /** How often each says all of it. */
  rounds: number;
}

export interface LoadResult {
  /** Events answered by a reply. */
  replies: number;
  /** Events without a reply within {@link PATIENCE_MS}. */
  silent: number;
  /** Webhook requests not answered with 200, and sent again. */
  refused: number;
  seconds: number;
  /** Milliseconds from the start of a webhook request to its answer, sorted. */
  webhooks: number[];
  /** Milliseconds from the start of a webhook request to the reply, sorted. */
  answers: number[];
}

const PATIENCE_MS = 20_000;

export async function run(load: Load): Promise<LoadResult> {
  const result: LoadResult = { replies: 0, silent: 0, refused: 0, seconds: 0, webhooks: [], answers: [] };
  const began = performance.now();
  await Promise.all(load.people.map((person) => talk(load, person, result)));
  result.seconds = (performance.now() - began) / 1000;
  result.webhooks.sort((a, b) => a - b);
  result.answers.sort((a, b) => a - b);
  return result;
}

/** The value below which `share` (0-1) of the sorted values lie. */
export const percentile = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

async function talk(load: Load, person: string, result: LoadResult): Promise<void> {
  for (let round = 0; round < load.rounds; round++) {
    for (const text of load.messages) {
      const replyToken = randomBytes(16).toString('hex');
      const replied = load.line.replied(replyToken);
      const began = performance.now();
      result.refused += await post(load, person, text, replyToken);
      result.webhooks.push(performance.now() - began);
      if (await within(replied, PATIENCE_MS)) {
        result.replies += 1;
        result.answers.push(performance.now() - began);
      } else result.silent += 1;
    }
  }
}

/** How often the event was refused before it was taken. */
async function post(load: Load, userId: string, text: string, replyToken: string): Promise<number> {
  const event = {
    type: 'message',
    mode: 'active',
    timestamp: Date.now(),
    source: { type: 'user', userId },
    webhookEventId: randomBytes(13).toString('hex').toUpperCase(),
    deliveryContext: { isRedelivery: false },
    replyToken,
    message: { type: 'text', id: randomBytes(8).toString('hex'), quoteToken: 'q', text },
  };
  const body = JSON.stringify({ destination: `U${'0'.repeat(32)}`, events: [event] });
  const signature = createHmac('sha256', load.channelSecret).update(body).digest('base64');
  const headers = { 'content-type': 'application/json', 'x-line-signature': signature };
  for (let refused = 0; ; refused++) {
    const answer = await fetch(load.webhookUrl, { method: 'POST', headers, body });
    await answer.arrayBuffer();
    if (answer.status === 200) return refused;
    // LINE sends again what was not taken, and so does the bench, a few times
    if (refused === 20) throw new Error(`The webhook answered ${answer.status}.`);
    await sleep(100);
  }
}

async function within(promise: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const done = await Promise.race([promise.then(() => true), late]);
  clearTimeout(timer);
  return done;
}
