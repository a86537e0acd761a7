/** Webhook events as LINE writes them (OpenAPI: webhook.yml; reference: "Webhook Event Objects"). Pure. */
import type { WebhookEvent } from './state.ts';

/** What every event has. `replyToken` is absent where a bot cannot reply. */
export interface EventHead {
  webhookEventId: string;
  /** Epoch ms by LINE's clock. */
  timestamp: number;
  userId: string;
  replyToken?: string;
}

/** Tokens that come with a message. */
export interface MessageTokens {
  quoteToken: string;
  markAsReadToken: string;
}

const event = (
  type: string,
  { webhookEventId, timestamp, userId, replyToken }: EventHead,
  content: Record<string, unknown>,
): WebhookEvent => ({
  type,
  ...content,
  webhookEventId,
  deliveryContext: { isRedelivery: false },
  timestamp,
  source: { type: 'user', userId },
  ...(replyToken && { replyToken }),
  mode: 'active',
});

const message = (head: EventHead, content: { type: string; id: string } & Record<string, unknown>) =>
  event('message', head, { message: content });

const FROM_LINE = { contentProvider: { type: 'line' } };

export const textEvent = (head: EventHead, id: string, tokens: MessageTokens, text: string) =>
  message(head, { type: 'text', id, ...tokens, text });

export const imageEvent = (
  head: EventHead,
  id: string,
  tokens: MessageTokens,
  imageSet: { id: string; index: number; total: number } | null,
) => message(head, { type: 'image', id, ...tokens, ...FROM_LINE, ...(imageSet && { imageSet }) });

export const videoEvent = (head: EventHead, id: string, tokens: MessageTokens, duration: number) =>
  message(head, { type: 'video', id, ...tokens, duration, ...FROM_LINE });

/** Sounds and files cannot be quoted. */
export const audioEvent = (
  head: EventHead,
  id: string,
  { markAsReadToken }: MessageTokens,
  duration: number,
) => message(head, { type: 'audio', id, markAsReadToken, duration, ...FROM_LINE });

export const fileEvent = (
  head: EventHead,
  id: string,
  { markAsReadToken }: MessageTokens,
  file: { fileName: string; fileSize: number },
) => message(head, { type: 'file', id, markAsReadToken, ...file });

export const stickerEvent = (
  head: EventHead,
  id: string,
  tokens: MessageTokens,
  sticker: { packageId: string; stickerId: string },
) => message(head, { type: 'sticker', id, ...tokens, ...sticker, stickerResourceType: 'STATIC' });

export const locationEvent = (
  head: EventHead,
  id: string,
  { markAsReadToken }: MessageTokens,
  place: { title: string; address: string; latitude: number; longitude: number },
) => message(head, { type: 'location', id, markAsReadToken, ...place });

export const postbackEvent = (head: EventHead, data: string) =>
  event('postback', head, { postback: { data } });

export const followEvent = (head: EventHead, isUnblocked: boolean) =>
  event('follow', head, { follow: { isUnblocked } });

export const unfollowEvent = (head: EventHead) => event('unfollow', head, {});

export const unsendEvent = (head: EventHead, messageId: string) =>
  event('unsend', head, { unsend: { messageId } });
