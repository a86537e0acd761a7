/** The bot and the simulator against LINE's own descriptions, both ways; and that these checks can fail. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLineClient } from '../../src/line/client.ts';
import { card, cards, text } from '../../src/line/messages/kit.ts';
import { descriptionsAreThere, type LineDescription, lineDescription } from '../support/line-openapi.ts';
import { type RecordingBot, recordingBot } from '../support/recording-bot.ts';
import { CHANNEL, silent, simulator, type TestSimulator, until } from '../support/simulator.ts';

const WITHOUT = 'is skipped: ../shared/line-openapi is not there';
const describeIfThere = descriptionsAreThere ? describe : describe.skip;
const named = (what: string) => (descriptionsAreThere ? what : `${what} ${WITHOUT}`);

let messaging: LineDescription;
let webhook: LineDescription;
let bot: RecordingBot;
let line: TestSimulator;

beforeAll(async () => {
  if (!descriptionsAreThere) return;
  messaging = await lineDescription('messaging-api');
  webhook = await lineDescription('webhook');
  bot = await recordingBot();
  line = await simulator({ webhookUrl: bot.webhookUrl });
});
afterAll(async () => {
  await line?.close();
  await bot?.close();
});

const button = { label: 'บันทึก', data: 't=1', look: 'primary' as const };
const samples = {
  text: text('สวัสดี', [button]),
  card: card({
    step: 'ข้อ 1 จาก 4',
    title: 'เลือกเรื่อง',
    subtitle: 'O15',
    body: ['ครบกำหนด'],
    buttons: [button, { label: 'เปิด', uri: 'https://example.go.th/a' }],
    quickReplies: [button],
  }),
  cards: cards('สองใบ', [{ title: 'หนึ่ง' }, { title: 'สอง', buttons: [button] }]),
};

describeIfThere(named('the checks by LINE’s description'), () => {
  const messageWith = (component: object) => ({
    type: 'flex',
    altText: 'x',
    contents: { type: 'bubble', body: { type: 'box', layout: 'vertical', contents: [component] } },
  });

  test.each<[string, object]>([
    ['an unknown kind', { type: 'poem', text: 'x' }],
    ['no kind', { text: 'x' }],
    ['a missing property', { type: 'text' }],
    ['an unknown property', { type: 'text', text: 'x', colour: 'red' }],
    ['a number for a text', { type: 'text', text: 1 }],
    ['a Flex Message without altText', { type: 'flex', contents: { type: 'bubble' } }],
    ['an unknown component deep inside', messageWith({ type: 'spacer' })],
    ['an unknown property deep inside', messageWith({ type: 'text', text: 'x', colour: 'red' })],
    ['a wrong value deep inside', messageWith({ type: 'text', text: 'x', weight: 'heavy' })],
    [
      'too much postback data',
      messageWith({ type: 'button', action: { type: 'postback', data: 'x'.repeat(301) } }),
    ],
    [
      '14 quick replies',
      { type: 'text', text: 'x', quickReply: { items: Array(14).fill({ type: 'action' }) } },
    ],
  ])('find %s in a message', (_what, message) => {
    expect(messaging.check('Message', message)).not.toEqual([]);
  });

  test.each<[string, (event: Record<string, unknown>) => object]>([
    ['no deliveryContext', ({ deliveryContext: _, ...event }) => event],
    ['an unknown property', (event) => ({ ...event, extra: 1 })],
    [
      'a message without its id',
      (event) => ({ ...event, message: { type: 'text', text: 'x', quoteToken: 'q' } }),
    ],
    ['an unknown kind of message', (event) => ({ ...event, message: { type: 'poem', id: '1' } })],
    ['a source without a kind', (event) => ({ ...event, source: { userId: 'U1' } })],
    ['an unknown event', (event) => ({ ...event, type: 'sneeze' })],
  ])('find %s in an event', (_what, broken) => {
    const event = {
      type: 'message',
      message: { type: 'text', id: '1', text: 'x', quoteToken: 'q' },
      timestamp: 1,
      mode: 'active',
      webhookEventId: '01FZ74A0TDDPYRVKNK77XKC3ZR',
      deliveryContext: { isRedelivery: false },
      source: { type: 'user', userId: 'U1' },
      replyToken: 'r',
    };
    const destination = `U${'0'.repeat(32)}`;
    expect(webhook.check('CallbackRequest', { destination, events: [event] })).toEqual([]);
    expect(webhook.check('CallbackRequest', { destination, events: [broken(event)] })).not.toEqual([]);
  });

  test('find a call that LINE does not have', () => {
    const call = { method: 'POST', path: '/v2/bot/message/shout', status: 200, request: {}, response: {} };
    expect(messaging.checkCall(call)).toEqual(['LINE has no POST /v2/bot/message/shout']);
  });
});

describeIfThere(named('what the bot sends'), () => {
  test.each(Object.entries(samples))('the message kit: %s', (_name, message) => {
    expect(messaging.check('Message', message)).toEqual([]);
  });
});

describeIfThere(named('what the simulator sends'), () => {
  const photo = Buffer.from('a photo');

  test('every webhook', async () => {
    await line.follow('somsri');
    const { messages } = await line.text('somsri', 'รายงาน 📷');
    await line.photos('somsri', [photo, photo, photo]);
    await line.photos('somsri', [photo]);
    await line.file('somsri', photo, 'แผน.pdf');
    for (const type of ['sticker', 'video', 'audio', 'location'] as const) await line.act('somsri', { type });
    await line.act('somsri', { type: 'postback', data: 'd' });
    await line.act('somsri', { type: 'unsend', messageId: messages[0]! });
    await line.act('somsri', { type: 'block' });
    await line.follow('somsri');
    const events = await bot.waitFor(14);
    await line.line('POST', '/v2/bot/channel/webhook/test', {});
    const kinds = new Set(events.map(({ type, message }) => message?.type ?? type));
    expect([...kinds].sort()).toEqual(
      [
        'audio',
        'file',
        'follow',
        'image',
        'location',
        'postback',
        'sticker',
        'text',
        'unfollow',
        'unsend',
        'video',
      ].sort(),
    );
    for (const { raw } of bot.received) expect(webhook.check('CallbackRequest', JSON.parse(raw))).toEqual([]);
  });
});

describeIfThere(named('the calls of the bot and the answers to them'), () => {
  test('fit LINE’s description', async () => {
    const client = createLineClient({
      accessToken: CHANNEL.accessToken,
      apiBaseUrl: line.url,
      dataBaseUrl: line.url,
      timeoutMs: 5000,
      log: silent,
    });
    const { userId } = await line.person('somsri');
    const { messages } = await line.photos('somsri', [Buffer.from('a photo')]);
    const event = await until(
      () => bot.events().find(({ message }) => message?.id === messages[0]),
      3000,
      'the photo at the bot',
    );
    const key = randomUUID();
    expect(await client.reply(event.replyToken!, Object.values(samples))).toMatchObject({ kind: 'ok' });
    expect(await client.reply(event.replyToken!, [samples.text])).toEqual({ kind: 'invalid-token' });
    expect(await client.push(userId, Object.values(samples), key)).toMatchObject({ kind: 'ok' });
    expect(await client.push(userId, Object.values(samples), key)).toEqual({ kind: 'already-sent' });
    expect(await client.profile(userId)).toMatchObject({ kind: 'ok' });
    expect(await client.quota()).toMatchObject({ kind: 'ok' });
    expect(await client.consumption()).toMatchObject({ kind: 'ok' });
    const content = await client.content(messages[0]!);
    expect(content.status).toBe(200);
    await content.body!.cancel();

    // Calls that the bot does not make (yet), so that the simulator's answers to them are checked too.
    await line.line('POST', '/v2/bot/message/multicast', { to: [userId], messages: [samples.card] });
    await line.line('POST', '/v2/bot/message/validate/push', { messages: [samples.card] });
    await line.line('POST', '/v2/bot/chat/loading/start', { chatId: userId, loadingSeconds: 5 });
    await line.line('POST', '/v2/bot/chat/markAsRead', { markAsReadToken: 'unknown' });
    await line.line('POST', '/v2/bot/chat/markAsRead', { markAsReadToken: event.message!.markAsReadToken });
    await line.line('POST', '/v2/bot/message/push', { to: userId, messages: [{ type: 'flex' }] });
    await line.line('GET', '/v2/bot/info');
    await line.line('GET', '/v2/bot/channel/webhook/endpoint');
    await line.line('POST', '/v2/bot/channel/webhook/test', { endpoint: bot.webhookUrl });
    await line.line('GET', `/v2/bot/message/${messages[0]}/content/preview`);

    const { calls } = await line.log();
    const answered = calls.filter(({ status }) => status !== null);
    expect(answered.length).toBeGreaterThanOrEqual(18);
    for (const call of answered) {
      const problems = messaging.checkCall({ ...call, status: call.status! });
      expect({ path: call.path, status: call.status, problems }).toMatchObject({ problems: [] });
    }
  });
});
