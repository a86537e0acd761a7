/**
 * The calls to LINE that the bot makes. Own fetch, since each needs a time limit and an outcome that can be decided on;
 * the shapes are those of LINE's SDK.
 */
import type { messagingApi } from '@line/bot-sdk';
import type { Logger } from 'winston';
import { z } from 'zod';
import type { LineMessage } from '../../flows/facts.ts';
import { type RichMenuCalls, richMenuCalls } from './rich-menus/calls.ts';

/** Why LINE did not do what was asked. */
export type Trouble =
  /** 400 "Invalid reply token": used, expired or unknown. */
  | { kind: 'invalid-token' }
  /** 429 of the endpoint: worth another try later. */
  | { kind: 'rate-limited' }
  /** 429 of the month's messages: no use before the month turns or the plan changes. */
  | { kind: 'quota' }
  /** Another 4xx: the same request will never be taken. */
  | { kind: 'rejected'; status: number; problem: string }
  | { kind: 'unauthorized'; status: number }
  /** A 5xx, or no answer in time: it may have been done all the same. */
  | { kind: 'unreachable'; problem: string };

export type SendOutcome =
  /** `sent`: ids of the messages, in order, where LINE tells them. */
  | { kind: 'ok'; sent?: string[] }
  /** 409: the retry key was used before, so it had arrived. */
  | { kind: 'already-sent' }
  | Trouble;

export type Answer<T> = { kind: 'ok'; body: T } | Trouble;

export interface Content {
  /** 200; 202 while LINE still prepares it; 404 when deleted; 410 when unsent. */
  status: number;
  contentType: string | null;
  body: ReadableStream<Uint8Array> | null;
}

export interface LineClient {
  /** Answers with a reply token: free, once, within about a minute. 1 to 5 messages. */
  reply(replyToken: string, messages: LineMessage[]): Promise<SendOutcome>;
  /** Sends unasked: counted. `retryKey` is a UUID, the same for every try of the same message. */
  push(to: string, messages: LineMessage[], retryKey: string): Promise<SendOutcome>;
  /** The same to up to 500 people: counted for each. */
  multicast(to: string[], messages: LineMessage[], retryKey: string): Promise<SendOutcome>;
  /** Shows in the person's chat that something is being done, until the next message: 5 to 60 seconds, in fives. */
  loading(userId: string, seconds: number): Promise<SendOutcome>;
  profile(userId: string): Promise<Answer<messagingApi.UserProfileResponse>>;
  /** The bytes of a photo or file as a stream. Throws when LINE does not answer; the stream fails when it stalls. */
  content(messageId: string): Promise<Content>;
  /** Name and picture of a group that the bot is in. */
  groupSummary(groupId: string): Promise<Answer<messagingApi.GroupSummaryResponse>>;
  /** How many people are in a group, the bot not counted: what a push to it costs. */
  groupMembersCount(groupId: string): Promise<Answer<messagingApi.GroupMemberCountResponse>>;
  /** Also of people who have not added the account; `rejected` with status 404 for who is not in the group. */
  groupMember(groupId: string, userId: string): Promise<Answer<messagingApi.GroupUserProfileResponse>>;
  leaveGroup(groupId: string): Promise<SendOutcome>;
  /** An old room (`R…`), as they were before LINE made groups of them. */
  leaveRoom(roomId: string): Promise<SendOutcome>;
  quota(): Promise<Answer<messagingApi.MessageQuotaResponse>>;
  consumption(): Promise<Answer<messagingApi.QuotaConsumptionResponse>>;
}

/** A call to LINE's API, or with `png` to its data host. */
export type Call = <T>(
  method: string,
  path: string,
  sent?: Sent,
) => Promise<Answer<T> | { kind: 'already-sent' }>;

interface Sent {
  body?: unknown;
  retryKey?: string | undefined;
  png?: Buffer;
  /** 404 is a usual answer, and no error in the log. */
  mayLack?: boolean;
}

interface Options {
  accessToken: string;
  apiBaseUrl: string;
  dataBaseUrl: string;
  /** For one call, and for content until its first byte. */
  timeoutMs: number;
  /** For content until its last byte. */
  contentTimeoutMs?: number;
  log: Logger;
}

