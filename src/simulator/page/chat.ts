/** The chat of one person with the bot, with the person's own bar above it. */
import type { Action, Device, Person } from '../control-api.ts';
import { avatar } from './avatars.ts';
import { html, type View } from './html.ts';
import { icon } from './icons.ts';
import type { PageState } from './state.ts';
import { ChatWindow } from './window.ts';

interface ChatProps {
  state: PageState;
  person: Person;
  onBack(): void;
  onDevice(device: Device): void;
  onTools(): void;
  toolsOpen: boolean;
  act(person: string, action: Action): Promise<void>;
  complain(problem: unknown): void;
}

export function ChatView(props: ChatProps): View {
  const { state, person, onBack, onDevice, onTools, toolsOpen, act, complain } = props;
  const doing = (action: Action) => closing(() => act(person.id, action));
  return html`<section class=${`chat ${person.device}`} aria-label=${`แชตของ ${person.name}`}>
    <header class="bar">
      <button type="button" class="round only-phone" aria-label="กลับไปเลือกคน" onClick=${onBack}>${icon('back')}</button>
      ${avatar(person)}
      <h2>${person.name}<small>${person.roleWish}</small></h2>
      <fieldset class="switch" aria-label="อุปกรณ์">
        ${deviceChoice('mobile', 'มือถือ', person.device, onDevice)}
        ${deviceChoice('pc', 'LINE for PC', person.device, onDevice)}
      </fieldset>
      <button type="button" class="round" aria-label="สถานการณ์ทดสอบ" title="สถานการณ์ทดสอบ" aria-expanded=${String(toolsOpen)} onClick=${onTools}>${icon('tools')}</button>
      <button type="button" class="round" aria-label="ตัวเลือกของแชต" popovertarget="chat-menu">${icon('more')}</button>
      <div id="chat-menu" popover class="menu">
        ${
          person.friendship === 'friend'
            ? html`<button type="button" onClick=${doing({ type: 'block' })}>บล็อกบอต</button>`
            : html`<button type="button" onClick=${doing({ type: 'follow' })}>${person.friendship === 'blocked' ? 'เลิกบล็อกบอต' : 'เพิ่มเพื่อน'}</button>`
        }
        <button type="button" onClick=${doing({ type: 'reset' })}>ล้างแชต เริ่มใหม่แบบคนที่ยังไม่เคยเพิ่มเพื่อน</button>
      </div>
    </header>
    <${ChatWindow} key=${person.id} state=${state} person=${person} group=${null} act=${act} complain=${complain} />
  </section>`;
}

function deviceChoice(
  device: Device,
  label: string,
  current: Device,
  onDevice: (device: Device) => void,
): View {
  return html`<button type="button" aria-pressed=${String(device === current)} title=${label} onClick=${() => onDevice(device)}>
    ${icon(device === 'pc' ? 'computer' : 'phone')}<span>${label}</span>
  </button>`;
}

/** Closes the menu that the button stands in, then does its work. */
export const closing = (work: () => unknown) => (event: Event) => {
  (event.currentTarget as HTMLElement).closest<HTMLElement>('[popover]')?.hidePopover();
  work();
};
