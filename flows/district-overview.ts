/** All divisions of the district, for coordinators and directors; with a division, its measures. One step. */
import { setup } from 'xstate';
import {
  districtOverview,
  divisionInDistrict,
  nothingInDistrict,
  onlyForCoordinators,
} from '../src/line/messages/district-overview.ts';
import { dateOf } from '../src/thai/calendar.ts';
import { type Flow, type FlowEvent, type FlowInput, flowActions } from './flow.ts';
import { seesDistrict } from './work.ts';

interface OverviewStart {
  /** Division id. */
  division?: string;
  page?: string;
}

interface OverviewContext {
  allowed: boolean;
  division: string;
  page: number;
}

const machine = setup({
  types: {} as { context: OverviewContext; events: FlowEvent; input: FlowInput<OverviewStart> },
  actions: flowActions,
}).createMachine({
  id: 'district-overview',
  context: ({ input: { start, facts } }) => ({
    allowed: seesDistrict(facts),
    division: start.division ?? '',
    page: Math.max(0, Math.trunc(Number(start.page)) || 0),
  }),
  initial: 'starting',
  states: {
    starting: {
      always: [
        { guard: ({ context }) => !context.allowed, target: 'refused' },
        { guard: ({ context }) => context.division !== '', target: 'division' },
        { target: 'district' },
      ],
    },
    refused: {
      entry: { type: 'say', params: { messages: [onlyForCoordinators()] } },
      always: 'shown',
    },
    district: {
      entry: { type: 'ask', params: { question: 'overview', params: {} } },
      on: {
        'answered.overview': {
          target: 'shown',
          actions: {
            type: 'say',
            params: ({ context, event: { answer, facts } }) => ({
              messages: [
                answer.some(({ total }) => total > 0)
                  ? districtOverview(facts.district?.name ?? '', answer, dateOf(facts.now), context.page)
                  : nothingInDistrict(),
              ],
            }),
          },
        },
      },
    },
    division: {
      entry: {
        type: 'ask',
        params: ({ context }) => ({ question: 'division-work', params: { division: context.division } }),
      },
      on: {
        'answered.division-work': {
          target: 'shown',
          actions: {
            type: 'say',
            params: ({ context, event: { answer, facts } }) => ({
              messages:
                answer.length > 0
                  ? divisionInDistrict(answer, dateOf(facts.now), context.page)
                  : [nothingInDistrict()],
            }),
          },
        },
      },
    },
    shown: { type: 'final' },
  },
});

export const districtOverviewFlow: Flow = {
  name: 'district-overview',
  version: 1,
  purpose: 'Shows how far every division is this month, and who has not reported.',
  machine,
  choices: () => [],
};
