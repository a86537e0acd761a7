/**
 * Performs the effects of a committed step, in order. An effect that answers leads to a further step, committed before
 * anything else happens. What is said comes last, all in one request. Every effect may be repeated: after a crash, or
 * when a later one failed, they are performed again with the same keys.
 */
import type { EffectName, Effects } from '../../flows/effects.ts';
import type { Facts } from '../../flows/facts.ts';
import type { Conversation, PendingEffect } from '../../models/conversation.ts';
import type { Models } from '../../models/index.ts';
import type { Officer } from '../../models/officer.ts';
import { asksForWords } from './awaits.ts';
import { isAnswering, leadsToWords } from './effect-kinds.ts';
import type { ReadFacts } from './facts.ts';
import { insertEvents, internalEvent } from './inbox.ts';
import type { Input } from './moves.ts';
import type { Outbox } from './outbox.ts';
import type { Saying } from './say.ts';
import { type StepTools, takeAnswer } from './step.ts';
import type { ConversationStore } from './store.ts';

/** Performs an effect that changes data; gives its answer, or null. */
export type PerformEffect = (
  scope: { facts: Facts; key: string; conversation: string; run: string },
  type: never,
  params: never,
) => Promise<unknown>;

/** Where a test may stop the process. */
export type Point = 'committed' | `before ${string}` | `after ${string}` | 'handled';

export interface ActOptions extends StepTools {
  models: Models;
  store: ConversationStore;
  outbox: Outbox;
  readFacts: ReadFacts;
  performEffect: PerformEffect;
  say(conversation: Conversation, says: PendingEffect[], saying: Saying): Promise<void>;
  /** A timer was set, to be looked for after so many ms. */
  timerSet(ms: number): void;
  now: () => number;
  reached(point: Point, conversation: string): Promise<void> | void;
}

export interface Acting {
  /** What led here; null when it is not known any more. */
  input: Input;
  facts: Facts;
  /** An earlier try may have done some of it. */
  repeated: boolean;
}

/** @returns the conversation without effects */
export async function act(
  options: ActOptions,
  committed: Conversation,
  { input, facts, repeated }: Acting,
): Promise<Conversation> {
  const { store, say, reached } = options;
  let conversation = committed;
  let saidBefore = false;
  const done = ({ key }: PendingEffect, changes: Partial<Conversation> = {}) => {
    const effects = conversation.effects.filter((effect) => effect.key !== key);
    conversation = { ...conversation, ...changes, effects };
    store.remember(conversation);
  };

  for (;;) {
    const effect = conversation.effects.find(({ type }) => type !== 'say');
    if (!effect) break;
    await reached(`before ${effect.type}`, conversation._id);
    const answer = await perform(options, conversation, effect, facts);
    await reached(`after ${effect.type}`, conversation._id);
    if (!isAnswering(effect.type)) {
      saidBefore ||= leadsToWords(effect.type);
      done(effect);
      continue;
    }
    // what the effect changed may be who the person is
    const after = await options.readFacts(conversation._id, conversation.district, facts.now);
    const given = { effect, answer, facts: after, input, saidBefore };
    conversation = await store.commit(await takeAnswer(options, conversation, given));
    await reached('committed', conversation._id);
  }

  const says = conversation.effects;
  if (says.length > 0) {
    await reached('before say', conversation._id);
    const waitsForWords = asksForWords(conversation, says, facts, options);
    await say(conversation, says, { repeated, facts, waitsForWords });
    await reached('after say', conversation._id);
    conversation = { ...conversation, effects: [], replyTokens: conversation.replyTokens.slice(0, -1) };
    store.remember(conversation);
  }
  return conversation;
}

async function perform(
  options: ActOptions,
  conversation: Conversation,
  { key, type, params, run }: PendingEffect,
  facts: Facts,
): Promise<unknown> {
  switch (type as EffectName) {
    case 'notify':
      return notify(options, key, params as Effects['notify']['params']);
    case 'later':
      return later(options, conversation._id, { key, run, ...(params as Effects['later']['params']) });
    default:
      return options.performEffect(
        { facts, key, conversation: conversation._id, run },
        type as never,
        params as never,
      );
  }
}

async function notify(
  { models, outbox }: ActOptions,
  key: string,
  { to, district, messages }: Effects['notify']['params'],
): Promise<void> {
  const recipients = to === 'coordinators' ? await coordinators(models, district) : [to.userId];
  await outbox.add(
    recipients.map((userId) => ({ key: `${key}@${userId}`, to: userId, district, messages, reply: null })),
  );
}

/** Those who would get it: active, and they have not blocked the account. */
async function coordinators({ officers }: Models, district: string): Promise<string[]> {
  const found = await officers.find({ district }).lean<Officer[]>();
  return found
    .filter(({ role, state, follows }) => role === 'coordinator' && state === 'active' && follows)
    .map(({ userId }) => userId);
}

async function later(
  { models, now, timerSet }: ActOptions,
  conversation: string,
  { key, run, name, seconds }: { key: string; run: string } & Effects['later']['params'],
): Promise<void> {
  const dueAt = now() + seconds * 1000;
  const event = { type: 'timer', name } as const;
  await insertEvents(models, [internalEvent({ id: key, conversation, run, event, now: now(), dueAt })]);
  timerSet(seconds * 1000);
}
