/**
 * What a flow can know: plain values that the engine reads before an event is given to a flow, or that it reads when
 * a flow asks. All are JSON, since they may stay in a run's context between two messages.
 */
import type { EvidenceProblem } from '../models/evidence.ts';
import type { OfficerState, Role } from '../models/officer.ts';
import type { Answers } from '../models/update.ts';

/** Read before every event, by `_id` or one indexed field. */
export interface Facts {
  /** Epoch ms: the time of the event. */
  now: number;
  userId: string;
  /** Null until the person asked to join or used a code. */
  person: Person | null;
  district: DistrictView | null;
}

export interface Person {
  name: string;
  role: Role;
  state: OfficerState;
  /** The divisions the person serves, or asked for while `pending`. */
  divisions: DivisionView[];
}

export interface DistrictView {
  slug: string;
  /** "สำนักงานเขตร่มเย็น" */
  name: string;
  /** Day of the month by which each ฝ่าย reports. */
  reportDay: number;
}

export interface DivisionView {
  /** `district/slug` */
  id: string;
  /** "ฝ่ายทะเบียน" */
  name: string;
  /** "ทะเบียน" */
  shortName: string;
}

/** An assignment as a person sees it. */
export interface WorkItem {
  id: string;
  division: DivisionView;
  codes: string[];
  indicator: number | null;
  indicatorName: string | null;
  /** Title of the item. */
  title: string;
  /** Text of the activity; null when the item has none. */
  text: string | null;
  outputs: string[];
  channels: string[];
  /** ISO date. */
  due: string | null;
  cadence: string | null;
  asks: 'percent' | 'count' | null;
  unit: string | null;
  target: number | null;
  current:
    | (Answers & { update: string; month: string; at: number; mine: boolean; photos: number; files: number })
    | null;
}

/** A saved report with its evidence. */
export interface UpdateView extends Answers {
  id: string;
  assignment: string;
  month: string;
  at: number;
  /** The person who looks wrote it. */
  mine: boolean;
  authorName: string;
  evidence: EvidenceView[];
  /** How often it was corrected. */
  corrections: number;
}

export interface EvidenceView {
  id: string;
  kind: 'photo' | 'file' | 'link';
  /** File name or address of a link. */
  name: string | null;
  caption: string | null;
  takenAt: number | null;
  /** Signed addresses for LINE to show; null where the server has no public https address. */
  thumbnailUrl: string | null;
  url: string | null;
}

/** What became of a photo or file that was sent. */
export type EvidenceResult =
  | { id: string; ok: true; takenAt: number | null; thumbnailUrl: string | null; sameAs: EarlierUse | null }
  | { id: string; ok: false; problem: EvidenceProblem };

/** The same bytes were already sent: in this draft, or in a saved report. */
export interface EarlierUse {
  evidence: string;
  update: string | null;
  /** Label and month of that report, e.g. "O15", "2026-10". */
  label: string | null;
  month: string | null;
}

/** The progress of a division in the month, for the coordinator. */
export interface DivisionProgress {
  division: DivisionView;
  total: number;
  done: number;
  inProgress: number;
  notStarted: number;
  postponed: number;
  /** Without a report this month, and not done before. */
  missing: number;
  overdue: number;
  officers: number;
}

/** Somebody who waits for approval, or a member. */
export interface MemberView {
  /** Id of the officer document. */
  id: string;
  userId: string;
  name: string;
  role: Role;
  state: OfficerState;
  divisions: DivisionView[];
  /** Further divisions that an active member asked for; empty for others. */
  asksFor: DivisionView[];
  requestedAt: number | null;
}

/**
 * Questions: reads that a flow asks with the action `ask`. The engine answers within the same step, before anything is
 * stored, with the event `answered.NAME`. They see only what the person may see.
 */
