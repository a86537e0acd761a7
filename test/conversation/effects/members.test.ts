import type { Models } from '../../../models/index.ts';
import type { Invitation } from '../../../models/invitation.ts';
import { inputOf } from '../../../src/line/inputs.ts';
import { type TestDatabase, testModels } from '../../support/database.ts';
import { effectsOn, type Office } from '../../support/effects.ts';
import { addOfficer, factsOf, NOW, openOffice, PEOPLE, REGISTRY, WORKS } from '../../support/office.ts';

const DAY = 24 * 3600 * 1000;
let database: TestDatabase;
let models: Models;
let office: Office;

beforeEach(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
  office = effectsOn(models);
  office.names.set(PEOPLE.stranger, 'นิดา');
});
afterEach(() => database.close());

const officerOf = (userId: string, district = 'rom-yen') =>
  models.officers.findById(`${district}/${userId}`).lean();
const user = (n: number) => `U${String(200 + n).padStart(32, '0')}`;

describe('an invitation', () => {
  const invite = (given: Partial<Invitation> = {}) =>
    models.invitations.create({
      _id: 'K7M2-9QXD',
      district: 'rom-yen',
      role: 'officer',
      divisions: ['registry'],
      maxUses: 1,
      usedBy: [],
      expiresAt: new Date(NOW + DAY),
      madeBy: null,
      createdAt: new Date(NOW),
      ...given,
    });
  const redeem = (who: string, key = `${who}#0`, code = 'K7M2-9QXD') =>
    office.perform(who, key, 'redeem-invitation', { code, consentVersion: 1 });
  const usedBy = async () => (await models.invitations.findById('K7M2-9QXD').lean())!.usedBy;

  test('lets somebody new in at once, with name and consent', async () => {
    await invite();
    expect(await redeem(PEOPLE.stranger)).toEqual({
      ok: true,
      role: 'officer',
      district: { slug: 'rom-yen', name: 'สำนักงานเขตร่มเย็น', reportDay: 20 },
      divisions: [{ id: REGISTRY, name: 'ฝ่ายทะเบียน', shortName: 'ทะเบียน' }],
    });
    expect(await officerOf(PEOPLE.stranger)).toMatchObject({
      name: 'นิดา',
      state: 'active',
      divisions: ['registry'],
      follows: true,
      consent: { version: 1, at: new Date(NOW) },
    });
    expect(await models.audit.find().lean()).toMatchObject([
      { action: 'invitation.redeemed', subject: 'K7M2-9QXD' },
    ]);
  });

  test('counts a person once, and gives a repeat the same answer', async () => {
    await invite();
    const first = await redeem(PEOPLE.stranger);
    office.clock.now += 2 * DAY;
    expect(await redeem(PEOPLE.stranger)).toEqual(first);
    expect(await redeem(PEOPLE.stranger, 'typed-again#0')).toEqual(first);
    expect(await usedBy()).toEqual([PEOPLE.stranger]);
    expect(await models.officers.countDocuments({ userId: PEOPLE.stranger })).toBe(1);
  });

  test('whose use was counted just before a crash still lets the person in', async () => {
    await invite({ usedBy: [PEOPLE.stranger] });
    expect(await redeem(PEOPLE.stranger)).toMatchObject({ ok: true });
    expect(await officerOf(PEOPLE.stranger)).toMatchObject({ state: 'active' });
  });

  test('with one use left is used by one of ten who type it at the same moment', async () => {
    await invite({ maxUses: 3, usedBy: [user(90), user(91)] });
    const people = Array.from({ length: 10 }, (_, i) => user(i));
    const answers = await Promise.all(people.map((who) => redeem(who)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.problem === 'used-up')).toHaveLength(9);
    expect(await usedBy()).toHaveLength(3);
    expect(await models.officers.countDocuments({ userId: { $in: people } })).toBe(1);
  });

  test.each<[string, Partial<Invitation>, string]>([
    ['expired', { expiresAt: new Date(NOW) }, 'expired'],
    ['used up', { usedBy: [PEOPLE.malee] }, 'used-up'],
    ['unknown', { _id: 'AAAA-AAAA' }, 'unknown'],
  ])('that is %s lets nobody in', async (_, given, problem) => {
    await invite(given);
    expect(await redeem(PEOPLE.stranger)).toEqual({ ok: false, problem });
    expect(await officerOf(PEOPLE.stranger)).toBeNull();
  });

  test('does not help who was blocked, nor who was refused after using it', async () => {
    await invite({ maxUses: 5, usedBy: [user(1)] });
    await addOfficer(models, { userId: PEOPLE.stranger, state: 'blocked' });
    await addOfficer(models, { userId: user(1), state: 'refused' });
    await addOfficer(models, { userId: user(2), state: 'refused', divisions: ['works'] });
    expect(await redeem(PEOPLE.stranger)).toEqual({ ok: false, problem: 'blocked' });
    expect(await redeem(user(1))).toEqual({ ok: false, problem: 'used-up' });
    expect(await redeem(user(2))).toMatchObject({ ok: true });
    expect(await officerOf(user(2))).toMatchObject({ divisions: ['registry'] });
  });

  test('adds to the divisions of a member, and never lowers the role', async () => {
    await invite({ maxUses: 5, role: 'head', divisions: ['works'] });
    expect(await redeem(PEOPLE.malee)).toMatchObject({
      role: 'head',
      divisions: [{ id: REGISTRY }, { id: WORKS }],
    });
    expect(await redeem(PEOPLE.coordinator)).toMatchObject({
      role: 'coordinator',
      divisions: [{ id: WORKS }],
    });
    expect(await officerOf(PEOPLE.malee)).toMatchObject({ role: 'head', divisions: ['registry', 'works'] });
  });

  test('does not bring back what somebody had asked for or been before', async () => {
    await invite({ maxUses: 5 });
    await addOfficer(models, { userId: user(1), state: 'pending', divisions: ['works'] });
    await addOfficer(models, {
      userId: user(2),
      state: 'withdrawn',
      role: 'coordinator',
      consent: null,
      name: '',
    });
    await redeem(user(1));
    await redeem(user(2));
    expect(await officerOf(user(1))).toMatchObject({ state: 'active', divisions: ['registry'] });
    expect(await officerOf(user(2))).toMatchObject({ state: 'active', role: 'officer', name: 'ผู้ใช้ LINE' });
  });
});

