/** The question `find-work`: what a person may mean, own divisions first. */
import type { WorkItem } from '../../../flows/views/work.ts';
import type { Assignment } from '../../../models/assignment.ts';
import { comparable } from '../../thai/text.ts';
import { currentWork } from '../current-plan.ts';
import { accessOf } from '../rights.ts';
import { workItem } from '../views.ts';
import { withFiled } from './filed.ts';
import { LEAST_MATCH, matchOf } from './matching.ts';
import { type Answerer, divisionsOf } from './reader.ts';

const MOST_FOUND = 10;

/**
 * Of measures that a division of the person does too, the other divisions' assignments are left out. Officers and
 * heads see of other divisions what the plan says, not what was reported.
 */
export const findWork: Answerer<'find-work'> = async (reader, facts, { text }) => {
  const access = accessOf(facts);
  if (!access) return { own: [], others: [] };
  const [assignments, divisions] = await Promise.all([
    reader.models.assignments.find({ district: access.district.slug }).lean(),
    divisionsOf(reader, access.district.slug),
  ]);
  const found = bestFirst(currentWork(assignments, facts.now), text);
  const isMeant = surelyMeant(text);
  const ownDivisions = new Set(access.person.divisions.map(({ id }) => id));
  const own = found.filter(({ division }) => ownDivisions.has(division));
  const ownMeasures = new Set(own.map(({ measure }) => measure));
  const others = found.filter(
    (assignment) =>
      !ownDivisions.has(assignment.division) && !ownMeasures.has(assignment.measure) && isMeant(assignment),
  );

  const view = (assignment: Assignment): WorkItem => {
    const item = workItem(assignment, divisions, facts);
    return access.sees(assignment.division) ? item : { ...item, current: null, stalled: false };
  };
  const ownItems = await withFiled(reader, facts, own.slice(0, MOST_FOUND).map(view));
  return { own: ownItems, others: others.slice(0, MOST_FOUND).map(view) };
};

/** A few letters stand in many words: of others' measures, they mean one only as its code or its indicator. */
const FEW_LETTERS = 5;
const CODE_MATCH = 0.8;

function surelyMeant(text: string): (assignment: Assignment) => boolean {
  if (comparable(text).length >= FEW_LETTERS) return () => true;
  const match = matchOf(text);
  return (assignment) => match(assignment) >= CODE_MATCH;
}

function bestFirst(assignments: Assignment[], text: string): Assignment[] {
  const match = matchOf(text);
  return assignments
    .map((assignment) => ({ assignment, value: match(assignment) }))
    .filter(({ value }) => value >= LEAST_MATCH)
    .sort((a, b) => b.value - a.value)
    .map(({ assignment }) => assignment);
}
