/** One message of a chat: what stands in its bubble. Unknown kinds become a neutral card, never an error. */
import type { ChatMessage } from '../control-api.ts';
import { type DoAction, flexContainer } from './flex.ts';
import { html, type View } from './html.ts';
import { icon } from './icons.ts';
import { ownPath, safeHref, splitLinks } from './links.ts';
import { templateAsFlex } from './template.ts';
import { fileSize, playTime } from './time.ts';

export type SentMessage = Extract<ChatMessage, { from: 'person' }>;
export type BotMessage = Extract<ChatMessage, { from: 'bot' }>;

/** Flex and templates bring their own frame; the others stand in a bubble. */
export const isFramed = (message: BotMessage['message']): boolean =>
  message.type === 'flex' || message.type === 'template';

export function botContent(message: BotMessage['message'], doAction: DoAction, showPhoto: ShowPhoto): View {
  switch (message.type) {
    case 'text':
      return words(String(message.text ?? ''));
    case 'flex':
      return flexContainer(message.contents, doAction) ?? placeholder('flex');
    case 'template': {
      const contents = templateAsFlex(message.template);
      return contents ? flexContainer(contents, doAction) : placeholder('template');
    }
    case 'image':
      return picture(message.previewImageUrl, message.originalContentUrl, showPhoto);
    case 'video':
      return html`<video class="film" controls preload="none" poster=${safeHref(message.previewImageUrl)} src=${safeHref(message.originalContentUrl)}></video>`;
    case 'audio':
      return sound(safeHref(message.originalContentUrl), message.duration);
    case 'sticker':
      return sticker(String(message.packageId), String(message.stickerId));
    case 'location':
      return place(String(message.title ?? ''), String(message.address ?? ''));
    default:
      return placeholder(message.type);
  }
}

/** `mentioned` is the name whose mention a text may begin with. */
export function sentContent(message: SentMessage, showPhoto: ShowPhoto, mentioned: string | null): View {
  const { content } = message;
  switch (content.type) {
    case 'text':
      return mentioned && content.text.startsWith(`@${mentioned}`)
        ? html`<span class="mention">@${mentioned}</span>${words(content.text.slice(mentioned.length + 1))}`
        : words(content.text);
    case 'image':
      return photo(message, content.contentUrl, 'ภาพที่ส่ง', showPhoto);
    case 'file':
      return html`<a class="file" href=${ownPath(content.contentUrl)} target="_blank" rel="noopener noreferrer">
        ${icon('file')}<span class="file-name">${content.fileName}<small>${fileSize(content.fileSize)}</small></span>
      </a>`;
    case 'video':
      return html`<div class="film-note">${icon('video')}วิดีโอ ${playTime(content.duration)}</div>`;
    case 'audio':
      return sound(null, content.duration);
    case 'sticker':
      return sticker(content.packageId, content.stickerId);
    case 'location':
      return place(content.title, content.address);
  }
}

/** Photos sent together, as one block. */
export function album(photos: SentMessage[], showPhoto: ShowPhoto): View {
  return html`<div class=${`album of-${Math.min(photos.length, 3)}`}>
    ${photos.map((message, i) =>
      message.content.type === 'image'
        ? photo(message, message.content.contentUrl, `ภาพที่ ${i + 1} จาก ${photos.length}`, showPhoto)
        : null,
    )}
  </div>`;
}

/** Shows a photo in full; `message` is the one that it was sent with, null for a picture of the bot's. */
export type ShowPhoto = (photo: { src: string; message: SentMessage | null }) => void;

/** Text with line breaks (CSS keeps them) and links to follow. */
export const words = (text: string): View =>
  html`<span class="words">${splitLinks(text).map((part) =>
    part.href
      ? html`<a href=${part.href} target="_blank" rel="noopener noreferrer">${part.text}</a>`
      : part.text,
  )}</span>`;

function photo(message: SentMessage, path: string, name: string, showPhoto: ShowPhoto): View {
  const src = ownPath(path);
  return src
    ? html`<button type="button" class="photo" data-message=${message.id} aria-label=${`${name} แตะเพื่อขยาย`} onClick=${() => showPhoto({ src, message })}>
        <img src=${src} alt=${name} loading="lazy" />
      </button>`
    : null;
}

function picture(preview: unknown, original: unknown, showPhoto: ShowPhoto): View {
  const src = safeHref(preview);
  const full = safeHref(original) ?? src;
  if (!src || !full) return placeholder('image');
  return html`<button type="button" class="photo" aria-label="ภาพจากบอต แตะเพื่อขยาย" onClick=${() => showPhoto({ src: full, message: null })}>
    <img src=${src} alt="ภาพจากบอต" loading="lazy" />
  </button>`;
}

function sound(src: string | null, duration: unknown): View {
  return html`<div class="sound">
    ${src ? html`<audio controls preload="none" src=${src}></audio>` : icon('voice')}
    <span>ข้อความเสียง ${playTime(Number(duration) || 0)}</span>
  </div>`;
}

/** LINE's sticker pictures are LINE's own; a drawn card stands for them. */
const sticker = (packageId: string, stickerId: string): View => html`<div class="sticker">
  ${icon('sticker')}<small>สติกเกอร์ ${packageId}/${stickerId}</small>
</div>`;

const place = (title: string, address: string): View => html`<div class="place">
  <div class="place-map">${icon('place')}</div>
  <strong>${title || 'ตำแหน่ง'}</strong><small>${address}</small>
</div>`;

const placeholder = (type: unknown): View => html`<div class="placeholder">
  ข้อความชนิด “${String(type)}” แสดงในตัวจำลองไม่ได้
</div>`;
