/** Several processes on one database, one of them killed and replaced under way. */
import { setTimeout as sleep } from 'node:timers/promises';
import { fromStored } from '../../models/conversation.ts';
import { keyOf } from '../../src/conversation/chat.ts';
import type { LineEvent } from '../../src/line/events.ts';
import { member, settled, textEvent, until } from '../conversation/small-bot.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { type FakeLine, fakeLine } from '../support/fake-line.ts';
import { addGroup, GROUP } from '../support/groups.ts';
import { openOffice } from '../support/office.ts';
import { type EngineProcess, killAll, startProcess } from './processes.ts';

let database: TestDatabase;
let line: FakeLine;
beforeAll(async () => {
  database = await testModels();
  line = await fakeLine();
});
afterAll(async () => {
  killAll();
  await line.close();
  await database.close();
});

const CONVERSATIONS = 100;
const EVENTS_EACH = 10;

/** In a group with the mark that calls the bot, and quoted in its answer. */
function said(userId: string, text: string, groupId: string | null): LineEvent {
  if (groupId === null) return textEvent(userId, text);
  const event = textEvent(userId, `# ${text}`, { source: { type: 'group', groupId, userId } });
  return { ...event, message: { ...(event.message as object), quoteToken: `q-${event.webhookEventId}` } };
}

test('a thousand events of a hundred conversations, half of them in a group: none lost, none twice, each in order', async () => {
  const { models, uri } = database;
  const env = { DATABASE: uri, LINE: line.url, LEASE_MS: '1000', POLL_MS: '300' };
  const users = Array.from({ length: CONVERSATIONS }, (_, i) => `U${i}`);
  await openOffice(models);
  await addGroup(models);
  const group = (u: number) => (u % 2 === 0 ? null : GROUP);
  for (const user of users) await member(models, user);
  const processes: EngineProcess[] = await Promise.all([startProcess(env), startProcess(env)]);
  await until('both work', async () => {
    const leases = await models.leases.find({ _id: /^p/ }).lean();
    return new Set(leases.filter(({ owner }) => owner !== '').map(({ owner }) => owner)).size === 2;
  });

  let posted = 0;
  let refused = 0;
  /** LINE sends to whichever process the balancer picks, and again when it did not answer; sometimes twice anyway. */
  async function deliver(event: LineEvent, n: number): Promise<void> {
    for (let i = n; ; i++) {
      const status = await processes[i % processes.length]!.post([event]);
      if (status === 200) break;
      refused++;
      await sleep(50);
    }
    if (n % 7 === 0) await processes[(n + 1) % processes.length]!.post([event]);
    posted++;
  }
  const writing = Promise.all(
    users.map(async (user, u) => {
      for (let n = 1; n <= EVENTS_EACH; n++) {
        await deliver(said(user, n === 1 ? 'diary 1' : String(n), group(u)), u + n);
        await sleep((u * 13) % 30);
      }
    }),
  );
  await until('under way', () => posted > (CONVERSATIONS * EVENTS_EACH) / 3);
  await processes[1]!.kill();
  await until('posts to the dead process', () => refused > 0);
  processes[1] = await startProcess(env);
  await writing;
  await settled(models, 30_000);
  await Promise.all(processes.map((process) => process.stop()));

  const lines = Array.from({ length: EVENTS_EACH }, (_, i) => String(i + 1));
  for (const [u, user] of users.entries()) {
    const key = keyOf({ group: group(u), userId: user });
    const { active } = fromStored((await models.conversations.findById(key).lean())!);
    expect([user, (active!.context as { lines: string[] }).lines]).toEqual([user, lines]);
    const heard = line.delivered.filter(({ to }) => to === user || to.startsWith(`token-${user}-`));
    // in a group the words stand between whom they answer and how to answer
    const answers = heard.flatMap(({ words }) => words.flatMap((text) => text.match(/^\d+:.+$/gm) ?? text));
    expect([user, answers]).toEqual([user, lines.map((n) => `${n}:${n}`)]);
  }
}, 90_000);
