/** What is read before every event: who the person is and where, for many conversations in one read. */
import type { Facts, GroupView } from '../../flows/facts.ts';
import type { Group } from '../../models/group.ts';
import type { Models } from '../../models/index.ts';
import type { Officer } from '../../models/officer.ts';
import { findBy, findById } from '../database/once.ts';
import { chatOf } from './chat.ts';
import { directoryOf } from './directory.ts';
import { divisionId, divisionOf, groupView } from './views.ts';

/** `conversation` is its key, `district` where the person was last time; `now` the time of the event, epoch ms. */
export type ReadFacts = (conversation: string, district: string | null, now: number) => Promise<Facts>;

export function createFactsReader(models: Models): ReadFacts {
  const directory = directoryOf(models);

  async function groupOf(id: string): Promise<GroupView> {
    const stored: Group | null = await findById(models.groups, id);
    if (!stored) return { id, name: null, state: 'unlinked', district: null, divisions: [] };
    return groupView(stored, stored.district ? await directory.divisions(stored.district) : new Map());
  }

  return async (conversation, last, now) => {
    const chat = chatOf(conversation);
    const [officers, group] = await Promise.all([
      chat.userId === '' ? [] : findBy(models.officers, 'userId', chat.userId),
      chat.group === null ? null : groupOf(chat.group),
    ]);
    const { userId } = chat;
    const officer = pick(officers, group?.district ?? last, group !== null);
    const where = officer?.district ?? group?.district;
    const district = where ? await directory.district(where) : null;
    const base = { now, userId, district, ...(group && { group }) };
    if (!officer) return { ...base, person: null };
    const { name, role } = officer;
    // the rights of who blocked the account rest; 1:1 they cannot write anyway
    const state = officer.state === 'active' && group && !officer.follows ? 'left' : officer.state;
    const all = await directory.divisions(officer.district);
    const divisions = officer.divisions
      .map((slug) => divisionOf(all, divisionId(officer.district, slug)))
      .filter(({ id }) => !group || serves(group, id));
    return { ...base, person: { name, role, state, divisions } };
  };
}

/** Whether the work of the division (its id) belongs into the group. */
function serves({ district, divisions }: GroupView, division: string): boolean {
  if (divisions.length > 0) return divisions.some(({ id }) => id === division);
  return district !== null && division.startsWith(`${district}/`);
}

/**
 * Somebody known in several districts acts in the one where he or she is a member, and was last; in a group, in the
 * group's wherever known there.
 */
function pick(officers: Officer[], district: string | null, inGroup: boolean): Officer | null {
  const rank = (officer: Officer) =>
    (officer.state === 'active' ? 2 : 0) + (officer.district === district ? (inGroup ? 4 : 1) : 0);
  return officers.toSorted((one, other) => rank(other) - rank(one))[0] ?? null;
}
