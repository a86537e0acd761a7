/** The rich menus of the account, who has which, and the names (aliases) by which tabs lead to them. */
import type { Person, ShownMenu } from './control-api.ts';
import type { SwitchStatus } from './events.ts';
import * as ids from './ids.ts';
import type { Platform } from './platform.ts';
import { type Answer, ok, refuse } from './sending.ts';
import type { LineError } from './validation/requests.ts';
import {
  aliasUpdateError,
  isAlias,
  menuIdError,
  newAliasError,
  richMenuError,
} from './validation/rich-menus.ts';

export type RichMenus = ReturnType<typeof createRichMenus>;

/** LINE's bounds for menus and for aliases. */
const MOST = 1000;
/** LINE says "normally within a few seconds"; long enough that nobody counts on it being done with the answer. */
const BULK_MS = 200;
const USER_ID = /^U[0-9a-f]{32}$/;

/** An error with the empty `details` that LINE's rich-menu service adds. */
const plain = (message: string): LineError => ({ message, details: [] });
const NOT_FOUND = refuse(404, 'Not found');
const BAD_USER = refuse(400, "The value for the 'userId' parameter is invalid");
const BAD_ALIAS = refuse(400, "The value for the 'richMenuAliasId' parameter is invalid");
const NO_IMAGE = refuse(400, plain('must upload richmenu image before applying it to user'));
const NO_ALIAS = refuse(404, plain('richmenu alias not found'));
/** LINE documents that there is such an answer, not its words. */
const TOO_MANY = refuse(400, plain('the number of richmenus or aliases exceeds the limit'));

