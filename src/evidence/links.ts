/**
 * Addresses of photos and files. LINE fetches pictures without signing in and people open links in any browser, so an
 * address carries its own permission: a signature (HMAC-SHA256) over what it shows and until when.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** `thumbnail`: small JPEG; `content`: the photo or file itself. */
export type Shown = 'thumbnail' | 'content';

export interface EvidenceLinks {
  /** Null where the server has no address that LINE would take. */
  to(shown: Shown, evidence: string): string | null;
}

const DAY = 24 * 3600 * 1000;
/** Long enough for somebody who comes back to the chat after a week off. */
const DAYS_VALID = 8;

/** `linkKey` is the secret of the signatures; `publicUrl` the address under which people reach this server. */
export function evidenceLinks(options: {
  publicUrl: string | null;
  linkKey: Buffer;
  now: () => number;
}): EvidenceLinks {
  const base = usableBase(options.publicUrl);
  return {
    to(shown, evidence) {
      if (!base) return null;
      // the same address all day, so that LINE and browsers need not fetch a picture again
      const expires = (Math.floor(options.now() / DAY) + DAYS_VALID) * DAY;
      const signature = sign(options.linkKey, shown, evidence, expires);
      const query = new URLSearchParams({ expires: String(expires), signature });
      return `${base}/evidence/${encodeURIComponent(evidence)}/${shown}?${query}`;
    },
  };
}

/** Whether the address was made by {@link evidenceLinks} with the same key and is still valid. */
export function isValidLink(
  link: { shown: Shown; evidence: string; expires: unknown; signature: unknown },
  { linkKey, now }: { linkKey: Buffer; now: number },
): boolean {
  const { expires, signature } = link;
  if (typeof expires !== 'string' || typeof signature !== 'string' || !/^[0-9]{1,15}$/.test(expires))
    return false;
  const expected = Buffer.from(sign(linkKey, link.shown, link.evidence, Number(expires)));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) && Number(expires) > now;
}

const sign = (linkKey: Buffer, shown: Shown, evidence: string, expires: number) =>
  createHmac('sha256', linkKey)
    .update(JSON.stringify([shown, evidence, expires]))
    .digest('base64url');

/** LINE refuses whole messages that hold an http address; on a loopback host only the simulator reads them. */
export function usableBase(publicUrl: string | null): string | null {
  if (publicUrl === null || !URL.canParse(publicUrl)) return null;
  const url = new URL(publicUrl);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return null;
  return url.href.replace(/\/+$/, '');
}
