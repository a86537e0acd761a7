/** A small cast for tests that need no database. All made up. */
import type { DistrictView, DivisionView, Facts, MemberView, Person } from '../../flows/facts.ts';

export const romYen: DistrictView = { slug: 'rom-yen', name: 'สำนักงานเขตร่มเย็น', reportDay: 25 };
export const suanSon: DistrictView = { slug: 'suan-son', name: 'สำนักงานเขตสวนสน', reportDay: 20 };

export const registry: DivisionView = { id: 'rom-yen/registration', name: 'ฝ่ายทะเบียน', shortName: 'ทะเบียน' };
export const works: DivisionView = { id: 'rom-yen/public-works', name: 'ฝ่ายโยธา', shortName: 'โยธา' };
export const health: DivisionView = {
  id: 'rom-yen/environment',
  name: 'ฝ่ายสิ่งแวดล้อมและสุขาภิบาล',
  shortName: 'สิ่งแวดล้อมฯ',
};

/** 21 November 2026, 10:00 in Bangkok. */
export const NOW = Date.UTC(2026, 10, 21, 3);
export const ID = 'U0123456789abcdef0123456789abcdef';

const mali: Person = { name: 'มะลิ', role: 'officer', state: 'active', divisions: [registry] };

/** What the engine would know of มะลิ, with changes; `null` for somebody unknown. */
export function factsOf(changes: Partial<Person> | null): Facts {
  const person = changes && { ...mali, ...changes };
  return { now: NOW, userId: ID, person, district: person && romYen };
}

export const member = (changes: Partial<MemberView> = {}): MemberView => ({
  id: `rom-yen/${ID}`,
  userId: ID,
  asksFor: [],
  requestedAt: NOW - 3_600_000,
  ...mali,
  ...changes,
});
