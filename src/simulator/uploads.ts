/** Bytes that the page has sent up and that no message holds yet. */
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Upload } from './control-api.ts';
import { Refusal } from './refusal.ts';
import type { Store } from './store.ts';

export interface Uploads {
  add(contentType: string, bytes: Readable): Promise<Upload>;
  /** Throws a {@link Refusal} when there is no such upload. */
  check(upload: string): void;
  /** Gives the bytes to a message. Without an upload the message gets a few bytes that mean nothing. */
  take(
    upload: string | undefined,
    messageId: string,
    fallbackType: string,
  ): Promise<{ contentType: string; bytes: number }>;
}

const KEPT_MS = 10 * 60_000;
const MAX_BYTES = 200 * 1024 * 1024;
const NOTHING = Buffer.alloc(2048, 7);

export function createUploads(store: Store): Uploads {
  const waiting = new Map<string, Upload>();

  function find(upload: string): Upload {
    const found = waiting.get(upload);
    if (!found) throw new Refusal(404, 'no such upload; it may have been used already');
    return found;
  }

  return {
    async add(contentType, bytes) {
      const upload = `upload-${randomBytes(12).toString('hex')}`;
      const size = await store.keep(upload, bytes, MAX_BYTES);
      const added = { upload, bytes: size, contentType };
      waiting.set(upload, added);
      setTimeout(() => waiting.delete(upload) && store.drop(upload), KEPT_MS).unref();
      return added;
    },
    check: (upload) => void find(upload),
    async take(upload, messageId, fallbackType) {
      if (upload === undefined) {
        await store.keep(messageId, Readable.from([NOTHING]), MAX_BYTES);
        return { contentType: fallbackType, bytes: NOTHING.length };
      }
      const { contentType, bytes } = find(upload);
      waiting.delete(upload);
      await store.rename(upload, messageId);
      return { contentType: contentType || fallbackType, bytes };
    },
  };
}
