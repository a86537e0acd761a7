/** Calls of the simulator's control API. Each throws an Error that says in Thai why it was refused. */
import type {
  Action,
  ActionResult,
  Chat,
  Faults,
  Hint,
  Log,
  NewPerson,
  Person,
  PersonPatch,
  SettingsPatch,
  State,
  Upload,
} from '../control-api.ts';
import type { PageState } from './state.ts';

/** Everything that the page shows, read anew. `seen` is the page's own. */
export async function loadAll(seen: Record<string, number>): Promise<PageState> {
  const [server, hint, log] = await Promise.all([
    call<State>('GET', 'state'),
    call<Hint>('GET', 'hint'),
    call<Log>('GET', 'log'),
  ]);
  const chats = await Promise.all(server.people.map(({ id }) => call<Chat>('GET', `people/${id}/chat`)));
  return { server, hint, log, seen, chats: Object.fromEntries(chats.map((chat) => [chat.person, chat])) };
}

export const addPerson = (person: NewPerson) => call<Person>('POST', 'people', person);
export const changePerson = (id: string, patch: PersonPatch) => call<Person>('PATCH', `people/${id}`, patch);
export const act = (id: string, action: Action) =>
  call<ActionResult>('POST', `people/${encodeURIComponent(id)}/actions`, action);
export const setFaults = (faults: Faults) => call<Faults>('PUT', 'faults', faults);
export const changeSettings = (patch: SettingsPatch) => call<unknown>('PATCH', 'settings', patch);

/** Puts a photo or file on the server; gives the name to use in an action. */
export async function upload(file: Blob): Promise<string> {
  const contentType = file.type || 'application/octet-stream';
  return (await request<Upload>('POST', 'uploads', contentType, file)).upload;
}

const call = <T>(method: string, path: string, body?: unknown): Promise<T> =>
  body === undefined
    ? request<T>(method, path)
    : request<T>(method, path, 'application/json', JSON.stringify(body));

async function request<T>(method: string, path: string, contentType?: string, body?: BodyInit): Promise<T> {
  const answer = await fetch(`/control/${path}`, {
    method,
    ...(contentType && { headers: { 'Content-Type': contentType }, body }),
  }).catch(() => null);
  if (!answer) throw new Error('ติดต่อตัวจำลองไม่ได้');
  if (!answer.ok) throw new Error(PROBLEMS[answer.status] ?? `ตัวจำลองทำไม่ได้ (${answer.status})`);
  return (await answer.json()) as T;
}

const PROBLEMS: Record<number, string> = {
  400: 'ตัวจำลองไม่รับสิ่งที่ส่ง',
  404: 'ไม่พบแล้ว ลองโหลดหน้านี้ใหม่',
  409: 'ต้องเพิ่มเพื่อนก่อน หรือข้อความนี้ยกเลิกไม่ได้แล้ว',
  413: 'ไฟล์ใหญ่เกินไป',
};
