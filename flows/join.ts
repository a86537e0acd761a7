/**
 * Joining: consent, then an invitation code or a request to the coordinators; also the way to a further division.
 *
 *     consent -> reading -> code -> redeeming  -> joined
 *                           code -> [district ->] division -> requesting -> requested
 */
import { and, assign } from 'xstate';
import { saying, tapped, unasked, unclear, waiting } from './asking.ts';
import type { Flow } from './flow.ts';
import * as choices from './join/choices.ts';
import { initialContext, type JoinContext, joining, noMediaYet } from './join/setup.ts';
import * as say from './wording/join.ts';

const machine = joining.createMachine({
  id: 'join',
  context: initialContext,
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
            actions: assign(({ context, event }) => ({
              ...unasked,
              code: null,
              codeFailed: true,
              note: event.answer.ok ? null : say.codeProblem(event.answer.problem, context.codeFailed),
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
  place: 'direct',
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
