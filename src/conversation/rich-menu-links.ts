/** Who has which rich menu, from the officers, and what LINE was told of it. */
import type { Models } from '../../models/index.ts';
import type { Officer } from '../../models/officer.ts';
import type { RichMenuLink } from '../../models/rich-menu-link.ts';
import { insertNew } from '../database/once.ts';
import type { MenuName } from '../line/rich-menus/definitions.ts';
import type { MenuPeople } from '../line/rich-menus/sync.ts';
import { higherRole } from './rights.ts';

type Standing = Pick<Officer, 'role' | 'state' | 'follows'>;

/**
 * The menu of a person's role, of the highest in several districts; null, for the default menu, without one. LINE
 * links no menu to who has not added the account: who adds it (again) is looked at then.
 */
export function menuOf(officers: Standing[]): MenuName | null {
  const roles = officers
    .filter(({ state, follows }) => state === 'active' && follows)
    .map(({ role }) => role);
  return roles.length > 0 ? roles.reduce(higherRole) : null;
}

export const newLink = (userId: string): RichMenuLink => ({
  ...{ _id: userId, linked: null, state: 'settled', asked: 0, attempts: 0, nextAttemptAt: null },
});

/** LINE refuses a whole list for one id of another form. */
const USER_ID = /^U[0-9a-f]{32}$/;

export function menuPeople(models: Models): MenuPeople {
  return {
    async all() {
      const officers = await models.officers.find({}, { userId: 1, role: 1, state: 1, follows: 1 }).lean();
      const links = new Map(
        (await models.richMenuLinks.find().lean()).map((link) => [link._id, link.linked]),
      );
      const people = Map.groupBy(officers, ({ userId }) => userId);
      return [...people]
        .filter(([userId]) => USER_ID.test(userId))
        .map(([userId, known]) => ({ userId, menu: menuOf(known), linked: links.get(userId) ?? null }));
    },
    async noteLinked(userIds, linked) {
      await insertNew(models.richMenuLinks, userIds.map(newLink));
      await models.richMenuLinks.updateMany({ _id: { $in: userIds } }, { $set: { linked } });
    },
  };
}
