/**
 * The embedded database as a child process: one server per data folder, restarted when it dies, stopped with the bot.
 * A second process on the same folder joins the running server, and takes over when the first one is gone.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { StartProblem } from '../errors.ts';
import { type FolderLock, tryLock } from './folder-lock.ts';
import { type Say, withProgress } from './progress.ts';

/** How to start one kind of server. */
export interface Program {
  command: string;
  /** Arguments; the port is on 127.0.0.1. */
  args(port: number): string[];
  /** Where its data are; also its working directory. */
  folder: string;
  /** `end-of-input`: it ends when its standard input does. */
  endsBy: 'end-of-input' | 'signal';
}

export interface DatabaseServer {
  /** Without a database name. */
  uri: string;
  stop(): Promise<void>;
}

interface Options {
  program: Program;
  /** Holds the lock and the address of the running server. */
  dataDir: string;
  say: Say;
}

const PATIENCE_MS = 20_000;

/**
 * Starts the server of a data folder, or joins the one that runs, and gives its address once it answers.
 * @throws StartProblem when it does not come up
 */
export async function startServer({ program, dataDir, say }: Options): Promise<DatabaseServer> {
  await mkdir(program.folder, { recursive: true });
  const lockPath = join(dataDir, 'database.lock');
  const addressPath = join(dataDir, 'database.json');
  let lock: FolderLock | null = tryLock(lockPath);
  let port = await readPort(addressPath);
  let child: ChildProcess | null = null;
  let lastWords = '';
  let deaths = 0;
  let stopping = false;
  const turning = new AbortController();

  /** Runs the server for as long as this process wants it, again and again if it dies. */
  async function own(): Promise<void> {
    if (port !== null) await retire(port);
    if (port === null || (await answers(port))) port = await freePort();
    while (!stopping) {
      const startedAt = Date.now();
      child = launch(program, port);
      await writeFile(addressPath, JSON.stringify({ port, pid: child.pid }));
      child.stderr?.on('data', (words) => {
        lastWords = `${lastWords}${words}`.slice(-2000);
      });
      const died = await ended(child);
      if (stopping) return;
      deaths = Date.now() - startedAt > 10_000 ? 0 : deaths + 1;
      say(`The embedded database ended (${died}); starting it again.`);
      await sleep(Math.min(100 * 2 ** deaths, 5000), null, { signal: turning.signal }).catch(() => {});
    }
  }

  /** Uses the server of another process until that one is gone. */
  async function joinOther(): Promise<void> {
    while (!stopping && !lock) {
      await sleep(500, null, { signal: turning.signal }).catch(() => {});
      if (!stopping) lock = tryLock(lockPath);
    }
    if (stopping) return;
    say('The process that ran the database is gone; running it here.');
    await own();
  }

  const joined = lock === null;
  if (joined) say('Another process of this data folder runs the database; using that one.');
  const running = joined ? joinOther() : own();
  running.catch((error) => say(`The embedded database cannot be kept running: ${String(error)}`));

  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= stopNow();
    return stopped;
  };
  async function stopNow(): Promise<void> {
    stopping = true;
    turning.abort();
    if (child) await end(child, program);
    await running.catch(() => {});
    if (!lock) return;
    await rm(addressPath, { force: true });
    lock.release();
  }

  const address = async () => {
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until && deaths < 3; await sleep(50)) {
      const now = joined ? await readPort(addressPath) : port;
      if (now !== null && (await pings(now))) return now;
    }
    const why = lastWords ? ` (${reasonIn(lastWords)})` : '';
    throw new StartProblem(
      `The embedded database in ${program.folder} does not start${why}: see that this user can write the folder and that its files are whole, or set DATA_DIR to another one.`,
    );
  };
  try {
    port = await withProgress(say, 'Waiting for the embedded database', address());
    return { uri: `mongodb://127.0.0.1:${port}/`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The last line that a server wrote, of FerretDB's without the places in its code. */
function reasonIn(words: string): string {
  const line = words.trim().split('\n').at(-1)!;
  return line.replace(/^.*msg="(?:[^[\]"]*: )?(?:\[[^\]]*\] )*(.*?)"?$/, '$1');
}

function launch(program: Program, port: number): ChildProcess {
  // detached: Ctrl-C in a terminal goes to the bot alone, which stops the database last
  const child = spawn(program.command, program.args(port), {
    cwd: program.folder,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  child.stdin?.on('error', () => {});
  const killed = () => child.kill();
  process.once('exit', killed);
  child.once('exit', () => process.off('exit', killed));
  return child;
}

async function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}

async function end(child: ChildProcess, program: Program): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  if (program.endsBy === 'signal') child.kill('SIGTERM');
  child.stdin?.end();
  const late = setTimeout(() => child.kill('SIGKILL'), 6000);
  await gone;
  clearTimeout(late);
}

/** Waits for the server that a killed process left behind. FerretDB ends by itself, mongod is asked to. */
async function retire(port: number): Promise<void> {
  if (!(await answers(port))) return;
  await withClient(port, (client) => client.db('admin').command({ shutdown: 1 })).catch(() => {});
  for (const until = Date.now() + 10_000; Date.now() < until && (await answers(port)); ) await sleep(50);
}

async function readPort(path: string): Promise<number | null> {
  try {
    return (JSON.parse(await readFile(path, 'utf8')) as { port: number }).port;
  } catch {
    return null;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Whether something listens there. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const say = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => say(true)).once('error', () => say(false));
  });
}

/** Whether a database answers there. */
async function pings(port: number): Promise<boolean> {
  if (!(await answers(port))) return false;
  return withClient(port, (client) => client.db('admin').command({ ping: 1 })).then(
    () => true,
    () => false,
  );
}

async function withClient<T>(
  port: number,
  use: (client: mongoose.mongo.MongoClient) => Promise<T>,
): Promise<T> {
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 2000,
  });
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}
