/** Conversations in the database: loaded and committed together with others, compare-and-set on the version. */
import {
  type Conversation,
  fromStored,
  type StoredConversation,
  toStored,
} from '../../models/conversation.ts';
import type { Models } from '../../models/index.ts';
import { batched } from '../database/batch.ts';
import { collectionOf, writeErrorsOf } from '../database/once.ts';

/** Somebody else wrote the conversation meanwhile: load it again. */
export class ConversationMoved extends Error {
  constructor(id: string) {
    super(`conversation ${id} was written by another process`);
    this.name = 'ConversationMoved';
  }
}

export interface ConversationStore {
  /** As stored, or empty with version 0. `fresh` when it comes from the database and not from memory. */
  load(id: string): Promise<{ conversation: Conversation; fresh: boolean }>;
  /**
   * Writes it with the next version and gives what was written.
   * @throws ConversationMoved when the version in the database is another
   */
  commit(conversation: Conversation): Promise<Conversation>;
  /** What has changed since without being worth a write: effects done, reply token used. */
  remember(conversation: Conversation): void;
  forget(id: string): void;
}

const REMEMBERED = 2_000;

/** `writer` names this process. What is remembered is right as long as the lease of its partition is held. */
export function createStore(models: Models, writer: string): ConversationStore {
  const collection = collectionOf(models.conversations);
  const remembered = new Map<string, Conversation>();

  const find = batched(async (ids: string[]) => {
    const found = await collection.find({ _id: { $in: ids } }).toArray();
    const byId = new Map(found.map((stored) => [stored._id, read(stored)]));
    return ids.map((id) => byId.get(id) ?? null);
  });

  const write = batched(async (conversations: Conversation[]): Promise<boolean[]> => {
    const moved = new Set<number>();
    let matched = 0;
    try {
      matched = (await collection.bulkWrite(conversations.map(writeOf), { ordered: false })).matchedCount;
    } catch (error) {
      const failures = writeErrorsOf(error);
      if (failures.length === 0 || failures.some(({ code }) => code !== 11000)) throw error;
      for (const { index } of failures) moved.add(index);
      matched = -1;
    }
    const replaced = conversations.filter(({ version }) => version > 1).length;
    if (matched === replaced) return conversations.map(() => true);
    // the answer tells how many matched, not which
    const found = await collection
      .find({ _id: { $in: conversations.map(({ _id }) => _id) } }, { projection: { version: 1, writer: 1 } })
      .toArray();
    return conversations.map(
      ({ _id, version }, i) =>
        !moved.has(i) &&
        found.some((one) => one._id === _id && one.version === version && one.writer === writer),
    );
  });

  function remember(conversation: Conversation): void {
    remembered.delete(conversation._id);
    remembered.set(conversation._id, conversation);
    if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value!);
  }

  return {
    remember,
    forget: (id) => void remembered.delete(id),

    async load(id) {
      const known = remembered.get(id);
      if (known) return { conversation: known, fresh: false };
      const conversation = (await find(id)) ?? empty(id);
      remember(conversation);
      return { conversation, fresh: true };
    },

    async commit(conversation) {
      const { _id, version } = conversation;
      // through JSON, so that what goes on in memory is what the database will give back
      const next = JSON.parse(JSON.stringify({ ...conversation, version: version + 1, writer }));
      remembered.delete(_id);
      if (!(await write(next))) throw new ConversationMoved(_id);
      remember(next);
      return next;
    },
  };
}

function writeOf(conversation: Conversation) {
  const { _id, version } = conversation;
  const stored = toStored(conversation);
  if (version === 1) return { insertOne: { document: stored } };
  return { replaceOne: { filter: { _id, version: version - 1 }, replacement: stored } };
}

/** What cannot be read any more begins anew: a lost draft is better than a bot that never answers again. */
function read(stored: StoredConversation): Conversation {
  try {
    return fromStored(stored);
  } catch {
    const { _id, district, version } = stored;
    return { ...empty(_id), district, version };
  }
}

const empty = (id: string): Conversation => ({
  _id: id,
  district: null,
  version: 0,
  active: null,
  parked: null,
  finished: [],
  handled: [],
  effects: [],
  replyTokens: [],
});
