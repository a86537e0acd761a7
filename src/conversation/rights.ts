/** Who may see and do what. A person's rights end at the district, and for officers and heads at their divisions. */
import type { DistrictView, Facts, Person } from '../../flows/facts.ts';
import type { Role } from '../../models/officer.ts';

export interface Access {
  userId: string;
  person: Person;
  district: DistrictView;
  /** Coordinators and directors see the work of every division of their district. */
  seesDistrict: boolean;
  /** Whether the person sees the reports of a division; `division` is its id, `district/slug`. */
  sees(division: string): boolean;
}

/**
 * What the person of the facts may see; null for somebody who is not an active member. In a group that serves some
 * divisions nobody sees the others, since all of the group read the answer.
 */
export function accessOf({ person, district, userId, group }: Facts): Access | null {
  if (person?.state !== 'active' || !district) return null;
  const own = new Set(person.divisions.map(({ id }) => id));
  const served = group && group.divisions.length > 0 ? new Set(group.divisions.map(({ id }) => id)) : null;
  const seesDistrict = seesWholeDistrict(person.role);
  const sees = (division: string) =>
    division.startsWith(`${district.slug}/`) &&
    (seesDistrict || own.has(division)) &&
    (served === null || served.has(division));
  return { userId, person, district, seesDistrict, sees };
}

const seesWholeDistrict = (role: Role): boolean => role === 'coordinator' || role === 'director';

/** Approves members and makes invitations. */
export const managesPeople = (role: Role): boolean => role === 'coordinator';

/** For "never lowers a role": a director looks on, a coordinator can do everything. */
const RANKS: Role[] = ['officer', 'head', 'director', 'coordinator'];

export const higherRole = (one: Role, other: Role): Role =>
  RANKS.indexOf(one) >= RANKS.indexOf(other) ? one : other;
