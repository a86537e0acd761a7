/** An import as it stands: what was read, what was answered, what is still to be asked, what it would change. */
import type { Division } from '../../../models/division.ts';
import type { Models } from '../../../models/index.ts';
import type { Plan } from '../../../models/plan.ts';
import type { PlanImport } from '../../../models/plan-import.ts';
import { dateOf, fiscalYearBE as yearAt } from '../../thai/calendar.ts';
import { decisionsHash, matchDecisions, matchQuestions } from '../decisions/matches.ts';
import type { Decided, ImportQuestion, World } from '../decisions/question.ts';
import { decide, openQuestions, questionsOf, toldOf } from '../decisions.ts';
import { type Difference, differenceOf } from '../difference.ts';
import { assignmentsOf, nextVersion } from '../import.ts';
import type { Reading, Warning } from '../reading.ts';
import { type PlanDocuments, planDocuments } from '../tasks.ts';
import { unitOf } from '../units.ts';
import { readingOf } from './parts.ts';

export interface OpenImport {
  reading: Reading;
  decided: Decided;
  questions: ImportQuestion[];
  /** Those that nobody has answered. */
  open: ImportQuestion[];
  /** What there is nothing to answer to. */
  told: Warning[];
  source: Plan['source'];
  /** Of the district, with the units that would be made. */
  divisions: Division[];
  units: Division[];
  /** Null while it is not known whose plan of which year it is. */
  next: {
    version: number;
    /** It is the current version again. */
    same: boolean;
    fiscalYearBE: number;
    documents: PlanDocuments;
    difference: Difference;
  } | null;
}

/** Null when the reading is not there any more. */
export async function openImport(
  { models, now }: { models: Models; now: number },
  pending: PlanImport,
): Promise<OpenImport | null> {
  const { district: slug, decisions, name, sha256, bytes } = pending;
  const [reading, district, divisions] = await Promise.all([
    readingOf(models, pending),
    models.districts.findById(slug).lean(),
    models.divisions.find({ district: slug }).lean(),
  ]);
  if (!reading || !district) return null;
  divisions.sort((a, b) => a.order - b.order);
  const world: World = { office: district.name, divisions, fiscalYearBE: yearAt(dateOf(now)) };
  const decided = decide(reading, decisions, world);
  const units = decided.units.map((unit, i) => unitOf(slug, unit, divisions.length + i));
  const asked = questionsOf(reading, decisions, world);
  const source = {
    ...{ name, sha256: sha256!, bytes: bytes! },
    ...(decisions.length > 0 && { decisions: decisionsHash(decisions) }),
  };
  const told = toldOf(reading, decisions, world);
  const so = { reading, decided, told, source, units, divisions: [...divisions, ...units] };
  const { fiscalYearBE } = decided.reading.document;
  const open = openQuestions(asked, decisions);
  if (fiscalYearBE === null || open.some(({ required }) => required))
    return { ...so, questions: asked, open, next: null };
  const [{ id, version, same, versions }, earlier] = await Promise.all([
    nextVersion(models, { district: slug, fiscalYearBE, source }),
    assignmentsOf(models, { district: slug, fiscalYearBE }),
  ]);
  const documents = planDocuments({ plan: id, district: slug, fiscalYearBE }, decided.reading, so.divisions);
  const { unsure } = differenceOf(documents.tasks, earlier);
  const questions = [...asked, ...matchQuestions(unsure, divisions)];
  const difference = differenceOf(documents.tasks, earlier, matchDecisions(decisions));
  return {
    ...{ ...so, questions },
    open: openQuestions(questions, decisions),
    next: { version, same: same && versions.at(-1)!.current, fiscalYearBE, documents, difference },
  };
}
