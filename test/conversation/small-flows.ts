/** Made-up flows for the engine's tests, small enough to see what the engine does with them. */
import { assign, setup } from 'xstate';
import type { Match } from '../../flows/commands/match.ts';
import type { EffectName } from '../../flows/effects.ts';
import type { Facts } from '../../flows/facts.ts';
import {
  type Flow,
  type FlowEvent,
  type FlowInput,
  type FlowOutput,
  flowActions,
  type PersonEvent,
} from '../../flows/flow.ts';
import type {
  FallbackStart,
  FilePhotoStart,
  ResumeDraftStart,
  StaleButtonStart,
} from '../../flows/starts.ts';

export const say = (...words: string[]) => ({
  type: 'say' as const,
  params: { messages: words.map((text) => ({ type: 'text', text })) },
});

/** A flow that only says something; `words` sees its start. */
function oneShot<Start>(name: string, words: (start: Start, facts: Facts) => string): Flow {
  const machine = setup({
    types: {} as { context: { words: string }; events: FlowEvent; input: FlowInput<Start> },
    actions: flowActions,
  }).createMachine({
    context: ({ input }) => ({ words: words(input.start, input.facts) }),
    initial: 'said',
    states: {
      said: {
        type: 'final',
        entry: {
          type: 'say',
          params: ({ context }) => ({ messages: messagesOf(name, context.words) }),
        },
      },
    },
  });
  return { name, version: 1, purpose: '', machine, choices: () => [] };
}

const messagesOf = (flow: string, words: string) =>
  (flow === 'talk' ? words.split(' ') : [words]).map((text) => ({ type: 'text', text }));

const fallback = oneShot<FallbackStart>('fallback', ({ reason, text, what }) =>
  `fallback ${reason} ${text ?? what ?? ''}`.trim(),
);
const help = oneShot('help', () => 'help');
const talk = oneShot('talk', () => '1 2 3 4 5 6 7');
const staleButton = oneShot<StaleButtonStart>(
  'stale-button',
  ({ run }) => `stale ${run ? `${run.flow} ${JSON.stringify(run.output)}` : 'unknown'}`,
);
/** What is started in groups says with what. */
const ofGroups = ['greet-group', 'welcome-members', 'group-guide', 'file-photo', 'follow-edit'].map((name) =>
  oneShot(name, (start) => `${name} ${JSON.stringify(start)}`),
);
/** `file-photo` whose photo is on its way for some time. */
export const slowPhoto: Flow = {
  ...{ name: 'file-photo', version: 1, purpose: '', aside: true },
  machine: setup({
    types: {} as {
      context: { photo: string };
      events: FlowEvent;
      input: FlowInput<FilePhotoStart>;
      output: FlowOutput;
    },
    actions: flowActions,
  }).createMachine({
    context: ({ input }) => ({ photo: input.start.photo }),
    initial: 'fetching',
    states: {
      fetching: {
        entry: { type: 'later', params: { name: 'slow', seconds: 25 } },
        on: { evidence: 'told' },
      },
      told: {
        type: 'final',
        entry: {
          type: 'say',
          params: ({ context }) => ({ messages: messagesOf('file-photo', `told ${context.photo}`) }),
        },
      },
    },
    output: { resume: { replay: [] } },
  }),
  choices: () => [],
  awaits: () => ({ words: false, media: false }),
};
const linkGroup = oneShot('link-group', () => 'link');
/** For a 1:1 chat only. */
const invite: Flow = { ...oneShot('invite-people', () => 'invite'), place: 'direct' };

/** Asks a question that is only left by a code. */
const join: Flow = {
  name: 'join',
  version: 1,
  purpose: '',
  machine: setup({
    types: {} as { context: { run: string; begun: unknown }; events: FlowEvent; input: FlowInput },
    actions: flowActions,
  }).createMachine({
    context: ({ input }) => ({ run: input.run, begun: input.start }),
    initial: 'code',
    states: {
      code: {
        entry: {
          type: 'say',
          params: ({ context }) => ({
            messages: [{ type: 'text', text: `join ${JSON.stringify(context.begun)}` }],
          }),
        },
        on: {
          repeat: { actions: say('code again') },
          text: { actions: say('bad code') },
          cancel: { target: 'left', actions: say('left') },
        },
      },
      left: { type: 'final' },
    },
  }),
  choices: () => [],
};

