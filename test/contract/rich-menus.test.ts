/** The rich menus and all calls that bring them to LINE, against LINE's own description and the simulator's rules. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLineClient } from '../../src/line/client.ts';
import { richMenus } from '../../src/line/rich-menus/rich-menu.ts';
import { type MenuPeople, syncRichMenus } from '../../src/line/rich-menus/sync.ts';
import { descriptionsAreThere, type LineDescription, lineDescription } from '../support/line-openapi.ts';
import { CHANNEL, silent, simulator, type TestSimulator, until } from '../support/simulator.ts';

const WITHOUT = 'is skipped: ../shared/line-openapi is not there';
const describeIfThere = descriptionsAreThere ? describe : describe.skip;
const named = (what: string) => (descriptionsAreThere ? what : `${what} ${WITHOUT}`);

let messaging: LineDescription;
let line: TestSimulator;

beforeAll(async () => {
  line = await simulator();
  if (descriptionsAreThere) messaging = await lineDescription('messaging-api');
});
afterAll(() => line.close());

const richMenuCalls = () =>
  createLineClient({
    ...{ accessToken: CHANNEL.accessToken, apiBaseUrl: line.url, dataBaseUrl: line.url },
    ...{ timeoutMs: 5000, log: silent },
  }).richMenus;

/** The first person of the simulator, as the director. */
async function oneDirector() {
  const { id, userId } = (await line.state()).people[0]!;
  await line.follow(id);
  const people: MenuPeople = {
    all: async () => [{ userId, menu: 'director', linked: null }],
    noteLinked: async () => {},
  };
  return { id, userId, people };
}

describeIfThere(named('the menus'), () => {
  test.each(richMenus())('$menu', ({ request }) => {
    expect(messaging.check('RichMenuRequest', request)).toEqual([]);
    const wrong = { ...request, areas: [{ ...request.areas![0], colour: 'red' }] };
    expect(messaging.check('RichMenuRequest', wrong)).not.toEqual([]);
  });
});

test('the real menus with their pictures are taken, shown, replaced and taken away', async () => {
  const calls = richMenuCalls();
  const { id, userId, people } = await oneDirector();
  const means = { line: calls, people, say: () => {}, pause: async () => {} };
  await syncRichMenus(means);
  const shown = await until(
    async () => {
      const { menu } = await line.request<{ menu: { name: string } | null }>(
        ...(['GET', `/control/people/${id}/rich-menu`] as const),
      );
      return menu?.name.startsWith('raingan/director/') ? menu : undefined;
    },
    5000,
    'the menu of the director',
  );
  expect(shown).toMatchObject({ selected: true });
  // a version with fewer menus, so that menus and aliases are removed
  await syncRichMenus({ ...means, menus: richMenus().filter(({ menu }) => menu !== 'head') });
  await calls.unlinkAll([userId]);
  await calls.link(userId, 'richmenu-gone');
  await calls.unlink(userId);

  const { calls: made } = await line.log();
  const kinds = new Set(
    made.map(({ method, path }) => `${method} ${path.replace(/richmenu-\w+|U[0-9a-f]{32}/g, '*')}`),
  );
  expect(kinds.size).toBeGreaterThanOrEqual(12);
  if (!descriptionsAreThere) return;
  for (const call of made) {
    const problems = messaging.checkCall({ ...call, status: call.status! });
    expect({ method: call.method, path: call.path, status: call.status, problems }).toMatchObject({
      problems: [],
    });
  }
});
