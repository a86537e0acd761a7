/** Starts and ends engines in processes of their own. */
import { type ChildProcess, fork } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LineEvent } from '../../src/line/events.ts';

const SECRET = 'secret';

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
  KILL_POINT?: string;
  KILL_CONVERSATION?: string;
}): Promise<EngineProcess> {
  const child = fork(join(import.meta.dirname, 'engine-process.ts'), {
    env: { ...process.env, ...env, SECRET },
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
    post: (events) => postEvents(`http://127.0.0.1:${port}/webhook`, events),
  };
}

/** Ends what a failed test left running. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

async function postEvents(url: string, events: LineEvent[]): Promise<number> {
  const body = JSON.stringify({ destination: 'U0', events });
  const signature = createHmac('sha256', SECRET).update(body).digest('base64');
  try {
    const headers = { 'content-type': 'application/json', 'x-line-signature': signature };
    const signal = AbortSignal.timeout(2_000);
    const response = await fetch(url, { method: 'POST', headers, body, signal });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