export interface Questions {
  /** The assignments of the person's divisions that are not retired, in the plan's order. */
  work: { params: Record<string, never>; answer: WorkItem[] };
  /** One assignment; null when gone or not the person's to see. */
  assignment: { params: { id: string }; answer: WorkItem | null };
  /** Assignments whose code or words fit, best first, at most 10 each. `others` are of other divisions of the district. */
  'find-work': { params: { text: string }; answer: { own: WorkItem[]; others: WorkItem[] } };
  /** Updates of an assignment, newest first, at most 12. */
  history: { params: { assignment: string }; answer: { item: WorkItem; updates: UpdateView[] } | null };
  update: { params: { id: string }; answer: { update: UpdateView; item: WorkItem } | null };
  districts: { params: Record<string, never>; answer: DistrictView[] };
  divisions: { params: { district: string }; answer: DivisionView[] };
  /** Coordinators and directors only; empty for others. */
  overview: { params: Record<string, never>; answer: DivisionProgress[] };
  /** Assignments of one division, for coordinators and directors. */
  'division-work': { params: { division: string }; answer: WorkItem[] };
  /** Coordinators only; empty for others. Those who are `pending`, and members who ask for a further division. */
  requests: { params: Record<string, never>; answer: MemberView[] };
  members: { params: Record<string, never>; answer: MemberView[] };
}
export type QuestionName = keyof Questions;

/**
 * Effects: what is done after the step is stored, in order, each safe to repeat. One with an `answer` other than void
 * comes back as the event `done.NAME`.
 */
export interface Effects {
  /** Answers the person: by the reply token while young, else by push. All of a step go in one request. */
  say: { params: { messages: LineMessage[] }; answer: null };
  /** Tells others, by push (counted by LINE). `coordinators` are those of the person's district. */
  notify: {
    params: { to: { userId: string } | 'coordinators'; district: string; messages: LineMessage[] };
    answer: null;
  };
  /** Saves a report, or with `replaces` corrects one of the person's own (the earlier answers stay in its history). */
  'save-update': {
    params: {
      assignment: string;
      month: string;
      answers: Answers;
      evidence: { id: string; caption: string | null }[];
      replaces: string | null;
    };
    answer: { ok: true; update: string } | { ok: false; problem: 'not-allowed' | 'retired' | 'gone' };
  };
  /** Starts the download; the result comes later as the event `evidence`. */
  'fetch-evidence': {
    params: { messageId: string; kind: 'photo' | 'file'; name: string | null; externalUrl: string | null };
    answer: null;
  };
  /** Keeps a link as evidence; `id` is made by the flow from its run. */
  'keep-link': { params: { id: string; url: string }; answer: null };
  /** Evidence of a draft that is given up. Saved evidence is never touched. */
  'drop-evidence': { params: { ids: string[] }; answer: null };
  /** The event `timer` comes after so many seconds. */
  later: { params: { name: string; seconds: number }; answer: null };
  'redeem-invitation': {
    params: { code: string; consentVersion: number };
    answer:
      | { ok: true; role: Role; district: DistrictView; divisions: DivisionView[] }
      | { ok: false; problem: 'unknown' | 'expired' | 'used-up' | 'blocked' };
  };
  /**
   * `divisions` are ids. Somebody new (also after refused or withdrawn) becomes `pending` with them; an active member
   * stays active and asks for them in addition. `already-member` when every one of them is served already.
   */
  'request-membership': {
    params: { district: string; divisions: string[]; consentVersion: number };
    answer: { ok: true; request: MemberView } | { ok: false; problem: 'blocked' | 'already-member' };
  };
  /** `officer` is the id of the officer document. Refusing a further division leaves the member as he or she was. */
  'decide-membership': {
    params: { officer: string; decision: 'approve' | 'refuse' };
    answer:
      | { ok: true; member: MemberView }
      | { ok: false; problem: 'not-allowed' | 'gone' | 'decided-before' };
  };
  'make-invitation': {
    params: { role: Role; divisions: string[]; maxUses: number; days: number };
    answer: { ok: true; code: string; expiresAt: number } | { ok: false; problem: 'not-allowed' };
  };
  /** The name is removed and the rights end; reports stay with the division. */
  'withdraw-consent': { params: Record<string, never>; answer: { ok: true } };
  /** Remembers that the person follows or blocked the account; refreshes the name. */
  'note-follow': { params: { follows: boolean }; answer: null };
}
export type EffectName = keyof Effects;

/** A LINE message object (text or flex) as sent to the Messaging API. */
export type LineMessage = { type: string } & Record<string, unknown>;
