/** The control API (control-api.ts) over HTTP. */
import express, { type ErrorRequestHandler, type RequestHandler, type Response, type Router } from 'express';
import type { Logger } from 'winston';
import { z } from 'zod';
import type { createActions } from './actions.ts';
import { BOT } from './cast.ts';
import {
  Action,
  type Change,
  type Chat,
  Faults,
  type Hint,
  NewPerson,
  type Person,
  PersonPatch,
  SettingsPatch,
  type State,
} from './control-api.ts';
import type { Platform } from './platform.ts';
import { Refusal } from './refusal.ts';
import { TooLarge } from './store.ts';
import type { Uploads } from './uploads.ts';

const HEARTBEAT_MS = 20_000;

export function controlRoutes({
  platform,
  uploads,
  act,
  inviteCode,
  log,
}: {
  platform: Platform;
  uploads: Uploads;
  act: ReturnType<typeof createActions>;
  inviteCode?: () => Promise<string>;
  log: Logger;
}): Router {
  const router = express.Router();
  const person = (id: unknown): Person => {
    const found = platform.person(String(id));
    if (!found) throw new Refusal(404, 'no such person');
    return found;
  };

  router.get('/state', (_req, res) => {
    const { people, faults } = platform.state;
    res.json({ bot: BOT, people, faults, counters: platform.counters() } satisfies State);
  });
  router.get('/log', (_req, res) => void res.json(platform.log));
  router.get('/hint', async (_req, res) => {
    const code = await inviteCode?.().catch((error) => {
      log.warn('no invitation code for the simulator page', { error: String(error) });
      return null;
    });
    res.json({ coordinatorCode: code ?? null } satisfies Hint);
  });
  router.get('/stream', (_req, res) => stream(platform, res));

  router.get('/people/:id/chat', (req, res) => {
    const { id } = person(req.params.id);
    const loadingUntil = platform.loadingUntil(id);
    res.json({ person: id, messages: platform.chat(id), loadingUntil } satisfies Chat);
  });
  router.get('/content/:messageId', (req, res) => sendContent(platform, req.params.messageId, res));

  router.post('/uploads', async (req, res) => {
    const { 'content-type': contentType = 'application/octet-stream' } = req.headers;
    res.status(201).json(await uploads.add(contentType, req));
  });

  router.use(jsonOnly, express.json({ limit: '1mb' }));
  router.post('/people', (req, res) => {
    res.status(201).json(platform.addPerson(NewPerson.parse(req.body)));
  });
  router.patch('/people/:id', (req, res) => {
    const one = person(req.params.id);
    platform.changePerson(one, PersonPatch.parse(req.body));
    res.json(one);
  });
  router.post('/people/:id/actions', async (req, res) => {
    const result = await act(person(req.params.id), Action.parse(req.body));
    res.status(202).json(result);
  });
  router.put('/faults', (req, res) => {
    platform.setFaults(Faults.parse(req.body));
    res.json(platform.state.faults);
  });
  router.patch('/settings', (req, res) => {
    platform.changeCounters(SettingsPatch.parse(req.body));
    res.json(platform.counters());
  });

  router.use((_req, res) => void res.status(404).json({ message: 'not found' }));
  router.use(problems);
  return router;
}

/** Other pages in the same browser can send forms and plain text here, but no JSON without asking. */
const jsonOnly: RequestHandler = (req, res, next) => {
  if (req.method === 'GET' || req.is('application/json')) return next();
  res.status(400).json({ message: 'Content-Type must be application/json' });
};

function stream(platform: Platform, res: Response): void {
  res.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const write = (change: Change) => res.write(`data: ${JSON.stringify(change)}\n\n`);
  write({ type: 'hello' });
  const stop = platform.listen(write);
  const heartbeat = setInterval(() => res.write(':\n\n'), HEARTBEAT_MS).unref();
  res.on('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}

/** Types that a browser shows without running anything; all else is only offered for saving. */
const SHOWN = /^(image\/(jpeg|png|gif|webp)|video\/mp4|audio\/(mp4|m4a|mpeg|x-m4a))$/;

function sendContent(platform: Platform, messageId: string, res: Response): void {
  const { contents } = platform.state;
  const content = Object.hasOwn(contents, messageId) ? contents[messageId] : undefined;
  if (!content) throw new Refusal(404, 'no such content');
  res.set({
    'content-type': SHOWN.test(content.contentType) ? content.contentType : 'application/octet-stream',
    'content-disposition': SHOWN.test(content.contentType) ? 'inline' : 'attachment',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=3600',
  });
  platform.store
    .read(messageId)
    .on('error', () => res.destroy())
    .pipe(res);
}

const problems: ErrorRequestHandler = (error, _req, res, next) => {
  if (error instanceof z.ZodError) res.status(400).json({ message: z.prettifyError(error) });
  else if (error instanceof Refusal) res.status(error.status).json({ message: error.message });
  else if (error instanceof TooLarge) res.status(413).json({ message: error.message });
  else if (error.status >= 400 && error.status < 500)
    res.status(error.status).json({ message: String(error.message) });
  else next(error);
};
