/** Who may use which flow, and where: in a 1:1 chat, in a group that is linked or not. Pure. */
import type { Facts } from '../../flows/facts.ts';
import type { Flow } from '../../flows/flow.ts';
import type { GroupGuideStart } from '../../flows/starts.ts';
import { chatOf } from './chat.ts';

/** What somebody who is no active member may use, in a 1:1 chat. */
const FOR_EVERYBODY = new Set(['join', 'help', 'withdraw-consent', 'fallback', 'stale-button']);

/** What works in every group: linking it, and what the bot says of itself. */
const OF_GROUPS = new Set(['greet-group', 'welcome-members', 'group-guide']);
const LINKS = 'link-group';

export const isMember = ({ person }: Facts): boolean => person?.state === 'active';

export const isForEverybody = (flow: string): boolean => FOR_EVERYBODY.has(flow);

/**
 * Why the person cannot use the flow in this group; null where he or she can. Told by the flow `group-guide`.
 */
export function refusalInGroup(
  { name, place }: Pick<Flow, 'name' | 'place'>,
  facts: Facts,
): GroupGuideStart['reason'] | null {
  const { group, person, district, userId } = facts;
  if (!group || OF_GROUPS.has(name)) return null;
  if (userId === '') return 'no-user';
  if (name === LINKS) return null;
  if (group.state === 'unlinked') return 'unlinked';
  if (!isMember(facts)) return 'not-a-member';
  const seesAll = person?.role === 'coordinator' || person?.role === 'director';
  if (district?.slug !== group.district || (!seesAll && person?.divisions.length === 0))
    return 'not-of-this-group';
  return place === 'direct' ? 'private-only' : null;
}

/** Whether a run of the flow may go on. */
export function mayGoOn(flow: Flow, facts: Facts): boolean {
  if (facts.group) return refusalInGroup(flow, facts) === null;
  return isMember(facts) || isForEverybody(flow.name);
}

/**
 * In a group everybody sees everybody's buttons. A run's id ends in a mark of the person whom it belongs to, and the
 * buttons carry it, so that a tap by somebody else is known.
 */
export function runIdOf(id: string, conversation: string): string {
  const { group, userId } = chatOf(conversation);
  return group === null || userId === '' ? id : `${id}.${markOf(userId)}`;
}

/** Whether the run belongs to somebody other than the person of the conversation. */
export function isOfSomebodyElse(run: string, conversation: string): boolean {
  const mark = run.split('.')[1];
  return mark !== undefined && mark !== markOf(chatOf(conversation).userId);
}

/** Four letters or digits: FNV-1a of the user id. Of a thousand pairs in a group, hardly one shares its mark. */
function markOf(userId: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(userId)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash % 36 ** 4).toString(36).padStart(4, '0');
}
