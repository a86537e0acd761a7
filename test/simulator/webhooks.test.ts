/** How events reach the bot: signed, in time, again when they failed, and with every fault that can be asked for. */
import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { NO_FAULTS } from '../../src/simulator/control-api.ts';
import { type Received, type RecordingBot, recordingBot } from '../support/recording-bot.ts';
import { CHANNEL, simulator, type TestSimulator, until } from '../support/simulator.ts';

let bot: RecordingBot;
let line: TestSimulator;
async function start(
  answer?: (received: Received) => number | null,
  options: Parameters<typeof simulator>[0] = {},
): Promise<void> {
  bot = await recordingBot(answer);
  line = await simulator({ webhookUrl: bot.webhookUrl, redeliveryMs: [30, 30], ...options });
}
/** The same, with a friend, and what the bot got of the follow forgotten. */
async function startWithFriend(...args: Parameters<typeof start>) {
  await start(...args);
  await line.follow('somsri');
  await bot.waitFor(1);
  await idle();
  bot.received.length = 0;
}
const idle = () =>
  until(
    async () => ((await line.state()).counters.webhooks.waiting === 0 ? true : undefined),
    3000,
    'no waiting webhooks',
  );
afterEach(async () => {
  await line.close();
  await bot.close();
});

const photo = Buffer.from('a photo');

describe('a webhook', () => {
  test('is signed over its bytes, in which emoji are escaped', async () => {
    await startWithFriend();
    await line.text('somsri', 'เสร็จแล้ว 🎉');
    await bot.waitFor(1);
    const { raw, headers, events } = bot.received[0]!;
    const signature = createHmac('sha256', CHANNEL.channelSecret).update(raw).digest('base64');
    expect(headers['x-line-signature']).toBe(signature);
    expect(raw).toContain('เสร็จแล้ว \\uD83C\\uDF89');
    expect(events[0]!.message!.text).toBe('เสร็จแล้ว 🎉');
  });

  test('has an event of LINE’s shape', async () => {
    await startWithFriend();
    await line.text('somsri', 'รายงาน');
    const [event] = await bot.waitFor(1);
    const { userId } = await line.person('somsri');
    expect(event).toEqual({
      type: 'message',
      message: {
        type: 'text',
        id: expect.stringMatching(/^\d{18}$/),
        quoteToken: expect.any(String),
        markAsReadToken: expect.any(String),
        text: 'รายงาน',
      },
      webhookEventId: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      deliveryContext: { isRedelivery: false },
      timestamp: expect.any(Number),
      source: { type: 'user', userId },
      replyToken: expect.stringMatching(/^[0-9a-f]{32}$/),
      mode: 'active',
    });
  });

  test('cannot be replied to after unsend and block', async () => {
    await startWithFriend();
    const { messages } = await line.text('somsri', 'ผิด');
    await line.act('somsri', { type: 'unsend', messageId: messages[0]! });
    await line.act('somsri', { type: 'block' });
    const events = await bot.waitFor(3);
    const unsend = events.find(({ type }) => type === 'unsend')!;
    expect(unsend).toMatchObject({ unsend: { messageId: messages[0] } });
    expect(unsend.replyToken).toBeUndefined();
    expect(events.find(({ type }) => type === 'unfollow')!.replyToken).toBeUndefined();
    await line.follow('somsri');
    const follow = (await bot.waitFor(4)).find(({ type }) => type === 'follow');
    expect(follow).toMatchObject({ follow: { isUnblocked: true } });
  });

  test('of a tapped button carries its data, and shows its words in the chat', async () => {
    await startWithFriend();
    await line.act('somsri', { type: 'postback', data: 't=1&n=x', displayText: 'แล้วเสร็จ' });
    expect(await bot.waitFor(1)).toMatchObject([{ type: 'postback', postback: { data: 't=1&n=x' } }]);
    const shown = (await line.chat('somsri')).messages.at(-1);
    expect(shown).toMatchObject({ from: 'person', content: { text: 'แล้วเสร็จ', postback: true } });
  });
});

describe('an album', () => {
  test('comes mixed, several events in a request, each photo with its place', async () => {
    let turn = 0;
    await startWithFriend(undefined, { random: () => [0.1, 0.7, 0.4][turn++ % 3]! });
    const { messages } = await line.photos('somsri', Array(10).fill(photo));
    const events = await bot.waitFor(10);
    expect(bot.received.length).toBeGreaterThan(1);
    expect(bot.received.length).toBeLessThan(10);
    const arrived = events.map(({ message }) => message!);
    expect(arrived.map(({ id }) => id)).not.toEqual(messages);
    expect(arrived.map(({ id }) => id).sort()).toEqual([...messages].sort());
    for (const { id, imageSet } of arrived)
      expect(imageSet).toMatchObject({ index: messages.indexOf(id) + 1, total: 10 });
    expect(new Set(arrived.map(({ imageSet }) => (imageSet as { id: string }).id)).size).toBe(1);
    expect(new Set(events.map(({ replyToken }) => replyToken)).size).toBe(10);
  });

  test('can also come without a set', async () => {
    await startWithFriend();
    await line.photos('somsri', [photo, photo], { asSet: false });
    const events = await bot.waitFor(2);
    expect(events.map(({ message }) => message!.imageSet)).toEqual([undefined, undefined]);
  });
});

