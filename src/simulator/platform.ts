/** What LINE knows: people, chats, tokens, the month's count. The parts of the simulator meet here. */
import { monthOf } from '../thai/calendar.ts';
import { makePerson } from './cast.ts';
import type {
  ApiCall,
  ApiFault,
  Change,
  ChatMessage,
  ContentFault,
  Counters,
  Delivery,
  Faults,
  Log,
  NewPerson,
  Person,
} from './control-api.ts';
import * as ids from './ids.ts';
import type { SimulatorState } from './state.ts';
import type { Store } from './store.ts';

export type Platform = ReturnType<typeof createPlatform>;

const LOGGED = 200;

export function createPlatform({ store, now }: { store: Store; now: () => number }) {
  const { state } = store;
  const listeners = new Set<(change: Change) => void>();
  const loading = new Map<string, number>();
  const logged: Log = { calls: [], deliveries: [] };

  const clock = () => now() + state.clockOffset;
  const publish = (change: Change) => {
    store.changed();
    for (const listener of listeners) listener(change);
  };
  const chat = (person: string): ChatMessage[] => {
    state.chats[person] ??= [];
    return state.chats[person];
  };

  function setLoading(person: string, until: number | null) {
    if (until === null ? loading.delete(person) : loading.set(person, until))
      publish({ type: 'loading', person, until });
  }

  function turnMonth() {
    const month = monthOf(clock());
    if (month !== state.month) Object.assign(state, { month, counted: 0 });
  }

  function counters(): Counters {
    turnMonth();
    const { month, counted, quota, replies, pushes, webhooks, redelivery, clockOffset } = state;
    return {
      month,
      counted,
      quota,
      replies,
      pushes,
      webhooks: { ...webhooks, waiting: state.parcels.length },
      redelivery,
      clockOffset,
      clock: clock(),
    };
  }

  function setFaults(faults: Faults) {
    state.faults = faults;
    publish({ type: 'faults', faults });
  }

  return {
    state,
    store,
    /** The machine's clock. */
    now,
    /** LINE's clock, which can be put forward. */
    clock,
    publish,
    listen(listener: (change: Change) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    person: (id: string): Person | undefined => state.people.find((one) => one.id === id),
    personOf: (userId: string): Person | undefined => state.people.find((one) => one.userId === userId),
    addPerson({ name, roleWish = '', device = 'mobile' }: NewPerson): Person {
      const order = state.people.length;
      const userId = ids.userId();
      const person = makePerson({ id: `p-${userId.slice(1, 9)}`, userId, name, roleWish, device }, order);
      state.people.push(person);
      publish({ type: 'person', person });
      return person;
    },
    changePerson(person: Person, change: Partial<Pick<Person, 'device' | 'friendship'>>) {
      Object.assign(person, change);
      publish({ type: 'person', person });
    },

    chat,
    nextMessageId(): string {
      state.lastMessageId = ids.messageId(clock(), state.lastMessageId);
      return state.lastMessageId;
    },
    /** Adds a message to a chat, or shows again one that changed. */
    show(person: string, message: ChatMessage) {
      const messages = chat(person);
      if (!messages.some(({ id }) => id === message.id)) messages.push(message);
      publish({ type: 'message', chat: person, message });
    },
    empty(person: string) {
      state.chats[person] = [];
      publish({ type: 'reset', chat: person });
    },
    /** Marks what the person sent up to a message as read. */
    markRead(person: string, upTo: string) {
      for (const message of chat(person)) {
        if (message.from !== 'person' || message.read || BigInt(message.id) > BigInt(upTo)) continue;
        message.read = true;
        publish({ type: 'message', chat: person, message });
      }
    },
    loadingUntil: (person: string): number | null => {
      const until = loading.get(person);
      return until !== undefined && until > clock() ? until : null;
    },
    setLoading,

    counters,
    changeCounters(change: Partial<SimulatorState>) {
      Object.assign(state, change);
      publish({ type: 'counters', counters: counters() });
    },

    setFaults,
    /** Takes one of the faults that wait for calls of a kind; null when there is none. */
    takeFault<K extends 'reply' | 'push' | 'content'>(kind: K): FaultAnswers[K] | null {
      const fault = state.faults[kind];
      if (!fault) return null;
      const left = fault.left - 1;
      setFaults({ ...state.faults, [kind]: left > 0 ? { ...fault, left } : null });
      return fault.answer as FaultAnswers[K];
    },
    takeWebhookFault(kind: keyof Faults['webhook']): boolean {
      const left = state.faults.webhook[kind];
      if (left === 0) return false;
      setFaults({ ...state.faults, webhook: { ...state.faults.webhook, [kind]: left - 1 } });
      return true;
    },

    log: logged,
    logCall(call: ApiCall) {
      logged.calls = [...logged.calls, call].slice(-LOGGED);
      publish({ type: 'call', call });
    },
    logDelivery(delivery: Delivery) {
      logged.deliveries = [...logged.deliveries, delivery].slice(-LOGGED);
      publish({ type: 'delivery', delivery });
    },
  };
}

interface FaultAnswers {
  reply: ApiFault;
  push: ApiFault;
  content: ContentFault;
}
