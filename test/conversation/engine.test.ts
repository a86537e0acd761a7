/** The engine on a real database, with made-up flows, through everything that LINE can do to it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { fromStored, toStored } from '../../models/conversation.ts';
import type { Models } from '../../models/index.ts';
import type { Officer } from '../../models/officer.ts';
import type { Engine, EngineOptions } from '../../src/conversation/engine.ts';
import { cleanUp } from '../../src/conversation/housekeeping.ts';
import { internalEvent } from '../../src/conversation/inbox.ts';
import type { LineEvent } from '../../src/line/events.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { type FakeLine, fakeLine } from '../support/fake-line.ts';
import { addOfficer, openOffice } from '../support/office.ts';
import { member, photoEvent, settled, smallEngine, textEvent, until } from './small-bot.ts';

let database: TestDatabase;
let models: Models;
let line: FakeLine;
let engine: Engine;
let clock: { ahead: number };
let people = 0;

beforeAll(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
});
afterAll(() => database.close());
beforeEach(async () => {
  line = await fakeLine();
  clock = { ahead: 0 };
});
afterEach(async () => {
  await engine.stop();
  await line.close();
});

const now = () => Date.now() + clock.ahead;

async function start(
  options: EngineOptions = {},
  beforeEffect?: (type: string, key: string) => void,
): Promise<void> {
  engine = smallEngine({ models, lineUrl: line.url, now, options, beforeEffect });
  await engine.start();
}

async function newMember(): Promise<string> {
  const userId = `U${++people}`;
  await member(models, userId);
  return userId;
}

/** Lets the bot take the events and waits until all is done. */
async function gives(...events: LineEvent[]): Promise<void> {
  await engine.accept(events);
  await settled(models);
}

const words = () => line.delivered.map((one) => one.words.join(' / '));
const outboxOf = (to: string) => models.outbox.find({ to }).lean();

test('events are answered with their own reply tokens; duplicates and disorder do no harm', async () => {
  await start();
  const user = await newMember();
  const [first, second, third] = [1, 2, 3].map((n) => textEvent(user, n === 1 ? 'diary 1' : String(n))) as [
    LineEvent,
    LineEvent,
    LineEvent,
  ];
  await engine.accept([first, first]);
  await engine.accept([third, second, first]);
  await Promise.all([engine.accept([second]), engine.accept([third])]);
  await settled(models);
  await gives(third);
  expect(line.delivered).toEqual([
    { how: 'reply', to: first.replyToken, words: ['1:1'] },
    { how: 'reply', to: second.replyToken, words: ['2:2'] },
    { how: 'reply', to: third.replyToken, words: ['3:3'] },
  ]);
  expect(await models.conversations.findById(user).lean()).toMatchObject({ district: 'rom-yen', version: 3 });
});

test('other modules, nobody, and talk in groups are neither stored nor answered', async () => {
  await start();
  const user = await newMember();
  const inGroup = { source: { type: 'group', groupId: 'C1', userId: user } };
  const events = [
    textEvent(user, 'help', inGroup),
    textEvent(user, 'help', { mode: 'standby' }),
    textEvent(user, 'help', { source: { type: 'user' } }),
    textEvent(user, 'help', { type: 'unsend', source: undefined }),
  ];
  await gives(...events);
  expect(line.requests).toEqual([]);
  expect(await models.inbox.find({ _id: { $in: events.map((e) => e.webhookEventId) } })).toEqual([]);
});

test('five messages in a request; the rest follows', async () => {
  await start();
  const user = await newMember();
  await gives(textEvent(user, 'talk'));
  expect(words()).toEqual(['1 / 2 / 3 / 4 / 5', '6 / 7']);
});

test('every effect is performed, answers come back, and all that is said is one request', async () => {
  await start();
  const user = await newMember();
  await gives(textEvent(user, 'everything'));
  expect(words()).toContain('everything / done');
  const audit = await models.audit.find({ _id: /^U/ }).lean();
  expect(audit.map(({ action }) => action).sort()).toEqual(
    [
      ...[
        'decide-membership',
        'drop-evidence',
        'fetch-evidence',
        'keep-link',
        'make-invitation',
        'note-follow',
      ],
      ...['redeem-invitation', 'request-membership', 'save-update', 'withdraw-consent'],
    ].sort(),
  );
  const { active } = fromStored((await models.conversations.findById(user).lean())!);
  expect(active!.context).toEqual({
    answered: [
      ...[
        'done.make-invitation',
        'done.decide-membership',
        'done.request-membership',
        'done.redeem-invitation',
      ],
      ...['done.withdraw-consent', 'done.save-update', 'timer'],
    ],
  });
});

test('each photo brings a token, and every later answer takes one: newest first, no push', async () => {
  await start();
  const user = await newMember();
  await gives(textEvent(user, 'report'));
  const photos = [1, 2, 3].map(() => photoEvent(user));
  await gives(...photos);
  expect(line.delivered.slice(1)).toEqual(
    photos
      .toReversed()
      .map(({ replyToken }) => ({ how: 'reply', to: replyToken, words: ['photos complete'] })),
  );
});

