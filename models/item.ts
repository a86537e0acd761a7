/** An assessed issue (ประเด็นการประเมิน) of a plan. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const Item = z.object({
  /** `plan/order`. */
  _id: z.string(),
  plan: z.string(),
  district: z.string(),
  order: z.number().int(),
  codes: z.array(z.string()),
  indicator: z.number().int().nullable(),
  indicatorName: z.string().nullable(),
  instrument: z.string().nullable(),
  title: z.string(),
  /** Score of last year, 0-100; 0 is a value, null is "not given". */
  score: z.number().nullable(),
  problem: z.string().nullable(),
  /** 1-based lines of the source. */
  lines: z.array(z.number().int()),
  /** What was done before this plan, where it was made of a report. */
  history: z
    .object({
      /** Title of the report. */
      title: z.string(),
      /** Months `YYYY-MM`, both included. */
      period: z.object({ from: z.string(), to: z.string() }).nullable(),
      results: z.array(z.string()),
    })
    .nullable()
    .optional(),
});
export type Item = z.infer<typeof Item>;

export const itemSchema = mongooseSchema(Item, [{ fields: { plan: 1 } }]);
