/** Opens the file of a plan: what stands in it, and what identifies it. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Plan } from '../../models/plan.ts';
import { openFile } from './open-file.ts';
import { PlanProblem } from './problem.ts';
import type { Source } from './source.ts';

export interface PlanFile {
  document: Source;
  source: Plan['source'];
}

/** @throws PlanProblem for a file that is not there or cannot be opened */
export async function readPlanFile(path: string): Promise<PlanFile> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const reason =
      error.code === 'ENOENT' ? 'ไม่พบไฟล์ (no such file)' : `เปิดไฟล์ไม่ได้ (cannot be opened: ${error.code})`;
    throw new PlanProblem('no-file', reason);
  });
  return { document: await openFile(bytes), source: sourceOf(bytes, basename(path)) };
}

/** What identifies the bytes: the same file is not imported twice. */
export const sourceOf = (bytes: Buffer, name: string): Plan['source'] => ({
  name,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
});
