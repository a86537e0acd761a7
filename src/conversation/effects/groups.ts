/** The effects of coming and going: the bot into and out of LINE groups, and people into and out of a linked one. */
import { v5 as uuidOf } from 'uuid';
import type { LineMessage } from '../../../flows/facts.ts';
import type { Group } from '../../../models/group.ts';
import { findById, insertOnce, setFields } from '../../database/once.ts';
import { divisionsOf } from '../questions/reader.ts';
import { groupView, officerId } from '../views.ts';
import { changeOfficer } from './member.ts';
import { audit, type Perform, type Performer, type Scope } from './performer.ts';

/** What it was linked to is kept while the bot is away, and counts again when it comes back. */
export const noteGroup: Perform<'note-group'> = async (performer, scope, { group: id, happened }) => {
  const { models } = performer;
  if (happened === 'left') {
    const group = await findById(models.groups, id);
    if (!group) return { group: null };
    await setFields(models.groups, id, { state: 'gone' });
    await auditOf(performer, scope, group, 'group.left');
    return { group: null };
  }
  const joinedAt = new Date(scope.facts.now);
  const group = await groupOf(performer, id, joinedAt);
  const state = group.district === null ? 'unlinked' : 'linked';
  const name = (await nameOfGroup(performer, id)) ?? group.name;
  await setFields(models.groups, id, { state, name, joinedAt });
  await auditOf(performer, scope, group, 'group.joined');
  const divisions = group.district ? await divisionsOf(performer, group.district) : new Map();
  return { group: groupView({ ...group, state, name }, divisions) };
};

/** The document of a group, made when the bot was not told that it came in. */
export async function groupOf({ models }: Performer, id: string, joinedAt: Date): Promise<Group> {
  const nothing = { name: null, district: null, linkedBy: null, linkedAt: null, lastGreeting: null };
  const lists = { divisions: [], members: [], greeted: [] };
  await insertOnce(models.groups, { _id: id, state: 'unlinked', joinedAt, ...nothing, ...lists });
  return (await findById(models.groups, id))!;
}

/** Null when LINE does not tell. */
export async function nameOfGroup({ line }: Performer, id: string): Promise<string | null> {
  const summary = await line.groupSummary(id);
  return summary.kind === 'ok' ? summary.body.groupName : null;
}

/** A group that is linked to no district has no audit: nobody would read it. */
async function auditOf(performer: Performer, scope: Scope, group: Group, action: string): Promise<void> {
  const { _id: subject, district } = group;
  if (district) await audit(performer, scope, { district, action, subject });
}

/** A linked group is not left, whatever the flow believes. One that LINE could not be told to leave stays `unlinked`. */
export const leaveChat: Perform<'leave-chat'> = async (performer, scope, { chat, goodbye }) => {
  const { models, line, log } = performer;
  const group = await findById(models.groups, chat);
  if (group && group.state !== 'unlinked') return null;
  if (group && goodbye && (await isCheap(performer, chat)))
    await line.push(chat, goodbye as LineMessage[], uuidOf(scope.key, GOODBYES));
  const { kind } = await (chat.startsWith('R') ? line.leaveRoom(chat) : line.leaveGroup(chat));
  // any other refusal means that it is not in there
  if (kind === 'unreachable' || kind === 'rate-limited')
    log.warn('group.not-left', { group: chat, why: kind });
  else if (group) await setFields(models.groups, chat, { state: 'gone' });
  return null;
};

/** Namespace of the retry keys of goodbyes. */
const GOODBYES = 'd3a3f0f6-5a0c-4c6e-9b43-64b0a2f6f2d1';

/** A push to a group is counted once a member: it may take this share of the messages left in the month. */
const CHEAP_SHARE = 0.05;

async function isCheap({ line }: Performer, group: string): Promise<boolean> {
  const answers = [line.groupMembersCount(group), line.quota(), line.consumption()] as const;
  const [members, quota, used] = await Promise.all(answers);
  if (members.kind !== 'ok' || quota.kind !== 'ok' || used.kind !== 'ok') return false;
  if (quota.body.type === 'none') return true;
  return members.body.count <= CHEAP_SHARE * ((quota.body.value ?? 0) - used.body.totalUsage);
}

/**
 * Officers and heads whose last group of the district this was lose their rights with it, and have them again when they
 * come back into one. Coordinators and directors are no part of a group's work.
 */
export const noteMembers: Perform<'note-members'> = async (performer, scope, { group: id, joined, left }) => {
  const { models } = performer;
  const group = await findById(models.groups, id);
  if (group?.state !== 'linked') return { greet: [] };
  const isRepeat = group.lastGreeting?.key === scope.key;
  const people = isRepeat
    ? group.lastGreeting!.people
    : [...new Set(joined)].filter((userId) => !group.greeted.includes(userId));
  await models.groups.updateOne(
    { _id: id },
    {
      $addToSet: { members: { $each: joined }, greeted: { $each: joined } },
      $set: { lastGreeting: { key: scope.key, people } },
    },
  );
  await models.groups.updateOne({ _id: id }, { $pullAll: { members: left } });
  for (const userId of joined) await comesBack(performer, scope, group, userId);
  for (const userId of left) await goes(performer, scope, group, userId);
  return { greet: people };
};

async function comesBack(performer: Performer, scope: Scope, group: Group, userId: string): Promise<void> {
  const district = group.district!;
  const before = await findById(performer.models.officers, officerId(district, userId));
  if (before?.state !== 'left' || before.removedBy) return;
  await changeOfficer(performer.models, before, (officer) =>
    officer?.state === 'left' ? { state: 'active' } : null,
  );
  const own = { ...scope, key: `${scope.key}/${userId}` };
  await audit(performer, own, { district, action: 'officer.came-back', subject: before._id });
}

async function goes(performer: Performer, scope: Scope, group: Group, userId: string): Promise<void> {
  const district = group.district!;
  const before = await findById(performer.models.officers, officerId(district, userId));
  const belongs = before?.state === 'active' && (before.role === 'officer' || before.role === 'head');
  if (!before || !belongs || (await isInAnother(performer, group, userId))) return;
  await changeOfficer(performer.models, before, (officer) =>
    officer?.state === 'active' ? { state: 'left' } : null,
  );
  const own = { ...scope, key: `${scope.key}/${userId}` };
  await audit(performer, own, { district, action: 'officer.left', subject: before._id });
}

/** LINE knows; where it does not answer, who was seen there is there. */
async function isInAnother({ models, line }: Performer, group: Group, userId: string): Promise<boolean> {
  const ofDistrict = await models.groups.find({ district: group.district }).lean();
  const others = ofDistrict.filter(({ _id, state }) => _id !== group._id && state === 'linked');
  const found = await Promise.all(
    others.map(async ({ _id, members }) => {
      const { kind } = await line.groupMember(_id, userId);
      return kind === 'ok' || (kind !== 'rejected' && members.includes(userId));
    }),
  );
  return found.includes(true);
}
