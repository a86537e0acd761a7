/** Rich menus as LINE takes them, with the names by which they are known again. */
import { createHash } from 'node:crypto';
import type { messagingApi } from '@line/bot-sdk';
import { matchCommand } from '../../../flows/commands/match.ts';
import { startData } from '../../../flows/tap.ts';
import { type Field, MENUS, type Menu, type MenuName, type Tab } from './definitions.ts';
import { drawnWith } from './image.ts';
import { type Layout, layoutOf } from './layout.ts';
import { pictureOf } from './picture.ts';

export interface RichMenu {
  menu: MenuName;
  /** The alias that leads to the newest version of it, in LINE. */
  alias: string;
  /** LINE's rich menu object; its name holds a hash of everything that makes up the menu. */
  request: messagingApi.RichMenuRequest & { name: string };
  /** The picture. */
  svg: string;
}

const BAR = 'เมนู';

/** Menus and aliases of these forms are ours; others are never touched. */
const OWN_NAME = /^raingan\/[a-z-]+\/[0-9a-f]{12}$/;
const OWN_ALIAS = /^raingan-[a-z-]+$/;

export const isOwnName = (name: string): boolean => OWN_NAME.test(name);
export const isOwnAlias = (alias: string): boolean => OWN_ALIAS.test(alias);

export const aliasOf = (menu: MenuName): string => `raingan-${menu}`;

/**
 * All rich menus. Those that are tabs of one another share a hash: LINE shows people the tab that they opened last, and
 * it has to go when another tab of theirs is replaced.
 */
export function richMenus(menus: Menu[] = MENUS): RichMenu[] {
  const made = menus.map((menu) => {
    const layout = layoutOf(menu);
    return { menu, svg: pictureOf(layout), ...objectOf(layout) };
  });
  const program = drawnWith();
  return made.map(({ menu, svg, ...object }) => {
    const together = made.filter(
      (one) => one.menu === menu || one.menu.tabs?.some((t) => t.menu === menu.name),
    );
    const content = together.map(({ menu: _, ...rest }) => rest);
    const hash = createHash('sha256')
      .update(JSON.stringify([program, content]))
      .digest('hex')
      .slice(0, 12);
    return {
      menu: menu.name,
      alias: aliasOf(menu.name),
      request: { name: `raingan/${menu.name}/${hash}`, ...object },
      svg,
    };
  });
}

function objectOf({ width, height, fields, tabs }: Layout) {
  return {
    size: { width, height },
    // open at once: nobody has to find out that there is a menu
    selected: true,
    chatBarText: BAR,
    areas: [
      ...tabs
        .filter(({ selected }) => !selected)
        .map(({ tab, box }) => ({ bounds: box, action: switchTo(tab) })),
      ...fields.map(({ field, box }) => ({ bounds: box, action: actionOf(field) })),
    ],
  };
}

/** What the word does when it is typed. */
function actionOf({ word, typing }: Field): messagingApi.PostbackAction & { type: 'postback' } {
  const command = matchCommand(word);
  if (!command) throw new Error(`"${word}" of a rich menu is no command`);
  return {
    type: 'postback',
    label: word,
    data: startData(command.flow, command.start),
    displayText: word,
    ...(typing !== undefined && { inputOption: 'openKeyboard', fillInText: typing }),
  };
}

/** The data are read only when LINE could not switch (src/line/inputs.ts): the help then shows what can be done. */
function switchTo({ menu, word }: Tab): messagingApi.RichMenuSwitchAction & { type: 'richmenuswitch' } {
  return { type: 'richmenuswitch', label: word, richMenuAliasId: aliasOf(menu), data: startData('help') };
}
