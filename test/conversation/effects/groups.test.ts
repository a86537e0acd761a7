import type { Effects } from '../../../flows/effects.ts';
import type { Models } from '../../../models/index.ts';
import { type TestDatabase, testModels } from '../../support/database.ts';
import { effectsOn, type Office } from '../../support/effects.ts';
import { addGroup, GROUP, SECOND_GROUP, unlinkedGroup } from '../../support/groups.ts';
import { addOfficer, openOffice, PEOPLE, REGISTRY, WORKS } from '../../support/office.ts';

let database: TestDatabase;
let models: Models;
let office: Office;

beforeAll(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
});
afterAll(() => database.close());
beforeEach(async () => {
  office = effectsOn(models);
  for (const id of [GROUP, SECOND_GROUP]) office.groups.set(id, []);
});
afterEach(async () => {
  await Promise.all([models.groups, models.groupCodes, models.audit].map((model) => model.deleteMany()));
});

const stored = async (id = GROUP) => (await models.groups.findById(id).lean())!;
const stateOf = async (userId: string) => (await models.officers.findOne({ userId }).lean())!.state;
let events = 0;
const key = () => `e${++events}#1`;
type Linked = Effects['link-group']['answer'];
const link = (by: string, divisions: string[], { group = GROUP, instead = false } = {}): Promise<Linked> =>
  office.perform(by, key(), 'link-group', { group, divisions, instead }, group);
const asCoordinator = (divisions: string[], options = {}) => link(PEOPLE.coordinator, divisions, options);

describe('the bot', () => {
  const noted = (happened: 'joined' | 'left') =>
    office.perform('', key(), 'note-group', { group: GROUP, happened }, GROUP);

  test('comes into a group, links it, is removed, and is linked still when it comes back', async () => {
    expect(await noted('joined')).toMatchObject({ group: { name: 'กลุ่มเขต', state: 'unlinked' } });
    await asCoordinator([REGISTRY]);
    expect(await noted('left')).toEqual({ group: null });
    expect(await stored()).toMatchObject({ state: 'gone', district: 'rom-yen' });
    expect(await noted('joined')).toMatchObject({
      group: { state: 'linked', district: 'rom-yen', divisions: [{ id: REGISTRY }] },
    });
  });

  const leaves = (goodbye?: object) =>
    office.perform('', key(), 'leave-chat', {
      chat: GROUP,
      ...(goodbye && { goodbye: [{ type: 'text', text: 'ขอออกก่อน' }] }),
    });

  test('leaves a group that nobody linked, once, and never a linked one', async () => {
    await addGroup(models);
    await leaves();
    expect(office.done).toEqual([]);
    await models.groups.updateOne({ _id: GROUP }, { $set: unlinkedGroup });
    await leaves();
    await leaves();
    expect(office.done).toEqual([`leave ${GROUP}`]);
    expect(await stored()).toMatchObject({ state: 'gone' });
  });

  test.each([
    ['without a limit', null, 300, 200, true],
    ['for a twentieth of what is left', 300, 5, 200, true],
    ['not for more', 300, 6, 200, false],
    ['not when nothing is left', 300, 1, 300, false],
  ])('says goodbye %s', async (_, limit, members, used, said) => {
    await addGroup(models, unlinkedGroup);
    office.groups.set(
      GROUP,
      Array.from({ length: members }, (_, i) => `U${i}`),
    );
    Object.assign(office.quota, { limit, used });
    await leaves({});
    expect(office.done).toEqual([...(said ? [`push ${GROUP}`] : []), `leave ${GROUP}`]);
  });

  test('stays where LINE is away, and leaves when it is asked again', async () => {
    await addGroup(models, unlinkedGroup);
    office.isLineAway = true;
    await leaves();
    expect(await stored()).toMatchObject({ state: 'unlinked' });
    office.isLineAway = false;
    await leaves();
    expect(await stored()).toMatchObject({ state: 'gone' });
  });

  test('leaves an old room', async () => {
    await office.perform('', key(), 'leave-chat', { chat: 'R1' });
    expect(office.done).toEqual(['leave R1']);
  });
});

