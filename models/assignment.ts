/**
 * A task of one division: a measure (or an item without activity) x a division, with its current state, so that no
 * page has to add up updates. It keeps its id when a corrected plan is imported.
 */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';
import { Answers } from './update.ts';

/** The last update, repeated here. */
export const CurrentState = z.object({
  update: z.string(),
  /** `YYYY-MM`. */
  month: z.string(),
  at: z.date(),
  author: z.string(),
  photos: z.number().int(),
  files: z.number().int(),
  ...Answers.shape,
});
export type CurrentState = z.infer<typeof CurrentState>;

export const Assignment = z.object({
  _id: z.string(),
  district: z.string(),
  fiscalYearBE: z.number().int(),
  /** `district/slug`: one index serves a division's list. */
  division: z.string(),
  /** Plan version it was last seen in. */
  plan: z.string(),
  items: z.array(z.string()),
  measure: z.string(),
  /** Order in the plan. */
  order: z.number().int(),
  codes: z.array(z.string()),
  indicator: z.number().int().nullable(),
  indicatorName: z.string().nullable(),
  /** Title of the item. */
  title: z.string(),
  /** Text of the activity. */
  text: z.string().nullable(),
  outputs: z.array(z.string()),
  channels: z.array(z.string()),
  /** ISO date. */
  due: z.string().nullable(),
  cadence: z.string().nullable(),
  /** What number the output asks for, read from its wording. */
  asks: z.enum(['percent', 'count']).nullable(),
  /** e.g. "ครั้ง", with asks = count. */
  unit: z.string().nullable(),
  target: z.number().nullable(),
  /** Gone from the newest version of the plan: kept for its reports, no longer asked for. */
  retired: z.boolean(),
  current: CurrentState.nullable(),
  /** The newest report of an earlier month than `current`: whether anything moved since. */
  previous: CurrentState.nullable().optional(),
});
export type Assignment = z.infer<typeof Assignment>;

export const assignmentSchema = mongooseSchema(Assignment, [
  { fields: { division: 1 } },
  { fields: { district: 1 } },
]);
