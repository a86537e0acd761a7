/** Who did what to what, for every change that a person makes. Ids only, no texts. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const AuditEntry = z.object({
  /** Key of the effect. */
  _id: z.string(),
  district: z.string(),
  at: z.date(),
  /** LINE user id; `command-line`; '' for what happened to a group and LINE names nobody for. */
  by: z.string(),
  /** e.g. `update.saved`, `officer.approved`. */
  action: z.string(),
  /** Id of the document changed. */
  subject: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const auditEntrySchema = mongooseSchema(AuditEntry, [{ fields: { district: 1 } }]);
