import { matchCommand } from '../../../flows/commands/match.ts';
import { flows } from '../../../flows/index.ts';
import { readTap } from '../../../flows/tap.ts';
import { lengthOf } from '../../../src/line/messages/limits.ts';
import { MENUS, type MenuName } from '../../../src/line/rich-menus/definitions.ts';
import { isOwnAlias, isOwnName, type RichMenu, richMenus } from '../../../src/line/rich-menus/rich-menu.ts';

const made = richMenus();
const actionsOf = ({ request }: RichMenu) => request.areas!.map(({ action }) => action!);
const postbacks = made.flatMap((menu) =>
  actionsOf(menu).flatMap((action) => (action.type === 'postback' ? [{ menu: menu.menu, ...action }] : [])),
);
const wordsOf = (...menus: MenuName[]) =>
  postbacks.filter(({ menu }) => menus.includes(menu)).map(({ label }) => label);

test.each(postbacks)('$menu: $label does what its word does when it is typed', (action) => {
  const { label, data, displayText } = action;
  const tap = readTap(data!)!;
  expect({ ...tap, displayText }).toEqual({
    kind: 'start',
    flow: matchCommand(label!)?.flow,
    start: matchCommand(label!)?.start,
    displayText: label,
  });
  expect(flows.map(({ name }) => name)).toContain((tap as { flow: string }).flow);
});

test('what the keyboard opens with, completed, is the command that takes words', () => {
  const typing = postbacks.filter(({ inputOption }) => inputOption === 'openKeyboard');
  expect(typing.length).toBeGreaterThanOrEqual(2);
  for (const { data, fillInText } of typing) {
    const tap = readTap(data!) as { flow: string };
    expect(matchCommand(`${fillInText}O15`)).toEqual({
      flow: tap.flow,
      start: { search: 'O15' },
      certain: true,
    });
  }
});

test('each role has what it does', () => {
  const own = ['รายงาน', 'ส่งภาพ', 'งานของฉัน', 'วิธีใช้'];
  expect(wordsOf('officer')).toEqual(expect.arrayContaining([...own, 'งานค้าง']));
  expect(wordsOf('head')).toEqual(expect.arrayContaining([...own, 'งานค้าง']));
  expect(wordsOf('coordinator', 'coordinator-own')).toEqual(
    expect.arrayContaining([...own, ...['ยังไม่ส่ง', 'เตือน', 'สมาชิก', 'ภาพรวม', 'เชิญ', 'กลุ่ม', 'ตั้งค่าเตือน']]),
  );
  expect(wordsOf('director')).toEqual(expect.arrayContaining(['ภาพรวม', 'ยังไม่ส่ง', 'วิธีใช้']));
  expect(wordsOf('newcomer')).toEqual(expect.arrayContaining(['เข้าร่วม', 'วิธีใช้']));
});

test.each(made)('$menu keeps to LINE’s limits, and every place of it is tapped for one thing', (menu) => {
  const { request, alias } = menu;
  const { width, height } = request.size as { width: number; height: number };
  expect(width / height).toBeGreaterThanOrEqual(1.45);
  expect(isOwnName(request.name)).toBe(true);
  expect(isOwnAlias(alias)).toBe(true);
  expect(alias).toMatch(/^[a-z0-9_-]{1,32}$/);
  expect(lengthOf(request.chatBarText!)).toBeLessThanOrEqual(14);
  expect(request.areas!.length).toBeLessThanOrEqual(20);
  for (const { label } of actionsOf(menu)) expect(lengthOf(label!)).toBeLessThanOrEqual(20);

  const boxes = request.areas!.map(({ bounds }) => bounds as Record<'x' | 'y' | 'width' | 'height', number>);
  for (const { x, y, ...box } of boxes) {
    expect(x + box.width).toBeLessThanOrEqual(width);
    expect(y + box.height).toBeLessThanOrEqual(height);
    const over = boxes.filter(
      (one) =>
        one.x < x + box.width && x < one.x + one.width && one.y < y + box.height && y < one.y + one.height,
    );
    expect(over).toHaveLength(1);
  }
  // the tab that is open is the only place without an action
  const { tabs = [], name } = MENUS.find((one) => one.name === menu.menu)!;
  const covered = boxes.reduce((sum, box) => sum + box.width * box.height, 0);
  const open = tabs.length > 0 ? (width / tabs.length) * boxes[0]!.height : 0;
  expect(covered).toBe(width * height - open);
  expect(actionsOf(menu).filter(({ type }) => type === 'richmenuswitch')).toEqual(
    tabs
      .filter((tab) => tab.menu !== name)
      .map((tab) => expect.objectContaining({ richMenuAliasId: `raingan-${tab.menu}` })),
  );
});

test('the name changes with anything that people see or tap, and with nothing else', () => {
  const names = (menus = MENUS) => richMenus(menus).map(({ request }) => request.name);
  expect(names()).toEqual(names());
  const changed = (change: object) =>
    names(
      MENUS.map((menu) =>
        menu.name === 'officer'
          ? { ...menu, fields: menu.fields.with(0, { ...menu.fields[0]!, ...change }) }
          : menu,
      ),
    ).filter((name) => !names().includes(name));
  expect(changed({})).toEqual([]);
  for (const change of [{ detail: 'อื่น' }, { icon: 'bell' }, { typing: 'รายงาน ' }, { main: false }])
    expect(changed(change)).toEqual([expect.stringMatching(/^raingan\/officer\//)]);
});
