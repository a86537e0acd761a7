/** The whole bot on the stage: its parts as the program puts them together, with files of reports that are not drawn. */
import { flows } from '../../flows/index.ts';
import type { Models } from '../../models/index.ts';
import { createEffects } from '../../src/conversation/effects/index.ts';
import { createEngine } from '../../src/conversation/engine.ts';
import { createQuestions } from '../../src/conversation/questions/index.ts';
import { createFetcher } from '../../src/evidence/fetcher.ts';
import type { LineClient } from '../../src/line/client.ts';
import { createLog } from '../../src/log.ts';
import { openFile } from '../../src/plan/open-file.ts';
import { createImportJob } from '../../src/plan/pending/import-job.ts';
import { readDocument } from '../../src/plan/read.ts';
import { createReminders } from '../../src/reminders/runner.ts';
import { createExportJob } from '../../src/reports/export-job.ts';

/** slowly: not before it is said otherwise. */
export type Writing = 'at-once' | 'slowly' | 'never';

interface Given {
  models: Models;
  line: LineClient;
  now: () => number;
  /** Where people reach the bot; null: they get no links. */
  publicUrl: string | null;
  newId: () => string;
}

export function stageBot({ models, line, now, publicUrl, newId }: Given) {
  const log = createLog('error');
  const means = { models, line, now, log, publicUrl, linkKey: Buffer.alloc(32, 7) };
  const fetcher = createFetcher({ ...means, wake: () => engine.wake(), pollMs: 50 });
  const reminders = createReminders({ ...means, wakeOutbox: () => engine.wake() });
  const engine = createEngine({
    ...means,
    remake: reminders.remake,
    flows,
    answerQuestion: createQuestions({ ...means, reminders }),
    performEffect: createEffects({
      ...{ ...means, reminders },
      wakeFetcher: () => fetcher.wake(),
      wakeExports: () => exports.wake(),
      wakeImports: () => imports.wake(),
    }),
    newId,
  });
  let writing: Writing = 'at-once';
  let written = () => {};
  const exports = createExportJob({
    ...{ ...means, wake: () => engine.wake(), pollMs: 50 },
    render: async () => {
      if (writing === 'never') throw new Error('cannot be written');
      if (writing === 'slowly') await new Promise<void>((done) => (written = done));
      return Buffer.from('the report');
    },
    forPrint: async (photo) => photo,
  });
  const imports = createImportJob({
    ...{
      ...means,
      read: async (bytes) => readDocument(await openFile(bytes)),
      wake: () => engine.wake(),
      pollMs: 50,
    },
  });

  /** Whether a file of a report is being made or one of a plan read, or its run has not been told. */
  async function isMaking(): Promise<boolean> {
    for (const { _id } of await models.planImports.find().lean()) {
      if (!(await models.inbox.exists({ _id: `import:${_id}` }))) return true;
    }
    for (const { _id, state } of await models.exportedReports.find().lean()) {
      if (state === 'waiting' && writing === 'slowly') continue;
      if (!(await models.inbox.exists({ _id: `export:${_id}` }))) return true;
    }
    return false;
  }

  return {
    engine,
    reminders,
    isMaking,
    writes(how: Writing) {
      writing = how;
      written();
    },
    async start() {
      await engine.start();
      fetcher.start();
      exports.start();
      imports.start();
    },
    async stop() {
      written();
      await exports.stop();
      await imports.stop();
      await fetcher.stop();
      await engine.stop();
    },
  };
}
