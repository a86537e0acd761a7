/** The inbox: every event received and every timer due, and at the same time the queue that workers take from. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const InboundEvent = z.object({
  /** LINE's `webhookEventId`; for a timer or an answer of a job, the key of the effect that made it. */
  _id: z.string(),
  /** The partition it waits in (`p00`..), null once it is handled. */
  queue: z.string().nullable(),
  /** Conversation key; see conversation.ts. */
  conversation: z.string(),
  /** Time of the event by LINE's clock, ms; events of a conversation are taken in this order. */
  timestamp: z.number(),
  receivedAt: z.date(),
  /** Not before this time (timers). */
  dueAt: z.date(),
  /** JSON of a LINE webhook event as received, or of `{ type: 'internal', input }`. */
  event: z.string(),
  handledAt: z.date().nullable(),
  /** Why it was set aside after several tries: name of the error, no text of a person. */
  problem: z.string().nullable().optional(),
});
export type InboundEvent = z.infer<typeof InboundEvent>;

export const inboundEventSchema = mongooseSchema(InboundEvent, [{ fields: { queue: 1 } }]);
