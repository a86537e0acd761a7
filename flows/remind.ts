/** A coordinator reminds by hand: who misses what, what it costs, then all, one division or one measure. */
import { assign, setup } from 'xstate';
import { type Asking, missedBy, saying, tapped, unasked, unclear, waiting, withWayOut } from './asking.ts';
import type { Effects, Facts, ReminderScope } from './facts.ts';
import { type Choice, type Flow, type FlowEvent, type FlowInput, flowActions } from './flow.ts';
import { divisionWords } from './named.ts';
import { type MeasureToRemind, type Preview, previewOf, scopesFor } from './remind/aim.ts';
import * as say from './wording/remind.ts';

/** With one of these it goes to that division or measure at once. */
interface RemindStart {
  /** Words typed after the command. */
  search?: string;
  division?: string;
  assignment?: string;
}

export interface RemindContext extends Asking {
  facts: Facts;
  start: RemindStart;
  /** Of the whole district. */
  all: Preview | null;
  /** Of what is aimed at. */
  aimed: Preview | null;
  scope: ReminderScope;
  /** The division out of whose list a measure was chosen: the way back. */
  within: string | null;
  /** Measures that the typed words fit, of several divisions. */
  fitting: string[];
  /** First division, measure or person shown. */
  from: number;
  /** Where the list of names was opened. */
  namesOf: 'overview' | 'confirm';
  result: Extract<Effects['send-reminders']['answer'], { ok: true }> | null;
}

export const DIVISIONS_A_PAGE = 12;
export const MEASURES_A_PAGE = 8;
export const NAMES_A_PAGE = 20;

const ALL: ReminderScope = { kind: 'all' };

const MORE: Choice = { name: 'more', value: '', label: 'หน้าถัดไป', words: ['ต่อไป', 'ถัดไป', 'ดูต่อ'] };
const NAMES: Choice = { name: 'names', value: '', label: 'ดูรายชื่อ', words: ['รายชื่อ', 'ใครบ้าง', 'ดูชื่อ'] };
const OTHERS: Choice = { name: 'overview', value: '', label: 'ดูทุกฝ่าย', words: ['ทุกฝ่าย', 'เลือกใหม่', 'กลับไป'] };
const LATER: Choice = {
  name: 'leave',
  value: '',
  label: 'ยังไม่เตือน',
  words: ['ไม่เตือน', 'ไม่', 'ไม่ส่ง', 'ยัง'],
};

const overviewChoices = (context: RemindContext): Choice[] => {
  const divisions = context.all!.divisions;
  return withWayOut(context, [
    ...divisions.slice(context.from, context.from + DIVISIONS_A_PAGE).map(({ division }) => ({
      name: 'division',
      value: division.id,
      label: division.name,
      words: divisionWords(division),
    })),
    ...(divisions.length > DIVISIONS_A_PAGE ? [MORE] : []),
    {
      name: 'all',
      value: '',
      label: say.allLabel(context),
      words: ['ทั้งหมด', 'เตือนทั้งหมด', 'เตือนทุกคน', 'ทุกฝ่าย'],
    },
    NAMES,
  ]);
};

/** The measures that one of can be chosen: of a division with several, or those that the typed words fit. */
export function measuresIn({ scope, aimed }: RemindContext): MeasureToRemind[] {
  const measures = aimed?.divisions.flatMap((one) => one.measures) ?? [];
  return scope.kind === 'division' && measures.length > 1 ? measures : [];
}

const measureChoices = (context: RemindContext, measures: MeasureToRemind[]): Choice[] => [
  ...measures.slice(context.from, context.from + MEASURES_A_PAGE).map(({ id, name }) => ({
    name: 'measure',
    value: id,
    label: name,
  })),
  ...(measures.length > MEASURES_A_PAGE ? [MORE] : []),
];

const confirmChoices = (context: RemindContext): Choice[] =>
  withWayOut(context, [
    ...(hasPeople(context) ? reminding(context) : []),
    OTHERS,
    ...(context.misses > 2 ? [] : [LATER]),
  ]);

/** Whether there is anybody to remind. */
export const hasPeople = ({ aimed }: RemindContext): boolean => aimed!.people.length > 0;

const reminding = (context: RemindContext): Choice[] => [
  ...measureChoices(context, measuresIn(context)),
  {
    name: 'send',
    value: '',
    label: say.sendLabel(context),
    words: ['ส่ง', 'ส่งเลย', 'เตือนเลย', 'ตกลง', 'ใช่', 'ยืนยัน'],
  },
  NAMES,
];

const whichChoices = (context: RemindContext): Choice[] =>
  withWayOut(context, [
    ...measureChoices(context, fittingOf(context)),
    {
      name: 'fitting',
      value: '',
      label: say.fittingLabel(context),
      words: ['ทั้งหมด', 'ทุกเรื่อง', 'ทุกฝ่าย', 'เตือนทั้งหมด'],
    },
    OTHERS,
  ]);

