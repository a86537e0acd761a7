/** What the report would hold, who signs it, and its file. */
import { assign } from 'xstate';
import { LONGEST_WAIT, saying, tapped, waiting as told, unasked, unclear } from '../asking.ts';
import type { ReportPreview } from '../views/reports.ts';
import * as say from '../wording/export-report.ts';
import { choicesAt, type ExportContext } from './context.ts';
import { chosen, reports } from './setup.ts';

const state = reports.createStateConfig;

const previewing = state({
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
});
const confirm = state({
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
});
const signers = state({
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
});
const signing = state({
  entry: { type: 'set-signatures', params: ({ context: { signatures } }) => ({ signatures }) },
  on: {
    ...told(say.WAIT_SIGNERS),
    'done.set-signatures': [
      {
        guard: ({ event }) => event.answer.ok,
        target: 'previewing',
        actions: assign({ note: say.SIGNERS_CHANGED }),
      },
      { target: 'notAllowed' },
    ],
  },
});
const making = state({
  entry: {
    type: 'export-report',
    params: ({ context: { layout, period, format, digits, draft } }) => ({
      ...{ layout, format, digits, draft },
      ...period!,
    }),
  },
  on: {
    ...told(say.WAIT),
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
});
/** What is said now would take the reply that the file is to come with. */
const waiting = state({
  entry: { type: 'later', params: { name: 'slow', seconds: LONGEST_WAIT } },
  on: {
    ...told(say.WAIT),
    exported: { guard: 'isOwn', target: 'reading' },
    timer: 'slow',
  },
});
const reading = state({
  entry: { type: 'ask', params: { question: 'exports', params: {} } },
  on: {
    'answered.exports': { target: 'files', actions: assign(({ event }) => ({ files: event.answer })) },
  },
});

export const makingStates = { previewing, confirm, signers, signing, making, waiting, reading };
