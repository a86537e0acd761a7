/** Stores a reading as the plan of a district: a new version, with the reports of the versions before kept. */
import type { Assignment } from '../../models/assignment.ts';
import type { Models } from '../../models/index.ts';
import type { Plan, PlanWarning } from '../../models/plan.ts';
import { insertOnce, isDuplicate } from '../database/once.ts';
import { type Difference, differenceOf, type MatchDecision } from './difference.ts';
import { wordingOf } from './doubts.ts';
import { PlanProblem } from './problem.ts';
import type { Reading } from './reading.ts';
import { type PlanDocuments, planDocuments, type Task } from './tasks.ts';

export interface ImportResult extends Changes {
  /** Id of the plan version. */
  plan: string;
  version: number;
  /** The same file was imported before, and nothing was done. */
  unchanged: boolean;
  counts: { items: number; measures: number; assignments: number };
  /** Work without a division. */
  unassigned: PlanWarning[];
  /** Of the reading and of the import. */
  warnings: PlanWarning[];
}

type Changes = Pick<Difference, 'added' | 'changed' | 'retired' | 'returned'>;

interface Means {
  models: Models;
  now: () => number;
}

interface Import {
  /** Slug of a district that exists, with its divisions. */
  district: string;
  reading: Reading;
  source: Plan['source'];
  /** Instead of the year that the document says. */
  fiscalYearBE?: number | undefined;
  /** About work that may have been there before. */
  matches?: MatchDecision[];
  /** Who imports it; the command line when left out. */
  by?: string;
}

/**
 * Imports a plan. Safe to repeat at any point: ids are made from the document, the new version is written beside the
 * old one, assignments are moved one by one, and the new version becomes the current one last.
 * @throws PlanProblem when no fiscal year is known
 */
export async function importPlan({ models, now }: Means, options: Import): Promise<ImportResult> {
  const { district, reading, source } = options;
  const fiscalYearBE = options.fiscalYearBE ?? reading.document.fiscalYearBE;
  if (!fiscalYearBE) {
    throw new PlanProblem(
      'year-unknown',
      'ไม่พบปีงบประมาณในเอกสาร โปรดระบุด้วย --year (no fiscal year: give --year)',
    );
  }
  const { versions, id, version, same } = await nextVersion(models, { district, fiscalYearBE, source });
  const newest = versions.at(-1);
  if (newest && same && newest.current) {
    await makeCurrent(models, newest);
    return unchangedResult(newest, await countsOf(models, newest._id));
  }
  const divisions = await models.divisions.find({ district }).lean();
  const documents = planDocuments({ plan: id, district, fiscalYearBE }, reading, divisions);
  const earlier = await assignmentsOf(models, { district, fiscalYearBE });
  const difference = differenceOf(documents.tasks, earlier, options.matches);
  const unsureWarnings = difference.unsure.map(({ task, assignment }): PlanWarning => {
    const detail = `${task.division} "${assignment.title}" → "${task.title}"`;
    return {
      code: 'unsure-match',
      text: wordingOf({ code: 'unsure-match', line: null, detail }),
      line: null,
    };
  });
  const warnings = [...reading.warnings, ...documents.unassigned, ...unsureWarnings]
    .map(({ code, text, line }): PlanWarning => ({ code, text, line }))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const plan: Plan = {
    ...{ _id: id, district, fiscalYearBE, version, current: false, source, warnings },
    title: reading.document.title,
    layout: reading.document.layout,
    columns: reading.document.columns,
    importedAt: new Date(now()),
  };
  await insertOnce(models.plans, plan);
  await writeDocuments(models, documents);
  await writeAssignments(models, documents.tasks, difference);
  await makeCurrent(models, plan);
  await insertOnce(models.audit, {
    ...{ _id: `import/${id}`, district, at: plan.importedAt, by: options.by ?? 'command-line' },
    ...{ action: 'plan.imported', subject: id },
  });
  return {
    ...{ plan: id, version, unchanged: false, warnings, unassigned: documents.unassigned },
    counts: {
      items: documents.items.length,
      measures: documents.measures.length,
      assignments: documents.tasks.length,
    },
    ...changesOf(difference),
  };
}

