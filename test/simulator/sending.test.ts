/** Reply tokens, retry keys and the month's count, as LINE keeps them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type RecordingBot, recordingBot } from '../support/recording-bot.ts';
import { simulator, type TestSimulator, until } from '../support/simulator.ts';

const MINUTE = 60_000;
const hello = [{ type: 'text', text: 'สวัสดี' }];
const PUSH = '/v2/bot/message/push';
const REPLY = '/v2/bot/message/reply';

let bot: RecordingBot;
let line: TestSimulator;
let person: { id: string; userId: string };

beforeAll(async () => {
  bot = await recordingBot();
  line = await simulator({ webhookUrl: bot.webhookUrl });
});
afterAll(async () => {
  await line.close();
  await bot.close();
});
beforeEach(async () => {
  person = await line.request('POST', '/control/people', { name: 'ทดสอบ' });
  await line.settings({ quota: { type: 'limited', value: 300 }, counted: 0 });
  await line.faults({});
});

/** Lets the person write and gives the reply token of it. */
async function tokenFrom(): Promise<string> {
  if ((await line.person(person.id)).friendship !== 'friend') await line.follow(person.id);
  const { messages } = await line.text(person.id, 'รายงาน');
  const event = () => bot.events().find(({ message }) => message?.id === messages[0]);
  return (await until(event, 3000, 'the message at the bot')).replyToken!;
}
const counted = async () => (await line.state()).counters.counted;

describe('reply token', () => {
  test('is good once', async () => {
    const replyToken = await tokenFrom();
    const first = await line.line('POST', REPLY, { replyToken, messages: hello });
    expect(first.status).toBe(200);
    expect(first.body).toEqual({
      sentMessages: [{ id: expect.stringMatching(/^\d{18}$/), quoteToken: expect.any(String) }],
    });
    const second = await line.line('POST', REPLY, { replyToken, messages: hello });
    expect(second).toMatchObject({ status: 400, body: { message: 'Invalid reply token' } });
    expect(await line.fromBot(person.id)).toEqual(hello);
  });

  test('expires after a minute', async () => {
    const [early, late] = [await tokenFrom(), await tokenFrom()];
    await line.forward(MINUTE - 5000);
    expect((await line.line('POST', REPLY, { replyToken: early, messages: hello })).status).toBe(200);
    await line.forward(6000);
    const expired = await line.line('POST', REPLY, { replyToken: late, messages: hello });
    expect(expired).toMatchObject({ status: 400, body: { message: 'Invalid reply token' } });
  });

  test('is not used up by a request that is refused', async () => {
    const replyToken = await tokenFrom();
    const refused = await line.line('POST', REPLY, { replyToken, messages: [{ type: 'text', text: '' }] });
    expect(refused).toMatchObject({
      status: 400,
      body: {
        message: 'The request body has 1 error(s)',
        details: [{ message: 'May not be empty', property: 'messages[0].text' }],
      },
    });
    expect((await line.line('POST', REPLY, { replyToken, messages: hello })).status).toBe(200);
  });

  test('costs nothing', async () => {
    await line.line('POST', REPLY, { replyToken: await tokenFrom(), messages: hello });
    expect(await counted()).toBe(0);
  });
});

