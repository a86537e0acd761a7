/** Serves photos and files to whoever holds a signed address; see links.ts. Nothing is listed, nothing is guessable. */
import { type Response, Router } from 'express';
import type { Blob } from '../../models/blob.ts';
import type { Evidence } from '../../models/evidence.ts';
import type { Models } from '../../models/index.ts';
import { toBuffer } from '../database/bytes.ts';
import { isValidLink, type Shown } from './links.ts';

/** Seconds; a removed photo is gone from caches after that. */
const CACHE_SECONDS = 3600;

const SAID = {
  403: 'ลิงก์นี้หมดอายุแล้ว กรุณาเปิดจากข้อความล่าสุดในแชต',
  404: 'ไม่พบภาพหรือไฟล์นี้',
  410: 'ภาพหรือไฟล์นี้ถูกนำออกแล้ว',
} as const;

/** The router of `ID/thumbnail` and `ID/content`, to be mounted at `/evidence`. */
export function evidenceRouter({
  models,
  linkKey,
  now,
}: {
  models: Models;
  linkKey: Buffer;
  now: () => number;
}): Router {
  const router = Router();
  router.get('/:id/:shown', async (request, response, next) => {
    const { id, shown } = request.params;
    const { expires, signature } = request.query;
    if (shown !== 'thumbnail' && shown !== 'content') return next();
    response.set('X-Content-Type-Options', 'nosniff');
    if (!isValidLink({ shown, evidence: id, expires, signature }, { linkKey, now: now() }))
      return say(response, 403);
    const evidence = await models.evidence.findById(id).lean();
    if (evidence?.state === 'removed') return say(response, 410);
    if (evidence?.state !== 'stored' || !evidence.blob) return say(response, 404);
    const projection = { mime: 1, [shown === 'thumbnail' ? 'thumbnail' : 'bytes']: 1 };
    const blob = await models.blobs.findById(evidence.blob, projection).lean();
    const served = blob && pick(blob, shown);
    if (!served) return say(response, 404);
    response
      .set({
        'Cache-Control': `private, max-age=${CACHE_SECONDS}`,
        'Content-Type': served.mime,
        'Content-Disposition': disposition(evidence, served.mime),
        'Cross-Origin-Resource-Policy': 'cross-origin',
      })
      .send(served.bytes);
  });
  return router;
}

function pick(blob: Blob, shown: Shown): { mime: string; bytes: Buffer } | null {
  if (shown === 'content') return { mime: blob.mime, bytes: toBuffer(blob.bytes) };
  return blob.thumbnail && { mime: 'image/jpeg', bytes: toBuffer(blob.thumbnail) };
}

/** Browsers show photos and PDF; other files are only ever saved. The name is the sender's, so it is all encoded. */
function disposition({ kind, name }: Evidence, mime: string): string {
  if (kind === 'photo') return 'inline';
  const encoded = encodeURIComponent(name ?? 'file').replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return `${mime === 'application/pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded}`;
}

const say = (response: Response, status: keyof typeof SAID) =>
  response.status(status).set('Cache-Control', 'no-store').type('text/plain').send(SAID[status]);
