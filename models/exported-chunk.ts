/** A part of the bytes of an exported report: a document of the database holds 16 MB, and a report may have more. */
import { z } from 'zod';
import { bytes, mongooseSchema } from './schema.ts';

export const ExportedChunk = z.object({
  /** `report/n`, n from 0. */
  _id: z.string(),
  report: z.string(),
  bytes: bytes(),
});
export type ExportedChunk = z.infer<typeof ExportedChunk>;

export const exportedChunkSchema = mongooseSchema(ExportedChunk, [{ fields: { report: 1 } }]);
