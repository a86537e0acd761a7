/** Says what a step has to say: as a reply while there is a young token, else through the outbox. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'winston';
import type { Effects } from '../../flows/effects.ts';
import type { Facts, LineMessage } from '../../flows/facts.ts';
import type { Conversation, PendingEffect } from '../../models/conversation.ts';
import { isMark } from '../line/addressed.ts';
import type { Breaker } from '../line/breaker.ts';
import type { LineClient } from '../line/client.ts';
import { inGroup } from '../line/messages/in-group.ts';
import { chatOf } from './chat.ts';
import type { Counters } from './counters.ts';
import type { NoteSaid } from './note-said.ts';
import type { Outbox } from './outbox.ts';
import { MESSAGES_AT_ONCE, type Outgoing } from './outgoing.ts';
import { isYoung } from './reply-token.ts';
import { notShown, tooLateForGroup } from './wording.ts';

export interface SayOptions {
  line: Pick<LineClient, 'reply'>;
  outbox: Outbox;
  breaker: Breaker;
  counters: Counters;
  now: () => number;
  random: () => number;
  log: Logger;
  /** What a text in a group begins with when it is meant for the bot. */
  prefixes: readonly string[];
  noteSaid: NoteSaid;
}

/** With what the messages are said. */
export interface Saying {
  /** An earlier try of the same may have arrived. */
  repeated: boolean;
  facts: Facts;
  /** The last message asks for words of the person's own. */
  waitsForWords: boolean;
}

type Reply = Pick<Conversation['replyTokens'][number], 'token' | 'receivedAt'>;

/** A second try only when the first failed so quickly. */
const QUICK_MS = 3_000;
const PAUSE_MS = 200;

/**
 * Sends all `says` of a conversation in one request; more than LINE takes at once follows through the outbox. Resolves
 * when LINE has them or the outbox has. In a group they are said there as a reply, and what is too late for that in the
 * person's own chat, since an unasked message to the group would cost as many as it has members.
 */
export function createSay(options: SayOptions) {
  const { outbox, breaker, now, log, prefixes, noteSaid } = options;
  const mark = prefixes.find(isMark) ?? '#';

  return async (
    conversation: Conversation,
    says: PendingEffect[],
    { repeated, facts, waitsForWords }: Saying,
  ): Promise<void> => {
    const messages = says.flatMap(({ params }) => (params as Effects['say']['params']).messages);
    const first = says[0];
    if (!first || messages.length === 0) return;
    const { key } = first;
    const { _id, district, replyTokens } = conversation;
    const { group, userId: to } = chatOf(_id);
    const replyToken = replyTokens.at(-1);
    if (repeated && (await outbox.has(key))) return;
    const answering = { name: facts.person?.name ?? null, waitsForWords, mark };
    const said = (quote: string | null) =>
      group === null ? messages : inGroup(messages, { ...answering, quote });
    const later = (given: Pick<Outgoing, 'messages' | 'reply'> & { key?: string }) => ({
      ...{ key, to, district },
      ...given,
    });
    const tooLate = () =>
      later({
        messages: group === null ? messages : [tooLateForGroup(facts.group?.name ?? null), ...messages],
        reply: null,
      });
    const young = replyToken && isYoung(replyToken, now()) ? replyToken : null;
    if (!young && to === '') return void log.warn('say.nobody', { key, conversation: _id });
    if (!young) return outbox.add([tooLate()]);
    const { quote = null, ...token } = young;
    // what is tried again later may go to the person's own chat, where nothing of the group can be quoted
    const again = (tried: boolean) => later({ messages: said(null), reply: { ...token, tried, group } });
    if (breaker.isOpen()) return outbox.add([again(repeated)]);

    const now5 = said(quote).slice(0, MESSAGES_AT_ONCE);
    const room = MESSAGES_AT_ONCE - now5.length;
    const { taken: earlier, behind } =
      group === null && outbox.mayHold(to) && !repeated
        ? await outbox.take(to, room)
        : { taken: [], behind: false };
    if (behind) {
      await outbox.putBack(earlier);
      return outbox.addBehind(again(repeated));
    }
    const before = earlier.flatMap((row) => row.messages as LineMessage[]);
    const { outcome, sent } = await reply(options, token, [...before, ...now5], repeated);
    if (outcome === 'arrived' || outcome === 'rejected') await outbox.shown(earlier);
    else await outbox.putBack(earlier);
    switch (outcome) {
      case 'arrived': {
        if (group !== null && sent.length > 0) await noteSaid(group, to, sent);
        const rest = messages.slice(MESSAGES_AT_ONCE);
        if (rest.length > 0 && to !== '')
          await outbox.add([later({ key: `${key}+`, messages: rest, reply: null })]);
        return;
      }
      case 'rejected':
        log.error('say.rejected', { key });
        return;
      case 'no-token':
        return to === '' ? undefined : outbox.add([tooLate()]);
      default:
        return outbox.add([again(outcome === 'maybe')]);
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
): Promise<{ outcome: Replied; sent: string[] }> {
  const ended = (outcome: Replied, sent: string[] = []) => ({ outcome, sent });
  let tried = repeated;
  const begun = now();
  for (let attempt = 1; ; attempt++) {
    const outcome = await line.reply(token, messages);
    breaker.note(outcome);
    counters.sent.inc({ how: 'reply', outcome: outcome.kind });
    switch (outcome.kind) {
      case 'ok':
        return ended('arrived', outcome.sent);
      case 'already-sent':
        return ended('arrived');
      case 'invalid-token':
        // a young token that was ours alone is only invalid because an earlier try used it
        return ended(tried ? 'arrived' : 'no-token');
      case 'rejected':
        await line.reply(token, [notShown()]);
        return ended('rejected');
      case 'unreachable':
        tried = true;
    }
    if (attempt === 2 || now() - begun > QUICK_MS) return ended(tried ? 'maybe' : 'no');
    await sleep(PAUSE_MS * (0.5 + random()));
  }
}
