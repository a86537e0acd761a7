/** Talks to a bot through the simulator as its page does: people act, and what the bot says is waited for. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import winston from 'winston';
import type { LineMessage } from '../../flows/facts.ts';
import {
  type Action,
  type ActionResult,
  type Chat,
  type Counters,
  type Faults,
  type Group,
  type GroupAction,
  type GroupChat,
  type Log,
  type NewGroup,
  NO_FAULTS,
  type Person,
  type SettingsPatch,
  type ShownMenu,
  type State,
  type Upload,
} from '../../src/simulator/control-api.ts';
import { type SimulatorOptions, startSimulator } from '../../src/simulator/server.ts';

export const CHANNEL = { channelSecret: 'test-secret', accessToken: 'test-token' };
export const silent = winston.createLogger({ silent: true });

const POLL_MS = 15;

type Options = Partial<Omit<SimulatorOptions, 'accessToken'>>;
export type TestSimulator = Awaited<ReturnType<typeof simulator>>;

/**
 * A simulator of its own on a free port, with its data in a temporary folder (removed by `close`, unless `dataDir` is
 * given). Give the bot `url` as both base addresses, then `connect` the bot's webhook.
 */
export async function simulator(options: Options = {}) {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'raingan-simulator-')));
  let moves = 0;
  const running = await startSimulator({
    clockMoved: () => {
      moves++;
    },
    port: 0,
    webhookUrl: '',
    log: silent,
    now: Date.now,
    ...CHANNEL,
    ...options,
    dataDir,
  });
  return {
    ...simulatorAt(running.url),
    dataDir,
    /** How often the bot was told that the clock moved. */
    clockMoves: () => moves,
    clock: running.clock,
    async close() {
      await running.close();
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** People at a simulator that runs already. `accessToken` is needed for calls as the bot alone. */
export function simulatorAt(url: string, { accessToken = CHANNEL.accessToken } = {}) {
  /** How many of the bot's messages in a chat `nextReply` has given. */
  const seen = new Map<string, number>();

  async function request<T>(method: string, path: string, body?: unknown, contentType = 'application/json') {
    const answer = await fetch(url + path, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': contentType },
        body: bodyOf(body),
      }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  const act = (person: string, action: Action) =>
    request<ActionResult>('POST', `/control/people/${person}/actions`, action);
  const upload = async (bytes: Buffer, contentType: string) =>
    (await request<Upload>('POST', '/control/uploads', bytes, contentType)).upload;
  const chat = (person: string) => request<Chat>('GET', `/control/people/${person}/chat`);
  const fromBot = async (person: string): Promise<LineMessage[]> => saidByBot(await chat(person));

  const uploads = async (photos: Buffer[]) => {
    const kept: string[] = [];
    for (const photo of photos) kept.push(await upload(photo, 'image/jpeg'));
    return kept;
  };

  /** What a person does who taps the newest button that carries these words. */
  function tapOf(
    label: string,
    messages: LineMessage[],
    where: string,
  ): Extract<Action, { type: 'postback' }> {
    const button = buttonsOf(messages).findLast((one) => one.label === label);
    if (!button) throw new Error(`no button "${label}" in the chat of ${where}`);
    const { data, displayText } = button;
    return { type: 'postback', data, ...(displayText && { displayText }) };
  }

  /** The bot's next message in a chat that was not given yet; waits for it. */
  async function next(chatId: string, said: () => Promise<LineMessage[]>, timeoutMs = 5000) {
    const index = seen.get(chatId) ?? 0;
    const message = await until(async () => (await said())[index], timeoutMs, `a message to ${chatId}`);
    seen.set(chatId, index + 1);
    return message;
  }

  /** A group, by its short id, and what its members do there. */
  function group(id: string) {
    const here = { group: id };
    const groupChat = () => request<GroupChat>('GET', `/control/groups/${id}/chat`);
    const said = async () => saidByBot(await groupChat());
    const change = (action: GroupAction) =>
      request<ActionResult>('POST', `/control/groups/${id}/actions`, action);
    return {
      chat: groupChat,
      /** All that the bot said there, oldest first. */
      fromBot: said,
      nextReply: ({ timeoutMs = 5000 } = {}) => next(id, said, timeoutMs),
      inviteBot: () => change({ type: 'invite-bot' }),
      removeBot: () => change({ type: 'remove-bot' }),
      add: (person: string) => change({ type: 'add-member', person }),
      remove: (person: string) => change({ type: 'remove-member', person }),

      /** `quote`: id of the message that it replies to; `mention`: begins with the bot's name. */
      text: (person: string, text: string, how: { quote?: string; mention?: boolean } = {}) =>
        act(person, { type: 'text', text, ...how, ...here }),
      async photos(person: string, photos: Buffer[], how: { asSet?: boolean; shuffled?: boolean } = {}) {
        return act(person, { type: 'photos', uploads: await uploads(photos), ...how, ...here });
      },
      tap: async (person: string, label: string) =>
        act(person, { ...tapOf(label, await said(), id), ...here }),
      postback: (person: string, data: string) => act(person, { type: 'postback', data, ...here }),
      unsend: (person: string, messageId: string) => act(person, { type: 'unsend', messageId, ...here }),
      edit: (person: string, messageId: string, text: string) =>
        act(person, { type: 'edit', messageId, text, ...here }),
    };
  }

  /** A call to LINE's API as the bot makes it. */
  async function line(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<LineAnswer> {
    const answer = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: bodyOf(body) }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const json = answer.headers.get('content-type')?.includes('json');
    return {
      status: answer.status,
      headers: answer.headers,
      body: json ? JSON.parse(bytes.toString()) : bytes,
    };
  }

  return {
    url,
    request,
    line,
    act,
    chat,
    /** All that the bot said to a person, oldest first. */
    fromBot,
    connect: (webhookUrl: string) =>
      line('PUT', '/v2/bot/channel/webhook/endpoint', { endpoint: webhookUrl }),

    follow: (person: string) => act(person, { type: 'follow' }),
    text: (person: string, text: string) => act(person, { type: 'text', text }),
    sticker: (person: string) => act(person, { type: 'sticker' }),
    /** Sends photos at once, as an album when there are several. */
    async photos(person: string, photos: Buffer[], how: { asSet?: boolean; shuffled?: boolean } = {}) {
      return act(person, { type: 'photos', uploads: await uploads(photos), ...how });
    },
    async file(person: string, bytes: Buffer, fileName: string, contentType = 'application/pdf') {
      return act(person, { type: 'file', upload: await upload(bytes, contentType), fileName });
    },
    /** Taps the newest button that carries these words. */
    tap: async (person: string, label: string) => act(person, tapOf(label, await fromBot(person), person)),
    unsend: (person: string, messageId: string) => act(person, { type: 'unsend', messageId }),

    /** The bot's next message to a person that was not given yet; waits for it. */
    nextReply: (person: string, { timeoutMs = 5000 } = {}): Promise<LineMessage> =>
      next(person, () => fromBot(person), timeoutMs),

    group,
    newGroup: (group: NewGroup) => request<Group>('POST', '/control/groups', group),
    /** The rich menu below the person's chat. */
    richMenu: (person: string) => request<ShownMenu>('GET', `/control/people/${person}/rich-menu`),

    state: () => request<State>('GET', '/control/state'),
    log: () => request<Log>('GET', '/control/log'),
    person: async (id: string): Promise<Person> =>
      (await request<State>('GET', '/control/state')).people.find((one) => one.id === id)!,
    faults: (faults: Partial<Faults>) =>
      request<Faults>('PUT', '/control/faults', { ...NO_FAULTS, ...faults }),
    settings: (patch: SettingsPatch) => request<Counters>('PATCH', '/control/settings', patch),
    /** Puts the clock forward. */
    async forward(ms: number) {
      const { counters } = await request<State>('GET', '/control/state');
      return request<Counters>('PATCH', '/control/settings', { clockOffset: counters.clockOffset + ms });
    },
  };
}

function bodyOf(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (Buffer.isBuffer(body)) return new Uint8Array(body);
  return typeof body === 'string' ? body : JSON.stringify(body);
}

const saidByBot = ({ messages }: Pick<Chat, 'messages'>): LineMessage[] =>
  messages.filter((one) => one.from === 'bot').map(({ message }) => message);

export interface LineAnswer {
  status: number;
  headers: Headers;
  /** Parsed JSON, or the bytes. */
  body: unknown;
}

/** Waits until `look` gives something; fails after the time with the words of what was waited for. */
export async function until<T>(
  look: () => Promise<T | undefined> | T | undefined,
  timeoutMs: number,
  what: string,
) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms for ${what}`);
    await sleep(POLL_MS);
  }
}

/** All texts of a message that a person can read, in reading order. */
export function textsOf(message: unknown): string[] {
  if (Array.isArray(message)) return message.flatMap(textsOf);
  if (typeof message !== 'object' || message === null) return [];
  const { type, text, label, quickReply: _, ...rest } = message as Record<string, unknown>;
  if (type === 'postback' || type === 'uri') return typeof label === 'string' ? [label] : [];
  const own = typeof text === 'string' ? [text] : [];
  return [...own, ...Object.values(rest).flatMap(textsOf)];
}

/** All postback buttons in messages, quick replies too, in reading order. */
export function buttonsOf(message: unknown): { label: string; data: string; displayText?: string }[] {
  if (Array.isArray(message)) return message.flatMap(buttonsOf);
  if (typeof message !== 'object' || message === null) return [];
  const { type, label, data, displayText } = message as Record<string, string>;
  const own =
    type === 'postback' && label && data ? [{ label, data, ...(displayText && { displayText }) }] : [];
  return [...own, ...Object.values(message).flatMap(buttonsOf)];
}
