/** "ส่งออกรายงาน": a coordinator chooses layout, months and format, sees what the report would hold, and gets the file. */
import { assign, setup } from 'xstate';
import { problemOf, yearOf } from '../src/reports/period.ts';
import { USUAL_SIGNATURES } from '../src/reports/signatures.ts';
import { fiscalYearBE, monthOf } from '../src/thai/calendar.ts';
import { missedBy, saying, tapped, unasked, unclear, waiting } from './asking.ts';
import {
  formatChoices,
  type Layout,
  layoutChoices,
  showsPlan,
  usualDigits,
} from './export-report/choices.ts';
import { choicesAt, type ExportContext, periodIn } from './export-report/context.ts';
import { readSigners } from './export-report/signers.ts';
import type { ExportView, Facts, ReportPreview } from './facts.ts';
import { type Flow, type FlowEvent, type FlowInput, flowActions } from './flow.ts';
import * as say from './wording/export-report.ts';

interface ExportStart {
  /** `files`: those that were made. */
  show?: string;
}

/** Nobody waits longer for a reply, which has to come within a minute: then the person is told how to get the file. */
const SLOW_SECONDS = 20;

const isCoordinator = ({ person }: Facts) => person?.state === 'active' && person.role === 'coordinator';
const chosen = (event: FlowEvent): string => (event.type === 'tap' ? event.value : '');

const machine = setup({
  types: {} as { context: ExportContext; events: FlowEvent; input: FlowInput<ExportStart> },
  actions: {
    ...flowActions,
    missed: assign(({ context, event }) => missedBy(context, event)),
    understood: assign(unasked),
    firstAlready: assign({ ...unasked, note: say.FIRST_ALREADY }),
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
}).createMachine({
  id: 'export-report',
  context: ({ input: { run, facts, start } }) => ({
    run,
    ...unasked,
    facts,
    month: monthOf(facts.now),
    show: start.show === 'files' ? 'files' : null,
    layout: 'report-5',
    period: null,
    format: 'pdf',
    digits: 'arabic',
    draft: false,
    preview: null,
    signatures: [],
    report: null,
    files: [],
  }),
  initial: 'arriving',
  on: { cancel: '.left' },
  states: {
    arriving: {
      always: [
        { guard: 'wantsFiles', target: 'reading' },
        { guard: 'isCoordinator', target: 'layout' },
        { target: 'notAllowed' },
      ],
    },

    layout: {
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
    },
    // of a plan nobody asks which months
    routing: { always: [{ guard: 'hasPeriod', target: 'format' }, { target: 'period' }] },

    period: {
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
    },

    format: {
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
    },

    previewing: {
      entry: {
        type: 'ask',
        params: ({ context: { layout, period } }) => ({
          question: 'report-preview',
          params: { layout, ...period! },
        }),
      },
      on: {
        'answered.report-preview': [
          { guard: ({ event }) => event.answer === null, target: 'notAllowed' },
          {
            guard: ({ event }) => event.answer !== null && 'problem' in event.answer,
            target: 'period',
            actions: assign(({ context }) => ({ note: say.noPlan(context.period!) })),
          },
          {
            guard: ({ event }) => event.answer !== null && 'canLink' in event.answer && !event.answer.canLink,
            target: 'byCommand',
          },
          {
            target: 'confirm',
            actions: assign(({ event }) => ({ preview: event.answer as ReportPreview })),
          },
        ],
      },
    },

    confirm: {
      entry: saying<ExportContext>((context) => say.confirm(context, choicesAt.confirm(context))),
      on: {
        ...unclear('confirm'),
        tap: [
          {
            guard: tapped('make'),
            target: 'making',
            actions: assign(({ event }) => ({ ...unasked, draft: chosen(event) === 'draft' })),
          },
          {
            guard: tapped('digits'),
            target: 'confirm',
            reenter: true,
            actions: assign(({ event }) => ({
              ...unasked,
              digits: chosen(event) === 'thai' ? ('thai' as const) : ('arabic' as const),
            })),
          },
          { guard: tapped('signers'), target: 'signers', actions: 'understood' },
          { guard: tapped('leave'), target: 'left' },
          unclear('confirm').tap,
        ],
        back: { target: 'format', actions: 'understood' },
      },
    },

    signers: {
      entry: saying<ExportContext>((context) => say.signers(context, choicesAt.signers(context))),
      on: {
        ...unclear('signers'),
        text: [{ guard: 'namesSigners', target: 'signing', actions: 'takeSigners' }, unclear('signers').text],
        tap: [
          { guard: tapped('usual'), target: 'signing', actions: 'takeSigners' },
          { guard: tapped('back'), target: 'confirm', actions: 'understood' },
          { guard: tapped('leave'), target: 'left' },
          unclear('signers').tap,
        ],
        back: { target: 'confirm', actions: 'understood' },
      },
    },
    signing: {
      entry: { type: 'set-signatures', params: ({ context: { signatures } }) => ({ signatures }) },
      on: {
        ...waiting(say.WAIT_SIGNERS),
        'done.set-signatures': [
          {
            guard: ({ event }) => event.answer.ok,
            target: 'previewing',
            actions: assign({ note: say.SIGNERS_CHANGED }),
          },
          { target: 'notAllowed' },
        ],
      },
    },

    making: {
      entry: {
        type: 'export-report',
        params: ({ context: { layout, period, format, digits, draft } }) => ({
          ...{ layout, format, digits, draft },
          ...period!,
        }),
      },
      on: {
        ...waiting(say.WAIT),
        'done.export-report': [
          {
            guard: ({ event }) => event.answer.ok,
            target: 'waiting',
            actions: assign(({ event }) => ({ report: event.answer.ok ? event.answer.report : null })),
          },
          {
            guard: ({ event }) => !event.answer.ok && event.answer.problem === 'no-plan',
            target: 'period',
            actions: assign(({ context }) => ({ note: say.noPlan(context.period!) })),
          },
          { guard: ({ event }) => !event.answer.ok && event.answer.problem === 'busy', target: 'busy' },
          { target: 'notAllowed' },
        ],
      },
    },
    // what is said now would take the reply that the file is to come with
    waiting: {
      entry: { type: 'later', params: { name: 'slow', seconds: SLOW_SECONDS } },
      on: {
        ...waiting(say.WAIT),
        exported: { guard: 'isOwn', target: 'reading' },
        timer: 'slow',
      },
    },
    reading: {
      entry: { type: 'ask', params: { question: 'exports', params: {} } },
      on: {
        'answered.exports': { target: 'files', actions: assign(({ event }) => ({ files: event.answer })) },
      },
    },

    files: { type: 'final', entry: saying<ExportContext>(say.files) },
    slow: { type: 'final', entry: saying<ExportContext>(say.slow) },
    busy: { type: 'final', entry: saying<ExportContext>(say.busy) },
    byCommand: { type: 'final', entry: saying<ExportContext>(say.byCommand) },
    notAllowed: { type: 'final', entry: saying<ExportContext>(say.notAllowed) },
    left: { type: 'final', entry: saying<ExportContext>(say.left) },
  },
});

export const exportReport: Flow = {
  name: 'export-report',
  version: 1,
  purpose: 'Coordinators have the official table made as PDF, Word or Excel, and get a link to it.',
  place: 'direct',
  machine,
  choices: ({ value, context }) => {
    const choices = choicesAt[value as keyof typeof choicesAt];
    return choices ? choices(context as ExportContext) : [];
  },
};
