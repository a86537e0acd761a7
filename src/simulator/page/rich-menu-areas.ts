/** LINE's rich menu object as the page draws it: where each area lies, and what it is called. Pure. */
import { type Component, isObject, type Style } from './flex-style.ts';

export interface MenuShape {
  width: number;
  height: number;
  chatBarText: string;
  /** Open when the chat is opened. */
  selected: boolean;
  areas: Component[];
}

/** The menu's measures; null when the object is none. */
export function menuShape(menu: unknown): MenuShape | null {
  if (!isObject(menu) || !isObject(menu.size)) return null;
  const { width, height } = menu.size;
  if (typeof width !== 'number' || typeof height !== 'number' || width <= 0 || height <= 0) return null;
  return {
    width,
    height,
    chatBarText: typeof menu.chatBarText === 'string' ? menu.chatBarText : 'เมนู',
    selected: menu.selected === true,
    areas: Array.isArray(menu.areas) ? menu.areas.filter(isObject) : [],
  };
}

/** Each area in percent of the picture, and the words that a screen reader says for it. */
export function areasOf({
  width,
  height,
  areas,
}: MenuShape): { style: Style; label: string; action: unknown }[] {
  return areas.flatMap(({ bounds, action }) => {
    if (!isObject(bounds) || !isObject(action)) return [];
    const sides = { left: bounds.x, top: bounds.y, width: bounds.width, height: bounds.height };
    const style: Style = {};
    for (const [side, value] of Object.entries(sides)) {
      if (typeof value !== 'number') return [];
      const whole = side === 'left' || side === 'width' ? width : height;
      style[side] = `${Math.round((value / whole) * 10_000) / 100}%`;
    }
    const names = [action.label, action.displayText, action.text, action.fillInText];
    const label = names.find((name) => typeof name === 'string' && name !== '');
    return [{ style, label: typeof label === 'string' ? label : 'ปุ่มของเมนู', action }];
  });
}
