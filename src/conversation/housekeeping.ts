/** Removes what only served to know an event or a message again. */
import type { Models } from '../../models/index.ts';

/** LINE sends again for far less long; old buttons and reports do not depend on these. */
const KEPT_MS = 7 * 86_400_000;

/** So long a photo of a group can be quoted, and a text edited. */
const SEEN_MS = 30 * 86_400_000;

/** A digest is compared with that of the month before; nobody asks for older reminders than those of a year. */
const RUNS_MS = 400 * 86_400_000;

/**
 * Deletes events handled, messages sent, and processes that have gone, more than seven days before `now` (epoch ms), and
 * what is known of messages in groups after thirty; reminders after a year.
 */
export async function cleanUp(models: Models, now: number): Promise<void> {
  const before = new Date(now - KEPT_MS);
  await models.inbox.deleteMany({ queue: null, handledAt: { $lt: before } });
  await models.outbox.deleteMany({ state: { $in: ['sent', 'dropped'] }, sentAt: { $lt: before } });
  await models.seenMessages.deleteMany({ at: { $lt: new Date(now - SEEN_MS) } });
  await models.reminderRuns.deleteMany({
    state: { $in: ['done', 'superseded'] },
    decidedAt: { $lt: new Date(now - RUNS_MS) },
  });
  await models.leases.deleteMany({ _id: /^worker:/, until: { $lt: before } });
}
