/** The effects by which a person becomes a member: with a code at once, or by asking. */
import type { Invitation } from '../../../models/invitation.ts';
import type { Officer } from '../../../models/officer.ts';
import { takeUse } from '../invitations.ts';
import { divisionsOf } from '../questions/reader.ts';
import { higherRole } from '../rights.ts';
import { districtView, divisionId, divisionOf, memberView, officerId } from '../views.ts';
import { changeOfficer } from './member.ts';
import { audit, type Perform, type Performer } from './performer.ts';
import { NAMELESS, nameInLine } from './profile.ts';

/**
 * Uses an invitation: the person is active at once. Rights are only ever added: a member keeps divisions and the
 * higher role. A person counts once, however often the code is typed.
 */
export const redeemInvitation: Perform<'redeem-invitation'> = async (performer, scope, params) => {
  const { models, now, log } = performer;
  const { userId } = scope.facts;
  const invitation = await models.invitations.findById(params.code).lean();
  const district = invitation && (await models.districts.findById(invitation.district).lean());
  if (!invitation || !district) {
    // many of these mean that somebody tries codes
    log.warn('invitation.unknown', { by: userId });
    return { ok: false, problem: 'unknown' };
  }
  const officer = await models.officers.findById(officerId(district._id, userId)).lean();
  if (officer?.state === 'blocked') return { ok: false, problem: 'blocked' };
  const problem = await whyNot(performer, invitation, userId, officer);
  if (problem) return { ok: false, problem };

  const name = await nameInLine(performer, userId);
  const member = await changeOfficer(models, { district: district._id, userId }, (before) => {
    const kept = before?.state === 'active' ? before : null;
    const divisions = [...new Set([...(kept?.divisions ?? []), ...invitation.divisions])];
    return {
      name: name ?? (before?.name || NAMELESS),
      role: kept ? higherRole(kept.role, invitation.role) : invitation.role,
      state: 'active',
      divisions,
      asksFor: (kept?.asksFor ?? []).filter((slug) => !divisions.includes(slug)),
      follows: true,
      removedBy: null,
      consent: consentTo(params.consentVersion, kept, now()),
    };
  });
  const subject = invitation._id;
  await audit(performer, scope, { district: district._id, action: 'invitation.redeemed', subject });
  const views = await divisionsOf(performer, district._id);
  const divisions = member!.divisions.map((slug) => divisionOf(views, divisionId(district._id, slug)));
  return { ok: true, role: member!.role, district: districtView(district), divisions };
};

async function whyNot(
  { models, now }: Performer,
  invitation: Invitation,
  userId: string,
  officer: Officer | null,
): Promise<'expired' | 'used-up' | null> {
  const expired = invitation.expiresAt.getTime() <= now();
  if (invitation.usedBy.includes(userId)) {
    // the rights that it gave have ended since
    if (officer?.state === 'refused' || officer?.state === 'left') return 'used-up';
    return officer?.state === 'withdrawn' && expired ? 'expired' : null;
  }
  if (expired) return 'expired';
  return (await takeUse(models, invitation, userId)) ? null : 'used-up';
}

/**
 * Asks a coordinator to be let in. An active member asks for further divisions and keeps the others meanwhile.
 * Nothing is asked for in a district, or for divisions, that do not exist.
 */
export const requestMembership: Perform<'request-membership'> = async (performer, scope, params) => {
  const { models, now } = performer;
  const { district, consentVersion } = params;
  const { userId } = scope.facts;
  const views = await divisionsOf(performer, district);
  const asked = params.divisions.filter((id) => views.has(id)).map((id) => id.slice(district.length + 1));

  const officer = await models.officers.findById(officerId(district, userId)).lean();
  if (officer?.state === 'blocked' || (asked.length === 0 && officer?.state !== 'active'))
    return { ok: false, problem: 'blocked' };
  const repeated = officer && (await models.audit.exists({ _id: scope.key }));
  if (repeated) return { ok: true, request: memberView(officer, views) };
  if (officer?.state === 'active' && asked.every((slug) => officer.divisions.includes(slug)))
    return { ok: false, problem: 'already-member' };

  const name = await nameInLine(performer, userId);
  const member = await changeOfficer(models, { district, userId }, (before) => {
    const requested = {
      name: name ?? (before?.name || NAMELESS),
      follows: true,
      requestedAt: new Date(now()),
    };
    if (before?.state === 'blocked') return null;
    if (before?.state === 'active') {
      const further = asked.filter((slug) => !before.divisions.includes(slug));
      return { ...requested, asksFor: [...new Set([...(before.asksFor ?? []), ...further])] };
    }
    return {
      ...requested,
      role: 'officer',
      state: 'pending',
      divisions: asked,
      asksFor: [],
      consent: consentTo(consentVersion, before, now()),
      decidedBy: null,
      decidedAt: null,
      decisionKey: null,
      removedBy: null,
    };
  });
  await audit(performer, scope, { district, action: 'officer.requested', subject: member!._id });
  return { ok: true, request: memberView(member!, views) };
};

/** The time of the first consent to a version of the text counts. */
const consentTo = (version: number, before: Officer | null, now: number): Officer['consent'] =>
  before?.consent?.version === version ? before.consent : { version, at: new Date(now) };
