/** A person in LINE and what the person may do in a district. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const Role = z.enum(['officer', 'head', 'coordinator', 'director']);
export type Role = z.infer<typeof Role>;

export const OfficerState = z.enum(['pending', 'active', 'refused', 'blocked', 'withdrawn', 'left']);
export type OfficerState = z.infer<typeof OfficerState>;

export const Officer = z.object({
  /** `district/userId`. */
  _id: z.string(),
  district: z.string(),
  /** LINE user id (U + 32 hex digits), the same in all channels of one provider. */
  userId: z.string(),
  /** Display name in LINE when last seen. */
  name: z.string(),
  role: Role,
  /** pending: waits for a coordinator; withdrawn: took the consent back; left: went out of the groups of the district. */
  state: OfficerState,
  /** Slugs of the divisions the person serves; while pending, those asked for. */
  divisions: z.array(z.string()),
  /** Slugs of further divisions that an active member asked for; the member goes on serving the others meanwhile. */
  asksFor: z.array(z.string()).optional(),
  /** False after the person blocked the account in LINE: pushes would not arrive. */
  follows: z.boolean(),
  consent: z.object({ version: z.number().int(), at: z.date() }).nullable(),
  requestedAt: z.date().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.date().nullable(),
  /** Key of the effect that decided, so that a repeat of it is known. */
  decisionKey: z.string().nullable().optional(),
  /** Coordinator who ended the membership; coming back into a group does not give it back. */
  removedBy: z.string().nullable().optional(),
});
export type Officer = z.infer<typeof Officer>;

export const officerSchema = mongooseSchema(Officer, [
  { fields: { userId: 1 } },
  { fields: { district: 1 } },
]);
