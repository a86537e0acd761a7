/** Starts and ends engines in processes of their own. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LineEvent } from '../../src/line/events.ts';
import { postEvents } from './webhook-server.ts';

export interface EngineProcess {
  /** Posts events to its webhook; the status, or 0 when it does not answer. */
  post(events: LineEvent[]): Promise<number>;
  /** Resolves with the signal or exit code that ended it. */
  ended: Promise<NodeJS.Signals | number>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();

export async function startProcess(env: {
  DATABASE: string;
  LINE: string;
  LEASE_MS?: string;
  POLL_MS?: string;
  KILL_POINT?: string;
  KILL_CONVERSATION?: string;
}): Promise<EngineProcess> {
  const child = fork(join(import.meta.dirname, 'engine-process.ts'), {
    env: { ...process.env, ...env, NODE_COMPILE_CACHE: join(tmpdir(), 'raingan-compile-cache') },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  running.add(child);
  const ended = once(child, 'exit').then(([code, signal]) => {
    running.delete(child);
    return (signal ?? code) as NodeJS.Signals | number;
  });
  const ready = once(child, 'message').then(([message]) => (message as { port: number }).port);
  const port = await Promise.race([ready, ended.then(() => 0)]);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return {
    ended,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    post: (events) => postEvents(port, events),
  };
}

/** Ends what a failed test left running. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}
