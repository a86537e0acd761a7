/** What the HTTP side answers and logs when something behind a path fails. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { Router } from 'express';
import mongoose from 'mongoose';
import winston from 'winston';
import { createApp } from '../src/app.ts';
import { createMetrics } from '../src/metrics.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** What `GET /healthz` says, what `GET /evidence` answers, and the lines logged, when the router behind it throws. */
async function failing(error: Error | null) {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(line, _encoding, done) {
      lines.push(JSON.parse(String(line)));
      done();
    },
  });
  const log = winston.createLogger({ transports: [new winston.transports.Stream({ stream })] });
  const router = Router().get('/', () => {
    throw error;
  });
  const routers = () => error && { webhook: Router(), evidence: router, reports: Router() };
  const metrics = createMetrics(async () => ({}));
  server = createServer(createApp({ routers, databaseAnswers: async () => true, metrics, log }));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/evidence`);
  const { error: told } = (await response.json()) as { error: { code: string } };
  const health = await fetch(`http://127.0.0.1:${port}/healthz`);
  const healthy = [health.status, ((await health.json()) as { status: string }).status];
  return { status: response.status, code: told.code, lines, healthy };
}

test('an error that nobody foresaw is logged with what it was and where', async () => {
  const { status, code, lines, healthy } = await failing(new TypeError('broken'));
  expect(healthy).toEqual([200, 'ok']);
  expect([status, code]).toEqual([500, 'unexpected']);
  expect(lines).toMatchObject([{ level: 'error', message: 'http.error', problem: 'TypeError: broken' }]);
  expect(lines[0]!.stack).toMatch(/app\.test\.ts/);
});

test('while the database is away the answer says so', async () => {
  const { status, code, lines } = await failing(new mongoose.mongo.MongoNetworkError('gone'));
  expect([status, code]).toEqual([503, 'database-away']);
  expect(lines).toMatchObject([{ level: 'warn', problem: 'MongoNetworkError: gone' }]);
});

test('while it starts or stops, it is not healthy, but that is no error', async () => {
  const { status, code, lines, healthy } = await failing(null);
  expect(healthy).toEqual([503, 'starting']);
  expect([status, code]).toEqual([503, 'starting']);
  expect(lines).toMatchObject([{ level: 'warn', code: 'starting' }]);
});
