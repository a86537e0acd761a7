/** The chat of one person with the bot. */
import type { Action, Device, Person } from '../control-api.ts';
import { Composer, type ComposerHandle } from './composer.ts';
import type { Component } from './flex-style.ts';
import { html, useEffect, useRef, useState, type View } from './html.ts';
import { icon } from './icons.ts';
import { safeHref } from './links.ts';
import { avatar } from './people.ts';
import { botAvatar, closing, row, rows } from './rows.ts';
import { chatEntries, type PageState, quickReplies } from './state.ts';
import { useStickyScroll } from './sticky-scroll.ts';
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
            : rows(chatEntries(messages), now(), (entry) =>
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
