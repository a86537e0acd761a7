/** One look of a process that reminds, killed where the environment says so. */
import { createModels } from '../../models/index.ts';
import { connect } from '../../src/database/connect.ts';
import { createLineClient } from '../../src/line/client.ts';
import { silent } from '../conversation/small-bot.ts';
import { reminding } from '../support/reminding.ts';

const { DATABASE, LINE, NOW, KILL_POINT } = process.env;

const connection = await connect(DATABASE!);
const bot = reminding({
  models: createModels(connection),
  line: createLineClient({
    ...{ apiBaseUrl: LINE!, dataBaseUrl: LINE!, accessToken: 't', timeoutMs: 300, log: silent },
  }),
  now: () => Number(NOW),
  reached(point) {
    if (point !== KILL_POINT) return;
    process.kill(process.pid, 'SIGKILL');
    // nothing of this process runs on
    return new Promise(() => {});
  },
});
await bot.step();
await connection.close();
