/** The program as npm starts it: what it says when it cannot start, and that it stops cleanly. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SIMULATED_CHANNEL } from '../src/config.ts';
import { CHANNEL, simulator, simulatorAt, until } from './support/simulator.ts';

const MAIN = new URL('../src/main.ts', import.meta.url).pathname;

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'raingan-start-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** A bot on free ports; `line` waits for a line that it prints, `end` for its end. */
function start(env: NodeJS.ProcessEnv) {
  const { MONGODB_URI, NODE_ENV, ...surroundings } = process.env;
  const child = spawn(process.execPath, [MAIN], {
    cwd: dataDir,
    env: { ...surroundings, PORT: '0', SIMULATOR_PORT: '0', DATA_DIR: dataDir, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
  const ended = once(child, 'exit').then(([code]) => ({ code, said }));
  return {
    child,
    ended,
    async line(pattern: RegExp): Promise<RegExpExecArray> {
      for (;;) {
        const found = pattern.exec(said);
        if (found) return found;
        if (child.exitCode !== null) throw new Error(`ended without ${pattern}: ${said}`);
        await sleep(50);
      }
    },
  };
}

/** A port that somebody uses. */
async function takenPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: String((server.address() as AddressInfo).port), free: () => server.close() };
}

const oneSentence = (text: string) => text.trim().split('\n').length;

describe('when it cannot start, it says why in one sentence', () => {
  test('a bad variable', async () => {
    const { code, said } = await start({ PORT: 'eighty' }).ended;
    expect([code, said]).toEqual([1, 'PORT must be a number; it is "eighty".\n']);
  });

  test('production without a channel', async () => {
    const { code, said } = await start({ NODE_ENV: 'production' }).ended;
    expect(code).toBe(1);
    expect(said).toMatch(/set LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN\.\n$/);
    expect(oneSentence(said)).toBe(1);
  });

  test('data of a newer version', async () => {
    await writeFile(join(dataDir, 'version'), '99\n');
    const { code, said } = await start({}).ended;
    expect(code).toBe(1);
    expect(said).toMatch(/newer Raingan.*update the program, or set DATA_DIR/);
    expect(oneSentence(said)).toBe(1);
  });

  test('a data folder that is none', async () => {
    await writeFile(join(dataDir, 'file'), '');
    const { code, said } = await start({ DATA_DIR: join(dataDir, 'file') }).ended;
    expect(code).toBe(1);
    expect(said).toMatch(/^DATA_DIR .*file cannot be written/);
    expect(oneSentence(said)).toBe(1);
  });

  test('something else in the place of a folder', async () => {
    await writeFile(join(dataDir, 'simulator'), '');
    const { code, said } = await start({}).ended;
    expect(code).toBe(1);
    expect(said).toMatch(/\/simulator\/content cannot be used \(ENOTDIR\): put it right, or set DATA_DIR/);
    expect(said).not.toMatch(/^ +at /m);
  });

  test('a second simulator on the folder', async () => {
    const first = start({});
    await first.line(/Open/);
    const { code, said } = await start({}).ended;
    expect(code).toBe(1);
    expect(said).toMatch(/^Another bot with a simulator keeps its chats in .*: stop it, or set DATA_DIR/m);
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
  });

  test.each([
    'mongodb://u:a/s3cret@host/x',
    'mongodb://u:a@s3cret@host/x',
    'mongodb://u:s3cret@host:99999/x?password=s3cret',
  ])('an address of the database that is none, without its password: %s', async (MONGODB_URI) => {
    const { code, said } = await start({ MONGODB_URI }).ended;
    expect(code).toBe(1);
    expect(said).toMatch(/The database of MONGODB_URI \(mongodb:\/\/host\S*\) cannot be used/);
    expect(said).not.toContain('s3cret');
  });

  test.each(['PORT', 'SIMULATOR_PORT'])('%s taken', async (name) => {
    const { port, free } = await takenPort();
    const { code, said } = await start({ [name]: port }).ended;
    free();
    expect(code).toBe(1);
    expect(said).toMatch(`Port ${port} is taken: stop the program that uses it, or set ${name}`);
  });
});

test('it says where it is, answers, and stops at SIGTERM within ten seconds', async () => {
  const bot = start({});
  const [, page] = await bot.line(/Open (http:\S+)/);
  expect((await fetch(page!)).status).toBe(200);
  const began = Date.now();
  bot.child.kill('SIGTERM');
  expect((await bot.ended).code).toBe(0);
  expect(Date.now() - began).toBeLessThan(10_000);
});

test('with a channel the simulator stays off, health and figures are served, strangers get JSON', async () => {
  const { port, free } = await takenPort();
  free();
  const bot = start({
    ...{ PORT: port, LINE_CHANNEL_SECRET: 'secret', LINE_CHANNEL_ACCESS_TOKEN: 'token' },
    ...{ LINE_API_BASE_URL: 'http://127.0.0.1:1', LINE_DATA_BASE_URL: 'http://127.0.0.1:1' },
  });
  const { 0: line } = await bot.line(/Raingan is ready.*/);
  expect(line).not.toMatch(/Open/);
  const url = `http://127.0.0.1:${port}`;
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
  expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/raingan_waiting\{queue="inbox"\} 0/);
  expect((await fetch(`${url}/webhook`, { method: 'POST', body: '{"events":[]}' })).status).toBe(401);
  const nowhere = await fetch(`${url}/nowhere`);
  expect(nowhere.status).toBe(404);
  expect(await nowhere.json()).toMatchObject({ error: { code: 'not-found' } });
  bot.child.kill('SIGINT');
  expect((await bot.ended).code).toBe(0);
});

test('the rich menus are brought to the simulator; with a channel it says that they are due', async () => {
  const bot = start({});
  const [, page] = await bot.line(/Open (http:\S+)/);
  await until(
    async () => {
      const options = { accessToken: SIMULATED_CHANNEL.accessToken };
      const { body } = await simulatorAt(page!, options).line('GET', '/v2/bot/user/all/richmenu');
      return (body as { richMenuId?: string }).richMenuId;
    },
    10_000,
    'the default menu',
  );
  bot.child.kill('SIGTERM');
  expect((await bot.ended).code).toBe(0);

  const line = await simulator();
  const real = start({
    ...{ LINE_CHANNEL_SECRET: CHANNEL.channelSecret, LINE_CHANNEL_ACCESS_TOKEN: CHANNEL.accessToken },
    ...{ LINE_API_BASE_URL: line.url, LINE_DATA_BASE_URL: line.url, DATA_DIR: join(dataDir, 'real') },
  });
  await real.line(/The rich menus in LINE are not those of this version: run "npm run rich-menu:sync"\./);
  real.child.kill('SIGTERM');
  expect((await real.ended).code).toBe(0);
  await line.close();
});

test('while the database is not there yet, it waits and answers 503', async () => {
  const { port, free } = await takenPort();
  free();
  const bot = start({ PORT: port, MONGODB_URI: 'mongodb://127.0.0.1:1/late' });
  await bot.line(/because MONGODB_URI names it/);
  const health = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect(health.status).toBe(503);
  const webhook = await fetch(`http://127.0.0.1:${port}/webhook`, { method: 'POST', body: '{}' });
  expect(webhook.status).toBe(503);
  bot.child.kill('SIGTERM');
  expect((await bot.ended).code).toBe(0);
});
