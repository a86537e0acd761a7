/** A LINE group that the bot was invited into. Nothing of what is said in it. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const Group = z.object({
  /** LINE's group id (`C` + 32 hex digits). */
  _id: z.string(),
  /** As LINE tells it; null when it did not. */
  name: z.string().nullable(),
  /** gone: the bot was removed or left; what it was linked to is kept for when it comes back. */
  state: z.enum(['unlinked', 'linked', 'gone']),
  district: z.string().nullable(),
  /** Slugs of the divisions that it serves; empty for all of the district's. */
  divisions: z.array(z.string()),
  linkedBy: z.string().nullable(),
  linkedAt: z.date().nullable(),
  joinedAt: z.date(),
  /** LINE user ids of people seen in it: who spoke to the bot or was told to have come in. */
  members: z.array(z.string()),
  /** Those who were told how to begin. */
  greeted: z.array(z.string()),
  /** Whom the last event of coming and going had greeted, and its key, so that a repeat of it is known. */
  lastGreeting: z
    .object({ key: z.string(), people: z.array(z.string()) })
    .nullable()
    .optional(),
});
export type Group = z.infer<typeof Group>;

export const groupSchema = mongooseSchema(Group, [{ fields: { district: 1 } }]);
