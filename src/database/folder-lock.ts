/** A lock on a file that the operating system lets go when the process ends, however it ends. */
import { DatabaseSync } from 'node:sqlite';

/** SQLite's result code for "somebody else has the lock". */
const SQLITE_BUSY = 5;

export interface FolderLock {
  release(): void;
}

/** The lock, or null while another process (or another caller in this one) holds it. */
export function tryLock(path: string): FolderLock | null {
  const file = new DatabaseSync(path);
  try {
    file.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return { release: () => file.close() };
  } catch (error) {
    file.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null;
    throw error;
  }
}

/** Waits until the lock can be had. */
export async function lock(path: string): Promise<FolderLock> {
  for (;;) {
    const held = tryLock(path);
    if (held) return held;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