interface ReportContext {
  run: string;
  heard: string[];
}

/** The draft: collects what it is given, and saves it. */
const report: Flow = {
  name: 'report-progress',
  version: 3,
  purpose: '',
  machine: setup({
    types: {} as { context: ReportContext; events: FlowEvent; input: FlowInput; output: FlowOutput },
    actions: {
      ...flowActions,
      hear: assign(({ context, event }) => ({ heard: [...context.heard, heardOf(event)] })),
    },
  }).createMachine({
    context: ({ input }) => ({
      run: input.run,
      heard: Object.keys(input.start as object).length > 0 ? [JSON.stringify(input.start)] : [],
    }),
    initial: 'asking',
    states: {
      asking: {
        entry: {
          type: 'say',
          params: ({ context }) => ({
            messages: [{ type: 'text', text: `report ${context.heard.join('|')}` }],
          }),
        },
        on: {
          text: { actions: 'hear', target: 'asking', reenter: true },
          photo: { actions: ['hear', { type: 'later', params: { name: 'quiet', seconds: 1 } }] },
          timer: { actions: say('photos complete') },
          repeat: { target: 'asking', reenter: true },
          edited: { guard: ({ context }) => context.heard.length > 0, actions: 'hear' },
          'taken-back': { actions: 'hear' },
          back: { actions: say('back') },
          cancel: { target: 'left', actions: say('cancelled') },
          tap: [
            { guard: ({ event }) => event.name === 'save', target: 'saving' },
            { guard: ({ event }) => event.name === 'silent', actions: assign({}) },
          ],
        },
      },
      saving: {
        entry: {
          type: 'save-update',
          params: ({ context }) => ({
            assignment: 'a',
            month: '2026-11',
            answers: {
              status: 'done' as const,
              text: context.heard.join('|'),
              reason: null,
              percent: null,
              count: null,
            },
            evidence: [],
            replaces: null,
          }),
        },
        on: { 'done.save-update': { target: 'saved', actions: say('saved') } },
      },
      saved: { type: 'final' },
      left: { type: 'final' },
    },
    output: ({ context: { heard } }) => (heard.length > 0 ? { saved: { update: heard.join('|') } } : {}),
  }),
  choices: ({ value }) =>
    value === 'asking' ? [{ name: 'save', value: '1', label: 'บันทึก', words: ['save'] }] : [],
  awaits: ({ context }) => ({ words: true, media: (context as ReportContext).heard.length > 0 }),
  draft: {
    expiresAfterDays: 14,
    describe: ({ value }) => ({ title: 'O15', step: String(value) }),
    isEmpty: (context) => (context as ReportContext).heard.length === 0,
    evidence: () => ['photo-1'],
  },
};

function heardOf(event: FlowEvent): string {
  switch (event.type) {
    case 'text':
      return event.text;
    case 'edited':
      return `edited ${event.text}`;
    case 'photo':
      return event.photo.messageId;
    default:
      return event.type;
  }
}

