/** The inbox: every event received, every timer and every result of a job, stored before anything else happens. */
import type { InternalEvent } from '../../flows/flow.ts';
import type { InboundEvent } from '../../models/inbound-event.ts';
import type { Models } from '../../models/index.ts';
import { insertNew } from '../database/once.ts';
import type { LineEvent } from '../line/events.ts';
import { type Chat, keyOf } from './chat.ts';

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
    event: JSON.stringify(envelope),
    handledAt: null,
  };
}

/** A webhook event as it is stored, for the conversation of this chat. */
export function receivedEvent(event: LineEvent, chat: Chat, now: number): InboundEvent {
  const conversation = keyOf(chat);
  return {
    _id: event.webhookEventId,
    queue: partitionOf(conversation),
    conversation,
    timestamp: event.timestamp,
    receivedAt: new Date(now),
    // at once, also by the clock of another machine
    dueAt: new Date(0),
    event: JSON.stringify(event),
    handledAt: null,
  };
}

/** Puts events into the inbox; those that are there already stay as they are. */
export const insertEvents = (models: Models, events: InboundEvent[]): Promise<Set<string>> =>
  insertNew(models.inbox, events);
