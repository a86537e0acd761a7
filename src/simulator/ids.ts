/** Ids and tokens in the forms that LINE gives them. */
import { randomBytes, randomUUID } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `webhookEventId`: a ULID of the time (ms). */
export function ulid(ms: number): string {
  let time = '';
  for (let rest = ms, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = CROCKFORD[rest % 32] + time;
  return time + [...randomBytes(16)].map((byte) => CROCKFORD[byte % 32]).join('');
}

/** The message id after `last`: 18 digits, growing with time (ms). */
export function messageId(ms: number, last: string): string {
  const byTime = 400_000_000_000_000_000n + BigInt(Math.max(0, Math.floor(ms))) * 10_000n;
  const next = last === '' ? byTime : BigInt(last) + 1n;
  return String(byTime > next ? byTime : next);
}

/** A reply token: 32 hex digits. */
export const replyToken = (): string => randomBytes(16).toString('hex');

/** A quote token or a mark-as-read token. */
export const token = (): string => randomBytes(48).toString('base64url');

/** A user id. */
export const userId = (): string => `U${randomBytes(16).toString('hex')}`;

/** A group's id; a room's when it is one. */
export const groupId = ({ room }: { room: boolean }): string =>
  `${room ? 'R' : 'C'}${randomBytes(16).toString('hex')}`;

export const richMenuId = (): string => `richmenu-${randomBytes(16).toString('hex')}`;

/** `x-line-request-id`. */
export const requestId = (): string => randomUUID();

/** The id of an album. */
export const imageSetId = (): string => randomBytes(32).toString('hex').toUpperCase();
