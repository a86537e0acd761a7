/** The round pictures of people, of groups and of the bot, and the count of what is unread beside them. */
import type { Person } from '../control-api.ts';
import { html, type View } from './html.ts';
import { icon } from './icons.ts';

export const avatar = (person: Person): View => html`<span
  class="avatar"
  aria-hidden="true"
  style=${{ background: /^#[0-9a-f]{6}$/iu.test(person.color) ? person.color : '#66736e' }}
>${person.initials}</span>`;

export const botAvatar = (): View =>
  html`<span class="avatar bot" aria-hidden="true">${icon('report')}</span>`;

export const groupAvatar = (): View =>
  html`<span class="avatar of-group" aria-hidden="true">${icon('group')}</span>`;

export const badge = (count: number): View =>
  count > 0 ? html`<span class="unread" aria-label=${`ยังไม่อ่าน ${count} ข้อความ`}>${count}</span>` : null;
