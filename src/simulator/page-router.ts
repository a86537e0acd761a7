/**
 * Serves the simulator's page: its TypeScript with the types stripped, the packages it uses, its font. Nothing is built
 * and nothing comes from outside the machine.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';

const PAGE = fileURLToPath(new URL('./page/', import.meta.url));
/** What the page imports, by the address in the import map of `page/index.html`. */
const MODULES = {
  'preact.mjs': 'preact',
  'preact-hooks.mjs': 'preact/hooks',
  'htm.mjs': 'htm',
  'htm-preact.mjs': 'htm/preact',
};
const FONT = dirname(fileURLToPath(import.meta.resolve('@fontsource/sarabun/400.css')));
const WEIGHTS = [400, 600, 700];

/**
 * `/` is the page. What it may load and do is fixed by its Content-Security-Policy: scripts and styles of this origin
 * only, no inline ones but the import map, no frames. Pictures and sounds of messages may be the bot's own, wherever it
 * serves them.
 */
export function pageRouter(): express.Router {
  const router = express.Router();
  router.get('/', async (_request, response) => {
    const page = await readFile(join(PAGE, 'index.html'), 'utf8');
    response.set({
      'Content-Security-Policy': policyFor(page),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-cache',
    });
    response.type('html').send(page);
  });
  router.get('/page/:name.ts', async (request, response, next) => {
    const { name } = request.params;
    if (!/^[a-z-]+$/u.test(name)) return next();
    const source = await readFile(join(PAGE, `${name}.ts`), 'utf8').catch(() => null);
    if (source === null) return next();
    response.set({ 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' });
    response.type('text/javascript').send(stripTypeScriptTypes(source));
  });
  router.get('/page/fonts.css', async (_request, response) => {
    const sheets = WEIGHTS.map((weight) => readFile(join(FONT, `${weight}.css`), 'utf8'));
    response.type('css').send((await Promise.all(sheets)).join('\n').replaceAll('./files/', '/fonts/'));
  });
  router.use('/page', express.static(PAGE, { extensions: [], index: false }));
  router.use('/fonts', express.static(join(FONT, 'files'), { index: false, maxAge: '1d' }));
  for (const [address, name] of Object.entries(MODULES)) {
    const file = fileURLToPath(import.meta.resolve(name));
    router.get(`/modules/${address}`, (_request, response) =>
      response.type('text/javascript').sendFile(file),
    );
  }
  return router;
}

function policyFor(page: string): string {
  const map = /<script type="importmap">([\s\S]*?)<\/script>/u.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(map).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "img-src 'self' blob: http: https:",
    "media-src 'self' http: https:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
