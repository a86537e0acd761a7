/** A small district office for tests on the database: two districts, three ฝ่าย, a few people and measures. */
import type { Facts } from '../../flows/facts.ts';
import type { Assignment } from '../../models/assignment.ts';
import type { Models } from '../../models/index.ts';
import type { Officer } from '../../models/officer.ts';
import { createFactsReader } from '../../src/conversation/facts.ts';
import { officerId } from '../../src/conversation/views.ts';

export const NOW = Date.parse('2026-11-21T10:42:00+07:00');
/** The month of {@link NOW}. */
export const MONTH = '2026-11';

/** LINE user ids of the cast. */
export const PEOPLE = {
  malee: userId(1),
  somchai: userId(2),
  coordinator: userId(3),
  secondCoordinator: userId(4),
  director: userId(5),
  stranger: userId(6),
  elsewhere: userId(7),
} as const;

function userId(n: number): string {
  return `U${String(n).padStart(32, '0')}`;
}

export const REGISTRY = 'rom-yen/registry';
export const WORKS = 'rom-yen/works';
export const ELSEWHERE = 'thung-thong/registry';

const DISTRICTS = [
  { _id: 'rom-yen', name: 'สำนักงานเขตร่มเย็น' },
  { _id: 'thung-thong', name: 'สำนักงานเขตทุ่งทอง' },
];
const DIVISIONS = [
  { _id: REGISTRY, name: 'ฝ่ายทะเบียน', shortName: 'ทะเบียน' },
  { _id: WORKS, name: 'ฝ่ายโยธา', shortName: 'โยธา' },
  { _id: ELSEWHERE, name: 'ฝ่ายทะเบียน', shortName: 'ทะเบียน' },
];
const OFFICERS: [who: keyof typeof PEOPLE, name: string, role: Officer['role'], divisions: string[]][] = [
  ['malee', 'มาลี', 'officer', [REGISTRY]],
  ['somchai', 'สมชาย', 'officer', [WORKS]],
  ['coordinator', 'วิภา', 'coordinator', []],
  ['secondCoordinator', 'อารี', 'coordinator', []],
  ['director', 'ประเสริฐ', 'director', []],
  ['elsewhere', 'ก้อง', 'coordinator', [ELSEWHERE]],
];

/** Fills a fresh database. */
export async function openOffice(models: Models): Promise<void> {
  const createdAt = new Date(NOW);
  await models.districts.create(DISTRICTS.map((district) => ({ ...district, reportDay: 20, createdAt })));
  await models.divisions.create(
    DIVISIONS.map((division, order) => {
      const [district, slug] = division._id.split('/') as [string, string];
      return { ...division, district, slug, aliases: [], kind: 'division' as const, order };
    }),
  );
  for (const [who, name, role, divisions] of OFFICERS) {
    const district = who === 'elsewhere' ? 'thung-thong' : 'rom-yen';
    await addOfficer(models, { userId: PEOPLE[who], district, name, role, divisions: divisions.map(slugOf) });
  }
  await addAssignment(models, { _id: 'o15-registry', codes: ['O15'], title: 'สถิติการให้บริการ', order: 1 });
  await addAssignment(models, {
    _id: 'o13-registry',
    codes: ['O13'],
    title: 'คู่มือสำหรับประชาชน',
    due: '2026-11-19',
    order: 2,
  });
  await addAssignment(models, {
    _id: 'o15-works',
    codes: ['O15'],
    title: 'สถิติการให้บริการ',
    division: WORKS,
    order: 1,
  });
  await addAssignment(models, {
    _id: 'i6-works',
    indicator: 6,
    title: 'ให้บริการเป็นไปตามขั้นตอน',
    measure: 'm9',
    division: WORKS,
    order: 3,
  });
  await addAssignment(models, {
    _id: 'o15-elsewhere',
    codes: ['O15'],
    title: 'สถิติการให้บริการ',
    division: ELSEWHERE,
    order: 1,
  });
}

const slugOf = (division: string) => division.split('/')[1]!;

export async function addOfficer(
  models: Models,
  given: Partial<Officer> & Pick<Officer, 'userId'>,
): Promise<Officer> {
  const officer: Officer = {
    _id: officerId(given.district ?? 'rom-yen', given.userId),
    district: 'rom-yen',
    name: 'คนใหม่',
    role: 'officer',
    state: 'active',
    divisions: [],
    asksFor: [],
    follows: true,
    consent: { version: 1, at: new Date(NOW) },
    requestedAt: null,
    decidedBy: null,
    decidedAt: null,
    ...given,
  };
  await models.officers.create(officer);
  return officer;
}

export async function addAssignment(
  models: Models,
  given: Partial<Assignment> & Pick<Assignment, '_id'>,
): Promise<void> {
  const division = given.division ?? REGISTRY;
  const assignment: Assignment = {
    district: division.split('/')[0]!,
    fiscalYearBE: 2570,
    division,
    plan: `${division.split('/')[0]}/2570/1`,
    items: ['i1'],
    measure: given.codes?.[0] ?? given._id,
    order: 1,
    codes: [],
    indicator: 9,
    indicatorName: null,
    title: 'เรื่อง',
    text: null,
    outputs: [],
    channels: [],
    due: null,
    cadence: null,
    asks: null,
    unit: null,
    target: null,
    retired: false,
    current: null,
    ...given,
  };
  await models.assignments.create(assignment);
}

/** The facts of a person as the engine would read them now, in the own chat or in a group. */
export const factsOf = (models: Models, user: string, now = NOW, group?: string): Promise<Facts> =>
  createFactsReader(models)(group ? `${group}+${user}` : user, null, now);
