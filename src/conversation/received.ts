/** An event as it stands in the inbox, read again. */
import type { Conversation } from '../../models/conversation.ts';
import type { InboundEvent } from '../../models/inbound-event.ts';
import { LineEvent } from '../line/events.ts';
import { inputOf } from '../line/inputs.ts';
import type { InternalEnvelope } from './inbox.ts';
import type { Input } from './router.ts';

/** What the event means. */
export function inputFor({ event }: InboundEvent): Input {
  const read = JSON.parse(event) as { type: string };
  if (read.type === 'internal') return { kind: 'internal', ...(read as InternalEnvelope).input };
  return inputOf(LineEvent.parse(read));
}

/** The conversation with the event's reply token, if that is the newest. */
export function withToken(conversation: Conversation, { event, receivedAt }: InboundEvent): Conversation {
  const { replyToken: token } = JSON.parse(event) as { replyToken?: string };
  const at = receivedAt.getTime();
  if (!token || (conversation.replyToken && conversation.replyToken.receivedAt > at)) return conversation;
  return { ...conversation, replyToken: { token, receivedAt: at } };
}
