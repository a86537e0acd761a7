/** Webhook events as LINE writes them (OpenAPI: webhook.yml; reference: "Webhook Event Objects"). Pure. */
import type { WebhookEvent } from './state.ts';

/** Where something happened, and who did it; LINE does not tell everybody's id in groups. */
export type Source =
  | { type: 'user'; userId: string }
  | { type: 'group'; groupId: string; userId?: string }
  | { type: 'room'; roomId: string; userId?: string };

/** What every event has. `replyToken` is absent where a bot cannot reply. */
export interface EventHead {
  webhookEventId: string;
  /** Epoch ms by LINE's clock. */
  timestamp: number;
  source: Source;
  replyToken?: string;
}

/** Tokens that come with a message. */
export interface MessageTokens {
  quoteToken: string;
  markAsReadToken: string;
}

/** The words of a text message, and what LINE says of them. */
export interface TextParts {
  text: string;
  quotedMessageId?: string;
  mention?: { mentionees: Mentionee[] };
}
interface Mentionee {
  /** In UTF-16 units. */
  index: number;
  length: number;
  type: 'user';
  userId: string;
  isSelf: boolean;
}

/** Outcome of a tapped `richmenuswitch` action. */
export type SwitchStatus = 'SUCCESS' | 'RICHMENU_ALIAS_ID_NOTFOUND' | 'RICHMENU_NOTFOUND' | 'FAILED';

const event = (
  type: string,
  { webhookEventId, timestamp, source, replyToken }: EventHead,
  content: Record<string, unknown>,
): WebhookEvent => ({
  type,
  ...content,
  webhookEventId,
  deliveryContext: { isRedelivery: false },
  timestamp,
  source,
  ...(replyToken && { replyToken }),
  mode: 'active',
});

const message = (head: EventHead, content: { type: string; id: string } & Record<string, unknown>) =>
  event('message', head, { message: content });

const FROM_LINE = { contentProvider: { type: 'line' } };

export const textEvent = (head: EventHead, id: string, tokens: MessageTokens, parts: TextParts) =>
  message(head, { type: 'text', id, ...tokens, ...parts });

/** The same message with other words: new tokens, but none to mark it as read. */
export const messageEditedEvent = (head: EventHead, id: string, quoteToken: string, parts: TextParts) =>
  event('messageEdited', head, { message: { type: 'text', id, quoteToken, ...parts } });

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

/** `alias` is told only when the menu was switched. */
export const menuSwitchEvent = (head: EventHead, data: string, alias: string, status: SwitchStatus) =>
  event('postback', head, {
    postback: { data, params: { ...(status === 'SUCCESS' && { newRichMenuAliasId: alias }), status } },
  });

export const followEvent = (head: EventHead, isUnblocked: boolean) =>
  event('follow', head, { follow: { isUnblocked } });

export const unfollowEvent = (head: EventHead) => event('unfollow', head, {});

export const unsendEvent = (head: EventHead, messageId: string) =>
  event('unsend', head, { unsend: { messageId } });

/** The bot was invited. */
export const joinEvent = (head: EventHead) => event('join', head, {});

/** The bot was removed, or left. */
export const leaveEvent = (head: EventHead) => event('leave', head, {});

export const memberJoinedEvent = (head: EventHead, userId: string) =>
  event('memberJoined', head, { joined: { members: [{ type: 'user', userId }] } });

export const memberLeftEvent = (head: EventHead, userId: string) =>
  event('memberLeft', head, { left: { members: [{ type: 'user', userId }] } });
