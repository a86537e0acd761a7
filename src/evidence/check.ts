/** Decides by its content, never by its name or declared type, what was sent, and makes of it what is kept. */
import { fileTypeFromBuffer } from 'file-type';
import type { EvidenceProblem } from '../../models/evidence.ts';
import { readPhoto } from './photo.ts';

/** What is kept of a photo or file. */
export interface Content {
  kind: 'photo' | 'file';
  mime: string;
  bytes: Buffer;
  /** JPEG; null for files. */
  thumbnail: Buffer | null;
  width: number | null;
  height: number | null;
  takenAt: Date | null;
}

const MEGABYTE = 1_000_000;
export const MAX_PHOTO_BYTES = 20 * MEGABYTE;
/** A file is stored as it is, in one document of the database, which holds 16 MB. */
export const MAX_FILE_BYTES = 10 * MEGABYTE;
/** No more than this is downloaded. */
export const MAX_BYTES = Math.max(MAX_PHOTO_BYTES, MAX_FILE_BYTES);

const PHOTOS = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);
/** PDF, and Office documents without macros (those have types of their own). */
const FILES = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
]);

/**
 * The content to keep, or why not. A photo sent as a file is a photo. `not-supported` covers HEIC too, which no
 * decoder without a patent licence reads; LINE itself sends such photos as JPEG.
 */
export async function checkContent(bytes: Buffer): Promise<Content | { problem: EvidenceProblem }> {
  if (bytes.length === 0) return { problem: 'broken' };
  const mime = (await fileTypeFromBuffer(bytes))?.mime;
  if (mime && PHOTOS.has(mime)) {
    if (bytes.length > MAX_PHOTO_BYTES) return { problem: 'too-large' };
    const photo = await readPhoto(bytes);
    return 'problem' in photo ? photo : { kind: 'photo', ...photo };
  }
  if (mime && FILES.has(mime)) {
    if (bytes.length > MAX_FILE_BYTES) return { problem: 'too-large' };
    return { kind: 'file', mime, bytes, thumbnail: null, width: null, height: null, takenAt: null };
  }
  return { problem: 'not-supported' };
}
