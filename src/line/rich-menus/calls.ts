/** LINE's calls on rich menus, with outcomes that can be decided on. Limits and errors: LINE's reference, "Rich menu". */
import type { messagingApi } from '@line/bot-sdk';
import type { Answer, Call, Trouble } from '../client.ts';

export type Done = { kind: 'ok' } | Trouble;

export interface RichMenuCalls {
  /** All that were made by this API; those of LINE Official Account Manager are never among them. */
  list(): Promise<Answer<messagingApi.RichMenuResponse[]>>;
  /** At most 100 in an hour, and 1,000 in all. */
  create(menu: messagingApi.RichMenuRequest): Promise<Answer<messagingApi.RichMenuIdResponse>>;
  /** Once for a menu: `ok` also when it has a picture already. At most 1 MB. */
  setImage(menu: string, png: Buffer): Promise<Done>;
  /** `ok` also when it is gone. At most 100 in an hour. */
  remove(menu: string): Promise<Done>;
  aliases(): Promise<Answer<messagingApi.RichMenuAliasResponse[]>>;
  createAlias(alias: string, menu: string): Promise<Done>;
  pointAlias(alias: string, menu: string): Promise<Done>;
  /** `ok` also when it is gone. At most 100 in an hour. */
  removeAlias(alias: string): Promise<Done>;
  /** Null when there is none, or when it is not this channel's. */
  defaultMenu(): Promise<Answer<string | null>>;
  setDefault(menu: string): Promise<Done>;
  /** `ok` also for people who have not added the account, who get no menu all the same. */
  link(userId: string, menu: string): Promise<Done>;
  unlink(userId: string): Promise<Done>;
  /** At most {@link MOST_LINKED} people; done within some seconds after the answer. */
  linkAll(userIds: string[], menu: string): Promise<Done>;
  unlinkAll(userIds: string[]): Promise<Done>;
}

export const MOST_LINKED = 500;

export function richMenuCalls(call: Call): RichMenuCalls {
  const ok = { kind: 'ok' as const };
  const id = encodeURIComponent;

  async function done(outcome: ReturnType<Call>): Promise<Done> {
    const given = await outcome;
    if (given.kind === 'already-sent') return { kind: 'rejected', status: 409, problem: 'conflict' };
    return given.kind === 'ok' ? ok : given;
  }
  async function read<T, Part>(outcome: ReturnType<Call>, part: (body: T) => Part): Promise<Answer<Part>> {
    const given = await outcome;
    if (given.kind === 'already-sent') return { kind: 'rejected', status: 409, problem: 'conflict' };
    return given.kind === 'ok' ? { kind: 'ok', body: part(given.body as T) } : given;
  }
  const post = (path: string, body?: unknown) => done(call('POST', path, { body }));
  const takeAway = async (path: string): Promise<Done> => {
    const outcome = await done(call('DELETE', path, { mayLack: true }));
    return isLacking(outcome) ? ok : outcome;
  };

  return {
    list: () =>
      read(call('GET', '/v2/bot/richmenu/list'), (body: messagingApi.RichMenuListResponse) => body.richmenus),
    create: (menu) =>
      read(call('POST', '/v2/bot/richmenu', { body: menu }), (body: messagingApi.RichMenuIdResponse) => body),
    async setImage(menu, png) {
      const path = `/v2/bot/richmenu/${id(menu)}/content`;
      const outcome = await done(call('POST', path, { png }));
      const before = outcome.kind === 'rejected' && /already been uploaded/i.test(outcome.problem);
      return before ? ok : outcome;
    },
    remove: (menu) => takeAway(`/v2/bot/richmenu/${id(menu)}`),
    aliases: () =>
      read(
        call('GET', '/v2/bot/richmenu/alias/list'),
        (body: messagingApi.RichMenuAliasListResponse) => body.aliases,
      ),
    createAlias: (alias, menu) =>
      post('/v2/bot/richmenu/alias', { richMenuAliasId: alias, richMenuId: menu }),
    pointAlias: (alias, menu) => post(`/v2/bot/richmenu/alias/${id(alias)}`, { richMenuId: menu }),
    removeAlias: (alias) => takeAway(`/v2/bot/richmenu/alias/${id(alias)}`),
    async defaultMenu() {
      const outcome = await read(
        call('GET', '/v2/bot/user/all/richmenu', { mayLack: true }),
        (body: messagingApi.RichMenuIdResponse): string | null => body.richMenuId,
      );
      const others = outcome.kind === 'unauthorized' && outcome.status === 403;
      return isLacking(outcome) || others ? { kind: 'ok', body: null } : outcome;
    },
    setDefault: (menu) => post(`/v2/bot/user/all/richmenu/${id(menu)}`),
    link: (userId, menu) => post(`/v2/bot/user/${id(userId)}/richmenu/${id(menu)}`),
    unlink: (userId) => takeAway(`/v2/bot/user/${id(userId)}/richmenu`),
    linkAll: (userIds, menu) => post('/v2/bot/richmenu/bulk/link', { richMenuId: menu, userIds }),
    unlinkAll: (userIds) => post('/v2/bot/richmenu/bulk/unlink', { userIds }),
  };
}

export const isLacking = (outcome: { kind: string; status?: number }): boolean =>
  outcome.kind === 'rejected' && outcome.status === 404;
