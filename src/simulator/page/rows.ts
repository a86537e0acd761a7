/** The rows of a chat: who said it, when, and what stands in the bubble. */
import type { ChatMessage } from '../control-api.ts';
import type { Component } from './flex-style.ts';
import { html, type View } from './html.ts';
import { icon } from './icons.ts';
import { album, botContent, isFramed, type SentMessage, type ShowPhoto, sentContent } from './messages.ts';
import { type ChatEntry, NOTICES, type PageState } from './state.ts';
import { clockTime, dayName, dayOf } from './time.ts';

/** The rows of a chat, with a separator before each new day. */
export function rows(list: ChatEntry[], now: number, show: (entry: ChatEntry) => View): View[] {
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

export function row(
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
export const closing = (work: () => unknown) => (event: Event) => {
  (event.currentTarget as HTMLElement).closest<HTMLElement>('[popover]')?.hidePopover();
  work();
};
