/** The rich menu follows the role: effects on a real database, and a LINE of the test's own. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Models } from '../../models/index.ts';
import { createMenuFollower, type MenuFollower } from '../../src/conversation/rich-menu-follower.ts';
import { menuPeople } from '../../src/conversation/rich-menu-links.ts';
import type { Done, RichMenuCalls } from '../../src/line/rich-menus/calls.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { effectsOn, type Office } from '../support/effects.ts';
import { addOfficer, NOW, openOffice, PEOPLE } from '../support/office.ts';
import { until } from '../support/simulator.ts';
import { silent } from './small-bot.ts';

const { malee, coordinator, stranger } = PEOPLE;
const OK: Done = { kind: 'ok' };

let database: TestDatabase;
let models: Models;
let office: Office;
let follower: MenuFollower;
/** What LINE shows to whom; as LINE does, nothing for those who are no friends. */
let shown: Map<string, string>;
let asked: string[];
let answer: () => Done;
let aliases: { richMenuAliasId: string; richMenuId: string }[];
let clock: number;

const line: Pick<RichMenuCalls, 'aliases' | 'link' | 'unlink'> = {
  aliases: async () => ({ kind: 'ok', body: aliases }),
  async link(userId, menu) {
    asked.push(`link ${menu}`);
    const outcome = answer();
    if (outcome.kind === 'ok') shown.set(userId, menu);
    return outcome;
  },
  async unlink(userId) {
    asked.push('unlink');
    const outcome = answer();
    if (outcome.kind === 'ok') shown.delete(userId);
    return outcome;
  },
};

const inLine = (version = '') =>
  ['newcomer', 'officer', 'head', 'coordinator', 'director'].map((menu) => ({
    ...{ richMenuAliasId: `raingan-${menu}`, richMenuId: `${menu}${version}` },
  }));

beforeEach(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
  [shown, asked, answer, aliases, clock] = [new Map(), [], () => OK, inLine(), NOW];
  follower = createMenuFollower({ models, line, now: () => clock, log: silent, pollMs: 30 });
  office = effectsOn(models, follower.check);
  follower.start();
});
afterEach(async () => {
  await follower.stop();
  await database.close();
});

/** Nothing is due any more. */
const atRest = () =>
  until(
    async () => ((await models.richMenuLinks.countDocuments({ state: 'due' })) === 0 ? true : undefined),
    5000,
    'all menus to be linked',
  );

async function code(role: 'officer' | 'head' | 'director'): Promise<string> {
  const params = { role, divisions: ['rom-yen/registry'], maxUses: 5, days: 7 };
  const made = await office.perform(coordinator, `make-${role}`, 'make-invitation', params);
  return made.ok ? made.code : '';
}
const redeem = async (userId: string, role: 'officer' | 'head' | 'director') =>
  office.perform(userId, `redeem-${role}-${userId}`, 'redeem-invitation', {
    ...{ code: await code(role), consentVersion: 1 },
  });

test('from the code over a higher role to the goodbye', async () => {
  await redeem(stranger, 'officer');
  await atRest();
  expect(shown.get(stranger)).toBe('officer');
  await redeem(stranger, 'head');
  await atRest();
  expect(shown.get(stranger)).toBe('head');
  await office.perform(stranger, 'bye', 'withdraw-consent', {});
  await atRest();
  expect(shown.has(stranger)).toBe(false);
  expect(asked).toEqual(['link officer', 'link head', 'unlink']);
});

test('who asks to join has no menu until the coordinator says yes', async () => {
  const asks = { district: 'rom-yen', divisions: ['rom-yen/registry'], consentVersion: 1 };
  await office.perform(stranger, 'asks', 'request-membership', asks);
  await atRest();
  expect(asked).toEqual([]);
  const decide = { officer: `rom-yen/${stranger}`, decision: 'approve' as const };
  await office.perform(coordinator, 'decides', 'decide-membership', decide);
  await atRest();
  expect(asked).toEqual(['link officer']);
});

test('an effect that is repeated, or changes nobody, asks LINE nothing', async () => {
  await redeem(malee, 'officer');
  await atRest();
  await redeem(malee, 'officer');
  await office.perform(malee, 'x', 'drop-evidence', { ids: [] });
  await office.perform(stranger, 'y', 'note-follow', { follows: true });
  await atRest();
  expect(asked).toEqual(['link officer']);
});

