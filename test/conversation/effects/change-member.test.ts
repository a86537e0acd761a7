import type { Effects } from '../../../flows/effects.ts';
import type { Models } from '../../../models/index.ts';
import { type TestDatabase, testModels } from '../../support/database.ts';
import { effectsOn, type Office } from '../../support/effects.ts';
import { openOffice, PEOPLE, REGISTRY, WORKS } from '../../support/office.ts';

let database: TestDatabase;
let models: Models;
let office: Office;

beforeEach(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
  office = effectsOn(models);
});
afterEach(() => database.close());

const idOf = (who: keyof typeof PEOPLE) => `rom-yen/${PEOPLE[who]}`;
const officer = async (who: keyof typeof PEOPLE) => (await models.officers.findById(idOf(who)).lean())!;
let keys = 0;
const change = (
  who: keyof typeof PEOPLE,
  what: Effects['change-member']['params']['change'],
  by: keyof typeof PEOPLE = 'coordinator',
  key = `e${++keys}#0`,
) => office.perform(PEOPLE[by], key, 'change-member', { officer: idOf(who), change: what });

test('a role and divisions are changed, and others see it in the audit', async () => {
  expect(await change('malee', { role: 'head' })).toMatchObject({ ok: true, member: { role: 'head' } });
  const both = { divisions: [WORKS, REGISTRY, 'thung-thong/registry', 'rom-yen/none'] };
  expect(await change('malee', both)).toMatchObject({
    ok: true,
    member: { divisions: [{ id: WORKS }, { id: REGISTRY }] },
  });
  expect(await officer('malee')).toMatchObject({ role: 'head', divisions: ['works', 'registry'] });
  expect((await models.audit.find().sort({ _id: 1 }).lean()).map(({ action, by }) => [action, by])).toEqual([
    ['officer.role-changed', PEOPLE.coordinator],
    ['officer.divisions-changed', PEOPLE.coordinator],
  ]);
});

test('who was let go has no rights until a coordinator gives them back; not even with an old code', async () => {
  await models.invitations.create({
    ...{ _id: 'AAAA-2222', district: 'rom-yen', role: 'officer', divisions: ['works'], maxUses: 9 },
    ...{ usedBy: [PEOPLE.malee], expiresAt: new Date(office.clock.now + 1000), madeBy: null },
    createdAt: new Date(office.clock.now),
  });
  expect(await change('malee', 'remove')).toMatchObject({ ok: true, member: { state: 'left' } });
  const redeemed = await office.perform(PEOPLE.malee, 'code#0', 'redeem-invitation', {
    code: 'AAAA-2222',
    consentVersion: 1,
  });
  expect(redeemed).toEqual({ ok: false, problem: 'used-up' });
  expect(await change('malee', 'remove')).toEqual({ ok: false, problem: 'gone' });
  expect(await change('malee', { role: 'head' })).toEqual({ ok: false, problem: 'gone' });
  expect(await change('malee', 'restore')).toMatchObject({
    ...{ ok: true, member: { state: 'active', divisions: [{ id: REGISTRY }] } },
  });
  expect(await change('malee', 'restore')).toEqual({ ok: false, problem: 'gone' });
});

test('coming back into a group gives nothing back to somebody who was let go', async () => {
  const group = `C${'1'.repeat(32)}`;
  await models.groups.create({
    ...{
      _id: group,
      name: null,
      state: 'linked',
      district: 'rom-yen',
      divisions: [],
      members: [],
      greeted: [],
    },
    ...{ linkedBy: null, linkedAt: null, joinedAt: new Date(office.clock.now), lastGreeting: null },
  });
  await change('malee', 'remove');
  await office.perform(PEOPLE.coordinator, 'back#0', 'note-members', {
    group,
    joined: [PEOPLE.malee],
    left: [],
  });
  expect(await officer('malee')).toMatchObject({ state: 'left' });
});

test('a district keeps its last coordinator, whoever wants otherwise', async () => {
  expect(await change('secondCoordinator', 'remove')).toMatchObject({ ok: true });
  for (const what of ['remove', { role: 'officer' as const }] as const)
    expect(await change('coordinator', what)).toEqual({ ok: false, problem: 'last-coordinator' });
  expect(await change('coordinator', { divisions: [WORKS] })).toMatchObject({ ok: true });
  expect(await officer('coordinator')).toMatchObject({ role: 'coordinator', state: 'active' });
});

test('two coordinators who let each other go at once do not leave the district without one', async () => {
  await Promise.all([
    change('secondCoordinator', 'remove', 'coordinator'),
    change('coordinator', { role: 'director' }, 'secondCoordinator'),
  ]);
  const left = [await officer('coordinator'), await officer('secondCoordinator')];
  expect(left.some(({ role, state }) => role === 'coordinator' && state === 'active')).toBe(true);
});

test('a repeat gives the same answer, also when it ended the own rights', async () => {
  const first = await change('coordinator', 'remove', 'coordinator', 'same#0');
  expect(first).toMatchObject({ ok: true, member: { state: 'left' } });
  expect(await change('coordinator', 'remove', 'coordinator', 'same#0')).toEqual(first);
  expect(await models.audit.countDocuments()).toBe(1);
});

test('nobody of another district is touched, and nobody else touches', async () => {
  expect(await change('malee', 'remove', 'elsewhere')).toEqual({ ok: false, problem: 'not-allowed' });
  for (const by of ['malee', 'director', 'stranger'] as const)
    expect(await change('somchai', 'remove', by)).toEqual({ ok: false, problem: 'not-allowed' });
  expect(await change('elsewhere', 'remove')).toEqual({ ok: false, problem: 'gone' });
});

test('the coordinators are told of a wish for a measure once a day, of a repeat again', async () => {
  const ask = (key: string) =>
    office.perform(PEOPLE.malee, key, 'ask-for-measure', { assignment: 'i6-works' });
  expect(await ask('a#0')).toEqual({ told: 'now' });
  expect(await ask('a#0')).toEqual({ told: 'now' });
  expect(await ask('b#0')).toEqual({ told: 'before' });
  office.clock.now += 86_400_000;
  expect(await ask('c#0')).toEqual({ told: 'now' });
});