export function createRichMenus(platform: Platform) {
  const state = platform.state.richMenus;
  const timers = new Set<NodeJS.Timeout>();

  const menuOf = (id: string) => (Object.hasOwn(state.menus, id) ? state.menus[id] : undefined);
  const aliasOf = (alias: string) => (Object.hasOwn(state.aliases, alias) ? state.aliases[alias] : undefined);
  const changed = (person: Person | null) =>
    platform.publish({ type: 'rich-menu', person: person?.id ?? null });
  const response = (richMenuId: string) => ({ richMenuId, ...menuOf(richMenuId)!.menu });

  /** Why a menu cannot be shown to anybody; null when it can. */
  function unusable(richMenuId: string): Answer | null {
    const menu = menuOf(richMenuId);
    return !menu ? NOT_FOUND : menu.image === null ? NO_IMAGE : null;
  }

  /** LINE accepts users who are not friends, and does nothing for them. */
  function link(userId: string, richMenuId: string | null) {
    const person = platform.personOf(userId);
    if (person?.friendship !== 'friend') return;
    if (richMenuId === null) delete state.linked[userId];
    else state.linked[userId] = richMenuId;
    changed(person);
  }

  /** LINE's 400 for the users of a bulk request; null when they can be taken. */
  function usersError(userIds: unknown): Answer | null {
    if (!Array.isArray(userIds) || userIds.length === 0) return badProperty('userIds');
    if (userIds.length > 500) return badProperty('userIds', 'size must be between 1 and 500');
    const wrong = userIds.findIndex((id) => typeof id !== 'string' || !USER_ID.test(id));
    if (wrong < 0) return null;
    const property = `userIds[${wrong}]`;
    return refuse(400, `The property, '${property}', in the request body is invalid (line: -, column: -)`);
  }

  function later(userIds: string[], richMenuId: string | null): Answer {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (richMenuId === null || unusable(richMenuId) === null)
        for (const userId of userIds) link(userId, richMenuId);
    }, BULK_MS);
    timers.add(timer);
    return { status: 202, body: {} };
  }

  /** LINE's 400 for a menu that an alias may not stand for; null when it may. */
  const notForAlias = (richMenuId: string) =>
    menuOf(richMenuId)?.image ? null : refuse(400, plain('richmenu not found'));

  /** The menu that a person has, if any. */
  function menuIdOf({ userId, friendship }: Person): string | null {
    if (friendship !== 'friend') return null;
    const id = state.linked[userId] ?? state.standard;
    return id !== null && menuOf(id) ? id : null;
  }

  return {
    create(body: unknown): Answer {
      const error = richMenuError(body);
      if (error) return refuse(400, error);
      if (Object.keys(state.menus).length >= MOST) return TOO_MANY;
      const richMenuId = ids.richMenuId();
      state.menus[richMenuId] = { menu: body as object & Record<string, unknown>, image: null };
      platform.store.changed();
      return ok({ richMenuId });
    },
    validate(body: unknown): Answer {
      const error = richMenuError(body);
      return error ? refuse(400, error) : ok();
    },
    list: (): Answer => ok({ richmenus: Object.keys(state.menus).map(response) }),
    get: (id: string): Answer => (menuOf(id) ? ok(response(id)) : NOT_FOUND),
    delete(id: string): Answer {
      if (!menuOf(id)) return NOT_FOUND;
      delete state.menus[id];
      if (state.standard === id) state.standard = null;
      for (const [userId, linked] of Object.entries(state.linked))
        if (linked === id) delete state.linked[userId];
      void platform.store.drop(id);
      changed(null);
      return ok();
    },

    /** Type of a menu's picture: null when it has none, undefined when there is no such menu. */
    image: (id: string): string | null | undefined => menuOf(id)?.image,
    setImage(id: string, contentType: string) {
      menuOf(id)!.image = contentType;
      platform.store.changed();
    },

    setStandard(id: string): Answer {
      const problem = unusable(id);
      if (problem) return problem;
      state.standard = id;
      changed(null);
      return ok();
    },
    getStandard: (): Answer =>
      state.standard ? ok({ richMenuId: state.standard }) : refuse(404, plain('no default richmenu')),
    clearStandard(): Answer {
      state.standard = null;
      changed(null);
      return ok();
    },

    link(userId: string, richMenuId: string): Answer {
      if (!USER_ID.test(userId)) return BAD_USER;
      const problem = unusable(richMenuId);
      if (problem) return problem;
      link(userId, richMenuId);
      return ok();
    },
    unlink(userId: string): Answer {
      if (!USER_ID.test(userId)) return BAD_USER;
      link(userId, null);
      return ok();
    },
    linked(userId: string): Answer {
      if (!USER_ID.test(userId)) return BAD_USER;
      const id = state.linked[userId];
      return id ? ok({ richMenuId: id }) : refuse(404, plain('the user has no richmenu'));
    },
    bulkLink(body: unknown): Answer {
      const { richMenuId, userIds } = (body ?? {}) as { richMenuId?: string; userIds?: string[] };
      const error = menuIdError(richMenuId);
      const problem = error ? refuse(400, error) : usersError(userIds);
      if (problem) return problem;
      const unfit = unusable(richMenuId!);
      if (unfit) return unfit === NOT_FOUND ? refuse(404, plain('richmenu not found')) : unfit;
      return later(userIds!, richMenuId!);
    },
    bulkUnlink(body: unknown): Answer {
      const { userIds } = (body ?? {}) as { userIds?: string[] };
      return usersError(userIds) ?? later(userIds!, null);
    },

    createAlias(body: unknown): Answer {
      const error = newAliasError(body);
      if (error) return refuse(400, error);
      const { richMenuAliasId, richMenuId } = body as { richMenuAliasId: string; richMenuId: string };
      const problem = notForAlias(richMenuId);
      if (problem) return problem;
      if (aliasOf(richMenuAliasId)) return refuse(400, plain('conflict richmenu alias id'));
      if (Object.keys(state.aliases).length >= MOST) return TOO_MANY;
      state.aliases[richMenuAliasId] = richMenuId;
      platform.store.changed();
      return ok();
    },
    updateAlias(alias: string, body: unknown): Answer {
      const error = aliasUpdateError(body);
      if (!isAlias(alias)) return BAD_ALIAS;
      if (error) return refuse(400, error);
      if (!aliasOf(alias)) return NO_ALIAS;
      const { richMenuId } = body as { richMenuId: string };
      const problem = notForAlias(richMenuId);
      if (problem) return problem;
      state.aliases[alias] = richMenuId;
      platform.store.changed();
      return ok();
    },
    deleteAlias(alias: string): Answer {
      if (!isAlias(alias)) return BAD_ALIAS;
      if (!aliasOf(alias)) return NO_ALIAS;
      delete state.aliases[alias];
      platform.store.changed();
      return ok();
    },
    getAlias(alias: string): Answer {
      if (!isAlias(alias)) return BAD_ALIAS;
      const richMenuId = aliasOf(alias);
      return richMenuId ? ok({ richMenuAliasId: alias, richMenuId }) : NO_ALIAS;
    },
    listAliases: (): Answer =>
      ok({
        aliases: Object.entries(state.aliases).map(([richMenuAliasId, richMenuId]) => ({
          richMenuAliasId,
          richMenuId,
        })),
      }),

    /** What stands below the person's chat with the bot. */
    shownTo(person: Person): ShownMenu {
      const id = menuIdOf(person);
      return id === null
        ? { menu: null, imageUrl: null }
        : { menu: response(id), imageUrl: `/control/rich-menus/${id}/image` };
    },
    /** A tapped tab: the menu behind the alias becomes the person's own. */
    switchTo(person: Person, alias: string): SwitchStatus {
      const id = aliasOf(alias);
      if (!id) return 'RICHMENU_ALIAS_ID_NOTFOUND';
      if (!menuOf(id)) return 'RICHMENU_NOTFOUND';
      link(person.userId, id);
      return 'SUCCESS';
    },
    /** The person is a stranger again. */
    forget({ id, userId }: Person) {
      delete state.linked[userId];
      platform.publish({ type: 'rich-menu', person: id });
    },
    /** What was accepted and not done yet stays undone. */
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

const badProperty = (property: string, message = 'must be specified'): Answer =>
  refuse(400, { message: 'The request body has 1 error(s)', details: [{ message, property }] });
