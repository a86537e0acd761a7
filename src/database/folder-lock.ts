/** A lock on a file that the operating system lets go when the process ends, however it ends. */
import { DatabaseSync } from 'node:sqlite';
import { StartProblem } from '../errors.ts';

/** SQLite's result code for "somebody else has the lock". */
const SQLITE_BUSY = 5;

export interface FolderLock {
  release(): void;
}

/**
 * The lock, or null while another process (or another caller in this one) holds it.
 * @throws StartProblem when the file cannot be written
 */
export function tryLock(path: string): FolderLock | null {
  let file: DatabaseSync | null = null;
  try {
    const opened = new DatabaseSync(path);
    file = opened;
    opened.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return { release: () => opened.close() };
  } catch (error) {
    file?.close();
    const { errcode, message } = error as { errcode?: number; message: string };
    if (errcode === SQLITE_BUSY) return null;
    throw new StartProblem(
      `${path} cannot be written (${message}): let this user write its folder, or set another one.`,
      { cause: error },
    );
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