const resumeDraft: Flow = {
  name: 'resume-draft',
  version: 1,
  purpose: '',
  machine: setup({
    types: {} as {
      context: { start: ResumeDraftStart; title: string; output: FlowOutput };
      events: FlowEvent;
      input: FlowInput<ResumeDraftStart>;
      output: FlowOutput;
    },
    actions: flowActions,
  }).createMachine({
    context: ({ input }) => ({
      start: input.start,
      title: 'expired' in input.start ? input.start.expired.title : (input.draft?.title ?? '?'),
      output: {},
    }),
    initial: 'arriving',
    states: {
      arriving: {
        always: [
          { guard: ({ context }) => 'expired' in context.start, target: 'gone' },
          { target: 'asking' },
        ],
      },
      asking: {
        entry: {
          type: 'say',
          params: ({ context }) => ({ messages: [{ type: 'text', text: `resume ${context.title}?` }] }),
        },
        on: {
          photo: {
            actions: assign(({ context, event }) => ({
              start: { wanted: null, replay: [...replayOf(context.start), event] },
            })),
            target: 'asking',
            reenter: true,
          },
          tap: [
            {
              guard: ({ event }) => event.value === 'go-on',
              target: 'over',
              actions: assign(({ context }) => ({ output: { resume: { replay: replayOf(context.start) } } })),
            },
            {
              guard: ({ event }) => event.value === 'anew',
              target: 'over',
              actions: assign(({ context: { start } }) => ({
                output: {
                  discardDraft: true,
                  next: ('wanted' in start && start.wanted) || { flow: 'report-progress', start: {} },
                },
              })),
            },
          ],
          cancel: { target: 'over', actions: say('left alone') },
        },
      },
      gone: {
        type: 'final',
        entry: {
          type: 'say',
          params: ({ context }) => ({ messages: [{ type: 'text', text: `gone ${context.title}` }] }),
        },
      },
      over: { type: 'final' },
    },
    output: ({ context }) => context.output,
  }),
  choices: () => [
    { name: 'draft', value: 'go-on', label: 'ทำต่อ' },
    { name: 'draft', value: 'anew', label: 'เริ่มใหม่' },
  ],
};

const replayOf = (start: ResumeDraftStart): PersonEvent[] => ('replay' in start ? start.replay : []);

/** Asks the engine before it speaks, and again after each answer. */
const work: Flow = {
  name: 'my-work',
  version: 1,
  purpose: '',
  machine: setup({
    types: {} as { context: { known: string[] }; events: FlowEvent; input: FlowInput },
    actions: flowActions,
  }).createMachine({
    context: { known: [] },
    initial: 'reading',
    states: {
      reading: {
        entry: { type: 'ask', params: { question: 'work', params: {} } },
        on: {
          'answered.work': {
            target: 'more',
            actions: assign(({ event }) => ({ known: event.answer.map(({ id }) => id) })),
          },
        },
      },
      more: {
        entry: { type: 'ask', params: { question: 'districts', params: {} } },
        on: { 'answered.districts': 'told' },
      },
      told: {
        entry: {
          type: 'say',
          params: ({ context }) => ({ messages: [{ type: 'text', text: `work ${context.known}` }] }),
        },
        on: { text: { actions: say('work heard') } },
      },
    },
  }),
  choices: () => [],
};

/** What the bot does with each line typed, so that order and number can be seen: the reply is "n:text". */
const diary: Flow = {
  name: 'diary',
  version: 1,
  purpose: '',
  machine: setup({
    types: {} as { context: { lines: string[] }; events: FlowEvent; input: FlowInput<{ text: string }> },
    actions: flowActions,
  }).createMachine({
    context: ({ input }) => ({ lines: [input.start.text] }),
    entry: tellLast(),
    on: {
      text: {
        actions: [assign(({ context, event }) => ({ lines: [...context.lines, event.text] })), tellLast()],
      },
    },
  }),
  choices: () => [],
};

function tellLast() {
  return {
    type: 'say' as const,
    params: ({ context: { lines } }: { context: { lines: string[] } }) => ({
      messages: [{ type: 'text', text: `${lines.length}:${lines.at(-1)}` }],
    }),
  };
}

