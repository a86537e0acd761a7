/**
 * Joining: consent, then an invitation code or a request to the coordinators; also the way to a further division.
 *
 *     consent -> reading -> code -> redeeming  -> joined
 *                           code -> [district ->] division -> requesting -> requested
 */
import { and, assign, setup } from 'xstate';
import type { OfficerState, Role } from '../models/officer.ts';
import { type Asking, missedBy, saying, tapped, unasked, unclear, waiting } from './asking.ts';
import type { DistrictView, DivisionView, MemberView } from './facts.ts';
import { type Flow, type FlowEvent, type FlowInput, flowActions } from './flow.ts';
import { invitationCode } from './invitation-code.ts';
import * as choices from './join/choices.ts';
import type { JoinStart } from './starts.ts';
import * as say from './wording/join.ts';

export interface JoinContext extends Asking {
  /** How the person stands to the district when the run starts. */
  standing: OfficerState | 'new';
  role: Role | null;
  /** Divisions served, or asked for before. */
  own: DivisionView[];
  followed: boolean;
  /** The district of somebody who is a member already. */
  home: DistrictView | null;
  /** A code that was typed and is not used yet. */
  code: string | null;
  districts: DistrictView[];
  district: DistrictView | null;
  /** Those that can be asked for. */
  divisions: DivisionView[];
  /** Ids of the divisions nearest to what was typed; empty when all are shown. */
  near: string[];
  /** The first district shown. */
  from: number;
  /** Said to have no code. */
  withoutCode: boolean;
  /** Photos and files that came, none of which is kept: an album is answered once. */
  media: number;
  asked: DivisionView[];
  joined: { role: Role; divisions: DivisionView[]; district: DistrictView } | null;
  request: MemberView | null;
}

/** So long after the last photo of an album it is answered. */
const QUIET_SECONDS = 2;
const mediaTimer = ({ media }: JoinContext) => `media-${media}`;

/** Photos and files of somebody who is no member yet; and what a member's command leads back to. */
const noMediaYet = <State extends string>(state: State) => {
  const missed = { target: state, reenter: true, actions: 'missed' } as const;
  const media = {
    guard: 'isNoMember',
    actions: [
      'countMedia',
      {
        type: 'later',
        params: ({ context }: { context: JoinContext }) => ({
          name: mediaTimer(context),
          seconds: QUIET_SECONDS,
        }),
      },
    ],
  } as const;
  return { photo: media, file: media, timer: { ...missed, guard: 'wasLastMedia' }, repeat: missed } as const;
};

