/** XState as the engine uses it: a run and an event in, the next state and the named actions out. Pure. */
import { initialTransition, transition } from 'xstate';
import type { Flow, FlowEvent, FlowInput, FlowOutput } from '../../flows/flow.ts';
import type { Run } from '../../models/conversation.ts';

type Position = Pick<Run, 'state' | 'context'>;

export interface Moved extends Position {
  /** What the machine named, in order: `ask` or the name of an effect. */
  actions: { type: string; params: unknown }[];
  done: boolean;
  output: FlowOutput;
}

/** The first step of a new run. */
export function begin(flow: Flow, input: FlowInput): Moved {
  return moved(flow, initialTransition(flow.machine, input) as Transitioned);
}

/** The next step of a run. */
export function advance(flow: Flow, position: Position, event: FlowEvent): Moved {
  return moved(flow, transition(flow.machine, snapshotOf(flow, position), event) as Transitioned);
}

/** Whether the run would do something with the event. */
export function takes(flow: Flow, position: Position, event: FlowEvent): boolean {
  return snapshotOf(flow, position).can(event);
}

type Transitioned = [
  snapshot: { value: unknown; context: unknown; status: string; output: unknown; error: unknown },
  actions: { type: string; params: unknown }[],
];

const snapshotOf = (flow: Flow, { state, context }: Position) =>
  flow.machine.resolveState({ value: state as never, context: context as never });

function moved(flow: Flow, [snapshot, actions]: Transitioned): Moved {
  if (snapshot.status === 'error') throw snapshot.error;
  return {
    state: snapshot.value,
    context: snapshot.context,
    actions: actions.filter((action) => named(flow, action)),
    done: snapshot.status === 'done',
    output: (snapshot.output ?? {}) as FlowOutput,
  };
}

/** XState's own actions (assign, raise) are done when it returns; one that waits for time would never come. */
function named(flow: Flow, { type, params }: { type: string; params?: unknown }): boolean {
  const later = type === 'xstate.raise' && (params as { delay?: number } | undefined)?.delay !== undefined;
  if (later || type === 'xstate.spawnChild')
    throw new Error(`flow ${flow.name} uses ${type}: time and actors are the engine's ("later", effects)`);
  return !type.startsWith('xstate.');
}
