/** "ตั้งค่าเตือน": how and when the district reminds; coordinators change it, directors look. */
import { assign, setup } from 'xstate';
import { dateOf } from '../src/thai/calendar.ts';
import { type Asking, missedBy, saying, tapped, unasked, unclear, waiting, withWayOut } from './asking.ts';
import type { Facts, Questions } from './facts.ts';
import { type Choice, type Flow, type FlowEvent, type FlowInput, flowActions } from './flow.ts';
import {
  type Change,
  FIELD_NAMES,
  FIELDS,
  type FieldName,
  type Reading,
  readAnywhere,
} from './reminder-settings/fields.ts';
import { ownDays, readHoliday, readWorkday, withoutDay } from './reminder-settings/own-days.ts';
import * as say from './wording/reminder-settings.ts';

type Settings = NonNullable<Questions['reminder-settings']['answer']>;

export interface SettingsContext extends Asking {
  facts: Facts;
  now: Settings | null;
  /** The setting that is asked about. */
  field: FieldName | null;
  change: Change | null;
  /** The list that a change was made from. */
  madeAt: 'menu' | 'days';
  /** First day shown of the list. */
  from: number;
}

export const DAYS_A_PAGE = 8;

const MORE: Choice = { name: 'more', value: '', label: 'หน้าถัดไป', words: ['ต่อไป', 'ถัดไป', 'ดูต่อ'] };
const BACK: Choice = { name: 'menu', value: '', label: 'กลับไปการตั้งค่า', words: ['กลับ', 'การตั้งค่า', 'ตั้งค่า'] };
const DONE: Choice = {
  name: 'done',
  value: '',
  label: 'เสร็จแล้ว',
  words: ['เสร็จ', 'พอแล้ว', 'ออก', 'ปิดหน้านี้', 'ตกลง'],
};

const settingsOf = ({ now }: SettingsContext) => now!.settings;
const todayOf = ({ facts }: SettingsContext) => dateOf(facts.now);

const menuChoices = (context: SettingsContext): Choice[] =>
  withWayOut(context, [
    ...FIELD_NAMES.map((name) => ({ name: 'field', value: name, label: FIELDS[name].label })),
    {
      name: 'days',
      value: '',
      label: say.OWN_DAYS,
      words: ['วันหยุด', 'วันทำการ', 'วันหยุดของเขต', 'เพิ่มวันหยุด', 'เพิ่มวันทำการ'],
    },
    settingsOf(context).on
      ? { name: 'switch', value: 'off', label: 'ปิดการเตือน', words: ['ปิด', 'ปิดเตือน', 'หยุดเตือน', 'ไม่ต้องเตือน'] }
      : { name: 'switch', value: 'on', label: 'เปิดการเตือน', words: ['เปิด', 'เปิดเตือน', 'ให้เตือน'] },
    DONE,
  ]);

/** Not by their numbers: a number typed is the answer itself. */
const fieldChoices = (context: SettingsContext): Choice[] =>
  withWayOut(context, [
    ...(context.field ? FIELDS[context.field].usual : []).map((label) => ({
      name: 'usual',
      value: label,
      label,
      hidden: true,
    })),
    { ...BACK, hidden: true },
  ]);

const dayChoices = (context: SettingsContext): Choice[] => {
  const days = ownDays(settingsOf(context), todayOf(context));
  return withWayOut(context, [
    ...days.slice(context.from, context.from + DAYS_A_PAGE).map((day) => ({
      name: 'remove',
      value: day.date,
      label: say.dayLabel(day),
    })),
    ...(days.length > DAYS_A_PAGE ? [MORE] : []),
    { name: 'add', value: 'holiday', label: 'เพิ่มวันหยุด', words: ['วันหยุด', 'เพิ่มวันหยุดของเขต'] },
    { name: 'add', value: 'workday', label: 'เพิ่มวันทำการ', words: ['วันทำการ', 'เพิ่มวันทำงาน'] },
    BACK,
  ]);
};

const addChoices = (context: SettingsContext): Choice[] => withWayOut(context, [{ ...BACK, hidden: true }]);

/** States whose question is answered by typing. */
type AskedAt = 'menu' | 'field' | 'days' | 'holiday' | 'workday';

/** What an answer to the question of a state means. */
const READERS: Record<AskedAt, (context: SettingsContext, text: string) => Reading> = {
  field: (context, text) => FIELDS[context.field!].read(text, settingsOf(context)),
  holiday: (context, text) => readHoliday(text, settingsOf(context), todayOf(context)),
  workday: (context, text) => readWorkday(text, settingsOf(context), todayOf(context)),
  days: (context, text) =>
    (/ทำ(?:การ|งาน)/u.test(text) ? readWorkday : readHoliday)(text, settingsOf(context), todayOf(context)),
  menu: (context, text) =>
    /^\s*(?:เพิ่ม)?วันหยุด/u.test(text)
      ? readHoliday(text, settingsOf(context), todayOf(context))
      : (readAnywhere(text, settingsOf(context))?.reading ?? null),
};

