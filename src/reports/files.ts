/** Where the files of exported reports are kept until they expire. */
import type { ExportedReport } from '../../models/exported-report.ts';
import type { Models } from '../../models/index.ts';
import { toBuffer } from '../database/bytes.ts';

const CHUNK_BYTES = 8_000_000;

/** Writes the bytes and returns the number of chunks; what an earlier try left is written over. */
export async function keepFile(models: Models, report: string, file: Buffer): Promise<number> {
  const chunks = Math.ceil(file.length / CHUNK_BYTES);
  for (let n = 0; n < chunks; n++) {
    const bytes = file.subarray(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES);
    await models.exportedChunks.replaceOne({ _id: chunkId(report, n) }, { report, bytes }, { upsert: true });
  }
  return chunks;
}

/** The bytes, chunk by chunk. */
export async function* bytesOf(
  models: Models,
  { _id, chunks }: Pick<ExportedReport, '_id' | 'chunks'>,
): AsyncGenerator<Buffer> {
  for (let n = 0; n < chunks; n++) {
    const chunk = await models.exportedChunks.findById(chunkId(_id, n)).lean();
    if (!chunk) throw new Error(`chunk ${n} of ${_id} is gone`);
    yield toBuffer(chunk.bytes);
  }
}

/** The bytes first: what is left of a file that is half deleted is deleted by the next look. */
export async function deleteFile(models: Models, report: string): Promise<void> {
  await models.exportedChunks.deleteMany({ report });
  await models.exportedReports.deleteOne({ _id: report });
}

const chunkId = (report: string, n: number) => `${report}/${n}`;
