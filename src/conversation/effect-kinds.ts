/** Which effects answer, and which promise that something will be said later. */
import type { EffectName, Effects } from '../../flows/effects.ts';

type Answering = { [E in EffectName]: Effects[E]['answer'] extends null ? never : E }[EffectName];

const answering: Record<Answering, true> = {
  'save-update': true,
  'redeem-invitation': true,
  'request-membership': true,
  'decide-membership': true,
  'make-invitation': true,
  'withdraw-consent': true,
  'note-group': true,
  'link-group': true,
  'make-group-code': true,
  'redeem-group-code': true,
  'unlink-group': true,
  'note-members': true,
  'file-evidence': true,
  'change-member': true,
  'ask-for-measure': true,
  'set-reminders': true,
  'send-reminders': true,
  'set-signatures': true,
  'export-report': true,
  'decide-import': true,
  'import-plan': true,
};

/** Its result goes back to the run as an event. */
export const isAnswering = (type: string): boolean => type in answering;

/** After it the person hears something, now or when a job or a timer is done. */
export const leadsToWords = (type: string): boolean =>
  type === 'say' ||
  type === 'later' ||
  type === 'fetch-evidence' ||
  type === 'fetch-plan' ||
  isAnswering(type);
