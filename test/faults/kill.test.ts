/**
 * kill -9 at every point of an event: after the commit, before and after each effect and what is said. Each process is
 * killed in the conversation of its own case; the next ones repair it while they are killed in theirs.
 */
import type { EffectName } from '../../flows/effects.ts';
import { fromStored } from '../../models/conversation.ts';
import type { Models } from '../../models/index.ts';
import type { Point } from '../../src/conversation/act.ts';
import { type Chat, keyOf } from '../../src/conversation/chat.ts';
import { receivedEvent } from '../../src/conversation/inbox.ts';
import type { LineEvent } from '../../src/line/events.ts';
import { member, settled, textEvent } from '../conversation/small-bot.ts';
import { answers } from '../conversation/small-flows.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { type FakeLine, fakeLine } from '../support/fake-line.ts';
import { addGroup, GROUP } from '../support/groups.ts';
import { openOffice } from '../support/office.ts';
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
/** What is different in a group: where it is said, and that it is remembered. */
const IN_GROUP: Point[] = ['committed', 'after save-update', 'before say', 'after say', 'handled'];

function eventIn({ group, userId }: Chat): LineEvent {
  if (group === null) return textEvent(userId, 'everything');
  return textEvent(userId, 'everything', { source: { type: 'group', groupId: group, userId } });
}

let database: TestDatabase;
let models: Models;
let line: FakeLine;
beforeAll(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
  await addGroup(models);
  line = await fakeLine();
});
afterAll(async () => {
  killAll();
  await line.close();
  await database.close();
});

test('killed at every point, each event is applied once and answered once', async () => {
  const env = { DATABASE: database.uri, LINE: line.url, LEASE_MS: '300' };
  const cases = [...POINTS.map((point) => [point, null]), ...IN_GROUP.map((point) => [point, GROUP])].map(
    ([point, group], i) => {
      const chat = { group: group as string | null, userId: `Ukill${i}` };
      return { point: point as Point, chat, event: eventIn(chat) };
    },
  );
  for (const { chat } of cases) await member(models, chat.userId);

  for (const { point, chat, event } of cases) {
    await models.inbox.create(receivedEvent(event, chat, Date.now()));
    const process = await startProcess({ ...env, KILL_POINT: point, KILL_CONVERSATION: keyOf(chat) });
    expect([point, await process.ended]).toEqual([point, 'SIGKILL']);
  }
  const last = await startProcess(env);
  await settled(models);
  await last.stop();

  const audit = await models.audit.find().lean();
  for (const { point, chat, event } of cases) {
    const id = event.webhookEventId;
    const actions = audit.filter(({ _id }) => _id.startsWith(`${id}#`)).map(({ action }) => action);
    expect([point, actions.sort()]).toEqual([point, [...DATA_EFFECTS].sort()]);

    const conversation = fromStored((await models.conversations.findById(keyOf(chat)).lean())!);
    const { answered } = conversation.active!.context as { answered: string[] };
    const expected = [...Object.keys(answers).map((effect) => `done.${effect}`), 'timer'];
    expect([point, [...answered].sort()]).toEqual([point, expected.sort()]);
    expect(conversation.handled).toEqual([id, expect.stringMatching(`^${id}#`)]);

    const heard = line.delivered.filter(({ to }) => to === event.replyToken || to === chat.userId);
    const first = chat.group ? `ถึง ${chat.userId}\neverything` : 'everything';
    expect([point, heard]).toEqual([point, [{ how: 'reply', to: event.replyToken, words: [first, 'done'] }]]);
  }
  const notices = line.delivered.filter(({ to }) => to === 'Uboss');
  expect(notices).toHaveLength(cases.length);
}, 120_000);
