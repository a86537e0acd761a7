/** Groups as LINE keeps them: what the bot hears there, what it may ask, and what its messages there cost. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Group } from '../../src/simulator/control-api.ts';
import { type ReceivedEvent, type RecordingBot, recordingBot } from '../support/recording-bot.ts';
import { simulator, type TestSimulator, until } from '../support/simulator.ts';

const ROMYEN = 'ita-romyen';
const PUSH = '/v2/bot/message/push';
const REPLY = '/v2/bot/message/reply';
const hello = [{ type: 'text', text: 'สวัสดี' }];
const photo = Buffer.from('a photo');

let bot: RecordingBot;
let line: TestSimulator;
let group: ReturnType<TestSimulator['group']>;
let romyen: Group;

beforeEach(async () => {
  bot = await recordingBot();
  line = await simulator({ webhookUrl: bot.webhookUrl });
  group = line.group(ROMYEN);
  romyen = (await line.state()).groups.find(({ id }) => id === ROMYEN)!;
});
afterEach(async () => {
  await line.close();
  await bot.close();
});

/** The event that tells of a message. */
const heard = (id: string | undefined): Promise<ReceivedEvent> =>
  until(() => bot.events().find(({ message }) => message?.id === id), 3000, `message ${id} at the bot`);
const ofType = (type: string): Promise<ReceivedEvent> =>
  until(() => bot.events().find((event) => event.type === type), 3000, `a ${type} at the bot`);
const reply = (replyToken: string | undefined, messages: object[]) =>
  line.line('POST', REPLY, { replyToken, messages });
const push = (to: string, messages: object[]) => line.line('POST', PUSH, { to, messages });

describe('what the bot hears', () => {
  test('nothing before it is invited; then that it is there, and each message with who said it', async () => {
    await group.text('somsri', 'ก่อนเชิญ');
    await group.inviteBot();
    const join = await ofType('join');
    expect(join.source).toEqual({ type: 'group', groupId: romyen.groupId });
    const { messages } = await group.text('somsri', 'รายงาน');
    const event = await heard(messages[0]);
    const { userId } = await line.person('somsri');
    expect(event).toMatchObject({
      source: { type: 'group', groupId: romyen.groupId, userId },
      message: { type: 'text', text: 'รายงาน' },
    });
    expect(bot.events()).toHaveLength(2);
    expect((await group.chat()).messages.map((one) => ('notice' in one ? one.notice : one.from))).toEqual([
      'person',
      'bot-joined',
      'person',
    ]);
  });

  test('a mention is marked as its own, at its place in the text', async () => {
    await group.inviteBot();
    const { messages } = await group.text('somsri', 'สถานะ', { mention: true });
    const { message } = await heard(messages[0]);
    const { bot: account } = await line.state();
    const [mention] = (message!.mention as { mentionees: Record<string, unknown>[] }).mentionees;
    expect(mention).toMatchObject({ type: 'user', userId: account.userId, isSelf: true, index: 0 });
    expect(String(message!.text).slice(0, mention!.length as number)).toBe(`@${account.name}`);
  });

  test('a quoted message by its id, also one from before it came', async () => {
    const before = await group.photos('kamol', [photo]);
    await group.inviteBot();
    const { messages } = await group.text('somsri', 'O15', { quote: before.messages[0]! });
    expect((await heard(messages[0])).message!.quotedMessageId).toBe(before.messages[0]);
    const shown = (await group.chat()).messages.find(({ id }) => id === messages[0]);
    expect(shown).toMatchObject({ by: 'somsri', quotes: before.messages[0] });
  });

  test('an edited text: the same message with new words, a new reply token and a new quote token', async () => {
    await group.inviteBot();
    const { messages } = await group.text('somsri', 'ทำไป 5 ราย', { mention: true });
    const first = await heard(messages[0]);
    await group.edit('somsri', messages[0]!, '@รายงาน ทำไป 6 ราย');
    const edited = await ofType('messageEdited');
    expect(edited.message).toEqual({
      type: 'text',
      id: messages[0],
      text: '@รายงาน ทำไป 6 ราย',
      quoteToken: expect.any(String),
      mention: first.message!.mention,
    });
    expect(edited.replyToken).not.toBe(first.replyToken);
    expect(edited.message!.quoteToken).not.toBe(first.message!.quoteToken);
    const shown = (await group.chat()).messages.find(({ id }) => id === messages[0]);
    expect(shown).toMatchObject({ edited: true, content: { text: '@รายงาน ทำไป 6 ราย' } });
  });

  test('a message taken back, whose content is gone', async () => {
    await group.inviteBot();
    const { messages } = await group.photos('somsri', [photo]);
    await group.unsend('somsri', messages[0]!);
    expect(await ofType('unsend')).toMatchObject({
      source: { groupId: romyen.groupId },
      unsend: { messageId: messages[0] },
    });
    expect((await line.line('GET', `/v2/bot/message/${messages[0]}/content`)).status).toBe(410);
  });

  test('who comes and goes; and that it was removed, after which it hears no more', async () => {
    await group.inviteBot();
    const { userId } = await line.person('nipha');
    await group.add('nipha');
    await group.remove('nipha');
    await group.removeBot();
    await group.text('somsri', 'ไปแล้ว');
    const events = await bot.waitFor(4);
    expect(events.map(({ type }) => type).sort()).toEqual(['join', 'leave', 'memberJoined', 'memberLeft']);
    const members = [{ type: 'user', userId }];
    expect(await ofType('memberJoined')).toMatchObject({
      joined: { members },
      replyToken: expect.any(String),
    });
    expect(await ofType('memberLeft')).toMatchObject({ left: { members } });
    for (const type of ['memberLeft', 'leave']) expect(await ofType(type)).not.toHaveProperty('replyToken');
    expect(bot.events()).toHaveLength(4);
  });

  test('not always who it was', async () => {
    await group.inviteBot();
    await line.faults({ webhook: { duplicate: 0, late: 0, outOfOrder: 0, withoutUserId: 1 } });
    const { messages } = await group.text('anucha', 'จากคอมพิวเตอร์');
    expect((await heard(messages[0])).source).toEqual({ type: 'group', groupId: romyen.groupId });
    await group.postback('anucha', 'd');
    expect((await ofType('postback')).source).toHaveProperty('userId');
  });

  test('an old room by its own kind of id', async () => {
    const room = await line.newGroup({ name: 'ห้องเก่า', members: ['somsri', 'kamol'], room: true });
    await line.group(room.id).inviteBot();
    expect((await ofType('join')).source).toEqual({ type: 'room', roomId: room.groupId });
    expect((await line.line('GET', `/v2/bot/room/${room.groupId}/members/count`)).body).toEqual({ count: 2 });
    expect((await line.line('GET', `/v2/bot/group/${room.groupId}/summary`)).status).toBe(400);
    expect((await line.line('POST', `/v2/bot/room/${room.groupId}/leave`)).status).toBe(200);
    await ofType('leave');
    expect((await line.line('POST', `/v2/bot/room/${room.groupId}/leave`)).status).toBe(200);
  });
});

