/** Everything that the simulator remembers over a restart, except the bytes of photos and files. */
import { z } from 'zod';
import { monthOf } from '../thai/calendar.ts';
import { defaultCast } from './cast.ts';
import { ChatMessage, Counters, Faults, NO_FAULTS, Person } from './control-api.ts';

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
  person: z.string(),
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

export const SimulatorState = z.object({
  version: z.literal(1),
  people: z.array(Person),
  /** By person. */
  chats: z.record(z.string(), z.array(ChatMessage)),
  /** By message id. */
  contents: z.record(z.string(), Content),
  replyTokens: z.record(z.string(), ReplyToken),
  /** The message that a mark-as-read token was given with. */
  readTokens: z.record(z.string(), z.object({ person: z.string(), message: z.string() })),
  retryKeys: z.record(z.string(), RetryKey),
  lastMessageId: z.string(),
  parcels: z.array(Parcel),
  faults: Faults,
  ...Counters.shape,
  // what waits is seen from the parcels
  webhooks: Counters.shape.webhooks.omit({ waiting: true }),
});
export type SimulatorState = z.infer<typeof SimulatorState>;

/** The state at the first start. 300 messages a month is what LINE's free plan in Thailand gives. */
export function firstState(now: number): SimulatorState {
  return {
    version: 1,
    people: defaultCast(),
    chats: {},
    contents: {},
    replyTokens: {},
    readTokens: {},
    retryKeys: {},
    lastMessageId: '',
    parcels: [],
    faults: NO_FAULTS,
    month: monthOf(now),
    counted: 0,
    quota: { type: 'limited', value: 300 },
    replies: 0,
    pushes: 0,
    webhooks: { ok: 0, failed: 0, redelivered: 0, lost: 0 },
    redelivery: true,
    clockOffset: 0,
  };
}

const HOUR = 3_600_000;
const MESSAGES_KEPT = 400;

/** Drops what can no longer matter; gives the ids of contents whose bytes can go. */
export function prune(state: SimulatorState, now: number): string[] {
  for (const [token, { eventAt }] of Object.entries(state.replyTokens))
    if (now - eventAt > HOUR) delete state.replyTokens[token];
  for (const [key, { at }] of Object.entries(state.retryKeys))
    if (now - at > 24 * HOUR) delete state.retryKeys[key];
  for (const [person, messages] of Object.entries(state.chats))
    if (messages.length > MESSAGES_KEPT) state.chats[person] = messages.slice(-MESSAGES_KEPT);

  const shown = new Set(Object.values(state.chats).flatMap((messages) => messages.map(({ id }) => id)));
  for (const [token, { message }] of Object.entries(state.readTokens))
    if (!shown.has(message)) delete state.readTokens[token];
  const forgotten = Object.keys(state.contents).filter((id) => !shown.has(id));
  for (const id of forgotten) delete state.contents[id];
  return forgotten;
}
