/** `POST /webhook`: checks who sends, stores what was sent, and only then says 200. */
import { validateSignature } from '@line/bot-sdk';
import express, { type ErrorRequestHandler, Router } from 'express';
import type { Logger } from 'winston';
import { LineEvent, WebhookBody } from './events.ts';

interface Options {
  channelSecret: string;
  /** Stores the events for good; resolves when that is done. */
  accept(events: LineEvent[]): Promise<void>;
  log: Logger;
  /** LINE gives up after 2 s; after so long it is told to send again (503). */
  patienceMs?: number;
}

/** LINE sends far less; its own limit of a request body is 2 MB. */
const MAX_BODY = '2mb';

export function webhookRouter({ channelSecret, accept, log, patienceMs = 1_500 }: Options): Router {
  const router = Router();
  const raw = express.raw({ type: () => true, limit: MAX_BODY });

  router.post('/', raw, async (request, response) => {
    // LINE's guidelines ask to keep sender, time, path and status of each webhook
    const answer = (status: number, details: object = {}) => {
      log.log(status === 200 ? 'debug' : 'warn', 'webhook', { status, ip: request.ip, ...details });
      response.sendStatus(status);
    };
    const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const signature = request.get('x-line-signature');
    if (!signature || !validateSignature(body, channelSecret, signature)) return answer(401);

    const events = readEvents(body, log);
    if (!events) return answer(400);
    if (events.length === 0) return answer(200, { events: 0 });
    try {
      await within(patienceMs, accept(events));
    } catch (error) {
      return answer(503, { events: events.length, problem: (error as Error).message });
    }
    answer(200, { events: events.length });
  });

  const refuse: ErrorRequestHandler = (error, request, response, _next) => {
    const status: number = error.status ?? 400;
    log.warn('webhook', { status, ip: request.ip, problem: error.type });
    response.sendStatus(status);
  };
  router.use(refuse);
  return router;
}

/** Null when the body is not a webhook's. An event that cannot be read is left out, and the others are taken. */
function readEvents(body: Buffer, log: Logger): LineEvent[] | null {
  const read = WebhookBody.safeParse(parseJson(body.toString('utf8')));
  if (!read.success) return null;
  return read.data.events.flatMap((one) => {
    const event = LineEvent.safeParse(one);
    if (event.success) return [event.data];
    log.warn('webhook.unreadable', { problems: event.error.issues.map((issue) => issue.path.join('.')) });
    return [];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the work gives, or an error once the time is over (the work itself goes on). */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the database did not answer in time')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
