/** One try to get the bytes of a photo or file, and what its outcome means. */
import type { EvidenceProblem } from '../../models/evidence.ts';
import { MAX_BYTES } from './check.ts';
import { ForbiddenAddress } from './external.ts';

export type Download =
  | { got: 'bytes'; bytes: Buffer }
  /** For good. */
  | { got: 'problem'; problem: EvidenceProblem }
  /** Worth another try; `why` is for the log. */
  | { got: 'nothing'; why: string };

export interface ContentAnswer {
  status: number;
  body: ReadableStream<Uint8Array> | null;
}

/**
 * Reads the answer that `open` gives, until `signal` says that it takes too long; never throws. 202 means that LINE is
 * not ready yet, 410 that the message was unsent.
 */
export async function download(open: () => Promise<ContentAnswer>, signal: AbortSignal): Promise<Download> {
  try {
    const { status, body } = await Promise.race([open(), rejectedBy(signal)]);
    if (status === 200 && body) return await readAll(body.pipeThrough(new TransformStream(), { signal }));
    await body?.cancel();
    if (status === 404 || status === 410) return { got: 'problem', problem: 'gone' };
    return { got: 'nothing', why: `status ${status}` };
  } catch (error) {
    if (error instanceof ForbiddenAddress) return { got: 'problem', problem: 'unreachable' };
    const { message, cause } = error as Error;
    // of a fetch that failed only the cause tells why
    return { got: 'nothing', why: (cause as NodeJS.ErrnoException | undefined)?.code ?? message };
  }
}

const rejectedBy = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

async function readAll(body: ReadableStream<Uint8Array>): Promise<Download> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > MAX_BYTES) return { got: 'problem', problem: 'too-large' };
    parts.push(part);
  }
  return { got: 'bytes', bytes: Buffer.concat(parts) };
}
