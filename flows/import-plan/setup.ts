/** The named steps and conditions of the machine of `import-plan`. */
import { assign, setup } from 'xstate';
import { REST } from '../../src/plan/decisions/question.ts';
import { readTyped } from '../../src/plan/decisions/typed.ts';
import { firstAlready, missedBy, unasked } from '../asking.ts';
import { choose } from '../choose.ts';
import { type FlowEvent, type FlowInput, type FlowOutput, flowActions } from '../flow.ts';
import * as say from '../wording/import-plan.ts';
import { isCoordinator } from '../work.ts';
import { answerName, choicesAt, type ImportContext, type ImportStart, isDivision } from './context.ts';
import { mayBeEvidence } from './files.ts';

type Args = { context: ImportContext; event: FlowEvent };

/** Guard: the event says that the file of this run is read. */
const isRead = ({ context, event }: Args) => event.type === 'plan-read' && event.id === context.id;

/** The divisions that a text names, or a tap adds: ids. */
function divisionsBy({ context, event }: Args): string[] {
  const choices = choicesAt
    .asking(context)
    .filter(({ name, value }) => name === answerName(context) && isDivision(value));
  if (event.type === 'tap')
    return event.name === answerName(context) && isDivision(event.value) ? [event.value] : [];
  if (event.type !== 'text') return [];
  const parts = event.text.split(/[,/+\n]|\s+|และ|กับ/u).filter((part) => part.trim() !== '');
  const found = parts.map((part) => choose(part, choices)?.value);
  return found.every((value) => value !== undefined) ? [...new Set(found)] : [];
}

/** What a tap or a text answers to the open question; null for nothing. */
function answerOf({ context, event }: Args): string | null {
  const question = context.view?.question;
  if (!question) return null;
  if (event.type === 'tap' && event.name === 'enough') return context.chosen.join(' ') || null;
  if (event.type === 'tap') {
    const isOne = question.kind === 'one' || !isDivision(event.value);
    return isOne && event.name === answerName(context) ? event.value : null;
  }
  return event.type === 'text' && question.typed ? readTyped(question.typed, event.text) : null;
}

export const imports = setup({
  types: {} as {
    context: ImportContext;
    events: FlowEvent;
    input: FlowInput<ImportStart>;
    output: FlowOutput;
  },
  actions: {
    ...flowActions,
    missed: assign(({ context, event }) => missedBy(context, event)),
    understood: assign(unasked),
    firstAlready: assign(firstAlready),
    takeFile: assign(({ event }) =>
      event.type === 'file'
        ? { ...unasked, id: event.file.messageId, files: [event.file], unasked: false, view: null }
        : {},
    ),
    takeMore: assign(({ context: { files, photos }, event }) => {
      if (event.type === 'file') return { files: [...files, event.file] };
      return event.type === 'photo' ? { photos: [...photos, event.photo] } : {};
    }),
    tellMore: assign(({ context }) => ({ note: say.received(context) })),
    takeView: assign(({ event }) =>
      event.type === 'answered.plan-import' && event.answer
        ? { view: event.answer, id: event.answer.id }
        : event.type === 'done.decide-import' && event.answer
          ? { view: event.answer, chosen: [] }
          : {},
    ),
    addDivisions: assign(({ context, event }) => ({
      ...unasked,
      chosen: [...new Set([...context.chosen, ...divisionsBy({ context, event })])],
    })),
    dropLast: assign(({ context }) => ({ ...unasked, chosen: context.chosen.slice(0, -1) })),
    answer: assign(({ context, event }) => {
      const question = context.view!.question!.id;
      const choice = answerOf({ context, event });
      return { ...unasked, answer: { question, choice } };
    }),
    takeRest: assign({ ...unasked, answer: { question: REST.question, choice: REST.choice } }),
    takeBack: assign(({ context }) => ({
      ...unasked,
      answer: { question: context.view!.last!, choice: null },
    })),
    nextPage: assign(({ context: { from, items, changes } }) => ({
      ...unasked,
      from: from + Math.max(items.length, changes.length),
    })),
  },
  guards: {
    isCoordinator: ({ context }) => isCoordinator(context.facts),
    hasFile: ({ context }) => isCoordinator(context.facts) && context.id !== null,
    isRead,
    isUnasked: ({ context }) => context.unasked,
    mayBeEither: ({ context }) => context.unasked && context.files.some(mayBeEvidence),
    answers: (args) => answerOf(args) !== null,
    namesDivisions: ({ context, event }) =>
      context.view?.question?.kind === 'divisions' && divisionsBy({ context, event }).length > 0,
    hasChosen: ({ context }) => context.chosen.length > 0,
    hasAnswered: ({ context }) => context.view?.last != null,
    hasQuestion: ({ context }) => context.view?.question !== null,
  },
});

/** Opens a list at its beginning. */
export const fromTheTop = imports.assign({ ...unasked, from: 0, items: [], changes: [] });
