/** One version of a district's plan for a fiscal year, as read from a document. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

/** A doubt that nobody has settled. */
export const PlanWarning = z.object({
  code: z.string(),
  text: z.string(),
  line: z.number().int().nullable(),
});
export type PlanWarning = z.infer<typeof PlanWarning>;

export const Plan = z.object({
  /** `district/fiscalYearBE/version`. */
  _id: z.string(),
  district: z.string(),
  fiscalYearBE: z.number().int(),
  version: z.number().int().min(1),
  /** True for the newest version only. */
  current: z.boolean(),
  title: z.string(),
  layout: z.string(),
  columns: z.array(z.string()),
  source: z.object({
    name: z.string(),
    sha256: z.string(),
    bytes: z.number().int(),
    /** SHA-256 of what a person decided about it; left out when nothing was. */
    decisions: z.string().optional(),
  }),
  warnings: z.array(PlanWarning),
  importedAt: z.date(),
});
export type Plan = z.infer<typeof Plan>;

export const planSchema = mongooseSchema(Plan, [{ fields: { district: 1 } }]);
