/** What divisions reported, put into the database as the chat would have it. */
import type { Evidence } from '../../models/evidence.ts';
import type { ExportedReport } from '../../models/exported-report.ts';
import type { Models } from '../../models/index.ts';
import type { Update } from '../../models/update.ts';
import { momentOf } from '../../src/thai/calendar.ts';
import { NOW } from './office.ts';
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

/** The plan of the office of a test, with one item. */
export async function addPlan(models: Models): Promise<void> {
  const plan = 'rom-yen/2570/1';
  await models.plans.create({
    ...{
      _id: plan,
      district: 'rom-yen',
      fiscalYearBE: 2570,
      version: 1,
      current: true,
      title: '',
      layout: 'plan-8',
    },
    ...{ columns: [], source: { name: '', sha256: '', bytes: 0 }, warnings: [], importedAt: new Date(0) },
  });
  await models.items.create({
    ...{
      _id: `${plan}/1`,
      plan,
      district: 'rom-yen',
      order: 1,
      codes: ['O15'],
      indicator: 9,
      indicatorName: null,
    },
    ...{ instrument: 'OIT', title: 'สถิติการให้บริการ', score: null, problem: null, lines: [1] },
  });
}

/** A file of a report that is ready, and would be for an hour from {@link NOW}. */
export async function addExportedReport(
  models: Models,
  given: Partial<ExportedReport> & Pick<ExportedReport, '_id' | 'by'>,
): Promise<void> {
  await models.exportedReports.create({
    ...{ district: 'rom-yen', conversation: given.by, run: 'run-1', layout: 'report-5' },
    ...{ from: '2026-10', to: '2026-11', format: 'pdf', digits: 'thai', draft: false, state: 'ready' },
    ...{
      attempts: 1,
      nextAttemptAt: null,
      requestedAt: new Date(NOW),
      name: 'report.pdf',
      bytes: 10,
      chunks: 1,
    },
    expiresAt: new Date(NOW + 3_600_000),
    ...given,
  });
}
