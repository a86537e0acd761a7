/** The effect `export-report`: puts a report into the queue of the export job; see src/reports/export-job.ts. */
import { ExportedReport } from '../../../models/exported-report.ts';
import { findBy, findById, insertOnce } from '../../database/once.ts';
import { planOf } from '../../reports/assemble.ts';
import { KEPT_MS } from '../../reports/export-job.ts';
import { problemOf, readMonth } from '../../reports/period.ts';
import { fiscalYearBE } from '../../thai/calendar.ts';
import { activeCoordinator } from './manage.ts';
import { audit, type Perform } from './performer.ts';

/** Files of one person that are being made at a time. */
export const MOST_WAITING = 3;

const Wanted = ExportedReport.pick({
  layout: true,
  from: true,
  to: true,
  format: true,
  digits: true,
  draft: true,
});

export const exportReport: Perform<'export-report'> = async (performer, scope, params) => {
  const { models, now } = performer;
  const coordinator = await activeCoordinator(performer, scope);
  const { data: wanted } = Wanted.safeParse(params);
  if (!coordinator || !wanted || !isPeriod(wanted)) return { ok: false, problem: 'not-allowed' };
  const { district, userId: by } = coordinator;
  const done = await findById(models.exportedReports, scope.key);
  if (!done) {
    if (!(await planOf(models, district, fiscalYearBE(wanted.from))))
      return { ok: false, problem: 'no-plan' };
    const own = await findBy(models.exportedReports, 'by', by);
    if (own.filter(({ state }) => state === 'waiting').length >= MOST_WAITING)
      return { ok: false, problem: 'busy' };
    await insertOnce(models.exportedReports, {
      ...{ _id: scope.key, district, by, conversation: scope.conversation, run: scope.run, ...wanted },
      ...{ state: 'waiting', attempts: 0, nextAttemptAt: null, name: null, bytes: null, chunks: 0 },
      requestedAt: new Date(now()),
      expiresAt: new Date(now() + KEPT_MS),
    });
  }
  performer.wakeExports();
  await audit(performer, scope, { district, action: 'report.exported', subject: scope.key });
  return { ok: true, report: scope.key };
};

const isPeriod = ({ from, to }: { from: string; to: string }) =>
  readMonth(from) === from && readMonth(to) === to && problemOf({ from, to }) === null;
