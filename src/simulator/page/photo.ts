/** A photo in full over the page, with what can be done with it; Escape or a click closes it. */
import { html, useEffect, useRef, type View } from './html.ts';
import { icon } from './icons.ts';
import { DEEDS, type MessageDeed } from './menu-items.ts';

interface PhotoProps {
  src: string;
  deeds: MessageDeed[];
  onDeed(deed: MessageDeed): void;
  onClose(): void;
}

export function Photo({ src, deeds, onDeed, onClose }: PhotoProps): View {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const done = (deed: MessageDeed) => {
    dialog.current?.close();
    onDeed(deed);
  };
  return html`<dialog ref=${dialog} class="full-photo" aria-label="ภาพเต็ม" onClose=${onClose} onClick=${() => dialog.current?.close()}>
    <img src=${src} alt="ภาพเต็ม" />
    <div class="photo-deeds">
      ${deeds.map((deed) => html`<button type="button" class="quiet" onClick=${() => done(deed)}>${DEEDS[deed]}</button>`)}
      <button type="button" class="round" aria-label="ปิด">${icon('close')}</button>
    </div>
  </dialog>`;
}
