/** The database goes away while people write: LINE is told to send again, and nothing is lost or doubled. */
import { setTimeout as sleep } from 'node:timers/promises';
import type mongoose from 'mongoose';
import { fromStored } from '../../models/conversation.ts';
import { createModels } from '../../models/index.ts';
import type { Engine } from '../../src/conversation/engine.ts';
import { connect } from '../../src/database/connect.ts';
import type { LineEvent } from '../../src/line/events.ts';
import { member, settled, smallEngine, textEvent } from '../conversation/small-bot.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { type FakeLine, fakeLine } from '../support/fake-line.ts';
import { type DatabaseProxy, databaseProxy } from './database-proxy.ts';
import { type Webhook, webhookOf } from './webhook-server.ts';

let database: TestDatabase;
let proxy: DatabaseProxy;
let connection: mongoose.Connection;
let line: FakeLine;
let engine: Engine;
let webhook: Webhook;

beforeEach(async () => {
  database = await testModels();
  proxy = await databaseProxy(database.uri);
  line = await fakeLine();
  connection = await connect(proxy.uri);
  engine = smallEngine({ models: createModels(connection), lineUrl: line.url });
  await engine.start();
  webhook = await webhookOf(engine.accept);
});
afterEach(async () => {
  await webhook.close();
  await engine.stop();
  await connection.close(true);
  await proxy.close();
  await line.close();
  await database.close();
});

const USERS = Array.from({ length: 10 }, (_, i) => `U${i}`);

test.each([
  ['cut', 10_000],
  ['frozen', 6_000],
])(
  'connections are %s for %i ms',
  async (how, awayMs) => {
    const { models } = database;
    for (const user of USERS) await member(models, user);
    const sent: LineEvent[] = [];
    const refused: LineEvent[] = [];
    const slowest = { ms: 0 };
    let writing = true;

    /** A person writes a line every 400 ms; what is answered with an error LINE sends again, later. */
    async function write(user: string): Promise<void> {
      for (let n = 1; writing; n++) {
        const event = textEvent(user, n === 1 ? 'diary 1' : String(n));
        sent.push(event);
        const begun = Date.now();
        const status = await webhook.post([event]);
        slowest.ms = Math.max(slowest.ms, Date.now() - begun);
        expect([200, 503]).toContain(status);
        if (status === 503) {
          refused.push(event);
          // the next line only makes sense after this one
          while ((await webhook.post([event])) !== 200) await sleep(300);
        }
        await sleep(400);
      }
    }

    const people = USERS.map(write);
    await sleep(1_500);
    if (how === 'cut') await proxy.cut();
    else proxy.freeze();
    await sleep(awayMs);
    if (how === 'frozen') await proxy.cut();
    await proxy.restore();
    await sleep(1_500);
    writing = false;
    await Promise.all(people);
    await settled(models);

    expect(refused.length).toBeGreaterThanOrEqual(USERS.length);
    // LINE waits for two seconds
    expect(slowest.ms).toBeLessThan(2_000);
    for (const user of USERS) {
      const mine = sent.filter(({ source }) => source?.userId === user);
      const { active } = fromStored((await models.conversations.findById(user).lean())!);
      expect((active!.context as { lines: string[] }).lines).toEqual(mine.map((_, i) => String(i + 1)));
      const heard = line.delivered.filter(({ to }) => to === user || to.startsWith(`token-${user}-`));
      expect(heard.flatMap(({ words }) => words)).toEqual(mine.map((_, i) => `${i + 1}:${i + 1}`));
    }
  },
  60_000,
);
