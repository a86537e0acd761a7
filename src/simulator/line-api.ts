/** LINE's Messaging API (api.line.me) as far as a bot for chats and groups uses it. */
import express, { type ErrorRequestHandler, type Router } from 'express';
import { BOT } from './cast.ts';
import type { Deliveries } from './deliveries.ts';
import { groupApi } from './group-api.ts';
import { answering, authorized, faulty, jsonBody, type LineRequest, recorded, write } from './line-http.ts';
import type { Membership } from './membership.ts';
import type { Platform } from './platform.ts';
import { richMenuApi } from './rich-menu-api.ts';
import type { RichMenus } from './rich-menus.ts';
import { type Answer, createSending, ok, refuse } from './sending.ts';
import { isObject } from './validation/check.ts';
import { bodyError, invalidProperty, REQUESTS } from './validation/requests.ts';

interface WebhookSetting {
  get(): string;
  set(url: string): void;
}

const VALIDATED = ['reply', 'push', 'multicast', 'narrowcast', 'broadcast'];

export function lineApi({
  platform,
  deliveries,
  membership,
  richMenus,
  accessToken,
  webhook,
}: {
  platform: Platform;
  deliveries: Deliveries;
  membership: Membership;
  richMenus: RichMenus;
  accessToken: string;
  webhook: WebhookSetting;
}): Router {
  const sending = createSending(platform);
  const retryKey = ({ header }: LineRequest) => header('x-line-retry-key');
  const router = express.Router();
  router.use(recorded(platform), authorized(accessToken), jsonBody);

  router.post(
    '/message/reply',
    faulty(platform, 'reply', (request) => sending.reply(request.body, retryKey(request))),
  );
  router.post(
    '/message/push',
    faulty(platform, 'push', (request) => sending.push(request.body, retryKey(request), request.requestId)),
  );
  router.post(
    '/message/multicast',
    faulty(platform, 'push', (request) =>
      sending.multicast(request.body, retryKey(request), request.requestId),
    ),
  );
  for (const kind of VALIDATED)
    router.post(
      `/message/validate/${kind}`,
      answering(({ body }) => sending.validate(body)),
    );

  router.get(
    '/message/quota',
    faulty(platform, 'other', () => ok(platform.counters().quota)),
  );
  router.get(
    '/message/quota/consumption',
    faulty(platform, 'other', () => ok({ totalUsage: platform.counters().counted })),
  );

  router.get(
    '/info',
    answering(() =>
      ok({
        userId: BOT.userId,
        basicId: BOT.basicId,
        displayName: BOT.name,
        chatMode: 'bot',
        markAsReadMode: 'auto',
      }),
    ),
  );
  router.get(
    '/profile/:userId',
    faulty(platform, 'other', ({ params }) => {
      const person = platform.personOf(params.userId!);
      return person?.friendship === 'friend'
        ? ok({ userId: person.userId, displayName: person.name, language: 'th' })
        : NOT_FOUND;
    }),
  );

  router.post(
    '/chat/loading/start',
    answering(({ body }) => startLoading(platform, body)),
  );
  router.post(
    '/chat/markAsRead',
    answering(({ body }) => markAsRead(platform, body)),
  );

  router.get(
    '/channel/webhook/endpoint',
    answering(() => (webhook.get() ? ok({ endpoint: webhook.get(), active: true }) : NO_WEBHOOK)),
  );
  router.put(
    '/channel/webhook/endpoint',
    answering(({ body }) => {
      const url = endpointOf(body);
      if (!url) return BAD_WEBHOOK;
      webhook.set(url);
      return ok();
    }),
  );
  router.post(
    '/channel/webhook/test',
    answering(({ body }) => testWebhook(platform, deliveries, webhook, body)),
  );

  router.use(groupApi({ platform, membership }), richMenuApi({ platform, richMenus }));

  // All else is not simulated: what LINE answers to an address it does not know.
  router.use(answering(() => NOT_FOUND));
  router.use(tooLarge);
  return router;
}

const NOT_FOUND = refuse(404, 'Not found');
const NO_WEBHOOK = refuse(404, 'Webhook endpoint not found');
const BAD_WEBHOOK = refuse(400, 'Invalid webhook endpoint URL');
const DEFAULT_LOADING_SECONDS = 20;

function startLoading(platform: Platform, body: unknown): Answer {
  const error = bodyError(REQUESTS.loading, body);
  if (error) return refuse(400, error);
  const { chatId, loadingSeconds = DEFAULT_LOADING_SECONDS } = body as {
    chatId: string;
    loadingSeconds?: number;
  };
  if (loadingSeconds % 5 !== 0) return refuse(400, invalidProperty('loadingSeconds'));
  const person = platform.personOf(chatId);
  if (!person) return refuse(400, invalidProperty('chatId'));
  if (person.friendship === 'friend')
    platform.setLoading(person.id, platform.clock() + loadingSeconds * 1000);
  return { status: 202, body: {} };
}

function markAsRead(platform: Platform, body: unknown): Answer {
  const error = bodyError(REQUESTS.markAsRead, body);
  if (error) return refuse(400, error);
  const { markAsReadToken } = body as { markAsReadToken: string };
  const { readTokens } = platform.state;
  const marked = Object.hasOwn(readTokens, markAsReadToken) ? readTokens[markAsReadToken] : undefined;
  if (!marked) return refuse(400, 'Invalid markAsReadToken');
  platform.markRead(marked.chat, marked.message);
  return ok();
}

/** An https address, or http on this machine (the only exception of the simulator); null for anything else. */
function endpointOf(body: unknown): string | null {
  const endpoint = isObject(body) ? body.endpoint : undefined;
  if (typeof endpoint !== 'string' || endpoint.length > 500 || !URL.canParse(endpoint)) return null;
  const { protocol, hostname } = new URL(endpoint);
  const local = protocol === 'http:' && /^(127\.[\d.]+|localhost|\[::1\])$/.test(hostname);
  return protocol === 'https:' || local ? endpoint : null;
}

async function testWebhook(
  platform: Platform,
  deliveries: Deliveries,
  webhook: WebhookSetting,
  body: unknown,
): Promise<Answer> {
  const given = isObject(body) && body.endpoint !== undefined;
  const url = given ? endpointOf(body) : webhook.get();
  if (!url) return given ? BAD_WEBHOOK : NO_WEBHOOK;
  const { outcome, status } = await deliveries.probe(url);
  const timestamp = new Date(platform.clock()).toISOString();
  const result = { success: outcome === 'ok', timestamp, statusCode: status ?? 0 };
  if (status !== null)
    return ok({ ...result, reason: outcome === 'ok' ? 'OK' : 'ERROR_STATUS_CODE', detail: String(status) });
  return outcome === 'timeout'
    ? ok({ ...result, reason: 'REQUEST_TIMEOUT', detail: 'Request timeout' })
    : ok({ ...result, reason: 'COULD_NOT_CONNECT', detail: 'Failure to connect' });
}

const tooLarge: ErrorRequestHandler = (error, _req, res, next) =>
  error.type === 'entity.too.large' ? write(res, refuse(413, 'Request Entity Too Large')) : next(error);
