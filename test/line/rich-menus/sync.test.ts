/** The sync against the simulator, which holds the bot to LINE's rules. */
import { createLineClient } from '../../../src/line/client.ts';
import type { RichMenuCalls } from '../../../src/line/rich-menus/calls.ts';
import type { Menu, MenuName } from '../../../src/line/rich-menus/definitions.ts';
import { drawn } from '../../../src/line/rich-menus/image.ts';
import { RichMenuProblem } from '../../../src/line/rich-menus/patience.ts';
import { type RichMenu, richMenus } from '../../../src/line/rich-menus/rich-menu.ts';
import { areSynced, type MenuPeople, syncRichMenus } from '../../../src/line/rich-menus/sync.ts';
import { CHANNEL, silent, simulator, type TestSimulator, until } from '../../support/simulator.ts';

let line: TestSimulator;
let calls: RichMenuCalls;
let said: string[];
let paused: number[];
/** LINE lets a hundred menus be made in an hour. */
let clock: number;

beforeEach(async () => {
  clock = Date.now();
  line = await simulator({ now: () => clock });
  said = [];
  paused = [];
  calls = clientOf(CHANNEL.accessToken);
});
afterEach(() => line.close());

const clientOf = (accessToken: string, apiBaseUrl = line.url) =>
  createLineClient({
    ...{ accessToken, apiBaseUrl, dataBaseUrl: apiBaseUrl, timeoutMs: 300, log: silent },
  }).richMenus;

const help = { word: 'วิธีใช้', detail: 'คำสั่ง', icon: 'help' } as const;
const tabs = [
  { menu: 'coordinator', word: 'หนึ่ง' },
  { menu: 'coordinator-own', word: 'สอง' },
] as const;

/** A version of small menus; the words stand in the newcomer's and on the second tab of the coordinator. */
function version(words: { newcomer: string; tab: string }, others: MenuName[] = []): RichMenu[] {
  const fields = (word: string) => [{ ...help, word }, help, help];
  return richMenus([
    { name: 'newcomer', columns: 3, fields: fields(words.newcomer) },
    { name: 'officer', columns: 3, fields: fields('รายงาน') },
    { name: 'coordinator', columns: 3, tabs: [...tabs], fields: fields('ภาพรวม') },
    { name: 'coordinator-own', columns: 3, tabs: [...tabs], fields: fields(words.tab) },
    ...others.map((name): Menu => ({ name, columns: 3, fields: fields('ประวัติ') })),
  ]).map(withoutPicture);
}
/** The pictures take most of the time, and are none of the sync's business. */
function withoutPicture(menu: RichMenu): RichMenu {
  const areas = menu.request.areas!.map(({ action }) => ({
    bounds: { x: 0, y: 0, width: 800, height: 270 },
    ...(action && { action }),
  }));
  const size = { width: 800, height: 270 };
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="270"/>';
  return { ...menu, request: { ...menu.request, size, areas }, svg };
}
/** The newcomer's menu, a tab and a menu that is no more have changed since. */
const OLD = version({ newcomer: 'เข้าร่วม', tab: 'รายงาน' }, ['head']);
const NEW = version({ newcomer: 'เริ่ม', tab: 'ส่งภาพ' });

/** Two people of the simulator: an officer and a coordinator. */
async function staff() {
  const userIds = new Map<string, string>();
  for (const who of ['somsri', 'wipa']) {
    const { people } = await line.state();
    const person = people.find(({ id }) => id === who) ?? people.find(({ id }) => !userIds.has(id))!;
    await line.follow(person.id);
    userIds.set(person.id, person.userId);
  }
  const [officer, coordinator] = [...userIds.values()] as [string, string];
  const linked = new Map<string, string | null>();
  const roles = [
    { userId: officer, menu: 'officer' },
    { userId: coordinator, menu: 'coordinator' },
  ] as const;
  const people: MenuPeople = {
    all: async () => roles.map((role) => ({ ...role, linked: linked.get(role.userId) ?? null })),
    async noteLinked(ids, id) {
      for (const userId of ids) linked.set(userId, id);
    },
  };
  return { people, officer, coordinator, forget: () => linked.clear() };
}

const sync = (people: MenuPeople, menus: RichMenu[], { with: by = calls, dryRun = false } = {}) =>
  syncRichMenus({
    ...{ line: by, people, menus, dryRun },
    say: (what) => said.push(what),
    pause: async (ms) => void paused.push(ms),
  });

