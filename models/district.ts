/** A district office (สำนักงานเขต): the tenant. Every other document carries its slug. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const District = z.object({
  /** The slug: lower-case ASCII, e.g. `rom-yen`. */
  _id: z.string(),
  /** Official name, e.g. "สำนักงานเขตร่มเย็น". */
  name: z.string(),
  /** Day of the month by which each ฝ่าย reports (1-28). */
  reportDay: z.number().int().min(1).max(28),
  createdAt: z.date(),
});
export type District = z.infer<typeof District>;

export const districtSchema = mongooseSchema(District);
