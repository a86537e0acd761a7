/** What waits in each queue, and since when: a queue whose oldest grows older is stuck. */
import type { Models } from '../models/index.ts';
import { PARTITIONS } from './conversation/inbox.ts';

export interface Waiting {
  count: number;
  /** Seconds; null where nothing waits, or where waiting is as it should be (timers). */
  oldest: number | null;
}

export type Queue = 'inbox' | 'outbox' | 'evidence' | 'imports' | 'exports';

export async function countWaiting(
  { inbox, outbox, evidence, planImports, exportedReports }: Models,
  now: number,
): Promise<Record<Queue, Waiting>> {
  const since = (dates: Date[]): Waiting => {
    const oldest = Math.min(...dates.map((date) => date.getTime()));
    return { count: dates.length, oldest: dates.length > 0 ? Math.max(0, (now - oldest) / 1000) : null };
  };
  const [events, messages, downloads, imports, exports] = await Promise.all([
    inbox.countDocuments({ queue: { $in: [...PARTITIONS] } }),
    outbox.countDocuments({ state: 'waiting' }),
    evidence.find({ state: 'fetching' }, { receivedAt: 1 }).lean(),
    planImports.find({ state: 'fetching' }, { requestedAt: 1 }).lean(),
    exportedReports.find({ state: 'waiting' }, { requestedAt: 1 }).lean(),
  ]);
  return {
    inbox: { count: events, oldest: null },
    outbox: { count: messages, oldest: null },
    evidence: since(downloads.map(({ receivedAt }) => receivedAt)),
    imports: since(imports.map(({ requestedAt }) => requestedAt)),
    exports: since(exports.map(({ requestedAt }) => requestedAt)),
  };
}
