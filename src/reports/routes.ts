/** Serves the file of an exported report to whoever holds its signed address, while its owner is a coordinator. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Response, Router } from 'express';
import type { Models } from '../../models/index.ts';
import { managesPeople } from '../conversation/rights.ts';
import { officerId } from '../conversation/views.ts';
import { bytesOf } from './files.ts';
import { FORMATS } from './formats.ts';
import { isValidReportLink } from './links.ts';

const SAID = {
  403: 'ลิงก์นี้ใช้ไม่ได้ กรุณาเปิดจากข้อความในแชตของผู้ที่สั่งทำไฟล์',
  404: 'ไฟล์นี้หมดอายุและถูกลบแล้ว พิมพ์ "ส่งออกรายงาน" ในแชตเพื่อทำใหม่',
} as const;

/** The router of `ID`, to be mounted at `/reports`. */
export function reportRouter({
  models,
  linkKey,
  now,
}: {
  models: Models;
  linkKey: Buffer;
  now: () => number;
}): Router {
  const router = Router();
  router.get('/:id', async (request, response) => {
    const report = await models.exportedReports.findById(request.params.id).lean();
    response.set({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' });
    if (report?.state !== 'ready') return say(response, 404);
    if (!isValidReportLink(report, request.query.signature, { linkKey, now: now() })) {
      return say(response, report.expiresAt.getTime() > now() ? 403 : 404);
    }
    const owner = await models.officers.findById(officerId(report.district, report.by)).lean();
    if (owner?.state !== 'active' || !managesPeople(owner.role)) return say(response, 403);
    response.set({
      'Cache-Control': 'private, no-store',
      'Content-Type': FORMATS[report.format].mime,
      'Content-Length': String(report.bytes),
      'Content-Disposition': `attachment; filename*=UTF-8''${encoded(report.name ?? 'report')}`,
    });
    await pipeline(Readable.from(bytesOf(models, report)), response).catch((error: unknown) => {
      // somebody who closes the browser is no failure
      if (!response.destroyed) throw error;
    });
  });
  return router;
}

const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);

const say = (response: Response, status: keyof typeof SAID): void =>
  void response.status(status).set('Cache-Control', 'no-store').type('text/plain').send(SAID[status]);
