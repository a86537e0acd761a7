/** A coordinator makes an invitation code: for which role, which divisions, how many people. */
import { assign, setup } from 'xstate';
import { Role } from '../models/officer.ts';
import { toArabicDigits } from '../src/thai/digits.ts';
import {
  type Asking,
  firstAlready,
  missedBy,
  saying,
  tapped,
  unasked,
  unclear,
  waiting,
  withWayOut,
} from './asking.ts';
import type { DivisionView, Facts } from './facts.ts';
import { type Choice, type Flow, type FlowEvent, type FlowInput, flowActions } from './flow.ts';
import { divisionWords, namedDivisions } from './named.ts';
import * as say from './wording/invite-people.ts';
import { isCoordinator } from './work.ts';

export interface InviteContext extends Asking {
  facts: Facts;
  role: Role | null;
  divisions: DivisionView[];
  /** Ids of those that were chosen, in the order chosen. */
  chosen: string[];
  people: number;
  made: { code: string; expiresAt: number } | null;
}

/** How long a code is good. */
const DAYS = 14;
const MOST_PEOPLE = 200;

const ROLE_CHOICES: Choice[] = [
  { name: 'role', value: 'officer', label: 'เจ้าหน้าที่', words: ['จนท', 'จนท.', 'เจ้าหน้าที่ฝ่าย'] },
  { name: 'role', value: 'head', label: 'หัวหน้าฝ่าย', words: ['หัวหน้า', 'หน.ฝ่าย'] },
  { name: 'role', value: 'coordinator', label: 'ผู้ประสานงาน', words: ['ประสานงาน', 'แอดมิน'] },
  { name: 'role', value: 'director', label: 'ผู้อำนวยการเขต', words: ['ผู้อำนวยการ', 'ผอ.', 'ผอ', 'ผอ.เขต'] },
];

const roleChoices = (context: InviteContext): Choice[] => withWayOut(context, ROLE_CHOICES);

const divisionChoices = (context: InviteContext): Choice[] =>
  withWayOut(context, [
    ...context.divisions
      .filter(({ id }) => !context.chosen.includes(id))
      .map((division) => ({
        name: 'division',
        value: division.id,
        label: division.name,
        words: divisionWords(division),
      })),
    ...(context.chosen.length > 0
      ? [{ name: 'enough', value: '', label: 'ครบแล้ว ต่อไป', words: ['ครบ', 'ครบแล้ว', 'ต่อไป', 'พอแล้ว', 'พอ'] }]
      : []),
  ]);

const peopleChoices = (context: InviteContext): Choice[] =>
  withWayOut(
    context,
    [1, 5, 10, 30].map((people) => ({
      name: 'people',
      value: String(people),
      label: say.peopleLabel(people),
    })),
  );

/** "12", "๑๒ คน"; null for anything that is no number of people. */
function peopleIn(text: string): number | null {
  const [, digits] = /^\s*(?:ประมาณ)?\s*([0-9]{1,4})\s*(?:คน|ครั้ง|ท่าน)?\s*$/u.exec(toArabicDigits(text)) ?? [];
  const people = Number(digits ?? 0);
  return people >= 1 && people <= MOST_PEOPLE ? people : null;
}

