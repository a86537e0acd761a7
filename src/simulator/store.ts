/** Keeps the simulator's state and the bytes that people sent in a folder. */
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'winston';
import { tryLock } from '../database/folder-lock.ts';
import { StartProblem } from '../errors.ts';
import { firstState, prune, SimulatorState, upgraded } from './state.ts';

export interface Store {
  state: SimulatorState;
  /** Says that the state changed; it is written soon. */
  changed(): void;
  /** Writes the state at once. */
  write(): Promise<void>;
  /** Keeps bytes under a name; throws a {@link TooLarge} beyond `maxBytes`. Gives their number. */
  keep(name: string, bytes: Iterable<Buffer> | AsyncIterable<Buffer>, maxBytes?: number): Promise<number>;
  /** Gives kept bytes another name. */
  rename(from: string, to: string): Promise<void>;
  size(name: string): Promise<number>;
  read(name: string, range?: { end: number }): Readable;
  drop(name: string): Promise<void>;
  /** Writes what is not written yet. */
  close(): Promise<void>;
}

export class TooLarge extends Error {}

const WRITE_AFTER_MS = 250;

/**
 * Opens the folder; a state that cannot be read is set aside, and the simulator starts afresh.
 * @throws StartProblem while another simulator has it open: each would overwrite what the other writes
 */
export async function openStore({
  dir,
  now,
  log,
}: {
  dir: string;
  now: () => number;
  log: Logger;
}): Promise<Store> {
  const file = join(dir, 'state.json');
  const bytesIn = (name: string) => join(dir, 'content', name.replace(/[^\w-]/g, ''));
  await mkdir(join(dir, 'content'), { recursive: true });
  const lock = tryLock(join(dir, 'lock'));
  if (!lock) {
    throw new StartProblem(
      `Another bot with a simulator keeps its chats in ${dir}: stop it, or set DATA_DIR to another folder.`,
    );
  }
  const state = (await readState(file, log)) ?? firstState(now());
  const left = (await readdir(join(dir, 'content'))).filter((name) => name.startsWith('upload-'));
  await Promise.all(left.map((name) => rm(bytesIn(name))));

  let timer: NodeJS.Timeout | null = null;
  let writing = Promise.resolve();
  const write = () => {
    timer = null;
    writing = writing.then(writeState).catch((error) => {
      log.error('simulator state not written', { error: String(error) });
    });
    return writing;
  };
  const writeNow = () => {
    if (timer) clearTimeout(timer);
    return write();
  };
  const writeState = async () => {
    const forgotten = prune(state, now() + state.clockOffset);
    await writeWhole(file, JSON.stringify(state));
    await Promise.all(forgotten.map((id) => rm(bytesIn(id), { force: true })));
  };

  return {
    state,
    changed() {
      timer ??= setTimeout(write, WRITE_AFTER_MS).unref();
    },
    write: writeNow,
    async keep(name, bytes, maxBytes = Infinity) {
      let size = 0;
      const handle = await open(bytesIn(name), 'w');
      const counted = async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          size += chunk.length;
          if (size > maxBytes) throw new TooLarge(`more than ${maxBytes} bytes`);
          yield chunk;
        }
      };
      await pipeline(bytes, counted, handle.createWriteStream());
      return size;
    },
    rename: (from, to) => rename(bytesIn(from), bytesIn(to)),
    size: async (name) => (await stat(bytesIn(name))).size,
    read: (name, range) => createReadStream(bytesIn(name), range),
    drop: (name) => rm(bytesIn(name), { force: true }),
    async close() {
      await writeNow();
      lock.release();
    },
  };
}

async function readState(file: string, log: Logger): Promise<SimulatorState | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return SimulatorState.parse(upgraded(JSON.parse(text)));
  } catch {
    const aside = `${file}.broken`;
    await rename(file, aside);
    log.warn(`simulator state could not be read; set aside as ${aside}, starting afresh`);
    return null;
  }
}

/** A reader sees the old file or the new one, never half of it. */
async function writeWhole(file: string, text: string): Promise<void> {
  const next = `${file}.next`;
  const handle = await open(next, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(next, file);
}
