/** The effects of an import: have a file read, answer about it, confirm it, give it up. */
import type { Models } from '../../../models/index.ts';
import type { ImportOutcome, PlanImport } from '../../../models/plan-import.ts';
import { findById, insertOnce, setFields } from '../../database/once.ts';
import { labelOf } from '../../plan/decisions/edits.ts';
import { matchDecisions } from '../../plan/decisions/matches.ts';
import { REST } from '../../plan/decisions/question.ts';
import { isAnswer } from '../../plan/decisions.ts';
import { importPlan as storePlan } from '../../plan/import.ts';
import { KEPT_MS } from '../../plan/pending/import-job.ts';
import { type OpenImport, openImport } from '../../plan/pending/open-import.ts';
import { deleteImport } from '../../plan/pending/parts.ts';
import { importView } from '../../plan/pending/view.ts';
import { activeCoordinator } from './manage.ts';
import { audit, type Perform, type Performer, type Scope } from './performer.ts';

export const fetchPlan: Perform<'fetch-plan'> = async (performer, scope, { messageId, name }) => {
  const { models, now } = performer;
  const coordinator = await activeCoordinator(performer, scope);
  if (!coordinator) return null;
  const { district, userId: by } = coordinator;
  await insertOnce(models.planImports, {
    ...{ _id: messageId, district, by, conversation: scope.conversation, run: scope.run },
    ...{ name: name.slice(0, 255), state: 'fetching', attempts: 0, nextAttemptAt: null },
    ...{ problem: null, sha256: null, bytes: null, parts: 0, decisions: [], outcome: null },
    requestedAt: new Date(now()),
    expiresAt: new Date(now() + KEPT_MS),
  });
  performer.wakeImports();
  await audit(performer, scope, { district, action: 'plan.received', subject: messageId });
  return null;
};

/** An answer that the question cannot have changes nothing. */
export const decideImport: Perform<'decide-import'> = async (performer, scope, { id, question, choice }) => {
  const { models, now } = performer;
  const pending = await ownImport(performer, scope, id);
  const opened = pending && (await openImport({ models, now: now() }, pending));
  if (!pending || !opened || pending.state !== 'ready') return null;
  const asked = opened.questions.find((one) => one.id === question);
  // what is not asked any more can still be taken back
  const fits = choice === null || question === REST.question || (asked && isAnswer(asked, choice));
  if (!fits) return importView(pending, opened);
  const others = pending.decisions.filter((decision) => decision.question !== question);
  const decisions = choice === null ? others : [...others, { question, choice }];
  await setFields(models.planImports, id, { decisions });
  await audit(performer, scope, { district: pending.district, action: 'plan.decided', subject: id });
  const decided = { ...pending, decisions };
  return importView(decided, await openImport({ models, now: now() }, decided));
};

/**
 * What is told is written down before anything changes, then names, then the plan; each can be repeated, so that a
 * repeat after a crash ends the same.
 */
export const importPlan: Perform<'import-plan'> = async (performer, scope, { id }) => {
  const { models, now } = performer;
  if (!(await activeCoordinator(performer, scope))) return { ok: false, problem: 'not-allowed' };
  const pending = await ownImport(performer, scope, id);
  if (!pending) return { ok: false, problem: 'gone' };
  if (pending.state === 'imported') return { ok: true, outcome: pending.outcome! };
  const opened = await openImport({ models, now: now() }, pending);
  if (!opened || pending.state !== 'ready') return { ok: false, problem: 'gone' };
  if (opened.open.length > 0 || !opened.next) return { ok: false, problem: 'open' };

  const outcome = pending.outcome ?? outcomeOf(opened.next, pending);
  await setFields(models.planImports, id, { outcome });
  await rememberNames(models, opened);
  const { district, decisions, by } = pending;
  await storePlan(
    { models, now },
    {
      ...{ district, by, source: opened.source, reading: opened.decided.reading },
      matches: matchDecisions(decisions),
    },
  );
  await setFields(models.planImports, id, { state: 'imported' });
  await audit(performer, scope, { district, action: 'plan.confirmed', subject: outcome.plan });
  return { ok: true, outcome };
};

export const dropImport: Perform<'drop-import'> = async (performer, scope, { id }) => {
  const pending = await ownImport(performer, scope, id);
  // it stays known until it expires, so that a repeat of the import tells the same
  if (!pending || pending.state === 'imported') return null;
  await deleteImport(performer.models, id);
  await audit(performer, scope, { district: pending.district, action: 'plan.dropped', subject: id });
  return null;
};

/** The import, if the person is still the coordinator who may decide about it. */
async function ownImport(performer: Performer, scope: Scope, id: string): Promise<PlanImport | null> {
  const coordinator = await activeCoordinator(performer, scope);
  const found = coordinator && (await findById(performer.models.planImports, id));
  if (!found || found.by !== coordinator.userId || found.district !== coordinator.district) return null;
  return found.expiresAt.getTime() > performer.now() ? found : null;
}

/** Told by name, the others by number. */
const MOST_TOLD = 10;

function outcomeOf(
  { version, fiscalYearBE, documents, difference }: NonNullable<OpenImport['next']>,
  { district }: PlanImport,
): ImportOutcome {
  const { added, changed, unchanged, retired, returned } = difference;
  return {
    ...{ plan: `${district}/${fiscalYearBE}/${version}`, version, fiscalYearBE },
    items: documents.items.length,
    assignments: documents.tasks.length,
    added: added.length,
    changed: changed.length,
    kept: unchanged.length,
    returned: returned.length,
    retired: retired.slice(0, MOST_TOLD).map(labelOf),
    retiredCount: retired.length,
    unassigned: documents.unassigned.slice(0, MOST_TOLD).map(({ detail }) => detail),
    unassignedCount: documents.unassigned.length,
  };
}

async function rememberNames(models: Models, { decided, units }: OpenImport): Promise<void> {
  for (const unit of units) await insertOnce(models.divisions, unit);
  for (const { printed, division: _id } of decided.aliases) {
    const division = await models.divisions.findById(_id).lean();
    if (!division || [division.name, ...division.aliases].includes(printed)) continue;
    await setFields(models.divisions, _id, { aliases: [...division.aliases, printed] });
  }
}