describe('a request', () => {
  const ask = (who: string, divisions: string[], key = `${who}#0`, district = 'rom-yen') =>
    office.perform(who, key, 'request-membership', { district, divisions, consentVersion: 2 });

  test('waits for the coordinators, and is one however often it is repeated', async () => {
    const first = await ask(PEOPLE.stranger, [REGISTRY]);
    expect(first).toEqual({
      ok: true,
      request: {
        id: `rom-yen/${PEOPLE.stranger}`,
        userId: PEOPLE.stranger,
        name: 'นิดา',
        role: 'officer',
        state: 'pending',
        divisions: [{ id: REGISTRY, name: 'ฝ่ายทะเบียน', shortName: 'ทะเบียน' }],
        asksFor: [],
        requestedAt: NOW,
      },
    });
    office.clock.now += DAY;
    expect(await ask(PEOPLE.stranger, [REGISTRY])).toEqual(first);
    expect(await officerOf(PEOPLE.stranger)).toMatchObject({ consent: { version: 2, at: new Date(NOW) } });
    expect(await models.audit.find().lean()).toMatchObject([{ action: 'officer.requested' }]);
  });

  test('of a member asks for further divisions and takes none away', async () => {
    expect(await ask(PEOPLE.malee, [WORKS, REGISTRY])).toMatchObject({
      request: { state: 'active', divisions: [{ id: REGISTRY }], asksFor: [{ id: WORKS }], requestedAt: NOW },
    });
    expect(await ask(PEOPLE.malee, [REGISTRY], 'e2#0')).toEqual({ ok: false, problem: 'already-member' });
  });

  test.each([
    ['a blocked person', user(1), [REGISTRY], 'rom-yen'],
    ['a division of another district', PEOPLE.stranger, ['thung-thong/registry'], 'rom-yen'],
    ['a district that is not there', PEOPLE.stranger, [REGISTRY], 'nowhere'],
  ])('of %s is refused', async (_, who, divisions, district) => {
    await addOfficer(models, { userId: user(1), state: 'blocked' });
    expect(await ask(who, divisions, 'e1#0', district)).toEqual({ ok: false, problem: 'blocked' });
    expect(await models.officers.countDocuments({ state: 'pending' })).toBe(0);
  });

  test('starts anew after it was refused', async () => {
    const past = { decidedBy: PEOPLE.coordinator, decidedAt: new Date(NOW - DAY), decisionKey: 'old#0' };
    await addOfficer(models, {
      userId: PEOPLE.stranger,
      state: 'refused',
      role: 'head',
      divisions: ['works'],
      ...past,
    });
    await ask(PEOPLE.stranger, [REGISTRY]);
    expect(await officerOf(PEOPLE.stranger)).toMatchObject({
      state: 'pending',
      role: 'officer',
      divisions: ['registry'],
      decidedBy: null,
      decisionKey: null,
    });
  });
});

