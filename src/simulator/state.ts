/** Everything that the simulator remembers over a restart, except the bytes of photos and files. */
import { z } from 'zod';
import { monthOf } from '../thai/calendar.ts';
import { defaultCast, defaultGroups } from './cast.ts';
import { ChatMessage, Counters, Faults, Group, NO_FAULTS, Person } from './control-api.ts';

/** A webhook event as LINE sends it. */
export const WebhookEvent = z.looseObject({
  type: z.string(),
  webhookEventId: z.string(),
  timestamp: z.number(),
  deliveryContext: z.object({ isRedelivery: z.boolean() }),
  replyToken: z.string().optional(),
});
export type WebhookEvent = z.infer<typeof WebhookEvent>;

/** Events that travel in one request to the bot. */
export const Parcel = z.object({
  id: z.string(),
  events: z.array(WebhookEvent),
  /** Attempts made. */
  attempts: z.number().int(),
  /** When to try (again), by the machine's clock, ms. */
  dueAt: z.number(),
  /** Sent again even while redelivery is switched off: a fault lost it. */
  lostByFault: z.boolean(),
});
export type Parcel = z.infer<typeof Parcel>;

export const Content = z.object({
  kind: z.enum(['image', 'video', 'audio', 'file']),
  contentType: z.string(),
  /** LINE prepares videos and sounds first; until then the answer is 202. */
  readyAt: z.number(),
  /** The person took the message back. */
  gone: z.boolean(),
});
export type Content = z.infer<typeof Content>;

const ReplyToken = z.object({
  chat: z.string(),
  eventAt: z.number(),
  expiresAt: z.number(),
  used: z.boolean(),
});

/** A retry key that was accepted, and what was answered then. */
const RetryKey = z.object({
  at: z.number(),
  requestId: z.string(),
  sentMessages: z.array(z.unknown()).nullable(),
});

/** A message that a token of LINE stands for. */
const Marked = z.object({ chat: z.string(), message: z.string() });

/** What the bot made with the rich-menu API. */
export const RichMenus = z.object({
  /** By id, oldest first. */
  menus: z.record(
    z.string(),
    z.object({
      menu: z.looseObject({}),
      /** Type of the picture; null until there is one. Its bytes are kept under the menu's id. */
      image: z.string().nullable(),
    }),
  ),
  standard: z.string().nullable(),
  /** The menu linked to a user, by user id. */
  linked: z.record(z.string(), z.string()),
  /** The menu behind an alias, by alias. */
  aliases: z.record(z.string(), z.string()),
});
export type RichMenus = z.infer<typeof RichMenus>;

export const SimulatorState = z.object({
  version: z.literal(2),
  people: z.array(Person),
  groups: z.array(Group),
  /** By the id of the person or the group. */
  chats: z.record(z.string(), z.array(ChatMessage)),
  /** By message id. */
  contents: z.record(z.string(), Content),
  replyTokens: z.record(z.string(), ReplyToken),
  readTokens: z.record(z.string(), Marked),
  quoteTokens: z.record(z.string(), Marked),
  retryKeys: z.record(z.string(), RetryKey),
  lastMessageId: z.string(),
  parcels: z.array(Parcel),
  faults: Faults,
  richMenus: RichMenus,
  ...Counters.omit({ clock: true }).shape,
  // what waits is seen from the parcels
  webhooks: Counters.shape.webhooks.omit({ waiting: true }),
});
export type SimulatorState = z.infer<typeof SimulatorState>;

/** The state at the first start. 300 messages a month is what LINE's free plan in Thailand gives. */
export function firstState(now: number): SimulatorState {
  return {
    version: 2,
    people: defaultCast(),
    groups: defaultGroups(),
    chats: {},
    contents: {},
    replyTokens: {},
    readTokens: {},
    quoteTokens: {},
    retryKeys: {},
    lastMessageId: '',
    parcels: [],
    faults: NO_FAULTS,
    richMenus: { menus: {}, standard: null, linked: {}, aliases: {} },
    month: monthOf(now),
    counted: 0,
    recipients: {},
    quota: { type: 'limited', value: 300 },
    replies: 0,
    pushes: 0,
    webhooks: { ok: 0, failed: 0, redelivered: 0, lost: 0 },
    redelivery: true,
    clockOffset: 0,
  };
}

/** What an earlier version of the simulator stored (a value read from JSON), in today's form. */
export function upgraded(stored: unknown): unknown {
  const old = First.safeParse(stored);
  if (!old.success) return stored;
  const { chats, replyTokens, readTokens, ...rest } = old.data;
  const inChat = ({ person, ...token }: { person: string }) => ({ ...token, chat: person });
  return {
    ...rest,
    version: 2,
    groups: defaultGroups(),
    chats: mapped(chats, (messages, person) =>
      messages.map((message) => ({ by: person, quotes: null, edited: false, who: null, ...message })),
    ),
    replyTokens: mapped(replyTokens, inChat),
    readTokens: mapped(readTokens, inChat),
    quoteTokens: {},
    richMenus: firstState(0).richMenus,
  };
}

/** The first version, without groups, as far as it differs. */
const First = z.looseObject({
  version: z.literal(1),
  chats: z.record(z.string(), z.array(z.looseObject({}))),
  replyTokens: z.record(z.string(), z.looseObject({ person: z.string() })),
  readTokens: z.record(z.string(), z.looseObject({ person: z.string() })),
});

const mapped = <A, B>(record: Record<string, A>, change: (value: A, key: string) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));

const HOUR = 3_600_000;
const MESSAGES_KEPT = 400;

/** Drops what can no longer matter; gives the ids of contents whose bytes can go. */
export function prune(state: SimulatorState, now: number): string[] {
  for (const [token, { eventAt }] of Object.entries(state.replyTokens))
    if (now - eventAt > HOUR) delete state.replyTokens[token];
  for (const [key, { at }] of Object.entries(state.retryKeys))
    if (now - at > 24 * HOUR) delete state.retryKeys[key];
  for (const [chat, messages] of Object.entries(state.chats))
    if (messages.length > MESSAGES_KEPT) state.chats[chat] = messages.slice(-MESSAGES_KEPT);

  const shown = new Set(Object.values(state.chats).flatMap((messages) => messages.map(({ id }) => id)));
  for (const tokens of [state.readTokens, state.quoteTokens])
    for (const [token, { message }] of Object.entries(tokens)) if (!shown.has(message)) delete tokens[token];
  const forgotten = Object.keys(state.contents).filter((id) => !shown.has(id));
  for (const id of forgotten) delete state.contents[id];
  return forgotten;
}