async function writeDocuments(models: Models, { items, measures }: PlanDocuments): Promise<void> {
  const upsert = <T extends { _id: string }>({ _id, ...fields }: T) => ({
    updateOne: { filter: { _id }, update: { $set: fields }, upsert: true },
  });
  if (items.length > 0) await models.items.bulkWrite(items.map(upsert) as never[]);
  if (measures.length > 0) await models.measures.bulkWrite(measures.map(upsert) as never[]);
}

/**
 * New assignments are inserted, the others moved without touching their state: reports may come in meanwhile. No
 * upsert, since FerretDB drops a null of `$setOnInsert`.
 */
async function writeAssignments(
  models: Models,
  tasks: Task[],
  { found, added, retired }: Difference,
): Promise<void> {
  await models.assignments.insertMany(added.map(beginning), { ordered: false }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
  const update = (_id: string, fields: object) => ({
    updateOne: { filter: { _id }, update: { $set: fields } },
  });
  const moves = tasks.flatMap(({ _id, ...fields }) => {
    const kept = found.get(_id);
    return kept ? [update(kept._id, { ...fields, retired: false })] : [];
  });
  const retirements = retired.map(({ _id }) => update(_id, { retired: true }));
  const writes = [...moves, ...retirements];
  if (writes.length > 0) await models.assignments.bulkWrite(writes);
}

const beginning = (task: Task): Assignment => ({ ...task, retired: false, current: null });

/** The new version first: between the two writes there is one current version too many, never none. */
async function makeCurrent(models: Models, { _id, district, fiscalYearBE }: Plan): Promise<void> {
  await models.plans.updateOne({ _id }, { $set: { current: true } });
  const plans = await models.plans.find({ district }).lean();
  for (const other of plans) {
    if (other._id === _id || other.fiscalYearBE !== fiscalYearBE || !other.current) continue;
    await models.plans.updateOne({ _id: other._id }, { $set: { current: false } });
  }
}

const changesOf = ({ added, changed, retired, returned }: Difference): Changes => ({
  added,
  changed,
  retired,
  returned,
});

/** The versions of a year's plan, oldest first, and what an import of `source` is: one of them again, or the next. */
export async function nextVersion(
  models: Models,
  { district, fiscalYearBE, source }: { district: string; fiscalYearBE: number; source: Plan['source'] },
): Promise<{ versions: Plan[]; id: string; version: number; same: boolean }> {
  const versions = (await models.plans.find({ district }).lean())
    .filter((plan) => plan.fiscalYearBE === fiscalYearBE)
    .sort((a, b) => a.version - b.version);
  const newest = versions.at(-1);
  const same =
    newest?.source.sha256 === source.sha256 &&
    (newest.source.decisions ?? null) === (source.decisions ?? null);
  const version = newest && same ? newest.version : (newest?.version ?? 0) + 1;
  return { versions, id: `${district}/${fiscalYearBE}/${version}`, version, same };
}

/** All assignments that a year's plan ever led to. */
export async function assignmentsOf(
  models: Models,
  { district, fiscalYearBE }: { district: string; fiscalYearBE: number },
): Promise<Assignment[]> {
  const all = await models.assignments.find({ district }).lean();
  return all.filter((assignment) => assignment.fiscalYearBE === fiscalYearBE);
}

async function countsOf(models: Models, plan: string): Promise<ImportResult['counts']> {
  const [district] = plan.split('/');
  const [items, measures, assignments] = await Promise.all([
    models.items.find({ plan }, { _id: 1 }).lean(),
    models.measures.find({ plan }, { _id: 1 }).lean(),
    models.assignments.find({ district }, { plan: 1, retired: 1 }).lean(),
  ]);
  const current = assignments.filter((assignment) => assignment.plan === plan && !assignment.retired);
  return { items: items.length, measures: measures.length, assignments: current.length };
}

function unchangedResult({ _id, version, warnings }: Plan, counts: ImportResult['counts']): ImportResult {
  return {
    ...{ plan: _id, version, unchanged: true, counts, warnings, unassigned: [] },
    ...{ added: [], changed: [], retired: [], returned: [] },
  };
}
