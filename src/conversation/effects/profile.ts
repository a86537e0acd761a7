/** The name that a person has in LINE. */
import type { Performer } from './performer.ts';

/**
 * Null when LINE does not tell: it is away, or the person does not follow the account and was seen in no linked group,
 * where LINE tells the names of all.
 */
export async function nameInLine(performer: Performer, userId: string): Promise<string | null> {
  const { models, line } = performer;
  const profile = await line.profile(userId);
  if (profile.kind === 'ok') return profile.body.displayName;
  const group = await models.groups.findOne({ members: userId, state: 'linked' }).lean();
  const member = group && (await line.groupMember(group._id, userId));
  return member?.kind === 'ok' ? member.body.displayName : null;
}

/** Stands for a name that LINE did not tell; the next follow brings the real one. */
export const NAMELESS = 'ผู้ใช้ LINE';
