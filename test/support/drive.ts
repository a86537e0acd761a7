/**
 * Runs a flow by hand, without engine or database: what it asks is answered from `answers`, what it does is noted, and
 * between any two events the run goes through JSON.
 */
import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate';
import { choose } from '../../flows/choose.ts';
import type { Facts, LineMessage } from '../../flows/facts.ts';
import type { Choice, Flow, FlowEvent, FlowOutput } from '../../flows/flow.ts';
import type { QuestionName, Questions } from '../../flows/questions.ts';
import { checkLimits } from './check-limits.ts';

export type AnswerBook = {
  [Q in QuestionName]?: (params: Questions[Q]['params']) => Questions[Q]['answer'];
};

/** What one event led to. */
export interface Outcome {
  said: LineMessage[];
  /** Effects other than `say`, in order. */
  effects: { type: string; params: Record<string, unknown> }[];
}

type Without<Event, Key extends string> = Event extends unknown ? Omit<Event, Key> : never;
export type SentEvent = Without<FlowEvent, 'facts'>;

export interface Drive {
  started: Outcome;
  send(event: SentEvent, facts?: Facts): Outcome;
  /** What the person types: a choice by its number or words, else a text. */
  type(text: string): Outcome;
  /** Taps the choice of this label; fails when it is not offered. */
  tap(label: string): Outcome;
  choices(): Choice[];
  context(): Record<string, unknown>;
  value(): unknown;
  ended(): boolean;
  output(): FlowOutput | undefined;
}

export function drive(flow: Flow, options: { facts: Facts; start?: unknown; answers: AnswerBook }): Drive {
  let snapshot: AnyMachineSnapshot;
  let messages = 0;

  const perform = (next: AnyMachineSnapshot, actions: unknown, facts: Facts): Outcome => {
    snapshot = next;
    const outcome: Outcome = { said: [], effects: [] };
    const queue = [...(actions as { type: string; params: Record<string, unknown> }[])];
    for (let action = queue.shift(); action; action = queue.shift()) {
      if (action.type === 'say') outcome.said.push(...(action.params.messages as LineMessage[]));
      else if (action.type === 'ask') {
        const { question, params } = action.params as { question: QuestionName; params: never };
        const answer = options.answers[question]?.(params);
        if (answer === undefined) throw new Error(`No answer to "${question}".`);
        const [after, more] = transition(flow.machine, snapshot, {
          type: `answered.${question}`,
          answer,
          facts,
        });
        snapshot = after;
        queue.push(...(more as unknown as typeof queue));
      } else if (!action.type.startsWith('xstate.'))
        outcome.effects.push({ type: action.type, params: action.params });
    }
    if (outcome.said.length > 0) checkLimits(outcome.said);
    return outcome;
  };

  const send = (event: SentEvent, facts = options.facts): Outcome => {
    const stored = JSON.parse(JSON.stringify({ value: snapshot.value, context: snapshot.context }));
    const [next, actions] = transition(flow.machine, flow.machine.resolveState(stored), { ...event, facts });
    return perform(next, actions, facts);
  };
  const choices = () => flow.choices({ value: snapshot.value, context: snapshot.context });

  const input = { run: 'run1', facts: options.facts, start: options.start ?? {}, draft: null };
  const [first, actions] = initialTransition(flow.machine, input);
  return {
    started: perform(first, actions, options.facts),
    send,
    type(text) {
      const choice = choose(text, choices());
      return choice
        ? send({ type: 'tap', name: choice.name, value: choice.value })
        : send({ type: 'text', text, messageId: `m${++messages}` });
    },
    tap(label) {
      const choice = choices().find((one) => one.label === label);
      if (!choice)
        throw new Error(
          `"${label}" is not offered, only ${choices()
            .map((one) => one.label)
            .join(', ')}`,
        );
      return send({ type: 'tap', name: choice.name, value: choice.value });
    },
    choices,
    context: () => snapshot.context as Record<string, unknown>,
    value: () => snapshot.value,
    ended: () => snapshot.status === 'done',
    output: () => snapshot.output as FlowOutput | undefined,
  };
}
