/** Opens a zip file within limits, so that a small file cannot become an enormous one. */
import { buffer } from 'node:stream/consumers';
import { type Entry, fromBufferPromise } from 'yauzl';
import { PlanProblem } from '../problem.ts';
import { fileProblem } from './problems.ts';

export interface Zip {
  names: string[];
  /** @throws PlanProblem for a part that is damaged, or is not there */
  read(name: string): Promise<Buffer>;
}

/** A document of a hundred pages with as many photos stays far below all of these. */
const MAX_PARTS = 5_000;
const MAX_BYTES = 200_000_000;
/** XML and whatever else is no picture. */
const MAX_PART_BYTES = 40_000_000;
/** Text deflates to a tenth, tables full of repetition to a hundredth. */
const MAX_RATIO = 250;
/** Parts below this may deflate as they like. */
const SMALL = 1_000_000;

/** @throws PlanProblem for a file that is damaged, locked, or larger inside than a document can be */
export async function openZip(bytes: Buffer): Promise<Zip> {
  const entries = new Map<string, Entry>();
  let total = 0;
  const zip = await fromBufferPromise(bytes).catch(broken);
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw fileProblem('password');
      total += entry.uncompressedSize;
      if (entries.size >= MAX_PARTS || total > MAX_BYTES || isBomb(entry)) throw fileProblem('zip-bomb');
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof PlanProblem ? error : broken();
  }
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name) ?? broken();
      // more bytes than the entry says are an error of the stream
      return zip.openReadStreamPromise(entry).then(buffer).catch(broken);
    },
  };
}

const isBomb = ({ fileName, compressedSize, uncompressedSize }: Entry): boolean =>
  (uncompressedSize > MAX_PART_BYTES && !/\.(?:jpe?g|png|gif|tiff?|bmp|emf|wmf)$/i.test(fileName)) ||
  (uncompressedSize > SMALL && uncompressedSize > compressedSize * MAX_RATIO);

function broken(): never {
  throw fileProblem('broken');
}