const machine = setup({
  types: {} as { context: JoinContext; events: FlowEvent; input: FlowInput<Partial<JoinStart>> },
  actions: {
    ...flowActions,
    missed: assign(({ context, event }) => missedBy(context, event)),
    understood: assign(unasked),
    firstAlready: assign({ ...unasked, note: say.FIRST_ALREADY }),
    keepCode: assign(({ event }) => ({ code: event.type === 'text' ? invitationCode(event.text) : null })),
    countMedia: assign(({ context }) => ({ media: context.media + 1 })),
    withoutCode: assign({ withoutCode: true, near: [] }),
    placeIn: assign(({ context, event }) => ({ ...unasked, district: choices.districtOf(context, event) })),
    showNear: assign(({ context, event }) => ({
      misses: context.misses + 1,
      near: event.type === 'text' ? choices.nearDivisions(context, event.text) : [],
      heard: 'text' as const,
      note: null,
    })),
    askFor: assign(({ context, event }) => ({ ...unasked, asked: choices.divisionOf(context, event) })),
  },
  guards: {
    /** A member's photos are for a report, whatever is asked here. */
    isNoMember: ({ context }) => context.standing !== 'active',
    wasLastMedia: ({ context, event }) => event.type === 'timer' && event.name === mediaTimer(context),
    hasCode: ({ event }) => event.type === 'text' && invitationCode(event.text) !== null,
    keptCode: ({ context }) => context.code !== null,
    needsConsent: ({ context }) => context.standing === 'new' || context.standing === 'withdrawn',
    namesDivision: ({ context, event }) => choices.divisionOf(context, event).length > 0,
    namesDistrict: ({ context, event }) => choices.districtOf(context, event) !== null,
    namesNear: ({ context, event }) =>
      event.type === 'text' && context.misses < 2 && choices.nearDivisions(context, event.text).length > 0,
    severalDistricts: ({ context }) => context.districts.length > 1,
    noDivisionLeft: ({ context }) => context.divisions.length === 0,
  },
}).createMachine({
  id: 'join',
  context: ({ input: { run, facts, start } }) => ({
    run,
    ...unasked,
    standing: facts.person?.state ?? 'new',
    role: facts.person?.role ?? null,
    own: facts.person?.divisions ?? [],
    followed: start.reason === 'follow',
    home: facts.person?.state === 'active' ? facts.district : null,
    code: invitationCode(start.text ?? ''),
    districts: [],
    district: null,
    divisions: [],
    near: [],
    from: 0,
    withoutCode: false,
    media: 0,
    asked: [],
    joined: null,
    request: null,
  }),
  initial: 'arriving',
  on: { cancel: '.cancelled' },
  states: {
    arriving: {
      always: [
        { guard: ({ context }) => context.standing === 'blocked', target: 'turnedAway' },
        { guard: ({ context }) => context.standing === 'active' && context.followed, target: 'backAgain' },
        { guard: 'needsConsent', target: 'consent' },
        { target: 'reading', actions: assign(({ context }) => ({ note: say.whoYouAre(context) })) },
      ],
    },

    consent: {
      entry: saying<JoinContext>((context) => say.consent(context, choices.consentChoices())),
      on: {
        ...unclear('consent'),
        ...noMediaYet('consent'),
        text: [
          {
            guard: 'hasCode',
            target: 'consent',
            reenter: true,
            actions: ['keepCode', assign({ ...unasked, note: say.CODE_KEPT })],
          },
          unclear('consent').text,
        ],
        tap: [
          { guard: tapped('consent', 'yes'), target: 'reading', actions: 'understood' },
          { guard: tapped('consent', 'no'), target: 'notNow' },
          {
            guard: tapped('consent', 'read'),
            actions: [
              'understood',
              saying<JoinContext>(({ run }) => say.details(run, choices.consentChoices())),
            ],
          },
          unclear('consent').tap,
        ],
        back: { target: 'consent', reenter: true, actions: 'firstAlready' },
      },
    },

    reading: {
      entry: { type: 'ask', params: { question: 'districts', params: {} } },
      on: {
        'answered.districts': {
          target: 'placing',
          actions: assign(({ context, event }) => ({
            districts: context.home ? [context.home] : event.answer,
          })),
        },
      },
    },
    placing: {
      always: [
        { guard: 'keptCode', target: 'redeeming' },
        { guard: ({ context }) => context.districts.length === 0, target: 'noDistrictYet' },
        { guard: 'severalDistricts', target: 'code' },
        {
          target: 'readingDivisions',
          actions: assign(({ context }) => ({ district: context.districts[0] ?? null })),
        },
      ],
    },
    readingDivisions: {
      entry: {
        type: 'ask',
        params: ({ context }) => ({
          question: 'divisions',
          params: { district: context.district?.slug ?? '' },
        }),
      },
      on: {
        'answered.divisions': [
          {
            guard: ({ context }) => context.withoutCode,
            target: 'division',
            actions: assign(({ context, event }) => ({
              divisions: choices.notServed(context, event.answer),
            })),
          },
          {
            target: 'code',
            actions: assign(({ context, event }) => ({
              divisions: choices.notServed(context, event.answer),
            })),
          },
        ],
      },
    },

    code: {
      entry: saying<JoinContext>((context) => say.code(context, choices.codeChoices(context))),
      on: {
        ...unclear('code'),
        ...noMediaYet('code'),
        text: [
          { guard: 'hasCode', target: 'redeeming', actions: ['understood', 'keepCode'] },
          { guard: 'namesDivision', target: 'requesting', actions: 'askFor' },
          { guard: 'namesNear', target: 'division', actions: ['withoutCode', 'showNear'] },
          unclear('code').text,
        ],
        tap: [
          {
            guard: and([tapped('code', 'none'), 'severalDistricts']),
            target: 'district',
            actions: ['understood', 'withoutCode'],
          },
          { guard: and([tapped('code', 'none'), 'noDivisionLeft']), target: 'nothingToAdd' },
          { guard: tapped('code', 'none'), target: 'division', actions: ['understood', 'withoutCode'] },
          { guard: tapped('leave'), target: 'cancelled' },
          unclear('code').tap,
        ],
        back: [
          { guard: 'needsConsent', target: 'consent', actions: 'understood' },
          { target: 'code', reenter: true, actions: 'firstAlready' },
        ],
      },
    },
    redeeming: {
      entry: {
        type: 'redeem-invitation',
        params: ({ context }) => ({ code: context.code ?? '', consentVersion: say.CONSENT_VERSION }),
      },
      on: {
        ...waiting(say.WAIT_CODE),
        'done.redeem-invitation': [
          {
            guard: ({ event }) => event.answer.ok,
            target: 'joined',
            actions: assign(({ event }) => ({ joined: event.answer.ok ? event.answer : null })),
          },
          {
            guard: ({ event }) => !event.answer.ok && event.answer.problem === 'blocked',
            target: 'turnedAway',
          },
          {
            target: 'reading',
            actions: assign(({ event }) => ({
              ...unasked,
              code: null,
              note: event.answer.ok ? null : say.codeProblem(event.answer.problem),
            })),
          },
        ],
      },
    },

    district: {
      entry: saying<JoinContext>((context) => say.district(context, choices.districtChoices(context))),
      on: {
        ...unclear('district'),
        ...noMediaYet('district'),
        text: [
          { guard: 'hasCode', target: 'redeeming', actions: ['understood', 'keepCode'] },
          { guard: 'namesDistrict', target: 'readingDivisions', actions: 'placeIn' },
          unclear('district').text,
        ],
        tap: [
          {
            guard: and([tapped('district'), 'namesDistrict']),
            target: 'readingDivisions',
            actions: 'placeIn',
          },
          {
            guard: tapped('more'),
            target: 'district',
            reenter: true,
            actions: assign(({ context }) => ({ ...unasked, from: choices.nextDistricts(context) })),
          },
          { guard: tapped('leave'), target: 'cancelled' },
          unclear('district').tap,
        ],
        back: { target: 'code', actions: 'understood' },
      },
    },
    division: {
      entry: saying<JoinContext>((context) => say.division(context, choices.divisionChoices(context))),
      on: {
        ...unclear('division'),
        ...noMediaYet('division'),
        text: [
          { guard: 'hasCode', target: 'redeeming', actions: ['understood', 'keepCode'] },
          { guard: 'namesDivision', target: 'requesting', actions: 'askFor' },
          { guard: 'namesNear', target: 'division', reenter: true, actions: 'showNear' },
          unclear('division').text,
        ],
        tap: [
          { guard: and([tapped('division'), 'namesDivision']), target: 'requesting', actions: 'askFor' },
          {
            guard: tapped('all'),
            target: 'division',
            reenter: true,
            actions: assign({ ...unasked, near: [] }),
          },
          { guard: tapped('leave'), target: 'cancelled' },
          unclear('division').tap,
        ],
        back: [
          { guard: 'severalDistricts', target: 'district', actions: 'understood' },
          { target: 'code', actions: 'understood' },
        ],
      },
    },
    requesting: {
      entry: {
        type: 'request-membership',
        params: ({ context }) => ({
          district: context.district?.slug ?? '',
          divisions: context.asked.map(({ id }) => id),
          consentVersion: say.CONSENT_VERSION,
        }),
      },
      on: {
        ...waiting(say.WAIT_REQUEST),
        'done.request-membership': [
          {
            guard: ({ event }) => event.answer.ok,
            target: 'requested',
            actions: assign(({ event }) => ({ request: event.answer.ok ? event.answer.request : null })),
          },
          {
            guard: ({ event }) => !event.answer.ok && event.answer.problem === 'blocked',
            target: 'turnedAway',
          },
          { target: 'alreadyMember' },
        ],
      },
    },

    joined: { type: 'final', entry: saying<JoinContext>(say.joined) },
    requested: {
      type: 'final',
      entry: [
        saying<JoinContext>(say.requested),
        {
          type: 'notify',
          params: ({ context }) => ({
            to: 'coordinators',
            district: context.district?.slug ?? '',
            messages: [say.requestForCoordinators(context.request!)],
          }),
        },
      ],
    },
    alreadyMember: { type: 'final', entry: saying<JoinContext>(say.alreadyMember) },
    nothingToAdd: { type: 'final', entry: saying<JoinContext>(say.nothingToAdd) },
    noDistrictYet: { type: 'final', entry: saying<JoinContext>(say.noDistrictYet) },
    backAgain: { type: 'final', entry: saying<JoinContext>(say.backAgain) },
    turnedAway: { type: 'final', entry: saying<JoinContext>(say.turnedAway) },
    notNow: { type: 'final', entry: saying<JoinContext>(say.notNow) },
    cancelled: { type: 'final', entry: saying<JoinContext>(say.cancelled) },
  },
});

export const join: Flow = {
  name: 'join',
  version: 1,
  purpose: 'Consent, then membership by an invitation code or by a request to the coordinators.',
  machine,
  choices: ({ value, context }) => {
    switch (value) {
      case 'consent':
        return choices.consentChoices();
      case 'code':
        return choices.codeChoices(context as JoinContext);
      case 'district':
        return choices.districtChoices(context as JoinContext);
      case 'division':
        return choices.divisionChoices(context as JoinContext);
      default:
        return [];
    }
  },
};
