/** The control API and the page's files: who may use them, and that they bring nothing dangerous or foreign. */
import { request as rawRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Change, Chat, State } from '../../src/simulator/control-api.ts';
import { simulator, type TestSimulator } from '../support/simulator.ts';

let line: TestSimulator;
beforeAll(async () => {
  line = await simulator({
    webhookUrl: 'http://127.0.0.1:9/webhook',
    inviteCode: async () => 'TEST-CODE',
    holidays: ['2026-12-10'],
  });
  await line.follow('somsri');
});
afterAll(() => line.close());

test('what it gives has the shapes of the contract', async () => {
  await line.text('somsri', 'สวัสดี');
  State.parse(await line.state());
  Chat.parse(await line.chat('somsri'));
  expect(await line.request('GET', '/control/hint')).toEqual({
    coordinatorCode: 'TEST-CODE',
    holidays: ['2026-12-10'],
  });
});

test('the stream tells of a message as it comes', async () => {
  const stop = new AbortController();
  const response = await fetch(`${line.url}/control/stream`, { signal: stop.signal });
  const changes: Change[] = [];
  const reading = (async () => {
    let text = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const parts = text.split('\n\n');
      text = parts.pop()!;
      for (const part of parts) changes.push(Change.parse(JSON.parse(part.replace(/^data: /, ''))));
      if (changes.some(({ type }) => type === 'message')) return;
    }
  })();
  await line.text('somsri', 'ถึงหน้าเว็บ');
  await reading;
  stop.abort();
  expect(changes[0]).toEqual({ type: 'hello' });
  expect(changes.find(({ type }) => type === 'message')).toMatchObject({
    chat: 'somsri',
    message: { from: 'person', content: { text: 'ถึงหน้าเว็บ' } },
  });
});

describe('an action is refused', () => {
  test.each([
    ['somebody unknown', 'nobody', { type: 'follow' }, 404],
    ['an unknown action', 'somsri', { type: 'dance' }, 400],
    ['a stranger who writes', 'tawan', { type: 'text', text: 'hi' }, 409],
    ['a photo that was not uploaded', 'somsri', { type: 'photos', uploads: ['upload-x'] }, 404],
    ['taking back what is not there', 'somsri', { type: 'unsend', messageId: '1' }, 409],
  ])('%s', async (_what, person, action, status) => {
    const answer = await line.line('POST', `/control/people/${person}/actions`, action);
    expect(answer).toMatchObject({ status, body: { message: expect.any(String) } });
  });
});

describe('other sites cannot use it', () => {
  test('neither from their pages', async () => {
    const headers = { origin: 'https://evil.example' };
    expect((await line.line('GET', '/control/state', undefined, headers)).status).toBe(403);
    const plain = { 'content-type': 'text/plain' };
    expect((await line.line('POST', '/control/people/somsri/actions', { type: 'block' }, plain)).status).toBe(
      400,
    );
  });

  test('nor by a name of theirs that leads to this machine', async () => {
    const { port } = new URL(line.url);
    const status = await new Promise((resolve, reject) =>
      rawRequest({ port, path: '/control/state', headers: { host: `evil.example:${port}` } }, (res) => {
        res.resume();
        resolve(res.statusCode);
      })
        .on('error', reject)
        .end(),
    );
    expect(status).toBe(403);
  });
});

test('a file that a browser would run is only offered for saving', async () => {
  const { messages } = await line.file(
    'somsri',
    Buffer.from('<script>alert(1)</script>'),
    'x.html',
    'text/html',
  );
  const answer = await line.line('GET', `/control/content/${messages[0]}`);
  expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  expect(answer.headers.get('content-disposition')).toBe('attachment');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

describe('the page', () => {
  const get = async (path: string) => {
    const { status, headers, body } = await line.line('GET', path);
    return { status, headers, text: String(body) };
  };

  test('allows its own scripts only, and pictures of the bot', async () => {
    const { status, headers } = await get('/');
    expect(status).toBe(200);
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("img-src 'self' data: blob: http://127.0.0.1:9;");
    expect(policy).not.toContain('unsafe');
  });

  test('loads nothing from elsewhere: all that it names, it serves', async () => {
    const seen = new Map<string, string>();
    const visit = async (path: string): Promise<void> => {
      if (seen.has(path)) return;
      const { status, text } = await get(path);
      expect([path, status]).toEqual([path, 200]);
      seen.set(path, text);
      const named = [
        ...text.matchAll(
          /(?:\b(?:from|import)\s*|(?:src|href)=|url\()["']?([./][^"')\s]+|https?:[^"')\s]+)/g,
        ),
      ];
      for (const [, address] of named) {
        const { origin, pathname } = new URL(address!, line.url + path);
        expect(origin).toBe(line.url);
        if (/\.(ts|mjs|css|svg|woff2)$/.test(pathname)) await visit(pathname);
      }
    };
    await visit('/');
    expect([...seen.keys()]).toEqual(
      expect.arrayContaining(['/page/app.ts', '/modules/preact.mjs', '/page/fonts.css']),
    );
    expect(seen.get('/page/html.ts')).not.toMatch(/: (View|string)\b/);
  }, 20_000);

  test('gives no other files of the machine', async () => {
    for (const path of [
      '/page/%2e%2e%2fserver.ts',
      '/page/..%5cserver.ts',
      '/server.ts',
      '/fonts/../package.json',
    ])
      expect((await get(path)).status).toBe(404);
  });
});
