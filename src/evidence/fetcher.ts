/**
 * The worker that downloads what people send: evidence in state `fetching` is its queue. It tries at once, again with
 * growing pauses while LINE is away or not ready, and tells the waiting run by an event in the inbox what came of it.
 * Any process may do any piece of it twice without harm: blobs are named by their bytes, events by the evidence.
 */
import pLimit from 'p-limit';
import type { Logger } from 'winston';
import type { EvidenceResult } from '../../flows/views/evidence.ts';
import type { Evidence, EvidenceProblem } from '../../models/evidence.ts';
import type { Models } from '../../models/index.ts';
import { refreshCurrentState } from '../conversation/current-state.ts';
import { insertEvents, internalEvent } from '../conversation/inbox.ts';
import { createLookout } from '../database/lookout.ts';
import type { LineClient } from '../line/client.ts';
import { type Content, checkContent } from './check.ts';
import { type Download, download } from './download.ts';
import { fetchExternal } from './external.ts';
import { evidenceLinks } from './links.ts';
import { blobId, earlierUse, keepContent, releaseBlob } from './store.ts';

export interface Fetcher {
  start(): void;
  /** Resolves when nothing is under way any more; what is not finished is done after the next start. */
  stop(): Promise<void>;
  /** Looks for work at once. */
  wake(): void;
}

export interface FetcherOptions {
  models: Models;
  line: Pick<LineClient, 'content'>;
  now: () => number;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Called when an event was put into the inbox. */
  wake: () => void;
  publicUrl: string | null;
  linkKey: Buffer;
  /** How often to look for work that nobody woke it for, ms. */
  pollMs?: number;
}

const DOWNLOADS_AT_ONCE = 4;
/** One try, from the request to the last byte. */
const TRY_MS = 40_000;
/** While a process works on a piece, others leave it alone: longer than a try and the work on the photo take. */
const CLAIM_MS = 75_000;
const LONGEST_PAUSE_MS = 60_000;
/** After an hour nobody waits for the photo any more, and LINE does not say how long it keeps it. */
const GIVE_UP_MS = 3_600_000;
const FEWEST_TRIES = 5;

export function createFetcher(options: FetcherOptions): Fetcher {
  const { models, line, now, log, pollMs = 2_000 } = options;
  const links = evidenceLinks(options);
  const stopping = new AbortController();
  const downloads = pLimit(DOWNLOADS_AT_ONCE);
  // libvips works outside of the event loop; one photo at a time leaves the other core to the chats
  const photos = pLimit(1);
  const underWay = new Map<string, Promise<void>>();
  const lookout = createLookout({
    look,
    pollMs,
    failed: ({ message }) => log.error('evidence.queue-not-read', { problem: message }),
  });

  async function look(): Promise<void> {
    const waiting = await models.evidence.find({ state: 'fetching' }).lean();
    for (const evidence of waiting) {
      const due = (evidence.nextAttemptAt?.getTime() ?? 0) <= now();
      if (!due || underWay.has(evidence._id)) continue;
      const work = downloads(() => fetchOne(evidence))
        .catch((error: unknown) => {
          log.error('evidence.not-settled', { id: evidence._id, problem: String(error) });
        })
        .finally(() => underWay.delete(evidence._id));
      underWay.set(evidence._id, work);
    }
  }

  async function fetchOne(evidence: Evidence): Promise<void> {
    if (stopping.signal.aborted || !(await claim(evidence))) return;
    const attempt = evidence.attempts + 1;
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(TRY_MS)]);
    const { externalUrl } = evidence;
    const outcome = await download(
      async () => (externalUrl ? fetchExternal(externalUrl, { signal }) : line.content(evidence._id)),
      signal,
    );
    if (outcome.got === 'nothing') return pause(evidence, attempt, outcome.why);
    await photos(() => settle(evidence, outcome));
    log.info('evidence.settled', { id: evidence._id, attempt, got: outcome.got });
  }

  /** False when another process was faster. */
  async function claim({ _id, attempts }: Evidence): Promise<boolean> {
    const claimed = await models.evidence.updateOne(
      { _id, state: 'fetching', attempts },
      { $set: { attempts: attempts + 1, nextAttemptAt: new Date(now() + CLAIM_MS) } },
    );
    return claimed.modifiedCount === 1;
  }

  async function pause(evidence: Evidence, attempt: number, why: string): Promise<void> {
    log.warn('evidence.not-downloaded', { id: evidence._id, attempt, why });
    const waitedMs = now() - evidence.receivedAt.getTime();
    if (waitedMs > GIVE_UP_MS && attempt >= FEWEST_TRIES) return refuse(evidence, 'unreachable');
    const pauseMs = stopping.signal.aborted ? 0 : Math.min(LONGEST_PAUSE_MS, 500 * 2 ** attempt);
    await models.evidence.updateOne(
      { _id: evidence._id, state: 'fetching' },
      { $set: { nextAttemptAt: new Date(now() + pauseMs) } },
    );
  }

  async function settle(evidence: Evidence, outcome: Download & { got: 'bytes' | 'problem' }): Promise<void> {
    if (outcome.got === 'problem') return refuse(evidence, outcome.problem);
    const content = await checkContent(outcome.bytes);
    if ('problem' in content) return refuse(evidence, content.problem);
    await accept(evidence, outcome.bytes, content);
  }

  async function accept(evidence: Evidence, received: Buffer, content: Content): Promise<void> {
    const blob = blobId(received);
    await keepContent({ models, now }, evidence, received, content);
    await tell(evidence, {
      id: evidence._id,
      ok: true,
      takenAt: content.takenAt?.getTime() ?? null,
      thumbnailUrl: content.thumbnail && links.to('thumbnail', evidence._id),
      sameAs: await earlierUse(models, { ...evidence, blob }),
    });
    const stored = await finish(evidence, { state: 'stored' });
    // the draft was given up meanwhile
    if (!stored) await releaseBlob(models, blob);
  }

  async function refuse(evidence: Evidence, problem: EvidenceProblem): Promise<void> {
    await tell(evidence, { id: evidence._id, ok: false, problem });
    await finish(evidence, { state: 'refused', problem });
    if (evidence.blob) await releaseBlob(models, evidence.blob);
    // saved while the photo was still on its way
    const refused = await models.evidence.findById(evidence._id).lean();
    const update = refused?.update && (await models.updates.findById(refused.update).lean());
    if (update) await refreshCurrentState(models, update.assignment);
  }

  /** Before the state is changed: what is still `fetching` after a crash is done again, and told again in vain. */
  async function tell({ _id, conversation, run }: Evidence, result: EvidenceResult): Promise<void> {
    const event = { type: 'evidence' as const, result };
    await insertEvents(models, [
      internalEvent({ id: `evidence:${_id}`, conversation, run, event, now: now() }),
    ]);
    options.wake();
  }

  async function finish(evidence: Evidence, changes: Partial<Evidence>): Promise<boolean> {
    const done = await models.evidence.updateOne(
      { _id: evidence._id, state: 'fetching' },
      { $set: { ...changes, nextAttemptAt: null } },
    );
    return done.matchedCount === 1;
  }

  return {
    start: lookout.start,
    wake: lookout.wake,
    async stop() {
      stopping.abort();
      await lookout.stop();
      await Promise.all(underWay.values());
    },
  };
}
