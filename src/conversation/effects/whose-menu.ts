/** Whose rich menu has to be looked at after an effect: those of whom it may have changed what they may do. */
import type { Effects } from '../../../flows/effects.ts';
import type { DataEffect, Scope } from './performer.ts';

export interface Whose {
  /** LINE user ids. */
  people: string[];
  /** They have just added the account. */
  anew: boolean;
}

type Whoses = { [E in DataEffect]?: (params: Effects[E]['params'], userId: string) => Whose | null };

const whoses: Whoses = {
  'redeem-invitation': (_, userId) => ({ people: [userId], anew: false }),
  'request-membership': (_, userId) => ({ people: [userId], anew: false }),
  'withdraw-consent': (_, userId) => ({ people: [userId], anew: false }),
  // of somebody who blocks the account LINE takes no menu
  'note-follow': ({ follows }, userId) => (follows ? { people: [userId], anew: true } : null),
  'decide-membership': ({ officer }) => ({ people: [userOf(officer)], anew: false }),
  'change-member': ({ officer }) => ({ people: [userOf(officer)], anew: false }),
  'note-members': ({ joined, left }) => ({ people: [...joined, ...left], anew: false }),
};

/** Null after effects that change nobody. */
export const whoseMenu = <E extends DataEffect>(
  { facts }: Scope,
  type: E,
  params: Effects[E]['params'],
): Whose | null => whoses[type]?.(params, facts.userId) ?? null;

/** The id of an officer document is `district/userId`. */
const userOf = (officer: string) => officer.slice(officer.lastIndexOf('/') + 1);
