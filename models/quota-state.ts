/** What LINE last told of the month's counted messages, to go on while it does not answer and to notice a change. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const QuotaState = z.object({
  /** `line`: one channel, one state. */
  _id: z.string(),
  /** `YYYY-MM` that `used` is of. */
  month: z.string(),
  /** Null without a limit. */
  limit: z.number().int().nullable(),
  used: z.number().int(),
  at: z.date(),
  /** The limit that the coordinators know of: another one is told to them. */
  known: z.number().int().nullable(),
});
export type QuotaState = z.infer<typeof QuotaState>;

export const quotaStateSchema = mongooseSchema(QuotaState);
