/** Where a person writes, and what a person can attach. */
import type { Action, Group } from '../control-api.ts';
import { upload } from './api.ts';
import { html, useEffect, useRef, useState, type View } from './html.ts';
import { type IconName, icon } from './icons.ts';
import { writingBar } from './quote.ts';
import { samplePdf, samplePhotos } from './samples.ts';
import type { PageState } from './state.ts';
import type { Writing } from './window.ts';

/** What buttons of messages may ask of the composer. */
export interface ComposerHandle {
  write(text: string): void;
  focus(): void;
  /** Puts a mention of the bot in front of what is written. */
  mention(): void;
  choosePhotos(): void;
}

interface ComposerProps {
  state: PageState;
  person: string;
  group: Group | null;
  /** The message that is replied to or corrected. */
  writing: Writing | null;
  endWriting(): void;
  onInput(): void;
  handle: { current: ComposerHandle | null };
  now(): number;
  send(action: Action): Promise<void>;
  /** Says what went wrong. */
  complain(problem: unknown): void;
}

/** Photos in one action of the control API. */
const MAX_PHOTOS = 20;
/** What was written in each chat and not sent, while another one is looked at. */
const drafts = new Map<string, string>();

export function Composer(props: ComposerProps): View {
  const { state, person, group, handle, writing, endWriting, now, send, complain } = props;
  const botName = state.server.bot.name;
  const draft = `${person} ${group?.id ?? ''}`;
  const field = useRef<HTMLTextAreaElement>(null);
  const photoInput = useRef<HTMLInputElement>(null);
  const fileInput = useRef<HTMLInputElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [text, showText] = useState(drafts.get(draft) ?? '');
  const [mention, setMention] = useState(false);
  const [busy, setBusy] = useState<string | null>(null);
  const [asSet, setAsSet] = useState(true);
  const [shuffled, setShuffled] = useState(true);

  useEffect(() => {
    const box = field.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 140)}px`;
  }, [text]);
  const setText = (words: string) => {
    drafts.set(draft, words);
    showText(words);
  };
  handle.current = {
    write(words) {
      setText(words);
      field.current?.focus();
    },
    focus: () => field.current?.focus(),
    mention() {
      setMention(true);
      field.current?.focus();
    },
    choosePhotos: () => photoInput.current?.click(),
  };

  const stop = () => {
    if (writing?.kind === 'edit') setText('');
    endWriting();
    field.current?.focus();
  };
  const sendText = () => {
    if (text.trim() === '') return;
    setText('');
    setMention(false);
    endWriting();
    if (writing?.kind === 'edit' && group) {
      send({ type: 'edit', messageId: writing.message.id, text, group: group.id });
      return;
    }
    const named = group?.bot ? withoutMention(text, botName) : null;
    send({
      type: 'text',
      text: named ?? text,
      ...((mention || named !== null) && { mention: true }),
      ...(writing && { quote: writing.message.id }),
    });
  };
  const keyDown = (event: KeyboardEvent) => {
    // While a Thai or Chinese word is being composed, Enter and Escape belong to the keyboard.
    if (event.isComposing) return;
    if (event.key === 'Escape' && writing) stop();
    if (event.key === 'Backspace' && text === '') setMention(false);
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    sendText();
  };
  /** Does something that takes a moment, says so, and reports what fails. */
  const working = async (what: string, work: () => Promise<void>) => {
    menu.current?.hidePopover();
    setBusy(what);
    try {
      await work();
    } catch (problem) {
      complain(problem);
    }
    setBusy(null);
  };
  const sendPhotos = (count: number, make: () => Promise<Blob[]> | Blob[]) =>
    working(`กำลังส่ง ${count} ภาพ`, async () => {
      const uploads: string[] = [];
      for (const photo of (await make()).slice(0, MAX_PHOTOS)) uploads.push(await upload(photo));
      await send({ type: 'photos', uploads, asSet, shuffled });
    });
  const sendFile = (file: File) =>
    working('กำลังส่งไฟล์', async () => send({ type: 'file', upload: await upload(file), fileName: file.name }));
  const sendFiles = (files: File[]) => {
    const photos = files.filter((file) => file.type.startsWith('image/'));
    if (photos.length > 0) sendPhotos(photos.length, () => photos);
    for (const file of files) if (!file.type.startsWith('image/')) sendFile(file);
  };
  const chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    sendFiles([...(input.files ?? [])]);
    input.value = '';
  };
  const pasted = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    sendFiles(files);
  };
  const simple = (action: Action) => () => working('กำลังส่ง', () => send(action));
  const item = (
    name: IconName,
    label: string,
    onClick: () => void,
  ) => html`<button type="button" onClick=${onClick}>
    ${icon(name)}<span>${label}</span>
  </button>`;

  return html`<div class="composer">
    ${busy && html`<div class="busy" role="status">${busy}</div>`}
    ${writing && writingBar(state, writing.message, writing.kind === 'edit', stop)}
    <button type="button" class="round" aria-label="แนบภาพ ไฟล์ และอื่น ๆ" title="แนบภาพ ไฟล์ และอื่น ๆ" popovertarget=${`attach-${person}`}>${icon('plus')}</button>
    <div id=${`attach-${person}`} ref=${menu} popover class="menu attach" role="group" aria-label="สิ่งที่ส่งได้">
      ${item('photo', 'รูปภาพจากเครื่อง', () => photoInput.current?.click())}
      ${item('photo', 'ภาพตัวอย่าง 1 ภาพ', () => sendPhotos(1, () => samplePhotos(1, now())))}
      ${item('photos', 'ภาพตัวอย่าง 10 ภาพ', () => sendPhotos(10, () => samplePhotos(10, now())))}
      ${item('file', 'ไฟล์จากเครื่อง', () => fileInput.current?.click())}
      ${item('file', 'PDF ตัวอย่าง', () => sendFile(samplePdf(now())))}
      ${item('sticker', 'สติกเกอร์', simple({ type: 'sticker' }))}
      ${item('voice', 'ข้อความเสียง', simple({ type: 'audio' }))}
      ${item('video', 'วิดีโอ', simple({ type: 'video' }))}
      ${item('place', 'ตำแหน่ง', simple({ type: 'location' }))}
      <label class="check"><input type="checkbox" checked=${asSet} onChange=${() => setAsSet(!asSet)} />ส่งหลายภาพเป็นชุดเดียว</label>
      <label class="check"><input type="checkbox" checked=${shuffled} onChange=${() => setShuffled(!shuffled)} />สลับลำดับภาพอย่างที่ไลน์ทำ</label>
    </div>
    <input ref=${photoInput} type="file" accept="image/*" multiple hidden onChange=${chosen} data-testid="photo-input" />
    <input ref=${fileInput} type="file" hidden onChange=${chosen} data-testid="file-input" />
    ${
      group?.bot &&
      html`<button type="button" class="round" aria-label=${`กล่าวถึง @${botName}`} title=${`กล่าวถึง @${botName}`} aria-pressed=${String(mention)} onClick=${() => (mention ? setMention(false) : handle.current?.mention())}>${icon('mention')}</button>`
    }
    ${mention && html`<span class="mention chip">@${botName}</span>`}
    <textarea
      ref=${field}
      rows="1"
      maxlength="5000"
      placeholder="พิมพ์ข้อความ"
      aria-label="พิมพ์ข้อความ"
      data-person=${person}
      value=${text}
      onInput=${(event: Event) => {
        setText((event.target as HTMLTextAreaElement).value);
        props.onInput();
      }}
      onKeyDown=${keyDown}
      onPaste=${pasted}
    ></textarea>
    <button type="button" class="round send" aria-label="ส่ง" disabled=${text.trim() === ''} onClick=${sendText}>${icon('send')}</button>
  </div>`;
}

/** The words after a typed "@รายงาน"; null when the text begins otherwise, or says nothing more. */
function withoutMention(text: string, botName: string): string | null {
  const [mention, rest] = [
    text.trimStart().slice(0, botName.length + 1),
    text.trimStart().slice(botName.length + 1),
  ];
  return mention === `@${botName}` && /^\s/u.test(rest) && rest.trim() !== '' ? rest.trim() : null;
}
