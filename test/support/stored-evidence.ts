/** Evidence documents for a test, with their blobs. */
import type { Evidence } from '../../models/evidence.ts';
import type { Models } from '../../models/index.ts';
import { NOW, PEOPLE } from './office.ts';

/** A stored photo of Malee's, unless `given` says otherwise; its blob is named like the evidence. */
export async function addEvidence(
  models: Models,
  given: Partial<Omit<Evidence, 'blob'>> & {
    _id: string;
    blob?: { mime: string; bytes: string; thumbnail: string | null };
  },
): Promise<Evidence> {
  const { blob, ...rest } = given;
  const evidence: Evidence = {
    district: 'rom-yen',
    conversation: PEOPLE.malee,
    run: 'run-1',
    sentBy: PEOPLE.malee,
    kind: 'photo',
    state: 'stored',
    problem: null,
    attempts: 0,
    nextAttemptAt: null,
    externalUrl: null,
    blob: blob ? `blob-${rest._id}` : null,
    mime: blob?.mime ?? null,
    bytes: blob?.bytes.length ?? null,
    width: null,
    height: null,
    name: null,
    takenAt: null,
    receivedAt: new Date(NOW),
    caption: null,
    update: null,
    ...rest,
  };
  await models.evidence.create(evidence);
  if (blob) {
    await models.blobs.create({
      _id: `blob-${rest._id}`,
      district: evidence.district,
      mime: blob.mime,
      bytes: Buffer.from(blob.bytes),
      thumbnail: blob.thumbnail === null ? null : Buffer.from(blob.thumbnail),
      width: null,
      height: null,
      takenAt: null,
      createdAt: new Date(NOW),
    });
  }
  return evidence;
}
