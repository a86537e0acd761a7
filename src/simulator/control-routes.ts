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
  type Group,
  GroupAction,
  type GroupChat,
  type Hint,
  NewGroup,
  NewPerson,
  type Person,
  PersonPatch,
  SettingsPatch,
  type State,
} from './control-api.ts';
import type { Membership } from './membership.ts';
import type { Platform } from './platform.ts';
import { Refusal } from './refusal.ts';
import type { RichMenus } from './rich-menus.ts';
import { TooLarge } from './store.ts';
import type { Uploads } from './uploads.ts';

const HEARTBEAT_MS = 20_000;

export function controlRoutes({
  platform,
  uploads,
  act,
  membership,
  richMenus,
  inviteCode,
  holidays,
  log,
}: {
  platform: Platform;
  uploads: Uploads;
  act: ReturnType<typeof createActions>;
  membership: Membership;
  richMenus: RichMenus;
  inviteCode?: () => Promise<string>;
  holidays: string[];
  log: Logger;
}): Router {
  const router = express.Router();
  const person = (id: unknown): Person => {
    const found = platform.person(String(id));
    if (!found) throw new Refusal(404, 'no such person');
    return found;
  };
  const group = (id: unknown): Group => {
    const found = platform.group(String(id));
    if (!found) throw new Refusal(404, 'no such group');
    return found;
  };

  router.get('/state', (_req, res) => {
    const { people, groups, faults } = platform.state;
    res.json({ bot: BOT, people, groups, faults, counters: platform.counters() } satisfies State);
  });
  router.get('/log', (_req, res) => void res.json(platform.log));
  router.get('/hint', async (_req, res) => {
    const code = await inviteCode?.().catch((error) => {
      log.warn('no invitation code for the simulator page', { error: String(error) });
      return null;
    });
    res.json({ coordinatorCode: code ?? null, holidays } satisfies Hint);
  });
  router.get('/stream', (_req, res) => stream(platform, res));

  router.get('/people/:id/chat', (req, res) => {
    const { id } = person(req.params.id);
    const loadingUntil = platform.loadingUntil(id);
    res.json({ person: id, messages: platform.chat(id), loadingUntil } satisfies Chat);
  });
  router.get('/people/:id/rich-menu', (req, res) => {
    res.json(richMenus.shownTo(person(req.params.id)));
  });
  router.get('/groups/:id/chat', (req, res) => {
    const { id } = group(req.params.id);
    res.json({ group: id, messages: platform.chat(id) } satisfies GroupChat);
  });
  router.get('/content/:messageId', (req, res) => {
    const { contents } = platform.state;
    const id = req.params.messageId;
    sendBytes(platform, id, Object.hasOwn(contents, id) ? contents[id]!.contentType : null, res);
  });
  router.get('/rich-menus/:id/image', (req, res) => {
    sendBytes(platform, req.params.id, richMenus.image(req.params.id) ?? null, res);
  });

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
  router.post('/groups', (req, res) => {
    res.status(201).json(platform.addGroup(NewGroup.parse(req.body)));
  });
  router.post('/groups/:id/actions', (req, res) => {
    res.status(202).json(membership.act(group(req.params.id), GroupAction.parse(req.body)));
  });
  router.put('/faults', (req, res) => {
    platform.setFaults(Faults.parse(req.body));
    res.json(platform.state.faults);
  });
  router.patch('/settings', async (req, res) => {
    const { clockOffset, ...counters } = SettingsPatch.parse(req.body);
    if (clockOffset !== undefined) await platform.moveClock(clockOffset);
    platform.changeCounters(counters);
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

/** Kept bytes under a name; `contentType` is null when there are none. */
function sendBytes(platform: Platform, name: string, contentType: string | null, res: Response): void {
  if (contentType === null) throw new Refusal(404, 'no such content');
  res.set({
    'content-type': SHOWN.test(contentType) ? contentType : 'application/octet-stream',
    'content-disposition': SHOWN.test(contentType) ? 'inline' : 'attachment',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=3600',
  });
  platform.store
    .read(name)
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
