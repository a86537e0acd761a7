/** A photo, file or link that shows what was done. The bytes of a photo or file are a blob. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const EvidenceProblem = z.enum([
  'too-large',
  'broken',
  'not-supported',
  /** LINE no longer has it, or the person took it back. */
  'gone',
  /** Could not be fetched within the time LINE keeps it. */
  'unreachable',
]);
export type EvidenceProblem = z.infer<typeof EvidenceProblem>;

export const Evidence = z.object({
  /** LINE message id (for a link: effect key). */
  _id: z.string(),
  district: z.string(),
  conversation: z.string(),
  /** Run of the flow that waits for it. */
  run: z.string(),
  /** LINE user id. */
  sentBy: z.string(),
  kind: z.enum(['photo', 'file', 'link']),
  /** `fetching` is the work queue of the fetcher; `removed` keeps that it was here, not what it was. */
  state: z.enum(['fetching', 'stored', 'refused', 'removed']),
  problem: EvidenceProblem.nullable(),
  attempts: z.number().int(),
  nextAttemptAt: z.date().nullable(),
  /** Where to fetch it when LINE does not hold it itself. */
  externalUrl: z.string().nullable(),
  blob: z.string().nullable(),
  mime: z.string().nullable(),
  bytes: z.number().int().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** File name as sent (untrusted), or the address of a link. */
  name: z.string().nullable(),
  takenAt: z.date().nullable(),
  receivedAt: z.date(),
  caption: z.string().nullable(),
  /** LINE message in which the caption, or the address of a link, was typed. */
  typedIn: z.string().nullable().optional(),
  /** The update it belongs to; null while it is only part of a draft. */
  update: z.string().nullable(),
  /** Filed from a group for this assignment and month (`YYYY-MM`), whose report takes it in. */
  assignment: z.string().nullable().optional(),
  month: z.string().nullable().optional(),
});
export type Evidence = z.infer<typeof Evidence>;

export const evidenceSchema = mongooseSchema(Evidence, [
  { fields: { state: 1 } },
  { fields: { blob: 1 } },
  { fields: { update: 1 } },
  { fields: { assignment: 1 } },
  { fields: { typedIn: 1 } },
]);
