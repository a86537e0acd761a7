/** What a caller of LINE's API meets beside sending: tokens of access, bad bodies, profiles, animations, addresses. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RecordingBot, recordingBot } from '../support/recording-bot.ts';
import { simulator, type TestSimulator, until } from '../support/simulator.ts';

let bot: RecordingBot;
let line: TestSimulator;
beforeAll(async () => {
  bot = await recordingBot();
  line = await simulator({ webhookUrl: bot.webhookUrl });
  await line.follow('somsri');
});
afterAll(async () => {
  await line.close();
  await bot.close();
});

describe('every answer', () => {
  test.each([
    ['GET', '/v2/bot/info', 200],
    ['GET', '/v2/bot/insight/followers', 404],
    ['GET', '/v2/bot/message/1/content', 404],
    ['POST', '/v2/bot/message/push', 400],
  ])('%s %s has its request id', async (method, path, status) => {
    const answer = await line.line(method, path, method === 'POST' ? {} : undefined);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-line-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a request is refused', () => {
  const push = '/v2/bot/message/push';

  test('without the right access token', async () => {
    for (const authorization of ['', 'Bearer wrong', 'test-token']) {
      const answer = await line.line('GET', '/v2/bot/info', undefined, { authorization });
      expect(answer).toMatchObject({
        status: 401,
        body: { message: expect.stringMatching(/^Authentication failed/) },
      });
    }
  });
  test('with broken JSON', async () => {
    const answer = await line.line('POST', push, '{\n "to": oops }');
    expect(answer).toMatchObject({
      status: 400,
      body: { message: 'The request body could not be parsed as JSON (line: -, column: -)' },
    });
  });
  test('with another type of body', async () => {
    const answer = await line.line('POST', push, 'to=me', { 'content-type': 'text/plain' });
    expect(answer).toMatchObject({
      status: 415,
      body: { message: 'The content type, text/plain, is not supported' },
    });
  });
  test('beyond 2 MB', async () => {
    const answer = await line.line('POST', push, JSON.stringify({ to: 'x'.repeat(2 * 1024 * 1024) }));
    expect(answer.status).toBe(413);
  });
});

test('the profile of a friend is told, of others not', async () => {
  const { userId } = await line.person('somsri');
  const stranger = await line.person('tawan');
  expect(await line.line('GET', `/v2/bot/profile/${userId}`)).toMatchObject({
    status: 200,
    body: { userId, displayName: 'สมศรี' },
  });
  expect((await line.line('GET', `/v2/bot/profile/${stranger.userId}`)).status).toBe(404);
});

test('the animation of writing shows until the bot writes', async () => {
  const { userId } = await line.person('somsri');
  const start = (body: object) => line.line('POST', '/v2/bot/chat/loading/start', body);
  expect((await start({ chatId: userId, loadingSeconds: 7 })).status).toBe(400);
  expect((await start({ chatId: `C${'0'.repeat(32)}` })).status).toBe(400);
  expect(await start({ chatId: userId, loadingSeconds: 10 })).toMatchObject({ status: 202, body: {} });
  expect((await line.chat('somsri')).loadingUntil).toBeGreaterThan(Date.now());
  await line.line('POST', '/v2/bot/message/push', {
    to: userId,
    messages: [{ type: 'text', text: 'มาแล้ว' }],
  });
  expect((await line.chat('somsri')).loadingUntil).toBeNull();
});

test('messages are marked as read by their token', async () => {
  const silent = await recordingBot(() => 500);
  await line.connect(silent.webhookUrl);
  const { messages } = await line.text('somsri', 'อ่านหรือยัง');
  const [event] = await silent.waitFor(1);
  const read = async () =>
    (await line.chat('somsri')).messages.find(({ id }) => id === messages[0]) as { read: boolean };
  expect((await read()).read).toBe(false);
  const { markAsReadToken } = event!.message!;
  expect((await line.line('POST', '/v2/bot/chat/markAsRead', { markAsReadToken })).status).toBe(200);
  expect((await read()).read).toBe(true);
  expect((await line.line('POST', '/v2/bot/chat/markAsRead', { markAsReadToken: 'x' })).status).toBe(400);
  await line.connect(bot.webhookUrl);
  await silent.close();
});

describe('the webhook address', () => {
  test('is read and set; only https, or http on this machine', async () => {
    expect(await line.line('GET', '/v2/bot/channel/webhook/endpoint')).toMatchObject({
      body: { endpoint: bot.webhookUrl, active: true },
    });
    for (const endpoint of ['http://example.com/webhook', 'ftp://127.0.0.1/', 'nowhere']) {
      const answer = await line.line('PUT', '/v2/bot/channel/webhook/endpoint', { endpoint });
      expect(answer).toMatchObject({ status: 400, body: { message: 'Invalid webhook endpoint URL' } });
    }
  });

  test('is tested with a signed webhook without events', async () => {
    const test = () => line.line('POST', '/v2/bot/channel/webhook/test', {});
    expect(await test()).toMatchObject({ body: { success: true, statusCode: 200, reason: 'OK' } });
    const last = bot.received.at(-1)!;
    expect(last.events).toEqual([]);
    expect(last.headers['x-line-signature']).toBeTruthy();
    const closed = await line.line('POST', '/v2/bot/channel/webhook/test', {
      endpoint: 'http://127.0.0.1:1/',
    });
    expect(closed).toMatchObject({ body: { success: false, reason: 'COULD_NOT_CONNECT' } });
  });
});

test('the log for developers tells of calls and deliveries', async () => {
  await line.line('GET', '/v2/bot/info');
  await line.text('somsri', 'บันทึก');
  const log = await until(
    async () => {
      const now = await line.log();
      return now.deliveries.some(({ events }) => events[0]?.type === 'message') ? now : undefined;
    },
    3000,
    'the delivery in the log',
  );
  expect(log.calls.findLast(({ path }) => path === '/v2/bot/info')).toMatchObject({
    method: 'GET',
    status: 200,
  });
});
