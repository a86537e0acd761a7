/** What divisions reported, put into the database as the chat would have it. */
import type { Evidence } from '../../models/evidence.ts';
import type { Models } from '../../models/index.ts';
import type { Update } from '../../models/update.ts';
import { momentOf } from '../../src/thai/calendar.ts';
import { jpeg } from './photos.ts';
import { addEvidence } from './stored-evidence.ts';

/** An update of the 10th of its month, with changes. */
export const updateOf = (given: Partial<Update> & Pick<Update, 'month'>): Update => ({
  _id: `${given.assignment ?? 'a1'}/${given.month}`,
  district: 'rom-yen',
  assignment: 'a1',
  division: 'rom-yen/registration',
  author: 'U1',
  status: 'done',
  text: '',
  reason: null,
  percent: null,
  count: null,
  until: null,
  evidence: [],
  state: 'submitted',
  createdAt: new Date(momentOf(`${given.month}-10`, 9)),
  history: [],
  ...given,
});

/** A report on the measure of a division whose code or title it is, with so many photos. */
export async function addReport(
  models: Models,
  {
    code,
    division,
    photos = 0,
    caption = null,
    ...given
  }: Partial<Update> &
    Pick<Update, 'month'> & { code: string; division: string; photos?: number; caption?: string | null },
): Promise<Update> {
  const found = await models.assignments.find({ division: `rom-yen/${division}` }).lean();
  const assignment = found.find(
    ({ codes, title, retired }) => !retired && (codes.includes(code) || title.includes(code)),
  );
  if (!assignment) throw new Error(`${division} has nothing called ${code}`);
  const id = `${assignment._id}/${given.month}`;
  const update = updateOf({
    ...{ _id: id, assignment: assignment._id, division: assignment.division, ...given },
    evidence: Array.from({ length: photos }, (_, i) => `${id}/photo${i}`),
  });
  await models.updates.create(update);
  for (const [i, evidence] of update.evidence.entries()) {
    await addPhoto(models, { _id: evidence, caption, update: update._id }, i + 1);
  }
  return update;
}

/** A stored photo of 64 x 48 pixels; of the same seed, the same bytes. */
export async function addPhoto(
  models: Models,
  given: Partial<Omit<Evidence, 'blob'>> & { _id: string },
  seed: number,
): Promise<void> {
  const bytes = await jpeg({ seed });
  await addEvidence(models, { mime: 'image/jpeg', width: 64, height: 48, ...given });
  await models.evidence.updateOne({ _id: given._id }, { $set: { blob: `blob-${given._id}` } });
  await models.blobs.create({
    ...{ _id: `blob-${given._id}`, district: 'rom-yen', mime: 'image/jpeg', bytes, thumbnail: null },
    ...{ width: 64, height: 48, takenAt: null, createdAt: new Date(0) },
  });
}
