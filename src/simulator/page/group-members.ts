/** Who is in a group: inside the dialog of a group that is there, and in the form of a new one. */
import type { Group, GroupAction, NewGroup } from '../control-api.ts';
import { avatar } from './avatars.ts';
import { html, type View } from './html.ts';
import type { PageState } from './state.ts';

interface MembersProps {
  state: PageState;
  group: Group;
  onGroup(action: GroupAction): void;
  onClose(): void;
}

export function GroupMembers({ state, group, onGroup, onClose }: MembersProps): View {
  const { bot, people } = state.server;
  return html`<div class="member-list">
    <h2>${group.name}</h2>
    <ul>
      <li>
        <span class="grow">${bot.name} (บอต)</span>
        ${
          group.bot
            ? html`<button type="button" class="quiet" onClick=${() => onGroup({ type: 'remove-bot' })}>นำบอตออก</button>`
            : html`<button type="button" class="main" onClick=${() => onGroup({ type: 'invite-bot' })}>เชิญบอต</button>`
        }
      </li>
      ${people.map((person) => {
        const inside = group.members.includes(person.id);
        return html`<li key=${person.id}>
          ${avatar(person)}<span class="grow">${person.name}<small>${person.roleWish}</small></span>
          <button
            type="button"
            class="quiet"
            aria-label=${`${inside ? 'นำออก' : 'เพิ่ม'} ${person.name}`}
            onClick=${() => onGroup({ type: inside ? 'remove-member' : 'add-member', person: person.id })}
          >${inside ? 'นำออก' : 'เพิ่ม'}</button>
        </li>`;
      })}
    </ul>
    <div class="row"><button type="button" class="main" onClick=${onClose}>เสร็จ</button></div>
  </div>`;
}

interface NewGroupProps {
  state: PageState;
  onAdd(group: NewGroup): Promise<void>;
  onClose(): void;
}

export function NewGroupForm({ state, onAdd, onClose }: NewGroupProps): View {
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const fields = new FormData(form);
    const [first] = form.querySelectorAll<HTMLInputElement>('[name=member]');
    if (!fields.has('member') && first) {
      first.setCustomValidity('เลือกสมาชิกอย่างน้อยหนึ่งคน');
      first.reportValidity();
      return;
    }
    await onAdd({
      name: String(fields.get('name')),
      members: fields.getAll('member').map(String),
      room: fields.get('room') === 'yes',
    });
    form.reset();
    onClose();
  };
  return html`<form onSubmit=${submit}>
    <h2 id="group-title">สร้างกลุ่ม</h2>
    <label>ชื่อกลุ่ม<input name="name" required maxlength="50" placeholder="เช่น ITA เขตร่มเย็น" autocomplete="off" /></label>
    <fieldset class="choices">
      <legend>สมาชิก</legend>
      ${state.server.people.map(
        (person) => html`<label class="check" key=${person.id}>
          <input type="checkbox" name="member" value=${person.id} onChange=${readyAgain} />${avatar(person)}<span>${person.name}<small>${person.roleWish}</small></span>
        </label>`,
      )}
    </fieldset>
    <label class="check"><input type="checkbox" name="room" value="yes" />เป็นห้องแชตแบบเก่าของไลน์ (room)</label>
    <div class="row">
      <button type="button" class="quiet" onClick=${onClose}>ยกเลิก</button>
      <button type="submit" class="main">สร้าง</button>
    </div>
  </form>`;
}

/** A choice was made: what the browser said about the first box holds no more. */
function readyAgain(event: Event) {
  const { form } = event.target as HTMLInputElement;
  for (const box of form?.querySelectorAll<HTMLInputElement>('[name=member]') ?? [])
    box.setCustomValidity('');
}
