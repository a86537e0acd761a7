/** Photos and files as a bot fetches them, and all the ways in which that goes wrong. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { ContentFault } from '../../src/simulator/control-api.ts';
import { CHANNEL, simulator, type TestSimulator } from '../support/simulator.ts';

let line: TestSimulator;
let photo: Buffer;
let id: string;
beforeAll(async () => {
  line = await simulator();
  await line.follow('somsri');
  photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#0b7a5b' } })
    .jpeg({ quality: 95 })
    .toBuffer();
  id = (await line.photos('somsri', [photo])).messages[0]!;
});
afterAll(() => line.close());

const fetchContent = (message: string, rest = '') =>
  line.line('GET', `/v2/bot/message/${message}/content${rest}`);
const fail = (answer: ContentFault, left = 1) => line.faults({ content: { answer, left } });

test('a photo comes back byte for byte, with its type and length', async () => {
  const answer = await fetchContent(id);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('image/jpeg');
  expect(answer.headers.get('content-length')).toBe(String(photo.length));
  expect(photo.equals(answer.body as Buffer)).toBe(true);
});

test('only for the bot', async () => {
  const answer = await line.line('GET', `/v2/bot/message/${id}/content`, undefined, {
    authorization: 'Bearer x',
  });
  expect(answer.status).toBe(401);
});

test('a preview of a photo is small; of a file there is none', async () => {
  const preview = await fetchContent(id, '/preview');
  expect(await sharp(preview.body as Buffer).metadata()).toMatchObject({ width: 240, height: 180 });
  const { messages } = await line.file('somsri', Buffer.from('%PDF-1.7'), 'แผน.pdf');
  expect((await fetchContent(messages[0]!)).headers.get('content-type')).toBe('application/pdf');
  expect((await fetchContent(messages[0]!, '/preview')).status).toBe(400);
});

test('a video is 202 while LINE prepares it', async () => {
  const { messages } = await line.act('somsri', { type: 'video' });
  const video = messages[0]!;
  expect((await fetchContent(video)).status).toBe(202);
  expect((await fetchContent(video, '/transcoding')).body).toEqual({ status: 'processing' });
  await line.forward(2000);
  expect((await fetchContent(video, '/transcoding')).body).toEqual({ status: 'succeeded' });
  expect((await fetchContent(video)).status).toBe(200);
  expect((await fetchContent(id, '/transcoding')).status).toBe(400);
});

test('what was taken back is gone', async () => {
  const { messages } = await line.photos('somsri', [photo]);
  await line.act('somsri', { type: 'unsend', messageId: messages[0]! });
  expect(await fetchContent(messages[0]!)).toMatchObject({
    status: 410,
    body: { message: 'The content is gone' },
  });
});

describe('a fault that is asked for', () => {
  test.each([
    ['error-404', 404],
    ['error-410', 410],
    ['error-500', 500],
    ['not-ready', 202],
  ] as const)('%s', async (fault, status) => {
    await fail(fault, 2);
    expect(
      [await fetchContent(id), await fetchContent(id), await fetchContent(id)].map((one) => one.status),
    ).toEqual([status, status, 200]);
  });

  test('cut: the connection breaks in the middle of the bytes', async () => {
    await fail('cut');
    const response = await fetch(`${line.url}/v2/bot/message/${id}/content`, {
      headers: { authorization: `Bearer ${CHANNEL.accessToken}` },
    });
    expect(response.status).toBe(200);
    let received = 0;
    await expect(
      (async () => {
        for await (const chunk of response.body!) received += chunk.length;
      })(),
    ).rejects.toThrow();
    expect(received).toBeGreaterThan(0);
    expect(received).toBeLessThan(photo.length);
  });

  test('slow: some bytes a second', async () => {
    await fail('slow');
    const stop = new AbortController();
    const response = await fetch(`${line.url}/v2/bot/message/${id}/content`, {
      headers: { authorization: `Bearer ${CHANNEL.accessToken}` },
      signal: stop.signal,
    });
    const { value } = await response.body!.getReader().read();
    expect(value!.length).toBeLessThanOrEqual(2048);
    stop.abort();
  });
});
