/**
 * The bot and its database killed again and again under load: every event that was answered with 200 is in the inbox,
 * is handled, and its person gets an answer.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { InboundEvent } from '../models/inbound-event.ts';
import { openDatabase } from '../src/database/connect.ts';

const MAIN = new URL('../src/main.ts', import.meta.url).pathname;
const SECRET = 'secret';
const KILLS = 10;
const PEOPLE = Array.from({ length: 12 }, () => `U${randomBytes(16).toString('hex')}`);

let dataDir: string;
let line: Server;
let bot: ChildProcess;
let port: number;
const used = new Set<string>();
const answered = new Map<string, number>();

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'raingan-crash-'));
  line = await listen(createServer(standInForLine));
  const free = await listen(createServer());
  port = portOf(free);
  free.close();
});
afterAll(async () => {
  bot.kill('SIGKILL');
  line.closeAllConnections();
  line.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function listen(server: Server): Promise<Server> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** Takes replies, each token once, and pushes; counts what each person got. Profiles are not to be had. */
const standInForLine: Parameters<typeof createServer>[1] = async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const answer = (status: number, message = '') =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
  if (request.method !== 'POST') return answer(404, 'Not found');
  const { replyToken, to, messages } = JSON.parse(Buffer.concat(chunks).toString());
  const token = replyToken ?? String(request.headers['x-line-retry-key']);
  if (used.has(token)) return replyToken ? answer(400, 'Invalid reply token') : answer(409);
  used.add(token);
  const person = to ?? replyToken.split(':')[0];
  // answers that waited are shown in front of a later one, in one request
  answered.set(person, (answered.get(person) ?? 0) + (messages?.length ?? 1));
  answer(200);
};

function startBot(): void {
  const { MONGODB_URI, NODE_ENV, ...surroundings } = process.env;
  const url = `http://127.0.0.1:${portOf(line)}`;
  bot = spawn(process.execPath, [MAIN], {
    cwd: dataDir,
    stdio: 'ignore',
    env: {
      ...{ ...surroundings, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error' },
      ...{ LINE_CHANNEL_SECRET: SECRET, LINE_CHANNEL_ACCESS_TOKEN: 'token' },
      ...{ LINE_API_BASE_URL: url, LINE_DATA_BASE_URL: url },
    },
  });
}

/** Enough for every kill, and not more than is answered soon afterwards where all goes slowly. */
const MOST_EACH = 45;

/** As LINE does: sends again what was not answered with 200. Gives the ids in the order sent. */
async function talk(person: string, isOver: () => boolean): Promise<string[]> {
  const acknowledged: string[] = [];
  for (let n = 0; !isOver() && n < MOST_EACH; n++) {
    const webhookEventId = `${person}-${n}`;
    const event = {
      ...{ type: 'message', mode: 'active', timestamp: Date.now(), webhookEventId },
      ...{ source: { type: 'user', userId: person }, replyToken: `${person}:${n}` },
      message: { type: 'text', id: `${n}`, quoteToken: 'q', text: 'ช่วยเหลือ' },
    };
    while (!isOver()) {
      if ((await post(JSON.stringify({ events: [event] }))) === 200) {
        acknowledged.push(webhookEventId);
        break;
      }
      await sleep(100);
    }
    await sleep(100);
  }
  return acknowledged;
}

async function post(body: string): Promise<number> {
  const signature = createHmac('sha256', SECRET).update(body).digest('base64');
  return fetch(`http://127.0.0.1:${port}/webhook`, {
    ...{ method: 'POST', body, signal: AbortSignal.timeout(2000) },
    headers: { 'x-line-signature': signature },
  }).then(
    ({ status }) => status,
    () => 0,
  );
}

async function isHealthy(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function untilHealthy(): Promise<void> {
  while (!(await isHealthy())) await sleep(50);
}

async function killDatabase(): Promise<void> {
  const { pid } = JSON.parse(await readFile(join(dataDir, 'database.json'), 'utf8'));
  process.kill(pid, 'SIGKILL');
}

test('ten kills under load lose no acknowledged event', async () => {
  startBot();
  await untilHealthy();
  let over = false;
  const talking = PEOPLE.map((person) => talk(person, () => over));
  for (let kill = 0; kill < KILLS; kill++) {
    await sleep(300 + Math.random() * 500);
    if (kill % 3 !== 0) await killDatabase();
    if (kill % 3 !== 1) {
      bot.kill('SIGKILL');
      await once(bot, 'exit');
      startBot();
    }
    await untilHealthy();
  }
  over = true;
  const acknowledged = (await Promise.all(talking)).flat();
  expect(acknowledged.length).toBeGreaterThan(200);

  const { connection, close } = await openDatabase({ dataDir, say: () => {} });
  const inbox = connection.collection<InboundEvent>('inbox');
  const state = async () => {
    const events = await inbox.find({ _id: { $in: acknowledged } }).toArray();
    const unsaid = await connection.collection('outbox').countDocuments({ state: 'waiting' });
    return {
      there: events.length,
      handled: events.filter(({ handledAt }) => handledAt !== null).length,
      unsaid,
    };
  };
  const all = { there: acknowledged.length, handled: acknowledged.length, unsaid: 0 };
  for (const until = Date.now() + 120_000; Date.now() < until; await sleep(500)) {
    const { handled, unsaid } = await state();
    if (handled === acknowledged.length && unsaid === 0) break;
  }
  expect(await state()).toEqual(all);
  for (const person of PEOPLE) {
    const sent = acknowledged.filter((id) => id.startsWith(person)).length;
    expect(answered.get(person)).toBeGreaterThanOrEqual(sent);
  }
  bot.kill('SIGTERM');
  expect((await once(bot, 'exit'))[0]).toBe(0);
  await close();
}, 240_000);
