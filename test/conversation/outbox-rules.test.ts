import type { OutboundMessage } from '../../models/outbound-message.ts';
import { afterTry } from '../../src/conversation/outbox-rules.ts';
import type { SendOutcome } from '../../src/line/client.ts';

const NOW = 1_700_000_000_000;
const HOUR = 3_600_000;

function row(more: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    _id: 'e#1',
    district: 'd',
    to: 'U1',
    messages: [],
    state: 'waiting',
    attempts: 0,
    nextAttemptAt: null,
    reply: null,
    createdAt: new Date(NOW),
    sentAt: null,
    problem: null,
    ...more,
  };
}
const pushed = (outcome: SendOutcome, more: Partial<OutboundMessage> = {}, now = NOW) =>
  afterTry(row(more), { outcome, byReply: false, now, random: () => 1 });
const replied = (outcome: SendOutcome, tried: boolean) =>
  afterTry(row({ reply: { token: 't', receivedAt: NOW, tried } }), {
    ...{ outcome, byReply: true, now: NOW, random: () => 1 },
  });
const down: SendOutcome = { kind: 'unreachable', problem: 'status 500' };

test('sent, or known to have arrived', () => {
  for (const kind of ['ok', 'already-sent'] as const)
    expect(pushed({ kind })).toMatchObject({ state: 'sent', attempts: 1, sentAt: new Date(NOW) });
  expect(replied({ kind: 'ok' }, false)).toMatchObject({ state: 'sent', attempts: 0 });
  expect(replied({ kind: 'invalid-token' }, true)).toMatchObject({ state: 'sent' });
});

test('a token that was never tried before is worth nothing when it is refused: a push follows at once', () => {
  expect(replied({ kind: 'invalid-token' }, false)).toEqual({ reply: null, nextAttemptAt: null });
});

test('the pause doubles, up to ten minutes; after 23 hours the retry key is not used any more', () => {
  const pauses = [0, 1, 2, 5, 30].map(
    (attempts) => pushed(down, { attempts }).nextAttemptAt!.getTime() - NOW,
  );
  expect(pauses).toEqual([1_000, 2_000, 4_000, 32_000, 600_000]);
  expect(pushed(down, { attempts: 99 }, NOW + 22.9 * HOUR).state).toBeUndefined();
  expect(pushed(down, { attempts: 99 }, NOW + 23.1 * HOUR)).toMatchObject({ state: 'failed' });
  for (const outcome of [{ kind: 'rate-limited' }, { kind: 'unauthorized', status: 401 }] as const)
    expect(pushed(outcome)).toMatchObject({ attempts: 1, problem: outcome.kind });
});

test('no answer to a reply may mean that it arrived; a rate limit does not', () => {
  expect(replied(down, false).reply).toMatchObject({ tried: true });
  expect(replied({ kind: 'rate-limited' }, false).reply).toBeUndefined();
});

test('the used-up month holds, a refused message fails', () => {
  expect(pushed({ kind: 'quota' })).toMatchObject({ state: 'held' });
  expect(pushed({ kind: 'rejected', status: 400, problem: 'x' })).toMatchObject({
    state: 'failed',
    problem: 'x',
  });
});