test('who blocked the account and comes back gets the menu anew, since LINE kept none', async () => {
  await redeem(malee, 'officer');
  await atRest();
  await office.perform(malee, 'blocks', 'note-follow', { follows: false });
  await atRest();
  shown.clear();
  await office.perform(malee, 'back', 'note-follow', { follows: true });
  await atRest();
  expect(shown.get(malee)).toBe('officer');
  // removed meanwhile: what LINE still shows is taken away
  await models.officers.updateOne({ userId: malee }, { $set: { state: 'refused' } });
  await office.perform(malee, 'again', 'note-follow', { follows: true });
  await atRest();
  expect(asked).toEqual(['link officer', 'link officer', 'unlink']);
});

test('LINE away: tried again with growing pauses, also after a restart', async () => {
  answer = () => ({ kind: 'unreachable', problem: 'no answer in time' });
  await redeem(malee, 'officer');
  await until(() => asked[0], 3000, 'the first try');
  await follower.stop();
  for (let i = 0; i < 3; i++) {
    const [link] = await models.richMenuLinks.find().lean();
    expect(link).toMatchObject({ state: 'due', attempts: i + 1 });
    expect(link!.nextAttemptAt!.getTime() - clock).toBe(1000 * 2 ** i);
    clock += 1000 * 2 ** i;
    if (i === 2) answer = () => OK;
    follower = createMenuFollower({ models, line, now: () => clock, log: silent, pollMs: 30 });
    follower.start();
    await until(() => asked[i + 1], 3000, 'the next try');
    if (i === 2) await atRest();
    await follower.stop();
  }
  expect(shown.get(malee)).toBe('officer');
});

test('what changes while LINE is asked is not lost', async () => {
  let changed = false;
  const slow = line.link;
  const changing: typeof line = {
    ...line,
    async link(userId, menu) {
      const outcome = await slow(userId, menu);
      if (!changed) {
        changed = true;
        await models.officers.updateOne({ userId: malee }, { $set: { role: 'head' } });
        await follower.check([malee]);
        await sleep(100);
      }
      return outcome;
    },
  };
  await follower.stop();
  follower = createMenuFollower({ models, line: changing, now: () => clock, log: silent, pollMs: 30 });
  follower.start();
  await follower.check([malee]);
  await until(() => asked[1], 3000, 'the second link');
  await atRest();
  expect(asked).toEqual(['link officer', 'link head']);
});

test('menus that were replaced: the new one, even where the old id was remembered', async () => {
  await follower.check([malee]);
  await atRest();
  aliases = inLine('-2');
  answer = () =>
    asked.at(-1)!.endsWith('-2') ? OK : { kind: 'rejected', status: 404, problem: 'Not found' };
  await models.officers.updateOne({ userId: malee }, { $set: { role: 'head' } });
  await follower.check([malee]);
  await until(() => asked[1], 3000, 'a try with the old id');
  clock += 1000;
  await atRest();
  expect(asked).toEqual(['link officer', 'link head', 'link head-2']);
});

test('without menus in LINE nothing is asked, and the sync knows who is to have which', async () => {
  aliases = [];
  await follower.check([malee, coordinator]);
  await atRest();
  expect(asked).toEqual([]);
  const also = { userId: malee, district: 'thung-thong', role: 'coordinator' as const };
  await addOfficer(models, also);
  await models.officers.updateOne({ userId: PEOPLE.somchai }, { $set: { follows: false } });
  const people = menuPeople(models);
  await people.noteLinked([coordinator, PEOPLE.director], 'x');
  const all = Object.fromEntries((await people.all()).map(({ userId, ...rest }) => [userId, rest]));
  expect(all).toMatchObject({
    [malee]: { menu: 'coordinator', linked: null },
    [coordinator]: { menu: 'coordinator', linked: 'x' },
    [PEOPLE.director]: { menu: 'director', linked: 'x' },
    [PEOPLE.somchai]: { menu: null, linked: null },
  });
});

test('menus that come a moment after there were none are given at once', async () => {
  aliases = [];
  await follower.check([malee]);
  await atRest();
  aliases = inLine();
  await follower.check([malee]);
  await atRest();
  expect(asked).toEqual(['link officer']);
});
