/** Numbers for Prometheus: how long requests take, what waits, and Node's own figures. */
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

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
export function createMetrics(waiting: () => Promise<Record<string, number>>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'raingan_http_request_seconds',
    help: 'Time from a request to the end of its answer.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2],
    registers: [registry],
  });
  new Gauge({
    name: 'raingan_waiting',
    help: 'What waits: events in the inbox, messages in the outbox, photos and files to download.',
    labelNames: ['queue'],
    registers: [registry],
    async collect() {
      for (const [queue, count] of Object.entries(await waiting().catch(() => ({}))))
        this.set({ queue }, count);
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

const KNOWN = new Set(['/webhook', '/evidence', '/healthz', '/metrics']);
