/** A message that another one replies to, as LINE shows it: who, a line of it, the photo small. */
import type { ChatMessage } from '../control-api.ts';
import { html, type View } from './html.ts';
import { icon } from './icons.ts';
import { ownPath } from './links.ts';
import { inWords, nameOf } from './says.ts';
import type { PageState } from './state.ts';

/** The block above a reply; a tap leads to the quoted message. `quoted` is undefined when the chat has it no more. */
export function quoteBlock(state: PageState, quoted: ChatMessage | undefined, onJump: () => void): View {
  if (!quoted || quoted.from === 'line' || (quoted.from === 'person' && quoted.unsent))
    return html`<span class="quote gone">ข้อความนี้ถูกยกเลิกหรือไม่มีแล้ว</span>`;
  return html`<button type="button" class="quote" aria-label=${`ตอบกลับ ${said(state, quoted)} แตะเพื่อไปที่ข้อความนั้น`} onClick=${onJump}>
    ${content(state, quoted)}
  </button>`;
}

/** What stands over the composer while a reply or a correction is being written. */
export function writingBar(
  state: PageState,
  message: ChatMessage,
  editing: boolean,
  onClose: () => void,
): View {
  return html`<div class="writing" role="status">
    ${
      editing
        ? html`<span class="quote-text"><strong>แก้ไขข้อความ</strong><span>${inWords(state, message)}</span></span>`
        : html`<span class="quote-label">ตอบกลับ</span>${content(state, message)}`
    }
    <button type="button" class="round" aria-label=${editing ? 'เลิกแก้ไข' : 'เลิกตอบกลับ'} onClick=${onClose}>${icon('close')}</button>
  </div>`;
}

const said = (state: PageState, message: ChatMessage): string =>
  `${sender(state, message)}: ${inWords(state, message)}`;

const sender = (state: PageState, message: ChatMessage): string =>
  nameOf(state, message.from === 'person' ? message.by : null);

function content(state: PageState, message: ChatMessage): View {
  const photo =
    message.from === 'person' && message.content.type === 'image'
      ? ownPath(message.content.contentUrl)
      : null;
  return html`<span class="quote-text"><strong>${sender(state, message)}</strong><span>${photo ? 'รูปภาพ' : inWords(state, message)}</span></span>
    ${photo && html`<img class="quote-photo" src=${photo} alt="" />`}`;
}
