/** What the states of a report are built of. */
import { setup } from 'xstate';
import { questionMessage } from '../../src/line/messages/report/question.ts';
import type { LineMessage } from '../facts.ts';
import { type FlowEvent, type FlowInput, type FlowOutput, flowActions } from '../flow.ts';
import { type Change, search } from './answers.ts';
import { choicesOf } from './choices.ts';
import type { ReportContext, ReportStart } from './context.ts';

export const report = setup({
  types: {} as {
    context: ReportContext;
    events: FlowEvent;
    input: FlowInput<ReportStart>;
    output: FlowOutput;
  },
  actions: flowActions,
});

/** Leads to the question that the context names (`at`). */
const GOING = '#report-progress.going';

/** Changes the context, then asks the question that it names. */
export const goes = (reduce: (context: ReportContext, event: FlowEvent) => Change) => ({
  target: GOING,
  actions: report.assign(({ context, event }) => reduce(context, event)),
});

/** A tap on something that is not offered (any more) asks the question again. */
export const onTap = (reduce: (context: ReportContext, name: string, value: string) => Change) =>
  goes((context, event) =>
    event.type === 'tap' && isOffered(context, event) ? reduce(context, event.name, event.value) : {},
  );

/** A guard: the choice of this name was tapped, and it is offered. */
export const tapped =
  (name: string) =>
  ({ context, event }: { context: ReportContext; event: FlowEvent }): boolean =>
    event.type === 'tap' && event.name === name && isOffered(context, event);

const isOffered = (context: ReportContext, tap: { name: string; value: string }) =>
  choicesOf(context).some(({ name, value }) => name === tap.name && value === tap.value);

export const onText = (reduce: (context: ReportContext, text: string) => Change) =>
  goes((context, event) => (event.type === 'text' ? reduce(context, event.text) : {}));

/** A text where a measure is asked: its code, or words of its title. */
export const searches = onText((_, text) => search(text));

export const says = (make: (context: ReportContext) => LineMessage) => ({
  type: 'say' as const,
  params: ({ context }: { context: ReportContext }) => ({ messages: [make(context)] }),
});

/** Asks the open question; what stands on top of it is said once. */
export const asks = [says(questionMessage), report.assign({ notice: [] })];
