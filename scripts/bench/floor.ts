/**
 * The floor of the benchmark: the least that any bot which stores what it received must do: check the signature,
 * one insert, answer 200, one reply call. Plain node:http and the MongoDB driver, nothing shared, no state.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import mongoose from 'mongoose';

const { PORT, MONGODB_URI, LINE_CHANNEL_SECRET, LINE_API_BASE_URL } = process.env as Record<string, string>;
const connection = await mongoose.createConnection(MONGODB_URI!).asPromise();
const events = connection.collection<{ _id: string; event: unknown }>('events');

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => void receive(Buffer.concat(chunks)));

  async function receive(body: Buffer): Promise<void> {
    const expected = createHmac('sha256', LINE_CHANNEL_SECRET!).update(body).digest();
    const given = Buffer.from(String(request.headers['x-line-signature']), 'base64');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      response.writeHead(401).end();
      return;
    }
    const { events: received } = JSON.parse(body.toString()) as {
      events: { webhookEventId: string; replyToken: string }[];
    };
    for (const event of received) await events.insertOne({ _id: event.webhookEventId, event });
    response.writeHead(200).end();
    for (const event of received) {
      await fetch(`${LINE_API_BASE_URL}/v2/bot/message/reply`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer bench' },
        body: JSON.stringify({ replyToken: event.replyToken, messages: [{ type: 'text', text: 'รับแล้ว' }] }),
      }).then((answer) => answer.arrayBuffer());
    }
  }
});
server.listen(Number(PORT), '127.0.0.1');
