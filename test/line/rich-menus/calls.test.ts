import nock from 'nock';
import { createLineClient } from '../../../src/line/client.ts';
import { silent } from '../../conversation/small-bot.ts';

const { richMenus } = createLineClient({
  accessToken: 'secret-token',
  apiBaseUrl: 'https://api.line.test',
  dataBaseUrl: 'https://data.line.test',
  timeoutMs: 100,
  log: silent,
});
const reqheaders = { authorization: 'Bearer secret-token' };
const api = () => nock('https://api.line.test', { reqheaders });
const ok = { kind: 'ok' };
const NOT_FOUND = { message: 'Not found' };

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
});
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

test('menus are listed, made and removed', async () => {
  const menu = { name: 'a', areas: [] };
  api()
    .get('/v2/bot/richmenu/list')
    .reply(200, { richmenus: [menu] });
  expect(await richMenus.list()).toEqual({ kind: 'ok', body: [menu] });
  api().post('/v2/bot/richmenu', menu).reply(200, { richMenuId: 'm1' });
  expect(await richMenus.create(menu)).toEqual({ kind: 'ok', body: { richMenuId: 'm1' } });
  api().delete('/v2/bot/richmenu/m1').reply(200, {});
  expect(await richMenus.remove('m1')).toEqual(ok);
});

test('a picture goes to the data host; one that is there already is as good', async () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
  const data = () =>
    nock('https://data.line.test', { reqheaders: { ...reqheaders, 'content-type': 'image/png' } }).post(
      '/v2/bot/richmenu/m1/content',
      png,
    );
  data().reply(200, {});
  expect(await richMenus.setImage('m1', png)).toEqual(ok);
  data().reply(400, { message: 'An image has already been uploaded to the richmenu' });
  expect(await richMenus.setImage('m1', png)).toEqual(ok);
  const problem = 'The image size is not allowed for richmenu';
  data().reply(400, { message: problem });
  expect(await richMenus.setImage('m1', png)).toEqual({ kind: 'rejected', status: 400, problem });
});

test('aliases', async () => {
  api()
    .get('/v2/bot/richmenu/alias/list')
    .reply(200, { aliases: [{ richMenuAliasId: 'a', richMenuId: 'm1' }] });
  expect(await richMenus.aliases()).toMatchObject({ body: [{ richMenuAliasId: 'a' }] });
  api().post('/v2/bot/richmenu/alias', { richMenuAliasId: 'a', richMenuId: 'm1' }).reply(200, {});
  expect(await richMenus.createAlias('a', 'm1')).toEqual(ok);
  api().post('/v2/bot/richmenu/alias/a', { richMenuId: 'm2' }).reply(200, {});
  expect(await richMenus.pointAlias('a', 'm2')).toEqual(ok);
  api().delete('/v2/bot/richmenu/alias/a').reply(200, {});
  expect(await richMenus.removeAlias('a')).toEqual(ok);
});

test('the default menu: none, or another channel’s, is null', async () => {
  const path = '/v2/bot/user/all/richmenu';
  api().get(path).reply(200, { richMenuId: 'm1' });
  expect(await richMenus.defaultMenu()).toEqual({ kind: 'ok', body: 'm1' });
  api().get(path).reply(404, { message: 'no default richmenu', details: [] });
  expect(await richMenus.defaultMenu()).toEqual({ kind: 'ok', body: null });
  api().get(path).reply(403, { message: 'the richmenu is owned by another channel', details: [] });
  expect(await richMenus.defaultMenu()).toEqual({ kind: 'ok', body: null });
  api().get(path).reply(401, {});
  expect(await richMenus.defaultMenu()).toEqual({ kind: 'unauthorized', status: 401 });
  api().post(`${path}/m1`).reply(200, {});
  expect(await richMenus.setDefault('m1')).toEqual(ok);
});

test('links of one and of many', async () => {
  api().post('/v2/bot/user/U1/richmenu/m1').reply(200, {});
  expect(await richMenus.link('U1', 'm1')).toEqual(ok);
  api().delete('/v2/bot/user/U1/richmenu').reply(200, {});
  expect(await richMenus.unlink('U1')).toEqual(ok);
  api()
    .post('/v2/bot/richmenu/bulk/link', { richMenuId: 'm1', userIds: ['U1', 'U2'] })
    .reply(202, {});
  expect(await richMenus.linkAll(['U1', 'U2'], 'm1')).toEqual(ok);
  api()
    .post('/v2/bot/richmenu/bulk/unlink', { userIds: ['U1'] })
    .reply(202, {});
  expect(await richMenus.unlinkAll(['U1'])).toEqual(ok);
});

test('what is gone already is removed; what is missing elsewhere is told', async () => {
  api().delete('/v2/bot/richmenu/m1').reply(404, NOT_FOUND);
  expect(await richMenus.remove('m1')).toEqual(ok);
  api().delete('/v2/bot/richmenu/alias/a').reply(404, NOT_FOUND);
  expect(await richMenus.removeAlias('a')).toEqual(ok);
  api().post('/v2/bot/user/U1/richmenu/m1').reply(404, NOT_FOUND);
  expect(await richMenus.link('U1', 'm1')).toMatchObject({ kind: 'rejected', status: 404 });
  api().post('/v2/bot/richmenu').reply(429, { message: 'The API rate limit has been exceeded.' });
  expect(await richMenus.create({})).toEqual({ kind: 'rate-limited' });
  api().get('/v2/bot/richmenu/list').reply(500);
  expect(await richMenus.list()).toEqual({ kind: 'unreachable', problem: 'status 500' });
});
