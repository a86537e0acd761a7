/** What a division reported on an assignment in a month (ผลการดำเนินการ). */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

/** ยังไม่ดำเนินการ / อยู่ระหว่างดำเนินการ / แล้วเสร็จ / เลื่อน. */
export const WorkStatus = z.enum(['not-started', 'in-progress', 'done', 'postponed']);
export type WorkStatus = z.infer<typeof WorkStatus>;

/** The answers of a report. */
export const Answers = z.object({
  status: WorkStatus,
  /** What was done; empty only for `not-started`. */
  text: z.string(),
  /** Why it is postponed. */
  reason: z.string().nullable(),
  /** 0-100, where the output asks for one. */
  percent: z.number().min(0).max(100).nullable(),
  /** Where the output asks for a number of times or pieces. */
  count: z.number().min(0).nullable(),
  /** ISO date to which it is postponed; null or left out when that is not known. */
  until: z.string().nullable().optional(),
});
export type Answers = z.infer<typeof Answers>;

/** The messages in which the words of a report were typed: they go when their sender takes these back. */
export const TypedIn = z.object({
  /** LINE message id; null for words that were not typed, e.g. taken over from the report before. */
  textMessage: z.string().nullable().optional(),
  reasonMessage: z.string().nullable().optional(),
  /** The parts of a text that was typed in several messages, in their order. */
  textParts: z.array(z.object({ message: z.string().nullable(), text: z.string() })).optional(),
});
export type TypedIn = z.infer<typeof TypedIn>;

export const Update = z.object({
  /** Key of the effect that saved it: the same tap saves once. */
  _id: z.string(),
  district: z.string(),
  assignment: z.string(),
  division: z.string(),
  /** The month reported on, `YYYY-MM` in Asia/Bangkok. */
  month: z.string(),
  /** LINE user id. */
  author: z.string(),
  ...Answers.shape,
  ...TypedIn.shape,
  /** Evidence ids in the order shown. */
  evidence: z.array(z.string()),
  state: z.enum(['submitted', 'returned', 'approved']),
  createdAt: z.date(),
  /** Earlier answers, oldest first, each with the time it was replaced. */
  history: z.array(
    z.object({
      at: z.date(),
      by: z.string(),
      key: z.string(),
      was: Answers,
      evidence: z.array(z.string()),
      ...TypedIn.shape,
    }),
  ),
});
export type Update = z.infer<typeof Update>;

export const updateSchema = mongooseSchema(Update, [
  { fields: { assignment: 1 } },
  { fields: { district: 1 } },
  { fields: { author: 1 } },
]);
