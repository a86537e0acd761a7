/**
 * The effects of flows that change data. Each asks the database again what the person may do, never the flow, and
 * leaves an entry in the audit. Everything but `say`, `notify` and `later`, which are the engine's own.
 */
import type { Effects } from '../../../flows/effects.ts';
import type { MenuFollower } from '../rich-menu-follower.ts';
import { askForMeasure } from './ask-for-measure.ts';
import { changeMember } from './change-member.ts';
import { dropEvidence, fetchEvidence, keepLink } from './evidence.ts';
import { exportReport } from './export-report.ts';
import { fileEvidence } from './file-evidence.ts';
import { leaveChat, noteGroup, noteMembers } from './groups.ts';
import { decideImport, dropImport, fetchPlan, importPlan } from './import-plan.ts';
import { redeemInvitation, requestMembership } from './join.ts';
import { noteFollow, withdrawConsent } from './leave.ts';
import { linkGroup, makeGroupCode, redeemGroupCode, unlinkGroup } from './link-group.ts';
import { decideMembership, makeInvitation } from './manage.ts';
import type { DataEffect, Perform, Performer, Scope } from './performer.ts';
import { sendReminders, setReminders } from './reminders.ts';
import { saveUpdate } from './save-update.ts';
import { setSignatures } from './set-signatures.ts';
import { takeBack } from './take-back.ts';
import { whoseMenu } from './whose-menu.ts';

const performs: { [E in DataEffect]: Perform<E> } = {
  'save-update': saveUpdate,
  'fetch-evidence': fetchEvidence,
  'keep-link': keepLink,
  'drop-evidence': dropEvidence,
  'redeem-invitation': redeemInvitation,
  'request-membership': requestMembership,
  'decide-membership': decideMembership,
  'make-invitation': makeInvitation,
  'withdraw-consent': withdrawConsent,
  'note-follow': noteFollow,
  'note-group': noteGroup,
  'link-group': linkGroup,
  'make-group-code': makeGroupCode,
  'redeem-group-code': redeemGroupCode,
  'unlink-group': unlinkGroup,
  'leave-chat': leaveChat,
  'note-members': noteMembers,
  'file-evidence': fileEvidence,
  'take-back': takeBack,
  'change-member': changeMember,
  'ask-for-measure': askForMeasure,
  'set-reminders': setReminders,
  'send-reminders': sendReminders,
  'set-signatures': setSignatures,
  'export-report': exportReport,
  'fetch-plan': fetchPlan,
  'decide-import': decideImport,
  'import-plan': importPlan,
  'drop-import': dropImport,
};

export type PerformEffect = <E extends DataEffect>(
  scope: Scope,
  type: E,
  params: Effects[E]['params'],
) => Promise<Effects[E]['answer']>;

/**
 * Errors of the database are thrown: the effect is to be performed again with the same key. `checkMenus` hears, once an
 * effect is done, of the people whose rich menu may have to change.
 */
export function createEffects(performer: Performer, checkMenus?: MenuFollower['check']): PerformEffect {
  return async (scope, type, params) => {
    const answer = await performs[type](performer, scope, params);
    const whose = whoseMenu(scope, type, params);
    if (whose) await checkMenus?.(whose.people, { anew: whose.anew });
    return answer;
  };
}
