/** The rows of a chat: who said it, when, what it replies to, and what stands in the bubble. */
import type { ChatMessage } from '../control-api.ts';
import { avatar, botAvatar } from './avatars.ts';
import type { DoAction } from './flex.ts';
import { html, type View } from './html.ts';
import { icon } from './icons.ts';
import {
  album,
  type BotMessage,
  botContent,
  isFramed,
  type SentMessage,
  type ShowPhoto,
  sentContent,
} from './messages.ts';
import { quoteBlock } from './quote.ts';
import { nameOf, noticeWords } from './says.ts';
import { type ChatEntry, chatEntries, type PageState } from './state.ts';
import { clockTime, dayName, dayOf } from './time.ts';

/** Who looks at the chat, and what tapping does. */
export interface Onlooker {
  state: PageState;
  /** Id of the person whose screen it is. */
  person: string;
  doAction: DoAction;
  showPhoto: ShowPhoto;
  /** Opens the menu of a message beside `anchor`; null where the message has none. */
  menuOf(message: ChatMessage): ((anchor: Element) => void) | null;
  jumpTo(messageId: string): void;
}

/** The rows of a chat, with a separator before each new day. */
export function rows(messages: ChatMessage[], now: number, onlooker: Onlooker): View[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  let day = '';
  return chatEntries(messages).flatMap((entry) => {
    const at = entry.kind === 'album' ? entry.photos[0]!.at : entry.message.at;
    const separator =
      dayOf(at) === day
        ? []
        : [html`<div class="day" key=${`day-${dayOf(at)}`}><span>${dayName(at, now)}</span></div>`];
    day = dayOf(at);
    return [...separator, row(entry, byId, onlooker)];
  });
}

function row(entry: ChatEntry, byId: Map<string, ChatMessage>, onlooker: Onlooker): View {
  const { state, person, showPhoto } = onlooker;
  if (entry.kind === 'album') {
    const { photos } = entry;
    return said(photos.at(-1)!, album(photos, showPhoto), onlooker, photos.length === 1);
  }
  const { message } = entry;
  if (message.from === 'line') return grey(message.id, noticeWords(state, message));
  const above = message.quotes
    ? quoteBlock(state, byId.get(message.quotes), () => onlooker.jumpTo(message.quotes!))
    : null;
  if (message.from === 'bot') return botRow(message, above, onlooker);
  if (message.unsent)
    return grey(message.id, `${message.by === person ? 'คุณ' : nameOf(state, message.by)}ยกเลิกข้อความ`);
  const own = message.by === person ? 'own' : 'other';
  const content = sentContent(message, showPhoto, state.server.bot.name);
  const bubble = html`<div class=${`bubble ${own} of-${message.content.type}`}>${above}${content}</div>`;
  return said(message, bubble, onlooker, true);
}

const grey = (key: string, words: string): View =>
  html`<div class="day" key=${key}><span>${words}</span></div>`;

/** What a person sent: on the right on the sender's own screen, with picture and name on the left for all others. */
function said(message: SentMessage, content: View, onlooker: Onlooker, withMenu: boolean): View {
  const { state, person } = onlooker;
  const menu = withMenu ? dots(message, onlooker) : null;
  const edited = message.edited && html`<span>แก้ไขแล้ว</span>`;
  if (message.by === person)
    return html`<div class="row-own" key=${message.id} data-message=${message.id}>
      <span class="meta own">${menu}${edited}${message.read && html`<span>อ่านแล้ว</span>`}<time>${clockTime(message.at)}</time></span>
      ${content}
    </div>`;
  const sender = state.server.people.find(({ id }) => id === message.by);
  return html`<div class="row-other" key=${message.id} data-message=${message.id}>
    ${sender ? avatar(sender) : null}
    <div class="said">
      <span class="sender">${nameOf(state, message.by)}</span>
      <div class="line">${content}<span class="meta">${menu}${edited}<time>${clockTime(message.at)}</time></span></div>
    </div>
  </div>`;
}

function botRow(bot: BotMessage, above: View, onlooker: Onlooker): View {
  const { id, at, message, via } = bot;
  const { name } = onlooker.state.server.bot;
  const sender = message.sender as { name?: unknown } | undefined;
  const shown = typeof sender?.name === 'string' ? `${sender.name} จาก ${name}` : name;
  const content = botContent(message, onlooker.doAction, onlooker.showPhoto);
  return html`<div class="row-bot" key=${id} data-message=${id}>
    ${botAvatar()}
    <div class="said">
      <span class="sender">${shown}</span>
      <div class="line">
        <div class=${isFramed(message) ? 'framed' : `bubble bot of-${message.type}`}>${above}${content}</div>
        <span class="meta">${dots(bot, onlooker)}<time>${clockTime(at)}</time>${via !== 'reply' && html`<span title="ข้อความที่บอตส่งเอง นับโควตา">ส่งเอง</span>`}</span>
      </div>
    </div>
  </div>`;
}

function dots(message: ChatMessage, { menuOf }: Onlooker): View {
  const open = menuOf(message);
  return open
    ? html`<button type="button" class="dots" aria-label="ตัวเลือกของข้อความ" aria-haspopup="true" onClick=${(event: Event) => open(event.currentTarget as Element)}>${icon('more')}</button>`
    : null;
}
