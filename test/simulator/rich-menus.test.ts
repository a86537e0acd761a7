/** Rich menus as LINE keeps them: what it takes, who has which, and what a tapped tab does. */
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { type RecordingBot, recordingBot } from '../support/recording-bot.ts';
import { simulator, type TestSimulator, until } from '../support/simulator.ts';

const HOUR = 3_600_000;
const MENUS = '/v2/bot/richmenu';

const menu = {
  size: { width: 2500, height: 843 },
  selected: true,
  name: 'เจ้าหน้าที่',
  chatBarText: 'เมนู',
  areas: [
    {
      bounds: { x: 0, y: 0, width: 1250, height: 843 },
      action: { type: 'postback', data: 's=report', inputOption: 'openKeyboard', fillInText: 'รายงาน ' },
    },
    {
      bounds: { x: 1250, y: 0, width: 1250, height: 843 },
      action: { type: 'richmenuswitch', richMenuAliasId: 'more', data: 'tab' },
    },
  ],
};

let picture: Buffer;
let bot: RecordingBot;
let line: TestSimulator;

beforeAll(async () => {
  picture = await image(2500, 843).png().toBuffer();
});
beforeEach(async () => {
  bot = await recordingBot();
  line = await simulator({ webhookUrl: bot.webhookUrl });
});
afterEach(async () => {
  await line.close();
  await bot.close();
});

const image = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0B7A5B' } });

async function create(): Promise<string> {
  const { body } = await line.line('POST', MENUS, menu);
  return (body as { richMenuId: string }).richMenuId;
}
const upload = (id: string, bytes: Buffer, type = 'image/png') =>
  line.line('POST', `${MENUS}/${id}/content`, bytes, { 'content-type': type });
/** A menu that people can have. */
async function ready(): Promise<string> {
  const id = await create();
  expect((await upload(id, picture)).status).toBe(200);
  return id;
}
const standard = (id: string) => line.line('POST', `/v2/bot/user/all/richmenu/${id}`);
const link = (userId: string, id: string) => line.line('POST', `/v2/bot/user/${userId}/richmenu/${id}`);
const shown = async (person: string) => (await line.richMenu(person)).menu?.richMenuId ?? null;

async function friend(id: string) {
  await line.follow(id);
  return (await line.person(id)).userId;
}

describe('a menu', () => {
  test('is made, listed, read and removed', async () => {
    const id = await create();
    expect(id).toMatch(/^richmenu-[0-9a-f]{32}$/);
    expect((await line.line('GET', `${MENUS}/list`)).body).toEqual({
      richmenus: [{ richMenuId: id, ...menu }],
    });
    expect((await line.line('GET', `${MENUS}/${id}`)).body).toEqual({ richMenuId: id, ...menu });
    expect((await line.line('DELETE', `${MENUS}/${id}`)).status).toBe(200);
    expect((await line.line('GET', `${MENUS}/${id}`)).status).toBe(404);
    expect((await line.line('DELETE', `${MENUS}/${id}`)).status).toBe(404);
  });

  test.each<[string, object, string, string]>([
    ['no name', { name: undefined }, 'name', 'must be specified'],
    ['15 letters in the bar', { chatBarText: 'x'.repeat(15) }, 'chatBarText', 'must not be longer than 14'],
    ['21 areas', { areas: Array(21).fill(menu.areas[0]) }, 'areas', 'size must be between 0 and 20'],
    ['a width of 799', { size: { width: 799, height: 400 } }, 'size.width', 'between 800 and 2500'],
    ['a height of 249', { size: { width: 800, height: 249 } }, 'size.height', '250'],
    ['too square a size', { size: { width: 1000, height: 700 } }, 'size', '1.45'],
    [
      'a tab without an alias',
      { areas: [{ ...menu.areas[0], action: { type: 'richmenuswitch', data: 'd' } }] },
      'areas[0].action.richMenuAliasId',
      'must be specified',
    ],
    [
      'a camera',
      { areas: [{ ...menu.areas[0], action: { type: 'camera', label: 'x' } }] },
      'areas[0].action.type',
      'invalid property',
    ],
    [
      'an unknown scheme',
      { areas: [{ ...menu.areas[0], action: { type: 'uri', uri: 'ftp://example.go.th' } }] },
      'areas[0].action.uri',
      'invalid uri',
    ],
  ])('with %s is refused, and by validate too', async (_what, change, property, message) => {
    for (const path of [MENUS, `${MENUS}/validate`])
      expect(await line.line('POST', path, { ...menu, ...change })).toMatchObject({
        status: 400,
        body: {
          message: 'The request body has 1 error(s)',
          details: [{ property, message: expect.stringContaining(message) }],
        },
      });
    expect((await line.line('POST', `${MENUS}/validate`, menu)).body).toEqual({});
  });

  test('is made at most a hundred times an hour; the hundred fills up with the hours', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 101; i++) statuses.push((await line.line('POST', MENUS, menu)).status);
    expect(statuses.slice(0, 100)).toEqual(Array(100).fill(200));
    expect(statuses[100]).toBe(429);
    await line.forward(HOUR / 50);
    expect((await line.line('POST', MENUS, menu)).status).toBe(200);
    expect((await line.line('POST', MENUS, menu)).status).toBe(200);
    expect((await line.line('POST', MENUS, menu)).status).toBe(429);
  });
});

