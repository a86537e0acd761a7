/** What is read before every event: who the person is and where, for many conversations in one read. */
import type { Facts } from '../../flows/facts.ts';
import type { Models } from '../../models/index.ts';
import type { Officer } from '../../models/officer.ts';
import { findBy } from '../database/once.ts';
import { directoryOf } from './directory.ts';
import { divisionId, divisionOf } from './views.ts';

/** `district` is where the person was last time; `now` the time of the event, epoch ms. */
export type ReadFacts = (userId: string, district: string | null, now: number) => Promise<Facts>;

export function createFactsReader(models: Models): ReadFacts {
  const directory = directoryOf(models);
  return async (userId, district, now) => {
    const officer = pick(await findBy(models.officers, 'userId', userId), district);
    if (!officer) return { now, userId, person: null, district: null };
    const { name, role, state } = officer;
    const [home, all] = await Promise.all([
      directory.district(officer.district),
      directory.divisions(officer.district),
    ]);
    const divisions = officer.divisions.map((slug) => divisionOf(all, divisionId(officer.district, slug)));
    return { now, userId, person: { name, role, state, divisions }, district: home };
  };
}

/** Somebody known in several districts acts in the one where he or she is a member, and was last. */
function pick(officers: Officer[], district: string | null): Officer | null {
  const rank = (officer: Officer) =>
    (officer.state === 'active' ? 2 : 0) + (officer.district === district ? 1 : 0);
  return officers.toSorted((one, other) => rank(other) - rank(one))[0] ?? null;
}
