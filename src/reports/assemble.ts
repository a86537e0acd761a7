/** Reads from the database what a report is made of. */
import type { Evidence } from '../../models/evidence.ts';
import type { Models } from '../../models/index.ts';
import type { Plan } from '../../models/plan.ts';
import type { Period } from '../plan/period.ts';
import { fiscalYearBE } from '../thai/calendar.ts';
import { type Assembled, gather } from './gather.ts';
import { withRetired } from './retired.ts';

/**
 * The report of a district about months of one fiscal year, by the current plan of that year; null when there is no
 * plan of it. `asPlanned`: without work that was done although it is in the plan no more.
 */
export async function assemble(
  models: Models,
  { district, period, asPlanned = false }: { district: string; period: Period; asPlanned?: boolean },
): Promise<Assembled | null> {
  const plan = await planOf(models, district, fiscalYearBE(period.from));
  const office = plan && (await models.districts.findById(district).lean());
  if (!plan || !office) return null;
  const [items, measures, assignments, divisions, updates] = await Promise.all([
    models.items.find({ plan: plan._id }).lean(),
    models.measures.find({ plan: plan._id }).lean(),
    models.assignments.find({ district }).lean(),
    models.divisions.find({ district }).lean(),
    models.updates.find({ district }).lean(),
  ]);
  const own = assignments.filter((assignment) => assignment.plan === plan._id && !assignment.retired);
  const past = assignments.filter(
    ({ retired, fiscalYearBE: year }) => retired && year === plan.fiscalYearBE && !asPlanned,
  );
  const known = new Set([...own, ...past].map(({ _id }) => _id));
  const told = updates.filter(({ assignment, month }) => known.has(assignment) && month <= period.to);
  const evidence = await evidenceOf(
    models,
    told.filter(({ month }) => month >= period.from).map(({ _id }) => _id),
  );
  const content = { organisation: office.name, plan, items, measures, divisions };
  const given = { ...content, assignments: own, updates: told, evidence };
  return gather(withRetired(given, past, period), period);
}

/** The current plan of a fiscal year; null without one. */
export async function planOf(models: Models, district: string, year: number): Promise<Plan | null> {
  const plans = await models.plans.find({ district }).lean();
  const current = plans.filter((plan) => plan.fiscalYearBE === year && plan.current);
  return current.sort((a, b) => b.version - a.version)[0] ?? null;
}

async function evidenceOf(models: Models, updates: string[]): Promise<Map<string, Evidence>> {
  const found = await models.evidence.find({ update: { $in: updates } }).lean();
  return new Map(found.filter(({ state }) => state === 'stored').map((one) => [one._id, one]));
}
