/** The named steps and conditions of the machine of `export-report`. */
import { assign, setup } from 'xstate';
import { problemOf, yearOf } from '../../src/reports/period.ts';
import { USUAL_SIGNATURES } from '../../src/reports/signatures.ts';
import { fiscalYearBE } from '../../src/thai/calendar.ts';
import { firstAlready, missedBy, tapped, unasked } from '../asking.ts';
import { type FlowEvent, type FlowInput, flowActions } from '../flow.ts';
import * as say from '../wording/export-report.ts';
import { isCoordinator } from '../work.ts';
import { formatChoices, type Layout, layoutChoices, showsPlan, usualDigits } from './choices.ts';
import { type ExportContext, type ExportStart, periodIn } from './context.ts';
import { readSigners } from './signers.ts';

/** What was tapped. */
export const chosen = (event: FlowEvent): string => (event.type === 'tap' ? event.value : '');

export const reports = setup({
  types: {} as { context: ExportContext; events: FlowEvent; input: FlowInput<ExportStart> },
  actions: {
    ...flowActions,
    missed: assign(({ context, event }) => missedBy(context, event)),
    understood: assign(unasked),
    firstAlready: assign(firstAlready),
    takeLayout: assign(({ context, event }) => {
      const layout = chosen(event) as Layout;
      const digits = usualDigits(layout);
      return {
        ...unasked,
        layout,
        digits,
        period: showsPlan(layout) ? yearOf(fiscalYearBE(context.month)) : null,
      };
    }),
    takePeriod: assign(({ context, event }) => ({ ...unasked, period: periodIn(context, event) })),
    takeSigners: assign(({ event }) => ({
      ...unasked,
      signatures: (event.type === 'text' && readSigners(event.text)) || USUAL_SIGNATURES,
    })),
    refusePeriod: assign(({ context, event }) => ({
      ...unasked,
      note: say.refused(problemOf(periodIn(context, event)!)!),
    })),
  },
  guards: {
    isCoordinator: ({ context }) => isCoordinator(context.facts),
    wantsFiles: ({ context }) => isCoordinator(context.facts) && context.show === 'files',
    knowsLayout: ({ event }) =>
      tapped('layout')({ event }) && layoutChoices.some(({ value }) => value === chosen(event)),
    knowsFormat: ({ event }) =>
      tapped('format')({ event }) && formatChoices.some(({ value }) => value === chosen(event)),
    hasPeriod: ({ context }) => context.period !== null,
    namesPeriod: ({ context, event }) => {
      const period = periodIn(context, event);
      return period !== null && problemOf(period) === null;
    },
    namesBadPeriod: ({ context, event }) => periodIn(context, event) !== null,
    namesSigners: ({ event }) => event.type === 'text' && readSigners(event.text) !== null,
    isOwn: ({ context, event }) => event.type === 'exported' && event.report === context.report,
  },
});
