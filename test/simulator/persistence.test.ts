/** What the simulator remembers over a restart. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import winston from 'winston';
import Transport from 'winston-transport';
import { recordingBot } from '../support/recording-bot.ts';
import { simulator, until } from '../support/simulator.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'raingan-simulator-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

test('people, chats, bytes, tokens and counts are still there', async () => {
  const bot = await recordingBot();
  const first = await simulator({ dataDir, webhookUrl: bot.webhookUrl });
  await first.follow('somsri');
  const photo = Buffer.from('bytes of a photo');
  const { messages } = await first.photos('somsri', [photo]);
  const [, event] = await bot.waitFor(2);
  const { userId } = await first.person('somsri');
  await first.line('POST', '/v2/bot/message/push', { to: userId, messages: [{ type: 'text', text: 'แจ้ง' }] });
  await first.forward(1234);
  await until(
    async () => ((await first.state()).counters.webhooks.waiting === 0 ? true : undefined),
    3000,
    'no waiting webhooks',
  );
  const known = async (line: typeof first) => {
    const { counters, ...state } = await line.state();
    const { clock: _, ...counts } = counters;
    return { ...state, counts, chat: await line.chat('somsri') };
  };
  const before = await known(first);
  await first.close();

  const second = await simulator({ dataDir, webhookUrl: bot.webhookUrl });
  expect(await known(second)).toEqual(before);
  const content = await second.line('GET', `/v2/bot/message/${messages[0]}/content`);
  expect(photo.equals(content.body as Buffer)).toBe(true);
  const reply = await second.line('POST', '/v2/bot/message/reply', {
    replyToken: event!.replyToken,
    messages: [{ type: 'text', text: 'ได้รับแล้ว' }],
  });
  expect(reply.status).toBe(200);
  await second.close();
  await bot.close();
});

test('webhooks that were not delivered are sent after the restart', async () => {
  const first = await simulator({ dataDir, webhookUrl: 'http://127.0.0.1:1/', redeliveryMs: [60_000] });
  await first.follow('somsri');
  await until(async () => ((await first.log()).deliveries.length > 0 ? true : undefined), 3000, 'an attempt');
  await first.close();

  const bot = await recordingBot();
  let now = Date.now() + 70_000;
  const second = await simulator({ dataDir, webhookUrl: bot.webhookUrl, now: () => now++ });
  expect(await bot.waitFor(1)).toMatchObject([{ type: 'follow', deliveryContext: { isRedelivery: true } }]);
  await second.close();
  await bot.close();
});

test('user ids of the cast are the same in every installation', async () => {
  const ids = async () => {
    const line = await simulator();
    const { people } = await line.state();
    await line.close();
    return people.map(({ userId }) => userId);
  };
  expect(await ids()).toEqual(await ids());
});

test('a state that cannot be read is set aside, with one line that says so', async () => {
  await simulator({ dataDir }).then((line) => line.close());
  const folder = join(dataDir, 'simulator');
  await writeFile(join(folder, 'state.json'), '{"version": 1, "peop');
  const lines: string[] = [];
  const log = winston.createLogger({
    transports: new (class extends Transport {
      override log(info: { message: string }, next: () => void) {
        lines.push(info.message);
        next();
      }
    })(),
  });
  const line = await simulator({ dataDir, log });
  expect((await line.state()).people.length).toBeGreaterThan(5);
  expect(lines).toEqual([expect.stringContaining('state.json.broken')]);
  await line.close();
  expect(await readFile(join(folder, 'state.json.broken'), 'utf8')).toBe('{"version": 1, "peop');
});

test('bytes of chats that were emptied go away', async () => {
  const line = await simulator({ dataDir });
  await line.follow('somsri');
  await line.photos('somsri', [Buffer.from('one'), Buffer.from('two')]);
  await line.act('somsri', { type: 'reset' });
  await line.close();
  expect(await readdir(join(dataDir, 'simulator', 'content'))).toEqual([]);
});
