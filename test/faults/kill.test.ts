/**
 * kill -9 at every point of an event: after the commit, before and after each effect and what is said. Each process is
 * killed in the conversation of its own case; the next ones repair it while they are killed in theirs.
 */
import type { EffectName } from '../../flows/facts.ts';
import { fromStored } from '../../models/conversation.ts';
import type { Models } from '../../models/index.ts';
import type { Point } from '../../src/conversation/act.ts';
import { receivedEvent } from '../../src/conversation/inbox.ts';
import { member, settled, textEvent } from '../conversation/small-bot.ts';
import { answers } from '../conversation/small-flows.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { type FakeLine, fakeLine } from '../support/fake-line.ts';
import { killAll, startProcess } from './processes.ts';

const DATA_EFFECTS: EffectName[] = [
  ...(['note-follow', 'keep-link', 'fetch-evidence', 'drop-evidence', 'make-invitation'] as const),
  ...([
    'decide-membership',
    'request-membership',
    'redeem-invitation',
    'withdraw-consent',
    'save-update',
  ] as const),
];
const EFFECTS: EffectName[] = [...DATA_EFFECTS, 'later', 'notify', 'say'];
const POINTS: Point[] = [
  'committed',
  ...EFFECTS.flatMap((effect): Point[] => [`before ${effect}`, `after ${effect}`]),
  'handled',
];

let database: TestDatabase;
let models: Models;
let line: FakeLine;
beforeAll(async () => {
  database = await testModels();
  models = database.models;
  line = await fakeLine();
});
afterAll(async () => {
  killAll();
  await line.close();
  await database.close();
});

test('killed at every point, each event is applied once and answered once', async () => {
  const env = { DATABASE: database.uri, LINE: line.url, LEASE_MS: '300' };
  const cases = POINTS.map((point, i) => ({
    point,
    user: `Ukill${i}`,
    event: textEvent(`Ukill${i}`, 'everything'),
  }));
  for (const { user } of cases) await member(models, user);

  for (const { point, user, event } of cases) {
    await models.inbox.create(receivedEvent(event, { group: null, userId: user }, Date.now()));
    const process = await startProcess({ ...env, KILL_POINT: point, KILL_CONVERSATION: user });
    expect([point, await process.ended]).toEqual([point, 'SIGKILL']);
  }
  const last = await startProcess(env);
  await settled(models);
  await last.stop();

  const audit = await models.audit.find().lean();
  for (const { point, user, event } of cases) {
    const id = event.webhookEventId;
    const actions = audit.filter(({ _id }) => _id.startsWith(`${id}#`)).map(({ action }) => action);
    expect([point, actions.sort()]).toEqual([point, [...DATA_EFFECTS].sort()]);

    const conversation = fromStored((await models.conversations.findById(user).lean())!);
    const { answered } = conversation.active!.context as { answered: string[] };
    const expected = [...Object.keys(answers).map((effect) => `done.${effect}`), 'timer'];
    expect([point, [...answered].sort()]).toEqual([point, expected.sort()]);
    expect(conversation.handled).toEqual([id, expect.stringMatching(`^${id}#`)]);

    const heard = line.delivered.filter(({ to }) => to === event.replyToken || to === user);
    expect([point, heard]).toEqual([
      point,
      [{ how: 'reply', to: event.replyToken, words: ['everything', 'done'] }],
    ]);
  }
  const notices = line.delivered.filter(({ to }) => to === 'Uboss');
  expect(notices).toHaveLength(cases.length);
}, 120_000);
