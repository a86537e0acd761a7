/** What LINE does with a message that the bot sends: reply tokens, retry keys, friends, the month's count. */
import type { ChatMessage, Group, Person } from './control-api.ts';
import type { Platform } from './platform.ts';
import { bodyError, invalidProperty, type LineError, REQUESTS } from './validation/requests.ts';

/** An answer of LINE. */
export interface Answer {
  status: number;
  body: object;
  headers?: Record<string, string>;
}

type Message = Extract<ChatMessage, { from: 'bot' }>['message'];
type Via = Extract<ChatMessage, { from: 'bot' }>['via'];
interface SentMessage {
  id: string;
  quoteToken?: string;
}

export const ok = (body: object = {}): Answer => ({ status: 200, body });
export const refuse = (status: number, error: string | LineError): Answer => ({
  status,
  body: typeof error === 'string' ? { message: error } : error,
});
export const RATE_LIMIT = refuse(429, 'The API rate limit has been exceeded. Try again later.');
export const MONTHLY_LIMIT = refuse(429, 'You have reached your monthly limit.');

/** To somebody LINE does not know, or a group in which the bot is not. */
const NOT_SENT = refuse(400, 'Failed to send messages');

const QUOTABLE = ['text', 'textV2', 'sticker', 'image', 'video', 'template', 'flex'];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const USER_ID = /^U[0-9a-f]{32}$/;
const GROUP_ID = /^[CR][0-9a-f]{32}$/;
const RETRY_KEY_MS = 24 * 3_600_000;

