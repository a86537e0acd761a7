/** The body of a webhook as LINE writes it, and its signature. */
import { createHmac } from 'node:crypto';
import { BOT } from './cast.ts';
import type { WebhookEvent } from './state.ts';

/** JSON in which emoji and other characters beyond the basic plane are escaped, as LINE does. */
export function webhookBody(events: WebhookEvent[]): string {
  return JSON.stringify({ destination: BOT.userId, events }).replace(
    /[\u{10000}-\u{10ffff}]/gu,
    (character) => [...Array(character.length).keys()].map((i) => escaped(character.charCodeAt(i))).join(''),
  );
}
const escaped = (unit: number) => `\\u${unit.toString(16).toUpperCase()}`;

/** `x-line-signature` of the bytes sent. */
export const signature = (body: string, channelSecret: string): string =>
  createHmac('sha256', channelSecret).update(body).digest('base64');