test('results of jobs come through the inbox', async () => {
  await start();
  const user = await newMember();
  await gives(textEvent(user, 'report'));
  const run = fromStored((await models.conversations.findById(user).lean())!).active!.id;
  const event = { type: 'timer', name: 'quiet' } as const;
  await models.inbox.create(internalEvent({ id: `job-${user}`, conversation: user, run, event, now: now() }));
  engine.wake();
  await settled(models);
  expect(line.delivered.at(-1)).toEqual({ how: 'push', to: user, words: ['photos complete'] });
});

describe('LINE fails', () => {
  test('a moment of 500, 429 or silence: the same token again', async () => {
    await start();
    const user = await newMember();
    for (const trouble of [500, 429, 'gone'] as const) {
      let left = 1;
      line.behave = () => (left-- > 0 ? trouble : 'ok');
      await gives(textEvent(user, 'help'));
    }
    expect(words()).toEqual(['help', 'help', 'help']);
    expect(line.delivered.every(({ how }) => how === 'reply')).toBe(true);
  });

  test('delivered but not answered: the used token says that it had arrived', async () => {
    await start();
    const user = await newMember();
    let left = 1;
    line.behave = () => (left-- > 0 ? 'deaf' : 'ok');
    await gives(textEvent(user, 'help'));
    expect(words()).toEqual(['help']);
    expect(line.requests.map(({ status }) => status)).toEqual([null, 400]);
  });

  test.each([500, 'gone', 429] as const)(
    'down for long (%s): conversations go on, everything comes once',
    async (trouble) => {
      await start();
      const users = await Promise.all(Array.from({ length: 8 }, newMember));
      line.behave = () => trouble;
      const before = Date.now();
      await engine.accept(users.map((user) => textEvent(user, 'diary a')));
      await engine.accept(users.map((user) => textEvent(user, 'b')));
      await until('all applied', async () => {
        const found = await models.conversations.find({ _id: { $in: users } }).lean();
        return found.filter(({ version }) => version === 2).length === users.length;
      });
      expect(Date.now() - before).toBeLessThan(6_000);
      expect(line.delivered).toEqual([]);
      line.behave = () => 'ok';
      await settled(models);
      for (const user of users) {
        const heard = line.delivered.filter(({ to }) => to === user || to.startsWith(`token-${user}-`));
        expect(heard.flatMap((one) => one.words)).toEqual(['1:a', '2:b']);
      }
    },
  );

  test('an invalid token at once means nobody got it: pushed, with a retry key', async () => {
    await start();
    const user = await newMember();
    const event = textEvent(user, 'help');
    await gives(event);
    await gives({ ...textEvent(user, 'help'), replyToken: event.replyToken });
    expect(line.delivered.map(({ how }) => how)).toEqual(['reply', 'push']);
  });

  test('an old token is not tried: pushed; a push whose answer is lost arrives once', async () => {
    await start();
    const user = await newMember();
    await engine.stop();
    await engine.accept([textEvent(user, 'help')]);
    clock.ahead = 55_000;
    let left = 1;
    line.behave = () => (left-- > 0 ? 'deaf' : 'ok');
    await start();
    await settled(models);
    expect(line.delivered).toEqual([{ how: 'push', to: user, words: ['help'] }]);
    expect(line.requests.map(({ status }) => status)).toEqual([null, 409]);
  });

  test('what LINE refuses to show is replaced by a word', async () => {
    await start();
    const user = await newMember();
    line.behave = ({ words: [first] }) => (first === 'help' ? 400 : 'ok');
    await gives(textEvent(user, 'help'));
    expect(words()).toEqual([expect.stringContaining('ขออภัย')]);
  });

  test('the month is used up: kept, and shown in front of the next reply', async () => {
    await start();
    const [user, boss] = [await newMember(), 'Uboss'];
    await member(models, boss);
    line.behave = ({ how }) => (how === 'push' ? 'quota' : 'ok');
    await gives(textEvent(user, 'everything'));
    await until('held', async () => (await outboxOf(boss)).some(({ state }) => state === 'held'));
    await gives(textEvent(boss, 'help'));
    const said = line.delivered.find(({ to }) => to.startsWith('token-Uboss'))!;
    expect(said.words.at(-1)).toBe('help');
    expect(said.words.slice(0, -1).every((word) => word === 'notice')).toBe(true);
    expect(said.words.length).toBeGreaterThan(1);
    expect((await outboxOf(boss)).every(({ state }) => state === 'sent')).toBe(true);
  });

  test('too many requests: what cannot have arrived is shown in front of the next reply', async () => {
    await start({ random: () => 1 });
    const user = await newMember();
    line.behave = ({ how }) => (how === 'push' ? 429 : 'ok');
    await engine.accept([textEvent(user, 'help', { replyToken: undefined })]);
    await until('tried', async () => (await outboxOf(user))[0]?.attempts === 1);
    await gives(textEvent(user, 'help'));
    expect(words()).toEqual(['help / help']);
  });

  test('pushes that fail go on failing quietly until their retry key would be forgotten', async () => {
    await start();
    const user = await newMember();
    line.behave = () => 429;
    const event = textEvent(user, 'help', { replyToken: undefined });
    await engine.accept([event]);
    await until('tried', async () => (await outboxOf(user))[0]?.attempts === 1);
    clock.ahead = 24 * 3_600_000;
    engine.wake();
    await until('given up', async () => (await outboxOf(user))[0]?.state === 'failed');
  });
});

