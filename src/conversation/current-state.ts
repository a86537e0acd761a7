/** Keeps the current state on an assignment, so that no page has to add up updates. */
import type { CurrentState } from '../../models/assignment.ts';
import type { Models } from '../../models/index.ts';
import type { Update } from '../../models/update.ts';
import { findBy, setFields } from '../database/once.ts';

/**
 * Writes the newest report (by month, then by time of saving) onto its assignment. Two people may save at once: who
 * writes last reads once more, and sees the other's report.
 */
export async function refreshCurrentState(models: Models, assignment: string): Promise<void> {
  let written: string | null = null;
  for (;;) {
    const newest = newestOf(await findBy(models.updates, 'assignment', assignment));
    const version = newest && `${newest._id} ${newest.history.length}`;
    if (version === written) return;
    const current = newest && (await stateOf(models, newest));
    await setFields(models.assignments, assignment, { current });
    written = version;
  }
}

const newestOf = (updates: Update[]): Update | null =>
  updates.toSorted(
    (a, b) =>
      b.month.localeCompare(a.month) ||
      b.createdAt.getTime() - a.createdAt.getTime() ||
      b._id.localeCompare(a._id),
  )[0] ?? null;

async function stateOf(models: Models, update: Update): Promise<CurrentState> {
  const evidence = update.evidence.length > 0 ? await findBy(models.evidence, 'update', update._id) : [];
  const kept = evidence.filter(({ state }) => state === 'stored' || state === 'fetching');
  const photos = kept.filter(({ kind }) => kind === 'photo').length;
  const { _id, month, createdAt, author, status, text, reason, percent, count } = update;
  return {
    update: _id,
    month,
    at: createdAt,
    author,
    photos,
    files: kept.length - photos,
    status,
    text,
    reason,
    percent,
    count,
  };
}
