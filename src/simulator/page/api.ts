/** Calls of the simulator's control API. Each throws an Error with the server's words when it is refused. */
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
  const answer = await fetch('/control/uploads', {
    method: 'POST',
    headers: { 'Content-Type': file.type || 'application/octet-stream' },
    body: file,
  });
  return (await answered<Upload>(answer)).upload;
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`/control/${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  return answered<T>(answer);
}

async function answered<T>(answer: Response): Promise<T> {
  const body = (await answer.json().catch(() => ({}))) as T & { message?: string };
  if (!answer.ok) throw new Error(body.message ?? `${answer.status}`);
  return body;
}
