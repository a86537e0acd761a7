/** The engine in groups, on a real database: what is taken in and kept, what is said where, whatever comes in what order. */
import { type Conversation, fromStored } from '../../models/conversation.ts';
import type { Models } from '../../models/index.ts';
import type { Engine } from '../../src/conversation/engine.ts';
import { cleanUp } from '../../src/conversation/housekeeping.ts';
import { collectionOf } from '../../src/database/once.ts';
import type { LineEvent } from '../../src/line/events.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { type FakeLine, fakeLine } from '../support/fake-line.ts';
import { addGroup, GROUP as LINKED, SECOND_GROUP as UNLINKED, unlinkedGroup } from '../support/groups.ts';
import { addOfficer, openOffice } from '../support/office.ts';
import { settled, smallEngine, textEvent, until } from './small-bot.ts';

let database: TestDatabase;
let models: Models;
let line: FakeLine;
let engine: Engine;
let clock: { ahead: number };
let people = 0;

/** The time at which the events are made; what was seen much earlier is forgotten. */
const begun = Date.now();
const now = () => 1_700_000_100_000 + (Date.now() - begun) + clock.ahead;

beforeAll(async () => {
  database = await testModels();
  models = database.models;
  await openOffice(models);
  await addGroup(models);
  await addGroup(models, { _id: UNLINKED, ...unlinkedGroup });
});
afterAll(() => database.close());
beforeEach(async () => {
  line = await fakeLine();
  clock = { ahead: 0 };
  engine = smallEngine({ models, lineUrl: line.url, now });
  await engine.start();
});
afterEach(async () => {
  await engine.stop();
  await line.close();
});

async function newMember(): Promise<string> {
  const userId = `U9${String(++people).padStart(31, '0')}`;
  await addOfficer(models, { userId, divisions: ['registry'] });
  return userId;
}

const inGroup = (userId: string | undefined, groupId = LINKED) => ({
  source: { type: 'group', groupId, ...(userId && { userId }) },
});
const says = (userId: string, text: string, more: object = {}, group = LINKED): LineEvent => {
  const event = textEvent(userId, text, inGroup(userId, group));
  const message = { ...(event.message as object), quoteToken: `quote-${event.webhookEventId}`, ...more };
  return { ...event, message };
};
const sends = (userId: string, message: object, group = LINKED): LineEvent => ({
  ...textEvent(userId, '', inGroup(userId, group)),
  message,
});
const photo = (userId: string, id: string, group = LINKED) =>
  sends(userId, { type: 'image', id, contentProvider: { type: 'line' } }, group);
const idOf = ({ message }: LineEvent) => (message as { id: string }).id;
const happens = (type: string, more: object, userId?: string, group = LINKED): LineEvent => {
  const { message: _, replyToken: __, ...event } = textEvent(userId ?? 'U', '', inGroup(userId, group));
  return { ...event, type, ...more } as LineEvent;
};
const unsends = (userId: string, messageId: string) => happens('unsend', { unsend: { messageId } }, userId);
const edits = (said: LineEvent, text: string): LineEvent => ({
  ...textEvent('U', text),
  ...{ type: 'messageEdited', source: said.source },
  message: { ...(said.message as object), text },
});

/** Lets the bot take the events and waits until all is done. */
async function gives(...events: LineEvent[]): Promise<void> {
  await engine.accept(events);
  await settled(models);
}

/** First lines: how to answer in a group stands under them. */
const words = () => line.delivered.map((one) => one.words.map((text) => text.split('\n')[0]).join(' / '));
const conversation = async (userId: string, group: string | null = LINKED): Promise<Conversation | null> => {
  const stored = await models.conversations.findById(group ? `${group}+${userId}` : userId).lean();
  return stored && fromStored(stored);
};
const contextOf = async (userId: string, group: string | null = LINKED) =>
  (await conversation(userId, group))?.active?.context as { heard: string[] } | undefined;

/** All that the database holds, as one text. */
async function everything(): Promise<string> {
  const { connection, ...collections } = models;
  const all = await Promise.all(
    Object.values(collections).map((model) =>
      collectionOf(model as never)
        .find()
        .toArray(),
    ),
  );
  return JSON.stringify(all);
}