describe('what the bot says', () => {
  test('a reply stands once in the chat of the group, and in nobody’s own', async () => {
    await group.inviteBot();
    const { messages } = await group.text('somsri', 'รายงาน');
    const { replyToken, message } = await heard(messages[0]);
    const answer = await reply(replyToken, [{ ...hello[0], quoteToken: message!.quoteToken }]);
    expect(answer.status).toBe(200);
    const shown = (await group.chat()).messages.filter(({ from }) => from === 'bot');
    expect(shown).toMatchObject([{ via: 'reply', quotes: messages[0] }]);
    expect(await line.fromBot('somsri')).toEqual([]);
  });

  test('its own messages can be quoted, by itself and by the members', async () => {
    await group.inviteBot();
    const first = await push(romyen.groupId, hello);
    const [sent] = (first.body as { sentMessages: { id: string; quoteToken: string }[] }).sentMessages;
    const again = await push(romyen.groupId, [{ ...hello[0], quoteToken: sent!.quoteToken }]);
    expect(again.status).toBe(200);
    const { messages } = await group.text('somsri', '5 ราย', { quote: sent!.id });
    expect((await heard(messages[0])).message!.quotedMessageId).toBe(sent!.id);
  });

  test('a quote of nothing, or of another chat, is an error that uses up no reply token', async () => {
    await line.follow('somsri');
    await group.inviteBot();
    const own = await heard((await line.text('somsri', 'ส่วนตัว')).messages[0]);
    const { replyToken } = await heard((await group.text('somsri', 'รายงาน')).messages[0]);
    for (const quoteToken of ['made-up', own.message!.quoteToken]) {
      const wrong = await reply(replyToken, [{ ...hello[0], quoteToken }]);
      expect(wrong).toMatchObject({
        status: 400,
        body: { details: [{ property: 'messages[0].quoteToken' }] },
      });
    }
    expect((await reply(replyToken, hello)).status).toBe(200);
  });

  test('a push counts every member, friend or not; a reply counts nobody', async () => {
    await group.inviteBot();
    const { replyToken } = await heard((await group.text('somsri', 'รายงาน')).messages[0]);
    await reply(replyToken, hello);
    expect((await line.state()).counters.counted).toBe(0);
    await push(romyen.groupId, [...hello, ...hello]);
    expect((await line.state()).counters).toMatchObject({
      counted: romyen.members.length,
      recipients: Object.fromEntries(romyen.members.map((id) => [id, 1])),
    });
    await line.settings({ quota: { type: 'limited', value: 9 } });
    expect(await push(romyen.groupId, hello)).toMatchObject({
      status: 429,
      body: { message: 'You have reached your monthly limit.' },
    });
  });

  test('nothing after it has left: by push, or by a reply token from before', async () => {
    await group.inviteBot();
    const { replyToken } = await heard((await group.text('somsri', 'รายงาน')).messages[0]);
    expect((await line.line('POST', `/v2/bot/group/${romyen.groupId}/leave`)).status).toBe(200);
    await ofType('leave');
    const failed = { status: 400, body: { message: 'Failed to send messages' } };
    expect(await reply(replyToken, hello)).toMatchObject(failed);
    expect(await push(romyen.groupId, hello)).toMatchObject(failed);
    expect(await group.fromBot()).toEqual([]);
  });
});

