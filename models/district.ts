/** A district office (สำนักงานเขต): the tenant. Every other document carries its slug. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

/** Working days before and after the due day: so many, and the reminders of a month stay near it. */
export const MOST_WORKING_DAYS = 15;
/** Counted messages for reminders in a month. */
export const MOST_MONTHLY_MESSAGES = 100_000;
/** Holidays and working days of a district's own, and the letters of a name. */
export const MOST_OWN_DAYS = 40;
export const MOST_NAME_LETTERS = 60;
/** Signatures side by side on a page. */
export const MOST_SIGNATURES = 4;

const workingDays = z.number().int().min(0).max(MOST_WORKING_DAYS);
const hour = z.number().int().min(0).max(23);

/**
 * How the district reminds, as far as a coordinator chose it; what was not chosen is as the environment says. The due
 * day is `reportDay`. What each means: `ReminderSettings` in flows/facts.ts.
 */
export const ReminderChoices = z
  .object({
    on: z.boolean(),
    firstBefore: workingDays,
    headAfter: workingDays,
    coordinatorAfter: workingDays,
    hour,
    quietFrom: hour,
    quietTo: hour,
    monthlyMessages: z.number().int().min(1).max(MOST_MONTHLY_MESSAGES).nullable(),
    extraHolidays: z
      .array(z.object({ date: z.iso.date(), name: z.string().max(MOST_NAME_LETTERS) }))
      .max(MOST_OWN_DAYS),
    extraWorkdays: z.array(z.iso.date()).max(MOST_OWN_DAYS),
  })
  .partial();
export type ReminderChoices = z.infer<typeof ReminderChoices>;

/** A day of the month; a shorter month ends earlier. */
export const DueDay = z.number().int().min(1).max(31);

/** Who signs a report, from left to right; what is null is left open, to be filled in by hand. */
export const Signature = z.object({
  /** "ผู้รายงาน" */
  role: z.string().min(1).max(MOST_NAME_LETTERS),
  name: z.string().max(MOST_NAME_LETTERS).nullable(),
  position: z.string().max(MOST_NAME_LETTERS).nullable(),
});
export type Signature = z.infer<typeof Signature>;

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
  /** As a coordinator chose; the usual ones when left out. */
  signatures: z.array(Signature).max(MOST_SIGNATURES).optional(),
  createdAt: z.date(),
});
export type District = z.infer<typeof District>;

export const districtSchema = mongooseSchema(District);