describe('redelivery', () => {
  test('repeats an event until it is taken, the same but for isRedelivery', async () => {
    let refusals = 2;
    await startWithFriend(({ events }) => (events[0]?.type === 'message' && refusals-- > 0 ? 503 : 200));
    await line.text('somsri', 'สำคัญ');
    const [first, second, third] = await bot.waitFor(3);
    expect(second).toEqual({ ...first, deliveryContext: { isRedelivery: true } });
    expect(third).toEqual(second);
    await idle();
    expect((await line.state()).counters.webhooks).toMatchObject({ redelivered: 2, lost: 0 });
  });

  test('gives the reply token a new minute', async () => {
    let refusals = 1;
    await startWithFriend(({ events }) => (events[0]?.type === 'message' && refusals-- > 0 ? 503 : 200), {
      redeliveryMs: [300],
    });
    await line.text('somsri', 'ช้า');
    await bot.waitFor(1);
    await line.forward(90_000);
    const [, again] = await bot.waitFor(2);
    const messages = [{ type: 'text', text: 'ได้รับแล้ว' }];
    const answer = await line.line('POST', '/v2/bot/message/reply', {
      replyToken: again!.replyToken,
      messages,
    });
    expect(answer.status).toBe(200);
  });

  test('ends after the last attempt', async () => {
    await start(() => 500);
    await line.follow('somsri');
    await bot.waitFor(3);
    await idle();
    expect(bot.received).toHaveLength(3);
    expect((await line.state()).counters.webhooks.lost).toBe(1);
  });

  test('does not happen while it is switched off', async () => {
    await start(() => 500);
    await line.settings({ redelivery: false });
    await line.follow('somsri');
    await bot.waitFor(1);
    await idle();
    expect(bot.received).toHaveLength(1);
  });

  test('follows when there is no answer within two seconds', async () => {
    let silence = 1;
    await start(() => (silence-- > 0 ? null : 200));
    await line.follow('somsri');
    await bot.waitFor(2);
    await idle();
    const { deliveries } = await line.log();
    expect(deliveries.map(({ outcome }) => outcome)).toEqual(['timeout', 'ok']);
    expect(deliveries[0]!.ms).toBeGreaterThanOrEqual(1900);
    expect(deliveries[0]!.ms).toBeLessThan(3000);
  });
});

describe('a fault that is asked for', () => {
  const { webhook } = NO_FAULTS;

  test('duplicate: the same event twice', async () => {
    await startWithFriend();
    await line.faults({ webhook: { ...webhook, duplicate: 1 } });
    await line.text('somsri', 'ครั้งเดียว');
    const [one, two] = await bot.waitFor(2);
    expect(two).toEqual(one);
    expect((await line.state()).faults.webhook.duplicate).toBe(0);
  });

  test('late: lost at first, then sent again', async () => {
    await startWithFriend();
    await line.settings({ redelivery: false });
    await line.faults({ webhook: { ...webhook, late: 1 } });
    await line.text('somsri', 'มาช้า');
    const [event] = await bot.waitFor(1);
    expect(event!.deliveryContext.isRedelivery).toBe(true);
  });

  test('out of order: the later event comes first', async () => {
    await startWithFriend();
    await line.faults({ webhook: { ...webhook, outOfOrder: 1 } });
    await line.text('somsri', 'หนึ่ง');
    await line.text('somsri', 'สอง');
    const [first, second] = await bot.waitFor(2);
    expect([first!.message!.text, second!.message!.text]).toEqual(['สอง', 'หนึ่ง']);
    expect(second!.timestamp).toBeLessThanOrEqual(first!.timestamp);
  });

  test.each([
    ['error-500', 500, 'Internal Server Error'],
    ['rate-429', 429, 'The API rate limit has been exceeded. Try again later.'],
    ['monthly-429', 429, 'You have reached your monthly limit.'],
  ] as const)('%s: so many replies fail, then they work', async (answer, status, message) => {
    await startWithFriend();
    await line.faults({ reply: { answer, left: 2 } });
    await line.text('somsri', 'ตอบหน่อย');
    const [{ replyToken } = { replyToken: '' }] = await bot.waitFor(1);
    const reply = () =>
      line.line('POST', '/v2/bot/message/reply', { replyToken, messages: [{ type: 'text', text: 'ได้' }] });
    expect(await reply()).toMatchObject({ status, body: { message } });
    expect((await reply()).status).toBe(status);
    expect((await reply()).status).toBe(200);
  });
});