export function createSending(platform: Platform) {
  const { state } = platform;

  /** Where a message goes: the chat, who receives it (ids of people), and whether it is shown. */
  interface Recipient {
    chat: string;
    counted: string[];
    shown: boolean;
  }
  const personally = ({ id, friendship }: Person): Recipient => {
    const shown = friendship === 'friend';
    return { chat: id, counted: shown ? [id] : [], shown };
  };
  /** Every member counts, a friend or not. */
  const together = ({ id, members }: Group): Recipient => ({
    chat: id,
    counted: members,
    shown: true,
  });

  /** By the id of a user, or of a group in which the bot is. */
  function recipientOf(to: string): Recipient | null {
    const person = platform.personOf(to);
    if (person) return personally(person);
    const group = platform.joinedGroup(to);
    return group ? together(group) : null;
  }

  function show({ chat, shown }: Recipient, messages: Message[], via: Via, sent: SentMessage[]) {
    if (!shown) return;
    platform.setLoading(chat, null);
    for (const [i, message] of messages.entries()) {
      const quotes = quotedBy(message)?.message ?? null;
      platform.show(chat, { from: 'bot', id: sent[i]!.id, at: platform.clock(), message, quotes, via });
    }
  }

  /** The message that a message's quote token stands for. */
  function quotedBy({ quoteToken }: Message) {
    const token = String(quoteToken);
    return Object.hasOwn(state.quoteTokens, token) ? state.quoteTokens[token] : undefined;
  }

  /** Only what was said in the same chat can be quoted. LINE documents the 400, not its words. */
  function quoteError(messages: Message[], chat: string): LineError | null {
    const wrong = messages.findIndex((one) => one.quoteToken && quotedBy(one)?.chat !== chat);
    if (wrong < 0) return null;
    const property = `messages[${wrong}].quoteToken`;
    return {
      message: 'The request body has 1 error(s)',
      details: [{ message: 'Invalid quoteToken', property }],
    };
  }

  const name = (messages: Message[], chat: string): SentMessage[] =>
    messages.map(({ type }) => {
      const id = platform.nextMessageId();
      return { id, ...(QUOTABLE.includes(type) && { quoteToken: platform.quoteToken(chat, id) }) };
    });

  /** Counts these people as recipients; false when the month's messages do not suffice. */
  function count(people: string[]): boolean {
    const { counted, recipients, quota } = platform.counters();
    if (quota.type === 'limited' && counted + people.length > quota.value) return false;
    const more = Object.fromEntries(people.map((id) => [id, (recipients[id] ?? 0) + 1]));
    platform.changeCounters({
      counted: counted + people.length,
      recipients: { ...recipients, ...more },
      pushes: state.pushes + 1,
    });
    return true;
  }

  /** Answers by what was accepted with the same key before; otherwise sends, and remembers the key if that was accepted. */
  function once(retryKey: string | undefined, requestId: string, send: () => Answer): Answer {
    if (retryKey === undefined) return send();
    if (!UUID.test(retryKey)) return refuse(400, 'Invalid retry key');
    const key = retryKey.toLowerCase();
    const accepted = state.retryKeys[key];
    if (accepted && platform.clock() - accepted.at < RETRY_KEY_MS)
      return {
        status: 409,
        body: {
          message: 'The retry key is already accepted',
          ...(accepted.sentMessages && { sentMessages: accepted.sentMessages }),
        },
        headers: { 'x-line-accepted-request-id': accepted.requestId },
      };
    const answer = send();
    if (answer.status === 200) {
      const { sentMessages = null } = answer.body as { sentMessages?: SentMessage[] };
      state.retryKeys[key] = { at: platform.clock(), requestId, sentMessages };
    }
    return answer;
  }

  return {
    reply(body: unknown, retryKey: string | undefined): Answer {
      if (retryKey !== undefined) return refuse(400, 'The retry key is not supported by this endpoint');
      const error = bodyError(REQUESTS.reply, body);
      if (error) return refuse(400, error);
      const { replyToken, messages } = body as { replyToken: string; messages: Message[] };
      const token = Object.hasOwn(state.replyTokens, replyToken) ? state.replyTokens[replyToken] : undefined;
      if (!token || token.used || platform.clock() > token.expiresAt)
        return refuse(400, 'Invalid reply token');
      const person = platform.person(token.chat);
      const group = platform.group(token.chat);
      if (!person && !group?.bot) return NOT_SENT;
      const recipient = person ? personally(person) : together(group!);
      const wrongQuote = quoteError(messages, token.chat);
      if (wrongQuote) return refuse(400, wrongQuote);
      token.used = true;
      const sentMessages = name(messages, token.chat);
      show(recipient, messages, 'reply', sentMessages);
      platform.changeCounters({ replies: state.replies + 1 });
      return ok({ sentMessages });
    },

    push(body: unknown, retryKey: string | undefined, requestId: string): Answer {
      const error = bodyError(REQUESTS.push, body);
      if (error) return refuse(400, error);
      const { to, messages } = body as { to: string; messages: Message[] };
      if (!USER_ID.test(to) && !GROUP_ID.test(to)) return refuse(400, invalidProperty('to'));
      return once(retryKey, requestId, () => {
        const recipient = recipientOf(to);
        if (!recipient) return NOT_SENT;
        const wrongQuote = quoteError(messages, recipient.chat);
        if (wrongQuote) return refuse(400, wrongQuote);
        if (!count(recipient.counted)) return MONTHLY_LIMIT;
        const sentMessages = name(messages, recipient.chat);
        show(recipient, messages, 'push', sentMessages);
        return ok({ sentMessages });
      });
    },

    multicast(body: unknown, retryKey: string | undefined, requestId: string): Answer {
      const error = bodyError(REQUESTS.multicast, body);
      if (error) return refuse(400, error);
      const { to, messages } = body as { to: string[]; messages: Message[] };
      if (!to.every((userId) => USER_ID.test(userId))) return refuse(400, invalidProperty('to'));
      const quoting = messages.findIndex(({ quoteToken }) => quoteToken);
      if (quoting >= 0) return refuse(400, invalidProperty(`messages[${quoting}].quoteToken`));
      return once(retryKey, requestId, () => {
        const people = [...new Set(to)].map(platform.personOf);
        const friends = people.filter((person) => person?.friendship === 'friend') as Person[];
        if (!count(friends.map(({ id }) => id))) return MONTHLY_LIMIT;
        for (const friend of friends)
          show(personally(friend), messages, 'multicast', name(messages, friend.id));
        return ok();
      });
    },

    validate(body: unknown): Answer {
      const error = bodyError(REQUESTS.validate, body);
      return error ? refuse(400, error) : ok();
    },
  };
}
