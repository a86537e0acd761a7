/** The effects of coming and going: the person follows or blocks the account, or takes the consent back. */
import type { Officer } from '../../../models/officer.ts';
import { findBy } from '../../database/once.ts';
import { insertEvents, receivedEvent } from '../inbox.ts';
import { audit, type Perform, type Performer, type Scope } from './performer.ts';
import { nameInLine } from './profile.ts';

/**
 * In every district: the consent was given to the bot. Somebody who was blocked stays blocked. Drafts in groups end, as
 * the one in this chat does by the flow; what was saved stays with the division.
 */
export const withdrawConsent: Perform<'withdraw-consent'> = async (performer, scope) => {
  const { models } = performer;
  const officers = await models.officers.find({ userId: scope.facts.userId }).lean();
  await endInGroups(performer, scope, officers);
  for (const { _id, district, state } of officers) {
    await models.officers.updateOne(
      { _id },
      {
        $set: {
          name: '',
          role: 'officer',
          state: state === 'blocked' ? 'blocked' : 'withdrawn',
          divisions: [],
          asksFor: [],
          consent: null,
          requestedAt: null,
        },
      },
    );
    const own = { ...scope, key: `${scope.key}/${district}` };
    await audit(performer, own, { district, action: 'consent.withdrawn', subject: _id });
  }
  return { ok: true };
};

export const noteFollow: Perform<'note-follow'> = async (performer, scope, { follows }) => {
  const { models } = performer;
  const { userId } = scope.facts;
  const officers = await models.officers.find({ userId }).lean();
  const name = follows && officers.length > 0 ? await nameInLine(performer, userId) : null;
  for (const { _id, district, state } of officers) {
    // without consent no name is kept
    const named = name !== null && state !== 'withdrawn' && state !== 'blocked';
    await models.officers.updateOne({ _id }, { $set: { follows, ...(named && { name }) } });
    const own = { ...scope, key: `${scope.key}/${district}` };
    const action = follows ? 'officer.followed' : 'officer.unfollowed';
    await audit(performer, own, { district, action, subject: _id });
  }
  return null;
};

/** The person's conversation in each group ends as if he or she had left it. */
async function endInGroups(
  { models, now }: Performer,
  { key, facts: { userId } }: Scope,
  officers: Officer[],
): Promise<void> {
  const groups = await Promise.all(
    officers.map(({ district }) => findBy(models.groups, 'district', district)),
  );
  const own = groups.flat().filter(({ members }) => members.includes(userId));
  await insertEvents(
    models,
    own.map(({ _id: group }) => {
      const left = { type: 'memberLeft', left: { members: [{ type: 'user', userId }] } };
      const event = { ...left, webhookEventId: `${key}/${group}`, timestamp: now(), mode: 'active' };
      return receivedEvent(event, { group, userId }, now());
    }),
  );
}