/** Named with their division, since the same measure is asked of several. */
export const fittingOf = ({ all, fitting }: RemindContext): MeasureToRemind[] =>
  (all?.divisions ?? []).flatMap(({ division, measures }) =>
    measures
      .filter(({ id }) => fitting.includes(id))
      .map((measure) => ({ ...measure, name: `${division.shortName} · ${measure.name}` })),
  );

const namesChoices = (context: RemindContext): Choice[] => {
  const { people } = peopleShown(context);
  return withWayOut(context, [
    ...(people.length > NAMES_A_PAGE ? [MORE] : []),
    { name: 'back', value: '', label: 'กลับไปเตือน', words: ['กลับ', 'กลับไป', 'เตือน'] },
  ]);
};

/** The preview whose names are listed. */
export const peopleShown = ({ namesOf, all, aimed }: RemindContext): Preview =>
  (namesOf === 'overview' ? all : aimed)!;

const turn = (from: number, size: number, total: number) => (from + size < total ? from + size : 0);

const isAllowed = ({ person }: Facts) => person?.state === 'active' && person.role === 'coordinator';

const machine = setup({
  types: {} as { context: RemindContext; events: FlowEvent; input: FlowInput<RemindStart> },
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
    isCoordinator: ({ context }) => isAllowed(context.facts),
    aimsAtDivision: ({ context, event }) =>
      event.type === 'tap' &&
      event.name === 'division' &&
      context.all!.divisions.some(({ division }) => division.id === event.value),
    aimsAtMeasure: ({ context, event }) =>
      event.type === 'tap' &&
      event.name === 'measure' &&
      context.all!.divisions.some(({ measures }) => measures.some(({ id }) => id === event.value)),
  },
}).createMachine({
  id: 'remind',
  context: ({ input: { run, facts, start } }) => ({
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
  }),
  initial: 'arriving',
  on: { cancel: '.left' },
  states: {
    arriving: { always: [{ guard: 'isCoordinator', target: 'reading' }, { target: 'notAllowed' }] },

    reading: {
      entry: { type: 'ask', params: { question: 'reminder-preview', params: { scope: ALL } } },
      on: {
        'answered.reminder-preview': {
          target: 'routing',
          actions: assign(({ context, event }) => ({
            all: event.answer && previewOf(event.answer),
            ...(event.answer && firstAim(context.start, event.answer)),
            // only the first time: whoever comes back chooses anew
            start: {},
          })),
        },
      },
    },
    routing: {
      always: [
        { guard: ({ context }) => context.all === null, target: 'notAllowed' },
        { guard: ({ context }) => context.all!.divisions.length === 0, target: 'nothing' },
        { guard: ({ context }) => context.fitting.length > 1, target: 'which' },
        { guard: ({ context }) => context.scope.kind !== 'all', target: 'aiming' },
        { target: 'overview' },
      ],
    },

    overview: {
      entry: saying<RemindContext>((context) => say.overview(context, overviewChoices(context))),
      on: {
        ...unclear('overview'),
        tap: [
          { guard: 'aimsAtDivision', target: 'aiming', actions: 'aim' },
          { guard: tapped('all'), target: 'aiming', actions: 'aim' },
          {
            guard: tapped('names'),
            target: 'names',
            actions: assign({ ...unasked, from: 0, namesOf: 'overview' as const }),
          },
          {
            guard: tapped('more'),
            target: 'overview',
            reenter: true,
            actions: assign(({ context }) => ({
              ...unasked,
              from: turn(context.from, DIVISIONS_A_PAGE, context.all!.divisions.length),
            })),
          },
          { guard: tapped('leave'), target: 'left' },
          unclear('overview').tap,
        ],
        back: { target: 'overview', reenter: true, actions: 'firstAlready' },
      },
    },

    which: {
      entry: saying<RemindContext>((context) => say.which(context, whichChoices(context))),
      on: {
        ...unclear('which'),
        tap: [
          { guard: 'aimsAtMeasure', target: 'aiming', actions: 'aim' },
          {
            guard: tapped('fitting'),
            target: 'aiming',
            actions: assign(({ context }) => ({
              ...unasked,
              from: 0,
              scope: { kind: 'assignments' as const, assignments: context.fitting },
            })),
          },
          {
            guard: tapped('more'),
            target: 'which',
            reenter: true,
            actions: assign(({ context }) => ({
              ...unasked,
              from: turn(context.from, MEASURES_A_PAGE, context.fitting.length),
            })),
          },
          { guard: tapped('overview'), target: 'overview', actions: 'fromTheTop' },
          { guard: tapped('leave'), target: 'left' },
          unclear('which').tap,
        ],
        back: { target: 'overview', actions: 'fromTheTop' },
      },
    },

    aiming: {
      entry: {
        type: 'ask',
        params: ({ context }) => ({ question: 'reminder-preview', params: { scope: context.scope } }),
      },
      on: {
        'answered.reminder-preview': [
          {
            guard: ({ event }) => (event.answer?.divisions.length ?? 0) > 0,
            target: 'confirm',
            actions: assign(({ event }) => ({ aimed: previewOf(event.answer!) })),
          },
          // reported since the list was shown, or not theirs any more
          {
            target: 'reading',
            actions: ['aimAtAll', assign({ note: say.REPORTED_MEANWHILE })],
          },
        ],
      },
    },

    confirm: {
      entry: saying<RemindContext>((context) => say.confirm(context, confirmChoices(context))),
      on: {
        ...unclear('confirm'),
        tap: [
          {
            guard: ({ context, event }) => tapped('send')({ event }) && hasPeople(context),
            target: 'sending',
            actions: 'understood',
          },
          { guard: 'aimsAtMeasure', target: 'aiming', actions: 'aim' },
          {
            guard: tapped('names'),
            target: 'names',
            actions: assign({ ...unasked, from: 0, namesOf: 'confirm' as const }),
          },
          {
            guard: tapped('more'),
            target: 'confirm',
            reenter: true,
            actions: assign(({ context }) => ({
              ...unasked,
              from: turn(context.from, MEASURES_A_PAGE, measuresIn(context).length),
            })),
          },
          { guard: tapped('overview'), target: 'reading', actions: 'aimAtAll' },
          { guard: tapped('leave'), target: 'left' },
          unclear('confirm').tap,
        ],
        back: [
          { guard: ({ context }) => context.within !== null, target: 'aiming', actions: 'aimBack' },
          { target: 'reading', actions: 'aimAtAll' },
        ],
      },
    },

    names: {
      entry: saying<RemindContext>((context) => say.names(context, namesChoices(context))),
      on: {
        ...unclear('names'),
        tap: [
          {
            guard: tapped('more'),
            target: 'names',
            reenter: true,
            actions: assign(({ context }) => ({
              ...unasked,
              from: turn(context.from, NAMES_A_PAGE, peopleShown(context).people.length),
            })),
          },
          { guard: tapped('back'), target: 'namesClosed' },
          { guard: tapped('leave'), target: 'left' },
          unclear('names').tap,
        ],
        back: 'namesClosed',
      },
    },
    namesClosed: {
      entry: 'fromTheTop',
      always: [
        { guard: ({ context }) => context.namesOf === 'overview', target: 'overview' },
        { target: 'confirm' },
      ],
    },

    sending: {
      entry: { type: 'send-reminders', params: ({ context }) => ({ scope: context.scope }) },
      on: {
        ...waiting(say.WAIT),
        'done.send-reminders': [
          {
            guard: ({ event }) => event.answer.ok,
            target: 'sent',
            actions: assign(({ event }) => ({ result: event.answer.ok ? event.answer : null })),
          },
          {
            guard: ({ event }) => !event.answer.ok && event.answer.problem === 'nothing',
            target: 'nothing',
          },
          { target: 'notAllowed' },
        ],
      },
    },

    sent: { type: 'final', entry: saying<RemindContext>(say.sent) },
    nothing: { type: 'final', entry: saying<RemindContext>(say.nothing) },
    notAllowed: { type: 'final', entry: saying<RemindContext>(say.notAllowed) },
    left: { type: 'final', entry: saying<RemindContext>(say.left) },
  },
});

