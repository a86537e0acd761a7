/** Notices that LINE is down, so that nobody waits for a time limit of which the end is known. */
import type { SendOutcome } from './client.ts';

export interface Breaker {
  /** Whether it makes no sense to try now. After a pause one may try again. */
  isOpen(): boolean;
  note(outcome: SendOutcome): void;
}

const FAILURES = 3;
const PAUSE_MS = 3_000;

export function createBreaker(now: () => number): Breaker {
  let failures = 0;
  let pausedUntil = 0;
  return {
    isOpen: () => failures >= FAILURES && now() < pausedUntil,
    note({ kind }) {
      if (kind !== 'unreachable') failures = 0;
      else if (++failures >= FAILURES) pausedUntil = now() + PAUSE_MS;
    },
  };
}
