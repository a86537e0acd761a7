/** LINE groups for tests on the database. */
import type { Group } from '../../models/group.ts';
import type { Models } from '../../models/index.ts';
import type { SeenMessage } from '../../models/seen-message.ts';
import { NOW, PEOPLE } from './office.ts';

export const GROUP = `C${'1'.repeat(32)}`;
export const SECOND_GROUP = `C${'2'.repeat(32)}`;

/** A group that is linked to all divisions of เขตร่มเย็น, unless `given` says otherwise. */
export async function addGroup(models: Models, given: Partial<Group> = {}): Promise<Group> {
  const group: Group = {
    _id: GROUP,
    name: 'กลุ่มเขตร่มเย็น',
    state: 'linked',
    district: 'rom-yen',
    divisions: [],
    linkedBy: PEOPLE.coordinator,
    linkedAt: new Date(NOW),
    joinedAt: new Date(NOW),
    members: [],
    greeted: [],
    lastGreeting: null,
    ...given,
  };
  await models.groups.create(group);
  return group;
}

export const unlinkedGroup = {
  state: 'unlinked',
  district: null,
  linkedBy: null,
  linkedAt: null,
} as const satisfies Partial<Group>;

/** A photo that Malee sent to the group, unless `given` says otherwise. */
export async function addSeenPhoto(
  models: Models,
  given: Partial<SeenMessage> & Pick<SeenMessage, '_id'>,
): Promise<void> {
  const at = new Date(NOW - 60_000);
  const photo = { group: GROUP, kind: 'photo', person: PEOPLE.malee, at, album: null, gone: false } as const;
  await models.seenMessages.create({ ...photo, ...given });
}
