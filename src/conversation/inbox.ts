/** The inbox: every event received, every timer and every result of a job, stored before anything else happens. */
import type { Model, mongo } from 'mongoose';
import type { InternalEvent } from '../../flows/flow.ts';
import type { InboundEvent } from '../../models/inbound-event.ts';
import type { Models } from '../../models/index.ts';
import type { LineEvent } from '../line/events.ts';

/** Conversations are spread over so many partitions; it is written into the inbox, so it stays as it is. */
export const PARTITIONS: readonly string[] = Array.from(
  { length: 32 },
  (_, i) => `p${String(i).padStart(2, '0')}`,
);

/** The partition of a conversation: FNV-1a of its key. */
export function partitionOf(conversation: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(conversation)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return PARTITIONS[hash % PARTITIONS.length]!;
}

/** How an event that no person sent stands in the inbox. */
export interface InternalEnvelope {
  type: 'internal';
  input: { run: string; event: InternalEvent };
}

/**
 * A timer, or the result of a job, for a run. `id` makes it happen once however often it is inserted; `now` and
 * `dueAt` (not before that time) are epoch ms.
 */
export function internalEvent(given: {
  id: string;
  conversation: string;
  run: string;
  event: InternalEvent;
  now: number;
  dueAt?: number;
}): InboundEvent {
  const { id, conversation, run, event, now, dueAt = now } = given;
  const envelope: InternalEnvelope = { type: 'internal', input: { run, event } };
  return {
    _id: id,
    queue: partitionOf(conversation),
    conversation,
    timestamp: dueAt,
    receivedAt: new Date(now),
    dueAt: new Date(dueAt),
    event: envelope,
    handledAt: null,
  };
}

/**
 * A webhook event as it is stored. Events that are not for this bot to answer (groups, chats that another module
 * holds, events of nobody) are stored as handled.
 */
export function receivedEvent(event: LineEvent, now: number): InboundEvent {
  const { source } = event;
  const answered = event.mode !== 'standby' && source?.type === 'user' && source.userId !== undefined;
  const conversation = [source?.groupId ?? source?.roomId, source?.userId].filter(Boolean).join('+');
  return {
    _id: event.webhookEventId,
    queue: answered ? partitionOf(conversation) : null,
    conversation,
    timestamp: event.timestamp,
    receivedAt: new Date(now),
    dueAt: new Date(now),
    event,
    handledAt: answered ? null : new Date(now),
  };
}

/** The driver's collection: the hot path writes plain documents whose shape is checked by their type. */
export const collectionOf = <T extends { _id: string }>(model: Model<T>) =>
  model.collection as unknown as mongo.Collection<T>;

/** Given to the operations that every event needs, so that a connection that went dead is noticed. */
export const PATIENCE = { timeoutMS: 5_000 } as const;

const DUPLICATE_KEY = 11000;

/**
 * Inserts what is not there yet, in one write.
 * @returns the ids that had been there before
 */
export async function insertNew<T extends { _id: string }>(
  model: Model<T>,
  documents: T[],
): Promise<Set<string>> {
  if (documents.length === 0) return new Set();
  try {
    await collectionOf(model).insertMany(documents as never, { ordered: false, ...PATIENCE });
    return new Set();
  } catch (error) {
    const failures = writeErrorsOf(error);
    if (failures.length === 0 || failures.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
    return new Set(failures.map(({ index }) => documents[index]!._id));
  }
}

/** Puts events into the inbox; those that are there already stay as they are. */
export const insertEvents = (models: Models, events: InboundEvent[]): Promise<Set<string>> =>
  insertNew(models.inbox, events);

/** The documents of a bulk write that failed, by their index; empty for an error of another kind. */
export function writeErrorsOf(error: unknown): { code: number; index: number }[] {
  const found = (error as { writeErrors?: unknown }).writeErrors;
  const list = Array.isArray(found) ? found : found ? [found] : [];
  return list.map((one: { code: number; index: number }) => ({ code: one.code, index: one.index }));
}
