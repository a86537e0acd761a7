/** Keeps the current state on an assignment, so that no page has to add up updates. */
import type { Assignment, CurrentState } from '../../models/assignment.ts';
import type { Models } from '../../models/index.ts';
import type { Update } from '../../models/update.ts';
import { findBy, setFields } from '../database/once.ts';

/**
 * Writes the newest report (by month, then by time of saving) onto its assignment, and beside it the newest one of an
 * earlier month. Two people may save at once: who writes last reads once more, and sees the other's report.
 */
export async function refreshCurrentState(models: Models, assignment: string): Promise<void> {
  let written: string | null = null;
  for (;;) {
    const newest = (await findBy(models.updates, 'assignment', assignment)).sort(newestFirst);
    const current = newest[0] ?? null;
    const previous = newest.find(({ month }) => month < current!.month) ?? null;
    const version = JSON.stringify([current, previous]);
    if (version === written) return;
    const state: Pick<Assignment, 'current' | 'previous'> = {
      current: current && (await stateOf(models, current)),
      previous: previous && (await stateOf(models, previous)),
    };
    await setFields(models.assignments, assignment, state);
    written = version;
  }
}

const newestFirst = (a: Update, b: Update): number =>
  b.month.localeCompare(a.month) ||
  b.createdAt.getTime() - a.createdAt.getTime() ||
  b._id.localeCompare(a._id);

async function stateOf(models: Models, update: Update): Promise<CurrentState> {
  const evidence = update.evidence.length > 0 ? await findBy(models.evidence, 'update', update._id) : [];
  const kept = evidence.filter(({ state }) => state === 'stored' || state === 'fetching');
  const photos = kept.filter(({ kind }) => kind === 'photo').length;
  const { _id, month, createdAt, author, status, text, reason, percent, count, until = null } = update;
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
    until,
  };
}
