/**
 * The worker that makes the files of reports: exported reports in state `waiting` are its queue. One at a time, so that
 * replies are not slowed; what a crash leaves behind is begun again, a few times at most, since it may have been the
 * crash's reason. The run that waits is told by an event in the inbox. Files that have expired are deleted here, too.
 */
import type { Logger } from 'winston';
import type { ExportedReport } from '../../models/exported-report.ts';
import type { Models } from '../../models/index.ts';
import { insertEvents, internalEvent } from '../conversation/inbox.ts';
import { createLookout, type Lookout } from '../database/lookout.ts';
import type { LineClient } from '../line/client.ts';
import { deleteFile, keepFile } from './files.ts';
import { makeReport, type Render } from './make.ts';

export interface ExportJobOptions {
  models: Models;
  line: Pick<LineClient, 'loading'>;
  now: () => number;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Called when an event was put into the inbox. */
  wake: () => void;
  render: Render;
  forPrint: (photo: Buffer) => Promise<Buffer>;
  /** How often to look for work that nobody woke it for, ms. */
  pollMs?: number;
}

export const TRIES = 3;
/** While a process works on a file, others leave it alone: longer than reading, writing and storing one may take. */
const CLAIM_MS = 300_000;
/** A file can be had for so long after it is ready. */
export const KEPT_MS = 24 * 3_600_000;
/** So long the chat shows that something is being done; it ends with the next message. */
const LOADING_SECONDS = 20;

export function createExportJob(options: ExportJobOptions): Lookout {
  const { models, line, now, log, pollMs = 5_000 } = options;
  const { promise: stopped, resolve: stop } = Promise.withResolvers<'stopped'>();
  let stopping = false;
  const lookout = createLookout({
    look,
    pollMs,
    failed: ({ message }) => log.error('export.queue-not-read', { problem: message }),
  });

  async function look(): Promise<void> {
    const all = await models.exportedReports.find().lean();
    for (const { _id } of all.filter(({ expiresAt }) => expiresAt.getTime() <= now()))
      await deleteFile(models, _id);
    const waiting = all.filter(({ state, expiresAt }) => state === 'waiting' && expiresAt.getTime() > now());
    for (const report of waiting.sort((a, b) => a.requestedAt.getTime() - b.requestedAt.getTime())) {
      if (stopping) return;
      if ((report.nextAttemptAt?.getTime() ?? 0) <= now()) await makeOne(report);
    }
  }

  async function makeOne(report: ExportedReport): Promise<void> {
    const { _id, attempts } = report;
    // begun so often and never ended: whoever made it died of it
    if (attempts >= TRIES) return giveUp(report);
    if (!(await claim(report))) return;
    const begun = performance.now();
    await line.loading(report.conversation, LOADING_SECONDS);
    try {
      const { district, layout, from, to, format, digits, draft } = report;
      const wanted = { district, layout, period: { from, to }, format, digits, draft };
      const making = makeReport(options, wanted);
      // of what goes on after the stop nobody hears
      making.catch(() => {});
      const made = await Promise.race([making, stopped]);
      if (made === 'stopped') return await release(report);
      if (!made) return await giveUp(report);
      const chunks = await keepFile(models, _id, made.bytes);
      const expiresAt = new Date(now() + KEPT_MS);
      const ready = { state: 'ready' as const, name: made.name, bytes: made.bytes.length, chunks, expiresAt };
      await models.exportedReports.updateOne({ _id }, { $set: { ...ready, nextAttemptAt: null } });
      await tell(report);
      log.info('export.made', {
        id: _id,
        bytes: made.bytes.length,
        ms: Math.round(performance.now() - begun),
      });
    } catch (error) {
      log.error('export.failed', { id: _id, attempt: attempts + 1, problem: String(error) });
      if (attempts + 1 >= TRIES) return giveUp(report);
      // at the next look
      await models.exportedReports.updateOne({ _id, state: 'waiting' }, { $set: { nextAttemptAt: null } });
    }
  }

  /** False when another process was faster. */
  async function claim({ _id, attempts }: ExportedReport): Promise<boolean> {
    const claimed = await models.exportedReports.updateOne(
      { _id, state: 'waiting', attempts },
      { $set: { attempts: attempts + 1, nextAttemptAt: new Date(now() + CLAIM_MS) } },
    );
    return claimed.modifiedCount === 1;
  }

  /** Leaves it to whoever starts next. */
  async function release({ _id, attempts }: ExportedReport): Promise<void> {
    await models.exportedReports.updateOne(
      { _id, state: 'waiting' },
      { $set: { attempts, nextAttemptAt: null } },
    );
  }

  async function giveUp(report: ExportedReport): Promise<void> {
    await models.exportedReports.updateOne(
      { _id: report._id },
      { $set: { state: 'failed', nextAttemptAt: null } },
    );
    await tell(report);
  }

  /** After the state is changed, which the run then reads. */
  async function tell({ _id, conversation, run }: ExportedReport): Promise<void> {
    const event = { type: 'exported' as const, report: _id };
    await insertEvents(models, [
      internalEvent({ id: `export:${_id}`, conversation, run, event, now: now() }),
    ]);
    options.wake();
  }

  return {
    start: lookout.start,
    wake: lookout.wake,
    async stop() {
      stopping = true;
      stop('stopped');
      await lookout.stop();
    },
  };
}
