/** A bot that only writes down the webhooks it gets, and answers as a test wants. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from './simulator.ts';

export interface Received {
  headers: IncomingHttpHeaders;
  /** The body as it came. */
  raw: string;
  events: ReceivedEvent[];
}
export interface ReceivedEvent {
  type: string;
  webhookEventId: string;
  timestamp: number;
  replyToken?: string;
  deliveryContext: { isRedelivery: boolean };
  source: { type: string; userId: string };
  message?: { type: string; id: string } & Record<string, unknown>;
  [more: string]: unknown;
}

/** `answer` gives the status for each webhook; null never answers. */
export async function recordingBot(answer: (received: Received) => number | null = () => 200) {
  const received: Received[] = [];
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const raw = Buffer.concat(chunks).toString();
      const webhook = { headers: req.headers, raw, events: JSON.parse(raw).events as ReceivedEvent[] };
      const status = answer(webhook);
      received.push(webhook);
      if (status !== null) res.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const events = () => received.flatMap((webhook) => webhook.events);
  return {
    webhookUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    received,
    events,
    /** All events, once there are so many. */
    waitFor: (count: number, timeoutMs = 5000) =>
      until(
        () => (events().length >= count ? events() : undefined),
        timeoutMs,
        `${count} events (there are ${events().length})`,
      ),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type RecordingBot = Awaited<ReturnType<typeof recordingBot>>;