test('the talk of people leaves no trace: no words, no ids, no conversation', async () => {
  const [user, other] = [await newMember(), await newMember()];
  const secret = (n: number) => `ความลับที่ ${n} ของกลุ่ม`;
  const answer = says(user, 'diary 1');
  await gives(says(user, '# diary 1'));
  const before = await models.inbox.countDocuments();
  const [toUser] = await models.seenMessages.find({ group: LINKED, kind: 'bot', person: user }).lean();
  const talk = [
    says(other, secret(1)),
    says(other, secret(8), { quotedMessageId: toUser!._id }),
    says(other, secret(2), { quotedMessageId: idOf(answer) }),
    says(other, `รายงานการประชุม${secret(3)}`),
    says(other, secret(4), {
      mention: { mentionees: [{ index: 0, length: 2, type: 'user', userId: user }] },
    }),
    sends(other, { type: 'sticker', id: 'secret-sticker', packageId: '1', stickerId: '2' }),
    sends(other, { type: 'audio', id: 'secret-audio', duration: 1, contentProvider: { type: 'line' } }),
    sends(other, { type: 'location', id: 'secret-place', address: secret(5), latitude: 1, longitude: 1 }),
    edits(says(other, secret(6)), secret(7)),
    happens('unsend', { unsend: { messageId: 'secret-unsent' } }, other, UNLINKED),
    photo(other, 'secret-photo', UNLINKED),
  ];
  await gives(...talk);
  expect(await models.inbox.countDocuments()).toBe(before);
  const kept = await everything();
  expect(kept).not.toMatch(/ความลับ|secret-/);
  for (const event of talk) expect(kept).not.toContain(event.webhookEventId);
  expect(await conversation(other)).toBeNull();
  expect(words()).toEqual(['1:1']);
});

test('what was said to the bot stays in the conversation alone', async () => {
  const user = await newMember();
  await gives(says(user, '# diary คำที่พิมพ์ไว้'));
  const { inbox, ...rest } = models;
  expect(JSON.stringify(await inbox.find().lean())).not.toContain('คำที่พิมพ์');
  expect(JSON.stringify(await rest.conversations.find().lean())).toContain('คำที่พิมพ์');
});

test('prefixes, mentions, and replies to the bot’s own messages are answered, each to the person who spoke', async () => {
  const [one, two] = [await newMember(), await newMember()];
  await gives(says(one, '# diary a'), says(two, '#diary b'));
  const [bot] = await models.seenMessages.find({ group: LINKED, kind: 'bot', person: one }).lean();
  await gives(
    says(one, 'reply', { quotedMessageId: bot!._id }),
    says(two, '@bot mention', {
      mention: { mentionees: [{ index: 0, length: 4, type: 'user', isSelf: true }] },
    }),
  );
  expect(words().sort()).toEqual(['1:a', '1:b', '2:mention', '2:reply']);
  expect(line.delivered.every(({ how }) => how === 'reply')).toBe(true);
});

test('an answer that LINE took only at a later try is known to be the bot’s', async () => {
  const user = await newMember();
  let refused = 0;
  line.behave = () => (refused++ < 3 ? 500 : 'ok');
  await gives(says(user, '# diary a'));
  expect(line.delivered.map(({ how }) => how)).toEqual(['reply']);
  const [bot] = await models.seenMessages.find({ group: LINKED, kind: 'bot', person: user }).lean();
  await gives(says(user, 'reply', { quotedMessageId: bot!._id }));
  expect(words().at(-1)).toBe('2:reply');
});

test('a photo nobody waits for is only known by its id; one that is waited for reaches its report', async () => {
  const [one, two] = [await newMember(), await newMember()];
  await gives(photo(two, 'p-two'));
  expect(await conversation(two)).toBeNull();
  expect(await models.seenMessages.findById('p-two').lean()).toMatchObject({
    ...{ group: LINKED, kind: 'photo', person: two, album: null, gone: false },
  });
  await gives(says(one, '# report'));
  await gives(says(one, '# words'));
  await gives(photo(one, 'p-one'), photo(two, 'p-other'));
  expect(await contextOf(one)).toMatchObject({ heard: ['words', 'p-one'] });
});

test('a quoted photo is filed with a command or a code alone; other words about it are talk', async () => {
  const [one, two] = [await newMember(), await newMember()];
  await gives(photo(two, 'p-quoted'));
  await gives(says(one, 'ใครถ่ายคะ', { quotedMessageId: 'p-quoted' }));
  await gives(says(one, 'O15', { quotedMessageId: 'p-quoted' }));
  expect(words()).toEqual(['file-photo {"photo":"p-quoted","search":"O15"}']);
});

test('an answer that is too late for the group goes to the person, never to the group', async () => {
  const user = await newMember();
  clock.ahead = -120_000;
  await models.inbox.deleteMany({});
  await engine.stop();
  await engine.accept([says(user, '# diary late')]);
  clock.ahead = 0;
  engine = smallEngine({ models, lineUrl: line.url, now });
  await engine.start();
  await settled(models);
  await until('pushed', () => line.delivered.length > 0);
  expect(line.delivered).toEqual([
    { how: 'push', to: user, words: [expect.stringContaining('ไม่ทัน'), '1:late'] },
  ]);
});

test('nothing is ever said unasked to a group', async () => {
  const user = await newMember();
  await gives(happens('memberLeft', { left: { members: [{ type: 'user', userId: user }] } }));
  expect(line.requests).toEqual([]);
  expect(await models.outbox.countDocuments({ to: { $not: /^U/ } })).toBe(0);
});

