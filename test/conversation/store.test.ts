import { type Conversation, fromStored } from '../../models/conversation.ts';
import type { Models } from '../../models/index.ts';
import { ConversationMoved, createStore } from '../../src/conversation/store.ts';
import { type TestDatabase, testModels } from '../support/database.ts';

let database: TestDatabase;
let models: Models;
beforeAll(async () => {
  database = await testModels();
  models = database.models;
});
afterAll(() => database.close());

const load = async (store: ReturnType<typeof createStore>, id: string): Promise<Conversation> =>
  (await store.load(id)).conversation;

test('of two processes that write the same version, one wins; others in the same batch are not touched by it', async () => {
  const [one, two] = [createStore(models, 'one'), createStore(models, 'two')];
  const ids = Array.from({ length: 150 }, (_, i) => `c${i}`);
  for (let round = 1; round <= 3; round++) {
    // every third conversation is written by both, from the same version
    const contested = ids.filter((_, i) => i % 3 === 0);
    const loaded = await Promise.all(ids.map(async (id) => [id, await load(one, id)] as const));
    const seen = await Promise.all(contested.map((id) => load(two, id)));
    const write = (store: typeof one, conversation: Conversation, by: string) =>
      store
        .commit({ ...conversation, handled: [...conversation.handled, `${by}${round}`] })
        .then(() => `${conversation._id} ${by}`)
        .catch((error) => {
          expect(error).toBeInstanceOf(ConversationMoved);
          return null;
        });
    const results = await Promise.all([
      ...loaded.map(([, conversation]) => write(one, conversation, 'one')),
      ...seen.map((conversation) => write(two, conversation, 'two')),
    ]);
    const won = results.filter((result) => result !== null);
    expect(won).toHaveLength(ids.length);
    const stored = (await models.conversations.find({ _id: { $in: ids } }).lean()).map(fromStored);
    expect(stored.map(({ version }) => version)).toEqual(ids.map(() => round));
    for (const { _id, handled } of stored)
      expect(won).toContain(`${_id} ${handled.at(-1)!.replace(/\d+$/, '')}`);
    for (const id of ids) for (const store of [one, two]) store.forget(id);
  }
});

test('what comes out of memory is what the database would give', async () => {
  const store = createStore(models, 'me');
  const conversation = { ...(await load(store, 'x')), parked: undefined as never, handled: ['e'] };
  const committed = await store.commit(conversation);
  expect(await load(store, 'x')).toEqual(committed);
  store.forget('x');
  expect(await store.load('x')).toEqual({ conversation: committed, fresh: true });
});

test('a conversation that cannot be read begins anew, and is written over', async () => {
  const stored = { _id: 'odd', district: 'rom-yen', version: 7, writer: 'old', held: 'not JSON' };
  await models.conversations.create(stored);
  const store = createStore(models, 'me');
  const conversation = await load(store, 'odd');
  expect(conversation).toMatchObject({ district: 'rom-yen', version: 7, active: null, effects: [] });
  expect((await store.commit(conversation)).version).toBe(8);
});