describe('retry key', () => {
  const push = (key: string) =>
    line.line('POST', PUSH, { to: person.userId, messages: hello }, { 'x-line-retry-key': key });

  test('sends once, and tells what it sent then', async () => {
    await line.follow(person.id);
    const key = randomUUID();
    const first = await push(key);
    const again = await push(key);
    expect(first.status).toBe(200);
    expect(again.status).toBe(409);
    expect(again.body).toEqual({ message: 'The retry key is already accepted', ...(first.body as object) });
    expect(again.headers.get('x-line-accepted-request-id')).toBe(first.headers.get('x-line-request-id'));
    expect(again.headers.get('x-line-request-id')).not.toBe(first.headers.get('x-line-request-id'));
    expect(await line.fromBot(person.id)).toHaveLength(1);
    expect(await counted()).toBe(1);
  });

  test('sends again after 24 hours', async () => {
    await line.follow(person.id);
    const key = randomUUID();
    await push(key);
    await line.forward(24 * 60 * MINUTE + 1000);
    expect((await push(key)).status).toBe(200);
  });

  test('is not remembered for a request that failed', async () => {
    await line.follow(person.id);
    await line.faults({ push: { answer: 'error-500', left: 1 } });
    const key = randomUUID();
    expect((await push(key)).status).toBe(500);
    expect((await push(key)).status).toBe(200);
  });

  test('shows that a lost answer had arrived', async () => {
    await line.follow(person.id);
    await line.faults({ push: { answer: 'lost-answer', left: 1 } });
    const key = randomUUID();
    const lost = await Promise.race([
      push(key),
      new Promise((resolve) => setTimeout(resolve, 150, 'no answer')),
    ]);
    expect(lost).toBe('no answer');
    expect((await push(key)).status).toBe(409);
    expect(await line.fromBot(person.id)).toHaveLength(1);
  });

  test('must be a UUID, and is refused for replies', async () => {
    expect((await push('one')).status).toBe(400);
    const replyToken = await tokenFrom();
    const reply = await line.line(
      'POST',
      REPLY,
      { replyToken, messages: hello },
      { 'x-line-retry-key': randomUUID() },
    );
    expect(reply.status).toBe(400);
    expect(await line.fromBot(person.id)).toEqual([]);
  });
});

describe('the count of the month', () => {
  const push = (to: string) => line.line('POST', PUSH, { to, messages: [...hello, ...hello] });

  test('grows by recipients, not by messages', async () => {
    await line.follow(person.id);
    await push(person.userId);
    expect(await counted()).toBe(1);
    const { people } = await line.state();
    await line.follow('somsri');
    const everybody = people.map(({ userId }) => userId);
    const answer = await line.line('POST', '/v2/bot/message/multicast', { to: everybody, messages: hello });
    expect(answer).toMatchObject({ status: 200, body: {} });
    const friends = (await line.state()).people.filter(({ friendship }) => friendship === 'friend').length;
    expect(await counted()).toBe(1 + friends);
  });

  test('leaves out who never added the account or blocked it: 200, and nothing arrives', async () => {
    expect((await push(person.userId)).status).toBe(200);
    await line.follow(person.id);
    await line.act(person.id, { type: 'block' });
    expect((await push(person.userId)).status).toBe(200);
    expect(await line.fromBot(person.id)).toEqual([]);
    expect(await counted()).toBe(0);
  });

  test('ends pushes, but not replies, when the quota is used up', async () => {
    await line.follow(person.id);
    await line.settings({ quota: { type: 'limited', value: 1 } });
    expect((await push(person.userId)).status).toBe(200);
    expect(await push(person.userId)).toMatchObject({
      status: 429,
      body: { message: 'You have reached your monthly limit.' },
    });
    expect((await line.line('POST', REPLY, { replyToken: await tokenFrom(), messages: hello })).status).toBe(
      200,
    );
    expect(await line.line('GET', '/v2/bot/message/quota')).toMatchObject({
      body: { type: 'limited', value: 1 },
    });
    expect(await line.line('GET', '/v2/bot/message/quota/consumption')).toMatchObject({
      body: { totalUsage: 1 },
    });
  });

  test('begins anew with the month', async () => {
    await line.follow(person.id);
    await push(person.userId);
    await line.forward(32 * 24 * 60 * MINUTE);
    expect(await counted()).toBe(0);
  });

  test('somebody unknown is an error', async () => {
    expect(await push(`U${'0'.repeat(32)}`)).toMatchObject({
      status: 400,
      body: { message: 'Failed to send messages' },
    });
    expect(await push('somsri')).toMatchObject({
      status: 400,
      body: { message: "The property, 'to', in the request body is invalid (line: -, column: -)" },
    });
  });
});
