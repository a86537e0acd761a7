/**
 * Where photos and files are kept. The bytes are a blob named by the SHA-256 of what was received, stored once however
 * often they are sent; the evidence documents refer to it.
 */
import { createHash } from 'node:crypto';
import type { EarlierUse } from '../../flows/views/evidence.ts';
import type { Evidence } from '../../models/evidence.ts';
import type { Models } from '../../models/index.ts';
import { insertOnce } from '../database/once.ts';
import type { Content } from './check.ts';

export const blobId = (received: Buffer): string => createHash('sha256').update(received).digest('hex');

/**
 * Keeps `content`, made of the bytes `received`, for the evidence. The reference is written before the blob, so that
 * {@link releaseBlob} never takes away what is about to be used.
 */
export async function keepContent(
  { models, now }: { models: Models; now: () => number },
  evidence: Pick<Evidence, '_id' | 'district'>,
  received: Buffer,
  content: Content,
): Promise<void> {
  const { kind, mime, bytes, thumbnail, width, height, takenAt } = content;
  const id = blobId(received);
  await models.evidence.updateOne(
    { _id: evidence._id, state: 'fetching' },
    { $set: { blob: id, kind, mime, bytes: bytes.length, width, height, takenAt } },
  );
  await insertOnce(models.blobs, {
    _id: id,
    district: evidence.district,
    mime,
    bytes,
    thumbnail,
    width,
    height,
    takenAt,
    createdAt: new Date(now()),
  });
}

/** Deletes a blob that no evidence needs any more. */
export async function releaseBlob(models: Models, id: string): Promise<void> {
  if (await isNeeded(models, id)) return;
  const blob = await models.blobs.findOneAndDelete({ _id: id }).lean();
  // somebody sent the same photo in this very moment and found the blob still there
  if (blob && (await isNeeded(models, id))) await insertOnce(models.blobs, blob);
}

async function isNeeded(models: Models, id: string): Promise<boolean> {
  const evidence = await models.evidence.find({ blob: id }).lean();
  return evidence.some(({ state }) => state === 'stored' || state === 'fetching');
}

/**
 * Whether the same bytes were sent before: in the same draft, in a saved report of the district, or filed for one. Of two that arrive
 * together the one received later is the repeated one.
 */
export async function earlierUse(
  models: Models,
  evidence: Pick<Evidence, '_id' | 'district' | 'run' | 'receivedAt'> & { blob: string },
): Promise<EarlierUse | null> {
  const same = await models.evidence.find({ blob: evidence.blob }).lean();
  const earlier = same.filter(
    (other) =>
      other._id !== evidence._id &&
      other.district === evidence.district &&
      (other.state === 'stored' || (other.state === 'fetching' && cameBefore(other, evidence))),
  );
  const used = earlier.find(({ update }) => update !== null) ?? earlier.find(({ assignment }) => assignment);
  if (used) return useOf(models, used);
  const inDraft = earlier.find(({ run }) => run === evidence.run);
  return inDraft ? { evidence: inDraft._id, update: null, label: null, month: null } : null;
}

/** What a piece of evidence belongs to: a saved report, or the measure and month that it was filed for. */
export async function useOf(models: Models, evidence: Evidence): Promise<EarlierUse> {
  const { _id, update: id, assignment: filedFor, month } = evidence;
  const update = id && (await models.updates.findById(id).lean());
  const subject = update ? update.assignment : filedFor;
  const assignment = subject && (await models.assignments.findById(subject).lean());
  return {
    evidence: _id,
    update: id,
    label: assignment ? (assignment.codes[0] ?? assignment.title) : null,
    month: (update ? update.month : month) ?? null,
  };
}

type Received = Pick<Evidence, '_id' | 'receivedAt'>;
const cameBefore = (one: Received, other: Received) =>
  (one.receivedAt.getTime() - other.receivedAt.getTime() || one._id.localeCompare(other._id)) < 0;
