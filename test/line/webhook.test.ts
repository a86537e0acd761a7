import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { LineEvent } from '../../src/line/events.ts';
import { webhookRouter } from '../../src/line/webhook.ts';
import { silent } from '../conversation/small-bot.ts';

// LINE's documentation, "Verify webhook signature"
const SECRET = '8c570fa6dd201bb328f1c1eac23a96d8';
const BODY = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
const SIGNATURE = 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=';

let server: Server;
let url: string;
let accepted: LineEvent[][];
let store: (events: LineEvent[]) => Promise<void>;

beforeEach(async () => {
  accepted = [];
  store = async (events) => void accepted.push(events);
  const accept = (events: LineEvent[]) => store(events);
  const app = express().use(
    '/webhook',
    webhookRouter({ channelSecret: SECRET, accept, log: silent, patienceMs: 100 }),
  );
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const sign = (body: string | Buffer) => createHmac('sha256', SECRET).update(body).digest('base64');

async function post(body: string | Buffer, headers: Record<string, string> = {}): Promise<number> {
  const all = { 'content-type': 'application/json', 'x-line-signature': sign(body), ...headers };
  const response = await fetch(url, {
    method: 'POST',
    headers: all,
    body: new Uint8Array(Buffer.from(body)),
  });
  await response.arrayBuffer();
  return response.status;
}

const event = (id: string, more: object = {}) => ({
  type: 'message',
  webhookEventId: id,
  timestamp: 1_700_000_000_000,
  source: { type: 'user', userId: 'U1' },
  ...more,
});
const bodyOf = (...events: unknown[]) => JSON.stringify({ destination: 'U0', events });

test("LINE's published example is taken, without events and without a write", async () => {
  expect(await post(BODY, { 'x-line-signature': SIGNATURE })).toBe(200);
  expect(accepted).toEqual([]);
});

test.each([
  ['another signature', sign('something else')],
  ['no base64', 'x'],
  ['nothing', ''],
])('401 for %s', async (_what, signature) => {
  expect(await post(bodyOf(event('a')), { 'x-line-signature': signature })).toBe(401);
  expect(accepted).toEqual([]);
});

test('the signature is over the bytes as sent: escaped emoji, odd spaces', async () => {
  const body = `{ "destination":"U0",  "events":[${JSON.stringify(event('a', { message: { type: 'text', id: '1', text: 'X' } })).replace('"X"', '"\\ud83d\\ude00 \\u0e01"')}]}`;
  expect(await post(body)).toBe(200);
  expect(accepted[0]![0]).toMatchObject({ webhookEventId: 'a', message: { text: '😀 ก' } });
});

test('unknown events and properties are kept; an event that cannot be read does not hide the others', async () => {
  const unknown = event('new', { type: 'somethingNew', novelty: { deep: [1] } });
  expect(await post(bodyOf(unknown, { type: 'message' }, 7, event('b')))).toBe(200);
  expect(accepted).toEqual([[unknown, event('b')]]);
});

test('400 for a signed body that is no webhook, 413 for a huge one', async () => {
  expect(await post('no json')).toBe(400);
  expect(await post('{"events":{}}')).toBe(400);
  expect(await post(Buffer.alloc(2_200_000, 97))).toBe(413);
});

test('200 only after the events are stored; 503 when that fails or takes too long', async () => {
  const order: string[] = [];
  store = async () => {
    await new Promise((resolve) => setTimeout(resolve, 40));
    order.push('stored');
  };
  await post(bodyOf(event('a'))).then((status) => order.push(String(status)));
  expect(order).toEqual(['stored', '200']);

  store = () => Promise.reject(new Error('no database'));
  expect(await post(bodyOf(event('a')))).toBe(503);
  store = () => new Promise(() => {});
  expect(await post(bodyOf(event('a')))).toBe(503);
});
