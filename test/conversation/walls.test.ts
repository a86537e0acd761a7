/** Who may see and do what: every question and every effect, asked by everybody who could ask. */
import { isDeepStrictEqual } from 'node:util';
import type { Effects } from '../../flows/effects.ts';
import type { QuestionName, Questions } from '../../flows/questions.ts';
import type { Models } from '../../models/index.ts';
import type { DataEffect } from '../../src/conversation/effects/performer.ts';
import { createQuestions } from '../../src/conversation/questions/index.ts';
import { REST } from '../../src/plan/decisions/question.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { effectsOn } from '../support/effects.ts';
import { addGroup, addSeenPhoto, GROUP, SECOND_GROUP, unlinkedGroup } from '../support/groups.ts';
import {
  addOfficer,
  ELSEWHERE,
  factsOf,
  MONTH,
  NOW,
  openOffice,
  PEOPLE,
  REGISTRY,
} from '../support/office.ts';
import { addPlanFile, CLEAR_PLAN } from '../support/plan-files.ts';
import { addExportedReport, addPlan } from '../support/reported.ts';
import { addEvidence } from '../support/stored-evidence.ts';

/** Everybody, seen from the work of ฝ่ายทะเบียน of เขตร่มเย็น. */
const WHO = {
  own: PEOPLE.malee,
  otherDivision: PEOPLE.somchai,
  head: `U${'1'.repeat(32)}`,
  coordinator: PEOPLE.coordinator,
  secondCoordinator: PEOPLE.secondCoordinator,
  director: PEOPLE.director,
  otherDistrict: PEOPLE.elsewhere,
  pending: `U${'a'.repeat(32)}`,
  refused: `U${'b'.repeat(32)}`,
  blocked: `U${'c'.repeat(32)}`,
  withdrawn: `U${'d'.repeat(32)}`,
  left: `U${'f'.repeat(32)}`,
  nobody: PEOPLE.stranger,
} as const;
type Who = keyof typeof WHO;
const EVERYBODY = Object.keys(WHO) as Who[];
const MEMBERS: Who[] = [
  'own',
  'otherDivision',
  'head',
  'coordinator',
  'secondCoordinator',
  'director',
  'otherDistrict',
];

const COORDINATORS = <T>(told: T) => ({ coordinator: told, secondCoordinator: told });
const OF_DISTRICT = <T>(told: T) => ({ ...COORDINATORS(told), director: told });

let database: TestDatabase;
let models: Models;
let ask: ReturnType<typeof createQuestions>;

beforeAll(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
  const { reminders } = effectsOn(models);
  ask = createQuestions({ models, now: () => NOW, publicUrl: null, linkKey: Buffer.from('x'), reminders });
  await addOfficer(models, { userId: WHO.head, role: 'head', divisions: ['registry'] });
  for (const state of ['pending', 'refused', 'blocked', 'withdrawn', 'left'] as const) {
    // with rights on paper that their state takes away
    await addOfficer(models, { userId: WHO[state], role: 'coordinator', divisions: ['registry'], state });
  }
  await effectsOn(models).perform(PEOPLE.malee, 'u1', 'save-update', {
    assignment: 'o15-registry',
    month: MONTH,
    answers: { status: 'done', text: 'secret', reason: null, percent: null, count: null },
    evidence: [],
    replaces: null,
    typedIn: { text: 'typed', reason: null },
  });
  await addGroup(models, { divisions: ['registry', 'works'] });
  await addGroup(models, { _id: SECOND_GROUP, ...unlinkedGroup });
  await addSeenPhoto(models, { _id: 'photo-of-group' });
  await addPlan(models);
  // of everybody, as if each had been a coordinator of the district before
  for (const who of EVERYBODY) {
    await addPlanFile(models, { _id: `plan-of-${who}`, by: WHO[who] }, CLEAR_PLAN);
    await addExportedReport(models, { _id: `report-of-${who}`, by: WHO[who] });
  }
});
afterAll(() => database.close());

