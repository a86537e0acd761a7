/** Reads the file of a plan: its bytes as text, and what identifies it. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Plan } from '../../models/plan.ts';
import { PlanProblem } from './problem.ts';

export interface PlanFile {
  text: string;
  source: Plan['source'];
}

/** @throws PlanProblem for a file that is not there or cannot be opened */
export async function readPlanFile(path: string): Promise<PlanFile> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const reason =
      error.code === 'ENOENT' ? 'ไม่พบไฟล์ (no such file)' : `เปิดไฟล์ไม่ได้ (cannot be opened: ${error.code})`;
    throw new PlanProblem('no-file', reason);
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { text: decode(bytes), source: { name: basename(path), sha256, bytes: bytes.length } };
}

/** UTF-8; UTF-16 by its mark; else the Thai code page of older Windows programs. */
function decode(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff')
    return new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-874').decode(bytes);
  }
}
