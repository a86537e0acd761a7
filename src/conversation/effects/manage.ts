/** The effects of a coordinator: decide on requests and make invitations. */
import type { Officer } from '../../../models/officer.ts';
import { insertOnce } from '../../database/once.ts';
import { invitation, newCode } from '../invitations.ts';
import { divisionsOf } from '../questions/reader.ts';
import { managesPeople } from '../rights.ts';
import { divisionId, memberView } from '../views.ts';
import { changeOfficer } from './member.ts';
import { activeOfficer, audit, type Perform, type Performer, type Scope } from './performer.ts';

/** Of two coordinators who decide at the same moment the first one counts; the other learns that. */
export const decideMembership: Perform<'decide-membership'> = async (performer, scope, params) => {
  const { models, now } = performer;
  const { key } = scope;
  const coordinator = await activeCoordinator(performer, scope);
  const asked = await models.officers.findById(params.officer).lean();
  if (!coordinator || (asked && asked.district !== coordinator.district))
    return { ok: false, problem: 'not-allowed' };
  if (!asked || asked.state === 'withdrawn') return { ok: false, problem: 'gone' };

  const decided = { decidedBy: coordinator.userId, decidedAt: new Date(now()), decisionKey: key };
  const member = await changeOfficer(models, asked, (before) => {
    if (!before || before.decisionKey === key || !waits(before)) return null;
    const approved = params.decision === 'approve';
    if (before.state === 'pending') return { ...decided, state: approved ? 'active' : 'refused' };
    const { divisions, asksFor = [] } = before;
    return { ...decided, asksFor: [], divisions: approved ? [...divisions, ...asksFor] : divisions };
  });
  if (member?.decisionKey !== key) return { ok: false, problem: 'decided-before' };
  const action = params.decision === 'approve' ? 'officer.approved' : 'officer.refused';
  await audit(performer, scope, { district: member.district, action, subject: member._id });
  return { ok: true, member: memberView(member, await divisionsOf(performer, member.district)) };
};

const waits = ({ state, asksFor }: Officer) =>
  state === 'pending' || (state === 'active' && (asksFor?.length ?? 0) > 0);

/** The code is drawn once: the audit entry is written first and remembers it for a repeat. */
export const makeInvitation: Perform<'make-invitation'> = async (performer, scope, params) => {
  const { models } = performer;
  const coordinator = await activeCoordinator(performer, scope);
  if (!coordinator) return { ok: false, problem: 'not-allowed' };
  const { district, userId } = coordinator;
  const known = await divisionsOf(performer, district);
  await audit(performer, scope, { district, action: 'invitation.made', subject: newCode() });
  const entry = await models.audit.findById(scope.key).lean();
  const made = invitation({
    code: entry!.subject,
    district,
    role: params.role,
    divisions: params.divisions
      .filter((id) => known.has(id))
      .map((id) => id.slice(divisionId(district, '').length)),
    maxUses: within(params.maxUses, 1, MOST_USES),
    days: within(params.days, 1, MOST_DAYS),
    madeBy: userId,
    createdAt: entry!.at.getTime(),
  });
  await insertOnce(models.invitations, made);
  return { ok: true, code: made._id, expiresAt: made.expiresAt.getTime() };
};

const MOST_USES = 200;
const MOST_DAYS = 365;

const within = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, Math.trunc(value)));

/** The person, if still a coordinator of the district of the facts. */
export async function activeCoordinator(performer: Performer, scope: Scope): Promise<Officer | null> {
  const officer = await activeOfficer(performer, scope);
  return officer && managesPeople(officer.role) ? officer : null;
}
