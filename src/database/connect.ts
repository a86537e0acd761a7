/** Opens the database: the one that MONGODB_URI names, or the embedded one of the data folder. */
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { StartProblem } from '../errors.ts';
import { chooseProgram } from './choose.ts';
import { type Say, withProgress } from './progress.ts';
import { CHECK_MS, reopenWhenStuck } from './reopen.ts';
import { startServer } from './server.ts';

export interface Database {
  connection: mongoose.Connection;
  uri: string;
  /** Closes the connection and stops the embedded server, if there is one. */
  close(): Promise<void>;
}

interface Options {
  /** MONGODB_URI. */
  uri?: string | null | undefined;
  dataDir: string;
  say: Say;
  /** How long to wait for a named database that does not answer yet. */
  patienceMs?: number;
}

/** The name of the database where the address has none. */
const NAME = 'raingan';

/**
 * An open connection that survives the database going away and coming back. Acknowledged writes are on disk.
 * @throws StartProblem when there is no database to be had
 */
export async function openDatabase({ uri, dataDir, say, patienceMs = 60_000 }: Options): Promise<Database> {
  if (uri) {
    say(`Database: ${withoutPassword(uri)}, because MONGODB_URI names it.`);
    const work = connectPatiently(uri, patienceMs);
    const connection = await withProgress(say, 'Waiting for the database of MONGODB_URI', work);
    return { connection, uri, close: () => connection.close() };
  }
  const folder = resolve(dataDir);
  const { program, reason } = await chooseProgram(folder, say);
  say(reason);
  const server = await startServer({ program, dataDir: folder, say });
  const connection = await connect(server.uri);
  return {
    connection,
    uri: server.uri,
    async close() {
      await connection.close();
      await server.stop();
    },
  };
}

/** One attempt to connect, with the settings that every part relies on. */
export async function connect(uri: string, dbName?: string): Promise<mongoose.Connection> {
  const options: mongoose.ConnectOptions = {
    ...(dbName ? { dbName } : hasDatabaseName(uri) ? {} : { dbName: NAME }),
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    // an operation fails after so long without a server, so that the webhook can tell LINE to send again
    serverSelectionTimeoutMS: 5000,
    connectTimeoutMS: CHECK_MS,
    // a connection that went dead without a word is noticed: the driver's timeoutMS does nothing
    socketTimeoutMS: 15_000,
    // what was answered as stored survives a killed mongod as well
    journal: true,
  };
  const connection = await mongoose.createConnection(uri, options).asPromise();
  reopenWhenStuck(connection, () => connection.openUri(uri, options));
  return connection;
}

async function connectPatiently(uri: string, patienceMs: number): Promise<mongoose.Connection> {
  for (const until = Date.now() + patienceMs; ; await sleep(500)) {
    try {
      return await connect(uri);
    } catch (error) {
      const { name, message } = error as Error;
      const hopeless = name === 'MongoParseError' || /auth|unable to parse/i.test(message);
      if (!hopeless && Date.now() < until) continue;
      throw new StartProblem(
        `The database of MONGODB_URI (${withoutPassword(uri)}) cannot be used: ${message}. Check the address and that the server runs.`,
        { cause: error },
      );
    }
  }
}

const hasDatabaseName = (uri: string) => /^mongodb(?:\+srv)?:\/\/[^/]+\/[^?]/.test(uri);

/** The address without user, password and options, for the log; also of one whose password is not escaped. */
const withoutPassword = (uri: string) => uri.replace(/\/\/.*@/, '//').replace(/\?.*/, '');
