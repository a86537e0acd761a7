/** The LINE side of the benchmark: takes replies and pushes at once and tells who got one. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeLine {
  url: string;
  /** Resolves when the reply to this token has arrived. */
  replied(replyToken: string): Promise<void>;
  close(): Promise<void>;
}

export async function startFakeLine(): Promise<FakeLine> {
  const waiting = new Map<string, () => void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'x-line-request-id': 'bench' });
      if (request.url !== '/v2/bot/message/reply') return response.end('{}');
      response.end('{"sentMessages":[{"id":"1","quoteToken":"q"}]}');
      const { replyToken } = JSON.parse(Buffer.concat(chunks).toString()) as { replyToken: string };
      waiting.get(replyToken)?.();
      waiting.delete(replyToken);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    replied: (replyToken) => new Promise((resolve) => waiting.set(replyToken, resolve)),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
