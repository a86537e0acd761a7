/** A group: several members side by side, each with a screen and a composer of their own. On a phone one at a time. */
import type { Action, Device, Group, GroupAction, Person } from '../control-api.ts';
import { avatar, badge, groupAvatar } from './avatars.ts';
import { GroupMembers } from './group-members.ts';
import { html, useEffect, useRef, useState, type View } from './html.ts';
import { icon } from './icons.ts';
import { membersOf, type PageState, unread } from './state.ts';
import { ChatWindow } from './window.ts';

interface GroupProps {
  state: PageState;
  group: Group;
  onBack(): void;
  onTools(): void;
  toolsOpen: boolean;
  onDevice(person: string, device: Device): void;
  onGroup(action: GroupAction): void;
  /** The chat was looked at. */
  onSeen(chat: string): void;
  act(person: string, action: Action): Promise<void>;
  complain(problem: unknown): void;
}

/** Screens that stand side by side at first. */
const AT_FIRST = 3;

export function GroupView(props: GroupProps): View {
  const { state, group, onBack, onTools, toolsOpen, onGroup } = props;
  const members = membersOf(state, group);
  const narrow = useNarrow();
  const [chosen, setChosen] = useState<string[]>(group.members.slice(0, AT_FIRST));
  /** The one who is shown where only one fits. */
  const [front, setFront] = useState<string | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);

  const shown = narrow
    ? [members.find(({ id }) => id === front) ?? members.find(({ id }) => chosen.includes(id))].filter(
        (person) => person !== undefined,
      )
    : members.filter(({ id }) => chosen.includes(id));
  const isShown = ({ id }: Person) => shown.some((person) => person.id === id);
  const choose = ({ id }: Person) => {
    if (narrow) setFront(id);
    else setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  };

  return html`<section class="group" aria-label=${`กลุ่ม ${group.name}`}>
    <header class="bar">
      <button type="button" class="round only-phone" aria-label="กลับไปเลือกคน" onClick=${onBack}>${icon('back')}</button>
      ${groupAvatar()}
      <h2>${group.name}<small>${members.length} คน${group.bot ? ' และบอต' : ' · บอตยังไม่อยู่ในกลุ่ม'}</small></h2>
      ${!group.bot && html`<button type="button" class="main invite" onClick=${() => onGroup({ type: 'invite-bot' })}>เชิญบอต</button>`}
      <button type="button" class="round" aria-label="สมาชิกของกลุ่ม" title="สมาชิกของกลุ่ม" onClick=${() => dialog.current?.showModal()}>${icon('group')}</button>
      <button type="button" class="round" aria-label="สถานการณ์ทดสอบ" title="สถานการณ์ทดสอบ" aria-expanded=${String(toolsOpen)} onClick=${onTools}>${icon('tools')}</button>
    </header>
    <div class="members" role="group" aria-label="สมาชิกที่แสดง">
      ${members.map(
        (
          person,
        ) => html`<button type="button" key=${person.id} aria-pressed=${String(isShown(person))} onClick=${() => choose(person)}>
          ${avatar(person)}<span>${person.name}</span>${badge(unread(state, person.id))}
        </button>`,
      )}
    </div>
    <div class="columns">
      ${shown.map((person) => html`<${Column} key=${person.id} ...${props} person=${person} />`)}
      ${shown.length === 0 && html`<p class="nobody-here">${members.length > 0 ? 'เลือกสมาชิกด้านบนเพื่อดูหน้าจอของคนนั้น' : 'ไม่มีใครอยู่ในกลุ่มแล้ว'}</p>`}
    </div>
    <dialog ref=${dialog} class="sheet" aria-label="สมาชิกของกลุ่ม">
      <${GroupMembers} state=${state} group=${group} onGroup=${onGroup} onClose=${() => dialog.current?.close()} />
    </dialog>
  </section>`;
}

/** One member's phone or computer: the group, or the own chat with the bot. */
function Column(props: GroupProps & { person: Person }): View {
  const { state, group, person, act, complain, onDevice, onSeen } = props;
  const [direct, setDirect] = useState(false);
  const news = direct ? 0 : unread(state, person.id);
  useEffect(() => {
    if (direct) onSeen(person.id);
  }, [direct, state.chats[person.id]]);
  const other: Device = person.device === 'pc' ? 'mobile' : 'pc';
  const tab = (label: string, isDirect: boolean, mark: View) =>
    html`<button type="button" aria-pressed=${String(direct === isDirect)} onClick=${() => setDirect(isDirect)}>${label}${mark}</button>`;
  return html`<section class=${`column ${person.device}`} aria-label=${person.name}>
    <header>
      ${avatar(person)}
      <h3>${person.name}<small>${person.roleWish}</small></h3>
      <button type="button" class="round" aria-label=${person.device === 'pc' ? 'ใช้ LINE for PC อยู่ เปลี่ยนเป็นมือถือ' : 'ใช้มือถืออยู่ เปลี่ยนเป็น LINE for PC'} title=${person.device === 'pc' ? 'LINE for PC' : 'มือถือ'} onClick=${() => onDevice(person.id, other)}>${icon(person.device === 'pc' ? 'computer' : 'phone')}</button>
    </header>
    <div class="switch" role="group" aria-label="ห้องแชต">
      ${tab('กลุ่ม', false, null)}${tab(`แชตกับ${state.server.bot.name}`, true, badge(news))}
    </div>
    <${ChatWindow} key=${direct ? 'direct' : 'group'} state=${state} person=${person} group=${direct ? null : group} act=${act} complain=${complain} />
  </section>`;
}

/** Whether only one screen fits. */
function useNarrow(): boolean {
  const [query] = useState(() => matchMedia('(max-width: 720px)'));
  const [narrow, setNarrow] = useState(query.matches);
  useEffect(() => {
    const changed = () => setNarrow(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return narrow;
}
