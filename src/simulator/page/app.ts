/** The simulator's page: people and groups on the left, the chosen one's chat, and the panel of situations. */
import type {
  Action,
  Change,
  Device,
  Faults,
  GroupAction,
  NewGroup,
  NewPerson,
  SettingsPatch,
} from '../control-api.ts';
import * as api from './api.ts';
import { ChatView } from './chat.ts';
import { clockBar, useClock } from './clock.ts';
import { GroupView } from './group.ts';
import { html, render, useCallback, useEffect, useRef, useState, type View } from './html.ts';
import { People } from './people.ts';
import { Situations } from './situations.ts';
import { applyChange, markSeen, type PageState } from './state.ts';
import { FirstSteps } from './welcome.ts';

/** What the browser keeps: which messages were seen, and that the first steps were read. */
const SEEN = 'raingan.simulator.seen';
const GREETED = 'raingan.simulator.greeted';

function App(): View {
  const { state, connected, update } = useServer();
  const [selected, select] = useSelected();
  const [toolsOpen, setToolsOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const help = useRef<HTMLDialogElement>(null);
  const clock = useClock(state, api.changeSettings);
  const ready = state !== null;

  useEffect(() => {
    // A wide screen shows the first steps where the chat will be.
    if (!ready || localStorage.getItem(GREETED) || !matchMedia('(max-width: 720px)').matches) return;
    localStorage.setItem(GREETED, 'yes');
    help.current?.showModal();
  }, [ready]);
  useEffect(() => {
    if (selected && document.visibilityState === 'visible') update((before) => markSeen(before, selected));
  }, [selected, state?.chats]);
  useEffect(() => {
    if (!problem) return;
    const timer = setTimeout(() => setProblem(null), 6000);
    return () => clearTimeout(timer);
  }, [problem]);

  const complain = (error: unknown) => setProblem(error instanceof Error ? error.message : String(error));
  const asking = async (work: Promise<unknown>) => {
    try {
      await work;
    } catch (error) {
      complain(error);
    }
  };

  if (!state) return html`<p class="starting" role="status">กำลังเปิด…</p>`;
  const person = state.server.people.find(({ id }) => id === selected);
  const group = state.server.groups.find(({ id }) => id === selected);
  const add = async (newPerson: NewPerson) => {
    const added = await api.addPerson(newPerson);
    update((before) => applyChange(before, { type: 'person', person: added }));
    select(added.id);
  };
  const addGroup = async (newGroup: NewGroup) => {
    const added = await api.addGroup(newGroup);
    update((before) => applyChange(before, { type: 'group', group: added }));
    select(added.id);
  };
  const around = {
    state,
    toolsOpen,
    onBack: () => select(null),
    onTools: () => setToolsOpen(!toolsOpen),
    act: (id: string, action: Action) => asking(api.act(id, action)),
    complain,
  };
  const setDevice = (id: string, device: Device) => asking(api.changePerson(id, { device }));
  return html`<div class=${`page${person || group ? ' in-chat' : ''}${group ? ' in-group' : ''}${toolsOpen ? ' with-tools' : ''}`}>
    <${People} state=${state} selected=${selected} onSelect=${select} onAdd=${(each: NewPerson) => asking(add(each))} onAddGroup=${(each: NewGroup) => asking(addGroup(each))} onHelp=${() => help.current?.showModal()} />
    ${person && html`<${ChatView} key=${person.id} ...${around} person=${person} onDevice=${(device: Device) => setDevice(person.id, device)} />`}
    ${
      group &&
      html`<${GroupView}
        key=${group.id}
        ...${around}
        group=${group}
        onDevice=${setDevice}
        onGroup=${(action: GroupAction) => asking(api.actOnGroup(group.id, action))}
        onSeen=${(chat: string) => update((before) => markSeen(before, chat))}
      />`
    }
    ${!person && !group && html`<section class="nobody"><h2>เริ่มที่นี่</h2><${FirstSteps} state=${state} /></section>`}
    ${
      toolsOpen &&
      html`<${Situations}
        state=${state}
        clock=${clock}
        asking=${asking}
        onFaults=${(faults: Faults) => asking(api.setFaults(faults))}
        onSettings=${(patch: SettingsPatch) => asking(api.changeSettings(patch))}
        act=${around.act}
        onClose=${() => setToolsOpen(false)}
      />`
    }
    ${clockBar(clock)}
    <dialog ref=${help} class="sheet" aria-labelledby="help-title">
      <form method="dialog">
        <h2 id="help-title">ลองใช้บอตรายงาน</h2>
        <p>หน้านี้แทนไลน์ ให้คุณเป็นได้ทีละหลายคนโดยไม่ต้องมีบัญชีไลน์ ทุกอย่างอยู่ในเครื่องนี้</p>
        <${FirstSteps} state=${state} />
        <div class="row"><button type="submit" class="main">เริ่ม</button></div>
      </form>
    </dialog>
    ${!connected && html`<p class="toast" role="status">ขาดการเชื่อมต่อกับตัวจำลอง กำลังต่อใหม่</p>`}
    ${connected && problem && html`<p class="toast" role="alert">${problem}</p>`}
  </div>`;
}

/** The server's state: read in full whenever the stream (re)starts, then kept true by its changes. */
function useServer() {
  const [state, setState] = useState<PageState | null>(null);
  const [connected, setConnected] = useState(true);
  const update = useCallback(
    (change: (before: PageState) => PageState) => setState((before) => (before ? change(before) : before)),
    [],
  );
  useEffect(() => {
    const stream = new EventSource('/control/stream');
    /** Changes that came while the state was being read; applied on top of it. */
    let waiting: Change[] | null = null;
    const reload = async () => {
      waiting = [];
      const fresh = await api.loadAll(readSeen());
      const missed = waiting;
      waiting = null;
      setState((before) => ({
        ...missed.reduce(applyChange, fresh),
        menuChanges: (before?.menuChanges ?? 0) + 1,
      }));
      setConnected(true);
    };
    stream.onmessage = ({ data }) => {
      const change = JSON.parse(data) as Change;
      if (change.type === 'hello') reload().catch(() => setConnected(false));
      else if (waiting) waiting.push(change);
      else update((before) => applyChange(before, change));
    };
    stream.onerror = () => setConnected(false);
    return () => stream.close();
  }, []);
  useEffect(() => {
    if (state) localStorage.setItem(SEEN, JSON.stringify(state.seen));
  }, [state?.seen]);
  return { state, connected, update };
}

/** The person in the address (`#somsri`), so that reloading and the browser's "back" work. */
function useSelected(): [string | null, (id: string | null) => void] {
  const read = () => decodeURIComponent(location.hash.slice(1)) || null;
  const [selected, setSelected] = useState(read);
  useEffect(() => {
    const changed = () => setSelected(read());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return [
    selected,
    (id) => {
      location.hash = id ? encodeURIComponent(id) : '';
    },
  ];
}

function readSeen(): Record<string, number> {
  try {
    return JSON.parse(localStorage.getItem(SEEN) ?? '{}') as Record<string, number>;
  } catch {
    return {};
  }
}

render(html`<${App} />`, document.body);