describe('something of ours fails', () => {
  test('a flow with a defect: tried again, set aside with an apology; others and later events go on', async () => {
    await start({ tries: 3, random: () => 0 });
    const [user, other] = [await newMember(), await newMember()];
    await gives(textEvent(user, 'broken'));
    const bad = textEvent(user, 'boom');
    await gives(bad, textEvent(user, 'help'), textEvent(other, 'help'));
    const of = (id: string) =>
      line.delivered.filter(({ to }) => to.startsWith(`token-${id}-`)).map((one) => one.words[0]);
    expect(of(user)).toEqual(['broken', expect.stringContaining('ขออภัย'), 'help']);
    expect(of(other)).toEqual(['help']);
    expect(await models.inbox.findById(bad.webhookEventId).lean()).toMatchObject({
      queue: null,
      problem: 'Error',
    });
  });

  test('an effect that fails for a while is performed again with the same key, and said once', async () => {
    let left = 3;
    const keys: string[] = [];
    await start({ random: () => 0 }, (type, key) => {
      if (type !== 'save-update') return;
      keys.push(key);
      if (left-- > 0) throw new Error('not now');
    });
    const user = await newMember();
    const event = textEvent(user, 'everything');
    await gives(event);
    expect(keys).toEqual(Array(4).fill(`${event.webhookEventId}#12`));
    expect(words()).toEqual(expect.arrayContaining(['everything / done']));
    expect(words().filter((word) => word.startsWith('everything'))).toHaveLength(1);
  });

  test('an effect that always fails is given up with an apology', async () => {
    await start({ tries: 2, random: () => 0 }, (type) => {
      if (type === 'drop-evidence') throw new Error('never');
    });
    const user = await newMember();
    await gives(textEvent(user, 'broken'));
    await gives(photoEvent(user));
    await gives(textEvent(user, 'help'));
    expect(words()).toEqual(['broken', expect.stringContaining('ขออภัย'), 'help']);
  });
});

test('notify reaches the coordinators who can be reached', async () => {
  const coordinator = (userId: string, more: Partial<Officer>) =>
    addOfficer(models, { userId, name: userId, role: 'coordinator', ...more });
  await coordinator('Uc1', { district: 'n' });
  await coordinator('Uc2', { district: 'n', follows: false });
  await coordinator('Uc3', { district: 'n', state: 'pending' });
  await coordinator('Uc4', { district: 'n', role: 'officer' });
  await coordinator('Uc5', { district: 'elsewhere' });
  await start();
  const user = await newMember();
  await models.conversations.create(
    toStored({
      _id: user,
      ...{
        district: 'n',
        version: 1,
        active: null,
        parked: null,
        finished: [],
        handled: ['told'],
        replyTokens: [],
      },
      effects: [
        {
          key: 'told#1',
          type: 'notify',
          params: { to: 'coordinators', district: 'n', messages: [{ type: 'text', text: 'news' }] },
          run: 'r',
        },
      ],
    }),
  );
  await models.inbox.create({
    ...internalEvent({
      id: 'told',
      conversation: user,
      run: 'r',
      event: { type: 'timer', name: '' },
      now: now(),
    }),
  });
  engine.wake();
  await settled(models);
  expect(line.delivered).toEqual([{ how: 'push', to: 'Uc1', words: ['news'] }]);
});

test('a stopped engine finishes what it does, and another goes on at once', async () => {
  await start({ leaseMs: 60_000 });
  const user = await newMember();
  line.behave = () => 'gone';
  await engine.accept([textEvent(user, 'diary 1')]);
  await sleep(50);
  line.behave = () => 'ok';
  await engine.stop();
  await engine.accept([textEvent(user, '2')]);
  const begun = Date.now();
  await start({ leaseMs: 60_000 });
  await settled(models);
  expect(Date.now() - begun).toBeLessThan(5_000);
  expect(words()).toEqual(['1:1', '2:2']);
});

test('what was handled or sent long ago is removed', async () => {
  await start();
  const user = await newMember();
  const event = textEvent(user, 'help');
  await gives(event);
  await cleanUp(models, now() + 6 * 86_400_000);
  expect(await models.inbox.exists({ _id: event.webhookEventId })).not.toBeNull();
  await cleanUp(models, now() + 8 * 86_400_000);
  expect(await models.inbox.countDocuments({ queue: null })).toBe(0);
  expect(await models.outbox.countDocuments({ state: 'sent' })).toBe(0);
});
