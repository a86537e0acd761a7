/** Asks LINE again where that helps, and says in one sentence what the operator can do where it does not. */
import type { Trouble } from '../client.ts';

/** Why the rich menus could not be brought to LINE. The message is for the operator. */
export class RichMenuProblem extends Error {}

export interface Patience {
  /** One line for the operator. */
  say: (line: string) => void;
  pause: (ms: number) => Promise<void>;
}

/** Growing, about six minutes in all: what an hour's limit gives back meanwhile is some calls. */
const PAUSES_S = [1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60];
/** LINE is away, or this machine's network is. */
const TRIES_WITHOUT_ANSWER = 4;

/**
 * The outcome of `call`, tried again while LINE asks to slow down or does not answer; `what` completes "LINE refused
 * to …".
 * @throws RichMenuProblem
 */
export async function patiently<Outcome extends { kind: 'ok' }>(
  { say, pause }: Patience,
  what: string,
  call: () => Promise<Outcome | Trouble>,
): Promise<Outcome> {
  for (let tries = 1; ; tries++) {
    const outcome = await call();
    if (outcome.kind === 'ok') return outcome as Outcome;
    const trouble = outcome as Trouble;
    const seconds = PAUSES_S[tries - 1];
    const slow = trouble.kind === 'rate-limited';
    const silent = trouble.kind === 'unreachable' && tries < TRIES_WITHOUT_ANSWER;
    if (seconds === undefined || !(slow || silent)) throw new RichMenuProblem(whyNot(what, trouble));
    say(`LINE ${slow ? 'asks to slow down' : 'does not answer'}: trying again in ${seconds} s`);
    await pause(seconds * 1000);
  }
}

const AGAIN = 'Run it again later: it goes on where it stopped.';

function whyNot(what: string, trouble: Trouble): string {
  switch (trouble.kind) {
    case 'unauthorized':
      return `LINE does not accept the channel access token (${trouble.status}): check LINE_CHANNEL_ACCESS_TOKEN.`;
    case 'rate-limited':
      return `LINE's limit of requests is used up (100 menus made or removed in an hour). ${AGAIN}`;
    case 'unreachable':
      return `LINE does not answer (${trouble.problem}): check the network. ${AGAIN}`;
    case 'rejected':
      return `LINE refused to ${what} (${trouble.status}): ${trouble.problem || 'without a reason'}.`;
    default:
      return `LINE refused to ${what}: ${trouble.kind}.`;
  }
}
