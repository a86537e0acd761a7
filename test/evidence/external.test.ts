import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { download } from '../../src/evidence/download.ts';
import { fetchExternal, isPublicAddress } from '../../src/evidence/external.ts';

test.each([
  '127.0.0.1',
  '127.8.8.8',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  '::ffff:127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  'localhost',
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['8.8.8.8', '172.32.0.1', '203.150.1.1', '2404:6800:4001::1'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

const signal = AbortSignal.timeout(20_000);
/** Every name leads to this machine. */
const lookup = ((_name: string, _options: unknown, callback: (...found: unknown[]) => void) =>
  callback(null, [{ address: '127.0.0.1', family: 4 }])) as never;

describe('an address from a stranger', () => {
  test.each([
    ['http', 'http://example.com/a.jpg'],
    ['a file', 'file:///etc/passwd'],
    ['an address of this machine', 'https://127.0.0.1/a.jpg'],
    ['the same in other words', 'https://2130706433/a.jpg'],
    ['the same in IPv6', 'https://[::1]/a.jpg'],
    ['a name that leads inside', 'https://photos.example.com/a.jpg'],
    ['a password', 'https://me:secret@example.com/a.jpg'],
    ['no address', 'nonsense'],
  ])('%s is not fetched and not tried again', async (_, address) => {
    expect(await download(() => fetchExternal(address, { signal, lookup }), signal)).toEqual({
      got: 'problem',
      problem: 'unreachable',
    });
  });
});

describe('a server in the open Internet', () => {
  // a shared key spares the test a certificate
  const psk = { psk: Buffer.from('a shared key of tests'), identity: 'test' };
  const ciphers = 'PSK-AES128-GCM-SHA256';
  const tls = { ciphers, pskCallback: () => psk, checkServerIdentity: () => undefined };
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    server = createServer({ ciphers, pskCallback: () => psk.psk }, (request, response) => {
      if (request.url === '/moved') response.writeHead(302, { location: 'https://127.0.0.1/' }).end();
      else if (request.url === '/cut')
        response.writeHead(200, { 'content-length': 99 }).write('ab', () => response.destroy());
      else response.end('the photo');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `https://photos.example.com:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
  });
  const get = (path: string) =>
    download(() => fetchExternal(`${origin}${path}`, { signal, lookup, isAllowed: () => true, tls }), signal);

  test('gives the photo', async () => {
    expect(await get('/')).toEqual({ got: 'bytes', bytes: Buffer.from('the photo') });
  });

  test('leads nowhere else', async () => {
    expect(await get('/moved')).toEqual({ got: 'problem', problem: 'unreachable' });
  });

  test('that breaks off is asked again', async () => {
    expect(await get('/cut')).toMatchObject({ got: 'nothing' });
  });
});
