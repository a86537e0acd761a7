/** Questions about districts, divisions and members. The first two are open: one needs them to join. */

import type { Facts, MemberView } from '../../../flows/facts.ts';
import type { Officer } from '../../../models/officer.ts';
import { accessOf, managesPeople } from '../rights.ts';
import { districtView, memberView } from '../views.ts';
import { type Answerer, divisionsOf, type Reader } from './reader.ts';

export const districts: Answerer<'districts'> = async ({ models }) => {
  const all = await models.districts.find().lean();
  return all.sort((a, b) => a.name.localeCompare(b.name, 'th')).map(districtView);
};

export const divisions: Answerer<'divisions'> = async (reader, _facts, { district }) => [
  ...(await divisionsOf(reader, district)).values(),
];

export const requests: Answerer<'requests'> = async (reader, facts) => {
  const waits = ({ state, asksFor }: Officer) =>
    state === 'pending' || (state === 'active' && (asksFor?.length ?? 0) > 0);
  const waiting = await people(reader, facts, waits);
  return waiting.sort((a, b) => (a.requestedAt ?? 0) - (b.requestedAt ?? 0));
};

export const members: Answerer<'members'> = async (reader, facts) => {
  const known = await people(reader, facts, ({ state }) => state === 'active' || state === 'left');
  const rank = ({ state }: MemberView) => (state === 'active' ? 0 : 1);
  return known.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'th'));
};

/** The people of the coordinator's district that fit; empty for everybody but a coordinator. */
async function people(
  reader: Reader,
  facts: Facts,
  fits: (officer: Officer) => boolean,
): Promise<MemberView[]> {
  const access = accessOf(facts);
  if (!access || !managesPeople(access.person.role)) return [];
  const district = access.district.slug;
  const [officers, ofDistrict] = await Promise.all([
    reader.models.officers.find({ district }).lean(),
    divisionsOf(reader, district),
  ]);
  return officers.filter(fits).map((officer) => memberView(officer, ofDistrict));
}
