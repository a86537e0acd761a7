import type { OutboundMessage } from '../../models/outbound-message.ts';
import { afterRequest, afterTime, afterTry } from '../../src/conversation/outbox-rules.ts';
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

test('what was sent is not kept; a reminder that is held is made anew later, and is held when it is given up', () => {
  const messages = [{ type: 'text', text: 'x' }];
  expect(pushed({ kind: 'ok' }, { messages })).toMatchObject({ messages: [] });
  expect(pushed({ kind: 'quota' }, { messages })).not.toHaveProperty('messages');
  expect(pushed({ kind: 'quota' }, { messages, reminder: 'r' })).toMatchObject({
    messages: [],
    state: 'held',
  });
  expect(pushed(down, { reminder: 'r' }, NOW + 24 * HOUR)).toMatchObject({ state: 'held' });
});

test('a request that LINE certainly did not take is sealed anew; one that it may have taken never is', () => {
  const after = (outcome: SendOutcome, more: Partial<OutboundMessage> = {}) =>
    afterRequest(row({ sealed: 's', ...more }), { outcome, now: NOW, random: () => 1 });
  expect(after({ kind: 'rate-limited' })).toMatchObject({ sealed: null });
  expect(after({ kind: 'rate-limited' }, { uncertain: true })).not.toHaveProperty('sealed');
  expect(after(down)).toMatchObject({ uncertain: true });
  expect(after(down)).not.toHaveProperty('sealed');
  expect(after({ kind: 'already-sent' })).toMatchObject({ state: 'sent' });
});

test('after its time a reminder waits for the next reply; one on its way is asked for at the time after', () => {
  const until = new Date(NOW + HOUR);
  const again = new Date(NOW + 12 * HOUR);
  const at = (hours: number, more: Partial<OutboundMessage> = {}) =>
    afterTime(row({ until, again, reminder: 'r', ...more }), NOW + hours * HOUR);
  expect(at(0.9)).toBeNull();
  expect(at(1)).toMatchObject({ state: 'held' });
  expect(at(1, { sealed: 's' })).toEqual({ nextAttemptAt: again });
  expect(at(12, { sealed: 's' })).toBeNull();
  expect(at(24, { sealed: 's' })).toMatchObject({ state: 'held', sealed: null });
});
