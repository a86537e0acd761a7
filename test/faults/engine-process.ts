/** An engine in a process of its own, to be killed or to share a database. Settings come from the environment. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createModels } from '../../models/index.ts';
import { connect } from '../../src/database/connect.ts';
import { webhookRouter } from '../../src/line/webhook.ts';
import { smallEngine } from '../conversation/small-bot.ts';
import { silent } from '../support/simulator.ts';

const { DATABASE, LINE, KILL_POINT, KILL_CONVERSATION, SECRET = 'secret', LEASE_MS = '500' } = process.env;

const connection = await connect(DATABASE!);
const engine = smallEngine({
  models: createModels(connection),
  lineUrl: LINE!,
  options: {
    leaseMs: Number(LEASE_MS),
    pollMs: 30,
    reached(point, conversation) {
      if (point !== KILL_POINT || conversation !== KILL_CONVERSATION) return;
      process.kill(process.pid, 'SIGKILL');
      // nothing of this process runs on
      return new Promise(() => {});
    },
  },
});
await engine.start();

const app = express().use(
  '/webhook',
  webhookRouter({ channelSecret: SECRET, accept: engine.accept, log: silent }),
);
const server = createServer(app).listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('SIGTERM', async () => {
  server.close();
  await engine.stop();
  await connection.close();
  process.exit(0);
});