describe('a picture', () => {
  test('is taken once, and given back', async () => {
    const id = await ready();
    expect(await upload(id, picture)).toMatchObject({
      status: 400,
      body: { message: 'An image has already been uploaded to the richmenu' },
    });
    const content = await line.line('GET', `${MENUS}/${id}/content`);
    expect(content.headers.get('content-type')).toBe('image/png');
    expect(picture.equals(content.body as Buffer)).toBe(true);
  });

  test.each<[string, () => Promise<Buffer>]>([
    ['too narrow', () => image(799, 250).png().toBuffer()],
    ['too wide', () => image(2501, 843).png().toBuffer()],
    ['too low', () => image(800, 249).png().toBuffer()],
    ['too square', () => image(1000, 700).png().toBuffer()],
    ['another format', () => image(2500, 843).webp().toBuffer()],
    ['no picture', async () => Buffer.from('a picture')],
    [
      'more than 1 MB',
      () =>
        sharp({
          create: {
            width: 800,
            height: 540,
            channels: 3,
            background: '#fff',
            noise: { type: 'gaussian', mean: 128, sigma: 90 },
          },
        })
          .png({ compressionLevel: 0 })
          .toBuffer(),
    ],
  ])('%s is refused', async (_what, bytes) => {
    const id = await create();
    expect(await upload(id, await bytes())).toMatchObject({
      status: 400,
      body: { message: 'The image size is not allowed for richmenu' },
    });
  });

  test('of another type, or for no menu, is refused', async () => {
    expect((await upload(await create(), picture, 'image/gif')).status).toBe(415);
    expect((await upload(`richmenu-${'0'.repeat(32)}`, picture)).status).toBe(404);
  });

  test('is needed before anybody can have the menu', async () => {
    const id = await create();
    const userId = await friend('somsri');
    const missing = {
      status: 400,
      body: { message: 'must upload richmenu image before applying it to user' },
    };
    expect(await standard(id)).toMatchObject(missing);
    expect(await link(userId, id)).toMatchObject(missing);
    expect(
      (await line.line('POST', `${MENUS}/bulk/link`, { richMenuId: id, userIds: [userId] })).status,
    ).toBe(400);
    expect(
      await line.line('POST', `${MENUS}/alias`, { richMenuAliasId: 'more', richMenuId: id }),
    ).toMatchObject({
      status: 400,
      body: { message: 'richmenu not found' },
    });
  });
});

describe('who has which', () => {
  test('the own menu goes before the default one', async () => {
    const [everybody, own] = [await ready(), await ready()];
    const userId = await friend('somsri');
    expect((await line.line('GET', '/v2/bot/user/all/richmenu')).status).toBe(404);
    expect(await shown('somsri')).toBeNull();
    await standard(everybody);
    expect(await shown('somsri')).toBe(everybody);
    expect((await line.line('GET', '/v2/bot/user/all/richmenu')).body).toEqual({ richMenuId: everybody });

    await link(userId, own);
    expect(await shown('somsri')).toBe(own);
    expect((await line.line('GET', `/v2/bot/user/${userId}/richmenu`)).body).toEqual({ richMenuId: own });
    await line.line('DELETE', `/v2/bot/user/${userId}/richmenu`);
    expect(await shown('somsri')).toBe(everybody);
    expect((await line.line('GET', `/v2/bot/user/${userId}/richmenu`)).status).toBe(404);
    await line.line('DELETE', '/v2/bot/user/all/richmenu');
    expect(await shown('somsri')).toBeNull();
  });

  test('a removed menu is nobody’s any more', async () => {
    const [everybody, own] = [await ready(), await ready()];
    const userId = await friend('somsri');
    await standard(everybody);
    await link(userId, own);
    await line.line('DELETE', `${MENUS}/${own}`);
    expect(await shown('somsri')).toBe(everybody);
    await line.line('DELETE', `${MENUS}/${everybody}`);
    expect(await shown('somsri')).toBeNull();
  });

  test('only friends: for others LINE says yes and does nothing', async () => {
    const id = await ready();
    const { userId } = await line.person('kamol');
    expect((await link(userId, id)).status).toBe(200);
    await line.follow('kamol');
    expect(await shown('kamol')).toBeNull();
    await link(userId, id);
    expect(await shown('kamol')).toBe(id);
    await line.act('kamol', { type: 'block' });
    expect(await shown('kamol')).toBeNull();
    expect((await link('somebody', id)).status).toBe(400);
  });

  test('many at once: accepted first, done a little later', async () => {
    const id = await ready();
    const userIds = [await friend('somsri'), await friend('wichai')];
    expect(await line.line('POST', `${MENUS}/bulk/link`, { richMenuId: id, userIds })).toMatchObject({
      status: 202,
      body: {},
    });
    expect(await shown('somsri')).toBeNull();
    await until(async () => ((await shown('wichai')) === id ? true : undefined), 3000, 'the menu');
    expect(await shown('somsri')).toBe(id);
    expect((await line.line('POST', `${MENUS}/bulk/unlink`, { userIds })).status).toBe(202);
    await until(async () => ((await shown('wichai')) === null ? true : undefined), 3000, 'no menu');
  });

  test.each<[string, object, number]>([
    ['a user id that is none', { userIds: [`U${'0'.repeat(32)}`, 'somsri'] }, 400],
    ['nobody', { userIds: [] }, 400],
    ['501 people', { userIds: Array(501).fill(`U${'0'.repeat(32)}`) }, 400],
    ['a menu id that is none', { richMenuId: 'menu' }, 400],
    ['a menu that is not there', { richMenuId: `richmenu-${'0'.repeat(32)}` }, 404],
  ])('many at once with %s is refused', async (_what, change, status) => {
    const body = { richMenuId: await ready(), userIds: [`U${'0'.repeat(32)}`], ...change };
    expect((await line.line('POST', `${MENUS}/bulk/link`, body)).status).toBe(status);
  });
});

