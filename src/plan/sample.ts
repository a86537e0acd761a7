/** The sample: a made-up district with its plan, for trying the bot. */
import { join } from 'node:path';
import type { Models } from '../../models/index.ts';
import { readPlanFile } from './file.ts';
import { importPlan } from './import.ts';
import { readDocument } from './read.ts';
import { makeDistrict } from './tenant.ts';

export const SAMPLE_DISTRICT = { slug: 'rom-yen', name: 'สำนักงานเขตร่มเย็น' };
export const SAMPLE_PLAN = join(import.meta.dirname, '../../samples/plan-rom-yen-2570.txt');

/** Makes the sample district and imports its plan; does nothing the second time, nor where somebody imported another. */
export async function loadSample(means: {
  models: Models;
  now: () => number;
  reportDay?: number;
}): Promise<void> {
  await makeDistrict(means, SAMPLE_DISTRICT);
  const { document, source } = await readPlanFile(SAMPLE_PLAN);
  const plans = await means.models.plans.find({ district: SAMPLE_DISTRICT.slug }).lean();
  if (plans.some((plan) => plan.source.sha256 !== source.sha256)) return;
  await importPlan(means, { district: SAMPLE_DISTRICT.slug, reading: readDocument(document), source });
}
