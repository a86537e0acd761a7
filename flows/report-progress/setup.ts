/** What the states of a report are built of. */
import { setup } from 'xstate';
import type { WorkStatus } from '../../models/update.ts';
import { questionMessage } from '../../src/line/messages/report/question.ts';
import type { LineMessage } from '../facts.ts';
import { type FlowEvent, type FlowInput, type FlowOutput, flowActions } from '../flow.ts';
import { STATUS } from '../wording/work.ts';
import { isAnswer } from './answer-words.ts';
import { type Change, miss, move, search } from './answers.ts';
import type { ReportContext, ReportStart } from './context.ts';
import { isOffered, questionOf, type Tap } from './earlier-questions.ts';

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

/** A tap on what the open question offers; every other tap is left to {@link onOtherTap}. */
export const onTap = (reduce: (context: ReportContext, name: string, value: string) => Change) => ({
  guard: ({ context, event }: { context: ReportContext; event: FlowEvent }) =>
    event.type === 'tap' && isOffered(context, event),
  ...goes((context, event) => (event.type === 'tap' ? reduce(context, event.name, event.value) : {})),
});

/**
 * A tap on a card further up in the chat. What still holds is the answer to that question, which is not asked once more;
 * else the open question is asked again.
 */
export const onOtherTap = [
  {
    guard: ({ context, event }: { context: ReportContext; event: FlowEvent }) =>
      event.type === 'tap' && questionOf(context, event) !== null,
    target: GOING,
    actions: [
      report.assign(({ context, event }) =>
        event.type === 'tap' ? { ...stepBack(context, event), passing: true } : {},
      ),
      report.raise(({ event }) => event),
    ],
  },
  goes(() => ({ notice: ['ปุ่มนั้นเป็นของข้ออื่น'] })),
];

const stepBack = (context: ReportContext, tap: Tap): Change => {
  const at = questionOf(context, tap) ?? context.at;
  const notice = tap.name === 'status' ? [`เปลี่ยนสถานะเป็น "${STATUS[tap.value as WorkStatus]}" ให้แล้ว`] : [];
  return move(at, { editing: context.editing && at !== 'summary', notice });
};

/** A guard: the choice of this name was tapped, and it is offered. */
export const tapped =
  (name: string) =>
  ({ context, event }: { context: ReportContext; event: FlowEvent }): boolean =>
    event.type === 'tap' && event.name === name && isOffered(context, event);

export const onText = (reduce: (context: ReportContext, text: string, message: string) => Change) =>
  goes((context, event) => (event.type === 'text' ? reduce(context, event.text, event.messageId) : {}));

/** A text where a measure is asked: its code, or words of its title, also after "รายงาน", which keyboards are filled with. */
export const searches = onText((context, text) =>
  isAnswer(text)
    ? miss(context, 'เลือกเรื่องก่อน แล้วจะถามทีละข้อ')
    : search(text.replace(/^\s*รายงาน\s+(?=\S)/u, '')),
);

export const says = (make: (context: ReportContext) => LineMessage) => ({
  type: 'say' as const,
  params: ({ context }: { context: ReportContext }) => ({ messages: [make(context)] }),
});

/** Asks the open question; what stands on top of it is said once. Nothing is asked in passing. */
export const asks = report.enqueueActions(({ context, enqueue }) => {
  if (!context.passing) enqueue({ type: 'say', params: { messages: [questionMessage(context)] } });
  enqueue.assign(context.passing ? { passing: false } : { notice: [] });
});