describe('what the bot may ask', () => {
  const ask = (path: string) => line.line('GET', `/v2/bot/group/${romyen.groupId}${path}`);

  test('the name, how many, and a member’s name, friend or not; not who they all are', async () => {
    await group.inviteBot();
    expect((await ask('/summary')).body).toEqual({ groupId: romyen.groupId, groupName: romyen.name });
    expect((await ask('/members/count')).body).toEqual({ count: romyen.members.length });
    const { userId, name, friendship } = await line.person('kamol');
    expect(friendship).toBe('stranger');
    expect((await ask(`/member/${userId}`)).body).toEqual({ userId, displayName: name });
    expect((await line.line('GET', `/v2/bot/profile/${userId}`)).status).toBe(404);
    expect((await ask('/members/ids')).status).toBe(403);
    const { userId: outsider } = await line.person('tawan');
    expect((await ask(`/member/${outsider}`)).status).toBe(404);
  });

  test('nothing of a group in which it is not, and of no id that is none', async () => {
    for (const path of ['/summary', '/members/count', '/members/ids'])
      expect(await ask(path)).toMatchObject({ status: 404, body: { message: 'Not found' } });
    expect((await line.line('POST', `/v2/bot/group/${romyen.groupId}/leave`)).status).toBe(404);
    expect(await line.line('GET', '/v2/bot/group/somewhere/summary')).toMatchObject({
      status: 400,
      body: { message: "The value for the 'groupId' parameter is invalid" },
    });
  });
});

describe('is refused', () => {
  test.each<[string, number, () => Promise<unknown>]>([
    ['a text of somebody who is no member', 409, () => group.text('tawan', 'ขอด้วย')],
    ['a text in a group that is not there', 404, () => line.group('nowhere').text('somsri', 'ฮัลโหล')],
    ['a reply to a message that is not there', 409, () => group.text('somsri', 'นี่', { quote: '1' })],
    ['a mention in the own chat', 409, () => line.act('somsri', { type: 'text', text: 'x', mention: true })],
    ['inviting the bot twice', 409, () => group.inviteBot().then(group.inviteBot)],
    ['removing the bot that is not there', 409, () => group.removeBot()],
    ['adding a member twice', 409, () => group.add('somsri')],
    ['a group of strangers to the simulator', 404, () => line.newGroup({ name: 'x', members: ['nobody'] })],
    [
      'editing what another one wrote',
      409,
      async () => group.edit('kamol', (await group.text('somsri', 'ของฉัน')).messages[0]!, 'ของเขา'),
    ],
    [
      'editing a photo',
      409,
      async () => group.edit('somsri', (await group.photos('somsri', [photo])).messages[0]!, 'x'),
    ],
    [
      'taking back what another one wrote',
      409,
      async () => group.unsend('kamol', (await group.text('somsri', 'ของฉัน')).messages[0]!),
    ],
  ])('%s', async (_what, status, ask) => {
    await line.follow('somsri');
    await expect(ask()).rejects.toThrow(`: ${status} `);
  });
});
