/** Questions about the work itself: what is to be done, by whom, and how far it is. */

import { findBy, findById } from '../../database/once.ts';
import { currentWork } from '../current-plan.ts';
import { accessOf } from '../rights.ts';
import { workItem } from '../views.ts';
import { withFiled } from './filed.ts';
import type { Answerer } from './reader.ts';
import { byId, divisionsOf } from './reader.ts';

export const work: Answerer<'work'> = async (reader, facts) => {
  const access = accessOf(facts);
  if (!access) return [];
  const own = byId(access.person.divisions);
  const assignments = await Promise.all(
    [...own.keys()].map((id) => findBy(reader.models.assignments, 'division', id)),
  );
  const items = currentWork(assignments.flat(), facts.now).map((found) => workItem(found, own, facts));
  return withFiled(reader, facts, items);
};

export const assignment: Answerer<'assignment'> = async (reader, facts, { id }) => {
  const access = accessOf(facts);
  const found = access && (await findById(reader.models.assignments, id));
  if (!found || !access.sees(found.division)) return null;
  const item = workItem(found, await divisionsOf(reader, access.district.slug), facts);
  return (await withFiled(reader, facts, [item]))[0]!;
};

export const divisionWork: Answerer<'division-work'> = async (reader, facts, { division }) => {
  const access = accessOf(facts);
  if (!access?.seesDistrict || !access.sees(division)) return [];
  const [assignments, divisions] = await Promise.all([
    findBy(reader.models.assignments, 'division', division),
    divisionsOf(reader, access.district.slug),
  ]);
  return currentWork(assignments, facts.now).map((found) => workItem(found, divisions, facts));
};
