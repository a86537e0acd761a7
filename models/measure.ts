/** An activity (มาตรการ/กิจกรรม) of a plan; it answers one item or, in merged cells, several. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const Measure = z.object({
  /** `plan/order`. */
  _id: z.string(),
  plan: z.string(),
  district: z.string(),
  order: z.number().int(),
  items: z.array(z.string()),
  /** Null for an item without an activity: its output is the task. */
  text: z.string().nullable(),
  outputs: z.array(z.string()),
  channels: z.array(z.string()),
  /** ISO date. */
  due: z.string().nullable(),
  cadence: z.string().nullable(),
  /** Canonical names as read, "ทุกฝ่าย" not yet resolved. */
  responsible: z.array(z.string()),
});
export type Measure = z.infer<typeof Measure>;

export const measureSchema = mongooseSchema(Measure, [{ fields: { plan: 1 } }]);