const machine = setup({
  types: {} as { context: InviteContext; events: FlowEvent; input: FlowInput },
  actions: {
    ...flowActions,
    missed: assign(({ context, event }) => missedBy(context, event)),
    understood: assign(unasked),
    firstAlready: assign(firstAlready),
    choose: assign(({ context, event }) => ({
      ...unasked,
      chosen: [...new Set([...context.chosen, ...chosenBy(context, event)])],
    })),
    takePeople: assign(({ event }) => ({ ...unasked, people: peopleOf(event) ?? 1 })),
  },
  guards: {
    isCoordinator: ({ context }) => isCoordinator(context.facts),
    servesDivisions: ({ context }) => context.role === 'officer' || context.role === 'head',
    choosesDivision: ({ context, event }) => chosenBy(context, event).length > 0,
    namesPeople: ({ event }) => peopleOf(event) !== null,
  },
}).createMachine({
  id: 'invite-people',
  context: ({ input: { run, facts } }) => ({
    run,
    ...unasked,
    facts,
    role: null,
    divisions: [],
    chosen: [],
    people: 1,
    made: null,
  }),
  initial: 'arriving',
  on: { cancel: '.cancelled' },
  states: {
    arriving: { always: [{ guard: 'isCoordinator', target: 'role' }, { target: 'notAllowed' }] },

    role: {
      entry: saying<InviteContext>((context) => say.role(context, roleChoices(context))),
      on: {
        ...unclear('role'),
        tap: [
          {
            guard: tapped('role'),
            target: 'routing',
            actions: assign(({ event }) => ({
              ...unasked,
              chosen: [],
              role: Role.safeParse(event.type === 'tap' ? event.value : null).data ?? null,
            })),
          },
          { guard: tapped('leave'), target: 'cancelled' },
          unclear('role').tap,
        ],
        back: { target: 'role', reenter: true, actions: 'firstAlready' },
      },
    },
    routing: {
      always: [
        { guard: ({ context }) => context.role === null, target: 'role' },
        { guard: 'servesDivisions', target: 'reading' },
        { target: 'people' },
      ],
    },
    reading: {
      entry: {
        type: 'ask',
        params: ({ context }) => ({
          question: 'divisions',
          params: { district: context.facts.district?.slug ?? '' },
        }),
      },
      on: {
        'answered.divisions': {
          target: 'divisions',
          actions: assign(({ event }) => ({ divisions: event.answer })),
        },
      },
    },

    divisions: {
      entry: saying<InviteContext>((context) => say.divisions(context, divisionChoices(context))),
      on: {
        ...unclear('divisions'),
        text: [
          { guard: 'choosesDivision', target: 'divisions', reenter: true, actions: 'choose' },
          unclear('divisions').text,
        ],
        tap: [
          {
            guard: ({ context, event }) => tapped('enough')({ event }) && context.chosen.length > 0,
            target: 'people',
            actions: 'understood',
          },
          { guard: 'choosesDivision', target: 'divisions', reenter: true, actions: 'choose' },
          { guard: tapped('leave'), target: 'cancelled' },
          unclear('divisions').tap,
        ],
        back: [
          {
            guard: ({ context }) => context.chosen.length > 0,
            target: 'divisions',
            reenter: true,
            actions: assign(({ context }) => ({ ...unasked, chosen: context.chosen.slice(0, -1) })),
          },
          { target: 'role', actions: 'understood' },
        ],
      },
    },

    people: {
      entry: saying<InviteContext>((context) => say.people(context, peopleChoices(context))),
      on: {
        ...unclear('people'),
        text: [{ guard: 'namesPeople', target: 'making', actions: 'takePeople' }, unclear('people').text],
        tap: [
          { guard: 'namesPeople', target: 'making', actions: 'takePeople' },
          { guard: tapped('leave'), target: 'cancelled' },
          unclear('people').tap,
        ],
        back: [
          { guard: 'servesDivisions', target: 'divisions', actions: 'understood' },
          { target: 'role', actions: 'understood' },
        ],
      },
    },

    making: {
      entry: {
        type: 'make-invitation',
        params: ({ context }) => ({
          role: context.role ?? 'officer',
          divisions: context.chosen,
          maxUses: context.people,
          days: DAYS,
        }),
      },
      on: {
        ...waiting(say.WAIT),
        'done.make-invitation': [
          {
            guard: ({ event }) => event.answer.ok,
            target: 'made',
            actions: assign(({ event }) => ({ made: event.answer.ok ? event.answer : null })),
          },
          { target: 'notAllowed' },
        ],
      },
    },

    made: { type: 'final', entry: saying<InviteContext>(say.made) },
    notAllowed: { type: 'final', entry: saying<InviteContext>(say.notAllowed) },
    cancelled: { type: 'final', entry: saying<InviteContext>(say.cancelled) },
  },
});

/** Ids of the divisions that an event chooses: one by a tap, one or several by words or numbers. */
function chosenBy(context: InviteContext, event: FlowEvent): string[] {
  const open = context.divisions.filter(({ id }) => !context.chosen.includes(id));
  if (event.type === 'tap' && event.name === 'division')
    return open.filter(({ id }) => id === event.value).map(({ id }) => id);
  return event.type === 'text' ? namedDivisions(event.text, open).map(({ id }) => id) : [];
}

function peopleOf(event: FlowEvent): number | null {
  if (event.type === 'tap' && event.name === 'people') return peopleIn(event.value);
  return event.type === 'text' ? peopleIn(event.text) : null;
}

export const invitePeople: Flow = {
  name: 'invite-people',
  version: 1,
  purpose: 'Coordinators make a code with which people join without waiting.',
  place: 'direct',
  machine,
  choices: ({ value, context }) => {
    // at `people` a number typed is the number of people, not the place in the list
    const state = { role: roleChoices, divisions: divisionChoices };
    const choices = state[value as keyof typeof state];
    return choices ? choices(context as InviteContext) : [];
  },
};