describe('tabs', () => {
  const alias = (id: string, body: object) => line.line('POST', `${MENUS}/alias${id}`, body);

  test('an alias is made, read, pointed elsewhere, listed and removed', async () => {
    const [one, two] = [await ready(), await ready()];
    expect((await alias('', { richMenuAliasId: 'more', richMenuId: one })).status).toBe(200);
    expect(await alias('', { richMenuAliasId: 'more', richMenuId: two })).toMatchObject({
      status: 400,
      body: { message: 'conflict richmenu alias id' },
    });
    expect((await alias('/more', { richMenuId: two })).status).toBe(200);
    const more = { richMenuAliasId: 'more', richMenuId: two };
    expect((await line.line('GET', `${MENUS}/alias/more`)).body).toEqual(more);
    expect((await line.line('GET', `${MENUS}/alias/list`)).body).toEqual({ aliases: [more] });
    expect((await line.line('DELETE', `${MENUS}/alias/more`)).status).toBe(200);
    expect((await line.line('DELETE', `${MENUS}/alias/more`)).status).toBe(404);
    expect((await alias('/more', { richMenuId: two })).status).toBe(404);
    expect((await alias('', { richMenuAliasId: 'More', richMenuId: one })).status).toBe(400);
  });

  test('a tap gives the person the other menu and tells the bot', async () => {
    const [first, more] = [await ready(), await ready()];
    await friend('somsri');
    await standard(first);
    await alias('', { richMenuAliasId: 'more', richMenuId: more });
    await line.act('somsri', { type: 'switch-menu', alias: 'more', data: 'tab' });
    expect(await shown('somsri')).toBe(more);
    const [, event] = await bot.waitFor(2);
    expect(event).toMatchObject({
      type: 'postback',
      replyToken: expect.any(String),
      postback: { data: 'tab', params: { newRichMenuAliasId: 'more', status: 'SUCCESS' } },
    });
  });

  test('a tap on a tab that leads nowhere changes nothing and says why', async () => {
    const [first, more] = [await ready(), await ready()];
    await friend('somsri');
    await standard(first);
    await alias('', { richMenuAliasId: 'more', richMenuId: more });
    await line.line('DELETE', `${MENUS}/${more}`);
    await line.act('somsri', { type: 'switch-menu', alias: 'more', data: 'd' });
    await line.act('somsri', { type: 'switch-menu', alias: 'less', data: 'd' });
    const events = (await bot.waitFor(3)).filter(({ type }) => type === 'postback');
    expect(events.map(({ postback }) => (postback as { params: object }).params)).toEqual(
      expect.arrayContaining([{ status: 'RICHMENU_NOTFOUND' }, { status: 'RICHMENU_ALIAS_ID_NOTFOUND' }]),
    );
    expect(await shown('somsri')).toBe(first);
  });
});

test('a fault that waits hits rich menus, groups and profiles', async () => {
  await line.faults({ other: { answer: 'rate-429', left: 2 } });
  expect((await line.line('POST', MENUS, menu)).status).toBe(429);
  expect((await line.line('GET', '/v2/bot/message/quota')).status).toBe(429);
  expect((await line.line('POST', MENUS, menu)).status).toBe(200);
});
