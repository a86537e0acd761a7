/**
 * Which database stands behind the bot when MONGODB_URI names none: a mongod of the machine, a fetched one, or the
 * embedded FerretDB, in this order; a data folder stays with the kind that made it.
 */
import { accessSync, constants } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { StartProblem } from '../errors.ts';
import { cacheFolder, ensureFerretDB } from './build-ferretdb.ts';
import { type Say, withProgress } from './progress.ts';
import type { Program } from './server.ts';

/** Where mongodb-memory-server fetches mongod from. */
const DOWNLOAD_HOST = 'https://fastdl.mongodb.org/';

type Kind = 'mongod' | 'ferretdb';

export interface Choice {
  program: Program;
  /** One line for the operator: what was chosen, and why. */
  reason: string;
}

/**
 * The program to start for a data folder, fetched or built when needed.
 * @throws StartProblem naming all that was tried
 */
export async function chooseProgram(dataDir: string, say: Say, env = process.env): Promise<Choice> {
  await mkdir(dataDir, { recursive: true });
  const kindPath = join(dataDir, 'database.kind');
  const made = (await readFile(kindPath, 'utf8').catch(() => '')).trim() as Kind | '';
  const choice = await choose(dataDir, made || null, say, env);
  if (!made) await writeFile(kindPath, choice.program.endsBy === 'signal' ? 'mongod' : 'ferretdb');
  return choice;
}

async function choose(dataDir: string, made: Kind | null, say: Say, env: NodeJS.ProcessEnv): Promise<Choice> {
  const because = made ? `the data in ${dataDir} were made with it` : null;
  if (made !== 'ferretdb') {
    const found = onPath('mongod', env);
    if (found) {
      const reason = `Database: ${found}, because ${because ?? 'MONGODB_URI is not set and a mongod is on the PATH'}.`;
      return { program: mongod(found, dataDir), reason };
    }
    const fetched = await fetchMongod(say);
    if (fetched) {
      const reason = `Database: a fetched mongod, because ${because ?? 'there is no MONGODB_URI and no mongod on the PATH'}.`;
      return { program: mongod(fetched, dataDir), reason };
    }
    if (made) {
      throw new StartProblem(
        `The data in ${dataDir} were made with mongod, which is neither on the PATH nor to be fetched: install it, or set DATA_DIR to another folder.`,
      );
    }
  }
  try {
    const program = ferretdb(await ensureFerretDB(say), dataDir);
    const reason = `Database: FerretDB on SQLite, because ${because ?? 'there is no MONGODB_URI, no mongod on the PATH and none to be fetched'}.`;
    return { program, reason };
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    throw new StartProblem(
      `There is no database: set MONGODB_URI, or put mongod on the PATH, or let it be fetched from ${DOWNLOAD_HOST}, or let the embedded one be built. ${error.message}`,
      { cause: error },
    );
  }
}

const mongod = (command: string, dataDir: string): Program => {
  const folder = join(dataDir, 'mongodb');
  const log = join(dataDir, 'mongod.log');
  return {
    command,
    folder,
    endsBy: 'signal',
    args: (port) => [
      ...['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
      ...['--logpath', log, '--logappend'],
    ],
  };
};

const ferretdb = (command: string, dataDir: string): Program => ({
  command,
  folder: join(dataDir, 'ferretdb'),
  endsBy: 'end-of-input',
  args: (port) => ['-listen', `127.0.0.1:${port}`],
});

function onPath(name: string, env: NodeJS.ProcessEnv): string | null {
  const suffixes = process.platform === 'win32' ? ['.exe'] : [''];
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    for (const suffix of suffixes) {
      const path = join(folder, name + suffix);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // not in this folder
      }
    }
  }
  return null;
}

/** Path of a mongod in the cache, fetched when its host answers soon; null where it does not. */
async function fetchMongod(say: Say): Promise<string | null> {
  const { DryMongoBinary, MongoBinary } = await import('mongodb-memory-server-core');
  const options = { downloadDir: join(cacheFolder(), 'mongod'), version: '8.0.12' };
  try {
    const fetched = await DryMongoBinary.locateBinary(options);
    if (fetched) return fetched;
    await fetch(DOWNLOAD_HOST, { method: 'HEAD', signal: AbortSignal.timeout(3000) });
    return await withProgress(say, 'Fetching mongod, once', MongoBinary.getPath(options));
  } catch {
    return null;
  }
}
