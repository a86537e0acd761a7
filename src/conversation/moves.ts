/** What an input can lead to, and where the conversation stands when it comes. Pure. */
import type { Match } from '../../flows/commands/match.ts';
import type { EffectName, Effects } from '../../flows/effects.ts';
import type { Facts } from '../../flows/facts.ts';
import type { InternalEvent, PersonEvent } from '../../flows/flow.ts';
import type { Conversation, Run } from '../../models/conversation.ts';
import type { ChatInput } from '../line/inputs.ts';
import { takes } from './machine.ts';
import { isMember } from './places.ts';
import { draftOf, type Flows, isDraft } from './runs.ts';

export type Input = ChatInput | { kind: 'internal'; run: string; event: InternalEvent };

export type Move =
  | { do: 'give'; run: string; event: PersonEvent | InternalEvent }
  /** The parked draft goes on with this event. */
  | { do: 'take-up'; event: PersonEvent }
  | { do: 'start'; flow: string; start: unknown }
  /** Ends the active run, with its evidence. */
  | { do: 'give-up' }
  /** Ends all that is open, without a word. */
  | { do: 'end' }
  /** An effect that no flow stands behind. */
  | { [E in EffectName]: { do: 'perform'; effect: E; params: Effects[E]['params'] } }[EffectName]
  /** Remembered, so that it is ignored when it arrives after all. */
  | { do: 'note-taken-back'; messageId: string }
  /** Remembered, so that it is told once only. */
  | { do: 'note-told'; run: string };

export interface Routing extends Flows {
  matchCommand(text: string): Match | null;
}

/** After so long without a word, what a person sends may be meant for something else than the open draft. */
const IDLE_MS = 6 * 3_600_000;

export const give = ({ id }: Run, event: PersonEvent): Move => ({ do: 'give', run: id, event });

export function start<Start>(flow: string, given: Start): Move {
  return { do: 'start', flow, start: given };
}

export interface Place {
  conversation: Conversation;
  facts: Facts;
  routing: Routing;
  member: boolean;
  /** The active run, unless it is a draft that nobody touched for hours. */
  open: Run | null;
  active: Run | null;
  hasDraft: boolean;
  find(run: string): Run | null;
  /** The runs that would do something with the event. */
  taking(event: PersonEvent): Run[];
  takes(run: Run, event: PersonEvent): boolean;
}

export function placeOf(conversation: Conversation, facts: Facts, routing: Routing): Place {
  const { active, parked, behind = [] } = conversation;
  const idle = active !== null && isDraft(active, routing) && facts.now - active.touchedAt > IDLE_MS;
  const runs = [active, parked].filter((run) => run !== null);
  const takesIt = (run: Run, event: PersonEvent) => {
    const flow = routing.flows.get(run.flow);
    return flow?.version === run.flowVersion && takes(flow, run, { ...event, facts });
  };
  return {
    ...{ conversation, facts, routing, active },
    member: isMember(facts),
    open: idle ? null : active,
    hasDraft: draftOf(conversation, routing) !== null,
    find: (id) => [...runs, ...behind].find((run) => run.id === id) ?? null,
    taking: (event) => runs.filter((run) => takesIt(run, event)),
    takes: takesIt,
  };
}
