/** What LINE sends to the webhook, read leniently: LINE adds event types and properties without notice. */
import { z } from 'zod';
import { SeenMessage } from '../../models/seen-message.ts';

/** One webhook event. Only what the inbox needs is checked; the rest stays as received. */
export const LineEvent = z.looseObject({
  type: z.string(),
  webhookEventId: z.string().min(1),
  /** Ms by LINE's clock; unchanged when the event is sent again. */
  timestamp: z.number(),
  /** `standby`: another module answers in this chat, and the bot says nothing. */
  mode: z.string().optional(),
  /** Missing on unfollow, unsend and others that cannot be answered. */
  replyToken: z.string().optional(),
  source: z
    .looseObject({
      type: z.string(),
      userId: z.string().optional(),
      groupId: z.string().optional(),
      roomId: z.string().optional(),
    })
    .optional(),
});
export type LineEvent = z.infer<typeof LineEvent>;

/** What the bot itself writes beside a text of a group when it takes it in, as `heard`. */
export const Heard = z.object({
  /** What is said to the bot: without the mark or the mention that calls it. */
  text: z.string(),
  /** What the quoted message is; null when none is quoted, or it is not known. */
  quoted: SeenMessage.shape.kind.nullable(),
  /** An edit of a text that was not taken in before: it is as good as said now. */
  isNew: z.boolean().optional(),
});
export type Heard = z.infer<typeof Heard>;

/** The body of a webhook request. Events are read one by one, so that a strange one does not hide the others. */
export const WebhookBody = z.looseObject({ events: z.array(z.unknown()) });
