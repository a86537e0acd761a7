/**
 * Walks every path of a flow: from each state every event that a person can cause there, and every answer that a
 * question or an effect can have. On the way it checks what must hold for every flow:
 *
 * - whatever a person does is answered by something said, at once or when the effect's answer is there;
 * - from every state the run can come to its end; a text that fits nothing, ยกเลิก, ย้อนกลับ and "repeat" are taken
 *   everywhere (what a flow does not take otherwise, the router deals with: src/conversation/router.ts);
 * - LINE would take every message;
 * - the context is the same after a way through JSON.
 */
import { isDeepStrictEqual } from 'node:util';
import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import type { EffectName, Effects } from '../../flows/effects.ts';
import type { Facts, LineMessage } from '../../flows/facts.ts';
import type { Flow, FlowEvent, FlowInput, InternalEvent, PersonEvent } from '../../flows/flow.ts';
import type { QuestionName, Questions } from '../../flows/questions.ts';
import { checkLimits } from './check-limits.ts';

export interface World {
  facts: Facts;
  start?: unknown;
  draft?: FlowInput['draft'];
  /** Answers to the questions that the flow asks; a function where the params matter. */
  answers?: {
    [Q in QuestionName]?:
      | Questions[Q]['answer']
      | ((params: Questions[Q]['params']) => Questions[Q]['answer']);
  };
  /** All answers that an effect can have, each of which is tried. */
  results?: { [E in EffectName]?: Effects[E]['answer'][] };
  /** Texts that a person tries at every question; some unfit ones are always tried. */
  texts?: string[];
  /** Further events, e.g. albums, or results of photos. */
  events?: (state: Walked) => (PersonEvent | InternalEvent)[];
  /** The part of a context that tells two states apart; what only counts up must be bounded here. */
  same?: (context: Record<string, unknown>) => unknown;
  /** States after which the walk stops with an error: a sign that something counts up without end. */
  limit?: number;
}

export interface Walked {
  value: unknown;
  context: Record<string, unknown>;
  status: string;
  output: unknown;
  /** The effect whose answer is awaited. */
  awaits: EffectName | null;
  /** The timer that was asked for last and has not come yet. */
  timer: string | null;
  said: LineMessage[];
}

export interface Walk {
  /** Every state that was reached. */
  states: Walked[];
  /** Values of the states at which runs ended. */
  ends: string[];
  /** Everything that was said, in the order found. */
  said: LineMessage[];
}

type Event = FlowEvent | { type: 'xstate.init' };

/** Walks the flow and gives what was found; throws with the path of events where something does not hold. */
export function walk(flow: Flow, world: World): Walk {
  const { facts, answers = {}, results = {}, texts = [], same = bounded, limit = 50_000 } = world;
  const checked = new Set<string>();
  const check = (messages: LineMessage[]) => {
    const seen = JSON.stringify(messages);
    if (!checked.has(seen)) checkLimits(messages);
    checked.add(seen);
  };
  const step = (snapshot: AnyMachineSnapshot, actions: Action[]): Walked => {
    const said: LineMessage[] = [];
    let awaits: EffectName | null = null;
    let timer: string | null = null;
    let current = snapshot;
    const queue = [...actions];
    for (let action = queue.shift(); action; action = queue.shift()) {
      if (action.type === 'say') {
        check(action.params.messages as LineMessage[]);
        said.push(...(action.params.messages as LineMessage[]));
      } else if (action.type === 'notify') check(action.params.messages as LineMessage[]);
      else if (action.type === 'later') timer = String(action.params.name);
      else if (action.type === 'ask') {
        const { question, params } = action.params as { question: QuestionName; params: never };
        if (!(question in answers)) throw new Error(`The world of this walk has no answer to "${question}".`);
        const given = answers[question] as unknown;
        const answer = typeof given === 'function' ? given(params) : given;
        const [next, more] = transition(flow.machine, current, {
          type: `answered.${question}`,
          answer,
          facts,
        });
        current = next;
        queue.push(...(more as unknown as Action[]));
      } else if (action.type in results) awaits = action.type as EffectName;
    }
    const context = current.context as Record<string, unknown>;
    const stored = JSON.parse(JSON.stringify(context));
    if (!isDeepStrictEqual(stored, context))
      throw new Error(`The context of "${JSON.stringify(current.value)}" is not plain JSON.`);
    const { value, status, output } = current;
    return { value, context, status, output, awaits, timer, said };
  };

  const logic = {
    getInitialSnapshot: () => {
      const input = { run: 'run1', facts, start: world.start ?? {}, draft: world.draft ?? null };
      const [snapshot, actions] = initialTransition(flow.machine, input);
      return step(snapshot, actions as unknown as Action[]);
    },
    transition: (state: Walked, event: Event) => {
      const before = flow.machine.resolveState({ value: state.value as string, context: state.context });
      const [snapshot, actions] = transition(flow.machine, before, event);
      const after = step(snapshot, actions as unknown as Action[]);
      const awaits = after.awaits ?? (event.type.startsWith('done.') ? null : state.awaits);
      const timer = after.timer ?? (event.type === 'timer' ? null : state.timer);
      return after.status === 'done' ? { ...after, awaits: null, timer: null } : { ...after, awaits, timer };
    },
    getPersistedSnapshot: (state: Walked) => state,
  };

  const events = (state: Walked): Event[] => {
    if (state.status === 'done') return [];
    const person: PersonEvent[] = [
      ...flow
        .choices({ value: state.value, context: state.context })
        .map(({ name, value }) => ({ type: 'tap' as const, name, value })),
      { type: 'tap', name: 'no-such-choice', value: 'x' },
      ...['อะไรก็ไม่รู้ที่ไม่ใช่คำตอบ', '๙๙', ...texts].map((text) => ({
        type: 'text' as const,
        text,
        messageId: 'm1',
      })),
      { type: 'photo', photo: { messageId: freshId(state, 'p'), set: null, externalUrl: null } },
      { type: 'file', file: { messageId: freshId(state, 'f'), name: 'แผน.pdf', size: 1000 } },
      { type: 'other', what: 'sticker' },
      { type: 'back' },
      { type: 'cancel' },
      { type: 'repeat' },
    ];
    const answersOf = state.awaits
      ? (results[state.awaits] ?? []).map((answer) => ({ type: `done.${state.awaits}`, answer }))
      : [];
    const timers = state.timer === null ? [] : [{ type: 'timer' as const, name: state.timer }];
    const here = flow.machine.resolveState({ value: state.value as string, context: state.context });
    const taken = person.filter((event) => here.can({ ...event, facts }));
    for (const type of ['text', 'back', 'cancel', 'repeat'])
      if (!taken.some((event) => event.type === type))
        throw new Error(`${flow.name}: "${type}" is not taken at ${JSON.stringify(state.value)}`);
    return [...taken, ...answersOf, ...timers, ...(world.events?.(state) ?? [])].map(
      (event) => ({ ...event, facts }) as Event,
    );
  };

  const key = ({ value, context, status, awaits, timer }: Walked) =>
    JSON.stringify({ value, context: same(context), status, awaits, waits: timer !== null });
  const map = getAdjacencyMap(logic as never, {
    events: events as never,
    serializeState: key as never,
    serializeEvent: (({ facts: _, ...event }: FlowEvent) => JSON.stringify(event)) as never,
    limit,
  }) as unknown as Record<
    string,
    { state: Walked; transitions: Record<string, { event: Event; state: Walked }> }
  >;

  return judge(map, key, flow);
}

