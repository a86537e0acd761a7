/** The folder of everything that the bot keeps on this machine, and the version of what is in it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { StartProblem } from './errors.ts';

/** Raised when older programs can no longer read the folder. */
const DATA_VERSION = 1;

/**
 * Makes the folder when it is not there, and gives its absolute path.
 * @throws StartProblem when it cannot be written, or when a newer program wrote it
 */
export async function openDataFolder(dataDir: string): Promise<string> {
  const folder = resolve(dataDir);
  const versionPath = join(folder, 'version');
  try {
    await mkdir(folder, { recursive: true });
    const version = Number(await readFile(versionPath, 'utf8').catch(missingIsEmpty));
    if (version > DATA_VERSION) {
      throw new StartProblem(
        `The data in ${folder} were written by a newer Raingan (version ${version} of the data, this program knows ${DATA_VERSION}): update the program, or set DATA_DIR to another folder.`,
      );
    }
    // written each time: shows at once when the folder cannot be written
    await writeFile(versionPath, `${DATA_VERSION}\n`);
    return folder;
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOSPC' ? 'the disk is full' : (code ?? message);
    throw new StartProblem(`DATA_DIR ${folder} cannot be written (${reason}): set it to a folder that can.`, {
      cause: error,
    });
  }
}

function missingIsEmpty(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}
