/** The list of members, one of them, and what is changed of him or her. */
import { and, assign } from 'xstate';
import { saying, tapped, unasked, unclear, waiting } from '../asking.ts';
import * as say from '../wording/members.ts';
import {
  changeChoices,
  confirmChoices,
  divisionChoices,
  listedMembers,
  type MembersContext,
  memberChoices,
  memberOf,
  roleChoices,
  turn,
} from './context.ts';
import { management, roleOf } from './setup.ts';

const state = management.createStateConfig;

const members = state({
  entry: saying<MembersContext>((context) => say.members(context, memberChoices(context))),
  on: {
    ...unclear('members'),
    text: [
      {
        guard: 'findsMembers',
        target: 'members',
        reenter: true,
        actions: assign(({ event }) => ({
          ...unasked,
          from: 0,
          query: event.type === 'text' ? event.text.slice(0, 60) : null,
        })),
      },
      unclear('members').text,
    ],
    tap: [
      {
        guard: and([tapped('member'), 'knowsMember']),
        target: 'member',
        actions: assign(({ event }) => ({
          ...unasked,
          officer: event.type === 'tap' ? event.value : null,
        })),
      },
      { guard: tapped('members'), target: 'members', reenter: true, actions: 'fromTheTop' },
      {
        guard: tapped('more'),
        target: 'members',
        reenter: true,
        actions: assign(({ context }) => ({
          ...unasked,
          from: turn(context.from, listedMembers(context).length),
        })),
      },
      { guard: tapped('list'), target: 'reading', actions: 'fromTheTop' },
      { guard: tapped('leave'), target: 'left' },
      unclear('members').tap,
    ],
    back: { target: 'reading', actions: 'fromTheTop' },
  },
});

const member = state({
  entry: saying<MembersContext>((context) => say.member(context, changeChoices(context))),
  on: {
    ...unclear('member'),
    tap: [
      { guard: and([tapped('change', 'role'), 'isMember']), target: 'role', actions: 'understood' },
      { guard: and([tapped('change', 'divisions'), 'isMember']), target: 'readingDivisions' },
      { guard: and([tapped('change', 'remove'), 'isMember']), target: 'confirm', actions: 'understood' },
      {
        guard: tapped('change', 'restore'),
        target: 'changing',
        actions: { type: 'changeTo', params: 'restore' },
      },
      { guard: tapped('members'), target: 'members', actions: 'fromTheTop' },
      { guard: tapped('leave'), target: 'left' },
      unclear('member').tap,
    ],
    back: { target: 'members', actions: 'understood' },
  },
});

const role = state({
  entry: saying<MembersContext>((context) => say.role(context, roleChoices(context))),
  on: {
    ...unclear('role'),
    tap: [
      {
        guard: ({ event }) => tapped('role')({ event }) && roleOf(event) !== null,
        target: 'changing',
        actions: { type: 'changeTo', params: ({ event }) => ({ role: roleOf(event) ?? 'officer' }) },
      },
      { guard: tapped('leave'), target: 'left' },
      unclear('role').tap,
    ],
    back: { target: 'member', actions: 'understood' },
  },
});

const readingDivisions = state({
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
      actions: assign(({ context, event }) => ({
        ...unasked,
        divisions: event.answer,
        chosen: memberOf(context)?.divisions.map(({ id }) => id) ?? [],
      })),
    },
  },
});
const divisions = state({
  entry: saying<MembersContext>((context) => say.divisions(context, divisionChoices(context))),
  on: {
    ...unclear('divisions'),
    text: [
      { guard: 'namesDivisions', target: 'divisions', reenter: true, actions: 'toggle' },
      unclear('divisions').text,
    ],
    tap: [
      { guard: 'namesDivisions', target: 'divisions', reenter: true, actions: 'toggle' },
      {
        guard: and([tapped('save'), 'offersSaving']),
        target: 'changing',
        actions: { type: 'changeTo', params: ({ context }) => ({ divisions: context.chosen }) },
      },
      { guard: tapped('leave'), target: 'left' },
      unclear('divisions').tap,
    ],
    back: { target: 'member', actions: 'understood' },
  },
});

const confirm = state({
  entry: saying<MembersContext>((context) => say.confirm(context, confirmChoices(context))),
  on: {
    ...unclear('confirm'),
    tap: [
      {
        guard: tapped('confirm', 'yes'),
        target: 'changing',
        actions: { type: 'changeTo', params: 'remove' },
      },
      { guard: tapped('confirm', 'no'), target: 'member', actions: 'understood' },
      { guard: tapped('leave'), target: 'left' },
      unclear('confirm').tap,
    ],
    back: { target: 'member', actions: 'understood' },
  },
});

const changing = state({
  entry: {
    type: 'change-member',
    params: ({ context }) => ({ officer: context.officer ?? '', change: context.change ?? 'restore' }),
  },
  on: {
    ...waiting(say.WAIT),
    'done.change-member': [
      {
        guard: ({ event }) => event.answer.ok,
        target: 'changed',
        actions: assign(({ event }) => ({ changed: event.answer.ok ? event.answer.member : null })),
      },
      {
        target: 'notChanged',
        actions: assign(({ event }) => ({ refusal: event.answer.ok ? null : event.answer.problem })),
      },
    ],
  },
});
const changed = state({
  type: 'final',
  entry: [
    saying<MembersContext>(say.changed),
    {
      type: 'notify',
      params: ({ context }) => ({
        to: { userId: context.changed?.userId ?? '' },
        district: context.facts.district?.slug ?? '',
        messages: [say.toTheMember(context)],
      }),
    },
  ],
});

const notChanged = state({ type: 'final', entry: saying<MembersContext>(say.notChanged) });

export const memberStates = {
  members,
  member,
  role,
  readingDivisions,
  divisions,
  confirm,
  changing,
  changed,
  notChanged,
};
