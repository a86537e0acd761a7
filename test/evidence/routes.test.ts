import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Models } from '../../models/index.ts';
import { evidenceLinks } from '../../src/evidence/links.ts';
import { evidenceRouter } from '../../src/evidence/routes.ts';
import { type TestDatabase, testModels } from '../support/database.ts';
import { NOW } from '../support/office.ts';
import { addEvidence } from '../support/stored-evidence.ts';

const linkKey = Buffer.from('a key of at least sixteen');
const DAY = 24 * 3600 * 1000;
let database: TestDatabase;
let models: Models;
let server: Server;
let publicUrl: string;
let now = NOW;

beforeAll(async () => {
  database = await testModels();
  models = database.models;
  server = createServer(express().use('/evidence', evidenceRouter({ models, linkKey, now: () => now })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await addEvidence(models, {
    _id: 'photo',
    blob: { mime: 'image/jpeg', bytes: 'the photo', thumbnail: 'small' },
  });
  await addEvidence(models, {
    _id: 'pdf',
    kind: 'file',
    name: 'รายงาน "ต.ค."\r\nSet-Cookie: a=b.pdf',
    blob: { mime: 'application/pdf', bytes: 'the file', thumbnail: null },
  });
  await addEvidence(models, { _id: 'removed', state: 'removed' });
  await addEvidence(models, { _id: 'fetching', state: 'fetching' });
});
afterAll(async () => {
  server.close();
  await database.close();
});
afterEach(() => {
  now = NOW;
});

const links = () => evidenceLinks({ publicUrl, linkKey, now: () => now });
const get = (url: string | null) => fetch(url!);

describe('a signed address', () => {
  test('shows the photo and its thumbnail, as what they are', async () => {
    const photo = await get(links().to('content', 'photo'));
    expect([photo.status, await photo.text()]).toEqual([200, 'the photo']);
    expect(Object.fromEntries(photo.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    });
    const thumbnail = await get(links().to('thumbnail', 'photo'));
    expect([thumbnail.status, await thumbnail.text()]).toEqual([200, 'small']);
  });

  test('shows a file under the name it was sent with, which breaks nothing', async () => {
    const file = await get(links().to('content', 'pdf'));
    expect(await file.text()).toBe('the file');
    expect(file.headers.get('set-cookie')).toBeNull();
    const [, name] = /^inline; filename\*=UTF-8''(.+)$/.exec(file.headers.get('content-disposition')!)!;
    expect(decodeURIComponent(name!)).toBe('รายงาน "ต.ค."\r\nSet-Cookie: a=b.pdf');
  });

  test('of what was removed says so; of what is not there or has no thumbnail, that it is not there', async () => {
    const statusOf = async (url: string | null) => (await get(url)).status;
    expect(await statusOf(links().to('content', 'removed'))).toBe(410);
    expect(await statusOf(links().to('content', 'fetching'))).toBe(404);
    expect(await statusOf(links().to('content', 'unknown'))).toBe(404);
    expect(await statusOf(links().to('thumbnail', 'pdf'))).toBe(404);
  });

  test('stays the same for the day, serves a week, and ends', async () => {
    const address = links().to('content', 'photo')!;
    now += 60_000;
    expect(links().to('content', 'photo')).toBe(address);
    now = NOW + 7 * DAY;
    expect((await get(address)).status).toBe(200);
    now = NOW + 8 * DAY;
    const ended = await get(address);
    expect([ended.status, await ended.text()]).toEqual([403, expect.stringContaining('หมดอายุ')]);
  });

  test.each<[string, (url: URL) => void]>([
    ['for another photo', (url) => (url.pathname = url.pathname.replace('photo', 'pdf'))],
    [
      'for the photo instead of the thumbnail',
      (url) => (url.pathname = url.pathname.replace('thumbnail', 'content')),
    ],
    ['for longer', (url) => url.searchParams.set('expires', String(NOW + 99 * DAY))],
    ['without end', (url) => url.searchParams.set('expires', 'Infinity')],
    ['without a signature', (url) => url.searchParams.delete('signature')],
    ['with two signatures', (url) => url.searchParams.append('signature', 'x')],
    ['with a shorter signature', (url) => url.searchParams.set('signature', 'x')],
  ])('is not good %s', async (_, change) => {
    const url = new URL(links().to('thumbnail', 'photo')!);
    change(url);
    expect((await get(url.href)).status).toBe(403);
  });

  test('made with another key is not good', async () => {
    const foreign = evidenceLinks({ publicUrl, linkKey: Buffer.from('another key'), now: () => now });
    expect((await get(foreign.to('content', 'photo'))).status).toBe(403);
  });
});

test('nothing is listed', async () => {
  expect((await get(`${publicUrl}/evidence`)).status).toBe(404);
  expect((await get(`${publicUrl}/evidence/photo`)).status).toBe(404);
});

test.each([
  ['https://bot.example.go.th/', 'https://bot.example.go.th/evidence/'],
  ['https://example.go.th/raingan', 'https://example.go.th/raingan/evidence/'],
  ['http://localhost:3000', 'http://localhost:3000/evidence/'],
  ['http://bot.example.go.th', null],
  ['http://192.168.1.7:3000', null],
  [null, null],
])('of the public address %s the links begin with %s', (address, beginning) => {
  const link = evidenceLinks({ publicUrl: address, linkKey, now: () => NOW }).to('thumbnail', 'x');
  expect(link?.slice(0, beginning?.length) ?? null).toBe(beginning);
});
