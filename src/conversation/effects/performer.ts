/** What effects are performed with, and the checks that they share. */
import type { Logger } from 'winston';
import type { EffectName, Effects } from '../../../flows/effects.ts';
import type { Facts } from '../../../flows/facts.ts';
import type { AuditEntry } from '../../../models/audit-entry.ts';
import type { Models } from '../../../models/index.ts';
import type { Officer } from '../../../models/officer.ts';
import { findById, insertOnce } from '../../database/once.ts';
import type { LineClient } from '../../line/client.ts';
import type { Reminders } from '../../reminders/runner.ts';
import { officerId } from '../views.ts';

/** Effects that write to the database; the others are the engine's own. */
export type DataEffect = Exclude<EffectName, 'say' | 'notify' | 'later'>;

type GroupCalls = 'groupSummary' | 'groupMembersCount' | 'groupMember' | 'leaveGroup' | 'leaveRoom';

export interface Performer {
  models: Models;
  line: Pick<LineClient, 'profile' | 'push' | 'quota' | 'consumption' | GroupCalls>;
  now: () => number;
  log: Pick<Logger, 'warn'>;
  /** Tells the fetcher that there is something to download. */
  wakeFetcher: () => void;
  /** Tells the job that there is a report to make. */
  wakeExports: () => void;
  /** Tells the job that there is a plan to read. */
  wakeImports: () => void;
  reminders: Pick<Reminders, 'send' | 'defaults'>;
}

/** For whom and where an effect is performed. */
export interface Scope {
  facts: Facts;
  /** The same for every repeat of the same effect. */
  key: string;
  conversation: string;
  run: string;
}

/** Performs an effect; a repeat with the same key changes nothing more and gives the same answer. */
export type Perform<E extends DataEffect> = (
  performer: Performer,
  scope: Scope,
  params: Effects[E]['params'],
) => Promise<Effects[E]['answer']>;

/**
 * The person as the database knows him or her now, if still an active member of the district of the facts. In a group,
 * the rights of who blocked the account rest.
 */
export async function activeOfficer({ models }: Performer, { facts }: Scope): Promise<Officer | null> {
  if (!facts.district) return null;
  const officer = await findById(models.officers, officerId(facts.district.slug, facts.userId));
  const rests = facts.group !== undefined && officer?.follows === false;
  return officer?.state === 'active' && !rests ? officer : null;
}

/** Writes down who did what to what; a repeat leaves the first entry. */
export async function audit(
  { models, now }: Performer,
  { key, facts }: Scope,
  entry: Pick<AuditEntry, 'district' | 'action' | 'subject'>,
): Promise<void> {
  await insertOnce(models.audit, { _id: key, at: new Date(now()), by: facts.userId, ...entry });
}
