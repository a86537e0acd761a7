/** The whole bot: puts the parts together, starts them in order, and stops them in the opposite order. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import type { Logger } from 'winston';
import { flows } from '../flows/index.ts';
import { createModels, ensureIndexes, type Models } from '../models/index.ts';
import { createApp, type Routers } from './app.ts';
import { type Config, type LineChannel, SIMULATED_CHANNEL } from './config.ts';
import { createEffects } from './conversation/effects/index.ts';
import { createEngine } from './conversation/engine.ts';
import { invitation, newCode } from './conversation/invitations.ts';
import { createQuestions } from './conversation/questions/index.ts';
import { createMenuFollower } from './conversation/rich-menu-follower.ts';
import { richMenusAtStart } from './conversation/rich-menus-at-start.ts';
import { openDataFolder } from './data-folder.ts';
import { openDatabase } from './database/connect.ts';
import type { Say } from './database/progress.ts';
import { StartProblem } from './errors.ts';
import { createFetcher } from './evidence/fetcher.ts';
import { evidenceRouter } from './evidence/routes.ts';
import { createLineClient } from './line/client.ts';
import { webhookRouter } from './line/webhook.ts';
import { createMetrics } from './metrics.ts';
import { createImportJob } from './plan/pending/import-job.ts';
import { readAside } from './plan/pending/read-aside.ts';
import { loadSample, SAMPLE_DISTRICT } from './plan/sample.ts';
import { HOLIDAYS } from './reminders/holidays/index.ts';
import { createReminders } from './reminders/runner.ts';
import { createExportJob } from './reports/export-job.ts';
import { photoForPrint } from './reports/photos.ts';
import { render } from './reports/render.ts';
import { reportRouter } from './reports/routes.ts';
import { type Simulator, startSimulator } from './simulator/server.ts';
import { countWaiting } from './waiting.ts';

export interface Bot {
  /** Address of the bot on this machine. */
  url: string;
  /** Address of the simulator's page; null with a real channel. */
  simulatorUrl: string | null;
  /** Stops taking events, finishes what runs, closes everything. */
  stop(): Promise<void>;
}

interface Surroundings {
  log: Logger;
  /** One line for the operator. */
  say: Say;
  /** Epoch ms. */
  now?: () => number;
}

const LINE_TIMEOUT_MS = 10_000;
/** A database that takes longer than this for nothing is away. */
const HEALTH_MS = 1_000;
/** Requests that still run when the bot stops may end by themselves within this time. */
const REQUESTS_END_MS = 2_500;
/** Days that the code on the simulator's page can be used. */
const SIMULATOR_CODE_DAYS = 30;

/**
 * Starts the bot. Until everything is up, `/healthz` and the webhook answer 503.
 * @throws StartProblem whose message says what to do
 */
