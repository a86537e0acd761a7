/** What the simulator remembers over a restart. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import sharp from 'sharp';
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

test('the clock is not set back by a process that ends in the middle of what is due', async () => {
  const known: number[] = [];
  const line = await simulator({
    dataDir,
    clockMoved: async () => {
      known.push(JSON.parse(await readFile(join(dataDir, 'simulator', 'state.json'), 'utf8')).clockOffset);
    },
  });
  await line.forward(1234);
  await line.forward(1);
  expect(known).toEqual([1234, 1235]);
  await line.close();
});

test('groups, rich menus and who has which are still there', async () => {
  const first = await simulator({ dataDir });
  const group = first.group('ita-romyen');
  await group.inviteBot();
  const { messages } = await group.text('somsri', 'รายงาน');
  await group.text('kamol', 'รับทราบ', { quote: messages[0]! });
  await first.follow('somsri');
  const size = { width: 800, height: 540 };
  const made = await first.line('POST', '/v2/bot/richmenu', {
    ...{ size, selected: true, name: 'เมนู', chatBarText: 'เมนู', areas: [] },
  });
  const { richMenuId } = made.body as { richMenuId: string };
  const picture = await sharp({ create: { ...size, channels: 3, background: '#0B7A5B' } })
    .jpeg()
    .toBuffer();
  const path = `/v2/bot/richmenu/${richMenuId}/content`;
  await first.line('POST', path, picture, { 'content-type': 'image/jpeg' });
  const { userId } = await first.person('somsri');
  await first.line('POST', `/v2/bot/user/${userId}/richmenu/${richMenuId}`);
  await first.line('POST', '/v2/bot/richmenu/alias', { richMenuAliasId: 'more', richMenuId });
  const known = async (line: typeof first) => ({
    groups: (await line.state()).groups,
    chat: await line.group('ita-romyen').chat(),
    menu: await line.richMenu('somsri'),
    aliases: (await line.line('GET', '/v2/bot/richmenu/alias/list')).body,
  });
  const before = await known(first);
  expect(before.menu.menu).toMatchObject({ richMenuId });
  await first.close();

  const second = await simulator({ dataDir });
  expect(await known(second)).toEqual(before);
  const image = await fetch(second.url + before.menu.imageUrl);
  expect(picture.equals(Buffer.from(await image.arrayBuffer()))).toBe(true);
  await second.close();
});

test('what the version without groups stored is taken over', async () => {
  await simulator({ dataDir }).then((line) => line.close());
  const file = join(dataDir, 'simulator', 'state.json');
  const state = JSON.parse(await readFile(file, 'utf8'));
  for (const added of ['groups', 'quoteTokens', 'richMenus', 'recipients']) delete state[added];
  delete state.faults.other;
  delete state.faults.webhook.withoutUserId;
  const at = Date.now();
  const old = {
    ...{ ...state, version: 1 },
    chats: {
      somsri: [
        { from: 'line', id: '1', at, notice: 'follow' },
        { from: 'person', id: '2', at, content: { type: 'text', text: 'รายงาน', postback: false }, ...SENT },
        { from: 'bot', id: '3', at, message: { type: 'text', text: 'ได้' }, via: 'reply' },
      ],
    },
    replyTokens: { abc: { person: 'somsri', eventAt: at, expiresAt: at + 60_000, used: false } },
    readTokens: { def: { person: 'somsri', message: '2' } },
  };
  await writeFile(file, JSON.stringify(old));

  const line = await simulator({ dataDir });
  expect((await line.chat('somsri')).messages).toMatchObject([
    { notice: 'follow', who: null },
    { by: 'somsri', quotes: null, edited: false, content: { text: 'รายงาน' } },
    { message: { text: 'ได้' }, quotes: null },
  ]);
  expect((await line.state()).groups).toHaveLength(1);
  await line.follow('somsri');
  const messages = [{ type: 'text', text: 'ยังอยู่' }];
  expect((await line.line('POST', '/v2/bot/message/reply', { replyToken: 'abc', messages })).status).toBe(
    200,
  );
  const read = await line.line('POST', '/v2/bot/chat/markAsRead', { markAsReadToken: 'def' });
  expect(read.status).toBe(200);
  await line.close();
});
const SENT = { read: false, unsent: false };

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
