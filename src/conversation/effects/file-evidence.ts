/** The effect `file-evidence`: photos that were sent to the group, by anybody, become evidence of a measure. */
import type { Effects } from '../../../flows/effects.ts';
import type { FiledBefore } from '../../../flows/views/evidence.ts';
import type { Assignment } from '../../../models/assignment.ts';
import type { Evidence } from '../../../models/evidence.ts';
import type { SeenMessage } from '../../../models/seen-message.ts';
import type { Update } from '../../../models/update.ts';
import { findBy, findById, insertOnce } from '../../database/once.ts';
import { useOf } from '../../evidence/store.ts';
import { refreshCurrentState } from '../current-state.ts';
import { divisionId } from '../views.ts';
import { activeOfficer, audit, type Perform, type Performer, type Scope } from './performer.ts';

type Params = Effects['file-evidence']['params'];

/**
 * Only into the person's own divisions, as far as the group serves them, and only photos that were seen in that group
 * and not taken back; others are left out of the answer. The download is the fetcher's, as for photos sent to the bot.
 */
export const fileEvidence: Perform<'file-evidence'> = async (performer, scope, params) => {
  const { models } = performer;
  const officer = await activeOfficer(performer, scope);
  const groupId = scope.facts.group?.id;
  const group = officer && groupId ? await findById(models.groups, groupId) : null;
  if (!officer || group?.state !== 'linked' || group.district !== officer.district)
    return { ok: false, problem: 'not-allowed' };
  const assignment = await findById(models.assignments, params.assignment);
  if (!assignment || assignment.district !== officer.district) return { ok: false, problem: 'gone' };
  const served = officer.divisions.filter(
    (slug) => group.divisions.length === 0 || group.divisions.includes(slug),
  );
  if (!served.some((slug) => divisionId(officer.district, slug) === assignment.division))
    return { ok: false, problem: 'not-allowed' };
  if (assignment.retired) return { ok: false, problem: 'retired' };

  const filed: string[] = [];
  const already: FiledBefore[] = [];
  for (const id of new Set(params.photos)) {
    const photo = await findById(models.seenMessages, id);
    if (photo?.kind !== 'photo' || photo.group !== group._id || photo.gone) continue;
    const before = await file(performer, scope, { assignment, month: params.month }, photo);
    if (before) already.push(before);
    else filed.push(id);
  }
  // looked for afterwards: a report that is saved at this moment looks for photos that were filed, too
  const report = await reportOf(performer, params);
  if (report && filed.length > 0) await takeInto(performer, report, filed);
  performer.wakeFetcher();
  return { ok: true, filed, into: report ? 'report' : 'next-report', already };
};

/** The newest report on the assignment in that month. */
async function reportOf({ models }: Performer, { assignment, month }: Params): Promise<Update | null> {
  const updates = await findBy(models.updates, 'assignment', assignment);
  const ofMonth = updates.filter((update) => update.month === month);
  return ofMonth.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0] ?? null;
}

/** Makes it evidence that waits for its download; null unless it is evidence of something already. */
async function file(
  performer: Performer,
  scope: Scope,
  { assignment, month }: { assignment: Assignment; month: string },
  photo: SeenMessage,
): Promise<FiledBefore | null> {
  const { models, now } = performer;
  const at = new Date(now());
  const evidence: Evidence = {
    _id: photo._id,
    district: assignment.district,
    conversation: scope.conversation,
    run: scope.run,
    sentBy: photo.person ?? '',
    kind: 'photo',
    state: 'fetching',
    nextAttemptAt: at,
    receivedAt: at,
    assignment: assignment._id,
    month,
    update: null,
    attempts: 0,
    ...{ problem: null, externalUrl: null, blob: null, mime: null, bytes: null, width: null, height: null },
    ...{ name: null, takenAt: null, caption: null },
  };
  const there = (await insertOnce(models.evidence, evidence)) ? null : await before(performer, evidence);
  if (there) {
    const { label, month: ofMonth } = await useOf(models, there);
    const update = there.update ? await findById(models.updates, there.update) : null;
    const subject = update?.assignment ?? there.assignment;
    const isHere = subject === assignment._id && ofMonth === month;
    const division = subject ? await otherDivision(performer, subject, assignment) : undefined;
    return { photo: photo._id, here: isHere, label, ...(division && { division }), month: ofMonth };
  }
  const own = { ...scope, key: `${scope.key}/${photo._id}` };
  const { district } = assignment;
  await audit(performer, own, { district, action: 'evidence.filed', subject: photo._id });
  return null;
}

/** The name of the division of `subject`, an assignment's id, where it is not that of `wanted`. */
async function otherDivision(
  { models }: Performer,
  subject: string,
  wanted: Assignment,
): Promise<string | undefined> {
  const assignment = await findById(models.assignments, subject);
  if (!assignment || assignment.division === wanted.division) return undefined;
  return (await findById(models.divisions, assignment.division))?.name;
}

/**
 * The evidence that the photo was before. Null when this is a repeat of the same effect, or when it was dropped or could
 * not be fetched: then it is fetched anew.
 */
async function before({ models }: Performer, evidence: Evidence): Promise<Evidence | null> {
  const { _id, run, assignment } = evidence;
  const known = await findById(models.evidence, _id);
  if (known?.state === 'removed' || known?.state === 'refused') {
    const { matchedCount } = await models.evidence.replaceOne({ _id, state: known.state }, evidence);
    return matchedCount === 1 ? null : findById(models.evidence, _id);
  }
  return known?.run === run && known.assignment === assignment ? null : known;
}

/** Filing is no correction: what was answered stays, so there is nothing for the history. */
async function takeInto({ models }: Performer, report: Update, photos: string[]): Promise<void> {
  await models.evidence.updateMany({ _id: { $in: photos }, update: null }, { $set: { update: report._id } });
  await models.updates.updateOne({ _id: report._id }, { $addToSet: { evidence: { $each: photos } } });
  await refreshCurrentState(models, report.assignment);
}