const readAt = (context: SettingsContext, at: AskedAt, event: FlowEvent): Reading =>
  READERS[at](context, textOf(event));

const textOf = (event: FlowEvent): string =>
  event.type === 'text' ? event.text : event.type === 'tap' ? event.value : '';

/** The transitions of a question that is answered by typing: it is a change, or it says why it cannot be. */
const typed = <At extends AskedAt>(at: At) =>
  [
    {
      guard: { type: 'changes', params: { at } },
      target: 'saving',
      actions: { type: 'take', params: { at } },
    },
    {
      guard: { type: 'cannotBe', params: { at } },
      target: at,
      reenter: true,
      actions: { type: 'refuse', params: { at } },
    },
  ] as const;

const changeIn = (reading: Reading): Change | null =>
  reading && 'change' in reading ? reading.change : null;
const problemIn = (reading: Reading): string | null =>
  reading && 'problem' in reading ? reading.problem : null;

const isActive = ({ person }: Facts) => person?.state === 'active';

const machine = setup({
  types: {} as { context: SettingsContext; events: FlowEvent; input: FlowInput },
  actions: {
    ...flowActions,
    missed: assign(({ context, event }) => missedBy(context, event)),
    understood: assign(unasked),
    fromTheTop: assign({ ...unasked, from: 0 }),
    firstAlready: assign({ ...unasked, note: say.FIRST_ALREADY }),
    take: assign(({ context, event }, { at }: { at: AskedAt }) => ({
      ...unasked,
      change: changeIn(readAt(context, at, event)),
      madeAt: at === 'menu' || at === 'field' ? ('menu' as const) : ('days' as const),
    })),
    refuse: assign(({ context, event }, { at }: { at: AskedAt }) => ({
      ...unasked,
      note: problemIn(readAt(context, at, event)),
    })),
    openField: assign(({ event }) => ({
      ...unasked,
      field: FIELD_NAMES.find((name) => name === textOf(event)) ?? null,
    })),
  },
  guards: {
    knowsField: ({ event }) =>
      tapped('field')({ event }) && FIELD_NAMES.some((name) => name === textOf(event)),
    namesField: ({ context, event }) =>
      event.type === 'text' && readAnywhere(event.text, settingsOf(context)) !== null,
    changes: ({ context, event }, { at }: { at: AskedAt }) => changeIn(readAt(context, at, event)) !== null,
    cannotBe: ({ context, event }, { at }: { at: AskedAt }) => problemIn(readAt(context, at, event)) !== null,
    knowsDay: ({ context, event }) =>
      tapped('remove')({ event }) &&
      ownDays(settingsOf(context), todayOf(context)).some(({ date }) => date === textOf(event)),
  },
}).createMachine({
  id: 'reminder-settings',
  context: ({ input: { run, facts } }) => ({
    run,
    ...unasked,
    facts,
    now: null,
    field: null,
    change: null,
    madeAt: 'menu',
    from: 0,
  }),
  initial: 'reading',
  on: { cancel: '.left' },
  states: {
    reading: {
      entry: { type: 'ask', params: { question: 'reminder-settings', params: {} } },
      on: {
        'answered.reminder-settings': [
          {
            guard: ({ context, event }) => event.answer === null || !isActive(context.facts),
            target: 'notAllowed',
          },
          {
            guard: ({ context }) => context.facts.person?.role !== 'coordinator',
            target: 'shown',
            actions: assign(({ event }) => ({ now: event.answer })),
          },
          { target: 'menu', actions: assign(({ event }) => ({ now: event.answer })) },
        ],
      },
    },

    menu: {
      entry: [
        assign({ field: null, change: null, madeAt: 'menu', from: 0 }),
        saying<SettingsContext>((context) => say.menu(context, menuChoices(context))),
      ],
      on: {
        ...unclear('menu'),
        text: [
          ...typed('menu'),
          {
            guard: 'namesField',
            target: 'field',
            actions: assign(({ context, event }) => ({
              ...unasked,
              field: readAnywhere(textOf(event), settingsOf(context))!.field,
            })),
          },
          unclear('menu').text,
        ],
        tap: [
          { guard: 'knowsField', target: 'field', actions: 'openField' },
          { guard: tapped('days'), target: 'days', actions: 'fromTheTop' },
          {
            guard: tapped('switch'),
            target: 'saving',
            actions: assign(({ event }) => ({
              ...unasked,
              change: { on: textOf(event) === 'on' },
              madeAt: 'menu' as const,
            })),
          },
          { guard: tapped('done'), target: 'left' },
          { guard: tapped('leave'), target: 'left' },
          unclear('menu').tap,
        ],
        back: { target: 'menu', reenter: true, actions: 'firstAlready' },
      },
    },

    field: {
      entry: saying<SettingsContext>((context) => say.field(context, fieldChoices(context))),
      on: {
        ...unclear('field'),
        text: [...typed('field'), unclear('field').text],
        tap: [
          { guard: tapped('menu'), target: 'menu', actions: 'understood' },
          { guard: tapped('leave'), target: 'left' },
          ...typed('field'),
          unclear('field').tap,
        ],
        back: { target: 'menu', actions: 'understood' },
      },
    },

    days: {
      entry: [
        assign({ change: null, madeAt: 'menu' }),
        saying<SettingsContext>((context) => say.days(context, dayChoices(context))),
      ],
      on: {
        ...unclear('days'),
        text: [...typed('days'), unclear('days').text],
        tap: [
          {
            guard: 'knowsDay',
            target: 'saving',
            actions: assign(({ context, event }) => ({
              ...unasked,
              from: 0,
              change: withoutDay(settingsOf(context), textOf(event)),
              madeAt: 'days' as const,
            })),
          },
          { guard: tapped('add', 'holiday'), target: 'holiday', actions: 'understood' },
          { guard: tapped('add', 'workday'), target: 'workday', actions: 'understood' },
          {
            guard: tapped('more'),
            target: 'days',
            reenter: true,
            actions: assign(({ context }) => {
              const all = ownDays(settingsOf(context), todayOf(context)).length;
              return { ...unasked, from: context.from + DAYS_A_PAGE < all ? context.from + DAYS_A_PAGE : 0 };
            }),
          },
          { guard: tapped('menu'), target: 'menu', actions: 'understood' },
          { guard: tapped('leave'), target: 'left' },
          unclear('days').tap,
        ],
        back: { target: 'menu', actions: 'understood' },
      },
    },
    holiday: {
      entry: saying<SettingsContext>((context) => say.addDay(context, 'holiday', addChoices(context))),
      on: {
        ...unclear('holiday'),
        text: [...typed('holiday'), unclear('holiday').text],
        tap: [
          { guard: tapped('menu'), target: 'menu', actions: 'understood' },
          { guard: tapped('leave'), target: 'left' },
          unclear('holiday').tap,
        ],
        back: { target: 'days', actions: 'understood' },
      },
    },
    workday: {
      entry: saying<SettingsContext>((context) => say.addDay(context, 'workday', addChoices(context))),
      on: {
        ...unclear('workday'),
        text: [...typed('workday'), unclear('workday').text],
        tap: [
          { guard: tapped('menu'), target: 'menu', actions: 'understood' },
          { guard: tapped('leave'), target: 'left' },
          unclear('workday').tap,
        ],
        back: { target: 'days', actions: 'understood' },
      },
    },

    saving: {
      entry: { type: 'set-reminders', params: ({ context }) => ({ change: context.change ?? {} }) },
      on: {
        ...waiting(say.WAIT),
        'done.set-reminders': [
          {
            guard: ({ event }) => event.answer.ok,
            target: 'saved',
            actions: assign(({ context, event: { answer } }) =>
              answer.ok
                ? {
                    now: { ...context.now!, settings: answer.settings, days: answer.days },
                    note: say.saved(context.change ?? {}, context.now!.settings, answer.settings),
                  }
                : {},
            ),
          },
          {
            // another coordinator changed what it has to fit with
            guard: ({ event }) => !event.answer.ok && event.answer.problem === 'not-valid',
            target: 'reading',
            actions: assign({ note: say.CHANGED_MEANWHILE }),
          },
          { target: 'notAllowed' },
        ],
      },
    },
    saved: {
      always: [{ guard: ({ context }) => context.madeAt === 'days', target: 'days' }, { target: 'menu' }],
    },

    shown: { type: 'final', entry: saying<SettingsContext>(say.shown) },
    notAllowed: { type: 'final', entry: saying<SettingsContext>(say.notAllowed) },
    left: { type: 'final', entry: saying<SettingsContext>(say.left) },
  },
});

export const reminderSettingsFlow: Flow = {
  name: 'reminder-settings',
  version: 1,
  purpose: 'Coordinators see and change when and how the district reminds.',
  place: 'direct',
  machine,
  choices: ({ value, context }) => {
    const state = {
      menu: menuChoices,
      field: fieldChoices,
      days: dayChoices,
      holiday: addChoices,
      workday: addChoices,
    };
    const choices = state[value as keyof typeof state];
    return choices ? choices(context as SettingsContext) : [];
  },
};