describe('a question is answered', () => {
  /** What each person is told, in a word; null for nothing. */
  const cases: {
    [Q in QuestionName]?: {
      params: Questions[Q]['params'];
      told: (answer: Questions[Q]['answer']) => unknown;
      expected: Partial<Record<Who, unknown>>;
      /** What all who are not named are told. */
      others: unknown;
      /** The group that it is asked in; the own chat when left out. */
      group?: string;
    };
  } = {
    work: {
      params: {},
      told: (items) => items.map(({ id }) => id),
      expected: {
        own: ['o15-registry', 'o13-registry'],
        head: ['o15-registry', 'o13-registry'],
        otherDivision: ['o15-works', 'i6-works'],
        otherDistrict: ['o15-elsewhere'],
      },
      others: [],
    },
    assignment: {
      params: { id: 'o15-registry' },
      told: (item) => item?.current?.text,
      expected: { own: 'secret', head: 'secret', ...OF_DISTRICT('secret') },
      others: undefined,
    },
    'find-work': {
      params: { text: 'O15' },
      told: ({ own, others }) =>
        [own, others].map((items) => items.map(({ id, current }) => `${id} ${current?.text}`)),
      expected: {
        own: [['o15-registry secret'], []],
        head: [['o15-registry secret'], []],
        // the plan of another division may be known, not what it reported
        otherDivision: [['o15-works undefined'], []],
        ...OF_DISTRICT([[], ['o15-registry secret', 'o15-works undefined']]),
        otherDistrict: [['o15-elsewhere undefined'], []],
      },
      others: [[], []],
    },
    history: {
      params: { assignment: 'o15-registry' },
      told: (found) => found?.updates.map(({ text }) => text),
      expected: { own: ['secret'], head: ['secret'], ...OF_DISTRICT(['secret']) },
      others: undefined,
    },
    update: {
      params: { id: 'u1' },
      told: (found) => found && [found.update.text, found.update.mine],
      expected: { own: ['secret', true], head: ['secret', false], ...OF_DISTRICT(['secret', false]) },
      others: null,
    },
    overview: {
      params: {},
      told: (all) => all.map(({ division, done }) => `${division.id} ${done}`),
      expected: {
        ...OF_DISTRICT([`${REGISTRY} 1`, 'rom-yen/works 0']),
        otherDistrict: [`${ELSEWHERE} 0`],
      },
      others: [],
    },
    'division-work': {
      params: { division: REGISTRY },
      told: (items) => items.length,
      expected: OF_DISTRICT(2),
      others: 0,
    },
    requests: {
      params: {},
      told: (people) => people.map(({ userId }) => userId),
      expected: COORDINATORS([WHO.pending]),
      others: [],
    },
    members: {
      params: {},
      told: (people) => people.length,
      expected: { ...COORDINATORS(7), otherDistrict: 1 },
      others: 0,
    },
    // needed to join, and no secret
    districts: { params: {}, told: (all) => all.length, expected: {}, others: 2 },
    divisions: {
      params: { district: 'rom-yen' },
      told: (all) => all.map(({ id }) => id),
      expected: {},
      others: [REGISTRY, 'rom-yen/works'],
    },
    groups: {
      params: {},
      told: (all) => all.map(({ id }) => id),
      expected: COORDINATORS([GROUP]),
      others: [],
    },
    // whoever is in it knows it
    group: { group: GROUP, params: {}, told: (group) => group?.id, expected: {}, others: GROUP },
    'seen-photo': {
      group: GROUP,
      params: { messageId: 'photo-of-group' },
      told: (answer) => 'photos' in answer && answer.photos.length,
      expected: { own: 1, otherDivision: 1, head: 1, ...OF_DISTRICT(1) },
      others: false,
    },
    'report-of-message': {
      params: { messageId: 'typed' },
      told: (found) => found?.update.text,
      expected: { own: 'secret' },
      others: undefined,
    },
    'reminder-settings': {
      params: {},
      told: (answer) => answer?.settings.dueDay,
      expected: { ...OF_DISTRICT(20), otherDistrict: 20 },
      others: undefined,
    },
    // a file is of the coordinator who sent it, and of nobody who is none any more
    'plan-import': {
      params: { id: null },
      told: (view) => view && `${view.id} ${view.summary?.items}`,
      expected: { coordinator: 'plan-of-coordinator 2', secondCoordinator: 'plan-of-secondCoordinator 2' },
      others: null,
    },
    'plan-import-items': {
      params: { id: 'plan-of-coordinator', from: 0 },
      told: (answer) => answer?.total,
      expected: { coordinator: 2 },
      others: undefined,
    },
    'plan-import-changes': {
      params: { id: 'plan-of-coordinator', from: 0 },
      told: (answer) => answer?.total,
      expected: { coordinator: 1 },
      others: undefined,
    },
    'reminder-preview': {
      params: { scope: { kind: 'division', division: REGISTRY } },
      told: (preview) => preview?.people.map(({ name }) => name),
      expected: { ...OF_DISTRICT(['มาลี']), otherDistrict: [] },
      others: undefined,
    },
    'report-preview': {
      params: { layout: 'report-5', from: '2026-10', to: MONTH },
      told: (preview) => preview && ('problem' in preview ? preview.problem : preview.items),
      expected: { ...COORDINATORS(1), otherDistrict: 'no-plan' },
      others: null,
    },
    exports: {
      params: {},
      told: (files) => files.map(({ id }) => id),
      expected: {
        coordinator: ['report-of-coordinator'],
        secondCoordinator: ['report-of-secondCoordinator'],
      },
      others: [],
    },
  };

  const table = (Object.keys(cases) as QuestionName[]).flatMap((question) =>
    EVERYBODY.map((who) => [question, who] as const),
  );
  test.each(table)('%s, asked by %s', async (question, who) => {
    const { params, told, expected, others, group } = cases[question]!;
    const answer = await ask(await factsOf(models, WHO[who], NOW, group), question, params as never);
    expect(told(answer as never)).toEqual(who in expected ? expected[who] : others);
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });
});

