/** The list of people whom the visitor can be and of groups to look into, and the forms for one more. */
import type { Device, Group, NewGroup, Person } from '../control-api.ts';
import { avatar, badge, groupAvatar } from './avatars.ts';
import { NewGroupForm } from './group-members.ts';
import { html, useRef, type View } from './html.ts';
import { icon } from './icons.ts';
import { preview } from './says.ts';
import { type PageState, unread } from './state.ts';
import { clockTime } from './time.ts';

interface PeopleProps {
  state: PageState;
  /** Id of the chat that is open: a person's or a group's. */
  selected: string | null;
  onSelect(id: string): void;
  onAdd(person: { name: string; roleWish: string; device: Device }): Promise<void>;
  onAddGroup(group: NewGroup): Promise<void>;
  onHelp(): void;
}

export function People({ state, selected, onSelect, onAdd, onAddGroup, onHelp }: PeopleProps): View {
  const dialog = useRef<HTMLDialogElement>(null);
  const groupDialog = useRef<HTMLDialogElement>(null);
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
  const { people, groups, bot } = state.server;
  return html`<nav class="people" aria-label="ผู้ใช้จำลอง">
    <header class="bar">
      <h1>${bot.name}<small>ตัวจำลองห้องแชต ไม่ใช้บัญชีจริง</small></h1>
      <button type="button" class="round" aria-label="วิธีเริ่มใช้" title="วิธีเริ่มใช้" onClick=${onHelp}>${icon('help')}</button>
    </header>
    <div class="people-lists">
      <p class="people-note">เลือกว่าจะเป็นใครในแชตกับบอต</p>
      <ul>
        ${people.map((person) => html`<li key=${person.id}>${entry(person, state, selected, onSelect)}</li>`)}
      </ul>
      <p class="people-note">กลุ่ม: หลายคนพร้อมกัน</p>
      <ul>
        ${groups.map((group) => html`<li key=${group.id}>${groupEntry(group, state, selected, onSelect)}</li>`)}
      </ul>
    </div>
    <div class="adds">
      <button type="button" class="add" onClick=${() => dialog.current?.showModal()}>${icon('plus')}เพิ่มคน</button>
      <button type="button" class="add" onClick=${() => groupDialog.current?.showModal()}>${icon('plus')}สร้างกลุ่ม</button>
    </div>
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
    <dialog ref=${groupDialog} class="sheet" aria-labelledby="group-title">
      <${NewGroupForm} state=${state} onAdd=${onAddGroup} onClose=${() => groupDialog.current?.close()} />
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
  const words = preview(state, chat);
  return html`<button
    type="button"
    class=${`person ${person.friendship}`}
    aria-current=${person.id === selected ? 'true' : null}
    onClick=${() => onSelect(person.id)}
  >
    ${avatar(person)}
    <span class="person-text">
      <span class="person-name">${person.name}<small>${person.roleWish}</small></span>
      <span class="person-last">${words || FRIENDSHIP[person.friendship]}</span>
    </span>
    <span class="person-side">
      <time>${last ? clockTime(last.at) : ''}</time>
      ${badge(person.id === selected ? 0 : unread(state, person.id))}
      ${words && person.friendship !== 'friend' && html`<span>${FRIENDSHIP[person.friendship]}</span>`}
    </span>
  </button>`;
}

function groupEntry(
  group: Group,
  state: PageState,
  selected: string | null,
  onSelect: (id: string) => void,
): View {
  const last = state.chats[group.id]?.messages.at(-1);
  return html`<button
    type="button"
    class="person"
    aria-current=${group.id === selected ? 'true' : null}
    onClick=${() => onSelect(group.id)}
  >
    ${groupAvatar()}
    <span class="person-text">
      <span class="person-name">${group.name}<small>${group.members.length} คน</small></span>
      <span class="person-last">${preview(state, state.chats[group.id], true)}</span>
    </span>
    <span class="person-side">
      <time>${last ? clockTime(last.at) : ''}</time>
      ${badge(group.id === selected ? 0 : unread(state, group.id))}
    </span>
  </button>`;
}

export const FRIENDSHIP: Record<Person['friendship'], string> = {
  friend: 'เป็นเพื่อน',
  stranger: 'ยังไม่ได้เพิ่มบอตเป็นเพื่อน',
  blocked: 'บล็อกบอต',
};
