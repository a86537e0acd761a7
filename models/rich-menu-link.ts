/** Which rich menu LINE was told to show to a person, and whether that has to be looked at again. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

/** LINE links menus to friends of the account only, and does not tell: what who comes back has, nobody knows. */
export const UNKNOWN_MENU = 'unknown';

export const RichMenuLink = z.object({
  /** LINE user id. */
  _id: z.string(),
  /** LINE's id of the menu that the person has; null for the default menu; {@link UNKNOWN_MENU}. */
  linked: z.string().nullable(),
  /** due: who the person is may have changed since. */
  state: z.enum(['due', 'settled']),
  /** How often it became due, so that what becomes due while LINE is asked is not lost. */
  asked: z.number().int(),
  /** Tries at LINE since it became due. */
  attempts: z.number().int(),
  /** Until then a process works on it, or LINE is left in peace. */
  nextAttemptAt: z.date().nullable(),
});
export type RichMenuLink = z.infer<typeof RichMenuLink>;

export const richMenuLinkSchema = mongooseSchema(RichMenuLink, [{ fields: { state: 1 } }]);
