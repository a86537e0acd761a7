/** LINE's published example of a signature ("Verify webhook signature"), on both sides. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import type { LineEvent } from '../../src/line/events.ts';
import { webhookRouter } from '../../src/line/webhook.ts';
import { signature, webhookBody } from '../../src/simulator/webhook-body.ts';
import { silent, simulator, until } from '../support/simulator.ts';

const secret = '8c570fa6dd201bb328f1c1eac23a96d8';
const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
const signed = 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=';

describe('the simulator', () => {
  test('signs as LINE does', () => {
    expect(signature(body, secret)).toBe(signed);
  });

  test('writes a body as LINE does', () => {
    expect(webhookBody([])).toMatch(/^\{"destination":"U[0-9a-f]{32}","events":\[\]\}$/);
  });
});

describe('the bot', () => {
  const accepted: LineEvent[] = [];
  let server: Server;
  let url: string;

  beforeAll(async () => {
    const accept = async (events: LineEvent[]) => void accepted.push(...events);
    const app = express().use('/webhook', webhookRouter({ channelSecret: secret, accept, log: silent }));
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`;
  });
  afterAll(() => void server.close());

  const post = (sent: string, header?: string) =>
    fetch(url, {
      method: 'POST',
      body: sent,
      headers: { 'content-type': 'application/json', ...(header && { 'x-line-signature': header }) },
    }).then(({ status }) => status);

  test('takes LINE’s example', async () => {
    expect(await post(body, signed)).toBe(200);
  });

  test('refuses another body, another signature, none', async () => {
    expect(await post(`${body} `, signed)).toBe(401);
    expect(await post(body, signature(body, 'another secret'))).toBe(401);
    expect(await post(body)).toBe(401);
  });

  test('takes what the simulator sends, emoji and all', async () => {
    const line = await simulator({ webhookUrl: url, channelSecret: secret });
    await line.follow('somsri');
    await line.text('somsri', 'เสร็จแล้ว 🎉');
    const event = await until(() => accepted.find(({ type }) => type === 'message'), 3000, 'the message');
    expect(event.message).toMatchObject({ text: 'เสร็จแล้ว 🎉' });
    await line.close();
  });
});
