/**
 * Jobs that wait in a collection, a document each: the oldest first, one at a time, each in one process. What a crash
 * leaves behind is begun again, a few times at most, since the job may have been the crash's reason. Jobs that have
 * expired are removed.
 */
import type { Model } from 'mongoose';
import { createLookout, type Lookout } from './lookout.ts';
import { collectionOf } from './once.ts';

export interface Job {
  _id: string;
  state: string;
  /** How often it was begun. */
  attempts: number;
  /** Not begun before; null for at once. */
  nextAttemptAt: Date | null;
  requestedAt: Date;
  expiresAt: Date;
}

interface JobQueueOptions<T extends Job> {
  model: Model<T>;
  /** The state of those that wait; `work` leads out of it. */
  waiting: NoInfer<T['state']>;
  /** While a process works on a job others leave it alone, ms: longer than the work may take. */
  claimMs: number;
  tries: number;
  now: () => number;
  pollMs: number;
  /** It was begun `tries` times and never ended. */
  exhausted: (job: NoInfer<T>) => Promise<void>;
  work: (job: NoInfer<T>) => Promise<void>;
  remove: (id: string) => Promise<void>;
  /** Hears of a look that threw. */
  failed: (error: Error) => void;
}

export function createJobQueue<T extends Job>(options: JobQueueOptions<T>): Lookout {
  const { model, waiting, claimMs, tries, now, pollMs, exhausted, work, remove, failed } = options;
  let stopping = false;

  async function look(): Promise<void> {
    const all = await model.find().lean<T[]>();
    for (const { _id } of all.filter(({ expiresAt }) => expiresAt.getTime() <= now())) await remove(_id);
    const jobs = all.filter(({ state, expiresAt }) => state === waiting && expiresAt.getTime() > now());
    for (const job of jobs.sort((a, b) => a.requestedAt.getTime() - b.requestedAt.getTime())) {
      if (stopping) return;
      if ((job.nextAttemptAt?.getTime() ?? 0) > now()) continue;
      if (job.attempts >= tries) await exhausted(job);
      else if (await claim(job)) await work(job);
    }
  }

  /** False when another process was faster. */
  async function claim({ _id, attempts }: T): Promise<boolean> {
    const untouched = { _id, state: waiting, attempts };
    const begun = { attempts: attempts + 1, nextAttemptAt: new Date(now() + claimMs) };
    const claimed = await collectionOf(model).updateOne(untouched as never, { $set: begun } as never);
    return claimed.modifiedCount === 1;
  }

  const lookout = createLookout({ look, pollMs, failed });
  return {
    ...lookout,
    stop() {
      stopping = true;
      return lookout.stop();
    },
  };
}
