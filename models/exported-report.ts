/**
 * A file of a report that a coordinator asked for. In state `waiting` it is the work queue of the export job; the bytes
 * are kept in chunks (exported-chunk.ts) until the file expires, when all of it is deleted.
 */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const ExportedReport = z.object({
  /** Key of the effect that asked for it. */
  _id: z.string(),
  district: z.string(),
  /** LINE user id: the file is this person's alone. */
  by: z.string(),
  conversation: z.string(),
  /** Run of the flow that waits for it. */
  run: z.string(),
  layout: z.enum(['plan-8', 'report-5', 'report-5-2567', 'report-4', 'compilation-4']),
  /** Months `YYYY-MM`, both included. */
  from: z.string(),
  to: z.string(),
  format: z.enum(['pdf', 'docx', 'xlsx']),
  digits: z.enum(['thai', 'arabic']),
  draft: z.boolean(),
  state: z.enum(['waiting', 'ready', 'failed']),
  attempts: z.number().int(),
  nextAttemptAt: z.date().nullable(),
  requestedAt: z.date(),
  /** File name; null until it is ready. */
  name: z.string().nullable(),
  bytes: z.number().int().nullable(),
  chunks: z.number().int(),
  /** When it is deleted. */
  expiresAt: z.date(),
});
export type ExportedReport = z.infer<typeof ExportedReport>;

export const exportedReportSchema = mongooseSchema(ExportedReport, [
  { fields: { state: 1 } },
  { fields: { by: 1 } },
]);
