/**
 * Fetches a photo that LINE does not hold itself (contentProvider `external`). Its address comes from a stranger, so
 * only https to public addresses of the Internet is followed, and never a redirect: nobody may look into the network
 * of the district office through the bot.
 */
import { lookup as systemLookup } from 'node:dns';
import { request } from 'node:https';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import type { ConnectionOptions } from 'node:tls';

export interface ExternalOptions {
  signal: AbortSignal;
  /** Resolves host names; the system's when left out. */
  lookup?: typeof systemLookup;
  /** Which IP addresses may be connected to; {@link isPublicAddress} when left out. */
  isAllowed?: (address: string) => boolean;
  /** Further settings of the connection. */
  tls?: Pick<ConnectionOptions, 'ciphers' | 'pskCallback' | 'checkServerIdentity'>;
}

/** The answer to a GET. Throws when the address, or one it leads to, is not allowed, or when it does not answer. */
export async function fetchExternal(
  address: string,
  { signal, lookup = systemLookup, isAllowed = isPublicAddress, tls }: ExternalOptions,
): Promise<{ status: number; body: ReadableStream<Uint8Array> }> {
  if (!URL.canParse(address)) throw new ForbiddenAddress();
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol !== 'https:' || url.username || (isIP(host) && !isAllowed(host)))
    throw new ForbiddenAddress();

  // checked where the connection is made: a name that is checked before may lead elsewhere a moment later
  const guardedLookup: LookupFunction = (name, options, callback) =>
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const allowed = found.filter(({ address }) => isAllowed(address));
      if (allowed.length === 0) return callback(new ForbiddenAddress(), '', 0);
      if (options.all) return callback(null, allowed);
      callback(null, allowed[0]!.address, allowed[0]!.family);
    });

  return new Promise((resolve, reject) => {
    request(url, { ...tls, signal, lookup: guardedLookup, agent: false }, (answer) => {
      const status = answer.statusCode ?? 0;
      if (status >= 300 && status < 400) {
        answer.destroy();
        reject(new ForbiddenAddress());
      } else {
        resolve({ status, body: Readable.toWeb(answer) as ReadableStream<Uint8Array> });
      }
    })
      .on('error', reject)
      .end();
  });
}

export class ForbiddenAddress extends Error {
  constructor() {
    super('the address of the photo is not a public https address');
  }
}

/** RFC 6890 and its successors: everything that is not the open Internet. */
const notPublic = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  notPublic.addSubnet(net, prefix, 'ipv4');
}
// only 2000::/3 is global unicast, and parts of it lead to IPv4 addresses or nowhere
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const) {
  notPublic.addSubnet(net, prefix, 'ipv6');
}

/** Whether an IP address belongs to the public Internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv6(address)) return globalUnicast.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
  return isIP(address) === 4 && !notPublic.check(address, 'ipv4');
}
