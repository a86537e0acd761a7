/** Photos, videos, sounds and files that people sent (api-data.line.me), with the faults that were asked for. */
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import express, { type RequestHandler, type Response, type Router } from 'express';
import sharp from 'sharp';
import type { ContentFault } from './control-api.ts';
import { answering, authorized, recorded, write } from './line-http.ts';
import type { Platform } from './platform.ts';
import { type Answer, ok, refuse } from './sending.ts';
import type { Content } from './state.ts';

const NOT_FOUND = refuse(404, 'not found');
const GONE = refuse(410, 'The content is gone');
const PREVIEW_PIXELS = 240;
const SLOW_BYTES = 2048;

export function contentApi({ platform, accessToken }: { platform: Platform; accessToken: string }): Router {
  const router = express.Router();
  const guarded: [RequestHandler, RequestHandler] = [recorded(platform), authorized(accessToken)];

  const find = (id: string): Content | undefined =>
    Object.hasOwn(platform.state.contents, id) ? platform.state.contents[id] : undefined;
  const missing = (content: Content | undefined): Answer | null =>
    !content ? NOT_FOUND : content.gone ? GONE : null;

  router.get('/message/:messageId/content', ...guarded, async (req, res) => {
    const id = String(req.params.messageId);
    const content = find(id);
    const none = missing(content);
    if (!content || none) return write(res, none ?? NOT_FOUND);
    const fault = platform.takeFault('content');
    const refused = fault && REFUSALS[fault];
    if (refused) return write(res, refused);
    if (fault === 'not-ready' || platform.clock() < content.readyAt) return void res.status(202).end();
    await sendBytes(res, platform, id, content, fault);
  });

  router.get('/message/:messageId/content/preview', ...guarded, async (req, res) => {
    const id = String(req.params.messageId);
    const content = find(id);
    const none = missing(content);
    if (!content || none) return write(res, none ?? NOT_FOUND);
    if (content.kind !== 'image') return write(res, refuse(400, 'The content has no preview image'));
    const shrink = sharp().rotate().resize(PREVIEW_PIXELS, PREVIEW_PIXELS, { fit: 'inside' }).jpeg();
    try {
      const preview = await platform.store.read(id).pipe(shrink).toBuffer();
      res.type('image/jpeg').send(preview);
    } catch {
      write(res, NOT_FOUND);
    }
  });

  router.get(
    '/message/:messageId/content/transcoding',
    ...guarded,
    answering(({ params }) => {
      const content = find(params.messageId!);
      const none = missing(content);
      if (!content || none) return none ?? NOT_FOUND;
      if (content.kind !== 'video' && content.kind !== 'audio')
        return refuse(400, 'The content is neither a video nor an audio');
      return ok({ status: platform.clock() < content.readyAt ? 'processing' : 'succeeded' });
    }),
  );
  return router;
}

const REFUSALS: Partial<Record<ContentFault, Answer>> = {
  'error-404': NOT_FOUND,
  'error-410': GONE,
  'error-500': refuse(500, 'Internal Server Error'),
};

async function sendBytes(
  res: Response,
  platform: Platform,
  id: string,
  { contentType }: Content,
  fault: ContentFault | null,
): Promise<void> {
  const size = await platform.store.size(id);
  res.set({ 'content-type': contentType, 'content-length': String(size) });
  if (fault === 'cut') {
    const half = platform.store.read(id, { end: Math.max(0, Math.floor(size / 2) - 1) });
    for await (const chunk of half) res.write(chunk);
    // The half must reach the other side before the connection breaks.
    await sleep(50);
    res.destroy();
    return;
  }
  const bytes = platform.store.read(id);
  // A bot that stops listening ends the pipeline with an error that concerns nobody here.
  await pipeline(fault === 'slow' ? [bytes, slowly(), res] : [bytes, res]).catch(() => {});
}

/** Lets 2 KB through a second. */
function slowly(): Transform {
  return new Transform({
    async transform(chunk: Buffer, _encoding, done) {
      for (const part of slices(chunk)) {
        if (this.destroyed) return;
        this.push(part);
        await sleep(1000);
      }
      done();
    },
  });
}

function* slices(chunk: Buffer) {
  for (let i = 0; i < chunk.length; i += SLOW_BYTES) yield chunk.subarray(i, i + SLOW_BYTES);
}
