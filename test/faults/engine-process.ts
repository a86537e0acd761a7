/** An engine in a process of its own, to be killed or to share a database. Settings come from the environment. */
import { createModels } from '../../models/index.ts';
import { connect } from '../../src/database/connect.ts';
import { smallEngine } from '../conversation/small-bot.ts';
import { webhookOf } from './webhook-server.ts';

const { DATABASE, LINE, KILL_POINT, KILL_CONVERSATION, LEASE_MS = '500', POLL_MS = '30' } = process.env;

const connection = await connect(DATABASE!);
const engine = smallEngine({
  models: createModels(connection),
  lineUrl: LINE!,
  options: {
    leaseMs: Number(LEASE_MS),
    pollMs: Number(POLL_MS),
    reached(point, conversation) {
      if (point !== KILL_POINT || conversation !== KILL_CONVERSATION) return;
      process.kill(process.pid, 'SIGKILL');
      // nothing of this process runs on
      return new Promise(() => {});
    },
  },
});
await engine.start();

const webhook = await webhookOf(engine.accept);
process.send?.({ port: webhook.port });
process.on('SIGTERM', async () => {
  await webhook.close();
  await engine.stop();
  await connection.close();
  process.exit(0);
});
