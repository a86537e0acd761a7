/** The effects that link LINE groups to a district and its divisions: by a coordinator, or with a code. */
import type { Effects } from '../../../flows/effects.ts';
import type { GroupView } from '../../../flows/facts.ts';
import type { Group } from '../../../models/group.ts';
import type { Officer } from '../../../models/officer.ts';
import { findById, insertOnce, setFields } from '../../database/once.ts';
import { newCode } from '../invitations.ts';
import { divisionsOf } from '../questions/reader.ts';
import { managesPeople } from '../rights.ts';
import { groupView, officerId } from '../views.ts';
import { groupOf, nameOfGroup } from './groups.ts';
import { activeOfficer, audit, type Perform, type Performer, type Scope } from './performer.ts';

/** For how long a code that was not used is good. */
const CODE_MS = 24 * 3_600_000;

interface Link {
  group: Group;
  district: string;
  /** Slugs, empty for all. */
  divisions: string[];
  by: string;
}
type Blocked =
  | { ok: false; problem: 'other-district' }
  | Extract<Effects['link-group']['answer'], { problem: 'taken' }>;

/** Only the group that is talked in: who names another one need not be in it. */
export const linkGroup: Perform<'link-group'> = async (performer, scope, params) => {
  const coordinator = await activeCoordinator(performer, scope);
  if (!coordinator || scope.facts.group?.id !== params.group) return { ok: false, problem: 'not-allowed' };
  const { district, userId: by } = coordinator;
  const divisions = await slugsOf(performer, district, params.divisions);
  if (divisions === null) return { ok: false, problem: 'not-allowed' };
  const group = await groupOf(performer, params.group, new Date(scope.facts.now));
  const link = { group, district, divisions, by };
  const blocked = await whatBlocks(performer, link);
  if (blocked && !(blocked.problem === 'taken' && params.instead)) return blocked;
  return { ok: true, group: await write(performer, scope, link) };
};

/** The code is drawn once: the audit entry is written first and remembers it for a repeat. */
export const makeGroupCode: Perform<'make-group-code'> = async (performer, scope, params) => {
  const { models } = performer;
  const coordinator = await activeCoordinator(performer, scope);
  const divisions = coordinator && (await slugsOf(performer, coordinator.district, params.divisions));
  if (!coordinator || divisions === null) return { ok: false, problem: 'not-allowed' };
  const { district, userId: madeBy } = coordinator;
  await audit(performer, scope, { district, action: 'group-code.made', subject: newCode() });
  const { subject: code, at: createdAt } = (await findById(models.audit, scope.key))!;
  const expiresAt = new Date(createdAt.getTime() + CODE_MS);
  await insertOnce(models.groupCodes, {
    ...{ _id: code, district, divisions, usedIn: null, expiresAt, madeBy, createdAt },
  });
  return { ok: true, code, expiresAt: expiresAt.getTime() };
};

/** Anybody may type it. Of two groups in which it is typed at the same moment, one gets it. */
export const redeemGroupCode: Perform<'redeem-group-code'> = async (performer, scope, params) => {
  const { models, now, log } = performer;
  const code = await findById(models.groupCodes, params.code);
  if (!code || scope.facts.group?.id !== params.group) {
    // many of these mean that somebody tries codes
    log.warn('group-code.unknown', { by: scope.facts.userId });
    return { ok: false, problem: 'unknown' };
  }
  const { district, divisions, madeBy: by } = code;
  const maker = await findById(models.officers, officerId(district, by));
  const isGood = maker?.state === 'active' && managesPeople(maker.role) && code.expiresAt.getTime() > now();
  const isOurs = code.usedIn === params.group;
  if (!isOurs && (!isGood || code.usedIn !== null)) return { ok: false, problem: 'expired' };
  const group = await groupOf(performer, params.group, new Date(scope.facts.now));
  const link = { group, district, divisions, by };
  const blocked = await whatBlocks(performer, link);
  if (blocked) return blocked;
  if (!isOurs) {
    const used = { $set: { usedIn: group._id } };
    const claimed = await models.groupCodes.updateOne({ _id: code._id, usedIn: null }, used);
    if (claimed.matchedCount === 0) return { ok: false, problem: 'expired' };
  }
  return { ok: true, group: await write(performer, scope, link) };
};

