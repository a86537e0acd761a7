/** "ตั้งค่าเตือน": how and when the district reminds; coordinators change it, directors look. */
import { assign } from 'xstate';
import { saying, tapped, unasked, unclear, waiting } from './asking.ts';
import type { Flow } from './flow.ts';
import {
  addChoices,
  DAYS_A_PAGE,
  dayChoices,
  fieldChoices,
  menuChoices,
  type SettingsContext,
  settingsOf,
  todayOf,
} from './reminder-settings/context.ts';
import { ownDays, withoutDay } from './reminder-settings/own-days.ts';
import { initialContext, setting, textOf, typed } from './reminder-settings/setup.ts';
import * as say from './wording/reminder-settings.ts';

const machine = setting.createMachine({
  id: 'reminder-settings',
  context: initialContext,
  initial: 'reading',
  on: { cancel: '.left' },
  states: {
    reading: {
      entry: { type: 'ask', params: { question: 'reminder-settings', params: {} } },
      on: {
        'answered.reminder-settings': [
          { guard: ({ event }) => event.answer === null, target: 'notAllowed' },
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
          { guard: 'namesField', target: 'field', actions: 'openNamed' },
          unclear('menu').text,
        ],
        tap: [
          { guard: 'knowsField', target: 'field', actions: 'openField' },
          { guard: tapped('days'), target: 'days', actions: 'fromTheTop' },
          { guard: tapped('menu'), target: 'menu', reenter: true, actions: 'understood' },
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
        text: [
          ...typed('field'),
          { guard: 'namesField', target: 'field', reenter: true, actions: 'openNamed' },
          unclear('field').text,
        ],
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
