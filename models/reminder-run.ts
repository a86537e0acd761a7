/**
 * A reminder of a district for one rule and month, decided once: its `_id` is unique. Stored whole before anything of it
 * is sent, so that whoever goes on after a crash sends the same to the same people.
 */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const ReminderRule = z.enum([
  /** Some days before the due day. */
  'first',
  'due',
  /** To the coordinators, the day after. */
  'digest',
  /** To the heads of divisions that are late still. */
  'head',
  /** To the coordinators about those. */
  'coordinator',
  /** By a coordinator's hand. */
  'manual',
  /** To the coordinators: most of the month's messages are used. */
  'quota-low',
  /** To the coordinators: the account's plan changed. */
  'quota-changed',
]);
export type ReminderRule = z.infer<typeof ReminderRule>;

export const ReminderNotice = z.object({
  /** LINE user id. */
  to: z.string(),
  /** unreachable: has not added the account, or blocked it; shown at the next contact, as what is over the budget. */
  how: z.enum(['push', 'next-contact', 'unreachable']),
  /** Which of the run's messages. */
  message: z.number().int(),
  /** Ids of the assignments that it reminds of. */
  work: z.array(z.string()),
});
export type ReminderNotice = z.infer<typeof ReminderNotice>;

export const ReminderRun = z.object({
  /**
   * `district/period/rule`; by hand `district/period/manual/KEY` with the key of the effect; of a plan that changed
   * `district/month/quota-changed/BEFORE-NOW` with both limits.
   */
  _id: z.string(),
  district: z.string(),
  /** The month that is reported on, `YYYY-MM`. */
  period: z.string(),
  rule: ReminderRule,
  /** open: not all of it has been handed to the outbox; superseded: a later one was due before it could go out. */
  state: z.enum(['open', 'done', 'superseded']),
  decidedAt: z.date(),
  /** The month of its counted messages, `YYYY-MM`. */
  month: z.string(),
  /** LINE user id of the coordinator who wanted it; null for one by the rules. */
  by: z.string().nullable(),
  notices: z.array(ReminderNotice),
  /** JSON of a list of lists of LINE message objects; empty once it is done. */
  messages: z.string(),
  /** How the divisions stood, in a digest. */
  standings: z.array(
    z.object({
      division: z.string(),
      total: z.number().int(),
      done: z.number().int(),
      missing: z.number().int(),
      stalled: z.number().int(),
    }),
  ),
});
export type ReminderRun = z.infer<typeof ReminderRun>;

export const reminderRunSchema = mongooseSchema(ReminderRun, [
  { fields: { district: 1 } },
  { fields: { state: 1 } },
]);
