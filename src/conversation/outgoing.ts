/** What is to be sent, and the rows of the outbox that it becomes. Pure. */
import type { LineMessage } from '../../flows/facts.ts';
import type { OutboundMessage } from '../../models/outbound-message.ts';

/** More than five messages become several rows. */
export interface Outgoing {
  key: string;
  to: string;
  district: string | null;
  messages: LineMessage[];
  reply: OutboundMessage['reply'];
}

/** LINE takes at most so many messages in a request. */
export const MESSAGES_AT_ONCE = 5;

/** `now` in epoch ms. */
export function rowsOf({ key, to, district, messages, reply }: Outgoing, now: number): OutboundMessage[] {
  return chunks(messages).map((part, i) => ({
    _id: i === 0 ? key : `${key}+${i}`,
    ...{ district, to, messages: part },
    state: 'waiting',
    attempts: 0,
    nextAttemptAt: null,
    reply: i === 0 ? reply : null,
    createdAt: new Date(now),
    sentAt: null,
    problem: null,
  }));
}

/** A message that waited goes before one that came later. */
export const inOrder = (rows: OutboundMessage[]): OutboundMessage[] =>
  rows.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a._id < b._id ? -1 : 1));

function chunks(messages: LineMessage[]): LineMessage[][] {
  const parts: LineMessage[][] = [];
  for (let i = 0; i < messages.length; i += MESSAGES_AT_ONCE)
    parts.push(messages.slice(i, i + MESSAGES_AT_ONCE));
  return parts;
}