describe('an effect is performed', () => {
  const evidenceParams = { messageId: 'new', kind: 'photo' as const, name: null, externalUrl: null };
  const answers = { status: 'done' as const, text: 'x', reason: null, percent: null, count: null };
  const saving = { assignment: 'o13-registry', month: MONTH, answers, evidence: [] };
  const waiting = `rom-yen/U${'e'.repeat(32)}`;

  /** Those for whom it does something; for all others the database stays as it was. */
  const cases: {
    [E in DataEffect]?: { params: Effects[E]['params']; allowed: Who[]; group?: string };
  } = {
    'save-update': { params: { ...saving, replaces: null }, allowed: ['own', 'head'] },
    'fetch-evidence': { params: evidenceParams, allowed: MEMBERS },
    'keep-link': { params: { id: 'link', url: 'https://example.go.th' }, allowed: MEMBERS },
    'drop-evidence': { params: { ids: ['draft-of-own'] }, allowed: ['own'] },
    'redeem-invitation': {
      params: { code: 'AAAA-2222', consentVersion: 1 },
      allowed: EVERYBODY.filter((who) => who !== 'blocked'),
    },
    'request-membership': {
      params: { district: 'rom-yen', divisions: [REGISTRY], consentVersion: 1 },
      // who serves the division already, and who is blocked, ask in vain; the pending one has asked
      allowed: [
        'otherDivision',
        'coordinator',
        'secondCoordinator',
        'director',
        'otherDistrict',
        'pending',
        'refused',
        'withdrawn',
        'left',
        'nobody',
      ],
    },
    'decide-membership': {
      params: { officer: waiting, decision: 'approve' },
      allowed: ['coordinator', 'secondCoordinator'],
    },
    'make-invitation': {
      params: { role: 'officer', divisions: [REGISTRY], maxUses: 1, days: 1 },
      allowed: ['coordinator', 'secondCoordinator', 'otherDistrict'],
    },
    'withdraw-consent': { params: {}, allowed: EVERYBODY.filter((who) => who !== 'nobody') },
    'note-follow': { params: { follows: false }, allowed: EVERYBODY.filter((who) => who !== 'nobody') },
    'link-group': {
      group: SECOND_GROUP,
      params: { group: SECOND_GROUP, divisions: [], instead: false },
      allowed: ['coordinator', 'secondCoordinator', 'otherDistrict'],
    },
    'make-group-code': {
      params: { divisions: [] },
      allowed: ['coordinator', 'secondCoordinator', 'otherDistrict'],
    },
    // the code is the right
    'redeem-group-code': {
      group: SECOND_GROUP,
      params: { group: SECOND_GROUP, code: 'BBBB-3333' },
      allowed: EVERYBODY,
    },
    'unlink-group': { params: { group: GROUP }, allowed: ['coordinator', 'secondCoordinator'] },
    // a linked group is never left
    'leave-chat': { params: { chat: GROUP }, allowed: [] },
    'file-evidence': {
      group: GROUP,
      params: { assignment: 'o13-registry', month: MONTH, photos: ['photo-of-group'] },
      allowed: ['own', 'head'],
    },
    'take-back': { params: { messageId: 'typed' }, allowed: ['own'] },
    'change-member': {
      params: { officer: `rom-yen/${PEOPLE.malee}`, change: 'remove' },
      allowed: ['coordinator', 'secondCoordinator'],
    },
    'ask-for-measure': { params: { assignment: 'i6-works' }, allowed: MEMBERS },
    'set-reminders': {
      params: { change: { hour: 10 } },
      allowed: ['coordinator', 'secondCoordinator', 'otherDistrict'],
    },
    'send-reminders': {
      params: { scope: { kind: 'division', division: REGISTRY } },
      allowed: ['coordinator', 'secondCoordinator'],
    },
    'fetch-plan': {
      params: { messageId: 'new-plan', name: 'แผน.docx' },
      allowed: ['coordinator', 'secondCoordinator', 'otherDistrict'],
    },
    'decide-import': {
      params: { id: 'plan-of-coordinator', question: REST.question, choice: REST.choice },
      allowed: ['coordinator'],
    },
    'import-plan': { params: { id: 'plan-of-coordinator' }, allowed: ['coordinator'] },
    'drop-import': { params: { id: 'plan-of-coordinator' }, allowed: ['coordinator'] },
    'set-signatures': {
      params: { signatures: [{ role: 'ผู้รายงาน', name: 'มะลิ', position: null }] },
      allowed: ['coordinator', 'secondCoordinator', 'otherDistrict'],
    },
    // the other district has no plan
    'export-report': {
      params: { layout: 'report-5', from: '2026-10', to: MONTH, format: 'pdf', digits: 'thai', draft: true },
      allowed: ['coordinator', 'secondCoordinator'],
    },
  };

  let before: Map<string, object[]>;
  const collections = () =>
    (
      [
        'districts',
        'divisions',
        'officers',
        'invitations',
        'groups',
        'groupCodes',
        'assignments',
        'updates',
        'evidence',
        'reminderRuns',
        'exportedReports',
        'plans',
        'items',
        'measures',
        'planImports',
        'planImportParts',
        'outbox',
        'audit',
      ] as const
    ).map((name) => [name, models[name] as Models['officers']] as const);
  const everything = async () =>
    new Map(
      await Promise.all(
        collections().map(
          async ([name, model]) => [name, await model.find().sort({ _id: 1 }).lean()] as const,
        ),
      ),
    );

  beforeAll(async () => {
    await addOfficer(models, { userId: waiting.split('/')[1]!, state: 'pending', divisions: ['registry'] });
    await addEvidence(models, { _id: 'draft-of-own' });
    await models.invitations.create({
      _id: 'AAAA-2222',
      district: 'rom-yen',
      role: 'officer',
      divisions: ['works'],
      maxUses: 9,
      usedBy: [],
      expiresAt: new Date(NOW + 1000),
      madeBy: null,
      createdAt: new Date(NOW),
    });
    await models.groupCodes.create({
      _id: 'BBBB-3333',
      district: 'rom-yen',
      divisions: [],
      usedIn: null,
      expiresAt: new Date(NOW + 1000),
      madeBy: PEOPLE.secondCoordinator,
      createdAt: new Date(NOW),
    });
    before = await everything();
  });
  let after: typeof before;
  afterEach(async () => {
    for (const [name, model] of collections()) {
      if (isDeepStrictEqual(after.get(name), before.get(name))) continue;
      await model.deleteMany();
      await model.create(before.get(name)! as never);
    }
  });

  const table = (Object.keys(cases) as DataEffect[]).flatMap((effect) =>
    EVERYBODY.map((who) => [effect, who] as const),
  );
  test.each(table)('%s, wanted by %s', async (effect, who) => {
    const { params, allowed, group } = cases[effect]!;
    const office = effectsOn(models);
    const perform = () => office.perform(WHO[who], 'e1#0', effect, params as never, group);
    const answer = await perform();
    after = await everything();
    if (allowed.includes(who)) expect(after).not.toEqual(before);
    else expect(after).toEqual(before);
    // and once more: the same answer, nothing changed
    expect(await perform()).toEqual(answer);
    expect(await everything()).toEqual(after);
  });
});

describe('what was sent or made by somebody who is no coordinator of the district any more', () => {
  const gone = EVERYBODY.filter((who) => who !== 'coordinator' && who !== 'secondCoordinator');

  test.each(gone)('is nothing to %s', async (who) => {
    const id = `plan-of-${who}`;
    const facts = await factsOf(models, WHO[who]);
    expect(await ask(facts, 'plan-import', { id })).toBeNull();
    expect(await ask(facts, 'plan-import-items', { id, from: 0 })).toBeNull();
    expect(await ask(facts, 'exports', {})).toEqual([]);
    const { perform } = effectsOn(models);
    const choice = { id, question: REST.question, choice: REST.choice };
    expect(await perform(WHO[who], 'e2#0', 'decide-import', choice)).toBeNull();
    expect(await perform(WHO[who], 'e2#1', 'import-plan', { id })).toMatchObject({ ok: false });
    await perform(WHO[who], 'e2#2', 'drop-import', { id });
    expect(await models.planImports.findById(id).lean()).toMatchObject({ state: 'ready', decisions: [] });
  });
});
