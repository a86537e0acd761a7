/** The named steps and conditions that the machine of `remind` is made of. */
import { assign, setup } from 'xstate';
import { missedBy, unasked } from '../asking.ts';
import { type FlowEvent, type FlowInput, flowActions } from '../flow.ts';
import type { ReminderPreview, ReminderScope } from '../views/reminders.ts';
import * as say from '../wording/remind.ts';
import { isCoordinator } from '../work.ts';
import { scopesFor } from './aim.ts';
import { ALL, type RemindContext, type RemindStart } from './context.ts';

type RemindInput = FlowInput<RemindStart>;

export const initialContext = ({ input: { run, facts, start } }: { input: RemindInput }): RemindContext => ({
  run,
  ...unasked,
  facts,
  start,
  all: null,
  aimed: null,
  scope: ALL,
  within: null,
  fitting: [],
  from: 0,
  namesOf: 'overview',
  result: null,
});

export const reminding = setup({
  types: {} as { context: RemindContext; events: FlowEvent; input: RemindInput },
  actions: {
    ...flowActions,
    missed: assign(({ context, event }) => missedBy(context, event)),
    understood: assign(unasked),
    fromTheTop: assign({ ...unasked, from: 0 }),
    firstAlready: assign({ ...unasked, note: say.FIRST_ALREADY }),
    aim: assign(({ context, event }) => ({
      ...unasked,
      from: 0,
      scope: event.type === 'tap' ? scopeOf(event) : ALL,
      within: context.scope.kind === 'division' ? context.scope.division : null,
    })),
    aimAtAll: assign({ ...unasked, from: 0, scope: ALL, within: null }),
    aimBack: assign(({ context: { within } }) => ({
      ...unasked,
      from: 0,
      scope: { kind: 'division' as const, division: within ?? '' },
      within: null,
    })),
  },
  guards: {
    isCoordinator: ({ context }) => isCoordinator(context.facts),
    aimsAtDivision: ({ context, event }) =>
      event.type === 'tap' &&
      event.name === 'division' &&
      context.all!.divisions.some(({ division }) => division.id === event.value),
    aimsAtMeasure: ({ context, event }) =>
      event.type === 'tap' &&
      event.name === 'measure' &&
      context.all!.divisions.some(({ measures }) => measures.some(({ id }) => id === event.value)),
  },
});

/** The first of the next page; back to the first page after the last. */
export const turn = (from: number, size: number, total: number): number =>
  from + size < total ? from + size : 0;

function scopeOf({ name, value }: { name: string; value: string }): ReminderScope {
  if (name === 'division') return { kind: 'division', division: value };
  return name === 'measure' ? { kind: 'assignment', assignment: value } : ALL;
}

/** Where a start with a division, a measure or words leads; words that fit nothing are said so above the overview. */
export function firstAim(
  { search, division, assignment }: RemindStart,
  preview: ReminderPreview,
): Partial<RemindContext> {
  if (assignment) return { scope: { kind: 'assignment', assignment } };
  if (division) return { scope: { kind: 'division', division } };
  if (!search || preview.divisions.length === 0) return {};
  const scopes = scopesFor(search, preview);
  if (scopes.length === 0) return { note: say.nothingFits(search) };
  if (scopes.length === 1) return { scope: scopes[0]! };
  return { fitting: scopes.flatMap((scope) => (scope.kind === 'assignment' ? [scope.assignment] : [])) };
}
