/** The effect `save-update`: saves a report, or corrects one of the person's own. */
import type { Effects } from '../../../flows/effects.ts';
import type { Evidence } from '../../../models/evidence.ts';
import type { Officer } from '../../../models/officer.ts';
import type { Answers, TypedIn, Update } from '../../../models/update.ts';
import { findBy, findById, insertOnce } from '../../database/once.ts';
import { refreshCurrentState } from '../current-state.ts';
import { ofParts, partsOf } from '../typed-in.ts';
import { divisionId } from '../views.ts';
import { activeOfficer, audit, type Perform, type Performer, type Scope } from './performer.ts';

type Params = Effects['save-update']['params'];
type Answer = Effects['save-update']['answer'];

export const saveUpdate: Perform<'save-update'> = async (performer, scope, params) => {
  const officer = await activeOfficer(performer, scope);
  return params.replaces === null
    ? save(performer, scope, params, officer)
    : correct(performer, scope, { ...params, replaces: params.replaces }, officer);
};

async function save(
  performer: Performer,
  scope: Scope,
  params: Params,
  officer: Officer | null,
): Promise<Answer> {
  const { models, now } = performer;
  let update: Update | null = await findById(models.updates, scope.key);
  if (!update) {
    if (!officer) return { ok: false, problem: 'not-allowed' };
    const assignment = await findById(models.assignments, params.assignment);
    if (!assignment || assignment.district !== officer.district) return { ok: false, problem: 'gone' };
    if (!serves(officer, assignment.division)) return { ok: false, problem: 'not-allowed' };
    if (assignment.retired) return { ok: false, problem: 'retired' };
    update = {
      _id: scope.key,
      district: assignment.district,
      assignment: assignment._id,
      division: assignment.division,
      month: params.month,
      author: officer.userId,
      ...answersOf(params.answers),
      ...typedIn(params, null),
      evidence: await usableEvidence(performer, scope, params, scope.key),
      state: 'submitted',
      createdAt: new Date(now()),
      history: [],
    };
    await insertOnce(models.updates, update);
  }
  await keepEvidence(performer, update, params);
  await takeInFiled(performer, update);
  await refreshCurrentState(models, update.assignment);
  await audit(performer, scope, { district: update.district, action: 'update.saved', subject: update._id });
  return { ok: true, update: update._id };
}

/** The month, the assignment and the time of saving stay; the earlier answers go into the history. */
async function correct(
  performer: Performer,
  scope: Scope,
  params: Params & { replaces: string },
  officer: Officer | null,
): Promise<Answer> {
  const { models, now } = performer;
  const { key } = scope;
  let update: Update | null = await models.updates.findById(params.replaces).lean();
  if (!update) return { ok: false, problem: 'gone' };
  if (!update.history.some((entry) => entry.key === key)) {
    if (officer && officer.district !== update.district) return { ok: false, problem: 'gone' };
    const mine = officer !== null && update.author === officer.userId && serves(officer, update.division);
    if (!mine) return { ok: false, problem: 'not-allowed' };
    const was = {
      at: new Date(now()),
      by: officer.userId,
      key,
      was: answersOf(update),
      evidence: update.evidence,
      ...typedInOf(update),
    };
    const answers = answersOf(params.answers);
    const evidence = await usableEvidence(performer, scope, params, update._id);
    const changes = { ...answers, ...typedIn(params, update), evidence, state: 'submitted' as const };
    await models.updates.updateOne({ _id: update._id }, { $set: changes, $push: { history: was } });
    update = { ...update, ...changes, history: [...update.history, was] };
  }
  const before = update.history.find((entry) => entry.key === key)!.evidence;
  const removed = before.filter((id) => !update.evidence.includes(id));
  await models.evidence.updateMany(
    { _id: { $in: removed }, update: update._id },
    { $set: { update: null, assignment: null, month: null } },
  );
  await keepEvidence(performer, update, params);
  await takeInFiled(performer, update);
  await refreshCurrentState(models, update.assignment);
  await audit(performer, scope, {
    district: update.district,
    action: 'update.corrected',
    subject: update._id,
  });
  return { ok: true, update: update._id };
}

const serves = ({ district, divisions }: Officer, division: string) =>
  divisions.some((slug) => divisionId(district, slug) === division);

/** A reason belongs to a postponed work only, whatever was answered before the status was changed. */
const answersOf = ({ status, text, reason, percent, count, until }: Answers): Answers => ({
  status,
  text,
  reason: status === 'postponed' ? reason : null,
  percent,
  count,
  until: (status === 'postponed' && until) || null,
});

const typedInOf = ({ textMessage = null, reasonMessage = null, textParts = [] }: TypedIn) => ({
  textMessage,
  reasonMessage,
  textParts,
});

/** The messages of the words; those of words that a correction leaves as they are stay known. */
function typedIn({ answers, typedIn: given }: Params, before: Update | null): TypedIn {
  const {
    text,
    reason,
    parts = [{ message: text, text: answers.text }],
  } = given ?? {
    text: null,
    reason: null,
  };
  const known = (part: { message: string | null; text: string }) =>
    part.message === null && before !== null && part.text === before.text ? partsOf(before) : [part];
  const { textMessage, textParts } = ofParts(parts.flatMap(known));
  const sameReason = reason === null && before !== null && answers.reason === before.reason;
  return {
    textMessage,
    textParts,
    reasonMessage: sameReason ? (before.reasonMessage ?? null) : reason,
  };
}

const isKept = ({ state }: Evidence) => state === 'stored' || state === 'fetching';

/** Those of the ids, in their order, that were sent in this conversation and belong to no other report. */
async function usableEvidence(
  { models }: Performer,
  { conversation }: Scope,
  params: Params,
  update: string,
): Promise<string[]> {
  const ids = [...new Set(params.evidence.map(({ id }) => id))];
  if (ids.length === 0) return [];
  const found = await models.evidence.find({ _id: { $in: ids } }).lean();
  const usable = (evidence: Evidence) =>
    isKept(evidence) &&
    (evidence.update === update || (evidence.update === null && evidence.conversation === conversation));
  const known = new Set(found.filter(usable).map(({ _id }) => _id));
  return ids.filter((id) => known.has(id));
}

async function keepEvidence({ models }: Performer, update: Update, params: Params): Promise<void> {
  const given = new Map(params.evidence.map((one) => [one.id, one]));
  await Promise.all(
    update.evidence.map((id) => {
      const { caption = null, typedIn: message = null } = given.get(id) ?? {};
      // the message of a link is known since it was kept; that of a caption that stays, too
      const typed = message === null ? {} : { typedIn: message };
      return models.evidence.updateOne({ _id: id }, { $set: { update: update._id, caption, ...typed } });
    }),
  );
}

/** Photos that were filed from a group for the month of the report; each belongs to one report only. */
async function takeInFiled({ models }: Performer, { _id, assignment, month }: Update): Promise<void> {
  const filed = (await findBy(models.evidence, 'assignment', assignment)).filter(
    (one) => isKept(one) && one.month === month && (one.update === null || one.update === _id),
  );
  if (filed.length === 0) return;
  const ids = filed.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime()).map(({ _id: id }) => id);
  await models.evidence.updateMany({ _id: { $in: ids }, update: null }, { $set: { update: _id } });
  const mine = await models.evidence.find({ _id: { $in: ids }, update: _id }, { _id: 1 }).lean();
  const taken = new Set(mine.map((one) => one._id));
  await models.updates.updateOne(
    { _id },
    { $addToSet: { evidence: { $each: ids.filter((id) => taken.has(id)) } } },
  );
}
