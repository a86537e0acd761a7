/** The chat of one person with the bot. */
import type { Action, ChatMessage, Device, Person } from '../control-api.ts';
import { Composer, type ComposerHandle } from './composer.ts';
import type { Component } from './flex-style.ts';
import { html, useEffect, useLayoutEffect, useRef, useState, type View } from './html.ts';
import { icon } from './icons.ts';
import { safeHref } from './links.ts';
import { album, botContent, isFramed, type SentMessage, type ShowPhoto, sentContent } from './messages.ts';
import { avatar } from './people.ts';
import { type ChatEntry, chatEntries, NOTICES, type PageState, quickReplies } from './state.ts';
import { clockTime, dayName, dayOf } from './time.ts';
import { Welcome } from './welcome.ts';

interface ChatProps {
  state: PageState;
  person: Person;
  onBack(): void;
  onDevice(device: Device): void;
  onTools(): void;
  toolsOpen: boolean;
  act(action: Action): Promise<void>;
  complain(problem: unknown): void;
}

export function ChatView({
  state,
  person,
  onBack,
  onDevice,
  onTools,
  toolsOpen,
  act,
  complain,
}: ChatProps): View {
  const chat = state.chats[person.id];
  const composer = useRef<ComposerHandle | null>(null);
  const [photo, setPhoto] = useState<string | null>(null);
  const messages = chat?.messages ?? [];
  const now = () => Date.now() + state.server.counters.clockOffset;

  const doAction = (action: Component) => {
    switch (action.type) {
      case 'postback': {
        const displayText = action.displayText ?? action.text;
        act({
          type: 'postback',
          data: String(action.data ?? ''),
          ...(typeof displayText === 'string' && { displayText }),
        });
        if (typeof action.fillInText === 'string') composer.current?.write(action.fillInText);
        return;
      }
      case 'message':
        act({ type: 'text', text: String(action.text ?? '') });
        return;
      case 'uri': {
        const href = safeHref(action.uri);
        if (href) window.open(href, '_blank', 'noopener,noreferrer');
        return;
      }
      case 'clipboard':
        navigator.clipboard.writeText(String(action.clipboardText ?? '')).catch(complain);
        return;
      case 'camera':
      case 'cameraRoll':
        composer.current?.choosePhotos();
        return;
      case 'location':
        act({ type: 'location' });
        return;
      default:
        complain(new Error('ปุ่มชนิดนี้ยังใช้ในตัวจำลองไม่ได้'));
    }
  };

  const scroller = useStickyScroll(person.id, messages.length, chat?.loadingUntil ?? null);
  const replies = quickReplies(chat, person.device);
  const friend = person.friendship === 'friend';
  return html`<section class=${`chat ${person.device}`} aria-label=${`แชตของ ${person.name}`}>
    <header class="bar">
      <button type="button" class="round only-phone" aria-label="กลับไปเลือกคน" onClick=${onBack}>${icon('back')}</button>
      ${avatar(person)}
      <h2>${person.name}<small>${person.roleWish}</small></h2>
      <fieldset class="switch" aria-label="อุปกรณ์">
        ${deviceChoice('mobile', 'มือถือ', person.device, onDevice)}
        ${deviceChoice('pc', 'LINE for PC', person.device, onDevice)}
      </fieldset>
      <button type="button" class="round" aria-label="สถานการณ์ทดสอบ" title="สถานการณ์ทดสอบ" aria-expanded=${String(toolsOpen)} onClick=${onTools}>${icon('tools')}</button>
      <button type="button" class="round" aria-label="ตัวเลือกของแชต" popovertarget="chat-menu">${icon('more')}</button>
      <div id="chat-menu" popover class="menu">
        ${
          friend
            ? html`<button type="button" onClick=${closing(() => act({ type: 'block' }))}>บล็อกบอต</button>`
            : html`<button type="button" onClick=${closing(() => act({ type: 'follow' }))}>เพิ่มเพื่อน</button>`
        }
        <button type="button" onClick=${closing(() => act({ type: 'reset' }))}>ล้างแชต เริ่มใหม่แบบคนที่ยังไม่เคยเพิ่มเพื่อน</button>
      </div>
    </header>
    <div class="window">
      <div class="messages" ref=${scroller} role="log" aria-live="polite" aria-label="ข้อความ" tabindex="0">
        ${
          messages.length === 0
            ? html`<${Welcome} state=${state} person=${person} onFollow=${() => act({ type: 'follow' })} />`
            : entries(chatEntries(messages), now(), (entry) =>
                row(entry, state, doAction, setPhoto, (id) => act({ type: 'unsend', messageId: id })),
              )
        }
        <${Loading} until=${chat?.loadingUntil ?? null} now=${now} />
      </div>
      ${
        replies.length > 0 &&
        html`<div class="quick" role="group" aria-label="ตัวเลือกด่วน">
          ${replies.map((action) => html`<button type="button" onClick=${() => doAction(action)}>${String(action.label ?? '')}</button>`)}
        </div>`
      }
      ${
        friend
          ? html`<${Composer} key=${person.id} person=${person.id} handle=${composer} now=${now} send=${act} complain=${complain} />`
          : messages.length > 0 &&
            html`<div class="composer not-friend">
              <button type="button" class="main" onClick=${() => act({ type: 'follow' })}>${person.friendship === 'blocked' ? 'เลิกบล็อก' : 'เพิ่มเพื่อน'}</button>
            </div>`
      }
    </div>
    ${photo && html`<${Photo} src=${photo} onClose=${() => setPhoto(null)} />`}
  </section>`;
}

