/**
 * A stand-in for the LINE Platform, with a page on which one person can be several. The bot uses it as it uses LINE;
 * only the base addresses differ. It serves at the root of its port, since the SDK drops a path prefix.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';
import type { Logger } from 'winston';
import { createActions } from './actions.ts';
import { contentApi } from './content-api.ts';
import { controlRoutes } from './control-routes.ts';
import { createDeliveries } from './deliveries.ts';
import { lineApi } from './line-api.ts';
import { createMembership } from './membership.ts';
import { pageFiles } from './page-files.ts';
import { createHeads } from './places.ts';
import { createPlatform } from './platform.ts';
import { richMenuImages } from './rich-menu-api.ts';
import { createRichMenus } from './rich-menus.ts';
import { createSpeaking } from './speaking.ts';
import { openStore } from './store.ts';
import { createUploads } from './uploads.ts';

export interface SimulatorOptions {
  /** 0 for any free one. */
  port: number;
  /** Other than this machine only when somebody asks for it: the page lets everybody be everybody. */
  host?: string;
  /** Where the bot listens; may be empty and set later through LINE's API. */
  webhookUrl: string;
  channelSecret: string;
  accessToken: string;
  /** State is kept in its folder `simulator`. */
  dataDir: string;
  log: Logger;
  /** Epoch ms. */
  now: () => number;
  /** Told when the clock was put forward; the page's clock goes on when what is due has been seen to. */
  clockMoved?: () => void | Promise<void>;
  /** Gives a code with which a coordinator can join, for the hint on the page. */
  inviteCode?: () => Promise<string>;
  /** Days on which offices are closed, ISO dates, for the clock of the page. */
  holidays?: string[];
  /** 0 to 1; mixes the photos of an album. */
  random?: () => number;
  /** Pauses before webhooks are sent again. */
  redeliveryMs?: number[];
}

export interface Simulator {
  /** Address of the page, and base address of LINE's API for the bot. */
  url: string;
  /** LINE's time, epoch ms: the machine's, or ahead of it. */
  clock(): number;
  close(): Promise<void>;
}

/** Starts the simulator. Fails when the port is taken (`EADDRINUSE`). */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { host = '127.0.0.1', accessToken, channelSecret, log, now, random = Math.random } = options;
  const store = await openStore({ dir: join(options.dataDir, 'simulator'), now, log });
  const platform = createPlatform({
    store,
    now,
    ...(options.clockMoved && { clockMoved: options.clockMoved }),
  });
  let { webhookUrl } = options;
  const deliveries = createDeliveries({
    platform,
    webhookUrl: () => webhookUrl,
    channelSecret,
    redeliveryMs: options.redeliveryMs,
  });
  const uploads = createUploads(store);
  const head = createHeads(platform);
  const richMenus = createRichMenus(platform);
  const membership = createMembership({ platform, deliveries, head });
  const speaking = createSpeaking({ platform, deliveries, uploads, head, random });
  const act = createActions({ platform, deliveries, speaking, richMenus, head });
  const webhook = {
    get: () => webhookUrl,
    set: (url: string) => {
      webhookUrl = url;
    },
  };

  const app = express();
  app.disable('x-powered-by');
  app.use('/v2/bot', contentApi({ platform, accessToken }));
  app.use('/v2/bot', richMenuImages({ platform, richMenus, accessToken }));
  app.use('/v2/bot', lineApi({ platform, deliveries, membership, richMenus, accessToken, webhook }));
  app.use(ownPagesOnly(isLoopback(host)));
  app.use(
    '/control',
    controlRoutes({
      platform,
      uploads,
      act,
      membership,
      richMenus,
      log,
      holidays: options.holidays ?? [],
      ...(options.inviteCode && { inviteCode: options.inviteCode }),
    }),
  );
  app.use(pageFiles({ imageOrigins: () => (URL.canParse(webhookUrl) ? [new URL(webhookUrl).origin] : []) }));

  const server = app.listen(options.port, host);
  await once(server, 'listening').catch(async (error) => {
    await store.close();
    throw error;
  });
  deliveries.start();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${/^127\./.test(host) ? host : 'localhost'}:${port}`,
    clock: platform.clock,
    async close() {
      richMenus.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      await deliveries.stop();
      server.closeAllConnections();
      await closed;
      await store.close();
    },
  };
}

const isLoopback = (host: string) => /^(127\.[\d.]+|localhost|::1)$/.test(host);

/**
 * Other sites open in the same browser must not use the page's API: neither by sending to it from their own pages, nor by
 * a name of theirs that leads to this machine.
 */
function ownPagesOnly(loopback: boolean): RequestHandler {
  return (req, res, next) => {
    const { origin, host = '' } = req.headers;
    const foreign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
    const disguised = loopback && !/^(127\.[\d.]+|localhost|\[::1\])(:\d+)?$/.test(host);
    if (foreign || disguised)
      return void res.status(403).json({ message: 'only for the page of the simulator' });
    next();
  };
}
