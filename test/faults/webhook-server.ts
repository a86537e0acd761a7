/** The webhook on a port of its own, and LINE that posts to it. */
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { LineEvent } from '../../src/line/events.ts';
import { webhookRouter } from '../../src/line/webhook.ts';
import { silent } from '../conversation/small-bot.ts';

export const SECRET = 'secret';

export interface Webhook {
  port: number;
  /** The status of the answer. */
  post(events: LineEvent[]): Promise<number>;
  close(): Promise<void>;
}

export async function webhookOf(accept: (events: LineEvent[]) => Promise<void>): Promise<Webhook> {
  const router = webhookRouter({ channelSecret: SECRET, accept, log: silent });
  const server = createServer(express().use('/webhook', router)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    post: (events) => postEvents(port, events),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Posts signed events; the status of the answer, or 0 when there was none. */
export async function postEvents(port: number, events: LineEvent[]): Promise<number> {
  const body = JSON.stringify({ destination: 'U0', events });
  const signature = createHmac('sha256', SECRET).update(body).digest('base64');
  const headers = { 'content-type': 'application/json', 'x-line-signature': signature };
  try {
    const url = `http://127.0.0.1:${port}/webhook`;
    const signal = AbortSignal.timeout(5_000);
    const response = await fetch(url, { method: 'POST', headers, body, signal });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
