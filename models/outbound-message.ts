/** The outbox: messages that could not go as a reply at once, or go to somebody else. Sent as pushes. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const OutboundMessage = z.object({
  /** Key of the effect; the retry key sent to LINE is derived from it. */
  _id: z.string(),
  district: z.string().nullable(),
  /** LINE user id. */
  to: z.string(),
  /** LINE message objects, 1 to 5; none any more once it is sent, nor where it is made anew when it is shown. */
  messages: z.array(z.unknown()),
  /**
   * held: the month's quota or the reminders' share of it is used up; it is shown when the person next writes.
   * dropped: held for so long that there was nothing to say any more.
   */
  state: z.enum(['waiting', 'held', 'sent', 'failed', 'dropped']),
  attempts: z.number().int(),
  nextAttemptAt: z.date().nullable(),
  /** Tried first while it is young (free). `tried`: an earlier try may have arrived. `group`: where it is said so. */
  reply: z
    .object({
      token: z.string(),
      receivedAt: z.number(),
      tried: z.boolean(),
      group: z.string().nullable().optional(),
    })
    .nullable(),
  createdAt: z.date(),
  sentAt: z.date().nullable(),
  /** What LINE answered last: status and message, no user text. */
  problem: z.string().nullable(),
  /** It is being sent now, or was when its process ended: it is not shown with a reply. */
  claimed: z.boolean().optional(),
  /** Rows of one bundle say the same and go to all of their people in one request. */
  bundle: z.string().nullable().optional(),
  /** Which request it goes with, decided before that is made: the retry key is derived from it. */
  sealed: z.string().nullable().optional(),
  /** Not begun to be pushed after this time, and held instead. */
  until: z.date().nullable().optional(),
  /** When it may be tried again after `until`, if an earlier try may have arrived. */
  again: z.date().nullable().optional(),
  /** An earlier push got no answer: it may have arrived. */
  uncertain: z.boolean().optional(),
  /** The reminder run that it is of: made anew when it is shown with a reply. */
  reminder: z.string().nullable().optional(),
});
export type OutboundMessage = z.infer<typeof OutboundMessage>;

export const outboundMessageSchema = mongooseSchema(OutboundMessage, [
  { fields: { state: 1 } },
  { fields: { to: 1 } },
  { fields: { bundle: 1 } },
]);
