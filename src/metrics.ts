/** Numbers for Prometheus: how long requests take, what waits, and Node's own figures. */
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Queue, Waiting } from './waiting.ts';

export interface Metrics {
  /** Where other parts put their figures. */
  registry: Registry;
  /** Express middleware that times every request. */
  measureRequests: RequestHandler;
  contentType: string;
  /** The figures in Prometheus' text format. */
  text(): Promise<string>;
}

/** `waiting` counts what waits in each queue; it is asked when somebody reads the figures. */
export function createMetrics(waiting: () => Promise<Partial<Record<Queue, Waiting>>>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'raingan_http_request_seconds',
    help: 'Time from a request to the end of its answer.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2],
    registers: [registry],
  });
  // both figures are of one look into the database
  let looking: ReturnType<typeof waiting> | null = null;
  const counted = async () => {
    looking ??= waiting()
      .catch(() => ({}))
      .finally(() => {
        looking = null;
      });
    return Object.entries(await looking);
  };
  new Gauge({
    name: 'raingan_waiting',
    help: 'What waits: events, messages, photos and files to download, plans to read, reports to make.',
    labelNames: ['queue'],
    registers: [registry],
    async collect() {
      for (const [queue, { count }] of await counted()) this.set({ queue }, count);
    },
  });
  new Gauge({
    name: 'raingan_waiting_oldest_seconds',
    help: 'How long the oldest file waits to be downloaded, read or made; left out where none does.',
    labelNames: ['queue'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [queue, { oldest }] of await counted()) if (oldest !== null) this.set({ queue }, oldest);
    },
  });
  return {
    registry,
    contentType: registry.contentType,
    text: () => registry.metrics(),
    measureRequests(request, response, next) {
      const end = requests.startTimer();
      // the first part of the path only: the rest holds ids
      const route = `/${request.path.split('/')[1]}`;
      response.once('close', () =>
        end({ route: KNOWN.has(route) ? route : 'other', status: response.statusCode }),
      );
      next();
    },
  };
}

const KNOWN = new Set(['/webhook', '/evidence', '/reports', '/healthz', '/metrics']);
