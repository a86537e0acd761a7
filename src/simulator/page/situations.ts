/** The panel "สถานการณ์ทดสอบ": what goes wrong next, what LINE counts, and what went over the wire. */
import type { Action, ApiCall, Delivery, Faults, SettingsPatch } from '../control-api.ts';
import { type Clock, ClockPanel } from './clock.ts';
import { counters, recipients } from './counted.ts';
import { html, type View } from './html.ts';
import { icon } from './icons.ts';
import type { PageState } from './state.ts';
import { clockTime } from './time.ts';

interface SituationsProps {
  state: PageState;
  clock: Clock;
  /** Waits for the work and says what went wrong. */
  asking(work: Promise<unknown>): Promise<void>;
  onFaults(faults: Faults): void;
  onSettings(patch: SettingsPatch): void;
  act(person: string, action: Action): Promise<void>;
  onClose(): void;
}

const WEBHOOK: Record<keyof Faults['webhook'], string> = {
  duplicate: 'ถึงบอตสองครั้ง',
  late: 'หลุดระหว่างทาง แล้วส่งใหม่',
  outOfOrder: 'ถึงหลังเหตุการณ์ถัดไป',
  withoutUserId: 'ในกลุ่ม ไลน์ไม่บอกว่าใครส่ง',
};

const API_FAULTS = [
  ['error-500', 'ไลน์ตอบ 500'],
  ['rate-429', 'ไลน์ตอบ 429 (ถี่เกินไป)'],
  ['monthly-429', 'ไลน์ตอบ 429 (หมดโควตา)'],
  ['silence', 'ไลน์ไม่ตอบเลย'],
  ['lost-answer', 'ส่งถึงแล้ว แต่คำตอบหาย'],
] as const;

const CONTENT_FAULTS = [
  ['error-404', 'ไม่พบภาพ (404)'],
  ['error-410', 'ภาพถูกลบแล้ว (410)'],
  ['error-500', 'ไลน์ตอบ 500'],
  ['not-ready', 'ยังไม่พร้อม (202)'],
  ['cut', 'ขาดกลางทาง'],
  ['slow', 'ช้ามาก (2 KB ต่อวินาที)'],
] as const;

const NOTHING_WRONG: Faults = {
  webhook: { duplicate: 0, late: 0, outOfOrder: 0, withoutUserId: 0 },
  reply: null,
  push: null,
  content: null,
  other: null,
};

export function Situations(props: SituationsProps): View {
  const { state, clock, asking, onFaults, onSettings, act, onClose } = props;
  const { faults } = state.server;
  return html`<aside class="tools" aria-label="สถานการณ์ทดสอบ">
    <header class="bar">
      <h2>สถานการณ์ทดสอบ</h2>
      <button type="button" class="round" aria-label="ปิดสถานการณ์ทดสอบ" onClick=${onClose}>${icon('close')}</button>
    </header>
    <div class="tools-body">
      <h3>เวลา</h3>
      <${ClockPanel} state=${state} clock=${clock} asking=${asking} />
      <h3>ข้อความที่ไลน์นับ</h3>
      ${counters(state, onSettings)}
      ${recipients(state, act)}
      <h3>เหตุการณ์ถัดไปที่ส่งถึงบอต</h3>
      ${Object.entries(WEBHOOK).map(([name, label]) => {
        const key = name as keyof Faults['webhook'];
        const set = (value: number) => onFaults({ ...faults, webhook: { ...faults.webhook, [key]: value } });
        return html`<div class="fault"><span>${label}</span>${stepper(label, faults.webhook[key], 0, set)}</div>`;
      })}
      <h3>คำสั่งถัดไปของบอต</h3>
      ${calls('เมื่อบอตตอบ', faults.reply, API_FAULTS, (reply) => onFaults({ ...faults, reply }))}
      ${calls('เมื่อบอตส่งเอง', faults.push, API_FAULTS, (push) => onFaults({ ...faults, push }))}
      ${calls('เมื่อบอตเรียกเมนู กลุ่ม หรือโควตา', faults.other, API_FAULTS, (other) => onFaults({ ...faults, other }))}
      ${calls('เมื่อบอตโหลดภาพ', faults.content, CONTENT_FAULTS, (content) => onFaults({ ...faults, content }))}
      <button
        type="button"
        class="quiet"
        onClick=${() => onFaults(NOTHING_WRONG)}
      >ยกเลิกทุกสถานการณ์</button>
      <h3>ล่าสุดระหว่างไลน์กับบอต</h3>
      <ol class="wire">${wire(state).map((each) => html`<li key=${each.id}>${each.view}</li>`)}</ol>
    </div>
  </aside>`;
}

function stepper(label: string, value: number, min: number, set: (value: number) => void): View {
  return html`<span class="stepper" role="group" aria-label=${label}>
    <button type="button" aria-label="ลด" disabled=${value <= min} onClick=${() => set(value - 1)}>−</button>
    <output>${value}</output>
    <button type="button" aria-label="เพิ่ม" onClick=${() => set(value + 1)}>+</button>
  </span>`;
}

type Waiting<A extends string> = { answer: A; left: number } | null;

function calls<A extends string>(
  label: string,
  fault: Waiting<A>,
  answers: readonly (readonly [A, string])[],
  set: (fault: Waiting<A>) => void,
): View {
  const choose = (event: Event) => {
    const answer = answers.find(([name]) => name === (event.target as HTMLSelectElement).value)?.[0];
    set(answer ? { answer, left: fault?.left ?? 1 } : null);
  };
  return html`<div class="fault calls">
    <label>${label}<select aria-label=${label} onChange=${choose}>
      <option value="" selected=${!fault}>ปกติ</option>
      ${answers.map(([name, words]) => html`<option value=${name} selected=${fault?.answer === name}>${words}</option>`)}
    </select></label>
    ${fault && stepper(`${label}: จำนวนครั้ง`, fault.left, 1, (left) => set({ ...fault, left }))}
  </div>`;
}

/** Calls and deliveries together, newest first. */
function wire(state: PageState): { id: string; at: number; view: View }[] {
  const { calls: made, deliveries } = state.log;
  return [
    ...made.map((call) => ({ id: call.id, at: call.at, view: callLine(call) })),
    ...deliveries.map((delivery) => ({ id: delivery.id, at: delivery.at, view: deliveryLine(delivery) })),
  ]
    .sort((a, b) => b.at - a.at)
    .slice(0, 40);
}

const callLine = (call: ApiCall): View => html`<details>
  <summary>
    <time>${clockTime(call.at)}</time><span class="way">บอต → ไลน์</span>
    <code>${call.method} ${call.path.replace(/^\/v2\/bot/u, '')}</code>${status(call.status)}
  </summary>
  <pre>${JSON.stringify({ request: call.request, response: call.response }, null, 1)}</pre>
</details>`;

const deliveryLine = (delivery: Delivery): View => html`<div class="wire-line">
  <time>${clockTime(delivery.at)}</time><span class="way">ไลน์ → บอต</span>
  <code>${delivery.events.map(({ type }) => type).join(', ') || '(ว่าง)'}</code>
  ${delivery.attempt > 1 && html`<small>ครั้งที่ ${delivery.attempt}</small>`}
  ${delivery.outcome === 'fault' ? html`<span class="status bad">หลุด</span>` : status(delivery.status)}
</div>`;

const status = (
  code: number | null,
): View => html`<span class=${`status ${code !== null && code < 300 ? 'good' : 'bad'}`}>
  ${code ?? 'ไม่ตอบ'}
</span>`;
