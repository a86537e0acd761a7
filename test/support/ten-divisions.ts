/** A whole district office for reminders: ten divisions of three officers with two measures each, two coordinators. */
import type { Models } from '../../models/index.ts';
import { setFields } from '../../src/database/once.ts';
import { addAssignment, addOfficer } from './office.ts';

export const DIVISIONS = Array.from({ length: 10 }, (_, i) => `d${i}`);
export const OFFICERS = DIVISIONS.flatMap((division) =>
  [1, 2, 3].map((n) => ({ userId: `U${division}-${n}`, division })),
);
export const COORDINATORS = ['Ucoordinator-1', 'Ucoordinator-2'];

export async function openTenDivisions(models: Models, dueDay: number, createdAt: Date): Promise<void> {
  const district = 'rom-yen';
  await models.districts.create({ _id: district, name: 'สำนักงานเขตร่มเย็น', reportDay: dueDay, createdAt });
  for (const [order, slug] of DIVISIONS.entries()) {
    const names = { name: `ฝ่าย ${slug}`, shortName: slug, aliases: [] };
    await models.divisions.create({
      _id: `${district}/${slug}`,
      district,
      slug,
      ...names,
      kind: 'division',
      order,
    });
    for (const n of [1, 2]) await addAssignment(models, measureOf(slug, n));
  }
  for (const { userId, division } of OFFICERS)
    await addOfficer(models, { userId, name: userId, divisions: [division] });
  for (const userId of COORDINATORS) await addOfficer(models, { userId, name: userId, role: 'coordinator' });
}

const measureOf = (slug: string, n: number) => ({
  _id: `${slug}-${n}`,
  division: `rom-yen/${slug}`,
  codes: [`O${n}`],
  title: `เรื่องที่ ${n} ของ ${slug}`,
  order: n,
});

/** The division reports on both of its measures. */
export async function reportAll(models: Models, division: string, month: string, at: number): Promise<void> {
  const answers = { status: 'in-progress' as const, text: month, reason: null, percent: null, count: null };
  const current = { update: month, month, at: new Date(at), author: 'U', photos: 0, files: 0, ...answers };
  for (const n of [1, 2]) await setFields(models.assignments, `${division}-${n}`, { current });
}
