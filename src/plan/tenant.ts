/** The district that a plan belongs to: found by its name, made with its divisions when it is new. */
import type { District } from '../../models/district.ts';
import type { Models } from '../../models/index.ts';
import { insertOnce } from '../database/once.ts';
import { comparable } from '../thai/text.ts';
import { isOwnOffice } from './decisions/office.ts';
import { districtSlug } from './districts.ts';
import { DIVISIONS, SCHOOLS } from './divisions.ts';
import { PlanProblem } from './problem.ts';

interface Means {
  models: Models;
  now: () => number;
  /** Day of the month by which each ฝ่าย of a new district reports, until a coordinator says otherwise. */
  reportDay?: number;
}

const REPORT_DAY = 20;

/**
 * The district of a document. `slug` chooses it, or names the new one; without it the name decides, and a new district
 * gets the slug of {@link districtSlug}.
 * @throws PlanProblem when no name is known, or the document is of another district than the one chosen
 */
export async function districtOf(
  means: Means,
  { organisation, slug }: { organisation: string | null; slug?: string | undefined },
): Promise<District> {
  const districts = await means.models.districts.find().lean();
  const chosen = slug
    ? districts.find(({ _id }) => _id === slug)
    : districts.find(({ name }) => organisation && comparable(name) === comparable(organisation));
  if (chosen && organisation && !isOwnOffice(organisation, { office: chosen.name })) {
    throw new PlanProblem(
      'other-district',
      `เอกสารเป็นของ${organisation} แต่ --district ${slug} คือ${chosen.name} (the document is of another district)`,
    );
  }
  if (chosen) return chosen;
  if (!organisation) {
    throw new PlanProblem(
      'district-unknown',
      'ไม่พบชื่อสำนักงานเขตในเอกสาร โปรดระบุเขตที่มีอยู่ด้วย --district (the document names no district office: give --district)',
    );
  }
  return makeDistrict(means, { slug: slug ?? districtSlug(organisation), name: organisation });
}

/** Makes the district and its divisions; what is there already stays as it is. */
export async function makeDistrict(
  { models, now, reportDay = REPORT_DAY }: Means,
  { slug, name }: { slug: string; name: string },
): Promise<District> {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
    throw new PlanProblem(
      'bad-slug',
      `--district ${slug} ใช้ได้เฉพาะ a-z 0-9 และขีด (only a-z, 0-9 and hyphens)`,
    );
  }
  const district: District = { _id: slug, name, reportDay, createdAt: new Date(now()) };
  await insertOnce(models.districts, district);
  for (const [order, division] of [...DIVISIONS, SCHOOLS].entries()) {
    const { name: divisionName, shortName, kind } = division;
    await insertOnce(models.divisions, {
      _id: `${slug}/${division.slug}`,
      district: slug,
      slug: division.slug,
      name: divisionName,
      shortName,
      aliases: [],
      kind,
      order,
    });
  }
  return district;
}
