/** The effects of coming and going: the person follows or blocks the account, or takes the consent back. */
import { audit, type Perform } from './performer.ts';
import { nameInLine } from './profile.ts';

/** In every district: the consent was given to the bot. Somebody who was blocked stays blocked. */
export const withdrawConsent: Perform<'withdraw-consent'> = async (performer, scope) => {
  const { models } = performer;
  const officers = await models.officers.find({ userId: scope.facts.userId }).lean();
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
