/**
 * Serves the simulator's page. Its TypeScript is stripped to JavaScript when asked for, and its packages and font come
 * from node_modules, so that there is no build step and nothing from outside the machine.
 *
 *     /                  page/index.html
 *     /page/NAME         a file of page/; `.ts` comes as JavaScript
 *     /page/fonts.css    the font Sarabun
 *     /modules/NAME.mjs  the packages that the page may import by name; imports are rewritten to these addresses
 */
import { readFile, stat } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, type Router } from 'express';

const PAGE = fileURLToPath(new URL('./page', import.meta.url));
const PACKAGES = fileURLToPath(new URL('../../node_modules', import.meta.url));
const FONT = join(PACKAGES, '@fontsource/sarabun');
const FONT_WEIGHTS = [400, 500, 600, 700];

/** By the name that is imported: the address for the browser, and the file. */
const MODULES: Record<string, { address: string; file: string }> = {
  preact: { address: '/modules/preact.mjs', file: 'preact/dist/preact.mjs' },
  'preact/hooks': { address: '/modules/preact-hooks.mjs', file: 'preact/hooks/dist/hooks.mjs' },
  htm: { address: '/modules/htm.mjs', file: 'htm/dist/htm.mjs' },
  'htm/preact': { address: '/modules/htm-preact.mjs', file: 'htm/preact/index.mjs' },
};

/** `imageOrigins` are further origins from which the page may show pictures: the bot's. */
export function pageFiles({ imageOrigins }: { imageOrigins: () => string[] }): Router {
  const router = express.Router();
  router.use(secured(imageOrigins));
  router.get('/', (_req, res) => res.sendFile('index.html', { root: PAGE, cacheControl: false }));
  router.get('/page/fonts.css', fontStyles);
  router.get('/page/:name', script);
  router.use('/page', express.static(PAGE, { index: false, cacheControl: false }));
  for (const { address, file } of Object.values(MODULES))
    router.get(address, moduleFile(join(PACKAGES, file)));
  router.use('/fonts', express.static(join(FONT, 'files'), { index: false, maxAge: '1d' }));
  return router;
}

/** Nothing but the page's own files; pictures also from the bot, which is another origin of this machine. */
function secured(imageOrigins: () => string[]): RequestHandler {
  return (_req, res, next) => {
    const images = ["'self'", 'data:', 'blob:', ...imageOrigins()].join(' ');
    res.set({
      'content-security-policy': [
        "default-src 'self'",
        `img-src ${images}`,
        "media-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    next();
  };
}

/** A module of the page, stripped once for each version of its file. */
const script: RequestHandler = async (req, res, next) => {
  const name = String(req.params.name);
  if (!/^[\w-]+\.ts$/.test(name)) return next();
  const file = join(PAGE, name);
  const version = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
  if (version === null) return next();
  if (stripped.get(name)?.version !== version) {
    const text = stripTypeScriptTypes(await readFile(file, 'utf8'), { mode: 'strip' });
    stripped.set(name, { version, text: rewritten(text) });
  }
  res.type('text/javascript').set('cache-control', 'no-cache').send(stripped.get(name)!.text);
};
const stripped = new Map<string, { version: number; text: string }>();

const moduleFile =
  (file: string): RequestHandler =>
  async (_req, res) => {
    const text = rewritten(await readFile(file, 'utf8'));
    res.type('text/javascript').set('cache-control', 'max-age=3600').send(text);
  };

/** Browsers find packages by address only. */
function rewritten(text: string): string {
  return text.replace(/(\bfrom\s*)(["'])([^"'\n]+)\2/g, (whole, from: string, quote: string, name: string) =>
    Object.hasOwn(MODULES, name) ? `${from}${quote}${MODULES[name]!.address}${quote}` : whole,
  );
}

const fontStyles: RequestHandler = async (_req, res) => {
  const styles = await Promise.all(
    FONT_WEIGHTS.map((weight) => readFile(join(FONT, `${weight}.css`), 'utf8')),
  );
  const text = styles.join('\n').replaceAll('url(./files/', 'url(/fonts/');
  res.type('text/css').set('cache-control', 'max-age=3600').send(text);
};
