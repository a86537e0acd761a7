import { areasOf, menuShape } from '../../../src/simulator/page/rich-menu-areas.ts';

const menu = {
  richMenuId: 'richmenu-1',
  size: { width: 2500, height: 1686 },
  selected: true,
  name: 'officer',
  chatBarText: 'เมนูรายงาน',
  areas: [
    {
      bounds: { x: 0, y: 843, width: 833, height: 843 },
      action: { type: 'postback', label: 'งานของฉัน', data: 's=my-work', displayText: 'งานของฉัน' },
    },
    { bounds: { x: 833, y: 0, width: 834, height: 843 }, action: { type: 'message', text: 'ช่วยเหลือ' } },
    { bounds: { x: '0', y: 0, width: 1, height: 1 }, action: { type: 'message', text: 'x' } },
    { bounds: null, action: null },
  ],
};

describe('rich menus', () => {
  it('lays each area where it is in the picture, and names it for those who cannot see it', () => {
    const shape = menuShape(menu)!;
    expect(shape).toMatchObject({ width: 2500, height: 1686, chatBarText: 'เมนูรายงาน', selected: true });
    expect(areasOf(shape)).toEqual([
      {
        style: { left: '0%', top: '50%', width: '33.32%', height: '50%' },
        label: 'งานของฉัน',
        action: menu.areas[0]!.action,
      },
      {
        style: { left: '33.32%', top: '0%', width: '33.36%', height: '50%' },
        label: 'ช่วยเหลือ',
        action: menu.areas[1]!.action,
      },
    ]);
  });

  it('is none without measures', () => {
    expect(menuShape(null)).toBeNull();
    expect(menuShape({ richMenuId: 'x', size: { width: 0, height: 1686 } })).toBeNull();
  });
});
