/** What LINE sends from groups and for rich menus, and what a bot may ask of a group, against LINE's own descriptions. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLineClient } from '../../src/line/client.ts';
import { descriptionsAreThere, type LineDescription, lineDescription } from '../support/line-openapi.ts';
import { type ReceivedEvent, type RecordingBot, recordingBot } from '../support/recording-bot.ts';
import { CHANNEL, silent, simulator, type TestSimulator, until } from '../support/simulator.ts';

const WITHOUT = 'is skipped: ../shared/line-openapi is not there';
const describeIfThere = descriptionsAreThere ? describe : describe.skip;
const named = (what: string) => (descriptionsAreThere ? what : `${what} ${WITHOUT}`);
const UNKNOWN = `U${'0'.repeat(32)}`;

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

/**
 * What is wrong with an event by LINE's description. The description is older than `messageEdited`, which LINE's
 * reference ("Edit event") describes with the properties of a text message but for `markAsReadToken`: so it is checked as
 * that message.
 */
function problemsOf(event: ReceivedEvent): string[] {
  const edited = event.type === 'messageEdited';
  const known = edited ? { ...event, type: 'message' } : event;
  const destination = `U${'0'.repeat(32)}`;
  return [
    ...webhook.check('CallbackRequest', { destination, events: [known] }),
    ...(edited && event.message?.type !== 'text' ? ['only texts are edited'] : []),
    ...(edited && event.message && 'markAsReadToken' in event.message ? ['has a markAsReadToken'] : []),
  ];
}

describeIfThere(named('what the simulator sends from groups and for rich menus'), () => {
  test('fits LINE’s description', async () => {
    const photo = Buffer.from('a photo');
    const group = line.group('ita-romyen');
    await group.inviteBot();
    const { messages } = await group.text('somsri', 'รายงาน 📷', { mention: true });
    await group.text('kamol', 'O15', { quote: messages[0]! });
    await group.edit('somsri', messages[0]!, '@รายงาน O12');
    await group.photos('wichai', [photo, photo, photo]);
    for (const type of ['sticker', 'video', 'audio', 'location'] as const)
      await line.act('wichai', { type, group: 'ita-romyen' });
    await line.faults({ webhook: { duplicate: 0, late: 0, outOfOrder: 0, withoutUserId: 1 } });
    await group.postback('anucha', 'd');
    await group.unsend('somsri', messages[0]!);
    await group.add('nipha');
    await group.remove('nipha');
    await group.removeBot();
    const room = line.group((await line.newGroup({ name: 'ห้อง', members: ['somsri'], room: true })).id);
    await room.inviteBot();
    await room.text('somsri', 'รายงาน');
    await line.follow('somsri');
    await line.act('somsri', { type: 'switch-menu', alias: 'nowhere', data: 'd' });

    const events = await bot.waitFor(20);
    const kinds = new Set(events.map(({ type, source }) => `${source.type} ${type}`));
    expect([...kinds].sort()).toEqual([
      'group join',
      'group leave',
      'group memberJoined',
      'group memberLeft',
      'group message',
      'group messageEdited',
      'group postback',
      'group unsend',
      'room join',
      'room message',
      'user follow',
      'user postback',
    ]);
    for (const event of events)
      expect({ type: event.type, problems: problemsOf(event) }).toMatchObject({ problems: [] });
  });

  test('and the check finds what does not', async () => {
    const edited = await until(
      () => bot.events().find(({ type }) => type === 'messageEdited'),
      3000,
      'an edit',
    );
    const message = edited.message!;
    expect(problemsOf({ ...edited, extra: 1 })).not.toEqual([]);
    expect(problemsOf({ ...edited, message: { ...message, markAsReadToken: 'x' } })).not.toEqual([]);
    expect(problemsOf({ ...edited, message: { ...message, text: 1 } })).not.toEqual([]);
    const join = bot.events().find(({ type }) => type === 'join')!;
    expect(problemsOf({ ...join, source: { ...join.source, groupName: 'x' } } as ReceivedEvent)).not.toEqual(
      [],
    );
  });
});

describeIfThere(named('what the bot asks of groups, and the answers'), () => {
  test('fit LINE’s description', async () => {
    const client = createLineClient({
      ...{ accessToken: CHANNEL.accessToken, apiBaseUrl: line.url, dataBaseUrl: line.url },
      ...{ timeoutMs: 5000, log: silent },
    });
    const { people, groups } = await line.state();
    const { groupId, members } = groups.find(({ id }) => id === 'ita-romyen')!;
    const userIds = people.map(({ userId }) => userId);
    const { userId } = people.find(({ id }) => id === members[0])!;
    const before = (await line.log()).calls.length;

    expect(await client.groupSummary(groupId)).toMatchObject({ kind: 'rejected', status: 404 });
    await line.group('ita-romyen').inviteBot();
    expect(await client.groupSummary(groupId)).toMatchObject({ kind: 'ok' });
    expect(await client.groupMembersCount(groupId)).toEqual({ kind: 'ok', body: { count: members.length } });
    expect(await client.groupMember(groupId, userId)).toMatchObject({ kind: 'ok', body: { userId } });
    expect(await client.groupMember(groupId, UNKNOWN)).toMatchObject({ kind: 'rejected', status: 404 });
    const text = { type: 'text', text: 'แจ้งเตือน' };
    const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
    expect(await client.push(groupId, [text], one)).toMatchObject({ kind: 'ok' });
    expect(await client.multicast(userIds, [text], two)).toEqual({ kind: 'ok' });
    expect(await client.multicast(userIds, [text], two)).toEqual({ kind: 'already-sent' });
    expect(await client.leaveGroup(groupId)).toEqual({ kind: 'ok' });
    expect(await client.push(groupId, [text], crypto.randomUUID())).toMatchObject({ kind: 'rejected' });
    const room = (await line.state()).groups.find(({ groupId }) => groupId.startsWith('R'))!;
    expect(await client.leaveRoom(room.groupId)).toEqual({ kind: 'ok' });
    await line.line('GET', `/v2/bot/group/${groupId}/members/ids`);
    await line.line('GET', '/v2/bot/group/somewhere/summary');

    const made = (await line.log()).calls.slice(before);
    expect(made.length).toBeGreaterThanOrEqual(13);
    for (const call of made) {
      const problems = messaging.checkCall({ ...call, status: call.status! });
      expect({ path: call.path, status: call.status, problems }).toMatchObject({ problems: [] });
    }
  });
});
