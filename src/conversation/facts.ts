/** What is read before every event: who the person is and where, for many conversations in one read. */
import type { Facts } from '../../flows/facts.ts';
import type { District } from '../../models/district.ts';
import type { Division } from '../../models/division.ts';
import type { Models } from '../../models/index.ts';
import type { Officer } from '../../models/officer.ts';
import { batched } from './batch.ts';
import { districtView, divisionId, divisionOf, divisionView } from './views.ts';

/** `district` is where the person was last time; `now` the time of the event, epoch ms. */
export type ReadFacts = (userId: string, district: string | null, now: number) => Promise<Facts>;

export function createFactsReader(models: Models): ReadFacts {
  const officersOf = batched(async (userIds: string[]) => {
    const found = await models.officers.find({ userId: { $in: userIds } }).lean<Officer[]>();
    return userIds.map((userId) => found.filter((officer) => officer.userId === userId));
  });
  const districtOf = batched(async (slugs: string[]) => {
    const found = await models.districts.find({ _id: { $in: unique(slugs) } }).lean<District[]>();
    return slugs.map((slug) => found.find(({ _id }) => _id === slug) ?? null);
  });
  const divisionsOf = batched(async (wanted: string[][]) => {
    const ids = unique(wanted.flat());
    const found = ids.length > 0 ? await models.divisions.find({ _id: { $in: ids } }).lean<Division[]>() : [];
    const views = new Map(found.map((division) => [division._id, divisionView(division)]));
    return wanted.map((ids) => ids.map((id) => divisionOf(views, id)));
  });

  return async (userId, district, now) => {
    const officer = pick(await officersOf(userId), district);
    if (!officer) return { now, userId, person: null, district: null };
    const { name, role, state } = officer;
    const [home, divisions] = await Promise.all([
      districtOf(officer.district),
      divisionsOf(officer.divisions.map((slug) => divisionId(officer.district, slug))),
    ]);
    return { now, userId, person: { name, role, state, divisions }, district: home && districtView(home) };
  };
}

/** Somebody known in several districts acts in the one where he or she is a member, and was last. */
function pick(officers: Officer[], district: string | null): Officer | null {
  const rank = (officer: Officer) =>
    (officer.state === 'active' ? 2 : 0) + (officer.district === district ? 1 : 0);
  return officers.toSorted((one, other) => rank(other) - rank(one))[0] ?? null;
}

const unique = (ids: string[]): string[] => [...new Set(ids)];
