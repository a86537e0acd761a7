/**
 * A message of a linked group that may be referred to later: a photo that somebody may quote, a text that the bot took,
 * or a message of the bot's own. Ids and time only, and for a limited time.
 */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

export const SeenMessage = z.object({
  /** LINE message id. */
  _id: z.string(),
  group: z.string(),
  kind: z.enum(['photo', 'file', 'text', 'bot']),
  /** LINE user id; for a message of the bot, the person that it answers. Null when LINE did not tell. */
  person: z.string().nullable(),
  at: z.date(),
  /** Time of the newest edit that was taken. */
  editedAt: z.date().nullable().optional(),
  /** `groupId/imageSetId` of photos sent together. */
  album: z.string().nullable(),
  /** Its sender took it back. */
  gone: z.boolean(),
});
export type SeenMessage = z.infer<typeof SeenMessage>;

export const seenMessageSchema = mongooseSchema(SeenMessage, [{ fields: { album: 1 } }]);