export function createLineClient(options: Options): LineClient & { richMenus: RichMenuCalls } {
  const { accessToken, apiBaseUrl, dataBaseUrl, timeoutMs, contentTimeoutMs = 120_000, log } = options;

  /** One request; logs what LINE's guidelines ask to keep: request id, method, endpoint, status. */
  async function request(
    base: string,
    method: string,
    path: string,
    init: RequestInit,
    mayLack = false,
  ): Promise<Response> {
    const endpoint = path.replace(/\/(profile|message|group|room|member|user|richmenu)\/[^/]{8,}/g, '/$1/…');
    try {
      const response = await fetch(new URL(path, base), {
        ...init,
        method,
        headers: { ...init.headers, authorization: `Bearer ${accessToken}` },
      });
      const usual = response.ok || (mayLack && response.status === 404);
      const level = usual ? 'debug' : 'warn';
      const requestId = response.headers.get('x-line-request-id');
      log.log(level, 'line.call', { method, endpoint, status: response.status, requestId });
      return response;
    } catch (error) {
      log.warn('line.call', { method, endpoint, status: 0, problem: problemOf(error) });
      throw error;
    }
  }

  async function call<T>(
    method: string,
    path: string,
    { body, retryKey, png, mayLack = false }: Sent = {},
  ): Promise<Answer<T> | { kind: 'already-sent' }> {
    try {
      const init = {
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(png && { 'content-type': 'image/png' }),
          ...(retryKey && { 'x-line-retry-key': retryKey }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(png && { body: new Uint8Array(png) }),
      };
      const response = await request(png ? dataBaseUrl : apiBaseUrl, method, path, init, mayLack);
      const text = await response.text();
      if (response.ok) return { kind: 'ok', body: JSON.parse(text || '{}') as T };
      if (response.status === 409) return { kind: 'already-sent' };
      const trouble = troubleOf(response.status, text);
      const expected = mayLack && response.status === 404;
      if (trouble.kind === 'rejected' && !expected) log.error('line.rejected', { path, ...trouble });
      return trouble;
    } catch (error) {
      return { kind: 'unreachable', problem: problemOf(error) };
    }
  }

  const send = async (path: string, body?: unknown, retryKey?: string): Promise<SendOutcome> => {
    const outcome = await call<unknown>('POST', path, { body, retryKey });
    return outcome.kind === 'ok' ? { kind: 'ok', ...sentIds(outcome.body) } : outcome;
  };

  const read = async <T>(path: string, sent?: Sent): Promise<Answer<T>> => {
    const answer = await call<T>('GET', path, sent);
    return answer.kind === 'already-sent' ? { kind: 'rejected', status: 409, problem: 'conflict' } : answer;
  };

  return {
    reply: (replyToken, messages) => send('/v2/bot/message/reply', { replyToken, messages }),
    push: (to, messages, retryKey) => send('/v2/bot/message/push', { to, messages }, retryKey),
    multicast: (to, messages, retryKey) => send('/v2/bot/message/multicast', { to, messages }, retryKey),
    loading: (chatId, loadingSeconds) => send('/v2/bot/chat/loading/start', { chatId, loadingSeconds }),
    profile: (userId) => read(`/v2/bot/profile/${encodeURIComponent(userId)}`),
    groupSummary: (groupId) => read(`/v2/bot/group/${encodeURIComponent(groupId)}/summary`),
    groupMembersCount: (groupId) => read(`/v2/bot/group/${encodeURIComponent(groupId)}/members/count`),
    groupMember: (groupId, userId) =>
      read(`/v2/bot/group/${encodeURIComponent(groupId)}/member/${encodeURIComponent(userId)}`, {
        mayLack: true,
      }),
    leaveGroup: (groupId) => send(`/v2/bot/group/${encodeURIComponent(groupId)}/leave`),
    leaveRoom: (roomId) => send(`/v2/bot/room/${encodeURIComponent(roomId)}/leave`),
    quota: () => read('/v2/bot/message/quota'),
    consumption: () => read('/v2/bot/message/quota/consumption'),
    richMenus: richMenuCalls(call),

    async content(messageId) {
      const stop = new AbortController();
      const first = setTimeout(() => stop.abort(new Error('no answer in time')), timeoutMs);
      const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(contentTimeoutMs)]);
      try {
        const path = `/v2/bot/message/${encodeURIComponent(messageId)}/content`;
        const { status, headers, body } = await request(dataBaseUrl, 'GET', path, { signal });
        return { status, contentType: headers.get('content-type'), body };
      } finally {
        clearTimeout(first);
      }
    },
  };
}

const SentMessages = z.object({ sentMessages: z.array(z.object({ id: z.string() })) });

function sentIds(body: unknown): { sent?: string[] } {
  const { data } = SentMessages.safeParse(body);
  return data ? { sent: data.sentMessages.map(({ id }) => id) } : {};
}

/** LINE gives no codes: the messages are those of its reference, "Error messages". */
function troubleOf(status: number, text: string): Trouble {
  const { message, details } = readError(text);
  if (status === 400 && message === 'Invalid reply token') return { kind: 'invalid-token' };
  if (status === 401 || status === 403) return { kind: 'unauthorized', status };
  if (status === 429) return { kind: /monthly limit/i.test(message) ? 'quota' : 'rate-limited' };
  if (status >= 500) return { kind: 'unreachable', problem: `status ${status}` };
  return { kind: 'rejected', status, problem: [message, ...details].join('; ') };
}

function readError(text: string): { message: string; details: string[] } {
  try {
    const { message, details } = JSON.parse(text) as messagingApi.ErrorResponse;
    return {
      message: message ?? '',
      details: (details ?? []).map((detail) => `${detail.property}: ${detail.message}`),
    };
  } catch {
    return { message: '', details: [] };
  }
}

/** `fetch failed` says nothing; its cause does. */
function problemOf(error: unknown): string {
  const { name, message, cause } = error as Error;
  const code = (cause as { code?: string } | undefined)?.code;
  return code ?? (name === 'TimeoutError' ? 'no answer in time' : message);
}