describe('a decision', () => {
  const decide = (who: string, key: string, decision: 'approve' | 'refuse', of: string = PEOPLE.stranger) =>
    office.perform(who, key, 'decide-membership', { officer: `rom-yen/${of}`, decision });

  beforeEach(async () => {
    await addOfficer(models, { userId: PEOPLE.stranger, state: 'pending', divisions: ['registry'] });
  });

  test.each([
    ['approve', 'active', 'officer.approved'],
    ['refuse', 'refused', 'officer.refused'],
  ] as const)('to %s counts once', async (decision, state, action) => {
    const first = await decide(PEOPLE.coordinator, 'e1#0', decision);
    expect(first).toMatchObject({ ok: true, member: { state, divisions: [{ id: REGISTRY }] } });
    expect(await decide(PEOPLE.coordinator, 'e1#0', decision)).toEqual(first);
    expect(await decide(PEOPLE.coordinator, 'e2#0', decision)).toEqual({
      ok: false,
      problem: 'decided-before',
    });
    expect(await officerOf(PEOPLE.stranger)).toMatchObject({ state, decidedBy: PEOPLE.coordinator });
    expect(await models.audit.find().lean()).toMatchObject([{ _id: 'e1#0', action }]);
  });

  test('of two coordinators at the same moment, one counts', async () => {
    for (let round = 0; round < 5; round++) {
      const of = user(round);
      await addOfficer(models, { userId: of, state: 'pending', divisions: ['registry'] });
      const [one, other] = await Promise.all([
        decide(PEOPLE.coordinator, `a${round}#0`, 'approve', of),
        decide(PEOPLE.secondCoordinator, `b${round}#0`, 'refuse', of),
      ]);
      expect([one.ok, other.ok].sort()).toEqual([false, true]);
      expect(await officerOf(of)).toMatchObject({ state: one.ok ? 'active' : 'refused' });
    }
  });

  test('on a further division leaves a member what he or she had', async () => {
    await models.officers.updateOne({ userId: PEOPLE.malee }, { $set: { asksFor: ['works'] } });
    expect(await decide(PEOPLE.coordinator, 'e1#0', 'refuse', PEOPLE.malee)).toMatchObject({ ok: true });
    expect(await officerOf(PEOPLE.malee)).toMatchObject({
      state: 'active',
      divisions: ['registry'],
      asksFor: [],
    });
    await models.officers.updateOne({ userId: PEOPLE.malee }, { $set: { asksFor: ['works'] } });
    expect(await decide(PEOPLE.coordinator, 'e2#0', 'approve', PEOPLE.malee)).toMatchObject({
      member: { divisions: [{ id: REGISTRY }, { id: WORKS }], asksFor: [] },
    });
  });

  test('comes too late for who took the consent back, or never asked', async () => {
    await office.perform(PEOPLE.stranger, 'e0#0', 'withdraw-consent', {});
    expect(await decide(PEOPLE.coordinator, 'e1#0', 'approve')).toEqual({ ok: false, problem: 'gone' });
    expect(await decide(PEOPLE.coordinator, 'e2#0', 'approve', user(9))).toEqual({
      ok: false,
      problem: 'gone',
    });
  });
});

test('an invitation of a coordinator is drawn once, and works', async () => {
  const params = { role: 'head' as const, divisions: [WORKS, 'thung-thong/registry'], maxUses: 2, days: 7 };
  const first = await office.perform(PEOPLE.coordinator, 'e1#0', 'make-invitation', params);
  office.clock.now += 60_000;
  expect(await office.perform(PEOPLE.coordinator, 'e1#0', 'make-invitation', params)).toEqual(first);
  expect(first).toEqual({
    ok: true,
    code: expect.stringMatching(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/),
    expiresAt: NOW + 7 * DAY,
  });
  const made = await models.invitations.find().lean();
  expect(made).toMatchObject([
    { district: 'rom-yen', divisions: ['works'], maxUses: 2, madeBy: PEOPLE.coordinator },
  ]);
  const code = made[0]!._id;
  expect(
    await office.perform(PEOPLE.stranger, 'e2#0', 'redeem-invitation', { code, consentVersion: 1 }),
  ).toMatchObject({ ok: true, role: 'head', divisions: [{ id: WORKS }] });
});

