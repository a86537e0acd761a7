/** The question `overview`: how far each division is in the month. */
import { tally } from '../../../flows/work.ts';
import { dateOf } from '../../thai/calendar.ts';
import { currentWork } from '../current-plan.ts';
import { accessOf } from '../rights.ts';
import { divisionId, workItem } from '../views.ts';
import { type Answerer, divisionsOf } from './reader.ts';

export const overview: Answerer<'overview'> = async (reader, facts) => {
  const access = accessOf(facts);
  if (!access?.seesDistrict) return [];
  const district = access.district.slug;
  const [assignments, divisions, officers] = await Promise.all([
    reader.models.assignments.find({ district }).lean(),
    divisionsOf(reader, district),
    reader.models.officers.find({ district }).lean(),
  ]);
  const items = currentWork(assignments, facts.now).map((found) => workItem(found, divisions, facts));
  const ofDivision = Map.groupBy(items, ({ division }) => division.id);
  const serving = officers.filter(({ state }) => state === 'active').flatMap((officer) => officer.divisions);
  const seen = [...divisions.values()].filter(({ id }) => access.sees(id));
  return seen.map((division) => {
    const { dueSoon: _, ...progress } = tally(ofDivision.get(division.id) ?? [], dateOf(facts.now));
    const serves = serving.filter((slug) => divisionId(district, slug) === division.id);
    return { division, ...progress, officers: serves.length };
  });
};
