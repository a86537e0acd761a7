/** The effect `change-member`: a coordinator changes what a member may do, ends the membership, or gives it back. */
import type { Effects } from '../../../flows/effects.ts';
import type { Officer } from '../../../models/officer.ts';
import { findBy } from '../../database/once.ts';
import { divisionsOf } from '../questions/reader.ts';
import { memberView } from '../views.ts';
import { activeCoordinator } from './manage.ts';
import { changeOfficer } from './member.ts';
import { audit, type Perform, type Performer } from './performer.ts';

type Change = Effects['change-member']['params']['change'];

/**
 * Two coordinators may each end the rights of the other at the same moment: who finds the district without one
 * afterwards takes the own change back.
 */
export const changeMember: Perform<'change-member'> = async (performer, scope, { officer: id, change }) => {
  const { models, now } = performer;
  const { key } = scope;
  const coordinator = await activeCoordinator(performer, scope);
  const before = await models.officers.findById(id).lean();
  const repeated = before?.decisionKey === key;
  if (!repeated && (!coordinator || (before && before.district !== coordinator.district)))
    return { ok: false, problem: 'not-allowed' };
  if (!before || (!repeated && before.state !== (change === 'restore' ? 'left' : 'active')))
    return { ok: false, problem: 'gone' };
  const { district } = before;
  const known = await divisionsOf(performer, district);
  const slugs = (ids: string[]) =>
    ids.filter((one) => known.has(one)).map((one) => one.slice(district.length + 1));

  if (!repeated && isCoordinator(before) && endsRole(change) && !(await hasOther(performer, before)))
    return { ok: false, problem: 'last-coordinator' };
  const decided = { decidedBy: scope.facts.userId, decidedAt: new Date(now()), decisionKey: key };
  const member = await changeOfficer(models, before, (officer) => {
    if (!officer || officer.decisionKey === key || officer.state !== before.state) return null;
    return { ...decided, ...changesBy(change, scope.facts.userId, slugs) };
  });
  if (member?.decisionKey !== key) return { ok: false, problem: 'gone' };
  if (endsRole(change) && !(await hasCoordinator(performer, district))) {
    const again = { role: 'coordinator', state: 'active', removedBy: null, decisionKey: null } as const;
    await changeOfficer(models, before, () => again);
    return { ok: false, problem: 'last-coordinator' };
  }
  await audit(performer, scope, { district, action: ACTIONS[kindOf(change)], subject: before._id });
  return { ok: true, member: memberView(member, known) };
};

function changesBy(change: Change, by: string, slugs: (ids: string[]) => string[]): Partial<Officer> {
  if (change === 'remove') return { state: 'left', asksFor: [], removedBy: by };
  if (change === 'restore') return { state: 'active', removedBy: null };
  return 'role' in change ? { role: change.role } : { divisions: slugs(change.divisions), asksFor: [] };
}

const kindOf = (change: Change) =>
  typeof change === 'string' ? change : 'role' in change ? 'role' : 'divisions';

const ACTIONS = {
  role: 'officer.role-changed',
  divisions: 'officer.divisions-changed',
  remove: 'officer.removed',
  restore: 'officer.restored',
};

const isCoordinator = ({ state, role }: Officer) => state === 'active' && role === 'coordinator';

/** Who was a coordinator is none after it. */
const endsRole = (change: Change): boolean =>
  change === 'remove' || (typeof change === 'object' && 'role' in change && change.role !== 'coordinator');

const hasOther = async ({ models }: Performer, { _id, district }: Officer): Promise<boolean> =>
  (await findBy(models.officers, 'district', district)).some((one) => one._id !== _id && isCoordinator(one));

const hasCoordinator = async ({ models }: Performer, district: string): Promise<boolean> =>
  (await findBy(models.officers, 'district', district)).some(isCoordinator);
