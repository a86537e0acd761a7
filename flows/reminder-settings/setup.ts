/** How typed answers become changes, and the named steps that the machine of `reminder-settings` is made of. */
import { assign, setup } from 'xstate';
import { missedBy, tapped, unasked } from '../asking.ts';
import { type FlowEvent, type FlowInput, flowActions } from '../flow.ts';
import * as say from '../wording/reminder-settings.ts';
import { type SettingsContext, settingsOf, todayOf } from './context.ts';
import { type Change, FIELD_NAMES, FIELDS, type Reading, readAnywhere } from './fields.ts';
import { ownDays, readHoliday, readWorkday } from './own-days.ts';

/** States whose question is answered by typing. */
type AskedAt = 'menu' | 'field' | 'days' | 'holiday' | 'workday';

/** What an answer to the question of a state means. */
const READERS: Record<AskedAt, (context: SettingsContext, text: string) => Reading> = {
  field: (context, text) => {
    const named = readAnywhere(text, settingsOf(context));
    if (named?.field === context.field) return named.reading;
    return FIELDS[context.field!].read(text, settingsOf(context)) ?? named?.reading ?? null;
  },
  holiday: (context, text) => readHoliday(text, settingsOf(context), todayOf(context)),
  workday: (context, text) => readWorkday(text, settingsOf(context), todayOf(context)),
  // "วันหยุด ๔ ม.ค. ๗๐ หยุดทำการ" is a holiday
  days: (context, text) =>
    (/^(?!.*หยุด).*ทำ(?:การ|งาน)/u.test(text) ? readWorkday : readHoliday)(
      text,
      settingsOf(context),
      todayOf(context),
    ),
  menu: (context, text) =>
    /^\s*(?:เพิ่ม)?วัน(?:หยุด|ทำ(?:การ|งาน))/u.test(text)
      ? READERS.days(context, text)
      : (readAnywhere(text, settingsOf(context))?.reading ?? null),
};

const readAt = (context: SettingsContext, at: AskedAt, event: FlowEvent): Reading =>
  READERS[at](context, textOf(event));

export const textOf = (event: FlowEvent): string =>
  event.type === 'text' ? event.text : event.type === 'tap' ? event.value : '';

/** The transitions of a question that is answered by typing: it is a change, or it says why it cannot be. */
export const typed = <At extends AskedAt>(at: At) =>
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

export const initialContext = ({ input: { run, facts } }: { input: FlowInput }): SettingsContext => ({
  run,
  ...unasked,
  facts,
  now: null,
  field: null,
  change: null,
  madeAt: 'menu',
  from: 0,
});

export const setting = setup({
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
    openNamed: assign(({ context, event }) => {
      const { field, value } = readAnywhere(textOf(event), settingsOf(context))!;
      return { ...unasked, field, note: value === '' ? null : say.notRead(FIELDS[field].example) };
    }),
    openField: assign(({ event }) => ({
      ...unasked,
      field: FIELD_NAMES.find((name) => name === textOf(event)) ?? null,
    })),
  },
  guards: {
    knowsField: ({ event }) =>
      tapped('field')({ event }) && FIELD_NAMES.some((name) => name === textOf(event)),
    /** Another setting than the one that is asked about. */
    namesField: ({ context, event }) => {
      const named = event.type === 'text' ? readAnywhere(event.text, settingsOf(context)) : null;
      return named !== null && named.field !== context.field;
    },
    changes: ({ context, event }, { at }: { at: AskedAt }) => changeIn(readAt(context, at, event)) !== null,
    cannotBe: ({ context, event }, { at }: { at: AskedAt }) => problemIn(readAt(context, at, event)) !== null,
    knowsDay: ({ context, event }) =>
      tapped('remove')({ event }) &&
      ownDays(settingsOf(context), todayOf(context)).some(({ date }) => date === textOf(event)),
  },
});
