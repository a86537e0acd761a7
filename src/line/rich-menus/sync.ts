/**
 * Makes the rich menus in LINE those of this version. What is there already is found by its name, which holds a hash of
 * its content, so that a second run changes nothing and a run that was stopped anywhere is completed by the next one.
 * New before old: a menu is removed when nobody is led to it any more. Only menus and aliases with names of ours are
 * touched.
 */
import type { messagingApi } from '@line/bot-sdk';
import type { Trouble } from '../client.ts';
import { MOST_LINKED, type RichMenuCalls } from './calls.ts';
import type { MenuName } from './definitions.ts';
import { drawn } from './image.ts';
import { type Patience, patiently } from './patience.ts';
import { isOwnAlias, isOwnName, type RichMenu, richMenus } from './rich-menu.ts';

/** Who has which menu. */
export interface MenuPeople {
  /** All who are known; `linked` is what LINE was told last. */
  all(): Promise<MenuPerson[]>;
  /** LINE was told so. */
  noteLinked(userIds: string[], linked: string | null): Promise<void>;
}

export interface MenuPerson {
  userId: string;
  /** The menu of the person's role; null for the default menu. */
  menu: MenuName | null;
  /** LINE's id of a menu, null for the default menu. */
  linked: string | null;
}

export interface SyncOptions extends Patience {
  line: RichMenuCalls;
  people: MenuPeople;
  /** Only says what would be done. */
  dryRun?: boolean;
  menus?: RichMenu[];
}

const DEFAULT_MENU: MenuName = 'newcomer';

/**
 * Says one line for each thing done, and a last one.
 * @throws RichMenuProblem
 */
export async function syncRichMenus(options: SyncOptions): Promise<void> {
  const { line, people, say, dryRun = false, menus = richMenus() } = options;
  let changes = 0;

  const ask = <Outcome extends { kind: 'ok' }>(what: string, call: () => Promise<Outcome | Trouble>) =>
    patiently(options, what, call);
  async function change<Outcome extends { kind: 'ok' }>(
    said: string,
    what: string,
    call: () => Promise<Outcome | Trouble>,
  ): Promise<Outcome | null> {
    changes++;
    const outcome = dryRun ? null : await ask(what, call);
    say(dryRun ? `would have ${said}` : said);
    return outcome;
  }

  const list = async () => (await ask('list the menus', line.list)).body;
  const found = await list();
  const { body: aliases } = await ask('list the aliases', line.aliases);
  const { body: defaultMenu } = await ask('tell the default menu', line.defaultMenu);
  const ids = new Map<MenuName, string>();

  for (const menu of menus) ids.set(menu.menu, await make(menu));
  for (const menu of menus) await lead(menu.alias, ids.get(menu.menu)!);
  await setDefault(ids.get(DEFAULT_MENU)!);
  await linkPeople();
  await removeLeftovers();
  // a bot that runs meanwhile may have given somebody a menu that is gone now
  if (changes > 0 && !dryRun) await linkPeople();
  say(changes === 0 ? 'LINE has the rich menus of this version: nothing to do' : summary());

  /** Its id in LINE. A menu that its alias leads to is complete; of others nobody knows whether the picture is there. */
  async function make({ menu, alias, request, svg }: RichMenu): Promise<string> {
    const same = found.filter(({ name }) => name === request.name).map(({ richMenuId }) => richMenuId);
    const complete = aliases.find((one) => one.richMenuAliasId === alias && same.includes(one.richMenuId));
    if (complete) return complete.richMenuId;
    const id =
      same[0] ??
      (await change(`made ${request.name}`, `make the menu ${menu}`, () => line.create(request)))?.body
        .richMenuId;
    const png = await drawn(svg);
    const size = `${Math.ceil(png.length / 1024)} kB`;
    const given = `given ${menu} its picture (${size})`;
    await change(given, `take the picture of ${menu}`, () => line.setImage(id!, png));
    return id ?? `new ${menu}`;
  }

  async function lead(alias: string, id: string): Promise<void> {
    const leads = aliases.find(({ richMenuAliasId }) => richMenuAliasId === alias);
    if (leads?.richMenuId === id) return;
    await change(`led ${alias} to ${id}`, `lead the alias ${alias} to a menu`, async () => {
      const made = leads ? null : await line.createAlias(alias, id);
      // it is there after all when the answer of an earlier try was lost
      return made && made.kind !== 'rejected' ? made : line.pointAlias(alias, id);
    });
  }

  async function setDefault(id: string): Promise<void> {
    if (defaultMenu === id) return;
    const was = defaultMenu && !found.some(isOwn(defaultMenu)) ? `; it was ${defaultMenu}` : '';
    await change(`made ${DEFAULT_MENU} the default menu${was}`, 'set the default menu', () =>
      line.setDefault(id),
    );
  }

  async function linkPeople(): Promise<void> {
    const wrong = (await people.all()).filter(({ menu, linked }) => linked !== idOf(menu));
    for (const [menu, persons] of Map.groupBy(wrong, (person) => person.menu)) {
      const id = idOf(menu);
      for (const userIds of chunks(persons.map(({ userId }) => userId))) {
        const said = `given ${userIds.length} ${userIds.length === 1 ? 'person' : 'people'} the menu ${menu ?? DEFAULT_MENU}`;
        await change(said, 'link menus to people', () =>
          id ? line.linkAll(userIds, id) : line.unlinkAll(userIds),
        );
        if (!dryRun) await people.noteLinked(userIds, id);
      }
    }
  }

  async function removeLeftovers(): Promise<void> {
    const wanted = new Set(menus.map(({ alias }) => alias));
    for (const { richMenuAliasId: alias } of aliases)
      if (isOwnAlias(alias) && !wanted.has(alias))
        await change(`removed ${alias}`, `remove the alias ${alias}`, () => line.removeAlias(alias));
    const kept = new Set(ids.values());
    // once more: a menu of which the answer was lost is in no earlier list
    for (const { richMenuId: id, name } of changes > 0 && !dryRun ? await list() : found)
      if (isOwnName(name) && !kept.has(id))
        await change(`removed ${name}`, `remove the menu ${name}`, () => line.remove(id));
  }

  function idOf(menu: MenuName | null): string | null {
    return menu === null ? null : ids.get(menu)!;
  }
  function summary(): string {
    const count = `${changes} ${changes === 1 ? 'change' : 'changes'}`;
    return dryRun ? `${count} to make` : `LINE has the rich menus of this version: ${count}`;
  }
}

/** Whether LINE has the menus of this version, as far as two lists tell; null when LINE does not give them. */
export async function areSynced(line: RichMenuCalls, menus = richMenus()): Promise<boolean | null> {
  const [list, aliases] = [await line.list(), await line.aliases()];
  if (list.kind !== 'ok' || aliases.kind !== 'ok') return null;
  return menus.every(({ alias, request }) => {
    const leads = aliases.body.find(({ richMenuAliasId }) => richMenuAliasId === alias);
    return list.body.some(
      ({ richMenuId, name }) => richMenuId === leads?.richMenuId && name === request.name,
    );
  });
}

const isOwn =
  (id: string) =>
  ({ richMenuId, name }: messagingApi.RichMenuResponse): boolean =>
    richMenuId === id && isOwnName(name);

function chunks(userIds: string[]): string[][] {
  return Array.from({ length: Math.ceil(userIds.length / MOST_LINKED) }, (_, i) =>
    userIds.slice(i * MOST_LINKED, (i + 1) * MOST_LINKED),
  );
}
