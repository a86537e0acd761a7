/**
 * The worker that fetches and reads files of plans: imports in state `fetching` are its queue. The run that waits is told
 * by an event in the inbox.
 */
import { createHash } from 'node:crypto';
import type { Logger } from 'winston';
import type { Models } from '../../../models/index.ts';
import type { PlanImport } from '../../../models/plan-import.ts';
import { insertEvents, internalEvent } from '../../conversation/inbox.ts';
import { createJobQueue } from '../../database/job-queue.ts';
import type { Lookout } from '../../database/lookout.ts';
import { type Download, download } from '../../evidence/download.ts';
import type { LineClient } from '../../line/client.ts';
import { PlanProblem } from '../problem.ts';
import type { Reading } from '../reading.ts';
import { deleteImport, keepReading } from './parts.ts';

export interface ImportJobOptions {
  models: Models;
  line: Pick<LineClient, 'content' | 'loading'>;
  now: () => number;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Called when an event was put into the inbox. */
  wake: () => void;
  /** Throws PlanProblem for a file that cannot be read. */
  read: (bytes: Buffer) => Promise<Reading>;
  /** How often to look for work that nobody woke it for, ms. */
  pollMs?: number;
}

const TRIES = 4;
/** One download, from the request to the last byte. */
const DOWNLOAD_MS = 40_000;
/** While a process works on a file, others leave it alone: longer than fetching and reading may take. */
const CLAIM_MS = 150_000;
const PAUSE_MS = 2_000;
/** What nobody confirmed is kept for so long. */
export const KEPT_MS = 7 * 86_400_000;
const LOADING_SECONDS = 20;

const GONE = { code: 'gone', text: 'ไฟล์นี้ไม่อยู่ใน LINE แล้ว ส่งใหม่อีกครั้ง' };
const FAILED = { code: 'unreachable', text: 'รับไฟล์จาก LINE ไม่สำเร็จ ส่งใหม่อีกครั้ง' };
const TOO_LARGE = { code: 'too-large', text: 'ไฟล์ใหญ่เกิน 20 MB' };

export function createImportJob(options: ImportJobOptions): Lookout {
  const { models, line, now, log, read, pollMs = 5_000 } = options;

  async function fetchOne(one: PlanImport): Promise<void> {
    const { _id, attempts } = one;
    await line.loading(one.conversation, LOADING_SECONDS);
    const outcome = await download(() => line.content(_id), AbortSignal.timeout(DOWNLOAD_MS));
    if (outcome.got === 'nothing') return pause(one, outcome.why);
    try {
      await settle(one, await readingOf(_id, outcome));
    } catch (error) {
      log.error('import.failed', { id: _id, attempt: attempts + 1, problem: String(error) });
      await pause(one, 'failed');
    }
  }

  async function readingOf(
    id: string,
    got: Exclude<Download, { got: 'nothing' }>,
  ): Promise<Partial<PlanImport>> {
    if (got.got === 'problem')
      return { state: 'refused', problem: got.problem === 'too-large' ? TOO_LARGE : GONE };
    const { bytes } = got;
    const begun = performance.now();
    try {
      const parts = await keepReading(models, id, await read(bytes));
      log.info('import.read', { id, bytes: bytes.length, ms: Math.round(performance.now() - begun) });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { state: 'ready', parts, sha256, bytes: bytes.length };
    } catch (error) {
      if (!(error instanceof PlanProblem)) throw error;
      log.info('import.refused', { id, bytes: bytes.length, why: error.code });
      return { state: 'refused', problem: { code: error.code, text: inThai(error) } };
    }
  }

  async function pause({ _id, attempts }: PlanImport, why: string): Promise<void> {
    log.warn('import.not-read', { id: _id, attempt: attempts + 1, why });
    const nextAttemptAt = new Date(now() + PAUSE_MS);
    await models.planImports.updateOne({ _id, state: 'fetching' }, { $set: { nextAttemptAt } });
  }

  /** The run reads the state when it is told; where the process ends in between, it looks by itself after a while. */
  async function settle({ _id, conversation, run }: PlanImport, changes: Partial<PlanImport>): Promise<void> {
    const { matchedCount } = await models.planImports.updateOne(
      { _id, state: 'fetching' },
      { $set: { ...changes, nextAttemptAt: null } },
    );
    // given up while it was read
    if (matchedCount === 0 && !(await models.planImports.exists({ _id }))) return deleteImport(models, _id);
    const event = { type: 'plan-read' as const, id: _id };
    await insertEvents(models, [
      internalEvent({ id: `import:${_id}`, conversation, run, event, now: now() }),
    ]);
    options.wake();
  }

  return createJobQueue({
    model: models.planImports,
    ...{ waiting: 'fetching', claimMs: CLAIM_MS, tries: TRIES, now, pollMs },
    work: fetchOne,
    exhausted: (one) => settle(one, { state: 'refused', problem: FAILED }),
    remove: (id) => deleteImport(models, id),
    failed: ({ message }) => log.error('import.queue-not-read', { problem: message }),
  });
}

/** Problems are worded for the command line as well, in English at their end. */
const inThai = ({ message }: PlanProblem): string => message.replace(/\s*\([^()]*[a-z]{3}[^()]*\)$/iu, '');
