/**
 * Equal messages of a reminder go to all of their people in one request. Who is in a request is written down before it
 * is made (sealed), so that a try after a crash asks LINE for the same with the same retry key.
 */
import { v5 as uuidOf } from 'uuid';
import type { LineMessage } from '../../flows/facts.ts';
import type { Models } from '../../models/index.ts';
import type { OutboundMessage } from '../../models/outbound-message.ts';
import type { LineClient, SendOutcome } from '../line/client.ts';
import { afterRequest, afterTime } from './outbox-rules.ts';

interface Options {
  models: Models;
  line: Pick<LineClient, 'push' | 'multicast'>;
  now: () => number;
  /** 0 to 1. */
  random: () => number;
  newId: () => string;
  /** Hears of every answer of LINE. */
  answered: (outcome: SendOutcome, row: OutboundMessage, change: Partial<OutboundMessage>) => void;
  /** Called between the steps, for tests that end the process there. */
  reached: (point: 'before multicast' | 'after multicast', bundle: string) => Promise<void> | void;
}

/** LINE takes at most so many people in a request. */
const PEOPLE_AT_ONCE = 500;
/** Namespace of the retry keys of bundles. */
const RETRY_KEYS = 'b1a4c1de-0d3e-5c0b-9a53-6f1f0e0f4b7e';

/** Sends the rows given, which are of one bundle and wait, and those that were sealed with them. */
export function createBundles(options: Options): (rows: OutboundMessage[]) => Promise<void> {
  const { models, line, now, random, newId, answered, reached } = options;

  /** Settles who is in the next request; somebody to whom it is being shown just now is not. */
  async function seal(waiting: OutboundMessage[]): Promise<string> {
    const sealed = newId();
    const ids = waiting.slice(0, PEOPLE_AT_ONCE).map(({ _id }) => _id);
    const open = { _id: { $in: ids }, state: 'waiting' as const, sealed: null };
    await models.outbox.updateMany(open, { $set: { sealed } });
    return sealed;
  }

  async function send(to: string[], messages: LineMessage[], retryKey: string): Promise<SendOutcome> {
    return to.length === 1 ? line.push(to[0]!, messages, retryKey) : line.multicast(to, messages, retryKey);
  }

  /** LINE takes none of a request because of one of its people: each goes alone. */
  async function part(rows: OutboundMessage[]): Promise<void> {
    for (const { _id, bundle } of rows) {
      const alone = { bundle: `${bundle}/${_id}`, sealed: null, nextAttemptAt: null };
      await models.outbox.updateOne({ _id, state: 'waiting' }, { $set: alone });
    }
  }

  async function change(rows: OutboundMessage[], fields: Partial<OutboundMessage>): Promise<void> {
    const ids = rows.map(({ _id }) => _id);
    await models.outbox.updateMany({ _id: { $in: ids }, state: 'waiting' }, { $set: fields });
  }

  return async (waiting) => {
    const [row] = waiting as [OutboundMessage];
    const over = afterTime(row, now());
    if (over) return change(waiting, over);
    const sealed = row.sealed ?? (await seal(waiting));
    const inBundle = await models.outbox.find({ bundle: row.bundle }).lean<OutboundMessage[]>();
    const rows = inBundle.filter((one) => one.sealed === sealed);
    // those that are marked as sent already keep their people, not their words
    const words = rows.find(({ messages }) => messages.length > 0)?.messages as LineMessage[] | undefined;
    if (!words) return;
    await reached('before multicast', row.bundle!);
    const outcome = await send(rows.map(({ to }) => to).sort(), words, uuidOf(sealed, RETRY_KEYS));
    await reached('after multicast', row.bundle!);
    // one that was sealed by an earlier try may have been sent by it, whatever became of that process
    const begun = row.uncertain || Boolean(row.sealed);
    const result = afterRequest({ ...row, sealed, uncertain: begun }, { outcome, now: now(), random });
    answered(outcome, row, result);
    if (outcome.kind === 'rejected' && rows.length > 1) await part(rows);
    else await change(rows, result);
  };
}

/** The rows by the request that they go with: those that are sealed together, or of one bundle and not sealed yet. */
export const byRequest = (rows: OutboundMessage[]): OutboundMessage[][] => [
  ...Map.groupBy(rows, ({ bundle, sealed }) => `${bundle} ${sealed ?? ''}`).values(),
];
