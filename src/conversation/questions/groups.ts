/** Questions about LINE groups and what was seen in them. */
import { findBy, findById } from '../../database/once.ts';
import { accessOf, managesPeople } from '../rights.ts';
import { groupView } from '../views.ts';
import { type Answerer, divisionsOf } from './reader.ts';

export const groups: Answerer<'groups'> = async (reader, facts) => {
  const access = accessOf(facts);
  if (!access || !managesPeople(access.person.role)) return [];
  const [found, divisions] = await Promise.all([
    findBy(reader.models.groups, 'district', access.district.slug),
    divisionsOf(reader, access.district.slug),
  ]);
  return found
    .filter(({ state }) => state === 'linked')
    .sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'th'))
    .map((group) => groupView(group, divisions));
};

export const group: Answerer<'group'> = async (reader, facts) => {
  const found = facts.group ? await findById(reader.models.groups, facts.group.id) : null;
  if (!found || found.state === 'gone') return null;
  return groupView(found, found.district ? await divisionsOf(reader, found.district) : new Map());
};

export const seenPhoto: Answerer<'seen-photo'> = async ({ models }, facts, { messageId }) => {
  const access = accessOf(facts);
  const isHere = facts.group?.state === 'linked' && facts.group.district === access?.district.slug;
  const seen = isHere ? await findById(models.seenMessages, messageId) : null;
  if (!seen || seen.group !== facts.group?.id) return { problem: 'unknown' };
  // taken back before it arrived, it is not even known to be a photo
  if (seen.gone) return { problem: 'gone' };
  if (seen.kind !== 'photo') return { problem: 'unknown' };
  const album = seen.album ? await findBy(models.seenMessages, 'album', seen.album) : [seen];
  const photos = album
    .filter((one) => one.kind === 'photo' && one.group === seen.group && !one.gone)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a._id.localeCompare(b._id))
    .map(({ _id, person, at }) => ({ messageId: _id, sentBy: person ?? '', at: at.getTime() }));
  return { photos };
};
