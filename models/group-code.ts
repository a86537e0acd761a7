/** A code with which anybody in a LINE group links it to a district: for one group, for a day. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const GroupCode = z.object({
  /** The code as typed, upper case without blanks, e.g. `K7M2-9QXD`. */
  _id: z.string(),
  district: z.string(),
  /** Slugs of the divisions that the group will serve; empty for all of the district's. */
  divisions: z.array(z.string()),
  /** LINE's id of the group that used it. */
  usedIn: z.string().nullable(),
  expiresAt: z.date(),
  /** LINE user id of the coordinator. */
  madeBy: z.string(),
  createdAt: z.date(),
});
export type GroupCode = z.infer<typeof GroupCode>;

export const groupCodeSchema = mongooseSchema(GroupCode);
