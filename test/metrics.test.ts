/** What an operator sees of the queues. */
import { createMetrics } from '../src/metrics.ts';
import { countWaiting } from '../src/waiting.ts';
import { testModels } from './support/database.ts';
import { NOW, PEOPLE } from './support/office.ts';
import { addPlanFile, CLEAR_PLAN } from './support/plan-files.ts';
import { addExportedReport } from './support/reported.ts';
import { addEvidence } from './support/stored-evidence.ts';

test('files that wait to be read, made or fetched are counted, with the age of the oldest', async () => {
  const { models, close } = await testModels();
  const by = PEOPLE.coordinator;
  await addExportedReport(models, { _id: 'ready', by });
  await addExportedReport(models, { _id: 'e1', by, state: 'waiting', requestedAt: new Date(NOW - 90_000) });
  await addExportedReport(models, { _id: 'e2', by, state: 'waiting' });
  await addPlanFile(models, { _id: 'read', by }, CLEAR_PLAN);
  await addPlanFile(models, { _id: 'f1', by }, CLEAR_PLAN);
  await models.planImports.updateOne({ _id: 'f1' }, { $set: { state: 'fetching' } });
  await addEvidence(models, { _id: 'p1', state: 'fetching' });
  const figures = await createMetrics(() => countWaiting(models, NOW + 5_000)).text();
  const lines = figures.split('\n').filter((line) => line.startsWith('raingan_waiting'));
  expect(lines).toEqual([
    'raingan_waiting{queue="inbox"} 0',
    'raingan_waiting{queue="outbox"} 0',
    'raingan_waiting{queue="evidence"} 1',
    'raingan_waiting{queue="imports"} 1',
    'raingan_waiting{queue="exports"} 2',
    'raingan_waiting_oldest_seconds{queue="evidence"} 5',
    'raingan_waiting_oldest_seconds{queue="imports"} 5',
    'raingan_waiting_oldest_seconds{queue="exports"} 95',
  ]);
  await models.exportedReports.deleteMany();
  const after = await createMetrics(() => countWaiting(models, NOW)).text();
  expect(after).toContain('raingan_waiting{queue="exports"} 0');
  expect(after).not.toContain('oldest_seconds{queue="exports"}');
  await close();
});

test('while the database is away the other figures are served', async () => {
  const metrics = createMetrics(() => Promise.reject(new Error('away')));
  expect(await metrics.text()).toContain('process_cpu_seconds_total');
});