describe('linking', () => {
  test('by a coordinator, of the group that is talked in, to divisions of the own district', async () => {
    await addGroup(models, unlinkedGroup);
    expect(await link(PEOPLE.malee, [])).toEqual({ ok: false, problem: 'not-allowed' });
    expect(await asCoordinator(['thung-thong/registry'])).toEqual({ ok: false, problem: 'not-allowed' });
    const elsewhere = { group: GROUP, divisions: [], instead: false };
    expect(await office.perform(PEOPLE.coordinator, key(), 'link-group', elsewhere, SECOND_GROUP)).toEqual({
      ok: false,
      problem: 'not-allowed',
    });
    expect(await asCoordinator([REGISTRY, WORKS])).toMatchObject({ ok: true, group: { state: 'linked' } });
    expect(await stored()).toMatchObject({ divisions: ['registry', 'works'], linkedBy: PEOPLE.coordinator });
    expect(await link(PEOPLE.elsewhere, [])).toEqual({ ok: false, problem: 'other-district' });
  });

  test('a second group for the same divisions takes them over when that is wanted', async () => {
    await addGroup(models, { _id: SECOND_GROUP, divisions: ['registry', 'works'] });
    expect(await asCoordinator([REGISTRY])).toMatchObject({ problem: 'taken', by: [{ id: SECOND_GROUP }] });
    expect(await models.groups.findById(GROUP).lean()).toMatchObject({ state: 'unlinked' });
    expect(await asCoordinator([REGISTRY], { instead: true })).toMatchObject({ ok: true });
    expect(await stored(SECOND_GROUP)).toMatchObject({ state: 'linked', divisions: ['works'] });
    await asCoordinator([REGISTRY, WORKS], { instead: true });
    expect(await stored(SECOND_GROUP)).toMatchObject({ state: 'unlinked', district: null });
  });

  test('a group for the whole district stands beside those of single divisions, not beside another such', async () => {
    await addGroup(models, { _id: SECOND_GROUP });
    expect(await asCoordinator([REGISTRY])).toMatchObject({ ok: true });
    expect(await asCoordinator([])).toMatchObject({ problem: 'taken' });
  });

  test('divisions that were given away meanwhile do not come back with an old group', async () => {
    await addGroup(models, { _id: SECOND_GROUP, state: 'gone', divisions: ['registry'] });
    expect(await asCoordinator([REGISTRY])).toMatchObject({ ok: true });
    expect(await stored(SECOND_GROUP)).toMatchObject({ state: 'gone', district: null });
  });

  test('a repeat of the same event changes nothing', async () => {
    await addGroup(models, { _id: SECOND_GROUP, divisions: ['registry'] });
    const params = { group: GROUP, divisions: [REGISTRY], instead: true };
    const first = await office.perform(PEOPLE.coordinator, 'again#1', 'link-group', params, GROUP);
    const before = [await models.groups.find().lean(), await models.audit.find().lean()];
    expect(await office.perform(PEOPLE.coordinator, 'again#1', 'link-group', params, GROUP)).toEqual(first);
    expect([await models.groups.find().lean(), await models.audit.find().lean()]).toEqual(before);
  });

  test('unlinking is for the coordinators of the district', async () => {
    await addGroup(models);
    const by = (who: string, eventKey = key()) =>
      office.perform(who, eventKey, 'unlink-group', { group: GROUP });
    for (const who of [PEOPLE.malee, PEOPLE.director, PEOPLE.elsewhere, PEOPLE.stranger])
      expect(await by(who)).toEqual({ ok: false });
    for (let repeat = 0; repeat < 2; repeat++)
      expect(await by(PEOPLE.coordinator, 'unlink#1')).toEqual({ ok: true });
    expect(await stored()).toMatchObject({ state: 'unlinked', district: null });
  });
});