interface Listed {
  richMenuId: string;
  name: string;
}

/** What LINE has, by names: ids are new in every run. */
async function inLine(userIds: string[]) {
  const { richmenus } = (await line.line('GET', '/v2/bot/richmenu/list')).body as { richmenus: Listed[] };
  const nameOf = (id: string) => richmenus.find(({ richMenuId }) => richMenuId === id)?.name ?? 'gone';
  const aliases = await calls.aliases();
  const standard = await calls.defaultMenu();
  if (aliases.kind !== 'ok' || standard.kind !== 'ok') throw new Error('the simulator does not answer');
  const pictures = richmenus.map(async ({ richMenuId, name }) => {
    const { status } = await line.line('GET', `/v2/bot/richmenu/${richMenuId}/content`);
    return [name, status === 200] as const;
  });
  return {
    menus: richmenus.map(({ name }) => name).sort(),
    pictures: Object.fromEntries(await Promise.all(pictures)),
    aliases: Object.fromEntries(aliases.body.map((one) => [one.richMenuAliasId, nameOf(one.richMenuId)])),
    standard: standard.body && nameOf(standard.body),
    people: await Promise.all(userIds.map(menuOf)),
  };

  async function menuOf(userId: string) {
    const { status, body } = await line.line('GET', `/v2/bot/user/${userId}/richmenu`);
    return status === 200 ? nameOf((body as Listed).richMenuId) : null;
  }
}

const nameIn = (menus: RichMenu[], menu: string) => menus.find((one) => one.menu === menu)!.request.name;

/** Bulk links are done some time after LINE's answer. */
const settled = (userIds: string[]) =>
  until(
    async () => {
      const state = await inLine(userIds);
      const names = [nameIn(NEW, 'officer'), nameIn(NEW, 'coordinator')];
      return state.people.every((name, i) => name === names[i]) ? state : undefined;
    },
    3000,
    'the links of people',
  );

test('the first run makes everything, the second finds nothing to do', async () => {
  const { people, officer, coordinator } = await staff();
  await sync(people, NEW);
  expect(await settled([officer, coordinator])).toEqual({
    menus: NEW.map(({ request }) => request.name).sort(),
    pictures: Object.fromEntries(NEW.map(({ request }) => [request.name, true])),
    aliases: Object.fromEntries(NEW.map(({ alias, request }) => [alias, request.name])),
    standard: nameIn(NEW, 'newcomer'),
    people: [nameIn(NEW, 'officer'), nameIn(NEW, 'coordinator')],
  });
  expect(said.at(-1)).toBe('LINE has the rich menus of this version: 15 changes');

  said = [];
  const before = (await line.log()).calls.length;
  await sync(people, NEW);
  expect(said).toEqual(['LINE has the rich menus of this version: nothing to do']);
  const asked = (await line.log()).calls.slice(before).map(({ method }) => method);
  expect(asked).toEqual(['GET', 'GET', 'GET']);
});

test('a dry run tells the same and changes nothing', async () => {
  const { people, officer, coordinator } = await staff();
  await sync(people, NEW, { dryRun: true });
  expect(said.filter((one) => one.startsWith('would have '))).toHaveLength(15);
  expect(said.at(-1)).toBe('15 changes to make');
  expect(await inLine([officer, coordinator])).toMatchObject({ menus: [], aliases: {}, standard: null });
});

test('a change of one tab replaces both, since people see the one that they opened last', async () => {
  const { people } = await staff();
  await sync(people, OLD);
  said = [];
  await sync(people, NEW);
  const made = said.filter((one) => one.startsWith('made raingan/')).map((one) => one.split('/')[1]);
  expect(made).toEqual(['newcomer', 'coordinator', 'coordinator-own']);
  expect(said.filter((one) => one.startsWith('removed raingan/'))).toHaveLength(4);
  expect(said).toContain('removed raingan-head');
  expect(said).toContain('given 1 person the menu coordinator');
});

