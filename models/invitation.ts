/** A code that lets people join with a role and divisions, without waiting for approval. */
import { z } from 'zod';
import { Role } from './officer.ts';
import { mongooseSchema } from './schema.ts';

export const Invitation = z.object({
  /** The code as typed, upper case without blanks, e.g. `K7M2-9QXD`. */
  _id: z.string(),
  district: z.string(),
  role: Role,
  divisions: z.array(z.string()),
  maxUses: z.number().int().min(1),
  /** LINE user ids that used it; a person counts once. */
  usedBy: z.array(z.string()),
  expiresAt: z.date(),
  /** LINE user id of the coordinator, or null when made by the command line. */
  madeBy: z.string().nullable(),
  createdAt: z.date(),
});
export type Invitation = z.infer<typeof Invitation>;

export const invitationSchema = mongooseSchema(Invitation, [{ fields: { district: 1 } }]);
