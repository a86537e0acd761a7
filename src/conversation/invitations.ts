/** Invitation codes: how they look and what they open. */
import { randomInt } from 'node:crypto';
import type { Models } from '../../models/index.ts';
import type { Invitation } from '../../models/invitation.ts';

/** Without 0/O and 1/I, which look alike when a code is read out or copied from paper. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const DAY = 24 * 3600 * 1000;

/** A new code, e.g. `K7M2-9QXD`: 40 random bits, too many to guess through a chat. */
export function newCode(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${group()}-${group()}`;
}

/** `divisions` are slugs; `createdAt` is epoch ms. */
export function invitation(given: {
  code: string;
  district: string;
  role: Invitation['role'];
  divisions: string[];
  maxUses: number;
  days: number;
  madeBy: string | null;
  createdAt: number;
}): Invitation {
  const { code, days, createdAt, ...rest } = given;
  return {
    _id: code,
    ...rest,
    usedBy: [],
    expiresAt: new Date(createdAt + days * DAY),
    createdAt: new Date(createdAt),
  };
}

/**
 * Counts a use by the person, unless all are taken: of two people who use the last one at the same moment, one gets it.
 * @returns whether the person has a use now
 */
export async function takeUse(
  models: Models,
  { _id, maxUses }: Invitation,
  userId: string,
): Promise<boolean> {
  const free = { _id, usedBy: { $ne: userId }, [`usedBy.${maxUses - 1}`]: { $exists: false } };
  const taken = await models.invitations.updateOne(free, { $push: { usedBy: userId } });
  if (taken.modifiedCount === 1) return true;
  const now = await models.invitations.findById(_id).lean();
  return now?.usedBy.includes(userId) ?? false;
}