export const unlinkGroup: Perform<'unlink-group'> = async (performer, scope, { group: id }) => {
  const { models } = performer;
  const coordinator = await activeCoordinator(performer, scope);
  const group = coordinator && (await findById(models.groups, id));
  if (!group) return { ok: false };
  if (group.district !== coordinator.district)
    return { ok: (await findById(models.audit, scope.key)) !== null };
  await audit(performer, scope, { district: group.district, action: 'group.unlinked', subject: id });
  await setFields(models.groups, id, unlinked(group));
  return { ok: true };
};

async function activeCoordinator(performer: Performer, scope: Scope): Promise<Officer | null> {
  const officer = await activeOfficer(performer, scope);
  return officer && managesPeople(officer.role) ? officer : null;
}

/** Slugs of the divisions that these ids name; null when there are some, but none of this district. */
async function slugsOf(performer: Performer, district: string, ids: string[]): Promise<string[] | null> {
  const known = await divisionsOf(performer, district);
  const slugs = [...new Set(ids)].filter((id) => known.has(id)).map((id) => id.slice(district.length + 1));
  return slugs.length === 0 && ids.length > 0 ? null : slugs;
}

async function whatBlocks(performer: Performer, link: Link): Promise<Blocked | null> {
  const { group, district } = link;
  if (group.district !== null && group.district !== district) return { ok: false, problem: 'other-district' };
  const taken = (await rivals(performer, link)).filter(({ state }) => state === 'linked');
  if (taken.length === 0) return null;
  const divisions = await divisionsOf(performer, district);
  return { ok: false, problem: 'taken', by: taken.map((one) => groupView(one, divisions)) };
}

/**
 * Other groups of the district for the same divisions. A group for all of them stands beside groups of single ones:
 * most districts have both.
 */
async function rivals({ models }: Performer, { group, district, divisions }: Link): Promise<Group[]> {
  const ofDistrict = await models.groups.find({ district }).lean();
  const forSame = (other: Group) =>
    other.divisions.length === 0
      ? divisions.length === 0
      : other.divisions.some((slug) => divisions.includes(slug));
  return ofDistrict.filter((other) => other._id !== group._id && forSame(other));
}

/** Links the group; groups that served the same divisions, also those the bot is away from, serve them no longer. */
async function write(performer: Performer, scope: Scope, link: Link): Promise<GroupView> {
  const { models } = performer;
  const { group, district, divisions, by } = link;
  for (const rival of await rivals(performer, link)) {
    const kept = rival.divisions.filter((slug) => !divisions.includes(slug));
    const own = { ...scope, key: `${scope.key}/${rival._id}` };
    await audit(performer, own, { district, action: 'group.replaced', subject: rival._id });
    await setFields(models.groups, rival._id, kept.length > 0 ? { divisions: kept } : unlinked(rival));
  }
  const name = group.name ?? (await nameOfGroup(performer, group._id));
  const changes = { name, state: 'linked' as const, district, divisions, linkedBy: by };
  await setFields(models.groups, group._id, { ...changes, linkedAt: new Date(scope.facts.now) });
  await audit(performer, scope, { district, action: 'group.linked', subject: group._id });
  return groupView({ ...group, ...changes }, await divisionsOf(performer, district));
}

const unlinked = ({ state }: Group): Partial<Group> => ({
  state: state === 'gone' ? 'gone' : 'unlinked',
  district: null,
  divisions: [],
  linkedBy: null,
  linkedAt: null,
});
