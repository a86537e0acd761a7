/** The outbox: messages that could not go as a reply at once, or go to somebody else. Sent as pushes. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const OutboundMessage = z.object({
  /** Key of the effect; the retry key sent to LINE is derived from it. */
  _id: z.string(),
  district: z.string().nullable(),
  /** LINE user id. */
  to: z.string(),
  /** LINE message objects, 1 to 5. */
  messages: z.array(z.unknown()),
  /** held: the month's quota is used up; it is shown when the person next writes. */
  state: z.enum(['waiting', 'held', 'sent', 'failed']),
  attempts: z.number().int(),
  nextAttemptAt: z.date().nullable(),
  /** Tried first while it is young (free). `tried`: an earlier try may have arrived. */
  reply: z.object({ token: z.string(), receivedAt: z.number(), tried: z.boolean() }).nullable(),
  createdAt: z.date(),
  sentAt: z.date().nullable(),
  /** What LINE answered last: status and message, no user text. */
  problem: z.string().nullable(),
});
export type OutboundMessage = z.infer<typeof OutboundMessage>;

export const outboundMessageSchema = mongooseSchema(OutboundMessage, [
  { fields: { state: 1 } },
  { fields: { to: 1 } },
]);
