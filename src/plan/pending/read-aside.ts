/**
 * Reads a file in a process of its own, with a limit of time and memory: whatever is in the file, and however large it
 * is, the bot goes on answering.
 */
import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { PlanProblem } from '../problem.ts';
import type { Reading } from '../reading.ts';

export type ChildAnswer = { reading: Reading } | { problem: { code: string; message: string } };

export interface Limits {
  timeoutMs: number;
  /** Of the heap, in megabytes. */
  memoryMb: number;
}

/** Hundred pages take a second or two, and far less memory. */
const LIMITS: Limits = { timeoutMs: 60_000, memoryMb: 512 };
const PROCESS = join(import.meta.dirname, 'read-process.ts');

/** @throws PlanProblem for a file that cannot be read */
export async function readAside(bytes: Buffer, limits: Partial<Limits> = {}): Promise<Reading> {
  const { timeoutMs, memoryMb } = { ...LIMITS, ...limits };
  const child = fork(PROCESS, {
    execArgv: [`--max-old-space-size=${memoryMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  try {
    const answer = await new Promise<ChildAnswer>((resolve, reject) => {
      child.once('message', (message) => resolve(message as ChildAnswer));
      child.once('error', reject);
      child.once('exit', () => reject(new PlanProblem('unreadable', UNREADABLE)));
      child.send(bytes, (error) => error && reject(new PlanProblem('unreadable', UNREADABLE)));
      // whoever chats comes first
      if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    });
    if ('problem' in answer) throw new PlanProblem(answer.problem.code, answer.problem.message);
    return answer.reading;
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}

const UNREADABLE =
  'อ่านไฟล์นี้ไม่สำเร็จ ใหญ่หรือซับซ้อนเกินไป โปรดบันทึกใหม่เฉพาะส่วนที่เป็นตาราง (the file could not be read within the limits: save the table alone)';
