import nock from 'nock';
import { createLineClient } from '../../src/line/client.ts';
import { silent } from '../conversation/small-bot.ts';

const line = createLineClient({
  accessToken: 'secret-token',
  apiBaseUrl: 'https://api.line.test',
  dataBaseUrl: 'https://data.line.test',
  timeoutMs: 100,
  contentTimeoutMs: 300,
  log: silent,
});
const api = () => nock('https://api.line.test', { reqheaders: { authorization: 'Bearer secret-token' } });
const messages = [{ type: 'text', text: 'สวัสดี' }];

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.abortPendingRequests();
  nock.cleanAll();
});
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

test('a reply and a push, as LINE wants them', async () => {
  api()
    .post('/v2/bot/message/reply', { replyToken: 't', messages })
    .reply(200, { sentMessages: [{ id: 'm1' }] });
  expect(await line.reply('t', messages)).toEqual({ kind: 'ok', sent: ['m1'] });
  api()
    .post('/v2/bot/message/push', { to: 'U1', messages })
    .matchHeader('x-line-retry-key', 'key')
    .reply(200, {});
  expect(await line.push('U1', messages, 'key')).toEqual({ kind: 'ok' });
});

test.each([
  [400, { message: 'Invalid reply token' }, { kind: 'invalid-token' }],
  [
    400,
    {
      message: 'The request body has 1 error(s)',
      details: [{ message: 'May not be empty', property: 'messages[0].text' }],
    },
    {
      kind: 'rejected',
      status: 400,
      problem: 'The request body has 1 error(s); messages[0].text: May not be empty',
    },
  ],
  [401, { message: 'Authentication failed' }, { kind: 'unauthorized', status: 401 }],
  [404, 'not json', { kind: 'rejected', status: 404, problem: '' }],
  [409, { message: 'The retry key is already accepted' }, { kind: 'already-sent' }],
  [429, { message: 'The API rate limit has been exceeded. Try again later.' }, { kind: 'rate-limited' }],
  [429, { message: 'You have reached your monthly limit.' }, { kind: 'quota' }],
  [500, { message: 'Failed to send messages' }, { kind: 'unreachable', problem: 'status 500' }],
])('status %i %j', async (status, body, outcome) => {
  api().post('/v2/bot/message/push').reply(status, body);
  expect(await line.push('U1', messages, 'key')).toEqual(outcome);
});

test('no answer in time, and a connection that breaks', async () => {
  api().post('/v2/bot/message/reply').delay(2_000).reply(200);
  expect(await line.reply('t', messages)).toEqual({ kind: 'unreachable', problem: 'no answer in time' });
  api()
    .post('/v2/bot/message/reply')
    .replyWithError(Object.assign(new Error('x'), { code: 'ECONNRESET' }));
  expect(await line.reply('t', messages)).toMatchObject({ kind: 'unreachable' });
});

test('profile, quota and consumption', async () => {
  api().get('/v2/bot/profile/U1').reply(200, { displayName: 'มะลิ' });
  expect(await line.profile('U1')).toEqual({ kind: 'ok', body: { displayName: 'มะลิ' } });
  api().get('/v2/bot/message/quota').reply(200, { type: 'limited', value: 300 });
  expect(await line.quota()).toEqual({ kind: 'ok', body: { type: 'limited', value: 300 } });
  api().get('/v2/bot/message/quota/consumption').reply(200, { totalUsage: 7 });
  expect(await line.consumption()).toEqual({ kind: 'ok', body: { totalUsage: 7 } });
});

test("that something is being done is shown in the person's chat", async () => {
  api().post('/v2/bot/chat/loading/start', { chatId: 'U1', loadingSeconds: 20 }).reply(202, {});
  expect(await line.loading('U1', 20)).toEqual({ kind: 'ok' });
});

test('groups: name, members, and the way out', async () => {
  api().get('/v2/bot/group/C1/summary').reply(200, { groupId: 'C1', groupName: 'เขตร่มเย็น' });
  api().get('/v2/bot/group/C1/members/count').reply(200, { count: 3 });
  api().get('/v2/bot/group/C1/member/U1').reply(200, { userId: 'U1', displayName: 'มะลิ' });
  api().get('/v2/bot/group/C1/member/U2').reply(404, { message: 'Not found' });
  api().post('/v2/bot/group/C1/leave').reply(200, {});
  api().post('/v2/bot/room/R1/leave').reply(200, {});
  expect(await line.groupSummary('C1')).toMatchObject({ kind: 'ok', body: { groupName: 'เขตร่มเย็น' } });
  expect(await line.groupMembersCount('C1')).toEqual({ kind: 'ok', body: { count: 3 } });
  expect(await line.groupMember('C1', 'U1')).toMatchObject({ kind: 'ok', body: { displayName: 'มะลิ' } });
  expect(await line.groupMember('C1', 'U2')).toMatchObject({ kind: 'rejected', status: 404 });
  expect(await line.leaveGroup('C1')).toEqual({ kind: 'ok' });
  expect(await line.leaveRoom('R1')).toEqual({ kind: 'ok' });
});

test('content comes from the data host with its status, and is not waited for without end', async () => {
  const data = nock('https://data.line.test');
  data.get('/v2/bot/message/1/content').reply(200, Buffer.from([1, 2, 3]), { 'content-type': 'image/jpeg' });
  const content = await line.content('1');
  expect(content).toMatchObject({ status: 200, contentType: 'image/jpeg' });
  expect([...new Uint8Array(await new Response(content.body).arrayBuffer())]).toEqual([1, 2, 3]);

  data.get('/v2/bot/message/1/content').reply(202);
  expect(await line.content('1')).toMatchObject({ status: 202 });
  data.get('/v2/bot/message/1/content').delay(2_000).reply(200);
  await expect(line.content('1')).rejects.toThrow('no answer in time');
});
