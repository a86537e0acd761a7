/** What LINE knows: people, groups, chats, tokens, the month's count. The parts of the simulator meet here. */
import { setTimeout as sleep } from 'node:timers/promises';
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
  Group,
  Log,
  NewGroup,
  NewPerson,
  Person,
} from './control-api.ts';
import type { Source } from './events.ts';
import * as ids from './ids.ts';
import { Refusal } from './refusal.ts';
import type { SimulatorState } from './state.ts';
import type { Store } from './store.ts';

export type Platform = ReturnType<typeof createPlatform>;

const LOGGED = 200;
/** Longer than this nobody is waited for when the clock was put forward. */
const CLOCK_MS = 5_000;

export function createPlatform({
  store,
  now,
  clockMoved = () => {},
}: {
  store: Store;
  now: () => number;
  /** Told after LINE's clock was put forward; may take a moment to do what is due by then. */
  clockMoved?: () => void | Promise<void>;
}) {
  const { state } = store;
  const listeners = new Set<(change: Change) => void>();
  const loading = new Map<string, number>();
  const logged: Log = { calls: [], deliveries: [] };

  const clock = () => now() + state.clockOffset;
  const publish = (change: Change) => {
    store.changed();
    for (const listener of listeners) listener(change);
  };
  const chat = (id: string): ChatMessage[] => {
    state.chats[id] ??= [];
    return state.chats[id];
  };

  function setLoading(person: string, until: number | null) {
    if (until === null ? loading.delete(person) : loading.set(person, until))
      publish({ type: 'loading', person, until });
  }

  function turnMonth() {
    const month = monthOf(clock());
    if (month !== state.month) Object.assign(state, { month, counted: 0, recipients: {} });
  }

  function counters(): Counters {
    turnMonth();
    const { month, counted, recipients, quota, replies, pushes, webhooks, redelivery, clockOffset } = state;
    return {
      month,
      counted,
      recipients,
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

    group: (id: string): Group | undefined => state.groups.find((one) => one.id === id),
    /** The group of a LINE id in which the bot is. */
    joinedGroup: (groupId: string): Group | undefined =>
      state.groups.find((one) => one.groupId === groupId && one.bot),
    /** The chat in which an event happened. */
    chatOf(source: Source): string | undefined {
      if (source.type === 'user') return state.people.find((one) => one.userId === source.userId)?.id;
      const groupId = source.type === 'group' ? source.groupId : source.roomId;
      return state.groups.find((one) => one.groupId === groupId)?.id;
    },
    addGroup({ name, members, room = false }: NewGroup): Group {
      const unknown = members.find((id) => !state.people.some((one) => one.id === id));
      if (unknown) throw new Refusal(404, `no such person: ${unknown}`);
      const groupId = ids.groupId({ room });
      const id = `g-${groupId.slice(1, 9)}`;
      const group = { id, groupId, name, members: [...new Set(members)], bot: false };
      state.groups.push(group);
      publish({ type: 'group', group });
      return group;
    },
    changeGroup(group: Group, change: Partial<Pick<Group, 'members' | 'bot'>>) {
      Object.assign(group, change);
      publish({ type: 'group', group });
    },

    /** By the id of a person or of a group. */
    chat,
    nextMessageId(): string {
      state.lastMessageId = ids.messageId(clock(), state.lastMessageId);
      return state.lastMessageId;
    },
    /** Adds a message to a chat, or shows again one that changed. */
    show(chatId: string, message: ChatMessage) {
      const messages = chat(chatId);
      if (!messages.some(({ id }) => id === message.id)) messages.push(message);
      publish({ type: 'message', chat: chatId, message });
    },
    /** A grey line in a chat. `who` came or went. */
    notice(chatId: string, notice: Notice, who: string | null = null) {
      const id = this.nextMessageId();
      this.show(chatId, { from: 'line', id, at: clock(), notice, who });
    },
    empty(chatId: string) {
      state.chats[chatId] = [];
      publish({ type: 'reset', chat: chatId });
    },
    /** Marks what people sent up to a message as read. */
    markRead(chatId: string, upTo: string) {
      for (const message of chat(chatId)) {
        if (message.from !== 'person' || message.read || BigInt(message.id) > BigInt(upTo)) continue;
        message.read = true;
        publish({ type: 'message', chat: chatId, message });
      }
    },
    /** A token with which the bot can quote a message. */
    quoteToken(chatId: string, message: string): string {
      const token = ids.token();
      state.quoteTokens[token] = { chat: chatId, message };
      return token;
    },
    loadingUntil: (person: string): number | null => {
      const until = loading.get(person);
      return until !== undefined && until > clock() ? until : null;
    },
    setLoading,

    counters,
    /**
     * Puts LINE's clock so many ms ahead of the machine's, and gives those who live by it some seconds to do what is due.
     * Throws a {@link Refusal} when that would put it back.
     */
    async moveClock(offset: number): Promise<void> {
      if (offset < state.clockOffset) throw new Refusal(409, 'the clock goes forward only');
      if (offset === state.clockOffset) return;
      this.changeCounters({ clockOffset: offset });
      // a bot that dies of what it does now does not wake up earlier
      await store.write();
      await Promise.race([clockMoved(), sleep(CLOCK_MS, undefined, { ref: false })]);
    },
    changeCounters(change: Partial<SimulatorState>) {
      Object.assign(state, change);
      publish({ type: 'counters', counters: counters() });
    },

    setFaults,
    /** Takes one of the faults that wait for calls of a kind; null when there is none. */
    takeFault<K extends keyof FaultAnswers>(kind: K): FaultAnswers[K] | null {
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

type Notice = Extract<ChatMessage, { from: 'line' }>['notice'];

interface FaultAnswers {
  reply: ApiFault;
  push: ApiFault;
  content: ContentFault;
  other: ApiFault;
}
