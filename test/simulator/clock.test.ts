/** LINE's clock: it goes forward only, and everything of LINE lives by it. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { monthOf } from '../../src/thai/calendar.ts';
import { type RecordingBot, recordingBot } from '../support/recording-bot.ts';
import { simulator, type TestSimulator } from '../support/simulator.ts';

const DAY = 24 * 3_600_000;
const START = Date.UTC(2026, 10, 29, 5);

let bot: RecordingBot;
let line: TestSimulator;
beforeEach(async () => {
  bot = await recordingBot();
  line = await simulator({ webhookUrl: bot.webhookUrl, now: () => START });
});
afterEach(async () => {
  await line.close();
  await bot.close();
});

test('goes forward, tells the bot once each time, and never back', async () => {
  expect(line.clock()).toBe(START);
  expect((await line.forward(DAY)).clock).toBe(START + DAY);
  expect(line.clock()).toBe(START + DAY);
  expect(line.clockMoves()).toBe(1);
  await line.settings({ clockOffset: DAY, redelivery: false });
  expect(line.clockMoves()).toBe(1);
  await expect(line.settings({ clockOffset: DAY - 1 })).rejects.toThrow('409');
  expect(line.clock()).toBe(START + DAY);
});

test('events carry its time', async () => {
  await line.forward(3 * DAY);
  await line.follow('somsri');
  expect((await bot.waitFor(1))[0]!.timestamp).toBe(START + 3 * DAY);
});

test('a reply token does not live through a day', async () => {
  await line.follow('somsri');
  const [event] = await bot.waitFor(1);
  await line.forward(DAY);
  const messages = [{ type: 'text', text: 'สวัสดี' }];
  const { replyToken } = event!;
  expect(await line.line('POST', '/v2/bot/message/reply', { replyToken, messages })).toMatchObject({
    status: 400,
    body: { message: 'Invalid reply token' },
  });
});

test('the month turns with it, in Bangkok, and gives the quota anew', async () => {
  await line.follow('somsri');
  const { userId } = await line.person('somsri');
  await line.settings({ quota: { type: 'limited', value: 1 } });
  const push = () =>
    line.line('POST', '/v2/bot/message/push', { to: userId, messages: [{ type: 'text', text: 'เตือน' }] });
  const used = async () => (await line.line('GET', '/v2/bot/message/quota/consumption')).body;
  expect((await push()).status).toBe(200);
  expect((await push()).status).toBe(429);
  const midnight = Date.UTC(2026, 10, 30, 17);
  const { month } = await line.forward(midnight - 1 - START);
  expect(month).toBe(monthOf(START));
  expect(await used()).toEqual({ totalUsage: 1 });
  expect(await line.forward(1)).toMatchObject({ month: '2026-12', counted: 0, recipients: {} });
  expect(await used()).toEqual({ totalUsage: 0 });
  expect((await push()).status).toBe(200);
});
