/**
 * The worker that makes the files of reports: exported reports in state `waiting` are its queue. One at a time, so that
 * replies are not slowed. The run that waits is told by an event in the inbox.
 */
import type { Logger } from 'winston';
import type { ExportedReport } from '../../models/exported-report.ts';
import type { Models } from '../../models/index.ts';
import { insertEvents, internalEvent } from '../conversation/inbox.ts';
import { createJobQueue } from '../database/job-queue.ts';
import type { Lookout } from '../database/lookout.ts';
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

  async function makeOne(report: ExportedReport): Promise<void> {
    const { _id, attempts } = report;
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

  const queue = createJobQueue({
    model: models.exportedReports,
    ...{ waiting: 'waiting', claimMs: CLAIM_MS, tries: TRIES, now, pollMs },
    work: makeOne,
    exhausted: giveUp,
    remove: (id) => deleteFile(models, id),
    failed: ({ message }) => log.error('export.queue-not-read', { problem: message }),
  });
  return {
    ...queue,
    stop() {
      stop('stopped');
      return queue.stop();
    },
  };
}
