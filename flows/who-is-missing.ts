/** "ยังไม่ส่ง": which divisions miss what, who is to report, and who cannot be reached. One step; only looks. */
import { setup } from 'xstate';
import {
  divisionMissing,
  nobodyIsMissing,
  onlyForThoseWhoLookOn,
  whoIsMissing,
} from '../src/line/messages/who-is-missing.ts';
import { dateOf } from '../src/thai/calendar.ts';
import type { Facts, LineMessage } from './facts.ts';
import { type Flow, type FlowEvent, type FlowInput, flowActions } from './flow.ts';
import { divisionWords, named } from './named.ts';
import type { ReminderPreview } from './views/reminders.ts';

/** Buttons carry all that a page needs, so that none ever grows old. */
interface MissingStart {
  /** Division id; all divisions when left out. */
  division?: string;
  page?: string;
  /** Words typed after the command: the name of a division. */
  search?: string;
}

const machine = setup({
  types: {} as {
    context: { facts: Facts; start: MissingStart };
    events: FlowEvent;
    input: FlowInput<MissingStart>;
  },
  actions: flowActions,
}).createMachine({
  id: 'who-is-missing',
  context: ({ input: { facts, start } }) => ({ facts, start }),
  initial: 'reading',
  states: {
    reading: {
      entry: { type: 'ask', params: { question: 'reminder-preview', params: { scope: { kind: 'all' } } } },
      on: {
        'answered.reminder-preview': {
          target: 'shown',
          actions: {
            type: 'say',
            params: ({ context, event }) => ({
              messages: pageOf(event.answer, context.start, context.facts),
            }),
          },
        },
      },
    },
    shown: { type: 'final' },
  },
});

function pageOf(
  preview: ReminderPreview | null,
  { division, page, search }: MissingStart,
  { person, now }: Facts,
): LineMessage[] {
  if (!preview) return [onlyForThoseWhoLookOn()];
  if (preview.divisions.length === 0) return [nobodyIsMissing(preview.month)];
  const view = {
    reminds: person?.role === 'coordinator',
    page: Math.max(0, Math.trunc(Number(page)) || 0),
    today: dateOf(now),
  };
  const views = preview.divisions.map((one) => one.division);
  const wanted = search ? named(search, views, divisionWords)?.id : division;
  const one = preview.divisions.find(({ division: { id } }) => id === wanted);
  return [one ? divisionMissing(preview, one, view) : whoIsMissing(preview, view, search)];
}

export const whoIsMissingFlow: Flow = {
  name: 'who-is-missing',
  version: 1,
  purpose:
    'Shows coordinators and directors who has not reported or made no progress, and who cannot be reached.',
  place: 'direct',
  machine,
  choices: () => [],
};
