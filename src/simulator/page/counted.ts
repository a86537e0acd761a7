/** The part of the panel about what LINE counts: the month's messages, the quota, and who received what was counted. */
import type { Action, Person, SettingsPatch } from '../control-api.ts';
import { avatar } from './avatars.ts';
import { html, type View } from './html.ts';
import { FRIENDSHIP } from './people.ts';
import type { PageState } from './state.ts';

export function counters(state: PageState, onSettings: (patch: SettingsPatch) => void): View {
  const { counted, quota, replies, pushes, webhooks, redelivery } = state.server.counters;
  const limit = quota.type === 'limited' ? quota.value : null;
  const change = (event: Event) => {
    const text = (event.target as HTMLInputElement).value;
    const value = Number(text);
    if (text === '') onSettings({ quota: { type: 'none' } });
    else if (Number.isInteger(value) && value >= 0) onSettings({ quota: { type: 'limited', value } });
  };
  return html`<div class="counters">
    <div class="counted">
      <strong>${counted}</strong>
      <span>ข้อความที่นับเดือนนี้ จาก
        <input type="number" min="0" aria-label="โควตาข้อความต่อเดือน" value=${limit ?? ''} placeholder="ไม่จำกัด" onChange=${change} /></span>
    </div>
    <meter aria-label="โควตาที่ใช้" min="0" max=${limit || 1} value=${limit ? Math.min(counted, limit) : 0}></meter>
    <dl>
      <div><dt>ตอบ (ไม่คิดเงิน)</dt><dd>${replies}</dd></div>
      <div><dt>ส่งเอง</dt><dd>${pushes}</dd></div>
      <div><dt>เหตุการณ์ถึงบอต</dt><dd>${webhooks.ok}</dd></div>
      <div><dt>ไม่ถึง</dt><dd>${webhooks.failed}</dd></div>
      <div><dt>ส่งใหม่</dt><dd>${webhooks.redelivered}</dd></div>
      <div><dt>รออยู่</dt><dd>${webhooks.waiting}</dd></div>
    </dl>
    <label class="check"><input type="checkbox" checked=${redelivery} onChange=${() => onSettings({ redelivery: !redelivery })} />ไลน์ส่งเหตุการณ์ใหม่เมื่อบอตไม่รับ</label>
  </div>`;
}

/** Everybody: friend or not, and how many of the month's counted messages were for them. */
export function recipients(state: PageState, act: (person: string, action: Action) => void): View {
  const { people, counters: count } = state.server;
  return html`<ul class="recipients">
    ${people.map((person) => {
      const next = NEXT[person.friendship];
      return html`<li key=${person.id}>
        ${avatar(person)}
        <span class="grow">${person.name}<small>${FRIENDSHIP[person.friendship]} · นับ ${count.recipients[person.id] ?? 0}</small></span>
        <button type="button" class="quiet" aria-label=${`${next.label} (${person.name})`} onClick=${() => act(person.id, next.action)}>${next.label}</button>
      </li>`;
    })}
  </ul>`;
}

const NEXT: Record<Person['friendship'], { label: string; action: Action }> = {
  friend: { label: 'บล็อก', action: { type: 'block' } },
  blocked: { label: 'เลิกบล็อก', action: { type: 'follow' } },
  stranger: { label: 'เพิ่มเพื่อน', action: { type: 'follow' } },
};
