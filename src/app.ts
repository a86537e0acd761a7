/** The HTTP side of the bot: which router stands at which path, and what is answered to everything else. */
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import type { Logger } from 'winston';
import { isDatabaseAway } from './conversation/database-away.ts';
import { type ProblemCode, problems, RainganError } from './errors.ts';
import type { Metrics } from './metrics.ts';

/** What stands behind the paths once the bot has started. */
export interface Routers {
  webhook: Router;
  evidence: Router;
  reports: Router;
}

interface Options {
  /** Null while the bot starts or stops: then LINE is told to send again later. */
  routers: () => Routers | null;
  /** Whether the database answers now. */
  databaseAnswers: () => Promise<boolean>;
  metrics: Metrics;
  log: Logger;
}

export function createApp({ routers, databaseAnswers, metrics, log }: Options): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(metrics.measureRequests);

  app.get('/healthz', async (_request, response) => {
    const status = !(await databaseAnswers()) ? 'database-away' : routers() ? 'ok' : 'starting';
    response.status(status === 'ok' ? 200 : 503).json({ status });
  });
  app.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.text());
  });

  // no body parser before the webhook: the signature is over the bytes as LINE sent them
  const standing =
    (name: keyof Routers): RequestHandler =>
    (request, response, next) => {
      const router = routers()?.[name];
      if (!router) throw new RainganError('starting');
      router(request, response, next);
    };
  app.use('/webhook', standing('webhook'));
  app.use('/evidence', standing('evidence'));
  app.use('/reports', standing('reports'));

  app.use(() => {
    throw new RainganError('not-found');
  });
  app.use(answerErrors(log));
  return app;
}

function answerErrors(log: Logger): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const code = codeOf(error);
    const { status, person } = problems[code];
    const details = { path: request.path, code, problem: String(error) };
    if (code === 'unexpected') log.error('http.error', { ...details, stack: error.stack });
    else if (status >= 500) log.warn('http.error', details);
    if (response.headersSent) return void response.destroy();
    response.status(status).json({ error: { code, message: person } });
  };
}

/** A router's own errors come as codes; Express and its parsers throw errors with a status. */
function codeOf(error: unknown): ProblemCode {
  if (error instanceof RainganError) return error.code;
  if (isDatabaseAway(error)) return 'database-away';
  const { status } = error as { status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? 'bad-request' : 'unexpected';
}