function scopeOf({ name, value }: { name: string; value: string }): ReminderScope {
  if (name === 'division') return { kind: 'division', division: value };
  return name === 'measure' ? { kind: 'assignment', assignment: value } : ALL;
}

/** Where a start with a division, a measure or words leads; words that fit nothing are said so above the overview. */
function firstAim(
  { search, division, assignment }: RemindStart,
  preview: NonNullable<Parameters<typeof previewOf>[0]>,
): Partial<RemindContext> {
  if (assignment) return { scope: { kind: 'assignment', assignment } };
  if (division) return { scope: { kind: 'division', division } };
  if (!search || preview.divisions.length === 0) return {};
  const scopes = scopesFor(search, preview);
  if (scopes.length === 0) return { note: say.nothingFits(search) };
  if (scopes.length === 1) return { scope: scopes[0]! };
  return { fitting: scopes.flatMap((scope) => (scope.kind === 'assignment' ? [scope.assignment] : [])) };
}

export const remind: Flow = {
  name: 'remind',
  version: 1,
  purpose:
    'Coordinators see who misses what and what a reminder costs, and send it to all, a division or for a measure.',
  place: 'direct',
  machine,
  choices: ({ value, context }) => {
    const state = {
      overview: overviewChoices,
      which: whichChoices,
      confirm: confirmChoices,
      names: namesChoices,
    };
    const choices = state[value as keyof typeof state];
    return choices ? choices(context as RemindContext) : [];
  },
};
