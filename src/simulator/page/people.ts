/** The list of people whom the visitor can be, and the form for one more. */
import type { Device, Person } from '../control-api.ts';
import { html, useRef, type View } from './html.ts';
import { icon } from './icons.ts';
import { type PageState, preview, unread } from './state.ts';
import { clockTime } from './time.ts';

interface PeopleProps {
  state: PageState;
  selected: string | null;
  onSelect(id: string): void;
  onAdd(person: { name: string; roleWish: string; device: Device }): Promise<void>;
  onHelp(): void;
}

export function People({ state, selected, onSelect, onAdd, onHelp }: PeopleProps): View {
  const dialog = useRef<HTMLDialogElement>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const fields = new FormData(form);
    await onAdd({
      name: String(fields.get('name')),
      roleWish: String(fields.get('roleWish')),
      device: fields.get('device') === 'pc' ? 'pc' : 'mobile',
    });
    form.reset();
    dialog.current?.close();
  };
  return html`<nav class="people" aria-label="ผู้ใช้จำลอง">
    <header class="bar">
      <h1>${state.server.bot.name}<small>ตัวจำลองห้องแชต ไม่ใช้บัญชีจริง</small></h1>
      <button type="button" class="round" aria-label="วิธีเริ่มใช้" title="วิธีเริ่มใช้" onClick=${onHelp}>${icon('help')}</button>
    </header>
    <p class="people-note">เลือกว่าจะเป็นใคร แล้วคุยกับบอตแทนคนนั้น</p>
    <ul>
      ${state.server.people.map((person) => html`<li key=${person.id}>${entry(person, state, selected, onSelect)}</li>`)}
    </ul>
    <button type="button" class="add" onClick=${() => dialog.current?.showModal()}>${icon('plus')}เพิ่มคน</button>
    <dialog ref=${dialog} class="sheet" aria-labelledby="add-title">
      <form onSubmit=${submit}>
        <h2 id="add-title">เพิ่มคน</h2>
        <label>ชื่อในไลน์<input name="name" required maxlength="20" autocomplete="off" /></label>
        <label>อยากเป็น<input name="roleWish" maxlength="60" placeholder="เช่น เจ้าหน้าที่ ฝ่ายทะเบียน" autocomplete="off" /></label>
        <label>ใช้<select name="device"><option value="mobile">มือถือ</option><option value="pc">LINE for PC</option></select></label>
        <div class="row">
          <button type="button" class="quiet" onClick=${() => dialog.current?.close()}>ยกเลิก</button>
          <button type="submit" class="main">เพิ่ม</button>
        </div>
      </form>
    </dialog>
  </nav>`;
}

function entry(
  person: Person,
  state: PageState,
  selected: string | null,
  onSelect: (id: string) => void,
): View {
  const chat = state.chats[person.id];
  const last = chat?.messages.at(-1);
  const news = person.id === selected ? 0 : unread(state, person.id);
  return html`<button
    type="button"
    class="person"
    aria-current=${person.id === selected ? 'true' : null}
    onClick=${() => onSelect(person.id)}
  >
    ${avatar(person)}
    <span class="person-text">
      <span class="person-name">${person.name}<small>${person.roleWish}</small></span>
      <span class="person-last">${preview(chat) || (person.friendship === 'stranger' ? 'ยังไม่ได้เพิ่มบอตเป็นเพื่อน' : '')}</span>
    </span>
    <span class="person-side">
      <time>${last ? clockTime(last.at) : ''}</time>
      ${news > 0 && html`<span class="unread" aria-label=${`ยังไม่อ่าน ${news} ข้อความ`}>${news}</span>`}
    </span>
  </button>`;
}

export const avatar = (person: Person): View => html`<span
  class="avatar"
  aria-hidden="true"
  style=${{ background: /^#[0-9a-f]{6}$/iu.test(person.color) ? person.color : '#66736e' }}
>${person.initials}</span>`;
