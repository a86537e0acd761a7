/** The questions: which layout, of which months, as which kind of file. */
import { assign } from 'xstate';
import { saying, tapped, unasked, unclear } from '../asking.ts';
import type { ExportView } from '../views/reports.ts';
import * as say from '../wording/export-report.ts';
import { showsPlan } from './choices.ts';
import { choicesAt, type ExportContext } from './context.ts';
import { chosen, reports } from './setup.ts';

const state = reports.createStateConfig;

const layout = state({
  entry: saying<ExportContext>((context) => say.layout(context, choicesAt.layout(context))),
  on: {
    ...unclear('layout'),
    tap: [
      { guard: 'knowsLayout', target: 'routing', actions: 'takeLayout' },
      { guard: tapped('leave'), target: 'left' },
      unclear('layout').tap,
    ],
    back: { target: 'layout', reenter: true, actions: 'firstAlready' },
  },
});
/** Of a plan nobody asks which months. */
const routing = state({ always: [{ guard: 'hasPeriod', target: 'format' }, { target: 'period' }] });
const period = state({
  entry: saying<ExportContext>((context) => say.period(context, choicesAt.period(context))),
  on: {
    ...unclear('period'),
    text: [
      { guard: 'namesPeriod', target: 'format', actions: 'takePeriod' },
      { guard: 'namesBadPeriod', target: 'period', reenter: true, actions: 'refusePeriod' },
      unclear('period').text,
    ],
    tap: [
      { guard: 'namesPeriod', target: 'format', actions: 'takePeriod' },
      { guard: tapped('leave'), target: 'left' },
      unclear('period').tap,
    ],
    back: { target: 'layout', actions: 'understood' },
  },
});
const format = state({
  entry: saying<ExportContext>((context) => say.format(context, choicesAt.format(context))),
  on: {
    ...unclear('format'),
    tap: [
      {
        guard: 'knowsFormat',
        target: 'previewing',
        actions: assign(({ event }) => ({ ...unasked, format: chosen(event) as ExportView['format'] })),
      },
      { guard: tapped('leave'), target: 'left' },
      unclear('format').tap,
    ],
    back: [
      { guard: ({ context }) => showsPlan(context.layout), target: 'layout', actions: 'understood' },
      { target: 'period', actions: 'understood' },
    ],
  },
});

export const choosingStates = { layout, routing, period, format };