test('who leaves the group has nothing open there any more', async () => {
  const user = await newMember();
  await gives(says(user, '# report'), says(user, '# words'));
  expect(await contextOf(user)).toBeDefined();
  await gives(happens('memberLeft', { left: { members: [{ type: 'user', userId: user }] } }));
  expect((await conversation(user))!.active).toBeNull();
});

describe('edits', () => {
  test('the newest counts, in whatever order they arrive', async () => {
    const user = await newMember();
    await gives(says(user, '# report'));
    const said = says(user, '# first');
    const [second, third, fourth] = [edits(said, '# second'), edits(said, '# third'), edits(said, 'fourth')];
    await gives(said);
    await gives(third);
    await gives(second);
    await gives(fourth, third);
    expect(await contextOf(user)).toMatchObject({ heard: ['first', 'edited third', 'edited fourth'] });
  });

  test('one that comes before its message stands for it', async () => {
    const user = await newMember();
    await gives(says(user, '# report'));
    const said = says(user, '# first');
    await gives(edits(said, '# second'));
    await gives(said);
    expect(await contextOf(user)).toMatchObject({ heard: ['second'] });
    await gives(edits(said, '# third'));
    expect(await contextOf(user)).toMatchObject({ heard: ['second', 'edited third'] });
  });

  test('one that only now calls the bot is said to it', async () => {
    const user = await newMember();
    await gives(says(user, '# report'));
    const forgotten = says(user, 'words');
    await gives(forgotten);
    await gives(edits(forgotten, '# words'));
    expect(await contextOf(user)).toMatchObject({ heard: ['words'] });
  });
});

describe('taken back', () => {
  test('before it arrives: nothing of it is kept', async () => {
    const user = await newMember();
    await gives(says(user, '# report'));
    const said = says(user, '# คำที่ถอนคืน');
    await gives(unsends(user, idOf(said)), unsends(user, 'p-unsent'));
    await gives(said, photo(user, 'p-unsent'), edits(said, '# คำที่ถอนคืน อีกครั้ง'));
    expect(await contextOf(user)).toMatchObject({ heard: [] });
    expect(await everything()).not.toContain('คำที่ถอนคืน');
    expect(await models.seenMessages.findById('p-unsent').lean()).toMatchObject({ gone: true });
  });

  test('afterwards: the run and the database are told, and it is known as gone', async () => {
    const user = await newMember();
    await gives(says(user, '# report'));
    const said = says(user, '# words');
    await gives(said, photo(user, 'p-later'));
    const unsent = unsends(user, 'p-later');
    await gives(unsent);
    expect(await contextOf(user)).toMatchObject({ heard: ['words', 'p-later', 'taken-back'] });
    expect(await models.seenMessages.findById('p-later').lean()).toMatchObject({ gone: true });
    expect(await models.audit.find({ action: 'take-back' }).lean()).toMatchObject([
      { _id: `${unsent.webhookEventId}#1` },
    ]);
  });

  test('in a 1:1 chat, before it arrives', async () => {
    const user = await newMember();
    const said = textEvent(user, 'diary secret');
    const { replyToken: _, message: __, ...unsent } = textEvent(user, '');
    await gives({ ...unsent, type: 'unsend', unsend: { messageId: idOf(said) } } as LineEvent);
    await gives(said);
    expect(line.requests).toEqual([]);
    expect((await conversation(user, null))!.active).toBeNull();
  });
});

test('what could not be stored is taken when LINE sends it again, as if for the first time', async () => {
  const user = await newMember();
  await gives(says(user, '# report'));
  const said = says(user, '# words');
  const forgotten = says(user, 'more words');
  const inbox = collectionOf(models.inbox);
  const insertMany = inbox.insertMany;
  for (const event of [
    said,
    photo(user, 'p-again'),
    edits(said, '# other words'),
    edits(forgotten, '# more words'),
    unsends(user, 'p-again'),
  ]) {
    inbox.insertMany = () => Promise.reject(new Error('the database is away'));
    await expect(engine.accept([event])).rejects.toThrow('away');
    inbox.insertMany = insertMany;
    await gives(event);
  }
  expect(await contextOf(user)).toMatchObject({
    heard: ['words', 'p-again', 'edited other words', 'more words', 'taken-back'],
  });
});

test('what was seen in groups is forgotten after thirty days', async () => {
  const user = await newMember();
  await gives(photo(user, 'p-old'));
  const day = 86_400_000;
  const { at } = (await models.seenMessages.findById('p-old').lean())!;
  await cleanUp(models, at.getTime() + 29 * day);
  expect(await models.seenMessages.exists({ _id: 'p-old' })).not.toBeNull();
  await cleanUp(models, at.getTime() + 31 * day);
  expect(await models.seenMessages.exists({ _id: 'p-old' })).toBeNull();
});
