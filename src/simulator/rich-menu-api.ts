/** LINE's API of rich menus; their pictures come and go on api-data.line.me. */
import express, { type RequestHandler, type Router } from 'express';
import sharp from 'sharp';
import { authorized, faulty, type LineRequest, rateLimited, recorded, write } from './line-http.ts';
import type { Platform } from './platform.ts';
import type { RichMenus } from './rich-menus.ts';
import { type Answer, ok, refuse } from './sending.ts';
import { imageFits } from './validation/rich-menus.ts';

/** LINE lets so many through in an hour, of each of creating menus, deleting menus and deleting aliases. */
const AN_HOUR = 100;

/** The calls with JSON or without a body. */
export function richMenuApi({ platform, richMenus }: { platform: Platform; richMenus: RichMenus }): Router {
  const router = express.Router();
  const give = (answer: (request: LineRequest) => Answer): RequestHandler =>
    faulty(platform, 'other', answer);
  const hourly = () => rateLimited(platform, AN_HOUR);

  router.post(
    '/richmenu',
    hourly(),
    give(({ body }) => richMenus.create(body)),
  );
  router.post(
    '/richmenu/validate',
    give(({ body }) => richMenus.validate(body)),
  );
  router.get('/richmenu/list', give(richMenus.list));
  router.post(
    '/richmenu/bulk/link',
    give(({ body }) => richMenus.bulkLink(body)),
  );
  router.post(
    '/richmenu/bulk/unlink',
    give(({ body }) => richMenus.bulkUnlink(body)),
  );

  router.post(
    '/richmenu/alias',
    give(({ body }) => richMenus.createAlias(body)),
  );
  router.get('/richmenu/alias/list', give(richMenus.listAliases));
  router.get(
    '/richmenu/alias/:alias',
    give(({ params }) => richMenus.getAlias(params.alias!)),
  );
  router.post(
    '/richmenu/alias/:alias',
    give(({ params, body }) => richMenus.updateAlias(params.alias!, body)),
  );
  router.delete(
    '/richmenu/alias/:alias',
    hourly(),
    give(({ params }) => richMenus.deleteAlias(params.alias!)),
  );

  router.get(
    '/richmenu/:id',
    give(({ params }) => richMenus.get(params.id!)),
  );
  router.delete(
    '/richmenu/:id',
    hourly(),
    give(({ params }) => richMenus.delete(params.id!)),
  );

  router.get('/user/all/richmenu', give(richMenus.getStandard));
  router.delete('/user/all/richmenu', give(richMenus.clearStandard));
  router.post(
    '/user/all/richmenu/:id',
    give(({ params }) => richMenus.setStandard(params.id!)),
  );
  router.get(
    '/user/:userId/richmenu',
    give(({ params }) => richMenus.linked(params.userId!)),
  );
  router.delete(
    '/user/:userId/richmenu',
    give(({ params }) => richMenus.unlink(params.userId!)),
  );
  router.post(
    '/user/:userId/richmenu/:id',
    give(({ params }) => richMenus.link(params.userId!, params.id!)),
  );
  return router;
}

const NOT_FOUND = refuse(404, 'Not found');
const UNFIT = refuse(400, 'The image size is not allowed for richmenu');
const PRESENT = refuse(400, 'An image has already been uploaded to the richmenu');
const TYPES = ['image/jpeg', 'image/png'];

/** Pictures of rich menus. */
export function richMenuImages({
  platform,
  richMenus,
  accessToken,
}: {
  platform: Platform;
  richMenus: RichMenus;
  accessToken: string;
}): Router {
  const router = express.Router();
  const guarded: [RequestHandler, RequestHandler] = [recorded(platform), authorized(accessToken)];

  async function upload(id: string, contentType: string, bytes: Buffer): Promise<Answer> {
    if (!TYPES.includes(contentType))
      return refuse(415, `The content type, ${contentType || 'null'}, is not supported`);
    const image = richMenus.image(id);
    if (image === undefined) return NOT_FOUND;
    if (image !== null) return PRESENT;
    const found = await sharp(bytes)
      .metadata()
      .catch(() => null);
    if (!found || !imageFits({ ...found, bytes: bytes.length })) return UNFIT;
    await platform.store.keep(id, [bytes]);
    richMenus.setImage(id, contentType);
    return ok();
  }

  router.post(
    '/richmenu/:id/content',
    ...guarded,
    express.raw({ type: () => true, limit: '2mb' }),
    (req, res, next) => {
      const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
      const contentType = req.get('content-type')?.split(';')[0]?.trim() ?? '';
      faulty(platform, 'other', () => upload(String(req.params.id), contentType, bytes))(req, res, next);
    },
  );
  router.get('/richmenu/:id/content', ...guarded, (req, res) => {
    const id = String(req.params.id);
    const contentType = richMenus.image(id);
    if (!contentType) return write(res, NOT_FOUND);
    res.type(contentType);
    platform.store
      .read(id)
      .on('error', () => res.destroy())
      .pipe(res);
  });
  return router;
}
