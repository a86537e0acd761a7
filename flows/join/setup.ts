/** What `join` knows, and the named steps and conditions that its machine is made of. */
import { assign, setup } from 'xstate';
import type { OfficerState, Role } from '../../models/officer.ts';
import { type Asking, missedBy, unasked } from '../asking.ts';
import type { DistrictView, DivisionView, MemberView } from '../facts.ts';
import { type FlowEvent, type FlowInput, flowActions } from '../flow.ts';
import { invitationCode } from '../invitation-code.ts';
import type { JoinStart } from '../starts.ts';
import * as say from '../wording/join.ts';
import * as choices from './choices.ts';

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
  /** A code before was not good. */
  codeFailed: boolean;
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

type JoinInput = FlowInput<Partial<JoinStart>>;

export const initialContext = ({ input: { run, facts, start } }: { input: JoinInput }): JoinContext => ({
  run,
  ...unasked,
  standing: facts.person?.state ?? 'new',
  role: facts.person?.role ?? null,
  own: facts.person?.divisions ?? [],
  followed: start.reason === 'follow',
  home: facts.person?.state === 'active' ? facts.district : null,
  code: invitationCode(start.text ?? ''),
  codeFailed: false,
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
});

/** So long after the last photo of an album it is answered. */
const QUIET_SECONDS = 2;
const mediaTimer = ({ media }: JoinContext) => `media-${media}`;

/** Transitions for the photos and files of somebody who is no member yet, and for what is led back to the question. */
export const noMediaYet = <State extends string>(state: State) => {
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

export const joining = setup({
  types: {} as { context: JoinContext; events: FlowEvent; input: JoinInput },
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
});