/** Every message has an id of its own: the first one that the run has not met. */
function freshId({ context }: Walked, kind: string): string {
  const met = JSON.stringify(context);
  for (let n = 1; ; n++) if (!met.includes(`"${kind}${n}"`)) return `${kind}${n}`;
}

interface Action {
  type: string;
  params: Record<string, unknown>;
}

/** How often something was misunderstood matters up to the third time, and what it was only the first time. */
const bounded = ({ misses, heard, ...context }: Record<string, unknown>) => ({
  ...context,
  misses: Math.min(Number(misses ?? 0), 3),
  heard: misses === 1 ? heard : null,
});

function judge(
  map: Record<string, { state: Walked; transitions: Record<string, { event: Event; state: Walked }> }>,
  key: (state: Walked) => string,
  flow: Flow,
): Walk {
  const problems: string[] = [];
  const into = new Map<string, string[]>();
  const first = Object.values(map)[0]!.state;
  const said: LineMessage[] = [...first.said];
  if (said.length === 0 && first.awaits === null && first.timer === null && !goesOn(first.output))
    problems.push(`${flow.name}: silence at the start`);
  for (const [from, { state, transitions }] of Object.entries(map)) {
    for (const [name, { event, state: next }] of Object.entries(transitions)) {
      into.set(key(next), [...(into.get(key(next)) ?? []), from]);
      said.push(...next.said);
      const answered =
        next.said.length > 0 || next.awaits !== null || next.timer !== null || next.status === 'done';
      const silentEnd = next.status === 'done' && next.said.length === 0 && !goesOn(next.output);
      const heard = !QUIET.has(event.type) && !event.type.startsWith('xstate');
      if (heard && (!answered || silentEnd))
        problems.push(`${flow.name}: silence at ${JSON.stringify(state.value)} after ${name}`);
    }
  }
  const done = Object.entries(map).filter(([, { state }]) => state.status === 'done');
  const ending = new Set(done.map(([name]) => name));
  for (const name of ending) for (const before of into.get(name) ?? []) ending.add(before);
  for (const [name, { state }] of Object.entries(map))
    if (!ending.has(name))
      problems.push(`${flow.name}: no way to an end from ${JSON.stringify(state.value)}`);
  if (problems.length > 0) throw new Error([...new Set(problems)].slice(0, 20).join('\n'));
  return {
    states: Object.values(map).map(({ state }) => state),
    ends: [...new Set(done.map(([, { state }]) => String(state.value)))].sort(),
    said,
  };
}

/**
 * Nothing need be said after these: they come from the machinery, are meant to go unnoticed, or are about a message
 * that nothing came of.
 */
const QUIET = new Set(['timer', 'evidence', 'plan-read', 'taken-back', 'edited']);

const goesOn = (output: unknown): boolean =>
  typeof output === 'object' && output !== null && ('next' in output || 'resume' in output);