export async function startBot(config: Config, surroundings: Surroundings): Promise<Bot> {
  const { log, say, now: machineClock = Date.now } = surroundings;
  let models: Models | null = null;
  let routers: Routers | null = null;
  let server: Server | null = null;
  /** What has started, newest first. */
  const closing: (() => Promise<unknown>)[] = [];
  let stopped: Promise<void> | null = null;
  const stop = () => {
    routers = null;
    stopped ??= (async () => {
      if (server) await close(server);
      for (const close of closing) {
        await close().catch((error) => log.error('stop.failed', { problem: String(error) }));
      }
    })();
    return stopped;
  };

  try {
    const dataDir = await openDataFolder(config.dataDir);
    const databaseAnswers = async () => models !== null && answers(models);
    const metrics = createMetrics(async () =>
      (await databaseAnswers()) ? countWaiting(models!, machineClock()) : {},
    );
    const app = createApp({ routers: () => routers, databaseAnswers, metrics, log });
    // with the simulator there is nobody outside of this machine to answer
    server = await listen(createServer(app), config.port, config.line ? undefined : '127.0.0.1');
    const url = `http://localhost:${(server.address() as AddressInfo).port}`;

    const database = await openDatabase({ uri: config.mongodbUri, dataDir, say });
    closing.unshift(() => database.close());
    const all = createModels(database.connection);
    await ensureIndexes(all);
    models = all;

    /** What waits for a moment looks again when the simulator's clock is put forward. */
    const clockMoved: (() => void | Promise<void>)[] = [];
    const simulator = config.line
      ? null
      : await simulate(config, {
          ...{ url, dataDir, models, log, now: machineClock },
          clockMoved: async () => {
            await Promise.all(clockMoved.map((look) => look()));
          },
        });
    if (simulator) closing.unshift(() => simulator.close());
    const now = simulator?.clock ?? machineClock;
    const channel = config.line ?? simulatedChannel(simulator!.url);
    const line = createLineClient({ ...channel, timeoutMs: LINE_TIMEOUT_MS, log });

    const publicUrl = config.publicUrl ?? (simulator ? url : null);
    const linking = { publicUrl, linkKey: config.linkKey, now };
    const fetcher = createFetcher({ models, line, log, wake: () => engine.wake(), ...linking });
    const exports = createExportJob({
      ...{ models, line, now, log, render, wake: () => engine.wake() },
      forPrint: photoForPrint,
    });
    const imports = createImportJob({
      ...{ models, line, now, log, read: readAside, wake: () => engine.wake() },
    });
    const menus = createMenuFollower({ models, line: line.richMenus, now, log });
    const reminders = createReminders({
      ...{ models, line, now, log, registry: metrics.registry, defaults: config.reminders },
      wakeOutbox: () => engine.wake(),
    });
    const engine = createEngine({
      ...{ models, line, flows, now, newId, log, registry: metrics.registry },
      remake: reminders.remake,
      groupPrefixes: config.groupPrefixes,
      answerQuestion: createQuestions({ models, reminders, ...linking }),
      performEffect: createEffects(
        {
          models,
          line,
          now,
          log,
          wakeFetcher: fetcher.wake,
          wakeExports: exports.wake,
          wakeImports: imports.wake,
          reminders,
        },
        menus.check,
      ),
    });
    await engine.start();
    closing.unshift(() => engine.stop());
    reminders.start();
    closing.unshift(() => reminders.stop());
    clockMoved.push(engine.wake, reminders.wake);
    fetcher.start();
    closing.unshift(() => fetcher.stop());
    exports.start();
    closing.unshift(() => exports.stop());
    imports.start();
    closing.unshift(() => imports.stop());
    menus.start();
    closing.unshift(() => menus.stop());

    const { channelSecret } = channel;
    routers = {
      webhook: webhookRouter({ channelSecret, accept: engine.accept, log }),
      evidence: evidenceRouter({ models, ...linking }),
      reports: reportRouter({ models, ...linking }),
    };
    const syncing = richMenusAtStart({ line: line.richMenus, models, own: simulator !== null, say, log });
    closing.unshift(() => syncing.stop());
    return { url, simulatorUrl: simulator?.url ?? null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The stand-in for LINE, with a district to try the bot on. */
async function simulate(
  config: Config,
  given: {
    url: string;
    dataDir: string;
    models: Models;
    log: Logger;
    now: () => number;
    clockMoved: () => Promise<void>;
  },
): Promise<Simulator> {
  const { url, models, now, ...rest } = given;
  await loadSample({ models, now, reportDay: config.reminders.dueDay });
  const simulator: Simulator = await startSimulator({
    ...{ ...rest, ...SIMULATED_CHANNEL, now, webhookUrl: `${url}/webhook` },
    ...{ port: config.simulatorPort, host: config.simulatorHost },
    inviteCode: () => coordinatorCode(models, simulator.clock()),
    holidays: HOLIDAYS.map(({ date }) => date),
  }).catch((error) => {
    throw portProblem(error, 'SIMULATOR_PORT', config.simulatorPort);
  });
  return simulator;
}

const simulatedChannel = (url: string): LineChannel => ({
  ...SIMULATED_CHANNEL,
  apiBaseUrl: url,
  dataBaseUrl: url,
});

/** A code with which one person becomes coordinator of the sample district; the same one until it is used. */
async function coordinatorCode(models: Models, at: number): Promise<string> {
  const district = SAMPLE_DISTRICT.slug;
  const made = await models.invitations.find({ district, role: 'coordinator' }).lean();
  const unused = made.find(({ usedBy, expiresAt }) => usedBy.length === 0 && expiresAt.getTime() > at);
  if (unused) return unused._id;
  const code = newCode();
  const use = { maxUses: 1, days: SIMULATOR_CODE_DAYS, madeBy: null, createdAt: at };
  await models.invitations.create(invitation({ code, district, role: 'coordinator', divisions: [], ...use }));
  return code;
}

async function answers({ connection }: Models): Promise<boolean> {
  const ping = connection.db!.command({ ping: 1 }).then(
    () => true,
    () => false,
  );
  // the driver waits much longer for a server that holds its connections open and says nothing
  return Promise.race([ping, sleep(HEALTH_MS, false, { ref: false })]);
}

async function listen(server: Server, port: number, host: string | undefined): Promise<Server> {
  server.listen(port, host);
  await once(server, 'listening').catch((error) => {
    throw portProblem(error, 'PORT', port);
  });
  return server;
}

async function close(server: Server): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), REQUESTS_END_MS);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(late);
}

function portProblem(error: NodeJS.ErrnoException, name: string, port: number): unknown {
  if (error.code === 'EADDRINUSE') {
    return new StartProblem(
      `Port ${port} is taken: stop the program that uses it, or set ${name} to another number.`,
    );
  }
  if (error.code === 'EACCES') {
    return new StartProblem(`Port ${port} is not open to this user: set ${name} to a number above 1023.`);
  }
  return error;
}
