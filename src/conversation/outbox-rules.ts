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
  const sent = { attempts, state: 'sent', sentAt: new Date(now), problem: null } as const;
  const failed = { attempts, state: 'failed', problem } as const;
  switch (outcome.kind) {
    case 'ok':
    case 'already-sent':
      return sent;
    case 'invalid-token':
      // used by an earlier try of ours that LINE did not answer; else it is worth nothing, and a push follows
      return row.reply?.tried ? sent : { reply: null, nextAttemptAt: null };
    case 'quota':
      return { attempts, state: 'held', problem };
    case 'rejected':
      return failed;
  }
  if (now - row.createdAt.getTime() > GIVE_UP_MS) return failed;
  return {
    attempts,
    problem,
    nextAttemptAt: new Date(now + pause(attempts, random)),
    ...(byReply && outcome.kind === 'unreachable' && { reply: { ...row.reply!, tried: true } }),
  };
}

/** Doubles with each try, and spreads, so that not all come back at once after LINE was away. */
function pause(attempts: number, random: () => number): number {
  const longest = FIRST_PAUSE_MS * 2 ** Math.min(Math.max(attempts - 1, 0), 20);
  return Math.min(LONGEST_PAUSE_MS, longest) * (0.5 + random() / 2);
}
