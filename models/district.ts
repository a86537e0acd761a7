/** A district office (สำนักงานเขต): the tenant. Every other document carries its slug. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

/**
 * How the district reminds, as far as a coordinator chose it; what was not chosen is as the environment says. The due
 * day is `reportDay`. What each means: `ReminderSettings` in flows/facts.ts.
 */
export const ReminderChoices = z
  .object({
    on: z.boolean(),
    firstBefore: z.number().int().min(0),
    headAfter: z.number().int().min(0),
    coordinatorAfter: z.number().int().min(0),
    hour: z.number().int().min(0).max(23),
    quietFrom: z.number().int().min(0).max(23),
    quietTo: z.number().int().min(0).max(23),
    monthlyMessages: z.number().int().min(0).nullable(),
    /** ISO dates, as those of `extraWorkdays`. */
    extraHolidays: z.array(z.object({ date: z.string(), name: z.string() })),
    extraWorkdays: z.array(z.string()),
  })
  .partial();
export type ReminderChoices = z.infer<typeof ReminderChoices>;

/** A day of the month; a shorter month ends earlier. */
export const DueDay = z.number().int().min(1).max(31);

export const District = z.object({
  /** The slug: lower-case ASCII, e.g. `rom-yen`. */
  _id: z.string(),
  /** Official name, e.g. "สำนักงานเขตร่มเย็น". */
  name: z.string(),
  /** Day of the month by which each ฝ่าย reports. */
  reportDay: DueDay,
  reminders: ReminderChoices.optional(),
  /** When a coordinator chose last: reminders of days before are not caught up. */
  remindersSetAt: z.date().optional(),
  createdAt: z.date(),
});
export type District = z.infer<typeof District>;

export const districtSchema = mongooseSchema(District);
