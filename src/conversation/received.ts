/** An event as it stands in the inbox, read again. */
import type { Conversation } from '../../models/conversation.ts';
import type { InboundEvent } from '../../models/inbound-event.ts';
import { LineEvent } from '../line/events.ts';
import { inputOf } from '../line/inputs.ts';
import type { InternalEnvelope } from './inbox.ts';
import type { Input } from './moves.ts';
import { isYoung } from './reply-token.ts';

/** What the event means. */
export function inputFor({ event }: InboundEvent): Input {
  const read = JSON.parse(event) as { type: string };
  if (read.type === 'internal') return { kind: 'internal', ...(read as InternalEnvelope).input };
  return inputOf(LineEvent.parse(read));
}

/** More than an album brings. */
const TOKENS_KEPT = 12;

/** The conversation with the event's reply token; those that are no longer worth trying are left out. */
export function withToken(conversation: Conversation, { event, receivedAt }: InboundEvent): Conversation {
  const {
    replyToken: token,
    message,
    source,
  } = JSON.parse(event) as {
    replyToken?: string;
    message?: { quoteToken?: string };
    source?: { type: string };
  };
  const { replyTokens } = conversation;
  if (!token || replyTokens.some((known) => known.token === token)) return conversation;
  const at = receivedAt.getTime();
  const quote = source?.type === 'group' ? message?.quoteToken : undefined;
  const all = [...replyTokens, { token, receivedAt: at, ...(quote && { quote }) }].filter((one) =>
    isYoung(one, at),
  );
  all.sort((one, other) => one.receivedAt - other.receivedAt);
  return { ...conversation, replyTokens: all.slice(-TOKENS_KEPT) };
}
