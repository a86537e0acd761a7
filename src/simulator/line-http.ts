/** What all of LINE's HTTP API has in common: request ids, the access token, JSON bodies, the log of calls. */
import express, { type Request, type RequestHandler, type Response } from 'express';
import type { ApiFault } from './control-api.ts';
import { requestId } from './ids.ts';
import type { Platform } from './platform.ts';
import { type Answer, MONTHLY_LIMIT, RATE_LIMIT, refuse } from './sending.ts';
import { UNREADABLE } from './validation/requests.ts';

export interface LineRequest {
  requestId: string;
  params: Record<string, string>;
  /** Parsed JSON of a POST or PUT. */
  body: unknown;
  header(name: string): string | undefined;
}

const MAX_BODY = '2mb';

/** Gives every answer its id and logs the call. */
export function recorded(platform: Platform): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    const call = { id: requestId(), at: platform.clock(), method: req.method, path: req.baseUrl + req.path };
    res.locals.requestId = call.id;
    res.set('x-line-request-id', call.id);
    res.on('close', () =>
      platform.logCall({
        ...call,
        status: res.headersSent ? res.statusCode : null,
        ms: Math.round(performance.now() - started),
        request: res.locals.body ?? null,
        response: res.locals.answer ?? null,
      }),
    );
    next();
  };
}

export function authorized(accessToken: string): RequestHandler {
  return (req, res, next) => {
    if (req.headers.authorization === `Bearer ${accessToken}`) return next();
    const reason = req.headers.authorization ? ' due to the following reason: invalid token' : '';
    const hint = 'Confirm that the access token in the authorization header is valid.';
    write(res, refuse(401, `Authentication failed${reason}. ${hint}`));
  };
}

/** Some calls have nothing to say beyond their path. */
const isEmpty = ({ headers }: Request) =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;

/** Reads the JSON body of a POST or PUT. */
export const jsonBody: RequestHandler[] = [
  (req, res, next) => {
    const [type = ''] = (req.headers['content-type'] ?? '').split(';');
    if (!['POST', 'PUT'].includes(req.method) || type.trim().toLowerCase() === 'application/json')
      return next();
    if (type === '' && isEmpty(req)) return next();
    write(res, refuse(415, `The content type, ${type || 'null'}, is not supported`));
  },
  express.text({ type: 'application/json', limit: MAX_BODY }),
  (req, res, next) => {
    if (!['POST', 'PUT'].includes(req.method) || isEmpty(req)) return next();
    try {
      res.locals.body = JSON.parse(typeof req.body === 'string' ? req.body : '');
      next();
    } catch {
      write(res, refuse(400, UNREADABLE));
    }
  },
];

/** Turns a function from request to answer into a handler. */
export const answering =
  (give: (request: LineRequest) => Answer | Promise<Answer>): RequestHandler =>
  async (req, res) =>
    write(res, await give(lineRequest(req, res)));

/** The same, with the faults that wait for calls of this kind. */
export function faulty(
  platform: Platform,
  kind: 'reply' | 'push' | 'other',
  give: (request: LineRequest) => Answer | Promise<Answer>,
): RequestHandler {
  return async (req, res) => {
    const fault = platform.takeFault(kind);
    if (fault === 'silence') return;
    const answer = (fault && FAULTS[fault]) ?? (await give(lineRequest(req, res)));
    if (fault !== 'lost-answer') write(res, answer);
  };
}

const HOUR = 3_600_000;

/** Lets so many calls through in an hour, by a bucket that fills evenly, as LINE does. */
export function rateLimited(platform: Platform, anHour: number): RequestHandler {
  let left = anHour;
  let at = platform.clock();
  return (_req, res, next) => {
    const now = platform.clock();
    left = Math.min(anHour, left + ((now - at) / HOUR) * anHour);
    at = now;
    if (left < 1) return write(res, RATE_LIMIT);
    left--;
    next();
  };
}

const FAULTS: Partial<Record<ApiFault, Answer>> = {
  'error-500': refuse(500, 'Internal Server Error'),
  'rate-429': RATE_LIMIT,
  'monthly-429': MONTHLY_LIMIT,
};

export function write(res: Response, { status, body, headers = {} }: Answer): void {
  res.locals.answer = body;
  res.status(status).set(headers).json(body);
}

const lineRequest = (req: Request, res: Response): LineRequest => ({
  requestId: res.locals.requestId,
  params: req.params as Record<string, string>,
  body: res.locals.body,
  header: (name) => req.get(name),
});