/** Wants every effect there is, in one step; `answered` counts what came back. */
const everything: Flow = {
  name: 'everything',
  version: 1,
  purpose: '',
  machine: setup({
    types: {} as { context: { answered: string[] }; events: FlowEvent; input: FlowInput },
    actions: {
      ...flowActions,
      count: assign(({ context, event }) => ({ answered: [...context.answered, event.type] })),
    },
  }).createMachine({
    context: { answered: [] },
    initial: 'waiting',
    entry: [
      { type: 'note-follow', params: { follows: true } },
      { type: 'keep-link', params: { id: 'l', url: 'https://example.test' } },
      {
        type: 'fetch-evidence',
        params: { messageId: 'm', kind: 'photo' as const, name: null, externalUrl: null },
      },
      { type: 'drop-evidence', params: { ids: ['x'] } },
      { type: 'later', params: { name: 'soon', seconds: 0 } },
      {
        type: 'notify',
        params: { to: { userId: 'Uboss' }, district: 'd', messages: [{ type: 'text', text: 'notice' }] },
      },
      { type: 'make-invitation', params: { role: 'officer' as const, divisions: [], maxUses: 1, days: 1 } },
      { type: 'decide-membership', params: { officer: 'o', decision: 'approve' as const } },
      { type: 'request-membership', params: { district: 'd', divisions: [], consentVersion: 1 } },
      { type: 'redeem-invitation', params: { code: 'c', consentVersion: 1 } },
      { type: 'withdraw-consent', params: {} },
      {
        type: 'save-update',
        params: {
          assignment: 'a',
          month: '2026-11',
          answers: { status: 'done' as const, text: '', reason: null, percent: null, count: null },
          evidence: [],
          replaces: null,
        },
      },
      say('everything'),
    ],
    states: {
      waiting: {
        on: {
          'done.make-invitation': { actions: 'count' },
          'done.decide-membership': { actions: 'count' },
          'done.request-membership': { actions: 'count' },
          'done.redeem-invitation': { actions: 'count' },
          'done.withdraw-consent': { actions: 'count' },
          'done.save-update': { actions: ['count', say('done')] },
          timer: { actions: 'count' },
        },
      },
    },
  }),
  choices: () => [],
};

/** Breaks in different ways. */
const broken: Flow = {
  name: 'broken',
  version: 1,
  purpose: '',
  machine: setup({
    types: {} as { context: object; events: FlowEvent; input: FlowInput },
    actions: {
      ...flowActions,
      break: assign(() => {
        throw new Error('a defect in a flow');
      }),
    },
  }).createMachine({
    context: {},
    initial: 'open',
    entry: say('broken'),
    states: {
      open: {
        on: {
          text: { actions: 'break' },
          photo: { actions: { type: 'drop-evidence', params: { ids: ['fails'] } } },
        },
      },
    },
  }),
  choices: () => [],
};

export const smallFlows: Flow[] = [
  fallback,
  help,
  talk,
  staleButton,
  join,
  report,
  resumeDraft,
  work,
  diary,
  everything,
  broken,
  ...ofGroups,
  linkGroup,
  invite,
];

const COMMANDS: Record<string, string> = {
  help: 'help',
  talk: 'talk',
  report: 'report-progress',
  work: 'my-work',
  everything: 'everything',
  broken: 'broken',
  link: 'link-group',
  invite: 'invite-people',
};

/** "help", "report", … are commands; "report X" is one only where nothing waits for a text; "diary X" always. */
export function matchSmall(text: string): Match | null {
  const [word = '', ...rest] = text.split(' ');
  if (word === 'diary') return { flow: 'diary', start: { text: rest.join(' ') }, certain: true };
  const flow = COMMANDS[word];
  if (!flow) return null;
  const start: Match['start'] = rest.length > 0 ? { search: rest.join(' ') } : {};
  return { flow, start, certain: rest.length === 0 };
}

/** Answers of effects that answer. */
export const answers: Partial<Record<EffectName, unknown>> = {
  'save-update': { ok: true, update: 'u' },
  'redeem-invitation': { ok: false, problem: 'unknown' },
  'request-membership': { ok: false, problem: 'blocked' },
  'decide-membership': { ok: false, problem: 'gone' },
  'make-invitation': { ok: true, code: 'C', expiresAt: 0 },
  'withdraw-consent': { ok: true },
};
