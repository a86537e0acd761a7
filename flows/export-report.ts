/**
 * "ส่งออกรายงาน": a coordinator chooses layout, months and format, sees what the report would hold, and gets the file.
 *
 *     layout -> period -> format -> confirm [-> signers] -> making -> files
 */
import { monthOf } from '../src/thai/calendar.ts';
import { saying, unasked } from './asking.ts';
import { choosingStates } from './export-report/choosing.ts';
import { choicesAt, type ExportContext } from './export-report/context.ts';
import { makingStates } from './export-report/making.ts';
import { reports } from './export-report/setup.ts';
import type { Flow } from './flow.ts';
import * as made from './wording/export-files.ts';
import * as say from './wording/export-report.ts';

const machine = reports.createMachine({
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

    ...choosingStates,
    ...makingStates,

    files: { type: 'final', entry: saying<ExportContext>(made.files) },
    slow: { type: 'final', entry: saying<ExportContext>(made.slow) },
    busy: { type: 'final', entry: saying<ExportContext>(made.busy) },
    byCommand: { type: 'final', entry: saying<ExportContext>(made.byCommand) },
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
