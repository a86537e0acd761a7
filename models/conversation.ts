/** Where a person stands in the chat: the running flow, a parked draft, and the effects of the last event. */
import { z } from 'zod';
import { mongooseSchema } from './schema.ts';

/** One run of a flow. `state` and `context` are what XState resumes from. */
export const Run = z.object({
  /** Short id; buttons carry it, so that an old button is known as old. */
  id: z.string(),
  flow: z.string(),
  /** Version of the flow that wrote it; a run of another version is dropped politely. */
  flowVersion: z.number().int(),
  state: z.unknown(),
  context: z.unknown(),
  startedAt: z.number(),
  touchedAt: z.number(),
});
export type Run = z.infer<typeof Run>;

export const FinishedRun = z.object({
  id: z.string(),
  flow: z.string(),
  at: z.number(),
  /** What the flow put out, e.g. the update it saved. */
  output: z.unknown(),
});
export type FinishedRun = z.infer<typeof FinishedRun>;

export const PendingEffect = z.object({
  /** `inboundEventId#n`: the same effect has the same key however often it is repeated. */
  key: z.string(),
  type: z.string(),
  params: z.unknown(),
  /** Run to which an answer goes. */
  run: z.string(),
});
export type PendingEffect = z.infer<typeof PendingEffect>;

export const Conversation = z.object({
  /** 1:1: LINE user id. Group: `groupId+userId`, or `groupId` for what concerns nobody in particular. */
  _id: z.string(),
  district: z.string().nullable(),
  /** Compare-and-set on this. */
  version: z.number().int(),
  /** The process that wrote it last, by which it knows its own write again. */
  writer: z.string().optional(),
  active: Run.nullable(),
  /** The draft that waits while something else is talked about. */
  parked: Run.nullable(),
  /** Runs that ask the person nothing any more and tell their end when it comes, newest last, at most 20. */
  behind: z.array(Run).optional(),
  /** Newest last, at most 20. */
  finished: z.array(FinishedRun),
  /** Inbound events applied, newest last, at most 200. */
  handled: z.array(z.string()),
  /**
   * What the last event led to. All of it is done once that event is handled in the inbox; it is not cleared by a
   * write of its own.
   */
  effects: z.array(PendingEffect),
  /** Reply tokens that have not been used, newest last: each is good for one free answer, soon. */
  replyTokens: z.array(
    z.object({
      token: z.string(),
      receivedAt: z.number(),
      /** In a group: what the message that the token came with can be quoted by. */
      quote: z.string().optional(),
    }),
  ),
  /** Ids of messages that the person took back, newest last, at most 50: such a one may arrive later. */
  takenBack: z.array(z.string()).optional(),
  /** In a group: runs of others whose buttons the person tapped and was told so, newest last, at most 50. */
  told: z.array(z.string()).optional(),
});
export type Conversation = z.infer<typeof Conversation>;

/**
 * As it is stored. What only the engine looks into is one JSON text: the whole is read and written with every event,
 * and the embedded database takes its time for every nested field.
 */
export const StoredConversation = z.object({
  ...Conversation.pick({ _id: true, district: true, version: true, writer: true }).shape,
  /** JSON of the rest. */
  held: z.string(),
});
export type StoredConversation = z.infer<typeof StoredConversation>;

export function toStored({ _id, district, version, writer, ...held }: Conversation): StoredConversation {
  return { _id, district, version, writer, held: JSON.stringify(held) };
}

export function fromStored({ held, ...rest }: StoredConversation): Conversation {
  return { ...rest, ...JSON.parse(held) };
}

export const conversationSchema = mongooseSchema(StoredConversation);
