/** The menu of a message: behind "⋯", a right click, or a finger that stays. */
import type { ChatMessage } from '../control-api.ts';
import { html, useLayoutEffect, useRef, useState, type View } from './html.ts';
import { DEEDS, type MessageDeed } from './menu-items.ts';

interface MenuProps {
  botName: string;
  find(id: string): ChatMessage | undefined;
  deedsOf(message: ChatMessage): MessageDeed[];
  onDeed(deed: MessageDeed, message: ChatMessage): void;
}

type Point = { x: number; y: number };

/** How long a finger stays, and how far it may slip meanwhile. */
const HOLD_MS = 500;
const SLIP_PX = 10;
const EDGE_PX = 8;

/** The menu itself, what opens it from a button, and the handlers for the box of the messages. */
export function useMessageMenu({ botName, find, deedsOf, onDeed }: MenuProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [opened, setOpened] = useState<{ message: ChatMessage; at: Point } | null>(null);
  const held = useRef<{ timer: ReturnType<typeof setTimeout>; at: Point } | null>(null);
  /** The finger that opened the menu is still to be lifted: that is no tap. */
  const lifting = useRef(false);

  useLayoutEffect(() => {
    const box = dialog.current;
    if (!box || !opened) return;
    if (!box.open) box.showModal();
    const { width, height } = box.getBoundingClientRect();
    box.style.left = `${Math.max(EDGE_PX, Math.min(opened.at.x, innerWidth - width - EDGE_PX))}px`;
    box.style.top = `${Math.max(EDGE_PX, Math.min(opened.at.y, innerHeight - height - EDGE_PX))}px`;
  }, [opened]);

  const open = (message: ChatMessage, at: Point): boolean => {
    if (deedsOf(message).length === 0) return false;
    setOpened({ message, at });
    return true;
  };
  const openAt = (target: EventTarget | null, at: Point): boolean => {
    const id = (target as Element | null)?.closest<HTMLElement>('[data-message]')?.dataset.message;
    const message = id === undefined ? undefined : find(id);
    return message !== undefined && open(message, at);
  };
  const letGo = () => {
    if (held.current) clearTimeout(held.current.timer);
    held.current = null;
  };

  const menu: View = html`<dialog
    ref=${dialog}
    class="menu held"
    aria-label="ตัวเลือกของข้อความ"
    onClose=${() => setOpened(null)}
    onClick=${(event: Event) => event.target === dialog.current && dialog.current?.close()}
  >
    <div class="held-items">
      ${(opened ? deedsOf(opened.message) : []).map(
        (deed) => html`<button
          type="button"
          onClick=${() => {
            dialog.current?.close();
            onDeed(deed, opened!.message);
          }}
        >${deed === 'mention' ? `${DEEDS.mention}${botName}` : DEEDS[deed]}</button>`,
      )}
    </div>
  </dialog>`;

  return {
    menu,
    menuOf: (message: ChatMessage) =>
      deedsOf(message).length === 0
        ? null
        : (anchor: Element) => {
            const { left, bottom } = anchor.getBoundingClientRect();
            open(message, { x: left, y: bottom + 4 });
          },
    handlers: {
      onContextMenu(event: MouseEvent) {
        letGo();
        // Selected words keep the browser's own menu, to copy them.
        if (getSelection()?.isCollapsed === false) return;
        // The keyboard's menu key tells no place of its own.
        const { left, bottom } = (event.target as Element).getBoundingClientRect();
        const at =
          event.clientX || event.clientY ? { x: event.clientX, y: event.clientY } : { x: left, y: bottom };
        if (openAt(event.target, at)) event.preventDefault();
      },
      onPointerDown(event: PointerEvent) {
        letGo();
        lifting.current = false;
        if (event.pointerType === 'mouse') return;
        const at = { x: event.clientX, y: event.clientY };
        const timer = setTimeout(() => {
          lifting.current = openAt(event.target, at);
        }, HOLD_MS);
        held.current = { timer, at };
      },
      onPointerMove(event: PointerEvent) {
        const from = held.current?.at;
        if (from && Math.hypot(event.clientX - from.x, event.clientY - from.y) > SLIP_PX) letGo();
      },
      onPointerUp: letGo,
      onPointerCancel: letGo,
      onClickCapture(event: Event) {
        if (!lifting.current) return;
        lifting.current = false;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
}
