/** What the states of `manage-members` are built of. */
import { assign, setup } from 'xstate';
import { Role } from '../../models/officer.ts';
import { missedBy, unasked } from '../asking.ts';
import { type FlowEvent, type FlowInput, flowActions } from '../flow.ts';
import * as say from '../wording/manage-members.ts';
import { isCoordinator } from '../work.ts';
import {
  type Change,
  divisionChoices,
  listedMembers,
  type MembersContext,
  type MembersStart,
  memberOf,
  toggled,
} from './context.ts';

export const roleOf = (event: FlowEvent): Role | null =>
  event.type === 'tap' ? (Role.safeParse(event.value).data ?? null) : null;

export const management = setup({
  types: {} as { context: MembersContext; events: FlowEvent; input: FlowInput<MembersStart> },
  actions: {
    ...flowActions,
    missed: assign(({ context, event }) => missedBy(context, event)),
    understood: assign(unasked),
    fromTheTop: assign({ ...unasked, from: 0, officer: null, query: null }),
    toggle: assign(({ context, event }) => ({
      ...unasked,
      chosen: toggled(context, event) ?? context.chosen,
    })),
    changeTo: assign((_, change: Change) => ({ ...unasked, change })),
    firstAlready: assign({ ...unasked, note: say.FIRST_ALREADY }),
  },
  guards: {
    isCoordinator: ({ context }) => isCoordinator(context.facts),
    decidesAtOnce: ({ context }) => context.officer !== null && context.decision !== null,
    knowsRequest: ({ context, event }) =>
      event.type === 'tap' && context.requests.some(({ id }) => id === event.value),
    knowsMember: ({ context, event }) =>
      event.type === 'tap' && context.members.some(({ id }) => id === event.value),
    findsMembers: ({ context, event }) =>
      event.type === 'text' && listedMembers({ members: context.members, query: event.text }).length > 0,
    isMember: ({ context }) => memberOf(context)?.state === 'active',
    namesDivisions: ({ context, event }) => toggled(context, event) !== null,
    offersSaving: ({ context }) => divisionChoices(context).some(({ name }) => name === 'save'),
    approved: ({ context }) => context.decision === 'approve',
  },
});