describe('a code', () => {
  const make = async () => {
    const made = await office.perform(PEOPLE.coordinator, key(), 'make-group-code', {
      divisions: [REGISTRY],
    });
    return made.ok ? made.code : '';
  };
  const typed = (code: string, group = GROUP) =>
    office.perform(PEOPLE.stranger, key(), 'redeem-group-code', { group, code }, group);

  test('links one group, whoever types it', async () => {
    const code = await make();
    const used = { ok: true, group: { id: GROUP, divisions: [{ id: REGISTRY }] } };
    expect(await typed(code)).toMatchObject(used);
    expect(await typed(code)).toMatchObject(used);
    expect(await stored()).toMatchObject({ linkedBy: PEOPLE.coordinator });
    await models.groups.deleteMany();
    expect(await typed(code, SECOND_GROUP)).toEqual({ ok: false, problem: 'expired' });
    expect(await typed('AAAA-2222')).toEqual({ ok: false, problem: 'unknown' });
  });

  test('is good for a day, and as long as its maker is a coordinator', async () => {
    const code = await make();
    office.clock.now += 24 * 3_600_000;
    expect(await typed(code)).toEqual({ ok: false, problem: 'expired' });
    office.clock.now -= 1;
    const maker = { userId: PEOPLE.coordinator };
    await models.officers.updateOne(maker, { $set: { role: 'officer' } });
    expect(await typed(code)).toEqual({ ok: false, problem: 'expired' });
    await models.officers.updateOne(maker, { $set: { role: 'coordinator' } });
    expect(await typed(code)).toMatchObject({ ok: true });
  });

  test('that cannot be used now stays good', async () => {
    await addGroup(models, { _id: SECOND_GROUP, divisions: ['registry'] });
    const code = await make();
    expect(await typed(code)).toMatchObject({ problem: 'taken' });
    await office.perform(PEOPLE.coordinator, key(), 'unlink-group', { group: SECOND_GROUP });
    expect(await typed(code)).toMatchObject({ ok: true });
  });

  test('is made by coordinators only', async () => {
    const params = { divisions: [] };
    expect(await office.perform(PEOPLE.malee, key(), 'make-group-code', params)).toMatchObject({ ok: false });
  });
});

describe('members', () => {
  const happened = (joined: string[], left: string[], { group = GROUP, event = key() } = {}) =>
    office.perform('', event, 'note-members', { group, joined, left }, group);

  test('are greeted once, also when the event is handled twice', async () => {
    await addGroup(models);
    expect(await happened(['U1', 'U2'], [], { event: 'j#1' })).toEqual({ greet: ['U1', 'U2'] });
    expect(await happened(['U1', 'U2'], [], { event: 'j#1' })).toEqual({ greet: ['U1', 'U2'] });
    await happened([], ['U1']);
    expect(await happened(['U1', 'U3'], [])).toEqual({ greet: ['U3'] });
    expect(await stored()).toMatchObject({ members: ['U2', 'U1', 'U3'] });
  });

  test('lose their rights with the last group of the district, and have them again when they come back', async () => {
    const { malee, coordinator } = PEOPLE;
    await addGroup(models);
    await addGroup(models, { _id: SECOND_GROUP, divisions: ['registry'] });
    office.groups.set(SECOND_GROUP, [malee]);
    await happened([], [malee, coordinator]);
    expect([await stateOf(malee), await stateOf(coordinator)]).toEqual(['active', 'active']);
    office.groups.set(SECOND_GROUP, []);
    await happened([], [malee], { group: SECOND_GROUP });
    expect(await stateOf(malee)).toBe('left');
    await happened([malee], []);
    expect(await stateOf(malee)).toBe('active');
    const actions = (await models.audit.find({ subject: `rom-yen/${malee}` }).lean()).map(
      ({ action }) => action,
    );
    expect(actions).toEqual(['officer.left', 'officer.came-back']);
  });

  test('who left do not come back with the code that had let them in', async () => {
    const userId = 'U-left';
    await addOfficer(models, { userId, state: 'left', divisions: ['registry'] });
    await models.invitations.create({
      ...{ _id: 'BBBB-3333', district: 'rom-yen', role: 'officer', divisions: ['registry'], maxUses: 9 },
      ...{
        usedBy: [userId],
        expiresAt: new Date(office.clock.now + 1000),
        madeBy: null,
        createdAt: new Date(0),
      },
    });
    const typed = () =>
      office.perform(userId, key(), 'redeem-invitation', { code: 'BBBB-3333', consentVersion: 1 });
    expect(await typed()).toEqual({ ok: false, problem: 'used-up' });
    expect(await stateOf(userId)).toBe('left');
    const asked = { district: 'rom-yen', divisions: [REGISTRY], consentVersion: 1 };
    expect(await office.perform(userId, key(), 'request-membership', asked)).toMatchObject({ ok: true });
    expect(await stateOf(userId)).toBe('pending');
  });

  test('have the name that the group knows where LINE does not tell their own', async () => {
    const userId = 'U-nameless';
    await addGroup(models, { members: [userId] });
    office.groups.set(GROUP, [userId]);
    const asked = { district: 'rom-yen', divisions: [REGISTRY], consentVersion: 1 };
    await office.perform(userId, key(), 'request-membership', asked);
    expect(await models.officers.findOne({ userId }).lean()).toMatchObject({ name: 'U-nameless in a group' });
  });
});
