/** A conversation from end to end: a person acts, a bot answers through the SDK that LINE gives out, and it is shown. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LineBotClient, type messagingApi, validateSignature } from '@line/bot-sdk';
import sharp from 'sharp';
import { card } from '../../src/line/messages/kit.ts';
import { type RecordingBot, recordingBot } from '../support/recording-bot.ts';
import { buttonsOf, CHANNEL, simulator, type TestSimulator, textsOf } from '../support/simulator.ts';

let bot: RecordingBot;
let line: TestSimulator;
let client: LineBotClient;

beforeAll(async () => {
  line = await simulator();
  client = LineBotClient.fromChannelAccessToken({
    channelAccessToken: CHANNEL.accessToken,
    apiBaseURL: line.url,
    dataApiBaseURL: line.url,
  });
  bot = await recordingBot();
  await line.connect(bot.webhookUrl);
});
afterAll(async () => {
  await line.close();
  await bot.close();
});

test('a question with buttons is shown, and a tap comes back as its postback', async () => {
  await line.follow('somsri');
  const [follow] = await bot.waitFor(1);
  const question = card({ title: 'ตอนนี้เป็นอย่างไร', buttons: [{ label: 'แล้วเสร็จ', data: 't=1&n=status' }] });
  await client.replyMessage({
    replyToken: follow!.replyToken!,
    messages: [question as messagingApi.Message],
  });

  const shown = await line.nextReply('somsri');
  expect(shown).toEqual(question);
  expect(textsOf(shown)).toEqual(['ตอนนี้เป็นอย่างไร', 'แล้วเสร็จ']);
  expect(buttonsOf(shown)).toMatchObject([{ label: 'แล้วเสร็จ', data: 't=1&n=status' }]);

  await line.tap('somsri', 'แล้วเสร็จ');
  const [, tapped] = await bot.waitFor(2);
  expect(tapped).toMatchObject({ type: 'postback', postback: { data: 't=1&n=status' } });
});

test('LINE’s SDK takes the signature, the profile and the bytes', async () => {
  const { raw, headers } = bot.received[0]!;
  expect(validateSignature(raw, CHANNEL.channelSecret, String(headers['x-line-signature']))).toBe(true);
  const { userId } = await line.person('somsri');
  expect(await client.getProfile(userId)).toMatchObject({ userId, displayName: 'สมศรี' });
  const { messages } = await line.photos('somsri', [Buffer.from('a photo')]);
  const chunks: Buffer[] = [];
  for await (const chunk of await client.getMessageContent(messages[0]!)) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe('a photo');
});

test('LINE’s SDK asks of a group, leaves it, and makes a rich menu of a picture', async () => {
  const group = line.group('ita-romyen');
  const { groupId, name, members } = (await line.state()).groups[0]!;
  await group.inviteBot();
  expect(await client.getGroupSummary(groupId)).toEqual({ groupId, groupName: name });
  expect(await client.getGroupMemberCount(groupId)).toEqual({ count: members.length });
  await client.leaveGroup(groupId);
  expect((await line.state()).groups[0]!.bot).toBe(false);

  const size = { width: 800, height: 540 };
  const menu = { size, selected: false, name: 'เมนู', chatBarText: 'เมนู', areas: [] };
  const { richMenuId } = await client.createRichMenu(menu);
  const picture = await sharp({ create: { ...size, channels: 3, background: '#0B7A5B' } })
    .png()
    .toBuffer();
  await client.setRichMenuImage(richMenuId, new Blob([new Uint8Array(picture)], { type: 'image/png' }));
  await client.setDefaultRichMenu(richMenuId);
  await client.createRichMenuAlias({ richMenuAliasId: 'first', richMenuId });
  const { userId } = await line.person('somsri');
  await client.linkRichMenuIdToUser(userId, richMenuId);
  expect(await client.getRichMenuIdOfUser(userId)).toEqual({ richMenuId });
  expect(await line.richMenu('somsri')).toMatchObject({ menu: { richMenuId, ...menu } });
  await client.deleteRichMenu(richMenuId);
  await expect(client.getDefaultRichMenuId()).rejects.toMatchObject({ status: 404 });
});

test('the SDK’s error names what LINE refuses', async () => {
  const { userId } = await line.person('somsri');
  const sending = client.pushMessage({ to: userId, messages: [{ type: 'text', text: '' }] });
  await expect(sending).rejects.toMatchObject({
    status: 400,
    body: expect.stringContaining('messages[0].text'),
  });
});
