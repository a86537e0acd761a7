/**
 * The file of a plan that a coordinator sent, until it is confirmed or given up. In state `fetching` it is the work queue
 * of the import job; what was read is kept in parts (plan-import-part.ts). Nothing of it is in the plan before it is
 * `imported`; all of it is deleted when it expires.
 */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

/** What came of an import, for the one who confirmed it. */
export const ImportOutcome = z.object({
  plan: z.string(),
  version: z.number().int(),
  fiscalYearBE: z.number().int(),
  items: z.number().int(),
  assignments: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  /** Going on as they were. */
  kept: z.number().int(),
  returned: z.number().int(),
  /** Measures that are not asked for any more, as "ฝ่ายทะเบียน O15 …"; the first of them. */
  retired: z.array(z.string()),
  retiredCount: z.number().int(),
  /** What nobody is responsible for; the first of it. */
  unassigned: z.array(z.string()),
  unassignedCount: z.number().int(),
});
export type ImportOutcome = z.infer<typeof ImportOutcome>;

export const PlanImport = z.object({
  /** LINE message id of the file. */
  _id: z.string(),
  district: z.string(),
  /** LINE user id: whoever sent it decides about it, alone. */
  by: z.string(),
  conversation: z.string(),
  /** Run of the flow that waits for it. */
  run: z.string(),
  /** File name as sent (untrusted). */
  name: z.string(),
  state: z.enum(['fetching', 'ready', 'refused', 'imported']),
  attempts: z.number().int(),
  nextAttemptAt: z.date().nullable(),
  /** Why it cannot be read; `text` is said as it is. */
  problem: z.object({ code: z.string(), text: z.string() }).nullable(),
  sha256: z.string().nullable(),
  bytes: z.number().int().nullable(),
  parts: z.number().int(),
  decisions: z.array(z.object({ question: z.string(), choice: z.string() })),
  /** Written before the import, so that a repeat of it tells the same. */
  outcome: ImportOutcome.nullable(),
  requestedAt: z.date(),
  expiresAt: z.date(),
});
export type PlanImport = z.infer<typeof PlanImport>;

export const planImportSchema = mongooseSchema(PlanImport, [{ fields: { state: 1 } }, { fields: { by: 1 } }]);
