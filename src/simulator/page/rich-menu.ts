/** The rich menu below a person's chat on a phone: its picture with the areas to tap, and the bar that opens and closes it. */
import { loadMenu } from './api.ts';
import type { DoAction } from './flex.ts';
import { isObject } from './flex-style.ts';
import { html, useEffect, useState, type View } from './html.ts';
import { icon } from './icons.ts';
import { ownPath } from './links.ts';
import { areasOf, type MenuShape, menuShape } from './rich-menu-areas.ts';

/** The menu that the person has now; null for none. Asked for again whenever `changes` or the friendship is another. */
export function useRichMenu(person: string, friendship: string, changes: number) {
  const [menu, setMenu] = useState<(MenuShape & { imageUrl: string }) | null>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    let stale = false;
    loadMenu(person).then(
      ({ menu: object, imageUrl }) => {
        const src = ownPath(imageUrl);
        const shape = menuShape(object);
        if (stale) return;
        // A menu that was open stays open when another one takes its place, as tabs do.
        if (shape && !menu) setOpen(shape.selected);
        setMenu(shape && src ? { ...shape, imageUrl: src } : null);
      },
      // Without an answer the menu stays as it is: the next change asks again.
      () => {},
    );
    return () => {
      stale = true;
    };
  }, [person, friendship, changes]);
  return { menu, open: menu !== null && open, setOpen };
}

interface RichMenuProps {
  menu: MenuShape & { imageUrl: string };
  open: boolean;
  onOpen(open: boolean): void;
  doAction: DoAction;
}

export function RichMenu({ menu, open, onOpen, doAction }: RichMenuProps): View {
  const { width, height, imageUrl, chatBarText } = menu;
  return html`<div class="rich-menu">
    ${
      open &&
      html`<div class="rich-menu-picture" role="group" aria-label="เมนูลัด" style=${{ aspectRatio: `${width} / ${height}` }}>
        <img src=${imageUrl} alt="" />
        ${areasOf(menu).map(
          ({ style, label, action }) => html`<button
            type="button"
            class="rich-menu-area"
            style=${style}
            aria-label=${label}
            title=${label}
            onClick=${() => isObject(action) && doAction(action)}
          ></button>`,
        )}
      </div>`
    }
    <button type="button" class="chat-bar" aria-expanded=${String(open)} onClick=${() => onOpen(!open)}>${chatBarText}${icon(open ? 'down' : 'up')}</button>
  </div>`;
}