test('menus and aliases of others stay, also where their names look like ours', async () => {
  const { people } = await staff();
  const picture = await drawn(OLD[0]!.svg);
  for (const name of ['raingan spring campaign', 'raingan/officer/new', 'ประกาศ']) {
    const made = await calls.create({ ...OLD[0]!.request, name });
    if (made.kind !== 'ok') throw new Error(`${name} was not made`);
    await calls.setImage(made.body.richMenuId, picture);
    await calls.createAlias(
      name === 'ประกาศ' ? 'raingan' : `a-${made.body.richMenuId.slice(-6)}`,
      made.body.richMenuId,
    );
    await calls.setDefault(made.body.richMenuId);
  }
  const before = await inLine([]);
  await sync(people, OLD);
  await sync(people, NEW);
  const after = await inLine([]);
  expect(after.menus).toEqual(expect.arrayContaining(before.menus));
  expect(after.menus).toHaveLength(before.menus.length + NEW.length);
  expect(after.aliases).toMatchObject(before.aliases);
  expect(said.join()).toContain('made newcomer the default menu; it was richmenu-');
});

describe('stopped at any call', () => {
  /** Lets so many calls through, and stops when the next one is done and its answer not read. */
  function stopping(after: number): RichMenuCalls & { made: number } {
    let made = 0;
    return new Proxy(calls, {
      get(target, name: keyof RichMenuCalls | 'made') {
        if (name === 'made') return made;
        return async (...args: unknown[]) => {
          const last = made++ === after;
          const answer = await (target[name] as (...args: unknown[]) => unknown)(...args);
          if (last) throw new Error('stopped');
          return answer;
        };
      },
    }) as RichMenuCalls & { made: number };
  }

  test('the next run brings about the same', async () => {
    const { people, forget, officer, coordinator } = await staff();
    const whole = stopping(Number.POSITIVE_INFINITY);
    await sync(people, OLD);
    await sync(people, NEW, { with: whole });
    const expected = await settled([officer, coordinator]);
    expect(expected.menus).toEqual(NEW.map(({ request }) => request.name).sort());
    expect(whole.made).toBeGreaterThan(15);

    for (let after = 0; after < whole.made; after++) {
      clock += 3_600_000;
      await sync(people, OLD);
      forget();
      const stopped = sync(people, NEW, { with: stopping(after) });
      await expect(stopped).rejects.toThrow('stopped');
      await sync(people, NEW);
      expect({ after, ...(await settled([officer, coordinator])) }).toEqual({ after, ...expected });
    }
  });
});

describe('what LINE answers', () => {
  test('asked to slow down, it waits longer each time and goes on', async () => {
    const { people } = await staff();
    await line.faults({ other: { answer: 'rate-429', left: 3 } });
    await sync(people, NEW);
    expect(paused).toEqual([1000, 2000, 4000]);
    expect(said.at(-1)).toContain('LINE has the rich menus of this version');
  });

  test('an answer that was lost makes no second menu', async () => {
    const { people } = await staff();
    for (let call = 0; call < 6; call++) {
      await line.faults({ other: { answer: 'lost-answer', left: 1 } });
      await sync(people, call % 2 === 0 ? NEW : OLD).catch((error) => said.push(String(error)));
    }
    await line.faults({});
    expect(said.filter((one) => one.startsWith('LINE does not answer'))).toHaveLength(6);
    await sync(people, NEW);
    expect((await inLine([])).menus).toEqual(NEW.map(({ request }) => request.name).sort());
  });

  test('a limit that stays used up, a refused token, no network: one sentence that says what to do', async () => {
    const { people } = await staff();
    await line.faults({ other: { answer: 'rate-429', left: 1000 } });
    await expect(sync(people, NEW)).rejects.toThrow(/limit of requests is used up.*Run it again later/);
    await line.faults({});
    await expect(sync(people, NEW, { with: clientOf('wrong') })).rejects.toThrow(
      'LINE does not accept the channel access token (401): check LINE_CHANNEL_ACCESS_TOKEN.',
    );
    const nobody = clientOf('token', 'http://127.0.0.1:9');
    const noNetwork = sync(people, NEW, { with: nobody });
    await expect(noNetwork).rejects.toThrow(RichMenuProblem);
    await expect(noNetwork).rejects.toThrow(/LINE does not answer \(.+\): check the network/);
  });

  test('whether the menus are those of this version is told without changing anything', async () => {
    const { people } = await staff();
    expect(await areSynced(calls, NEW)).toBe(false);
    await sync(people, OLD);
    expect(await areSynced(calls, NEW)).toBe(false);
    await sync(people, NEW);
    expect(await areSynced(calls, NEW)).toBe(true);
    expect(await areSynced(clientOf('wrong'), NEW)).toBeNull();
  });
});
