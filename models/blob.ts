/** The bytes of a photo or file, stored once however often it is sent. */
import { z } from 'zod';
import { bytes, mongooseSchema } from './schema.ts';

export const Blob = z.object({
  /** SHA-256 (hex) of the bytes as received, before location data was stripped. */
  _id: z.string(),
  district: z.string(),
  mime: z.string(),
  bytes: bytes(),
  /** JPEG, at most 480 px wide; null for files. */
  thumbnail: bytes().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  takenAt: z.date().nullable(),
  createdAt: z.date(),
});
export type Blob = z.infer<typeof Blob>;

export const blobSchema = mongooseSchema(Blob);
