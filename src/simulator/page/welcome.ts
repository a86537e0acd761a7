/** What stands in a chat before the bot was added, and how to begin. */
import type { Person } from '../control-api.ts';
import { html, type View } from './html.ts';
import { icon } from './icons.ts';
import type { PageState } from './state.ts';

interface WelcomeProps {
  state: PageState;
  person: Person;
  onFollow(): void;
}

export function Welcome({ state, person, onFollow }: WelcomeProps): View {
  const { bot } = state.server;
  return html`<div class="welcome">
    <span class="avatar bot big" aria-hidden="true">${icon('report')}</span>
    <h3>${bot.name}</h3>
    <p class="basic-id">${bot.basicId}</p>
    <button type="button" class="main" onClick=${onFollow}>เพิ่มเพื่อน</button>
    <p>คุณกำลังเป็น <strong>${person.name}</strong>${person.roleWish && html` · ${person.roleWish}`}</p>
    ${wantsCode(person) && html`<${Code} code=${state.hint.coordinatorCode} />`}
  </div>`;
}

/** What to try first; also in the dialog behind "?". */
export function FirstSteps({ state }: { state: PageState }): View {
  const coordinator = state.server.people.find(wantsCode);
  const officer = state.server.people.find((person) => person.roleWish.startsWith('เจ้าหน้าที่'));
  return html`<ol class="steps">
    <li>เลือก <strong>${coordinator?.name ?? 'คนหนึ่ง'}</strong> กด “เพิ่มเพื่อน” กดยินยอม แล้วพิมพ์รหัสเชิญของผู้ประสานงาน
      <${Code} code=${state.hint.coordinatorCode} /></li>
    <li>เลือก <strong>${officer?.name ?? 'อีกคนหนึ่ง'}</strong> กด “เพิ่มเพื่อน” กดยินยอม กด “ไม่มีรหัส” แล้วเลือกฝ่าย
      คำขอจะไปถึงผู้ประสานงานให้กดอนุมัติ</li>
    <li>เมื่ออนุมัติแล้ว ให้เจ้าหน้าที่พิมพ์ <kbd>รายงาน</kbd> เลือกเรื่อง แล้วส่ง “ภาพตัวอย่าง 10 ภาพ” จากปุ่ม +</li>
    <li>พิมพ์ <kbd>งานของฉัน</kbd> เพื่อดูว่าเหลืออะไร และลองสลับเป็น LINE for PC ซึ่งไม่มีปุ่มด่วน</li>
    <li>เปิดกลุ่ม กด “เชิญบอต” ให้ผู้ประสานงานกด <kbd>เชื่อมกลุ่ม</kbd> แล้วให้หลายคนคุยและรายงานพร้อมกัน</li>
    <li>เปิด “สถานการณ์ทดสอบ” แล้วเดินเวลา เพื่อดูการเตือนของทั้งเดือนไปถึงแต่ละคน</li>
  </ol>`;
}

function Code({ code }: { code: string | null }): View {
  return code
    ? html`<p class="code">รหัสเชิญผู้ประสานงาน <strong data-testid="coordinator-code">${code}</strong></p>`
    : null;
}

const wantsCode = (person: Person): boolean => person.roleWish.includes('ผู้ประสานงาน');
