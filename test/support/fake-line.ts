/** A stand-in for LINE's ways to send, under the test's control: what it does with each request is the test's to say. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One message that a person sees. */
export interface Delivered {
  how: 'reply' | 'push' | 'multicast';
  /** Reply token or user id; of a request to several people, their ids with blanks between. */
  to: string;
  words: string[];
}

/** `ok`, a status, `quota`; `deaf`: delivered, but never answered; `gone`: neither. */
export type Behaviour = 'ok' | 'quota' | 'deaf' | 'gone' | 429 | 500 | 400;

export interface FakeLine {
  url: string;
  /** What arrived, in order. A used reply token or retry key delivers nothing. */
  delivered: Delivered[];
  /** Every request, also those that deliver nothing. */
  requests: { how: string; status: number | null }[];
  /** Called for each request; `ok` unless set. */
  behave: (request: Delivered) => Behaviour;
  close(): Promise<void>;
}

interface Body {
  replyToken?: string;
  to?: string | string[];
  messages: { text?: string; altText?: string }[];
}

export async function fakeLine(): Promise<FakeLine> {
  const usedTokens = new Set<string>();
  const usedKeys = new Set<string>();
  const server: Server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const part of request) text += part;
    // the month's quota and its use
    if (request.method === 'GET') return void response.end('{"type":"none","totalUsage":0}');
    const body = JSON.parse(text) as Body;
    const how = request.url!.split('/').at(-1) as Delivered['how'];
    const one: Delivered = {
      how,
      to: body.replyToken ?? [body.to].flat().join(' '),
      words: body.messages.map(({ text, altText }) => text ?? altText ?? ''),
    };
    const end = (status: number | null, message = '') => {
      fake.requests.push({ how, status });
      const sentMessages = one.words.map((_, i) => ({ id: `said-${fake.requests.length}-${i}-${fake.url}` }));
      const answer = status === 200 ? { sentMessages } : { message };
      if (status !== null) response.writeHead(status).end(JSON.stringify(answer));
    };
    const deliver = (): boolean => {
      const used = how === 'reply' ? usedTokens : usedKeys;
      const key = how === 'reply' ? one.to : String(request.headers['x-line-retry-key']);
      if (used.has(key)) return false;
      used.add(key);
      for (const to of one.to.split(' ')) fake.delivered.push({ ...one, to });
      return true;
    };
    switch (fake.behave(one)) {
      case 'ok':
        if (deliver()) return end(200);
        return how === 'reply' ? end(400, 'Invalid reply token') : end(409);
      case 'quota':
        return end(429, 'You have reached your monthly limit.');
      case 'deaf':
        deliver();
        return end(null);
      case 'gone':
        return end(null);
      case 429:
        return end(429, 'The API rate limit has been exceeded. Try again later.');
      case 500:
        return end(500);
      case 400:
        return end(400, 'A message is invalid');
    }
  }

  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const fake: FakeLine = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    delivered: [],
    requests: [],
    behave: () => 'ok',
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}