/** The photo in full over the page; Escape or a click closes it. */
function Photo({ src, onClose }: { src: string; onClose(): void }): View {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return html`<dialog ref=${dialog} class="full-photo" aria-label="ภาพเต็ม" onClose=${onClose} onClick=${onClose}>
    <img src=${src} alt="ภาพเต็ม" />
    <button type="button" class="round" aria-label="ปิด">${icon('close')}</button>
  </dialog>`;
}

/** "The bot is writing": LINE shows it for the seconds that were asked for, or until the bot writes. */
function Loading({ until, now }: { until: number | null; now(): number }): View {
  const [, again] = useState(0);
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(() => again((count) => count + 1), Math.max(0, until - now()) + 50);
    return () => clearTimeout(timer);
  }, [until]);
  if (until === null || until <= now()) return null;
  return html`<div class="row-bot">
    ${botAvatar()}<div class="bubble bot loading" role="status" aria-label="บอตกำลังพิมพ์"><i></i><i></i><i></i></div>
  </div>`;
}

function deviceChoice(
  device: Device,
  label: string,
  current: Device,
  onDevice: (device: Device) => void,
): View {
  return html`<button type="button" aria-pressed=${String(device === current)} title=${label} onClick=${() => onDevice(device)}>
    ${icon(device === 'pc' ? 'computer' : 'phone')}<span>${label}</span>
  </button>`;
}

/** The entries with a separator before each new day. */
function entries(list: ChatEntry[], now: number, show: (entry: ChatEntry) => View): View[] {
  let day = '';
  return list.flatMap((entry) => {
    const at = entry.kind === 'album' ? entry.photos[0]!.at : entry.message.at;
    const separator =
      dayOf(at) === day
        ? []
        : [html`<div class="day" key=${`day-${dayOf(at)}`}><span>${dayName(at, now)}</span></div>`];
    day = dayOf(at);
    return [...separator, show(entry)];
  });
}

function row(
  entry: ChatEntry,
  state: PageState,
  doAction: (action: Component) => void,
  showPhoto: ShowPhoto,
  unsend: (id: string) => void,
): View {
  if (entry.kind === 'album') {
    const { photos } = entry;
    return html`<div class="row-own" key=${photos[0]!.id}>
      ${meta(photos.at(-1)!, unsend)}
      ${album(photos, showPhoto)}
    </div>`;
  }
  const { message } = entry;
  if (message.from === 'line')
    return html`<div class="day" key=${message.id}><span>${NOTICES[message.notice]}</span></div>`;
  if (message.from === 'bot') return botRow(message, state.server.bot.name, doAction, showPhoto);
  if (message.unsent) return html`<div class="day" key=${message.id}><span>คุณยกเลิกข้อความ</span></div>`;
  return html`<div class="row-own" key=${message.id}>
    ${meta(message, unsend)}
    <div class=${`bubble own of-${message.content.type}`}>${sentContent(message.content, showPhoto)}</div>
  </div>`;
}

function botRow(
  { id, at, message, via }: Extract<ChatMessage, { from: 'bot' }>,
  name: string,
  doAction: (action: Component) => void,
  showPhoto: ShowPhoto,
): View {
  const sender = message.sender as { name?: unknown } | undefined;
  const shown = typeof sender?.name === 'string' ? `${sender.name} จาก ${name}` : name;
  const content = botContent(message, doAction, showPhoto);
  return html`<div class="row-bot" key=${id}>
    ${botAvatar()}
    <div class="said">
      <span class="sender">${shown}</span>
      <div class="line">
        <div class=${isFramed(message) ? 'framed' : `bubble bot of-${message.type}`}>${content}</div>
        <span class="meta"><time>${clockTime(at)}</time>${via !== 'reply' && html`<span title="ข้อความที่บอตส่งเอง นับโควตา">ส่งเอง</span>`}</span>
      </div>
    </div>
  </div>`;
}

function meta(message: SentMessage, unsend: (id: string) => void): View {
  const fixed = message.content.type === 'text' && message.content.postback;
  const menu = `menu-${message.id}`;
  return html`<span class="meta own">
    ${
      !fixed &&
      html`<button type="button" class="dots" aria-label="ตัวเลือกของข้อความ" popovertarget=${menu}>${icon('more')}</button>
        <div id=${menu} popover class="menu">
          <button type="button" onClick=${closing(() => unsend(message.id))}>ยกเลิกการส่ง</button>
        </div>`
    }
    ${message.read && html`<span>อ่านแล้ว</span>`}<time>${clockTime(message.at)}</time>
  </span>`;
}

export const botAvatar = (): View =>
  html`<span class="avatar bot" aria-hidden="true">${icon('report')}</span>`;

/** Closes the menu that the button stands in, then does its work. */
const closing = (work: () => unknown) => (event: Event) => {
  (event.currentTarget as HTMLElement).closest<HTMLElement>('[popover]')?.hidePopover();
  work();
};

/** Keeps the newest message in sight: always when another chat is opened, else when the reader stood at the end. */
function useStickyScroll(person: string, length: number, loading: number | null) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    atEnd.current = true;
  }, [person]);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const toEnd = () => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    };
    const moved = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
    };
    const resized = new ResizeObserver(toEnd);
    resized.observe(element);
    // Photos that finish loading make the chat longer after it was drawn.
    element.addEventListener('load', toEnd, true);
    element.addEventListener('scroll', moved, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('load', toEnd, true);
      element.removeEventListener('scroll', moved);
    };
  }, [person]);
  useLayoutEffect(() => {
    const element = box.current;
    if (element && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [person, length, loading]);
  return box;
}
