/** Says what a step has to say: as a reply while there is a young token, else through the outbox. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'winston';
import type { Effects, LineMessage } from '../../flows/facts.ts';
import type { Conversation, PendingEffect } from '../../models/conversation.ts';
import type { Breaker } from '../line/breaker.ts';
import type { LineClient } from '../line/client.ts';
import type { Counters } from './counters.ts';
import { MESSAGES_AT_ONCE, type Outbox } from './outbox.ts';
import { isYoung } from './reply-token.ts';
import { notShown } from './wording.ts';

export interface SayOptions {
  line: Pick<LineClient, 'reply'>;
  outbox: Outbox;
  breaker: Breaker;
  counters: Counters;
  now: () => number;
  random: () => number;
  log: Logger;
}

type Reply = Conversation['replyTokens'][number];

/** A second try only when the first failed so quickly. */
const QUICK_MS = 3_000;
const PAUSE_MS = 200;

/**
 * Sends all `says` of a conversation in one request; more than LINE takes at once follows through the outbox. Resolves
 * when LINE has them or the outbox has. `repeated`: an earlier try of the same may have arrived.
 */
export function createSay(options: SayOptions) {
  const { outbox, breaker, now, log } = options;

  return async (conversation: Conversation, says: PendingEffect[], repeated: boolean): Promise<void> => {
    const messages = says.flatMap(({ params }) => (params as Effects['say']['params']).messages);
    const first = says[0];
    if (!first || messages.length === 0) return;
    const { key } = first;
    const { _id: to, district, replyTokens } = conversation;
    const replyToken = replyTokens.at(-1);
    if (repeated && (await outbox.has(key))) return;
    const outgoing = { key, to, district, messages };
    if (!replyToken || !isYoung(replyToken, now())) return outbox.add([{ ...outgoing, reply: null }]);
    if (breaker.isOpen()) return outbox.add([{ ...outgoing, reply: { ...replyToken, tried: repeated } }]);

    const now5 = messages.slice(0, MESSAGES_AT_ONCE);
    const room = MESSAGES_AT_ONCE - now5.length;
    const { taken: earlier, behind } =
      outbox.mayHold(to) && !repeated ? await outbox.take(to, room) : { taken: [], behind: false };
    if (behind) {
      await outbox.putBack(earlier);
      return outbox.addBehind({ ...outgoing, reply: { ...replyToken, tried: repeated } });
    }
    const before = earlier.flatMap((row) => row.messages as LineMessage[]);
    const outcome = await reply(options, replyToken, [...before, ...now5], repeated);
    if (outcome === 'arrived' || outcome === 'rejected') await outbox.shown(earlier);
    else await outbox.putBack(earlier);
    switch (outcome) {
      case 'arrived': {
        const rest = messages.slice(MESSAGES_AT_ONCE);
        if (rest.length > 0) await outbox.add([{ ...outgoing, key: `${key}+`, messages: rest, reply: null }]);
        return;
      }
      case 'rejected':
        log.error('say.rejected', { key });
        return;
      case 'no-token':
        return outbox.add([{ ...outgoing, reply: null }]);
      default:
        return outbox.add([{ ...outgoing, reply: { ...replyToken, tried: outcome === 'maybe' } }]);
    }
  };
}

/** `maybe`: LINE did not answer, so it may have arrived; `no`: certainly not, and the token is still good. */
type Replied = 'arrived' | 'rejected' | 'no-token' | 'maybe' | 'no';

async function reply(
  { line, breaker, counters, now, random }: SayOptions,
  { token }: Reply,
  messages: LineMessage[],
  repeated: boolean,
): Promise<Replied> {
  let tried = repeated;
  const begun = now();
  for (let attempt = 1; ; attempt++) {
    const outcome = await line.reply(token, messages);
    breaker.note(outcome);
    counters.sent.inc({ how: 'reply', outcome: outcome.kind });
    switch (outcome.kind) {
      case 'ok':
      case 'already-sent':
        return 'arrived';
      case 'invalid-token':
        // a young token that was ours alone is only invalid because an earlier try used it
        return tried ? 'arrived' : 'no-token';
      case 'rejected':
        await line.reply(token, [notShown()]);
        return 'rejected';
      case 'unreachable':
        tried = true;
    }
    if (attempt === 2 || now() - begun > QUICK_MS) return tried ? 'maybe' : 'no';
    await sleep(PAUSE_MS * (0.5 + random()));
  }
}
