/**
 * Answers what nothing else answers: words that are no command (with the nearest measures and commands), stickers,
 * voice and the like, ยกเลิก when there is nothing to give up. Ends at once.
 */
import { assign, setup } from 'xstate';
import { saying } from './asking.ts';
import type { Command } from './commands/command.ts';
import { commands } from './commands/index.ts';
import type { Facts } from './facts.ts';
import { type Flow, type FlowEvent, type FlowInput, type FlowOutput, flowActions } from './flow.ts';
import { divisionWords, named } from './named.ts';
import { nearest } from './near.ts';
import type { FallbackStart } from './starts.ts';
import type { WorkItem } from './views/work.ts';
import * as say from './wording/fallback.ts';
import { seesDistrict } from './work.ts';

export interface FallbackContext {
  facts: Facts;
  reason: FallbackStart['reason'];
  text: string;
  what: string;
  /** Id of the division that the text names. */
  division: string | null;
  /** Measures that the text may mean: of the person's own divisions, and of others. */
  own: WorkItem[];
  others: WorkItem[];
  /** Words of commands that the text may mean. */
  words: string[];
}

const machine = setup({
  types: {} as {
    context: FallbackContext;
    events: FlowEvent;
    input: FlowInput<FallbackStart>;
    output: FlowOutput;
  },
  actions: flowActions,
  guards: {
    /** Who sees the whole district may say which part of it. */
    looksOn: ({ context }) => seesDistrict(context.facts),
    isMember: ({ context }) => context.facts.person?.state === 'active',
    isSmallTalk: ({ context }) => say.smallTalk(context) !== null,
    isText: ({ context }) => context.reason === 'text',
    isOther: ({ context }) => context.reason === 'other',
  },
}).createMachine({
  id: 'fallback',
  context: ({ input: { facts, start } }) => ({
    facts,
    reason: start.reason,
    text: start.text ?? '',
    what: start.what ?? '',
    division: null,
    own: [],
    others: [],
    words: nearCommands(start.text ?? '', facts).map(({ word }) => word),
  }),
  initial: 'sorting',
  states: {
    sorting: {
      always: [
        { guard: 'isOther', target: 'toldOther' },
        { guard: ({ context }) => context.reason !== 'text', target: 'toldNothingOpen' },
        { guard: 'isSmallTalk', target: 'talked' },
        { guard: 'looksOn', target: 'namingDivision' },
        { guard: 'isMember', target: 'searching' },
        { target: 'toldWords' },
      ],
    },
    namingDivision: {
      entry: {
        type: 'ask',
        params: ({ context: { facts } }) => ({
          question: 'divisions',
          params: { district: facts.district?.slug ?? '' },
        }),
      },
      on: {
        'answered.divisions': [
          {
            guard: ({ context, event }) => named(context.text, event.answer, divisionWords) !== null,
            target: 'handedOn',
            actions: assign(({ context, event }) => ({
              division: named(context.text, event.answer, divisionWords)?.id ?? null,
            })),
          },
          { target: 'searching' },
        ],
      },
    },
    searching: {
      entry: {
        type: 'ask',
        params: ({ context }) => ({ question: 'find-work', params: { text: context.text.slice(0, 200) } }),
      },
      on: {
        'answered.find-work': {
          target: 'toldWords',
          actions: assign(({ event }) => ({ own: event.answer.own, others: event.answer.others })),
        },
      },
    },
    handedOn: { type: 'final' },
    talked: { type: 'final', entry: saying<FallbackContext>((context) => say.smallTalk(context) ?? []) },
    toldWords: { type: 'final', entry: saying<FallbackContext>(say.nearestTo) },
    toldOther: { type: 'final', entry: saying<FallbackContext>(say.cannotTake) },
    toldNothingOpen: { type: 'final', entry: saying<FallbackContext>(say.nothingOpen) },
  },
  output: ({ context: { division } }) =>
    division ? { next: { flow: 'district-overview', start: { division } } } : {},
});

/** At most two commands whose words are near to `text`, of those that the person may use. */
function nearCommands(text: string, { person }: Facts): Command[] {
  const usable = commands.filter(
    ({ roles }) => !roles?.length || (person !== null && roles.includes(person.role)),
  );
  return nearest(text, usable, ({ word, also }) => [word, ...also], 2);
}

export const fallback: Flow = {
  name: 'fallback',
  version: 1,
  purpose: 'Answers what no command and no running flow answers.',
  machine,
  choices: () => [],
};