describe('coming and going', () => {
  test('without consent the name and the rights end, the reports stay', async () => {
    await models.officers.updateOne({ userId: PEOPLE.coordinator }, { $set: { divisions: ['registry'] } });
    for (const _ of [1, 2]) await office.perform(PEOPLE.coordinator, 'e1#0', 'withdraw-consent', {});
    expect(await officerOf(PEOPLE.coordinator)).toMatchObject({
      state: 'withdrawn',
      name: '',
      role: 'officer',
      divisions: [],
      consent: null,
    });
    expect(await models.audit.countDocuments()).toBe(1);
    office.names.set(PEOPLE.coordinator, 'วิภา');
    await office.perform(PEOPLE.coordinator, 'e2#0', 'note-follow', { follows: true });
    expect(await officerOf(PEOPLE.coordinator)).toMatchObject({ name: '' });
  });

  test('who was blocked stays blocked by withdrawing', async () => {
    await addOfficer(models, { userId: PEOPLE.stranger, state: 'blocked', name: 'นิดา' });
    await office.perform(PEOPLE.stranger, 'e1#0', 'withdraw-consent', {});
    expect(await officerOf(PEOPLE.stranger)).toMatchObject({ state: 'blocked', name: '' });
  });

  test('whether messages reach the person is remembered, and a new name', async () => {
    await office.perform(PEOPLE.malee, 'e1#0', 'note-follow', { follows: false });
    expect(await officerOf(PEOPLE.malee)).toMatchObject({ follows: false, name: 'มาลี' });
    office.names.set(PEOPLE.malee, 'มาลี ใจดี');
    await office.perform(PEOPLE.malee, 'e2#0', 'note-follow', { follows: true });
    expect(await officerOf(PEOPLE.malee)).toMatchObject({ follows: true, name: 'มาลี ใจดี' });
    office.names.set(PEOPLE.malee, null);
    await office.perform(PEOPLE.malee, 'e3#0', 'note-follow', { follows: true });
    expect(await officerOf(PEOPLE.malee)).toMatchObject({ name: 'มาลี ใจดี' });
    await office.perform(PEOPLE.stranger, 'e4#0', 'note-follow', { follows: true });
    expect(await officerOf(PEOPLE.stranger)).toBeNull();
  });
});

describe('in a group', () => {
  const GROUP = `C${'1'.repeat(32)}`;
  beforeEach(async () => {
    await models.groups.create({
      ...{ _id: GROUP, name: null, state: 'linked', district: 'rom-yen', divisions: [] },
      ...{ members: [PEOPLE.malee], greeted: [], linkedBy: null, linkedAt: null, lastGreeting: null },
      joinedAt: new Date(NOW),
    });
  });
  const link = (key: string) =>
    office.perform(
      PEOPLE.malee,
      key,
      'keep-link',
      { id: `link-${key}`, url: 'https://example.go.th' },
      GROUP,
    );
  const stateThere = async () => (await factsOf(models, PEOPLE.malee, NOW, GROUP)).person?.state;

  test('the rights of who blocked the account rest until he or she follows it again', async () => {
    await office.perform(PEOPLE.malee, 'e1#0', 'note-follow', { follows: false });
    expect(await stateThere()).toBe('left');
    await link('e2#0');
    expect(await models.evidence.countDocuments()).toBe(0);
    expect((await factsOf(models, PEOPLE.malee)).person?.state).toBe('active');
    await office.perform(PEOPLE.malee, 'e3#0', 'note-follow', { follows: true });
    expect(await stateThere()).toBe('active');
    await link('e4#0');
    expect(await models.evidence.countDocuments()).toBe(1);
  });

  test('the conversation of who takes the consent back ends, once', async () => {
    for (const _ of [1, 2]) await office.perform(PEOPLE.malee, 'e1#0', 'withdraw-consent', {});
    const [ended, ...more] = await models.inbox.find().lean();
    expect(ended).toMatchObject({ _id: `e1#0/${GROUP}`, conversation: `${GROUP}+${PEOPLE.malee}` });
    expect([inputOf(JSON.parse(ended!.event)), more]).toEqual([
      { kind: 'members-left', people: [PEOPLE.malee] },
      [],
    ]);
  });
});
