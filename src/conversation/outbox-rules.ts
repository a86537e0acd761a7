/** What becomes of a message of the outbox after LINE answered, or did not. Pure. */
import type { OutboundMessage } from '../../models/outbound-message.ts';
import type { SendOutcome } from '../line/client.ts';

/** A retry key is known for 24 hours; the same key would send again after that. */
const GIVE_UP_MS = 23 * 3_600_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10 * 60_000;

interface Try {
  outcome: SendOutcome;
  /** It was tried with the reply token, not as a push. */
  byReply: boolean;
  /** Epoch ms. */
  now: number;
  /** 0 to 1. */
  random: () => number;
}

/** The fields of the row that change. */
export function afterTry(
  row: OutboundMessage,
  { outcome, byReply, now, random }: Try,
): Partial<OutboundMessage> {
  // tries by the reply token do not use the retry key
  const attempts = byReply ? row.attempts : row.attempts + 1;
  const problem = 'problem' in outcome ? outcome.problem : outcome.kind;
  const sent = { attempts, ...sentAt(now), problem: null };
  const failed = { attempts, state: 'failed', problem } as const;
  switch (outcome.kind) {
    case 'ok':
    case 'already-sent':
      return sent;
    case 'invalid-token':
      // used by an earlier try of ours that LINE did not answer; else it is worth nothing, and a push follows
      return row.reply?.tried ? sent : { reply: null, nextAttemptAt: null };
    case 'quota':
      return { attempts, ...held(row), problem };
    case 'rejected':
      return failed;
  }
  const unanswered = outcome.kind === 'unreachable';
  if (isTooOld(row, now)) return row.reminder ? { attempts, ...held(row), problem } : failed;
  return {
    attempts,
    problem,
    nextAttemptAt: new Date(now + pause(attempts, random)),
    ...(byReply && unanswered && { reply: { ...row.reply!, tried: true } }),
    ...(!byReply && unanswered && { uncertain: true }),
  };
}

/** As {@link afterTry}, for the request that the row is sealed in; one that was certainly not taken is sealed anew. */
export function afterRequest(row: OutboundMessage, tried: Omit<Try, 'byReply'>): Partial<OutboundMessage> {
  const change = afterTry(row, { ...tried, byReply: false });
  const waits = change.state === undefined;
  const mayHaveArrived = row.uncertain || tried.outcome.kind === 'unreachable';
  return waits && !mayHaveArrived ? { ...change, sealed: null } : change;
}

/** It arrived: what it said is not kept. */
export const sentAt = (now: number) => ({ state: 'sent' as const, sentAt: new Date(now), messages: [] });

/** It waits for the next reply; a reminder is made anew then. */
export const held = ({ reminder }: Pick<OutboundMessage, 'reminder'>): Partial<OutboundMessage> => ({
  state: 'held',
  sealed: null,
  ...(reminder && { messages: [] }),
});

/** A retry key that is this old does not tell any more whether an earlier try arrived. */
const isTooOld = ({ createdAt }: OutboundMessage, now: number): boolean =>
  now - createdAt.getTime() > GIVE_UP_MS;

/**
 * What becomes of a row whose time to be pushed is over; null while it is not. One that may have arrived, since a request
 * was begun, is not shown again: its retry key tells at the next time at which it may be tried.
 */
export function afterTime(row: OutboundMessage, now: number): Partial<OutboundMessage> | null {
  if (!row.until || now < row.until.getTime()) return null;
  if (!row.sealed || isTooOld(row, now)) return held(row);
  const again = row.again ?? row.until;
  return now < again.getTime() ? { nextAttemptAt: again } : null;
}

/** Doubles with each try, and spreads, so that not all come back at once after LINE was away. */
function pause(attempts: number, random: () => number): number {
  const longest = FIRST_PAUSE_MS * 2 ** Math.min(Math.max(attempts - 1, 0), 20);
  return Math.min(LONGEST_PAUSE_MS, longest) * (0.5 + random() / 2);
}
