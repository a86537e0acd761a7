/** What LINE does with a message that the bot sends: reply tokens, retry keys, friends, the month's count. */
import type { ChatMessage, Person } from './control-api.ts';
import * as ids from './ids.ts';
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

const QUOTABLE = ['text', 'textV2', 'sticker', 'image', 'video', 'template', 'flex'];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const USER_ID = /^U[0-9a-f]{32}$/;
const GROUP_ID = /^[CR][0-9a-f]{32}$/;
const RETRY_KEY_MS = 24 * 3_600_000;

export function createSending(platform: Platform) {
  const { state } = platform;

  function show(person: Person, messages: Message[], via: Via, sent: SentMessage[]) {
    if (person.friendship !== 'friend') return;
    platform.setLoading(person.id, null);
    for (const [i, message] of messages.entries())
      platform.show(person.id, { from: 'bot', id: sent[i]!.id, at: platform.clock(), message, via });
  }

  const name = (messages: Message[]): SentMessage[] =>
    messages.map(({ type }) => ({
      id: platform.nextMessageId(),
      ...(QUOTABLE.includes(type) && { quoteToken: ids.token() }),
    }));

  /** Counts the recipients; false when the month's messages do not suffice. */
  function count(recipients: number): boolean {
    const { counted, quota } = platform.counters();
    if (quota.type === 'limited' && counted + recipients > quota.value) return false;
    platform.changeCounters({ counted: counted + recipients, pushes: state.pushes + 1 });
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
      const person = token && platform.person(token.person);
      if (!token || !person || token.used || platform.clock() > token.expiresAt)
        return refuse(400, 'Invalid reply token');
      token.used = true;
      const sentMessages = name(messages);
      show(person, messages, 'reply', sentMessages);
      platform.changeCounters({ replies: state.replies + 1 });
      return ok({ sentMessages });
    },

    push(body: unknown, retryKey: string | undefined, requestId: string): Answer {
      const error = bodyError(REQUESTS.push, body);
      if (error) return refuse(400, error);
      const { to, messages } = body as { to: string; messages: Message[] };
      if (!USER_ID.test(to) && !GROUP_ID.test(to)) return refuse(400, invalidProperty('to'));
      return once(retryKey, requestId, () => {
        const person = platform.personOf(to);
        if (!person) return refuse(400, 'Failed to send messages');
        if (!count(person.friendship === 'friend' ? 1 : 0)) return MONTHLY_LIMIT;
        const sentMessages = name(messages);
        show(person, messages, 'push', sentMessages);
        return ok({ sentMessages });
      });
    },

    multicast(body: unknown, retryKey: string | undefined, requestId: string): Answer {
      const error = bodyError(REQUESTS.multicast, body);
      if (error) return refuse(400, error);
      const { to, messages } = body as { to: string[]; messages: Message[] };
      if (!to.every((userId) => USER_ID.test(userId))) return refuse(400, invalidProperty('to'));
      return once(retryKey, requestId, () => {
        const people = [...new Set(to)].map(platform.personOf);
        const friends = people.filter((person) => person?.friendship === 'friend') as Person[];
        if (!count(friends.length)) return MONTHLY_LIMIT;
        for (const friend of friends) show(friend, messages, 'multicast', name(messages));
        return ok();
      });
    },

    validate(body: unknown): Answer {
      const error = bodyError(REQUESTS.validate, body);
      return error ? refuse(400, error) : ok();
    },
  };
}
